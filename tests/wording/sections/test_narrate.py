"""Every section has a function, and writes something in every ready-made style."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core as qpr
from faces import PUBLIC
from kent import summary as kent_summary
from qpr_core import (
    Period,
    Polarity,
    Rag,
    Scorecard,
    Section,
    Status,
    Summary,
    bridge,
    compare_methods,
    narrate,
    notes,
    summarise,
)
from qpr_core.errors import ReportError, StyleError, SummaryError
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, CommonWords, Style
from qpr_core.testing import Four, an_indicator, scorecards
from qpr_core.text import Heading, Words
from qpr_core.wording.sections.narrate import SECTIONS_OF_COUNTS, SECTIONS_OF_REPORTS
from qpr_core.wording.styles.section import DEFAULT_SECTIONS
from rare import FORECAST, scorecard
from small_reports import PRESETS, WHOLE, every_text, make, report_of, text_of


def test_every_section_has_one_function() -> None:
    """A section without a direction would be left out in silence."""
    assert {*SECTIONS_OF_COUNTS, *SECTIONS_OF_REPORTS} == set(Section)
    assert not set(SECTIONS_OF_COUNTS) & set(SECTIONS_OF_REPORTS)


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF], ids=repr)
@pytest.mark.parametrize("section", Section)
def test_every_section_writes_something_in_every_style(section: Section, style: Style) -> None:
    """The report of `rare` has something for each section: add what a new one needs."""
    card = scorecard(with_items=True)
    before = summarise(card.report("Q1 2023/24"))
    counts = {band: before.ratings[band] for band in reversed(Rag)}
    published = Summary(
        period="Q1 2023/24", indicators=before.indicators, ratings=dict(zip(Rag, counts.values(), strict=True))
    )
    report = card.report("Q2 2023/24", quarters=5, published=published, second=FORECAST)
    assert narrate(report, style=style, sections=section).parts


@settings(max_examples=settings().max_examples * 3 // 5)
@given(scorecards(), st.integers(0, 9), st.sampled_from(PRESETS), st.integers(2, 6), st.booleans())
def test_every_number_that_a_report_prints_comes_from_a_fact(
    card: Scorecard, steps: int, style: Style, quarters: int, acted: bool
) -> None:
    try:
        made = card.report(Period.parse("Q4 1999/00").shift(steps), quarters=quarters)
    except ReportError:
        return  # nothing to report by then
    codes = [each.indicator.code for each in made.assessments]
    narrative = narrate(made, style=style, actions=dict.fromkeys(codes[:1], "More staff") if acted else None)
    names = PUBLIC
    for quantity in narrative.quantities:
        facts = names | {"report": made, "Four": Four, "Fraction": Fraction}
        assert eval(quantity.source, facts) == quantity.value, quantity
    for span in every_text(narrative):
        if isinstance(span, Words):  # all other text is a number with its fact, a period, or a name of the user
            assert not re.search(r"\d", span.text), span
    text = str(narrative)
    assert not re.search(r"None\b(?! (?:are|of|Green|Amber|Red|Blue|\w+ \())|nan\b|Decimal\(|Fraction\(|[{}]", text), (
        text
    )
    assert not re.search(r"\b1 are\b|\b1 KPIs\b|\b[Oo]ne KPIs\b|-0(?:\.0*)?(?![.\d])", text), text


@pytest.mark.parametrize("style", [style for style in PRESETS if style is not BRIEF])
def test_narrate_sections_together_are_the_whole_narrative(style: Style) -> None:
    whole = narrate(WHOLE, style=style)
    chosen = [narrate(WHOLE, style=style, sections=[section]) for section in DEFAULT_SECTIONS]
    assert sum(chosen[1:], start=chosen[0]) == whole
    assert [bool(each.parts) for each in chosen].count(
        False
    ) == 3  # nothing was restated, no KPI joined or left, and there are no projects
    turned = narrate(WHOLE, style=style, sections=[Section.RATINGS, Section.HEADING])
    assert turned == chosen[3] + chosen[0]
    assert narrate(WHOLE, style=style, sections=Section.RATINGS) == chosen[3]


def test_narrate_has_the_sections_of_the_style_in_their_order() -> None:
    brief = Style(sections=(Section.MOVED, Section.OPENING))
    assert narrate(WHOLE, style=brief) == narrate(WHOLE, sections=[Section.MOVED, Section.OPENING])


def test_narrate_summary_has_the_same_sections_as_its_report() -> None:
    counted = [section for section in Section if narrate(kent_summary(), sections=[section]).parts]
    assert counted == list(DEFAULT_SECTIONS)[:6]
    assert text_of(WHOLE, *counted) == str(narrate(summarise(WHOLE)))


def test_only_a_report_has_actions_and_only_reports_and_summaries_have_sections() -> None:
    made = bridge(WHOLE)
    with pytest.raises(SummaryError, match="actions must be for the indicators of a Report, got a Summary"):
        narrate(kent_summary(), actions={})
    with pytest.raises(SummaryError, match="sections must be of a Report or a Summary, got a Bridge"):
        narrate(made, sections=[Section.MOVED])
    with pytest.raises(SummaryError, match="sections must be of a Report or a Summary, got a MethodComparison"):
        narrate(compare_methods(*make("A", 1, 2), "Q2 2023/24"), sections=[Section.MOVED])
    for odd in (["sideways"], 5, [Section.MOVED, Section.MOVED]):
        with pytest.raises(StyleError, match="sections must be members of Section, each once"):
            narrate(WHOLE, sections=odd)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_numbers_in_words_begin_a_sentence_with_a_capital() -> None:
    text = text_of(WHOLE, Section.OPENING, Section.RATINGS, style=STATISTICAL)
    assert "(Amber); and one missed the floor standard (Red). One KPI is not rated." in text
    assert "- Two are rated Green (40% of the five rated), up from one in April to June 2023: the" in text


def test_notes_and_activity_are_sections_too() -> None:
    indicator, series = make("P", 84, 84)
    provisional = series.with_result("Q2 2023/24", 84, status=Status.PROVISIONAL)
    made = report_of((indicator, provisional), make("V", 80, polarity=Polarity.NEITHER, unit="number", thresholds=None))
    text = narrate(made, sections=[Section.NOTES, Section.ACTIVITY])
    assert [str(part) for part in text.parts if isinstance(part, Heading)] == [
        "Notes on the data",
        "Activity indicators",
    ]
    assert str(text.parts[1]) == str(notes(made).parts[1])
    assert not narrate(report_of(make("A", 84, 84)), sections=[Section.NOTES, Section.ACTIVITY]).parts


def test_narrate_report_of_activity_indicators_counts_no_kpis() -> None:
    made = report_of(make("V", 80, 90, polarity=Polarity.NEITHER, unit="number", thresholds=None), quarters=3)
    parts = narrate(made).parts
    headings = [str(part) for part in parts if isinstance(part, Heading) and part.level < 3]
    assert headings == [
        "Quarterly Performance Report, Quarter 2, 2023/24",
        "Scorecard",
        "Activity indicators",
        "Indicators one by one",
    ]
    assert str(parts[1]) == "This report presents performance to the end of September 2023 (Quarter 2, 2023/24)."
    assert str(narrate(made, style=BRIEF)) == "Performance report, Quarter 2, 2023/24"
    assert not narrate(made, sections=[Section.OPENING, Section.DIRECTIONS, Section.BRIEF]).parts


def test_report_without_ratings_has_no_watch_list_and_says_so() -> None:
    unrated = report_of(make("U", 80, 90, thresholds=None))
    assert text_of(unrated, Section.WATCH_LIST) == "Watch-list\n\nThere is no watch-list, because no KPI is rated."
    assert "There is no watch-list, because no KPI is rated." in text_of(unrated, Section.BRIEF)


def test_last_kpi_that_left_a_report_is_what_moved() -> None:
    """With a quarter before that had a KPI, the section on moves stays."""
    activity = make("V", 80, 90, polarity=Polarity.NEITHER, unit="number", thresholds=None)
    report = report_of(activity, make("A", 84, 84, reported_until="Q1 2023/24"))
    assert text_of(report, Section.MOVED).endswith("One KPI left the report: Indicator A (A, Amber in Quarter 1).")


def test_narrate_has_the_band_names_of_the_style_everywhere() -> None:
    text = str(narrate(WHOLE, style=Style(common=CommonWords(band_names={Rag.RED: "Below floor"}))))
    assert "Below floor" in text
    assert not re.search(r"\bRed\b", text)


def test_narrate_escapes_names_in_every_section() -> None:
    indicator, series = make("A|1", 86, 84, 85, 81, 80, 78, name="*Calls* | <b>", service="A & B")
    text = narrate(report_of((indicator, series)), actions={"A|1": "# Do"}).to_markdown()
    assert "*Calls*" not in text
    assert r"\*Calls\* \| \<b\>" in text
    assert "<b>" not in text.replace(r"\<b\>", "")


T = qpr.Thresholds(target=85, floor=80)


def test_explain_changed_target_of_a_carried_result_names_its_quarter() -> None:
    """84 of a year ago would be Green now; the 90 that is carried is Green on both."""
    easier = qpr.Thresholds(target=83, floor=80)
    moved = an_indicator(thresholds={"2022/23": T, "Q2 2023/24": easier}, baseline=qpr.Baseline.SAME_PERIOD_LAST_YEAR)
    series = qpr.TimeSeries({"Q2 2022/23": 84, "Q1 2023/24": 90})
    text = str(qpr.explain(qpr.assess(moved, series, "Q2 2023/24")))
    effect = "the target has fallen from 85% to 83%. Against the new thresholds, the result for Quarter 2 2022/23 would be Green, not Amber."
    assert text.endswith(f". Since Quarter 2 2022/23, {effect}")
