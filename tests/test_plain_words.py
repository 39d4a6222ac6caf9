"""Plain words wherever a function or a class takes a member of an enumeration."""

from collections.abc import Callable
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import Aggregation, Baseline, Basis, Direction, Flag, Frequency, Period, Rag, Section, Status, TimeSeries
from qpr_core.display.palette import Palette
from qpr_core.display.word import to_word
from qpr_core.styles import PageSize, PeriodStyle
from qpr_core.testing import a_report, a_scorecard, a_series, an_indicator

REPORT = a_report(Rag.RED, [Rag.GREEN, Rag.AMBER])
CARD = a_scorecard(Rag.RED)
MONTHS = TimeSeries({"April 2023": 1, "May 2023": 2, "June 2023": 3})
Q2 = "Q2 2023/24"

SAME: list[tuple[Callable[[Any], object], str, object]] = [
    (lambda word: an_indicator(basis=word, thresholds=None), "Year to date total", Basis.YEAR_TO_DATE_TOTAL),
    (lambda word: an_indicator(baseline=word), "same period last year", Baseline.SAME_PERIOD_LAST_YEAR),
    (lambda word: an_indicator(frequency=word), "quarterly", Frequency.QUARTERLY),
    (lambda word: an_indicator(aggregation=word), "last month", Aggregation.LAST_MONTH),
    (lambda word: Period(2023, 4, word), "annual", Frequency.YEARLY),
    (lambda word: Period.containing("30/06/2023", word), "monthly", Frequency.MONTHLY),
    (lambda word: Period(2023, 4, Frequency.MONTHLY).format(style=word), "long", PeriodStyle.LONG),
    (lambda word: TimeSeries({Q2: 5}, statuses={Q2: word}), "provisional", Status.PROVISIONAL),
    (lambda word: TimeSeries([(Q2, 5, word)]), "REVISED", Status.REVISED),
    (lambda word: CARD.with_results(Q2, {"K1": 5}, status=word), "provisional", Status.PROVISIONAL),
    (MONTHS.by_quarter, "sum", Aggregation.SUM),
    (
        lambda word: qpr.compare(an_indicator(), a_series(80, 81), Q2, against=word),
        "Previous period",
        Baseline.PREVIOUS_PERIOD,
    ),
    (REPORT.rated, "red", Rag.RED),
    (lambda word: REPORT.where(rating=word), "AMBER", Rag.AMBER),
    (lambda word: REPORT.where(rating=Rag.RED, direction=word), "too few points", qpr.NoDirection.TOO_FEW_POINTS),
    (REPORT.flagged, "small numbers", Flag.SMALL_NUMBERS),
    (lambda word: qpr.summarise(REPORT, listed=[word]), "amber", Rag.AMBER),
    (lambda word: qpr.narrate(REPORT, sections=word), "what moved", Section.MOVED),
    (lambda word: qpr.narrate(REPORT, sections=[word]), "Watch list", Section.WATCH_LIST),
    (lambda word: Palette(colours={word: "#d4351c"}), "red", Rag.RED),
    (Direction, "POSITIVE", Direction.POSITIVE),
    (lambda word: to_word(REPORT, page=word).sections[0].page_width, "a3", PageSize.A3),
]


@pytest.mark.parametrize(
    ("call", "word", "member"), SAME, ids=[f"{index}-{case[1]}" for index, case in enumerate(SAME)]
)
def test_word_is_read_as_the_member_that_it_names(call: Callable[[Any], object], word: str, member: object) -> None:
    assert call(word) == call(member)
