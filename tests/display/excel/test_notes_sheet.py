"""The sheet of notes: a row for each note on the data."""

from display.excel.opened import opened, rows_of
from pictured import WHOLE, made
from qpr_core import notes
from qpr_core.text import BulletList
from small_reports import report_of


def test_sheet_has_every_note_of_the_report_with_its_subject() -> None:
    lists = [part for part in notes(WHOLE).parts if isinstance(part, BulletList)]
    expected = [
        {"Subject": str(part.introduction).rstrip(":"), "Note": line}
        for part in lists
        for line in (
            str(BulletList(part.introduction, (item,))).splitlines()[1].removeprefix("- ") for item in part.items
        )
    ]
    sheet = opened(WHOLE)["Notes"]
    assert rows_of(sheet) == expected
    assert sheet["A1"].value == "Notes on the data, Quarter 2, 2023/24"


def test_sheet_without_notes_says_so_and_has_no_table() -> None:
    sheet = opened(report_of(made(90)))["Notes"]
    assert not sheet.tables
    assert [cell.value for cell in sheet["A"]] == [str(part) for part in notes(report_of(made(90))).parts]
    assert sheet.freeze_panes is None
