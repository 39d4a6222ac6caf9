from fractions import Fraction
from typing import Any

import pytest

from interchange.records import REPORT, assert_round_trip, make, with_part
from qpr_core import FinancialYear, Period, Ratio, Thresholds, TimeSeries, assess, rate
from qpr_core.errors import InterchangeError
from qpr_core.interchange import from_plain, to_plain
from qpr_core.interchange.simple_values import read_financial_year, write_financial_year
from qpr_core.units import Unit


def test_the_longest_possible_figure_survives_a_round_trip() -> None:
    thresholds = Thresholds(target=Fraction(10**59 - 1, 10**30 - 1), floor=0)
    huge = make(thresholds=thresholds, unit=Unit(name="huge", per=10**30 - 1))
    standing = rate(huge, Ratio(10**30 - 1, 10**30 - 7))
    assert len(str(standing.distance_to_target)) > 100
    assert_round_trip(standing)


def test_figures_are_exact_text_and_infinity_is_inf() -> None:
    plain: Any = to_plain(rate(make(), Ratio(1, 3)))
    assert plain["data"]["value"] == "100/3"
    assert plain["data"]["result"] == {"kind": "Ratio", "numerator": 1, "denominator": 3}
    perfect = TimeSeries((Period.parse("Q1 2021/22").shift(step), 60 + step) for step in range(8))
    travel: Any = to_plain(assess(make(), perfect, "Q4 2022/23").direction_of_travel)
    assert travel["data"]["evidence"]["t"] == "inf"
    assert_round_trip(assess(make(), perfect, "Q4 2022/23"))
    for junk in ("much", True):
        with pytest.raises(InterchangeError, match=f"number must be a finite number, 'inf' or '-inf', got {junk!r}"):
            from_plain(with_part(travel, ("data", "evidence", "t"), junk))


@pytest.mark.parametrize(
    ("place", "junk", "message"),
    [
        ("data.comparison.change", "ten", "figure must be text like '84.95' or '1/3', got 'ten'"),
        ("data.comparison.change", "1" * 9_999, "figure must be text like '84.95' or '1/3', got '111"),
        ("data.standing.cases_to_better", 2.5, "value must be of the kind int, got 2.5"),
        ("data.standing.cases_to_better", 10**30, "whole number must be smaller than 1e30, got 1000000"),
        ("data.standing.cases_to_better", -(10**30), "whole number must be smaller than 1e30, got -1000000"),
        ("data.standing.result", 84, "value must be one of Fraction, Ratio, Withheld, got 84"),
        (
            "data.standing.result",
            {"kind": "Share"},
            "value must be one of Fraction, Ratio, Withheld, got {'kind': 'Share'}",
        ),
        ("indicators.K1.data_only", "no", "value must be of the kind bool, got 'no'"),
        ("data.status", "Final", "name must be that of a member of Status, got 'Final'"),
        ("data.due", "Q2 2023/24", "period must be text like '2023-07/P3M', got 'Q2 2023/24'"),
        ("data.due", "2023-07/P2M", "period must be text like '2023-07/P3M', got '2023-07/P2M'"),
        ("data.due", None, "period must be text like '2023-07/P3M', got None"),
        ("indicators.K1.redefined", [], r"mapping must be an object, got \[\]"),
    ],
)
def test_value_of_a_wrong_kind_is_refused(place: str, junk: object, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        from_plain(with_part(to_plain(REPORT["K1"]), tuple(place.split(".")), junk))


@pytest.mark.parametrize("tolerance", ["2.5%", 5, Fraction(1, 3), "0.0000001"])
def test_tolerance_survives_a_round_trip(tolerance: str | int | Fraction) -> None:
    """A third has no decimal number, and was written as code that no reader reads."""
    assert_round_trip(make(thresholds=Thresholds(target=50, tolerance=tolerance)))


@pytest.mark.parametrize("names", [None, "starts", "ends"])
def test_financial_year_keeps_the_meaning_of_its_names(names: Any) -> None:
    year = FinancialYear("July", fy_names=names)
    assert read_financial_year(write_financial_year(year)) == year


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"month": 7, "fy_names": "middle"}, "fy_names must be 'starts' or 'ends', got 'middle'"),
        ({"month": 7}, "FinancialYear must have the part fy_names"),
    ],
)
def test_financial_year_of_a_document_is_checked(given: Any, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        read_financial_year(given)
