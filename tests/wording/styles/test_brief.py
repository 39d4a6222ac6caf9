"""BRIEF: an executive summary of at most 120 words that has every count."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from plain_english import READING_AGE, automated_age, flesch_kincaid_age, sentences_of
from qpr_core.errors import ReportError
from qpr_core.styles import BRIEF
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, Four, scorecards
from qpr_core.text import Name
from qpr_core.wording.text.parts import changed
from qpr_core.wording.text.spans import Spans
from rare import scorecard as rare_scorecard
from situations.building import AMBER, GREEN, LATEST, RED, entry, rated, reds

MOST_WORDS: Final = 120
"""The greatest number of words of the summary, if each name has eight words; the issue for house styles sets it."""
LONG_NAME: Final = Name("one two three four five six seven eight")
LONGEST_SENTENCE: Final = 20
BANDS = {band.value for scheme in (qpr.Rag, Four) for band in scheme}
FULLEST = qpr.Scorecard(
    [
        entry(1, *range(60, 72, 2)),
        entry(2, 80, 81, 80, 81, 80, 81),
        entry(3, *range(96, 84, -2)),
        entry(4, RED, GREEN),
        entry(5, GREEN, RED),
        entry(6, None, RED),
        entry(7, RED, None, carry_forward=0),
        entry(8, RED, reported_from="Q2 2023/24"),
        entry(9, AMBER, None, reported_until="Q1 2023/24"),
        entry(10, GREEN, None),
    ]
).report(LATEST)
REPORTS: dict[str, Callable[[], qpr.Report]] = {
    "fullest": lambda: FULLEST,
    "council": lambda: A_COUNCIL.report("Q2 2023/24"),
    "messy": lambda: A_MESSY_COUNCIL.report("Q2 2023/24"),
    "trust": lambda: A_TRUST.report("Q2 2023/24"),
    "rare": lambda: rare_scorecard().report("Q2 2023/24"),
    "one": lambda: rated((1, (GREEN, GREEN))),
    "200": lambda: rated((120, (AMBER, GREEN)), (50, (GREEN, AMBER)), (30, (AMBER, RED))),
    "none rated": lambda: rated((3, (5, 6)), thresholds=None),
    "no quarter before": lambda: rated((3, (GREEN,)), (1, (RED,))),
    "long names": lambda: reds(*(f"{LONG_NAME.text} {LONG_NAME.text} {index}" for index in range(9))),
}


def brief(report: qpr.Report) -> qpr.Narrative:
    return qpr.narrate(report, style=BRIEF)


def words_of(narrative: qpr.Narrative) -> int:
    """Count the words, with eight for every name."""

    def lengthened(spans: Spans) -> Spans:
        return tuple(LONG_NAME if isinstance(span, Name) and span.text not in BANDS else span for span in spans)

    return len(str(qpr.Narrative(tuple(changed(part, lengthened) for part in narrative.parts))).split())


def require_complete(report: qpr.Report) -> None:
    """Check that the summary has the counts of ratings, moves, KPIs to watch and directions."""
    narrative, summary = brief(report), qpr.summarise(report)
    text, values = str(narrative), {each.source: each.value for each in narrative.quantities}
    for band, count in summary.ratings.items():
        is_in_words = summary.indicators <= len(("the only", "both")) and band.value in text
        assert count == 0 or is_in_words or values[f"summarise(report).ratings[{band!r}]"] == count
    if report.previous is None:
        assert "no earlier quarter" in text
    else:
        made = qpr.bridge(report)
        for kind, none in (
            ("improved", "no kpi (?:has )?moved"),
            ("worsened", r"none have moved down|no kpi moved to"),
        ):
            count = len(getattr(made, kind))
            assert values.get(f"bridge(report).{kind}.__len__()", 0) == count
            assert count or re.search(none, text.lower())
    watched = len(qpr.watch_list(report))
    assert watched or "No KPI needs watching." in text or "There is no watch-list" in text
    assert values.get("watch_list(report, near=2).__len__()", 0) == watched
    for direction in qpr.Direction:
        count = 0 if summary.directions is None else summary.directions[direction]
        assert values.get(f"summarise(report).directions[{direction!r}]", 0) == count
    missing = summary.without_direction_count
    assert missing == summary.indicators or values.get("summarise(report).without_direction_count", 0) == missing


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_brief_is_complete_in_120_words(report: Callable[[], qpr.Report]) -> None:
    assert words_of(brief(report())) <= MOST_WORDS
    require_complete(report())


@given(scorecards(), st.integers(0, 9))
def test_brief_of_any_report_is_complete_in_120_words(card: qpr.Scorecard, steps: int) -> None:
    try:
        report = card.report(qpr.Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    if not report.kpis:
        assert [type(part) for part in brief(report).parts] == [qpr.text.Heading]
        return
    assert words_of(brief(report)) <= MOST_WORDS
    require_complete(report)
    assert all(each.length <= LONGEST_SENTENCE for each in sentences_of(brief(report), BANDS))


def test_brief_is_for_a_reader_of_twelve() -> None:
    sentences = [each for report in REPORTS.values() for each in sentences_of(brief(report()), BANDS)]
    assert flesch_kincaid_age(sentences) <= READING_AGE
    assert automated_age(sentences) <= READING_AGE


def test_brief_has_every_clause_of_the_fullest_report() -> None:
    assert str(brief(FULLEST)).split("\n\n")[1:] == [
        "Of 9 KPIs, 3 are Green, 1 is Amber, 4 are Red and 1 is not rated. 1 of the 8 ratings uses an earlier result.",
        "Since Quarter 1, 1 KPI has moved up and 1 has moved down. 1 gained a rating, 1 lost a rating, 1 joined "
        "the report and 1 left the report.",
        "5 KPIs need watching: Repairs finished in time, area 5 (Red), Repairs finished in time, area 6 (Red), Repairs "
        "finished in time, area 8 (Red) and 2 more.",
        "Of the KPIs, 1 is improving. 1 is stable or not clear. 1 is worsening. 6 have no direction of travel.",
    ]


def test_brief_of_a_summary_has_its_counts_and_directions() -> None:
    """Moves and the watch-list need a report."""
    text = str(qpr.narrate(qpr.summarise(FULLEST), style=BRIEF))
    assert "moved" not in text
    assert "improving" in text
