"""An ugly workbook with the problems of real ones, made up.

`python docs/examples/ugly_workbook.py` writes `ugly-workbook.xlsx` again, always with the same bytes. The page "Clean a
real workbook" reads it.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

PATH: Final = Path(__file__).with_name("ugly-workbook.xlsx")


class Percent(float):
    """A number in a cell that shows a percentage: 0.85 is shown as 85%."""


class Formula(str):
    """A formula whose result was never calculated."""

    __slots__ = ()


DEFINITIONS: Final[tuple[tuple[Any, ...], ...]] = (
    ("Exham Borough Council: corporate KPIs 2023/24",),
    (),
    ("KPI Ref", "Indicator", "Directorate", "Lead Officer", "GOOD PERFORMANCE IS", "Unit", "Target ", "Floor standard",
     "Tolerance", "Reported", "Quarter from months", "Expected low", "Expected high", "Notes to self"),
    ("CS 01", "Complaints answered in time", "Customer Services", "J Patel", "high", "%", Percent(0.85), Percent(0.8),
     None, "quarterly"),
    ("CS02", "Calls answered within a minute", "Customer Services", "J Patel", "HIB", "%", "80%", None, "±10%",
     "quarterly"),
    ("HO01", "Days to re-let a home", "Housing", "M Evans", "Lower", "days", None, None, None, "Quarterly", None,
     None, None, "ask Mo about the new target"),
    ("HO02", "Homes with a gas certificate", "Housing", "M Evans", "up", "%", 100, 98.5, None, "Quarterly"),
    ("HO03", "Households in temporary homes", "Housing", "M Evans", "Lower", "number", 120, None, Percent(0.1),
     "Quarterly"),
    ("HO02", "Homes empty for six months", "Housing", "M Evans", "smaller is better", "number", 40, 50, None,
     "Quarterly"),
    ("FI01", "Invoices paid in 30 days", "Finance", "R Shah", "bigger is better", "%", None, None, None, "quarterly"),
    ("FI02", "Cost of a placement for a week", "Finance", "R Shah", "low", "£", "£1,200", "£1,350", None, "quarterly"),
    ("FI03", "Difference from the budget (%)", "Finance", "R Shah", "closest to target", "%", 0, None, 2, "quarterly"),
    (101, "Missed bins", "Environment", "T Cole", "Low", "number", 60, None, "10%", "quarterly"),
    (102, "Fly-tips cleared in two days", "Environment", "T Cole", "Higher", "%", 90, None, None, "quarterly"),
    ("PL01", "Large applications decided in time", "Planning", "S Lee", "maintain", "%", 60, 55, None, "quarterly"),
    ("HR01", "Working time lost to injuries", "People", "A Quinn", "down", "%", 1, 2, None, "quarterly"),
    ("LE01", "Visits to leisure centres", "Leisure", "D Okoro", "information only", "number", None, None, None,
     "monthly", "sum", "42,000", "47,000"),
    ("LE02", "Pupils on life-saving courses", "Leisure", "D Okoro", "information only", "number", None, None, None,
     "quarterly"),
    (),
    ("Targets were agreed by Cabinet on 14 March 2023.",),
)  # fmt: skip

RESULTS: Final[tuple[tuple[Any, ...], ...]] = (
    ("Results by quarter",),
    (),
    ("KPI Ref", "Indicator", "2022/23", None, None, None, "2023/24", None, None, "Comments"),
    (None, None, "Q1", "Q2", "Q3", "Q4", "Q1", "Q1 RAG", "Q2"),
    ("CS01", "Complaints answered in time", Percent(0.88), Percent(0.85), Percent(0.84), Percent(0.83), Percent(0.86),
     "Amber", Percent(0.78), "Two more officers from November."),
    ("cs02", "Calls answered within a minute", "71%", "73%", "77%", "79%", "81%", "G", "84 or so"),
    ("HO01", "Days to re-let a home", 34, 33, 31, 30, "n/a", None, 29),
    ("HO02", "Homes with a gas certificate", 99.6, 99.2, 99.1, 99.4, 98.9, "A", Formula("=Gas!B2/Gas!B3*100")),
    ("HO03", "Households in temporary homes", 104, 111, 118, 124, 131, "A", 141, "New contract for private lets."),
    ("HO05", "Homes empty for six months", 47, 46, 44, "TBC", 42, "A", 39),
    ("FI01", "Invoices paid in 30 days", 93.8, 94.9, 95.2, 96.1, 94.4, "a", 0.957),
    ("FI02", "Cost of a placement for a week", "£1,140", "£1,152", "£1,185", "£1,210", "£1,234", "Amber", "£1,362",
     "Three placements outside the county."),
    ("FI03", "Difference from the budget (%)", "(2)", "0", "(3)", "(1)", "1", "Amber", "-"),
    ("101", "Missed bins", 61, 57, 55, 58, 64, "A", 59),
    ("102", "Fly-tips cleared in two days", "88%", "90%", "91%", "89%", "92%", "Green", "90%"),
    ("PL10", "Large applications decided in time", "60%", "66%", "62%", "58%", "71%", "G", "56%"),
    ("HR01", "Working time lost to injuries", 0.5, 0.4, 0.4, 0.6, 0.5, "G", 0.7),
    ("LE02", "Pupils on life-saving courses", 14, 9, "<5", 11, "..", None, ":"),
    ("Total", "Number of KPIs", 14, 14, 14, 14, 14, None, 14),
    (),
    ("n/a: no home was let. TBC: to be confirmed by the valuer.",),
)  # fmt: skip

LEISURE: Final[tuple[tuple[Any, ...], ...]] = (
    ("Ref", "Month", "Actual"),
    *(("LE 01", date(2022, month, 1), 12_740 + 110 * month) for month in range(4, 13)),
    *(("LE 01", date(2023, month, 1), 14_060 + 110 * month) for month in range(1, 4)),
    ("LE 01", "Apr-23", "14,310"),
    ("LE 01", "May-23", "14,905"),
    ("LE 01", "Juen-23", "15,220"),
    ("LE 01", "July 2023", 15_902),
    ("LE 01", "Aug-23", "16,340"),
    ("LE 01", "Sep-23", 15_871),
)

TARGETS: Final[tuple[tuple[Any, ...], ...]] = (
    ("KPI", "Effective from", "Target", "Minimum"),
    ("HO01", date(2022, 4, 1), 32, 36),
    ("HO01", "30/06/2023", 28, 32),
    ("fi 01", "Q1 22/23", "95%", "90%"),
    ("fi 01", "Q1 23/24", "96%", "92%"),
)

READ_ME: Final = (("Send changes to the performance team by the 10th.",), ("Last changed in October 2023.",))
OLD: Final = (("KPI Ref", "Indicator", "Target"), ("CS01", "Complaints answered in time", 80))
GAS: Final = (("Certificates",), ("Valid", 4_861), ("Homes", 4_920))
MERGED: Final = ("A3:A4", "B3:B4", "C3:F3", "G3:I3", "J3:J4")
"""The merged cells of the sheet of results."""


def write(path: Path) -> None:
    """Write the workbook."""
    sheets = {
        "Read me": READ_ME,
        "KPI definitions": DEFINITIONS,
        "Results": RESULTS,
        "Leisure": LEISURE,
        "Targets": TARGETS,
        "Gas": GAS,
        "Old targets": OLD,
    }
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2023, 10, 9, tzinfo=UTC)})
        for name, rows in sheets.items():
            write_rows(book, book.add_worksheet(name), rows)
        results = book.get_worksheet_by_name("Results")
        middle = book.add_format({"align": "center"})
        for area in MERGED:
            results.merge_range(area, heading(area), middle)
        results.set_row(8, None, None, {"hidden": True})  # row 9, temporary homes
        book.get_worksheet_by_name("Old targets").hide()


def heading(area: str) -> str:
    """Return the heading in the first cell of a merged area."""
    content: str = RESULTS[int(area[1]) - 1]["ABCDEFGHIJ".index(area[0])]
    return content


def write_rows(book: Any, sheet: Any, rows: tuple[tuple[Any, ...], ...]) -> None:
    """Write the rows of a sheet, each cell in its format."""
    percent, month = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "mmm-yy"})
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            match content:
                case Formula():
                    sheet.write_formula(number, column, content, None, "")
                case Percent():
                    sheet.write_number(number, column, content, percent)
                case date():
                    sheet.write_datetime(number, column, content, month)
                case _:
                    sheet.write(number, column, content)


if __name__ == "__main__":
    write(PATH)
