"""Live ratings as LibreOffice works them out, for entries at the edges of the bands."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from attrs import evolve
from openpyxl import load_workbook

from display.excel.live_cases import (
    AT,
    Entry,
    LiveCase,
    count_indicators,
    figure_indicators,
    level_indicators,
    live_cases,
    read,
    scorecard_of,
)
from display.excel.opened import opened
from display.excel.opened import rows_of as table_rows
from qpr_core import NoRating, Report, Standing, TimeSeries, compare, rate
from qpr_core.display.excel.workbook_context import Context
from qpr_core.errors import QprError
from qpr_core.styles import GOV_UK, KENT
from qpr_core.wording.styles.scheme_terms import SchemeStyles

pytestmark = pytest.mark.office

SIZE: Final = 10
GROUPS: Final = {"figures": figure_indicators, "counts": count_indicators, "levels": level_indicators}
REFUSED: Final = {KENT.workbook.not_a_figure, KENT.workbook.not_counts, KENT.workbook.not_possible}


class Tables(NamedTuple):
    """The rows of the scorecard of a workbook, and of its cover."""

    scorecard: list[dict[str, Any]]
    cover: list[dict[str, Any]]


class Recalculated:
    """Workbooks with new entries, as LibreOffice saved them."""

    def __init__(self, folder: Path) -> None:
        """Write a workbook for each group and round of entries, and let LibreOffice recalculate them all."""
        self.folder = folder
        self.cases = {name: live_cases(made(), SIZE) for name, made in GROUPS.items()}
        self.reports = {name: scorecard_of(cases).report(AT) for name, cases in self.cases.items()}
        for name, cases in self.cases.items():
            _type(name, cases, self.reports[name], folder)
        names = [os.environ.get("SOFFICE", "soffice"), "libreoffice"]
        found = next((path for each in names if (path := shutil.which(each))), None)
        assert found, (
            "no LibreOffice was found: install it (Debian: apt-get install libreoffice-calc) or name it in SOFFICE"
        )
        command = [found, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx"]
        written = sorted(map(str, folder.glob("*.xlsx")))
        subprocess.run([*command, "--outdir", str(folder / "read"), *written], check=True, capture_output=True)

        self.tables = {name: [self._tables(f"{name}-{step}.xlsx") for step in range(SIZE)] for name in GROUPS}

    def _tables(self, name: str) -> Tables:
        book = load_workbook(self.folder / "read" / name, data_only=True)
        return Tables(table_rows(book[KENT.workbook.scorecard]), table_rows(book[KENT.workbook.cover]))


def _type(name: str, cases: list[LiveCase], report: Report, folder: Path) -> None:
    book = opened(report, live=True)
    sheet = book[KENT.workbook.scorecard]
    columns, rows = _places(sheet)
    for step in range(SIZE):
        for case in cases:
            if step < len(case.entries):
                entry, row = case.entries[step], rows[case.indicator.code]
                if isinstance(entry, tuple):
                    sheet.cell(row, columns["Numerator"]).value = entry[0]
                    sheet.cell(row, columns["Denominator"]).value = entry[1]
                else:
                    sheet.cell(row, columns["Result"]).value = entry
        book.save(folder / f"{name}-{step}.xlsx")


def _places(sheet: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Return the columns of a scorecard by their heading, and the rows by their code."""
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Code")
    columns = {cell.value: cell.column for cell in sheet[head]}
    return columns, {sheet.cell(row, 1).value: row for row in range(head + 1, sheet.max_row + 1)}


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    return Recalculated(tmp_path_factory.mktemp("office"))


def _standing(case: LiveCase, entry: Entry) -> Standing | None:
    """Return the standing of an entry, or None if the library refuses it."""
    try:
        return rate(case.indicator, read(entry), at=AT)
    except QprError:
        return None


class Row(NamedTuple):
    """A row with an entry: the case, the standing of the entry, and what its cells show."""

    case: LiveCase
    entry: Entry
    standing: Standing | None
    cells: dict[str, Any]


@pytest.fixture(scope="module")
def rows(recalculated: Recalculated) -> dict[str, list[Row]]:
    """Return the live rows of each group."""
    found: dict[str, list[Row]] = {}
    for name, cases in recalculated.cases.items():
        for step, tables in enumerate(recalculated.tables[name]):
            shown = {row["Code"]: row for row in tables.scorecard}
            for case in cases:
                cells = shown[case.indicator.code]
                if step < len(case.entries) and cells["Live"] == "live":
                    entry = case.entries[step]
                    found.setdefault(name, []).append(Row(case, entry, _standing(case, entry), cells))
    return found


def test_libreoffice_rates_every_entry_as_classify_does(recalculated: Recalculated, rows: dict[str, list[Row]]) -> None:
    """At least 400 indicators and 5,000 entries: on each edge, and beside it by 0.01 down to 0.0000001.

    A formula rates a small count too: whoever typed it into the workbook knows it.
    """
    wrong = []
    for name, group in rows.items():
        context = Context(
            report=recalculated.reports[name],
            given_style=KENT,
            styles=SchemeStyles(KENT, (KENT,)),
            palette=GOV_UK,
            is_live=True,
        )
        for row in group:
            standing = row.standing
            if standing is not None and standing.rating is NoRating.WITHHELD:
                open_to_all = evolve(row.case.indicator, withhold_below=None)
                standing = rate(open_to_all, read(row.entry), at=AT)
            expected = REFUSED if standing is None else {context.rating_text(standing.rating)}
            if row.cells["Rating"] not in expected:
                wrong.append((row.case.indicator.code, row.entry, row.cells["Rating"], expected))
    assert not wrong
    every = {(row.case.indicator.code, row.entry) for group in rows.values() for row in group}
    assert len({code for code, _ in every}) >= 400
    assert len(every) >= 5_000


def test_libreoffice_judges_every_change_as_compare_does(rows: dict[str, list[Row]]) -> None:
    wrong = []
    for row in (row for group in rows.values() for row in group):
        if row.standing is None or row.standing.is_withheld:
            continue
        results = {"Q1 2023/24": row.case.before, AT: read(row.entry)}
        comparison = compare(row.case.indicator, TimeSeries(results), AT)
        if comparison.change is None:
            expected: object = KENT.report.brief[comparison.movement]
        else:
            expected = pytest.approx(float(comparison.change), abs=_noise(row.entry))
            assert row.cells["Better or worse"] == KENT.report.brief[comparison.judgement], row
        if row.cells["Change"] != expected:
            wrong.append((row.case.indicator.code, row.entry, row.cells["Change"], expected))
    assert not wrong


def test_libreoffice_works_out_margins_as_rate_does(rows: dict[str, list[Row]]) -> None:
    """A displayed value is left out: in the middle of two figures Excel may round it to the other one."""
    wrong = []
    for row in (row for group in rows.values() for row in group):
        if row.standing is None or row.case.indicator.rated_as_displayed or row.standing.is_withheld:
            continue
        margins = {"Margin to a better rating": row.standing.margin_to_better}
        margins["Margin to a worse rating"] = row.standing.margin_to_worse
        for name, margin in margins.items():
            expected = KENT.report.none if margin is None else pytest.approx(float(margin), abs=_noise(row.entry))
            if row.cells[name] != expected:
                wrong.append((row.case.indicator.code, row.entry, name, row.cells[name], expected))
    assert not wrong


def test_libreoffice_counts_the_ratings_on_the_cover(recalculated: Recalculated) -> None:
    for tables in (each for group in recalculated.tables.values() for each in group):
        ratings = [row["Rating"] for row in tables.scorecard]
        named = {row["Rating"]: row["Number of indicators"] for row in tables.cover if row["Rating"] in ratings}
        assert named == {rating: ratings.count(rating) for rating in named}
        assert sum(row["Number of indicators"] for row in tables.cover) == len(ratings)


def _noise(entry: Entry) -> float:
    """Return how far a sum of floats may be off: a millionth, or the last digit of a large figure."""
    return max(1.5e-6, 2e-15 * abs(entry)) if isinstance(entry, float) else 1.5e-6
