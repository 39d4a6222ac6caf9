"""The parts of an indicator's definition."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import Indicator, Polarity, Thresholds
from qpr_core.errors import IndicatorError, PeriodError, QprError, SchemeError, SeriesError
from qpr_core.model.indicators.indicator import code_of
from qpr_core.rules import Scheme
from qpr_core.testing import an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


T = Thresholds(target=85, floor=80)


def make(polarity: Polarity = HIGHER, **parts: Any) -> Indicator:
    return Indicator(code="K1", name="Calls", polarity=polarity, unit="%", **parts)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"data_only": 1}, "data_only must be True or False, got 1"),
        (
            {"data_only": True, "thresholds": T},
            r"data_only indicators must have no thresholds, got Thresholds\(target=85, floor=80\)",
        ),
        (
            {"basis": "year to date"},
            "basis must be a Basis, a Rolling or one of 'in period', .* 'year-to-date rate', got 'year to date'",
        ),
        ({"arrears": -1}, "arrears must be a whole number of 0 or more, got -1"),
        ({"arrears": 1.5}, "arrears must be a whole number of 0 or more, got 1.5"),
        ({"decimal_places": 31}, "decimal_places must be a whole number from 0 to 30, got 31"),
        ({"decimal_places": True}, "decimal_places must be a whole number from 0 to 30, got True"),
        ({"rated_as_displayed": True}, "rated_as_displayed must come with decimal_places, got None"),
        ({"rated_as_displayed": 1}, "rated_as_displayed must be True or False, got 1"),
        ({"withhold_below": 10**30}, "withhold_below must be smaller than 1e30, got 1000000"),
        ({"arrears": 10**5000}, "arrears must be smaller than 1e30, got a whole number of 16610 bits"),
        ({"withhold_below": 0}, "withhold_below must be a whole number of 1 or more, got 0"),
        ({"comparators": 5}, "comparators must be a mapping from name to TimeSeries, got 5"),
        ({"comparators": {" ": 5}}, "name of a comparator must not be blank, got ' '"),
        ({"redefined": 5}, "redefined must be a mapping from period to text, got 5"),
        ({"redefined": {"2023/24": ""}}, "text of redefined at 2023/24 must not be blank, got ''"),
        ({"renamed": {"2023/24": "a\nb"}}, "text of renamed at 2023/24 must be one line of printable characters"),
    ],
)
def test_indicator_with_a_part_of_the_wrong_type_or_value_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(IndicatorError, match=rf"{message}.*\(K1\)$"):
        make(**parts)


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"scheme": 5}, SchemeError, "scheme must be a Scheme with two bands or more, got 5"),
        ({"rule": 5}, SchemeError, "rule must be a RatingRule, got 5"),
        (
            {"baseline": "previous"},
            PeriodError,
            "baseline must be a Baseline or one of 'previous period', 'same period last year', got 'previous'",
        ),
        (
            {"frequency": 3},
            PeriodError,
            "frequency must be a Frequency or one of 'monthly', 'quarterly', 'half-yearly', 'six-monthly', 'yearly', 'annual', 'annually', got 3",
        ),
        ({"comparators": {"England": 5}}, SeriesError, "comparator England must be a TimeSeries, got 5"),
    ],
)
def test_part_of_a_definition_of_the_wrong_kind_raises_the_error_of_the_kind(
    parts: dict[str, Any], error: type[QprError], message: str
) -> None:
    with pytest.raises(error, match=rf"{message} \(K1\)$"):
        make(**parts)


def test_indicator_with_a_scheme_of_one_band_is_refused() -> None:
    class Single(Scheme):
        ONLY = "Only"

    with pytest.raises(SchemeError, match="scheme must be a Scheme with two bands or more, got <enum 'Single'>"):
        make(scheme=Single)


def test_notes_stand_in_the_order_of_time_whatever_the_length_of_their_periods() -> None:
    renamed = an_indicator(renamed={"Q2 2023/24": "Third", "May 2023": "Second", "2022/23": "First"}).renamed
    assert list(renamed.values()) == ["First", "Second", "Third"]


def test_indicator_keeps_the_thresholds_that_it_was_given() -> None:
    assert an_indicator(85, 80).thresholds == qpr.Thresholds(target=85, floor=80)
    assert an_indicator(85, 80) != an_indicator(85, 79)


def test_repr_of_a_record_shows_its_indicator_by_code() -> None:
    assert code_of(an_indicator(code="K7")) == "'K7'"
    assert repr(qpr.rate(an_indicator(code="K7"), 85)).startswith("Standing(indicator='K7', ")
