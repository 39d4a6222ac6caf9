"""The words of the cover report: Kent's, and what other counts ask for."""

import re
from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from faces import PUBLIC
from kent import summary as kent_summary
from qpr_core import (
    Direction,
    FinancialYear,
    Indicator,
    Narrative,
    NoDirection,
    Polarity,
    Rag,
    Scorecard,
    Section,
    Summary,
    Thresholds,
    TimeSeries,
    bridge,
    check_text,
    explain,
    narrate,
    notes,
    summarise,
)
from qpr_core.answers import Member
from qpr_core.errors import StyleError, SummaryError
from qpr_core.methods import Regression
from qpr_core.rules import Levels, RatingRule, Scheme
from qpr_core.styles import (
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    CoverWords,
    Explanations,
    NumberStyle,
    Phrase,
    Plural,
    Style,
)
from qpr_core.testing import a_summary, plain_scorecards, summaries
from qpr_core.text import BulletList
from qpr_core.units import Unit
from qpr_core.wording.text.numbers import count_text
from qpr_core.wording.text.phrases import check_words

KENT_OPENING = (
    "Of the 38 Key Performance Indicators (KPIs) contained within the QPR, 15 achieved target (Green), 15 achieved or "
    "exceeded the floor standard but did not meet target (Amber). 8 KPIs did not meet the floor standard (Red)."
)
KENT_RATINGS = """\
Of the 38 KPIs included in the report, the latest RAG status are as follows:
- 15 are rated Green (one fewer than the previous Quarter) – the target was achieved or exceeded.
- 15 are rated Amber (four more than the previous Quarter) – performance achieved or exceeded the expected floor \
standard but did not meet target.
- 8 are rated Red (three fewer than the previous Quarter) – performance did not meet the expected floor standard."""
KENT_REDS = """\
The 8 indicators where the RAG rating is Red, are in:
- Customer Services
  - Percentage of complaints responded to within timescale
- Governance and Law
  - Percentage of Freedom of Information Act (FoI) requests completed within 20 working days
  - Percentage of Data Protection Act (DPA) Subject Access requests completed within statutory timescales
- Children, Young People and Education
  - Percentage of Education, Health Care Plans (EHCPs) issued within 20 weeks
  - Percentage of annual EHCP reviews waiting over 12 months
  - Percentage of pupils (with EHCP's) being placed in independent or out of county special schools
  - Percentage of case holding posts filled by permanent qualified social workers
- Adult Social Care
  - Percentage of new Care Needs Assessments delivered within 28 days"""
KENT_TRAVEL = (
    "With regards to Direction of Travel, seven indicators show a positive trend (three more than the previous "
    "Quarter), 19 are stable or with no clear trend (five fewer than the previous Quarter), and 12 are showing a "
    "negative trend (two more than the previous Quarter)."
)
KENT_PERIOD = "This report presents performance to the end of September 2023 (Quarter 2, 2023/24)."


@pytest.mark.parametrize("paragraph", [KENT_PERIOD, KENT_OPENING, KENT_RATINGS, KENT_REDS, KENT_TRAVEL])
def test_narrate_kents_quarter_2_is_word_for_word(paragraph: str) -> None:
    """Kent County Council, Quarterly Performance Report, Q2 2023/24: 2.2 to 2.4."""
    narrative = narrate(kent_summary())
    assert f"\n\n{paragraph}\n\n" in f"\n\n{narrative}\n\n"
    assert f"\n\n{paragraph}\n\n" in f"\n\n{narrative.to_markdown()}\n\n"


def test_narrate_summary_is_the_paragraphs_and_nothing_else() -> None:
    heading = "Quarterly Performance Report, Quarter 2, 2023/24"
    paragraphs = [KENT_PERIOD, KENT_OPENING, KENT_RATINGS, KENT_REDS, KENT_TRAVEL]
    assert str(narrate(kent_summary())) == "\n\n".join([heading, *paragraphs])
    assert narrate(kent_summary()).to_markdown() == "\n\n".join([f"## {heading}", *paragraphs])


def test_narrate_kents_quarter_1_is_without_an_earlier_quarter() -> None:
    before = kent_summary().previous
    assert before is not None
    text = str(narrate(before))
    assert "16 achieved target (Green), 11 achieved or exceeded the floor standard" in text
    assert "\n- 11 are rated Red – performance did not meet the expected floor standard." in text
    assert "four indicators show a positive trend, 24 are stable or with no clear trend, and 10 are show" in text
    assert "previous" not in text


def test_quarters_are_named_in_the_financial_year_of_the_summary() -> None:
    summary = Summary(
        period="Q2 2023",
        indicators=1,
        ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0},
        financial_year=FinancialYear("January"),
    )
    assert str(narrate(summary).parts[0]) == "Quarterly Performance Report, Quarter 2, 2023"
    assert (
        str(narrate(summary).parts[1]) == "This report presents performance to the end of June 2023 (Quarter 2, 2023)."
    )


def text_of(
    green: int,
    amber: int,
    red: int,
    *,
    total: int | None = None,
    travel: tuple[int, int, int] | None = None,
    before: tuple[int, int, int] | None = None,
    names: int | None = None,
    style: Style | None = None,
) -> str:
    number = total or green + amber + red
    names_of = {} if names is None else {Rag.RED: [("Highways", f"Name {index}") for index in range(names)]}
    previous = None
    if before is not None:
        previous = Summary(period="Q1 2023/24", indicators=number, ratings=dict(zip(Rag, before, strict=True)))
    summary = Summary(
        period="Q2 2023/24",
        indicators=number,
        ratings={Rag.GREEN: green, Rag.AMBER: amber, Rag.RED: red},
        directions=None if travel is None else dict(zip(Direction, travel, strict=True)),
        listed=names_of,
        previous=previous,
    )
    return str(narrate(summary) if style is None else narrate(summary, style=style))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (text_of(20, 17, 1, before=(20, 15, 3)), "- 1 is rated Red (two fewer than the previous Quarter) – perf"),
        (text_of(20, 17, 1), "(Amber). 1 KPI did not meet the floor standard (Red)."),
        (text_of(20, 18, 0, before=(20, 10, 8)), "- None are rated Red (eight fewer than the previous Quarter)."),
        (text_of(20, 18, 0), "(Amber). No KPIs fell below the floor standard (Red)."),
        (text_of(0, 30, 8), "contained within the QPR, 30 achieved or exceeded"),
        (text_of(38, 0, 0), "\n\nAll 38 KPIs achieved target (Green).\n\n"),
        (text_of(20, 17, 1, names=1), "The indicator where the RAG rating is Red, is in:\n- Highways\n  - Name 0"),
        (text_of(20, 18, 0, names=0), "There are no indicators where the RAG rating is Red."),
        (text_of(28, 5, 5, before=(16, 11, 11)), "- 28 are rated Green (12 more than the previous Quarter) – the t"),
        (text_of(16, 11, 11, before=(16, 11, 11)), "- 16 are rated Green (remaining the same as in the previous Quar"),
        (text_of(16, 11, 11), "- 16 are rated Green – the target was achieved or exceeded."),
        (text_of(1, 0, 0), "\n\nThe only KPI achieved target (Green).\n\n"),
        (text_of(1, 0, 0), "The latest RAG status of the only KPI is as follows:\n- 1 is rated"),
        (text_of(17, 14, 8, total=40), "Of the 40 Key Performance Indicators (KPIs) contained within the QPR, 17 ach"),
        (text_of(17, 14, 8, total=40), "8 KPIs did not meet the floor standard (Red). 1 KPI is not rated."),
        (text_of(17, 14, 7, total=40), "7 KPIs did not meet the floor standard (Red). 2 KPIs are not rated."),
        (
            text_of(17, 14, 8, total=40, before=(20, 12, 8)),
            "\n- 1 is not rated (one more than the previous Quarter) – no rating could be given.",
        ),
        (
            text_of(17, 14, 7, total=40, before=(20, 11, 7)),
            "\n- 2 are not rated (remaining the same as in the previous Quarter) – no rating could be given.",
        ),
        (text_of(17, 14, 8, total=40), "\n- 1 is not rated – no rating could be given."),
        (
            text_of(16, 11, 11, travel=(0, 0, 38)),
            "no indicators show a positive trend, none are stable or with no clear trend, and 38 are showing",
        ),
        (
            text_of(16, 11, 11, travel=(1, 1, 36)),
            "one indicator shows a positive trend, one is stable or with no clear trend, and 36 are showing",
        ),
        (text_of(16, 11, 11, travel=(19, 18, 1)), ", and one is showing a negative trend."),
        (text_of(16, 11, 11, travel=(19, 19, 0)), ", and none are showing a negative trend."),
        (
            text_of(16, 11, 11, travel=(10, 20, 7)),
            (
                ", 20 are stable or with no clear trend, seven are showing a negative trend, "
                "and one has no direction of travel."
            ),
        ),
        (text_of(16, 11, 11, travel=(10, 20, 0)), ", and eight have no direction of travel."),
    ],
)
def test_cover_has_sentences_that_kents_quarters_did_not_need(text: str, sentence: str) -> None:
    """The table of that name in the notes on how reports are made."""
    assert sentence in text


ZERO_WITH_MEANING = Phrase(
    zero="None are rated {band}{share}{change}{meaning}.",
    one="{count} is rated {band}{change}{meaning}.",
    other="{count} are rated {band}{change}{meaning}.",
)
FRENCH = Phrase(zero="", one="{count} {band}{meaning}.", other="{count} {band}{meaning}.", rule=lambda _: Plural.ONE)


@pytest.mark.parametrize(
    "style",
    [
        KENT,
        STATISTICAL,
        MEETING_MINUTES,
        BRACKNELL,
        Style(cover=CoverWords(rated=ZERO_WITH_MEANING)),
        Style(cover=CoverWords(rated=FRENCH)),
    ],
    ids=["Kent", "statistical", "minutes", "Bracknell", "its own form of zero", "no form of zero"],
)
@pytest.mark.parametrize("zero", list(Rag))
def test_cover_band_without_kpis_is_printed_without_its_meaning(style: Style, zero: Rag) -> None:
    """A "None are rated Green ...: the target was met" reads as if it was met."""
    counts = {band: 0 if band is zero else 4 for band in Rag}
    before = Summary(period="Q1 2023/24", indicators=12, ratings=dict.fromkeys(Rag, 4))
    summary = Summary(period="Q2 2023/24", indicators=12, ratings=counts, previous=before)
    text = str(narrate(summary, style=style, sections=Section.RATINGS))
    words = style.cover.bands or CoverWords().bands  # minutes give no band its meaning
    assert words[zero].meaning not in text
    assert all((words[band].meaning in text) is bool(style.cover.bands) for band in Rag if band is not zero)


def carrying(*results: Any) -> Summary:
    entries = [
        (
            Indicator(
                code=f"K{index}",
                name=f"Name {index}",
                polarity=Polarity.HIGHER_IS_BETTER,
                unit="%",
                thresholds=Thresholds(target=85, floor=80),
            ),
            TimeSeries(result),
        )
        for index, result in enumerate(results)
    ]
    return summarise(Scorecard(entries).report("Q2 2023/24"))


LATE, ON_TIME, NONE = {"Q1 2023/24": 86}, {"Q2 2023/24": 86}, {"Q1 2022/23": 86}


@pytest.mark.parametrize(
    ("summary", "end"),
    [
        (carrying(LATE, LATE, LATE), " Each of the 3 ratings is carried forward from an earlier result."),
        (
            carrying(LATE, LATE, NONE),
            " 1 KPI is not rated. Each of the 2 ratings is carried forward from an earlier result.",
        ),
        (carrying(LATE), " The only rating is carried forward from an earlier result."),
        (carrying(LATE, LATE, ON_TIME), " 2 of the 3 ratings are carried forward from earlier results."),
        (carrying(LATE, ON_TIME), " 1 of the 2 ratings is carried forward from an earlier result."),
        (carrying(ON_TIME, ON_TIME), "Both KPIs achieved target (Green)."),
        (carrying(ON_TIME, NONE), " No KPIs fell below the floor standard (Red). 1 KPI is not rated."),
        (carrying(NONE, NONE), "Neither of the two KPIs is rated."),
    ],
)
def test_cover_opening_counts_the_ratings_that_are_carried_forward(summary: Summary, end: str) -> None:
    """Without a result of September, "3 achieved target" would be based on none."""
    narrative = narrate(summary, sections=Section.OPENING)
    assert str(narrative).endswith(end)
    assert not check_text(str(narrative), summary).discrepancies
    assert all(evaluated(quantity.source, summary) == quantity.value for quantity in narrative.quantities)


def test_cover_leaves_out_facts_that_the_summary_does_not_have() -> None:
    text = text_of(16, 11, 11)
    assert "Direction of Travel" not in text
    assert "where the RAG rating" not in text
    assert "not rated" not in text
    assert "has no direction" not in text_of(16, 11, 11, travel=(10, 20, 8))


def test_cover_lists_services_in_the_given_order() -> None:
    summary = Summary(
        period="Q2 2023/24",
        indicators=4,
        ratings={Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 4},
        listed={Rag.RED: [("Waste", "W1"), ("Adults", "A1"), ("Waste", "W2"), ("Adults", "A2")]},
    )
    assert "are in:\n- Waste\n  - W1\n  - W2\n- Adults\n  - A1\n  - A2" in str(narrate(summary))


def test_cover_lists_kpis_without_a_service_separately() -> None:
    summary = Summary(
        period="Q2 2023/24",
        indicators=2,
        ratings={Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 1},
        listed={Rag.AMBER: [(None, "Calls")], Rag.RED: [(None, "Visits")]},
    )
    text = str(narrate(summary))
    red, amber = "The indicator where the RAG rating is Red is:\n- Visits", "rating is Amber is:\n- Calls"
    assert text.index(red) < text.index(amber)


class Stars(Scheme):
    """A scheme of two bands that no style knows."""

    STAR = "Star"
    TRIANGLE = "Triangle"


@pytest.mark.parametrize(
    ("stars", "triangles", "sentence"),
    [
        (3, 2, "\n\nOf 5 KPIs, 3 are Star and 2 Triangle.\n\n"),
        (4, 1, "\n\nOf 5 KPIs, 4 are Star and 1 is Triangle.\n\n"),
        (5, 0, "\n\nAll 5 KPIs are Star.\n\n"),
        (0, 5, "\n\nAll 5 KPIs are Triangle.\n\n"),
        (3, 2, "the latest Star/Triangle status are as follows:\n- 3 are rated Star.\n- 2 are rated Triangle."),
    ],
)
def test_cover_scheme_unknown_to_the_style_has_the_names_of_its_bands(
    stars: int, triangles: int, sentence: str
) -> None:
    summary = Summary(period="Q2 2023/24", indicators=5, ratings={Stars.STAR: stars, Stars.TRIANGLE: triangles})
    assert sentence in str(narrate(summary))


def test_cover_does_not_mention_a_floor_if_there_is_a_tolerance() -> None:
    text = str(narrate(summarise(bracknell_scorecard().report("Q4 2024/25"))))
    assert "\n\nOf 9 KPIs, 8 are Green and 1 is Red.\n\n" in text
    assert "\n- 8 are rated Green (three more than the previous Quarter).\n" in text
    assert "floor" not in text
    assert "achieved" not in text


@pytest.mark.parametrize(
    ("thresholds", "by_floor"),
    [
        (Thresholds(target=85, floor=80), True),
        (None, True),
        (Thresholds(target=85, tolerance=5), False),
        (Thresholds(target=85, floor=80, green_tolerance=1), False),
    ],
)
def test_cover_names_target_and_floor_only_if_every_rating_uses_both(
    thresholds: Thresholds | None, by_floor: bool
) -> None:
    plain, other = (
        Indicator(code=code, name=code, polarity=Polarity.HIGHER_IS_BETTER, unit="%", thresholds=given_thresholds)
        for code, given_thresholds in (("K1", Thresholds(target=85, floor=80)), ("K2", thresholds))
    )
    results = TimeSeries({"Q2 2023/24": 84})
    summary = summarise(Scorecard([(plain, results), (other, results)]).report("Q2 2023/24"))
    assert summary.by_floor is by_floor
    assert ("floor standard" in str(narrate(summary))) is by_floor


def test_cover_style_changes_words_and_numbers() -> None:
    lower = Style(cover=CoverWords(previous="the previous quarter"), change_numbers=NumberStyle.DIGITS)
    assert "(4 more than the previous quarter)" in text_of(15, 15, 8, before=(16, 11, 11), style=lower)
    digits = Style(direction_numbers=NumberStyle.DIGITS)
    assert "7 indicators show a positive trend" in text_of(15, 15, 8, travel=(7, 19, 12), style=digits)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"previous": 5}, "previous must be text, got 5"),
        ({"opening": "Of the {count}"}, "opening must be a Phrase, got 'Of the {count}'"),
        (
            {"more": "{share} more"},
            "phrase must use only the placeholders before, count, flows, previous, quarter, got '{share} more' (more)",
        ),
        ({"previous": "{x}"}, "phrase must use only the placeholders quarter, got '{x}' (previous)"),
        ({"more": "{count"}, "phrase must have matching braces, got '{count' (more)"),
        ({"more": "{count!r}"}, "phrase must have only names in its braces, got '{count!r}' (more)"),
        ({"more": "{count:03d}"}, "phrase must have only names in its braces, got '{count:03d}' (more)"),
        ({"more": "{count.real}"}, "phrase must have only names in its braces, got '{count.real}' (more)"),
        ({"more": "{}"}, "phrase must have only names in its braces, got '{}' (more)"),
        ({"with_zeros": "no"}, "with_zeros must be True or False, got 'no'"),
        ({"bands": {"Green": None}}, "bands must map bands to BandWords, got 'Green' with None"),
        ({"bands": {Rag.GREEN: "met"}}, "bands must map bands to BandWords, got Rag.GREEN with 'met'"),
        ({"bands": 5}, "words must be a mapping from answers to text, got 5"),
        ({"schemes": {Rag: 5}}, "name of Rag must be text, got 5"),
        ({"schemes": {"Rag": "RAG"}}, "schemes must map rating schemes to their names, got 'Rag'"),
        ({"directions": {}}, "directions must have a phrase for each Direction, got {}"),
    ],
)
def test_cover_words_with_an_unknown_placeholder_are_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        CoverWords(**parts)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"rating_numbers": "digits"}, "rating_numbers must be a NumberStyle, got 'digits'"),
        ({"explanations": None}, "explanations must be Explanations, got None"),
        ({"cover": {"previous": "last quarter"}}, "cover must be CoverWords, got {'previous': 'last quarter'}"),
        ({"common": None}, "common must be CommonWords, got None"),
    ],
)
def test_style_with_a_part_of_the_wrong_type_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        Style(**parts)
    assert str(caught.value) == message


def test_narrate_wrong_types_raise_an_error() -> None:
    with pytest.raises(
        StyleError, match="result must be a Report, a Summary, a Bridge, a MethodComparison or an ItemReport, got None"
    ):
        narrate(None)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="style must be a Style, got 'kent'"):
        narrate(kent_summary(), style="kent")  # type: ignore[arg-type]  # a wrong type is what is tested


DISHONEST = re.compile(
    r"None\b(?! (?:are|of))|nan|Decimal\(|Fraction\(|-\d|\{|\}| {2}(?! ?- )|\b1 are\b|\b1 KPIs\b|\bone are\b"
)


@given(summaries())
def test_honesty_cover_has_only_words_and_numbers(summary: Summary) -> None:
    for line in str(narrate(summary)).splitlines():
        assert not DISHONEST.search(line.lstrip()), line


def evaluated(source: str, record: object) -> object:
    names = PUBLIC | {"Stars": Stars}
    return eval(f"_.{source}", names | {"_": record})


@given(summaries() | plain_scorecards().map(lambda card: summarise(card.report("Q4 1999/00"))))
def test_cover_numbers_are_facts_of_the_summary(summary: Summary) -> None:
    narrative = narrate(summary)
    for quantity in narrative.quantities:
        assert evaluated(quantity.source, summary) == quantity.value
        assert isinstance(quantity.value, int)
        written = {count_text(abs(quantity.value), style) for style in (NumberStyle.DIGITS, NumberStyle.WORDS_TO_NINE)}
        assert quantity.text in written
    digits = re.findall(r"\b\d+\b", str(narrative).split("\n\n", 2)[2])
    names = re.findall(r"\b\d+\b", str(list(summary.listed.values())))
    assert len(digits) - len(names) <= len(narrative.quantities)


@given(summaries())
def test_conservation_cover_counts_add_up_to_the_indicators(summary: Summary) -> None:
    bullets = re.findall(r"^- (None|\d+) (?:is|are) (?:not )?rated", str(narrate(summary)), re.MULTILINE)
    assert sum(0 if count == "None" else int(count) for count in bullets) == summary.indicators


HOSTILE = [
    "<script>alert(1)</script>",
    "*bold* _thin_ `code` ~~gone~~",
    "[link](https://example.org) ![picture](x)",
    "1. one",
    "12) twelve",
    "- dash",
    "+ plus",
    "# heading",
    "> quote",
    "&amp; &lt;",
    "a | b | $c$",
    "back\\slash \\* ",
    "===",
    "Percentage of EHCP's (all) at 100% – “quoted”",
    "مرحبا e\u0301",
]


@pytest.mark.parametrize("name", [name.strip() for name in HOSTILE])
def test_to_markdown_name_is_read_as_the_name_and_nothing_else(name: str) -> None:
    summary = Summary(
        period="Q2 2023/24",
        indicators=1,
        ratings={Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1},
        listed={Rag.RED: [(name, name)]},
    )
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(narrate(summary).to_markdown())
    inline = [token for token in tokens if token.type == "inline"]
    found = [token for token in inline if "".join(child.content for child in token.children or []) == name]
    assert len(found) == 2
    assert all({child.type for child in token.children or []} <= {"text", "text_special"} for token in found)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds == {"heading", "inline", "paragraph", "bullet_list", "list_item"}
    assert name in str(narrate(summary))


@pytest.mark.parametrize("name", [name.strip() for name in HOSTILE])
def test_to_markdown_escapes_names_of_bands_units_rules_and_comparators(name: str) -> None:
    bands = {"BEST": name, "MIDDLE": f"{name} 2", "WORST": f"{name} 3"}
    scheme: Any = Scheme("Scheme", bands)  # type: ignore[arg-type]  # the call that makes a class
    rule = RatingRule(name=name, version=1, decide=lambda case: list(scheme)[case.rank])
    unit, levels = Unit(name=name, before=name, after=name), Levels({scheme.BEST: 85, scheme.MIDDLE: 80})
    comparators = {name: TimeSeries({"2022/23": 1})}
    indicators = [
        Indicator(
            code=f"{name}{index}",
            name=name,
            polarity=Polarity.HIGHER_IS_BETTER,
            unit=unit,
            thresholds=levels,
            rule=rule if index else None,
            comparators=comparators,
            redefined={"Q2 2023/24": name},
            renamed={"Q2 2023/24": name},
        )
        for index in (0, 1)
    ]
    series = TimeSeries({"Q1 2023/24": 70, "Q2 2023/24": 84})
    report = Scorecard((indicator, series) for indicator in indicators).report("Q2 2023/24")
    texts: list[Any] = [narrate(summarise(report)), narrate(bridge(report)), notes(report)]
    texts += [explain(each) for each in report.assessments]
    texts += [explain(each.standing) for each in report.assessments]
    for text in texts:
        tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(text.to_markdown())
        inline = [token for token in tokens if token.type == "inline"]
        read = "\n".join("".join(child.content or "\n" for child in token.children or []) for token in inline)
        bullet = "^ *- " if isinstance(text, Narrative) else "^$"
        assert read.splitlines() == [re.sub(bullet, "", line) for line in str(text).splitlines() if line]
        assert {child.type for token in inline for child in token.children or []} <= {
            "text",
            "text_special",
            "softbreak",
        }


@given(st.text(min_size=1, max_size=30))
def test_to_markdown_keeps_every_accepted_name(name: str) -> None:
    counts = {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}
    try:
        summary = Summary(period="Q2 2023/24", indicators=1, ratings=counts, listed={Rag.RED: [(None, name)]})
    except SummaryError:
        return
    tokens = MarkdownIt("commonmark").parse(narrate(summary).to_markdown())
    inline = [token for token in tokens if token.type == "inline"]
    assert name in ["".join(child.content for child in token.children or []) for token in inline]


def test_narrative_parts_can_be_chosen() -> None:
    narrative = narrate(kent_summary())
    chosen = Narrative((narrative.parts[5], narrative.parts[2]))
    assert str(chosen) == f"{KENT_TRAVEL}\n\n{KENT_OPENING}"
    assert repr(narrative.parts[0]) == "<Heading: Quarterly Performance Report, Quarter 2, 2023/24>"
    assert repr(narrative.parts[2]) == f"<Paragraph: {KENT_OPENING}>"
    assert repr(narrative.parts[3]) == f"<BulletList\n{KENT_RATINGS}\n>"
    ratings = narrative.parts[3]
    assert isinstance(ratings, BulletList)
    assert repr(ratings.items[2]) == f"<Item\n{KENT_RATINGS.splitlines()[3]}\n>"
    assert repr(chosen) == f"<Narrative\n{KENT_TRAVEL}\n\n{KENT_OPENING}\n>"
    assert narrative.parts[2].to_markdown() == str(narrative.parts[2])  # type: ignore[union-attr]  # a wrong type is what is tested
    assert hash(narrative) == hash(narrate(kent_summary()))


def test_narrate_bracknells_report_has_its_style_and_figures() -> None:
    report = bracknell_scorecard().report("Q4 2024/25", method=Regression(minimum_points=3))
    text = str(narrate(summarise(report), style=BRACKNELL))
    assert "8 were within 5% of target or better (Green), none were between 5% and 10% off target (Amber)." in text
    assert "- 8 are rated Green (three more than the previous Quarter) – performance was on target, better, or" in text
    assert "floor standard" not in text


@pytest.mark.parametrize("kind", [Style, Explanations])
def test_cover_words_default_phrases_are_valid(kind: type[Style | Explanations]) -> None:
    for part in fields(kind):
        if isinstance(part.default, str | Phrase):
            check_words(part.name, part.default, part.default)


def test_cover_has_the_change_in_the_number_not_rated() -> None:
    before = a_summary(green=5, amber=3, red=2, unrated=1, period="Q1 2023/24")
    text = str(narrate(a_summary(green=5, amber=3, red=2, unrated=3, previous=before)))
    assert "- 3 are not rated (two more than the previous Quarter) – no rating could be given." in text


def test_cover_has_the_number_without_a_direction() -> None:
    directions = {Direction.POSITIVE: 5, Direction.STABLE: 4, Direction.NEGATIVE: 2}
    summary = Summary(
        period="Q2 2023/24", indicators=13, ratings={Rag.GREEN: 10, Rag.AMBER: 0, Rag.RED: 3}, directions=directions
    )
    assert str(narrate(summary).parts[-1]).endswith(
        "two are showing a negative trend, and two have no direction of travel."
    )


@pytest.mark.parametrize(
    ("reasons", "text"),
    [
        ((NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_POINTS), "There is too little history"),
        ((NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_YEARS), "There is too little history"),
        ((NoDirection.TOO_FEW_POINTS, NoDirection.ACCUMULATES), "No KPI has a direction of travel."),
        ((NoDirection.GAP, NoDirection.NO_POLARITY), "No KPI has a direction of travel."),
    ],
)
def test_cover_without_directions_blames_history_only_if_it_is_too_short(
    reasons: tuple[NoDirection, NoDirection], text: str
) -> None:
    members = [Member(f"K{index}", None, "Calls", Rag.GREEN, direction=reason) for index, reason in enumerate(reasons)]
    summary = Summary(
        period="Q2 2023/24",
        indicators=2,
        ratings={Rag.GREEN: 2, Rag.AMBER: 0, Rag.RED: 0},
        directions=dict.fromkeys(Direction, 0),
        members=members,
    )
    assert str(narrate(summary, sections=Section.DIRECTIONS)).startswith(text)


@pytest.mark.parametrize("style", [PLAIN, STATISTICAL, MEETING_MINUTES])
@pytest.mark.parametrize(("without", "is_same"), [(0, False), (1, False), (2, True)])
def test_directions_are_the_same_only_if_as_many_kpis_have_none(style: Style, without: int, is_same: bool) -> None:
    """Now two of four have no direction; in the quarter before, as many or fewer had no direction."""
    directions = {Direction.POSITIVE: 1, Direction.STABLE: 1, Direction.NEGATIVE: 0}
    parts: dict[str, Any] = {"ratings": dict.fromkeys(Rag, 0), "directions": directions}
    before = Summary(period="Q1 2023/24", indicators=2 + without, **parts)
    now = Summary(period="Q2 2023/24", indicators=4, previous=before, **parts)
    text = str(narrate(now, style=style, sections=Section.DIRECTIONS))
    assert ("These counts are the same" in text or "(unchanged" in text) is is_same


@pytest.mark.parametrize(
    ("style", "text", "lost"),
    [
        (
            KENT,
            "With regards to Direction of Travel, no indicators show a positive trend, one is stable or with no "
            "clear trend, and two are showing a negative trend.",
            "none are showing a negative trend (two fewer than the previous Quarter)",
        ),
        (
            STATISTICAL,
            "Of the KPIs, one has no clear trend; and two are worsening.",
            "none are worsening, down from two in July to September 2023",
        ),
    ],
)
def test_directions_have_not_changed_if_none_was_known_before(style: Style, text: str, lost: str) -> None:
    parts: dict[str, Any] = {"indicators": 3, "ratings": dict.fromkeys(Rag, 0)}
    known = {Direction.POSITIVE: 0, Direction.STABLE: 1, Direction.NEGATIVE: 2}
    before = Summary(period="Q1 2023/24", directions=dict.fromkeys(Direction, 0), **parts)
    now = Summary(period="Q2 2023/24", directions=known, previous=before, **parts)
    assert str(narrate(now, style=style, sections=Section.DIRECTIONS)) == text
    gone = Summary(period="Q3 2023/24", directions=dict.fromkeys(Direction, 0), previous=now, **parts)
    assert lost in str(narrate(gone, style=style, sections=Section.DIRECTIONS))
