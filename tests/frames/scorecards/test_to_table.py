"""Tables from reports: the same in every library, with nothing lost."""

from fractions import Fraction
from math import isnan
from typing import Any

import narwhals.stable.v2 as nw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouped_report import GROUPED
from qpr_core import Indicator, NoRating, Period, Polarity, Report, Scorecard, Thresholds, TimeSeries
from qpr_core.errors import ReportError, TableError
from qpr_core.frames import read_indicators, report_table
from qpr_core.rules import Levels, SecondRating
from qpr_core.testing import Four, a_series, an_indicator, scorecards
from small_reports import make, report_of
from two_schemes import CARD, two_schemes

LIBRARIES = ["pandas", "polars", "pyarrow"]

COMPLAINTS = Indicator(
    code="CS01",
    name="Complaints in time",
    service="Customer Services",
    polarity=Polarity.HIGHER_IS_BETTER,
    unit="%",
    thresholds=Thresholds(target=85, floor=80),
)


def rows(table: Any, library: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (
        table.to_pylist()
        if library == "pyarrow"
        else table.to_dicts()
        if library == "polars"
        else table.to_dict("records")
    )
    return [
        {name: None if isinstance(cell, float) and isnan(cell) else cell for name, cell in row.items()} for row in found
    ]


@settings(max_examples=30)
@given(scorecards(), st.integers(0, 9), st.sampled_from(LIBRARIES))
def test_report_table_loses_nothing_of_a_report(card: Scorecard, steps: int, library: str) -> None:
    try:
        report: Report = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    table = rows(report_table(report, backend=library), library)
    assert len(table) == len(report.assessments)
    for row, each in zip(table, report.assessments, strict=True):
        standing, comparison = each.standing, each.comparison
        assert (row["code"], row["name"], row["service"]) == (
            each.indicator.code,
            each.indicator.name,
            each.indicator.service,
        )
        for name, figure in (
            ("value", standing.value),
            ("target", standing.stated_target),
            ("change", comparison.change),
        ):
            exact = row[f"exact_{name}"]
            assert (None if exact is None else Fraction(exact)) == figure
            assert row[name] == (None if figure is None else float(figure))
        rated = not isinstance(each.rating, NoRating)
        assert (row["rating"], row["no_rating"]) == ((each.rating.value, None) if rated else (None, each.rating.value))
        assert (row["direction"] is None) is (row["no_direction"] is not None)
        assert row["flags"] == "; ".join(flag.value for flag in each.flags)
        assert bool(row["is_withheld"]) is standing.is_withheld
        if standing.is_withheld:
            assert row["value"] is None
            assert row["numerator"] is None


@pytest.mark.parametrize("library", LIBRARIES)
def test_places_in_groupings_come_back_from_the_table(library: str) -> None:
    """The table has no polarity, without which there is no indicator."""
    table = nw.from_native(report_table(GROUPED, backend=library), eager_only=True)
    named = [name for name in table.columns if name in {"code", "name", "service"} or name.startswith("Group: ")]
    others = {"polarity": "neither", "unit": "number"}
    defined = table.select(*named).with_columns(nw.lit(each).alias(name) for name, each in others.items())
    read = read_indicators(defined.to_native())
    assert [each.groups for each in read] == [each.indicator.groups for each in GROUPED]
    assert [each.service for each in read] == ["Highways"] * len(GROUPED)


def test_levels_of_a_grouping_are_columns_behind_the_service() -> None:
    places: dict[str, Any] = {"A": ("Clean", "Waste"), "B": None, "C": "Safe"}
    report = report_of(*(make(code, 84, groups={"priority": place, "ward": "North"}) for code, place in places.items()))
    table = report_table(report, backend="polars")
    assert table.columns[2:7] == [
        "service", "Group: priority, level 1", "Group: priority, level 2", "Group: ward, level 1", "unit",
    ]  # fmt: skip
    assert table["Group: priority, level 1"].to_list() == ["Clean", None, "Safe"]
    assert table["Group: priority, level 2"].to_list() == ["Waste", None, None]
    assert not [name for name in report_table(report_of(make("A", 84)), backend="polars").columns if "Group" in name]


def test_report_table_has_every_figure_and_the_method() -> None:
    series = TimeSeries(
        {f"Q{quarter} 2022/23": value for quarter, value in zip((1, 2, 3, 4), (86, 84, 85, 81), strict=True)}
        | {"Q1 2023/24": 80, "Q2 2023/24": 78}
    )
    (row,) = rows(report_table(Scorecard([(COMPLAINTS, series)]).report("Q2 2023/24"), backend="polars"), "polars")
    assert row == {
        "code": "CS01", "name": "Complaints in time", "service": "Customer Services", "unit": "per cent",
        "period": "Q2 2023/24", "result_period": "Q2 2023/24", "status": "final", "value": 78.0, "exact_value": "78",
        "numerator": None, "denominator": None, "target": 85.0, "exact_target": "85", "rating": "Red",
        "no_rating": None, "rating_before": "Amber", "change": -2.0, "exact_change": "-2", "movement": "down",
        "judgement": "worse", "direction": "negative", "no_direction": None, "slope": -1.6,
        "p_value": row["p_value"], "method": "ordinary least squares, two-sided t-test of the slope", "method_version": 1,
        "point_count": 6, "is_carried": False, "is_withheld": False, "flags": "", "scheme": "Rag",
        "second_rating": None, "second_rating_before": None,
    }  # fmt: skip
    assert 0.0032 < row["p_value"] < 0.0034


@pytest.mark.parametrize("backend", ["abacus", 5, None])
def test_report_table_refuses_a_library_that_is_not_installed(backend: Any) -> None:
    report = Scorecard([(COMPLAINTS, TimeSeries({"Q2 2023/24": 84}))]).report("Q2 2023/24")
    with pytest.raises(
        TableError, match="backend must be an installed data frame library such as 'pandas' or 'polars', got"
    ):
        report_table(report, backend=backend)
    with pytest.raises(ReportError, match="report must be a Report, got None"):
        report_table(None, backend="polars")  # type: ignore[arg-type]  # a wrong type is what is tested


def test_table_of_several_schemes_has_every_indicator() -> None:
    table = report_table(two_schemes(), backend="pandas")
    assert list(table["code"]) == ["C1", "C2", "C3", "D1", "A1", "M1", "M2", "M3"]
    assert list(table["rating"][5:7]) == ["Met", "Not met"]
    assert list(table["rating_before"][5:7]) == ["Met", "Met"]


def test_groupings_of_every_scheme_have_columns() -> None:
    four = an_indicator(
        code="F1", thresholds=Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 80}), groups={"ward": "North"}
    )
    report = Scorecard([(an_indicator(), a_series(84)), (four, a_series(91))]).report("Q2 2023/24")
    assert report_table(report, backend="polars")["Group: ward, level 1"].to_list() == [None, "North"]


def test_scheme_and_second_rating_have_columns() -> None:
    forecast = SecondRating(
        name="Forecast", ratings={"C1": {"Q1 2023/24": "Red", "Q2 2023/24": "Amber"}, "M1": {"Q2 2023/24": "Green"}}
    )
    table = report_table(Scorecard(CARD).report("Q2 2023/24", second=forecast), backend="polars")
    rows = {row["code"]: row for row in table.to_dicts()}
    columns = ("scheme", "rating", "second_rating", "second_rating_before")
    assert [tuple(rows[code][name] for name in columns) for code in ("C1", "M1", "M2", "A1")] == [
        ("Rag", "Green", "Amber", "Red"),
        ("Met", "Met", "Green", None),
        ("Met", "Not met", None, None),
        (None, None, None, None),
    ]
