"""check_text: true drafts have no discrepancies, and every wrong number is found."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bracknell import BRACKNELL, QUARTERS
from bracknell import scorecard as bracknell_scorecard
from hart import FIRST, SECOND
from hart import scorecard as hart_scorecard
from kent import summary as kent_summary
from outcome_style import OUTCOME_STYLE, OUTCOMES
from qpr_core import (
    Indicator,
    Narrative,
    Period,
    Polarity,
    Rag,
    Scorecard,
    Section,
    Summary,
    Thresholds,
    TimeSeries,
    check_text,
    narrate,
    summarise,
)
from qpr_core.answers import Mistake
from qpr_core.errors import ReportError, StyleError, SummaryError
from qpr_core.methods import LastPeriod
from qpr_core.rules import Scheme
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, Style
from qpr_core.testing import a_series, an_indicator, scorecards, summaries
from qpr_core.text import Quantity
from qpr_core.wording.text.parts import changed
from qpr_core.wording.text.spans import Spans

PRESETS = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF, Style(with_shares=True), BRACKNELL)
KENT_NOW = kent_summary()


READY_MADE = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF)
WITH_OUTCOMES = (OUTCOME_STYLE, *(evolve(each, common=evolve(each.common, band_names=OUTCOMES)) for each in READY_MADE))


def found(text: str, summary: Summary = KENT_NOW, style: Style = KENT) -> list[tuple[Mistake, str, object]]:
    return [(each.mistake, each.words, each.fact) for each in check_text(text, summary, style=style)]


@given(summaries(), st.sampled_from((*PRESETS, *WITH_OUTCOMES)), st.booleans())
def test_check_text_accepts_text_of_narrate(summary: Summary, style: Style, marked: bool) -> None:
    narrative = narrate(summary, style=style)
    assert found(narrative.to_markdown() if marked else str(narrative), summary, style) == []


@pytest.mark.large
@settings(max_examples=settings().max_examples * 2 // 5)
@given(scorecards(), st.integers(0, 9), st.sampled_from((*READY_MADE, *WITH_OUTCOMES)), st.booleans())
def test_check_text_accepts_whole_report(card: Scorecard, steps: int, style: Style, marked: bool) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=6)
    except ReportError:
        return  # nothing to report by then
    assume(report.kpis)
    narrative = narrate(report, style=style)
    assert found(narrative.to_markdown() if marked else str(narrative), summarise(report), style) == []


@pytest.mark.parametrize(
    "style", [PRESETS[0], *(pytest.param(each, marks=pytest.mark.large) for each in (*PRESETS[1:], *WITH_OUTCOMES))]
)
def test_check_text_accepts_published_reports(style: Style) -> None:
    reports = [bracknell_scorecard().report(quarter, quarters=4) for quarter in QUARTERS]
    reports += [hart_scorecard().report(quarter, quarters=3) for quarter in (FIRST, SECOND)]
    for report in reports:
        assert found(str(narrate(report, style=style)), summarise(report), style) == []
    assert found(str(narrate(KENT_NOW, style=style)), style=style) == []


def edited(narrative: Narrative, which: int, by: int) -> Narrative:
    """Change one number of the text, but not the fact behind it."""
    places = iter(range(10_000))

    def change(spans: Spans) -> Spans:
        return tuple(
            evolve(span, text=f"{abs(int(span.value)) + by}")
            if isinstance(span, Quantity) and next(places) == which
            else span
            for span in spans
        )

    return Narrative(tuple(changed(part, change) for part in narrative.parts))


@given(
    summaries(),
    st.sampled_from((*READY_MADE, *WITH_OUTCOMES)),
    st.integers(1, 30),
    st.booleans(),
    st.data(),
)
def test_check_text_finds_any_changed_number(
    summary: Summary, style: Style, by: int, marked: bool, data: st.DataObject
) -> None:
    wanted = [Section.OPENING, Section.RATINGS, Section.LISTED, Section.DIRECTIONS]
    narrative = narrate(summary, style=evolve(style, with_shares=False), sections=wanted)
    which = data.draw(st.integers(0, len(narrative.quantities) - 1))
    quantity = narrative.quantities[which]
    assume(quantity.source != "indicators" or abs(int(quantity.value)) + by != summary.rated_count)
    text, unchanged = (
        each.to_markdown() if marked else str(each) for each in (edited(narrative, which, by), narrative)
    )
    assume(text != unchanged)
    discrepancies = check_text(text, summary, style=style).discrepancies
    assert discrepancies, (quantity, text)
    for each in discrepancies:
        assert text[each.start : each.end] == each.words


TRUE = [
    "Fifteen KPIs were Green, 15 Amber and eight Red.",
    "15 (39%) are Green, 15 (39%) Amber and 8 (21%) Red.",
    "39% of KPIs were Green, 39% Amber and 21% Red.",
    "15 of the 38 KPIs (39%) were Green.",
    "Green: 15\nAmber: 15\nRed: 8",
    "Green fell from 16 to 15; Amber is up from 11 to 15; Red went from 11 to 8.",
    "The number of Reds is down by three since last quarter, and Amber up four.",
    "There were four more Amber KPIs than in Quarter 1, 2023/24.",
    "Green (-1), Amber (+4) and Red (-3).",
    "Red has decreased by three compared with Q1 2023/24.",
    "20 were Green (15 now).",  # of the same quarter last year
    "There was a decrease of three in the Reds and an increase of 4 in Ambers.",
    "Twelve indicators show a negative trend, two more than in the previous quarter.",
    "Nineteen are stable; seven are improving and 12 worsening.",
    "At the end of September 2023 (Quarter 2, 2023/24), eight were Red.",
    "In Quarter 1, 2023/24, 16 were Green.",
    "In Quarter 4, 2022/23, 20 KPIs were Green.",  # of which the summary knows nothing
    "There are five fewer Greens than in the same quarter last year.",
    "One of the Reds is new. None of this is a claim.",
    "Calls answered rose to 78% (Red), 15 percentage points below the target of 93%.",
    "Calls answered is Green (87%).",
    "Visits were 26,502 against 19,875 (Green).",
    "Waits of 14 days or more are rated Red; 5 more cases would have made it Amber.",
    "Five KPIs moved to Green and three fell from Amber to Red.",  # counts alone do not show it
    "Percentage of complaints responded to within timescale is one of 8 Reds.",
    "Of 8 Reds, one is new. Of 14 days, none passed.",
    "Compared with 2023/25 no decision was made.",  # no such financial year
    "Red went from 11.",
    "15 of 38 (39%) are Green; 8 of 38 are Red.",
    "Green KPIs: 15 (39%), Amber KPIs: 15 (39%), Red KPIs: 8 (21%).",
    "Green 15, Amber 15, Red 8.",
    "Green 15 Amber 15 Red 8",
    "The number of Reds has reduced from 11 to 8.",
    "8 KPIs (21%) are Red compared to 11 (29%) last quarter, and 7 in the same quarter last year.",
    "Seven of the eight Reds are in one service. Two of the 15 Green KPIs are new.",
    "Of the eight Red KPIs, five are worsening and three are stable.",
    "Five Red KPIs are worsening; four Amber KPIs have no clear trend.",
    "30 KPIs are Green or Amber. 79% of KPIs are Green or Amber.",
    "In Adult Social Care, two KPIs are Red and one is Amber.",
    "In 2022/23, 20 were Green. At the end of March 2023, 20 were Green.",
    "At the end of June 2023, 16 were Green.",
    "In 2023/24 so far, 15 are Green.",
    "Overall, 30 of 38 KPIs (79%) met or exceeded the floor standard.",
    "Complaints has been Red for four quarters, and in 3 of the last 4 quarters before.",
    "Green and Amber 79%, Red 21% of KPIs.",
    "Compared to Quarter 1, four more KPIs are Amber and three fewer are Red.",
    "There were 8 Red KPIs in the quarter; 11 were Red in Quarter 1.",
    "Sixteen KPIs had been Green in the previous quarter, and 20 were Red in Quarter 4.",
    "Last quarter 16 KPIs were Green, now 15. Fifteen were Green in Quarter 2.",
    "In the same quarter last year 30 KPIs were Green.",
    "Members noted that of the 38 KPIs 15 had been rated Green, one fewer than the previous quarter.",
    "Eight KPIs remain Red (down three), with 15 Amber (up four).",
    "Red KPIs: Highways 1, Children 4, Governance 2, Customer Services 1.",
    "Quarter 2 2023/24: Green 15 (Q1: 16), Amber 15 (Q1: 11), Red 8 (Q1: 11).",
    "Two KPIs improved and three went down; Reds went from bad to worse.",
    "Three more than last quarter have been reviewed, and it went up four.",
    "38 KPIs: 15 Green / 15 Amber / 8 Red",
    "Green: 15 KPIs. Amber: 15 KPIs. Red: 8 KPIs.",
    "| Rating | KPIs |\n|---|---|\n| Green | 15 |\n| Red | 8 |",
    "",
]


@pytest.mark.parametrize("text", TRUE)
def test_check_text_accepts_true_paragraphs_in_usual_wordings(text: str) -> None:
    assert found(text) == []


WRONG: list[tuple[str, Mistake, str, object]] = [
    ("Fourteen KPIs were Green.", Mistake.COUNT, "Fourteen KPIs were Green", 15),
    ("There are seven Reds.", Mistake.COUNT, "seven Reds", 8),
    ("No KPIs fell below the floor standard (Red).", Mistake.COUNT, "No KPIs fell below the floor standard (Red)", 8),
    ("There are no Red KPIs.", Mistake.COUNT, "no Red", 8),
    ("Green 15, Amber 14, Red 8.", Mistake.COUNT, "Amber 14", 15),
    ("Of the nine Red KPIs, five are worsening.", Mistake.COUNT, "nine Red", 8),
    ("The number of Reds has reduced from 11 to 9.", Mistake.COUNT, "Reds has reduced from 11 to 9", 8),
    ("At the end of June 2023, 15 were Green.", Mistake.COUNT, "15 were Green", 16),
    ("Seventeen KPIs were Green in the previous quarter.", Mistake.COUNT, "Seventeen KPIs were Green", 16),
    ("Eight were Red in Quarter 1.", Mistake.COUNT, "Eight were Red", 11),
    ("Seven were Red in Q2 2023/24.", Mistake.COUNT, "Seven were Red", 8),
    ("Two are Green, one is Amber and 60% of KPIs are rated Red.", Mistake.SHARE, "60%", Fraction(800, 38)),
    ("Red fell from 11 in Quarter 1, 2022/23 to 8.", Mistake.PERIOD, "Quarter 1, 2022/23", Period.parse("Q1 2023/24")),
    ("| Rating | KPIs |\n|---|---|\n| Green | 14 |", Mistake.COUNT, "14", 15),
    ("Amber: 11", Mistake.COUNT, "Amber: 11", 15),
    ("Green (14) and Red (8)", Mistake.COUNT, "Green (14", 15),
    ("20 of the 38 KPIs are stable.", Mistake.COUNT, "20 of the 38 KPIs are stable", 19),
    ("1 is not rated.", Mistake.COUNT, "1 is not rated", 0),
    ("two have no direction of travel", Mistake.COUNT, "two have no direction of travel", 0),
    ("15 are Green (one more than the previous Quarter).", Mistake.CHANGE, "one more", -1),
    ("15 are Amber (four fewer than the previous Quarter).", Mistake.CHANGE, "four fewer", 4),
    ("15 are Amber, four less than last quarter.", Mistake.CHANGE, "four less", 4),
    ("8 are Red, remaining the same as in the previous Quarter.", Mistake.CHANGE, "remaining the same", -3),
    ("8 are Red, up three.", Mistake.CHANGE, "up three", -3),
    ("There was an increase of 3 in the Reds.", Mistake.CHANGE, "increase of 3", -3),
    ("Red (+3)", Mistake.CHANGE, "+3", -3),
    ("Red rose from 11 to 8.", Mistake.CHANGE, "rose from 11", -3),
    ("Red fell from 12 to 8.", Mistake.COUNT, "12", 11),
    ("Red fell from 11 to 7.", Mistake.COUNT, "Red fell from 11 to 7", 8),
    ("Of the 40 KPIs, 15 are Green.", Mistake.TOTAL, "40", 38),
    ("15 of 42 KPIs are Green.", Mistake.TOTAL, "42", 38),
    ("15 of the 38 KPIs (68%) were Green.", Mistake.SHARE, "68%", Fraction(1500, 38)),
    ("45% of KPIs were Green.", Mistake.SHARE, "45%", Fraction(1500, 38)),
    ("Of 38 KPIs, Green 39%, Amber 39% and Red 18%.", Mistake.SHARES, "39%, Amber 39% and Red 18%", 96),
    ("15 are Green, one fewer than in Quarter 1, 2022/23.", Mistake.PERIOD, "Quarter 1, 2022/23", Period.parse("Q1 2023/24")),
    ("Performance to the end of December 2023.", Mistake.PERIOD, "December 2023", Period.parse("Q2 2023/24")),
    ("June 2023 (Quarter 2, 2023/24)", Mistake.PERIOD, "June 2023 (Quarter 2, 2023/24", Period.parse("Q2 2023/24")),
    ("In Quarter 1, 2023/24, 15 were Green.", Mistake.COUNT, "15 were Green", 16),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mistake", "words", "fact"), WRONG, ids=[text for text, *_ in WRONG])
def test_check_text_lists_wrong_claim_with_words_and_fact(
    text: str, mistake: Mistake, words: str, fact: object
) -> None:
    assert (mistake, words, fact) in found(text)


def test_check_text_finds_errors_in_published_reports() -> None:
    forty_two = Summary(period="Q2 2023/24", indicators=42, ratings={Rag.GREEN: 28, Rag.AMBER: 9, Rag.RED: 5})
    assert found("28 of the 42 KPIs (68%) were on target (Green).", forty_two) == [
        (Mistake.SHARE, "68%", Fraction(2800, 42))
    ]
    missing = Summary(period="Q2 2023/24", indicators=42, ratings={Rag.GREEN: 20, Rag.AMBER: 9, Rag.RED: 6})
    shares = "48% of KPIs were Green, 21% Amber and 14% Red."  # of 42, seven of which have no data
    assert found(shares, missing) == [(Mistake.SHARES, "48% of KPIs were Green, 21% Amber and 14%", 83)]
    assert found("57% of KPIs were Green, 26% Amber and 17% Red.", missing) == []
    assert found("67% of KPIs were Green, 21% Amber and 8% Red.", forty_two)[-1][0] is Mistake.SHARE
    sums = [
        each for each in found("67% of KPIs were Green, 21% Amber and 8% Red.", forty_two) if each[0] is Mistake.SHARES
    ]
    assert sums == [(Mistake.SHARES, "67% of KPIs were Green, 21% Amber and 8%", 96)]
    forty = Summary(period="Q2 2023/24", indicators=40, ratings={Rag.GREEN: 17, Rag.AMBER: 14, Rag.RED: 8})
    assert found("Of the 40 KPIs, 17 are Green, 14 Amber and 8 Red.", forty) == [(Mistake.TOTAL, "40", 39)]
    assert found("Of the 40 KPIs, 17 are Green, 14 Amber and 8 Red. 1 is not rated.", forty) == []
    assert found("Of the 39 rated, 17 are Green, 14 Amber and 8 Red.", forty) == []
    wrong_year = "15 are rated Green (one fewer than Quarter 1, 2022/23)."
    assert [each[:2] for each in found(wrong_year)] == [(Mistake.PERIOD, "Quarter 1, 2022/23")]


@pytest.mark.parametrize(
    ("shares", "sums"), [((33, 33, 33), True), ((34, 33, 34), True), ((33, 33, 32), False), ((34, 34, 34), False)]
)
def test_check_text_accepts_sums_of_shares_within_rounding(shares: tuple[int, int, int], sums: bool) -> None:
    thirds = Summary(period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1})
    text = "{}% of KPIs were Green, {}% Amber and {}% Red.".format(*shares)
    assert (Mistake.SHARES not in {each[0] for each in found(text, thirds)}) is sums


def test_check_text_compares_shares_to_their_printed_places() -> None:
    assert found("39.5% of KPIs were Green.") == []
    assert [each[1] for each in found("39.4% of KPIs were Green.")] == ["39.4%"]
    none = Summary(period="Q2 2023/24", indicators=1, ratings={Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 0})
    assert not check_text("0% of KPIs were Green, or 0 of 0 KPIs (0%).", none).is_clean


def test_check_text_change_without_previous_quarter_is_unread() -> None:
    alone = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8})
    for text in (
        "15 are Green (one fewer than the previous Quarter).",
        "Seven show a positive trend.",
        "Green rose from 14 to 15.",
    ):
        checked = check_text(text, alone)
        assert checked.discrepancies == ()
        assert [each.why for each in checked.unread] == ["the data do not have what it is about"]
        assert not checked.is_clean


def make(code: str, before: int, now: int) -> tuple[Indicator, TimeSeries]:
    indicator = Indicator(
        code=code,
        name=f"Indicator {code}",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        thresholds=Thresholds(target=85, floor=80),
    )
    return indicator, TimeSeries({"Q1 2023/24": before, "Q2 2023/24": now})


def test_check_text_checks_moves_if_ratings_of_members_are_known() -> None:
    card = Scorecard([make("A", 79, 86), make("B", 84, 87), make("C", 90, 84), make("D", 70, 82), make("E", 90, 90)])
    summary = summarise(card.report("Q2 2023/24"))
    assert found("Two KPIs moved to Green and one fell to Amber; one rose to Amber.", summary) == []
    assert found("Two KPIs moved from Amber to Green.", summary) == [
        (Mistake.COUNT, "Two KPIs moved from Amber to Green", 1)
    ]
    assert found("Three KPIs rose to Green.", summary) == [(Mistake.COUNT, "Three KPIs rose to Green", 2)]
    assert found("Two fell to Amber.", summary) == [(Mistake.COUNT, "Two fell to Amber", 1)]
    assert found("Two moved to Amber.", summary) == []  # one from above and one from below
    assert found("One moved to Amber.", summary) == []


def test_check_text_names_of_indicators_make_no_claims() -> None:
    named = Summary(
        period="Q2 2023/24",
        indicators=1,
        ratings={Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1},
        listed={Rag.RED: [("12 Green spaces", "Parks of which 14 are Green")]},
    )
    assert found("12 Green spaces: Parks of which 14 are Green.", named) == []


class Stars(Scheme):
    GOLD = "Gold"
    SILVER_AND_GOLD = "Silver and Gold"


def test_check_text_reads_bands_of_any_scheme() -> None:
    summary = Summary(period="Q2 2023/24", indicators=5, ratings={Stars.GOLD: 2, Stars.SILVER_AND_GOLD: 3})
    assert found("Two are Gold, three are Silver and Gold.", summary) == []
    assert found("Two are Silver and Gold.", summary) == [(Mistake.COUNT, "Two are Silver and Gold", 3)]


def test_discrepancy_prints_what_the_data_show() -> None:
    lines = [str(each) for text, *_ in WRONG for each in check_text(text, KENT_NOW)]
    assert '"Fourteen KPIs were Green": the data show 15 (Green)' in lines
    assert '"four fewer": the data show 4 more (change of Amber)' in lines
    assert '"39%, Amber 39% and Red 18%": they add up to 96%, which rounding does not explain (shares)' in lines
    assert '"Quarter 1, 2022/23": the data are for Q1 2023/24 (the quarter before)' in lines
    assert '"68%": the data show 39.47% (15 of 38)' in lines
    same = Summary(
        period="Q2 2023/24",
        indicators=1,
        ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0},
        previous=Summary(period="Q1 2023/24", indicators=1, ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0}),
    )
    assert str(check_text("Green (+1)", same).discrepancies[0]) == '"+1": the data show no change (change of Green)'
    assert repr(check_text("Green (+1)", same).discrepancies[0]) == (
        '<Discrepancy Mistake.CHANGE at 7 to 9: "+1": the data show no change (change of Green)>'
    )


def test_check_text_rejects_wrong_types() -> None:
    with pytest.raises(StyleError, match="text must be a string, got 5"):
        check_text(5, KENT_NOW)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(SummaryError, match="source must be a Report or a Summary, got None"):
        check_text("", None)  # type: ignore[arg-type]  # a wrong type is what is tested


@given(st.text(alphabet="0123456789%,.;:()-–+ \n|of GreenRdAmbtoKPIsfwrQu/", max_size=80))
def test_check_text_reads_any_text_and_quotes_from_it(text: str) -> None:
    for each in check_text(text, KENT_NOW):
        assert text[each.start : each.end] == each.words
        assert str(each)


@pytest.mark.parametrize("claim", ["{} KPIs are rated Green.", "{}% of the KPIs are rated Green."])
def test_check_text_number_of_ten_thousand_digits_is_wrong(claim: str) -> None:
    """Python refuses a number with this many digits."""
    found = check_text(claim.format("1" * 10_000), kent_summary())
    assert len(found) == 1


def test_tokens_rated_now_is_not_read_as_unrated() -> None:
    """The library prints these words for KPIs that moved."""
    summary = Summary(period="Q2 2023/24", indicators=9, ratings={Rag.GREEN: 3, Rag.AMBER: 2, Rag.RED: 2})
    assert not check_text("1 KPI gained a rating: Calls.", summary).discrepancies
    assert not check_text("1 KPI that had no rating has one: Calls.", summary).discrepancies
    assert not check_text("3 KPIs that had no rating have one.", summary).discrepancies
    assert [str(each) for each in check_text("1 KPI has no rating.", summary)] == [
        '"1 KPI has no rating": the data show 2 (no rating)'
    ]


@pytest.mark.parametrize("joint", [", ", "; ", ", and "])
@pytest.mark.parametrize("before", [0, 65, 66, 67, pytest.param(250, marks=pytest.mark.large)])
def test_check_text_finds_wrong_claim_in_long_sentence(joint: str, before: int) -> None:
    true = ["15 KPIs are rated Green"] * before
    assert found(joint.join([*true, "14 KPIs are rated Green", *true])) == [
        (Mistake.COUNT, "14 KPIs are rated Green", 15)
    ]


@pytest.mark.parametrize("text", ["1,500 days", "2.5,5 points", "£1,000", "1,5,6 cases", "3.75"])
def test_check_text_figure_with_unit_or_point_is_not_a_count(text: str) -> None:
    assert found(f"{text} are Green") == []


@pytest.mark.parametrize(
    "text",
    [
        "Of the Reds, one rose by 12 tonnes.",
        "Waste to landfill is one of the Reds, which rose by 12 tonnes, and 14 staff are Red.",
        "Three visits were Green, five homes are Red and nine children are Amber.",
        "One hundred people are Red, and seven beds are Green.",
        "Two performance reviewers are Red; 3 staff in performance teams are Green.",
        "Red fell by 200 litres, from 900 litres to 700 litres.",
    ],
)
def test_check_text_number_of_other_things_is_not_a_count(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("14 are Green and 12 tonnes are Red.", "14 are Green"),
        ("14 KPIs, for 12 tonnes each, are Green; 14 are Green", "14 are Green"),
        ("14 ratings are Green.", "14 ratings are Green"),
        ("14 still remain Green.", "14 still remain Green"),
        ("14 have Green ratings.", "14 have Green"),
    ],
)
def test_check_text_number_of_kpis_is_a_count_before_any_word(text: str, words: str) -> None:
    assert found(text) == [(Mistake.COUNT, words, 15)]


def test_check_text_ignores_sentences_about_one_result() -> None:
    """Here "positive" is the direction of one indicator, and not a count of KPIs."""
    calls = an_indicator(10, 5, unit="number", code="P1", name="Plain")
    report = Scorecard([(calls, a_series(12, 16))]).report("Q2 2023/24", method=LastPeriod())
    text = str(narrate(report, sections=[Section.DIRECTIONS, Section.INDICATORS]))
    assert "the value rose by 4, from 12 in Quarter 1 to 16 in Quarter 2" in text
    assert not check_text(text, summarise(report)).discrepancies
