"""item_table: a row for each item, the same in every library."""

from math import isnan
from typing import Any

import pytest
from attrs import evolve

from qpr_core.errors import ReportError, TableError
from qpr_core.frames import item_table
from qpr_core.items import BandSeries, MilestoneDates, TrackedItem, report_items

PLAN: list[Any] = [
    (
        TrackedItem(code="P1", name="Depot", kind="project", service="Property", judged_by="Board", due="2023-09-01"),
        BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"}),
    ),
    (TrackedItem(code="P2", name="Park", kind="project"), BandSeries({"Q2 2023/24": None})),
    (TrackedItem(code="M1", name="Opening", kind="milestone"), MilestoneDates(due="2023-09-20")),
]
DEPOT = {
    "kind": "project", "code": "P1", "name": "Depot", "service": "Property", "period": "Q2 2023/24",
    "result_period": "Q2 2023/24", "band": "At risk", "no_band": None, "band_before": "On track", "judgement": "worse",
    "run": 1, "since": "Q2 2023/24", "due": "2023-09-01", "is_past_due": True, "is_carried": False,
    "provenance": "judged", "judged_by": "Board", "days_late": None,
}  # fmt: skip


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


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_item_table_has_a_row_for_each_item(library: str) -> None:
    depot, park, opening = rows(item_table(report_items(PLAN, "Q2 2023/24"), backend=library), library)
    assert depot == DEPOT
    assert (park["band"], park["no_band"], park["run"], park["band_before"]) == (None, "no result", None, None)
    assert (opening["kind"], opening["provenance"], opening["days_late"]) == ("milestone", "by rule", 10)
    whole = rows(item_table(report_items(PLAN[:1], "Q2 2023/24"), backend=library), library)
    assert whole[0]["run"] == 1


def test_table_of_no_items_has_no_rows() -> None:
    assert rows(item_table((), backend="polars"), "polars") == []


def test_item_table_refuses_other_things() -> None:
    for junk in (5, [5], "items"):
        with pytest.raises(ReportError, match="items must be ItemReports"):
            item_table(junk, backend="polars")  # type: ignore[arg-type]  # a wrong type is what is tested
    for backend in ("excel", None, 5):
        with pytest.raises(TableError, match="backend must be an installed data frame library"):
            item_table((), backend=backend)  # type: ignore[arg-type]  # the same


def test_item_table_has_a_column_for_each_level_of_a_grouping() -> None:
    plan = [
        (evolve(PLAN[0][0], groups={"priority": ("Health", "Care"), "ward": "North"}), PLAN[0][1]),
        (evolve(PLAN[1][0], groups={"priority": "Roads"}), PLAN[1][1]),
    ]
    table = item_table(report_items(plan, "Q2 2023/24"), backend="polars")
    assert table.columns[3:8] == ["service", "Group: priority, level 1", "Group: priority, level 2", "Group: ward, level 1", "period"]  # fmt: skip
    assert table.select(table.columns[4:7]).rows() == [("Health", "Care", "North"), ("Roads", None, None)]
