"""read_items: rows of items with periods and bands, dates, and every fault with its row."""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from qpr_core import FinancialYear, Rag, Scorecard
from qpr_core.errors import PeriodError, SchemeError, TableError
from qpr_core.frames import FaultsError, item_table, read_items
from qpr_core.items import BandSeries, Kind, MilestoneDates, Progress, report_items
from qpr_core.testing import a_series, an_indicator

ROWS: dict[str, list[Any]] = {
    "Code": ["P1", "P1", "P2", None, "M1"],
    "Project": ["Depot", "Depot", "Park", None, "Opening"],
    "Type": ["Project", None, "action", None, "milestone"],
    "Service": ["Property", None, None, None, None],
    "Quarter": ["Q2 2023/24", "Q1 2023/24", "Q1 2023/24", None, None],
    "Status": ["at risk", "On track", "on hold", None, None],
    "Judged_by": ["Board", None, None, None, None],
    "Due date": ["30/09/2023", None, None, None, date(2024, 3, 31)],
    "Forecast": [None, None, None, None, "2024-04-30"],
}


@pytest.mark.parametrize("engine", [pl.DataFrame, pd.DataFrame, pa.table])
def test_items_are_read_in_the_order_of_their_first_rows(engine: Any) -> None:
    rows = {**ROWS, "Due date": ["30/09/2023", None, None, None, "2024-03-31"]}
    depot, park, opening = read_items(engine(rows), markers=["on hold"])
    assert (depot.item.code, depot.item.kind, depot.item.service) == ("P1", Kind.PROJECT, "Property")
    assert depot.item.due == date(2023, 9, 30)
    assert depot.results == BandSeries([("Q1 2023/24", "On track"), ("Q2 2023/24", "At risk", "Board")])
    assert park.results == BandSeries({"Q1 2023/24": None}, markers={"Q1 2023/24": "on hold"})
    assert opening.results == MilestoneDates(due="2024-03-31", forecast="2024-04-30")
    card = Scorecard([(an_indicator(), a_series(84, until="Q2 2023/24"))], items=(depot, park, opening))
    assert [len(each) for each in card.report("Q2 2023/24").items] == [1, 1, 1]


def test_kind_scheme_columns_and_financial_year_can_be_given() -> None:
    table = pl.DataFrame(
        {
            "id": [7.0, 7.0],
            "risk": ["Flood"] * 2,
            "period": ["Q1 2023", "Q2 2023"],
            "confidence": ["Red", None],
            "x": [1, 2],
        }
    )
    (entry,) = read_items(
        table,
        kind="risk",
        scheme=Rag,
        columns={"band": "Confidence"},
        ignore=["x"],
        financial_year=FinancialYear("January"),
    )
    assert (entry.item.code, entry.item.kind, entry.item.scheme) == ("7", Kind.RISK, Rag)
    assert isinstance(entry.results, BandSeries)
    assert [each.band for each in entry.results] == [Rag.RED, None]
    assert entry.results.first.first_day == date(2023, 1, 1)


def test_table_without_periods_has_dates_only() -> None:
    table = pl.DataFrame({"code": ["M1"], "name": ["Opening"], "due": ["2024-03-31"], "done": ["2024-04-05"]})
    ((_, results),) = read_items(table, kind=Kind.MILESTONE)
    assert results == MilestoneDates(due="2024-03-31", done="2024-04-05")


BASE: dict[str, list[Any]] = {
    "code": ["P1", "P1"],
    "name": ["Depot", None],
    "kind": ["project", None],
    "period": ["Q1 2023/24", "Q2 2023/24"],
    "status": ["On track", "At risk"],
}


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"status": ["Fine", "At risk"]}, ["row 1 of items, column 'status' (P1): band must be one of Progress", "got 'Fine'"]),
        ({"code": ["P1", None]}, ["row 2 of items, column 'code': row must have a code, got a blank cell"]),
        ({"name": ["Depot", "Park"]}, ["row 2 of items, column 'name' (P1): name must be the same in all rows of an item (another row has 'Depot'), got 'Park'"]),
        ({"period": ["Q1 2023/24", None]}, ["row 2 of items, column 'period' (P1): row with a band must have a period, got a blank cell"]),
        ({"period": ["Q1 2023/24", "Q9 2023/24"]}, ["row 2 of items, column 'period' (P1): quarter must be 1, 2, 3 or 4, got 'Q9 2023/24'"]),
        ({"period": ["Q1 2023/24", "Q1 2023/24"]}, ["row 1 of items (P1): series must have one result for a period"]),
        ({"kind": ["scheme", None]}, ["row 1 of items (P1): kind must be a Kind or one of"]),
        ({"name": [None, None]}, ["row 1 of items (P1): name of an item (P1) must be text, got None"]),
        ({"due": ["soon", None]}, ["row 1 of items (P1): day must be a date"]),
        ({"done": ["2024-01-01", None]}, ["row 1 of items (P1): item with bands must not have the day", "got done"]),
        ({"period": [None, None], "status": [None, None]}, ["row 1 of items (P1): item must have periods with bands, or a due date, got neither"]),
    ],
)  # fmt: skip
def test_fault_has_its_row_and_its_rule(changes: dict[str, Any], lines: list[str]) -> None:
    with pytest.raises(FaultsError) as refused:
        read_items(pl.DataFrame({**BASE, **changes}))
    assert len(refused.value.faults) == 1
    assert all(line in str(refused.value) for line in lines), str(refused.value)


def test_all_faults_of_all_items_are_in_one_error() -> None:
    table = pl.DataFrame(
        {
            "code": ["P1", "P2", "P3"],
            "name": ["Depot", None, "Park"],
            "kind": ["project"] * 3,
            "period": ["Q1 2023/24"] * 3,
            "status": ["Fine", "On track", "On track"],
        }
    )
    with pytest.raises(FaultsError) as refused:
        read_items(table)
    assert [(fault.row, fault.code) for fault in refused.value.faults] == [(1, "P1"), (2, "P2")]


@pytest.mark.parametrize(
    ("table", "parts", "message"),
    [
        (5, {}, "items must be a data frame that is not lazy"),
        (BASE, {"kind": "programme"}, "kind must be a Kind or one of 'project'"),
        (BASE, {"markers": 5}, "markers must be texts that stand for a missing band"),
        (BASE, {"markers": [5]}, "markers must be texts that stand for a missing band"),
        (BASE, {"ignore": 5}, "ignore must be headings of columns to leave out"),
        (BASE, {"columns": 5}, "columns must be a mapping from part to heading"),
        (BASE, {"columns": {"colour": "x"}}, "columns must give the headings of parts .* got 'colour' with 'x'"),
        (BASE, {"columns": {"band": 5}}, "columns must give the headings of parts .* got 'band' with 5"),
        (BASE, {"ignore": ["kind"]}, "items must have a column for kind, got the columns 'code', 'name'"),
        (BASE, {"ignore": ["code", "name"]}, "items must have a column for code and name"),
        (BASE, {"ignore": ["status"]}, "items must have a column for band"),
        ({**BASE, "x": [1, 2]}, {}, "column of items must be known, or a period .* got 'x'"),
        ({**BASE, "Rating": ["a", "b"]}, {}, "items must have one column for band .* got 'status' and 'Rating'"),
    ],
)
def test_wrong_table_or_argument_is_refused(table: Any, parts: dict[str, Any], message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_items(pl.DataFrame(table) if isinstance(table, dict) else table, **parts)


def test_wrong_scheme_and_year_raise_their_own_errors() -> None:
    with pytest.raises(SchemeError):
        read_items(pl.DataFrame(BASE), scheme=Progress.COMPLETE)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError):
        read_items(pl.DataFrame(BASE), financial_year=4)  # type: ignore[arg-type]  # the same


WIDE: dict[str, list[Any]] = {
    "Code": ["P1", "P2", "M1"],
    "Project": ["Depot", "Park", "Opening"],
    "Judged by": ["Board", None, None],
    "Q1 2023/24": ["On track", "on hold", None],
    "Q2 2023/24": ["At risk", "On track", None],
    "Due": [None, None, "2024-03-31"],
}


@pytest.mark.parametrize("engine", [pl.DataFrame, pd.DataFrame])
def test_table_with_a_column_for_each_period_is_read(engine: Any) -> None:
    depot, park, opening = read_items(engine(WIDE), kind="project", markers=["on hold"])
    assert depot.results == BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"}, judged_by="Board")
    assert park.results == BandSeries({"Q1 2023/24": None, "Q2 2023/24": "On track"}, markers={"Q1 2023/24": "on hold"})
    assert opening.results == MilestoneDates(due="2024-03-31")


def test_wrong_band_of_a_wide_table_has_its_row_and_its_column() -> None:
    with pytest.raises(FaultsError, match=r"row 2 of items, column 'Q1 2023/24' \(P2\): band must be one of Progress"):
        read_items(pl.DataFrame(WIDE), kind="project")


def test_item_twice_in_a_wide_table_is_a_fault() -> None:
    table = pl.DataFrame({**WIDE, "Code": ["P1", "P1", "M1"]})
    with pytest.raises(FaultsError, match=r"row 2 of items, column 'Code' \(P1\): item must have one row in a table"):
        read_items(table, kind="project", markers=["on hold"])


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"Status": ["a", "b", "c"]}, "items must have either a column for each period, or one for the period"),
        ({"Quarter": ["a"] * 3, "Status": ["a"] * 3}, "items must have either a column for each period"),
        ({"2023/24 Q1": ["a"] * 3}, "items must have one column for Q1 2023/24 .* got 'Q1 2023/24' and '2023/24 Q1'"),
    ],
)
def test_columns_of_two_layouts_are_refused(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_items(pl.DataFrame({**WIDE, **columns}), kind="project")


def test_places_in_groupings_are_read_as_item_table_writes_them() -> None:
    levels = {"Group: priority, level 1": ["Health", "Roads", None], "Group: priority, level 2": ["Care", None, None]}
    entries = read_items(pl.DataFrame({**WIDE, **levels}), kind="project", markers=["on hold"])
    assert [each.item.groups for each in entries] == [{"priority": ("Health", "Care")}, {"priority": ("Roads",)}, {}]
    table = item_table(report_items(entries, "Q2 2023/24"), backend="polars")
    again = read_items(
        table.select("code", "name", "kind", "period", "band", *levels, "due"), ignore=["due"], markers=["on hold"]
    )
    assert [each.item.groups for each in again] == [each.item.groups for each in entries]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ({"Group: ward, level 2": ["a"] * 3}, "columns of 'ward' must be Group: ward, level 1, got the columns"),
        (
            {"Group: ward, level 1": [None] * 3, "Group: ward, level 2": ["North", None, None]},
            r"row 1 of items \(P1\): place must not skip a level \(fill the cell\), got a blank cell before 'North'",
        ),
    ],
)
def test_grouping_without_a_level_is_refused(levels: dict[str, Any], message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_items(pl.DataFrame({**WIDE, **levels}), kind="project", markers=["on hold"])


def test_different_places_in_rows_of_an_item_are_a_fault() -> None:
    with pytest.raises(FaultsError, match=r"must be the same in all rows of an item \(another row has 'North'\)"):
        read_items(pl.DataFrame({**BASE, "Group: ward": ["North", "South"]}))
