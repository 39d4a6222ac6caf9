"""read_summary: the text of a summary gives the summary back."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from outcome_style import OUTCOME_STYLE, OUTCOMES
from qpr_core import Direction, Period, Scorecard, Summary, narrate, summarise
from qpr_core.errors import ReportError
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, Style
from qpr_core.testing import scorecards, summaries
from qpr_core.text import read_summary

STYLES = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF, OUTCOME_STYLE)
WITH_OUTCOMES = tuple(evolve(each, common=evolve(each.common, band_names=OUTCOMES)) for each in STYLES[:-1])
BRIEF_ONES = (BRIEF, WITH_OUTCOMES[STYLES.index(BRIEF)])
"""The styles without changes, and without lists."""


def value_at(summary: Summary, path: str) -> int:
    """Return the count that a path names."""
    if path.startswith("previous."):
        assert summary.previous is not None
        return value_at(summary.previous, path.removeprefix("previous."))
    group, _, name = path.partition(".")
    counts = getattr(summary, group)
    return int(counts if not name else next(count for each, count in counts.items() if each.name.lower() == name))


def stated(summary: Summary, style: Style) -> Summary:
    """Return a summary without what a text in the style does not state."""
    before = None if style in BRIEF_ONES else summary.previous
    if before is not None:
        prints_directions = summary.directions is not None and before.directed_count and summary_has_some(summary)
        directions = before.directions if prints_directions else None
        before = evolve_summary(before, previous=None, published=None, members=None, listed={}, directions=directions)
    lists = {} if style in BRIEF_ONES else summary.listed
    listed = {band: in_services(pairs) for band, pairs in lists.items() if pairs}
    return evolve_summary(summary, previous=before, published=None, members=None, listed=listed)


def summary_has_some(summary: Summary) -> bool:
    """Return True if directions or their changes are printed, and not "No KPI has a direction of travel"."""
    changes = [summary.change_in_direction(each) for each in Direction]
    return bool(summary.directed_count) or any(changes)


def in_services(pairs: Sequence[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    """Return the KPIs of a list as they are printed: under their services."""
    services = list(dict.fromkeys(service for service, _ in pairs))
    return sorted(pairs, key=lambda pair: services.index(pair[0]))


def evolve_summary(summary: Summary, **changes: object) -> Summary:
    """Return a summary with other parts."""
    parts = {name: getattr(summary, name) for name in ("period", "indicators", "ratings", "directions", "listed")}
    return Summary(**{**parts, "previous": summary.previous, "financial_year": summary.financial_year} | changes)


@given(summaries(), st.sampled_from((*STYLES, *WITH_OUTCOMES)), st.booleans())
def test_text_gives_summary_back(summary: Summary, style: Style, marked: bool) -> None:
    narrative = narrate(summary, style=style)
    text = narrative.to_markdown() if marked else str(narrative)
    asked = read_summary(text, style=style, financial_year=summary.financial_year)
    assert not asked.contradictions
    known = {path: value_at(summary, path) for path in asked.missing}
    read = read_summary(text, style=style, financial_year=summary.financial_year, known=known)
    assert read.summary == stated(summary, style)


@pytest.mark.large
@given(scorecards(), st.integers(0, 9), st.sampled_from((*STYLES, *WITH_OUTCOMES)))
def test_text_of_report_counts_gives_them_back(card: Scorecard, steps: int, style: Style) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    assume(report.kpis)
    summary = summarise(report)
    text = str(narrate(summary, style=style))
    asked = read_summary(text, style=style, scheme=summary.scheme)
    assert not asked.contradictions
    read = read_summary(
        text, style=style, scheme=summary.scheme, known={path: value_at(summary, path) for path in asked.missing}
    )
    assert read.summary == stated(summary, style)
