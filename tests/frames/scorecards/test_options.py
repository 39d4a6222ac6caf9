"""Options: each checked when it is given, and used as it is meant."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from frames.scorecards.workbooks import Q1, one_row, read_one, shown, workbook
from qpr_core import Thresholds
from qpr_core.errors import FigureError, PeriodError, QprError, TableError
from qpr_core.frames import Layout, check_scorecard, read_indicators, read_scorecard, with_results
from qpr_core.frames.scorecards.options import options_of
from qpr_core.model.values.typed_figures import MARKERS

RESULTS = pd.DataFrame({"Code": ["C1"], Q1: [84]})


def test_options_of_nothing_are_the_defaults() -> None:
    options = options_of()
    assert (options.layout, options.markers, options.two_bands) == (Layout(), MARKERS, False)
    assert not options.defaults
    assert not options.sheets
    assert options.ignored_in("indicators") == frozenset()


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"layout": "KPI"}, TableError, "layout must be a Layout, got 'KPI'"),
        (
            {"ignore": "Note"},
            TableError,
            "ignore must contain headings, or a mapping from tables to headings, got 'Note'",
        ),
        ({"ignore": [5]}, TableError, "ignore must contain headings"),
        ({"ignore": {"results": "Note"}}, TableError, "ignore must contain headings"),
        ({"ignore": 5}, TableError, "ignore must contain headings"),
        ({"defaults": {"colour": "red"}}, TableError, "defaults must be for parts of a definition (code, name, "),
        ({"defaults": {5: "red"}}, TableError, "defaults must be for parts of a definition (code, name, "),
        ({"defaults": 5}, TableError, "defaults must be a mapping from parts of a definition to values"),
        ({"markers": 5}, FigureError, "markers must be a list of texts"),
        ({"markers": "n/a"}, FigureError, "markers must be a list of texts"),
        ({"markers": [""]}, FigureError, "marker of a missing result must"),
        ({"two_bands": 1}, TableError, "two_bands must be True or False, got 1"),
        ({"schemes": 5}, TableError, "schemes must be a mapping from names to schemes"),
        ({"rules": ["x"]}, TableError, "rules must be a mapping from names to rating rules"),
        ({"sheets": 5}, TableError, "sheets must be a mapping from roles to names of sheets"),
        (
            {"sheets": {"results": 5}},
            TableError,
            "sheets must map 'indicators', 'results' and 'targets' to names of sheets",
        ),
        (
            {"groupings": 5},
            TableError,
            "groupings must be a mapping from the name of a grouping to its headings, got 5",
        ),
        (
            {"groupings": {5: "Ward"}},
            TableError,
            "groupings must be a mapping from names: name of a grouping must be te",
        ),
        (
            {"groupings": {"Service": "A"}},
            TableError,
            "groupings must not have the service (pass layout=Layout(service",
        ),
        (
            {"groupings": {"ward": 5}},
            TableError,
            "groupings must have a heading, or a list of headings, for 'ward', got",
        ),
        (
            {"groupings": {"ward": []}},
            TableError,
            "groupings must have a heading, or a list of headings, for 'ward', got",
        ),
        ({"groupings": {"ward": ["A", " "]}}, TableError, "groupings must have a heading, or a list of headings, for"),
        ({"groupings": {"ward": {"A"}}}, TableError, "groupings must have a heading, or a list of headings, for"),
        ({"century": "2000"}, PeriodError, "century must be a whole number"),
        ({"century": 0}, PeriodError, "century must be a whole number"),
        ({"fy_names": "begins"}, PeriodError, "fy_names must be 'starts' or 'ends'"),
        ({"financial_year": "April"}, PeriodError, "financial_year must be a FinancialYear"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("function", ["read_scorecard", "check_scorecard", "read_indicators", "with_results"])
def test_a_wrong_option_is_refused(function: str, how: Any, error: type[QprError], message: str) -> None:
    before = read_one().scorecard
    calls: dict[str, Callable[[], object]] = {
        "read_scorecard": lambda: read_scorecard(one_row(), RESULTS, **how),
        "check_scorecard": lambda: check_scorecard(one_row(), RESULTS, **how),
        "read_indicators": lambda: read_indicators(one_row(), **how),
        "with_results": lambda: with_results(before, RESULTS, **how),
    }
    with pytest.raises(error) as caught:
        calls[function]()
    assert str(caught.value).startswith(message)


def test_a_function_without_a_known_argument_raises_a_type_error() -> None:
    with pytest.raises(TypeError):
        read_scorecard(one_row(), RESULTS, colour="red")  # type: ignore[call-arg]  # a wrong name is what is tested


@pytest.mark.parametrize("name", ["Good is", "polarity", "POLARITY"])
def test_a_default_may_have_the_name_of_the_part_or_that_of_the_layout(name: str) -> None:
    options = options_of(layout=Layout(polarity="Good is"), defaults={name: "high"})
    assert options.defaults == {"polarity": "high"}


def test_a_default_holds_for_all_or_for_the_codes_of_a_mapping() -> None:
    options = options_of(defaults={"unit": "%", "service": {"C1": "Customers", 7: "Homes"}})
    assert options.default("unit", None) == options.default("unit", "C9") == "%"
    assert [options.default("service", code) for code in ("c 1", "7", "C9", None)] == ["Customers", "Homes", None, None]
    assert options.default("owner", "C1") is None


def test_a_default_of_a_tolerance_is_only_for_rows_with_a_target() -> None:
    table = pd.concat([one_row(Target=85), one_row(Code="C2", Target=None)], ignore_index=True)
    results = pd.DataFrame({"Code": ["C1", "C2"], Q1: [84, 85]})
    card = read_scorecard(table, results, defaults={"tolerance": 5}).scorecard
    assert card["C1"].indicator.thresholds == Thresholds(target=85, tolerance=5)
    assert card["C2"].indicator.thresholds is None


def test_columns_to_ignore_are_for_all_tables_or_for_each() -> None:
    options = options_of(ignore={"results": ["Trend "], "indicators": {"Note_1"}})
    assert options.ignored_in("results") == {"trend"}
    assert options.ignored_in("indicators") == {"note 1"}
    assert options_of(ignore=("Trend",)).ignored_in("any") == {"trend"}


@pytest.mark.parametrize(
    ("century", "year"), [(1900, "1923/24"), (2000, "2023/24"), (1950, "2023/24"), (1923, "1923/24")]
)
def test_century_settles_years_of_two_digits(century: int, year: str) -> None:
    results = pd.DataFrame({"Code": ["C1"], "Q1 23/24": [84]})
    reading = read_scorecard(one_row(), results, century=century)
    assert [str(period) for period, _, _ in reading.scorecard["C1"].series] == [f"Q1 {year}"]
    assert reading.notices == ()


def test_without_a_year_of_four_digits_a_century_must_be_given() -> None:
    (line,) = shown(lambda: read_scorecard(one_row(), pd.DataFrame({"Code": ["C1"], "Q1 23/24": [84]})))
    assert line.startswith(
        "results, column 'Q1 23/24': year must have four digits if no other year of the file has them"
    )


@pytest.mark.parametrize(("fy_names", "year"), [("starts", "2024/25"), ("ends", "2023/24")])
def test_fy_names_settles_names_with_one_year(fy_names: Any, year: str) -> None:
    results = pd.DataFrame({"Code": ["C1"], "FY2024 Q1": [84]})
    card = read_scorecard(one_row(), results, fy_names=fy_names).scorecard
    assert [str(period) for period, _, _ in card["C1"].series] == [f"Q1 {year}"]
    (line,) = shown(lambda: read_scorecard(one_row(), results))
    assert "name of a financial year must have both years" in line


def test_sheets_are_for_workbooks_and_further_tables_for_tables() -> None:
    with pytest.raises(TableError, match="sheets= must be passed only with a workbook"):
        read_scorecard(one_row(), RESULTS, sheets={"results": "R"})
    with pytest.raises(TableError, match="results= and targets= must not be passed with a workbook"):
        read_scorecard(workbook({"A": [["Code"]]}), RESULTS)
    with pytest.raises(TableError, match="results= and targets= must not be passed with a workbook"):
        read_scorecard(workbook({"A": [["Code"]]}), targets=RESULTS)
