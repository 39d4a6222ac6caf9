"""The sheet of items: a row for each, with the status, the judge and the due date."""

from typing import Any

from attrs import evolve

from display.excel.opened import opened, rows_of
from qpr_core import Rag, Scorecard
from qpr_core.items import BandSeries, MilestoneDates, TrackedItem
from qpr_core.styles import GOV_UK, KENT
from qpr_core.testing import a_series, an_indicator

AT = "Q2 2023/24"
LIBRARY = (
    TrackedItem(code="P3", name="=New library", kind="project", service="Culture", due="2024-03-31", judged_by="Board"),
    BandSeries({"Q1 2023/24": "At risk", AT: "At risk"}),
)
ITEMS: list[Any] = [
    LIBRARY,
    (TrackedItem(code="P4", name="Depot", kind="project"), BandSeries({"Q1 2023/24": "On track", AT: None})),
    (TrackedItem(code="P5", name="Park", kind="project"), BandSeries({AT: None, "Q1 2023/24": None})),
    (TrackedItem(code="R1", name="Flood", kind="risk", scheme=Rag), BandSeries({AT: "Red"}, scheme=Rag)),
    (TrackedItem(code="M1", name="Opening", kind="milestone"), MilestoneDates(due="2023-12-01")),
]


def workbook(items: Any, **parts: Any) -> Any:
    card = Scorecard([(an_indicator(), a_series(80, 84, until=AT))], items=items)
    return opened(card.report(AT), **parts)


def test_sheet_of_items_has_a_row_for_each_item() -> None:
    sheet = workbook(ITEMS)["Items"]
    assert sheet["A1"].value == "Projects and other items, Quarter 2, 2023/24"
    assert [sheet[f"A{row}"].value for row in range(3, 6)] == [
        "Of the three projects, one is On track, one is At risk and one has no status.",
        "The only risk is Red.",
        "The only milestone is On track.",
    ]
    library, depot, park, flood, opening = rows_of(sheet)
    assert library == {
        "Kind": "Project",
        "Code": "P3",
        "Name": "=New library",
        "Service": "Culture",
        "Status": "\N{BLACK DIAMOND} At risk",
        "Previous status": "\N{BLACK DIAMOND} At risk",
        "For how long": "Two quarters",
        "Due": "31 March 2024",
        "Judged by": "Board",
    }
    assert (depot["Status"], park["Status"], park["Previous status"]) == (
        "\N{BLACK CIRCLE} On track (Q1 2023/24)",
        "No status",
        "No status",
    )
    assert (flood["Kind"], flood["Status"]) == ("Risk", "\N{BLACK SQUARE} Red")
    assert (opening["Judged by"], opening["Due"]) == ("its dates", "1 December 2023")


def test_status_has_the_colour_of_its_band() -> None:
    sheet = workbook([LIBRARY])["Items"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).endswith("At risk"))
    assert cell.fill.fgColor.rgb[2:].lower() == GOV_UK.colour_of(LIBRARY[1].latest().band)[1:]  # type: ignore[union-attr]  # it has a band


def test_workbook_without_items_has_no_sheet_of_them() -> None:
    assert "Items" not in workbook([]).sheetnames
    assert workbook([LIBRARY]).sheetnames == ["Cover", "Scorecard", "Items", "Notes", "Definitions", "Results"]


def test_sheet_has_the_group_of_each_item_by_the_grouping_of_the_style() -> None:
    place = {"priority": "Culture"}
    card = Scorecard(
        [(an_indicator(), a_series(80, 84, until=AT))],
        items=[(evolve(LIBRARY[0], groups=place), LIBRARY[1]), (evolve(ITEMS[1][0]), ITEMS[1][1])],
    )
    rows = rows_of(opened(card.report(AT), style=evolve(KENT, grouping="priority"))["Items"])
    assert [row["Priority"] for row in rows] == ["Culture", "No priority named"]
    assert "Groups" not in opened(card.report(AT)).sheetnames
