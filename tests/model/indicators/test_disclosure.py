"""Ways to protect small counts: their words, their limits and what they refuse."""

from typing import Any

import pytest

from qpr_core import Basis
from qpr_core.disclosure import BandOnly, RoundTo, Suppress, Withheld
from qpr_core.errors import IndicatorError, QprError, SeriesError
from qpr_core.model.indicators.disclosure import read_disclosure
from qpr_core.testing import an_indicator


@pytest.mark.parametrize("below", [2, 3, 4, 5, 10])
def test_suppress_asks_for_three_candidates_or_as_many_as_there_are(below: int) -> None:
    assert Suppress(below).fewest == min(3, below - 1)
    assert Suppress(below, candidates=below - 1).fewest == below - 1
    with pytest.raises(IndicatorError, match=f"candidates must be at most {below - 1}, because only counts from 1 to"):
        Suppress(below, candidates=below)


@pytest.mark.parametrize(
    "way", [Suppress(5), Suppress(10, candidates=4), RoundTo(5), RoundTo(10), BandOnly(), BandOnly(5)], ids=str
)
def test_words_of_a_way_are_read_back(way: Suppress | RoundTo | BandOnly) -> None:
    assert read_disclosure(str(way)) == read_disclosure(str(way).upper()) == way
    assert an_indicator(unit="number", disclosure=str(way)).disclosure == way


@pytest.mark.parametrize(
    "given", ["suppress", "round to", "round to 3", "round to 5, 3 candidates", "bands", 5, True, Withheld()]
)
def test_words_that_are_no_way_are_refused(given: Any) -> None:
    with pytest.raises(IndicatorError, match=r"must be .*\(K1\)$"):
        an_indicator(unit="number", disclosure=given)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Suppress(0), "below must be a whole number of 1 or more, got 0"),
        (lambda: Suppress(5, candidates=0), "candidates must be a whole number of 1 or more, got 0"),
        (lambda: RoundTo(base=True), "base of rounding must be 5 or 10, got True"),
        (lambda: BandOnly(0), "candidates must be a whole number of 1 or more, got 0"),
        (lambda: Withheld(3), "ratings of a withheld result must be PublishedRatings, got 3"),
        (lambda: Withheld([3]), r"ratings of a withheld result must be PublishedRatings, got \[3\]"),
    ],
)
def test_wrong_parts_are_refused(make: Any, message: str) -> None:
    with pytest.raises((IndicatorError, SeriesError), match=message):
        make()


@pytest.mark.parametrize("base", [5, 10])
@pytest.mark.parametrize("count", range(25))
def test_round_to_takes_the_nearest_multiple_and_half_up(base: int, count: int) -> None:
    rounded = RoundTo(base).rounded(count)
    assert rounded % base == 0
    assert -base < 2 * (count - rounded) < base or 2 * (count - rounded) == -base


def test_both_arguments_are_refused() -> None:
    with pytest.raises(IndicatorError, match="withhold_below and disclosure must not both be given"):
        an_indicator(withhold_below=5, disclosure=RoundTo(5))


def test_withhold_below_is_a_suppress() -> None:
    assert an_indicator(withhold_below=5).disclosure == Suppress(5)
    assert an_indicator().disclosure is None


@pytest.mark.parametrize("low", [3, 4])
def test_possible_values_that_leave_too_few_counts_are_refused(low: int) -> None:
    with pytest.raises(QprError, match="possible values must include at least 3 of the withheld counts from 1 to 4"):
        an_indicator(unit="number", withhold_below=5, possible=(low, None), thresholds=None)
    assert an_indicator(unit="%", withhold_below=5, possible=(low, None)).disclosure


@pytest.mark.parametrize("possible", [(2, None), (5, None), (None, 3)])
def test_possible_values_that_leave_enough_counts_or_none_are_accepted(possible: tuple[int | None, int | None]) -> None:
    assert an_indicator(unit="number", withhold_below=5, possible=possible, thresholds=None).disclosure


def test_band_only_is_refused_for_figures_of_the_year_to_date() -> None:
    with pytest.raises(IndicatorError, match="disclosure of year-to-date figures must not be BandOnly"):
        an_indicator(None, basis=Basis.YEAR_TO_DATE_TOTAL, disclosure="band only")
