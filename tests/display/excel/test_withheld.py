"""Withheld counts: in no part of a workbook."""

import re

import pytest

from display.excel.opened import files, opened, rows_of
from pictured import made
from qpr_core import Ratio
from small_reports import report_of


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize(
    "counts",
    [
        [Ratio(3, 7919), Ratio(5051, 7907)],  # the result before is small
        [Ratio(5051, 7907), Ratio(3, 7919)],  # the result is small
        [Ratio(5051, 7907), Ratio(7917, 7919)],  # the rest is small
        [Ratio(3, 7919), *[Ratio(5051, 7907)] * 3],  # an earlier result is small
        [Ratio(5051, 7907), None, Ratio(3, 7919), None],  # the result carried forward is small
    ],
)
def test_small_counts_are_in_no_file_of_a_workbook(counts: list[Ratio | None], live: bool) -> None:
    """The numbers are prime, so that no width, colour or name contains them by accident."""
    report = report_of(made(*counts, code="W", withhold_below=5), made(Ratio(1, 2), code="B"))
    for name, text in files(report, live=live).items():
        assert not re.search("7919|7917", text), name
        assert not re.search(r"(?<![0-9.])" + re.escape(f"{300 / 7919:.6f}"[:6]), text), name


def test_workbook_is_the_same_for_every_count_that_is_withheld() -> None:
    reports = [
        report_of(made(7919, count, code="W", unit="number", withhold_below=5, thresholds=None))
        for count in range(1, 5)
    ]
    rows = rows_of(opened(reports[0])["Results"])
    assert [(each["Value"], each["Marker"]) for each in rows] == [(7919, None), (None, "withheld")]
    assert len({repr(files(report, live=True)) for report in reports}) == 1


def test_live_row_of_a_withheld_result_has_no_formulas() -> None:
    report = report_of(made(Ratio(5051, 7907), Ratio(3, 7919), code="W", withhold_below=5))
    (row,) = rows_of(opened(report, live=True)["Scorecard"])
    assert row["Live"] == "not live: withheld"
    assert not [value for value in row.values() if isinstance(value, str) and value.startswith("=")]
