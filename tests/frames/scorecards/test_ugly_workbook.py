"""The ugly workbook of the documentation: its faults as printed, its correction, and the report on it."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import ugly_workbook
from qpr_core import Rag, Section, Thresholds, narrate
from qpr_core.frames import FaultsError, Reading, check_scorecard, read_scorecard

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "clean-a-real-workbook.md"
CORRECTIONS: tuple[tuple[str, str, Any], ...] = (
    ("KPI definitions", "A9", "HO05"),
    ("KPI definitions", "E15", "higher"),
    ("Leisure", "B16", "Jun-23"),
    ("Results", "A16", "PL01"),
    ("Results", "I6", 84),
    ("Results", "I8", 98.8),
    ("Results", "I11", 95.7),
)


def corrected() -> BytesIO:
    """Return the workbook with the seven cells that only its owner can correct."""
    book = openpyxl.load_workbook(ugly_workbook.PATH, data_only=True)
    for sheet, cell, content in CORRECTIONS:
        book[sheet][cell] = content
    file = BytesIO()
    book.save(file)
    return file


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_scorecard(corrected(), two_bands=True, ignore=["Notes to self"], accept=["fraction of 1 (HR01)"])


def contents(path: Path) -> Iterator[tuple[str, str, object, str]]:
    """Yield the content and the number format of each cell."""
    for sheet in openpyxl.load_workbook(path):
        yield sheet.title, sheet.sheet_state, sorted(map(str, sheet.merged_cells.ranges)), ""
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value, cell.number_format) for cell in row)


def test_the_committed_workbook_is_the_one_that_its_script_writes(tmp_path: Path) -> None:
    ugly_workbook.write(tmp_path / "ugly.xlsx")
    assert list(contents(tmp_path / "ugly.xlsx")) == list(contents(ugly_workbook.PATH))


def test_every_fault_has_its_cell_and_what_the_cell_has() -> None:
    found = [(fault.place, fault.code, fault.given) for fault in check_scorecard(ugly_workbook.PATH)]
    assert found == [
        ("'KPI definitions'!N3", None, "'Notes to self'"),
        ("'KPI definitions'!A9", None, "'HO02' twice"),
        ("'KPI definitions'!G14", "102", "neither"),
        ("row 15 of 'KPI definitions'", "PL01", "no row"),
        ("'KPI definitions'!E15", "PL01", "'maintain'"),
        ("'KPI definitions'!G16", "HR01", "1 for Q1 2022/23"),
        ("Results!I6", "CS02", "'84 or so'"),
        ("Results!I8", None, "no result"),
        ("Results!A10", None, "code 'HO05'"),
        ("Results!I11", "FI01", "0.957 for Q2 2023/24"),
        ("Results!A16", None, "code 'PL10'"),
        ("Results!C17", "HR01", "0.5 for Q1 2022/23"),
        ("Results!D17", "HR01", "0.4 for Q2 2022/23"),
        ("Results!E17", "HR01", "0.4 for Q3 2022/23"),
        ("Results!F17", "HR01", "0.6 for Q4 2022/23"),
        ("Results!G17", "HR01", "0.5 for Q1 2023/24"),
        ("Results!I17", "HR01", "0.7 for Q2 2023/24"),
        ("Leisure!B16", "LE01", "'Juen-23'"),
    ]


def test_every_fault_has_a_rule_with_its_remedy() -> None:
    rules = {fault.place: (fault.rule, fault.remedy) for fault in check_scorecard(ugly_workbook.PATH)}
    assert rules["'KPI definitions'!N3"] == (
        "heading must be known",
        "correct it, name it in layout= or groupings=, or pass it in ignore=",
    )
    assert rules["'KPI definitions'!G14"] == (
        "target must have a floor or a tolerance",
        "enter one; or if a result that misses it is Red, pass two_bands=True or enter 'met or not met' in a column "
        "'bands'",
    )
    assert rules["Results!I8"] == (
        "formula must have a calculated result",
        "open the workbook in Excel, and save it",
    )
    assert rules["Results!I11"] == (
        "result must not be about 100 times as large or as small as the other figures",
        "enter 95.7",
    )


def test_the_error_of_the_reading_lists_what_the_check_lists() -> None:
    with pytest.raises(FaultsError) as caught:
        read_scorecard(ugly_workbook.PATH)
    assert caught.value.faults == check_scorecard(ugly_workbook.PATH)
    assert str(caught.value).startswith("tables must have no faults, got 10 faults and 8 warnings:\n- ")


def test_the_page_prints_the_error_as_it_is() -> None:
    with pytest.raises(FaultsError) as caught:
        read_scorecard(ugly_workbook.PATH)
    assert f"\n{caught.value}\n" in PAGE.read_text(encoding="utf-8")


def test_the_page_needs_at_most_fifteen_lines_of_the_analyst() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    block = next(block for block in blocks if "load_workbook" in block)
    assert len([line for line in block.splitlines() if line.startswith((">>>", "..."))]) <= 15


def test_a_warning_that_is_not_accepted_stops_the_reading() -> None:
    with pytest.raises(FaultsError) as caught:
        read_scorecard(corrected(), two_bands=True, ignore=["Notes to self"])
    assert {fault.name for fault in caught.value.faults} == {"fraction of 1 (HR01)"}


def test_figures_as_people_type_them_are_read(reading: Reading) -> None:
    quarters = [f"Q{quarter} 2022/23" for quarter in (1, 2, 3, 4)] + ["Q1 2023/24", "Q2 2023/24"]
    expected = {
        "CS 01": (88, 85, 84, 83, 86, 78),  # 0.88 in a percentage cell, and so on
        "CS02": (71, 73, 77, 79, 81, 84),  # "71%"
        "FI02": (1140, 1152, 1185, 1210, 1234, 1362),  # "£1,140"
        "FI03": (-2, 0, -3, -1, 1, None),  # "(2)", and "-" for no result
        "HO05": (47, 46, 44, None, 42, 39),  # "TBC"
        "LE02": (14, 9, None, 11, None, None),  # "<5", ".." and ":"
    }
    for code, figures in expected.items():
        assert [reading.scorecard[code].series.get(quarter) for quarter in quarters] == list(figures), code


def test_a_sheet_of_months_is_read_in_three_spellings(reading: Reading) -> None:
    series = reading.scorecard["LE01"].series
    assert len(series) == 18
    # a date, "Jun-23" with "15,220", and "July 2023"
    assert [series.get(month) for month in ("Apr 2022", "Jun 2023", "Jul 2023")] == [13_180, 15_220, 15_902]


def test_tolerances_and_targets_are_read_with_their_meaning(reading: Reading) -> None:
    card = reading.scorecard
    assert card["CS02"].indicator.thresholds == Thresholds(target=80, tolerance="10%")
    assert card["HO03"].indicator.thresholds == Thresholds(target=120, tolerance="10%")
    assert card["101"].indicator.thresholds == Thresholds(target=60, tolerance="10%")
    assert card["102"].indicator.thresholds == Thresholds(target=90, floor=90)
    in_force = [card["HO01"].indicator.thresholds_at(quarter) for quarter in ("Q1 2022/23", "Q4 2022/23", "Q1 2023/24")]
    targets = [None if each is None else each.thresholds for each in in_force]
    assert targets == [Thresholds(target=32, floor=36)] * 2 + [Thresholds(target=28, floor=32)]


def test_published_ratings_lead_to_restatements_and_comments_to_actions(reading: Reading) -> None:
    report = reading.report("Q2 2023/24")
    assert [change.code for change in report.restated or ()] == ["CS 01", "HO01"]
    assert reading.actions_at("Q2 2023/24") == {
        "CS 01": "Two more officers from November.",
        "HO03": "New contract for private lets.",
        "FI02": "Three placements outside the county.",
    }


def test_the_report_counts_the_ratings_of_the_corrected_workbook(reading: Reading) -> None:
    report = reading.report("Q2 2023/24")
    assert Counter(each.rating for each in report.kpis) == {Rag.GREEN: 5, Rag.AMBER: 5, Rag.RED: 3}
    text = narrate(report, actions=reading.actions_at("Q2 2023/24"), sections=[Section.LISTED])
    assert "Management action (J Patel): Two more officers from November." in str(text)


def test_what_was_left_out_or_guessed_is_noticed(reading: Reading) -> None:
    notices = "\n".join(reading.notices)
    for text in (
        "sheet 'Old targets' is hidden and was not read",
        "sheet 'Results' has hidden rows, which were read: 9",
        "row 19 of Results is a row of totals and was left out: 'Total'",
        "row 21 of Results is a footnote and was left out",
        "'Q1 23/24'",
        "sheet 'Read me' has no table",
    ):
        assert text in notices, text
    assert reading.ignored == ("'KPI definitions'!N3 ('Notes to self')",)
