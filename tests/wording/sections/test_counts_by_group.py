"""Counts by service: rows that add up to the totals, with sources."""

import pytest

import qpr_core as qpr
from eastmarsh import report as eastmarsh_report
from faces import PUBLIC
from hart import SECOND
from hart import scorecard as hart_scorecard
from pictured import WHOLE, made
from qpr_core.text import Bars, Quantity, Table
from small_reports import report_of


def parts_of(report: qpr.Report) -> tuple[Bars, Table]:
    bars, table = qpr.narrate(report, sections=qpr.Section.COUNTS).parts[-2:]
    assert isinstance(bars, Bars)
    assert isinstance(table, Table)
    return bars, table


def numbers(row: tuple[object, ...]) -> list[int]:
    """Return the numbers of a row, without its name."""
    return [int(cell[0].value) for cell in row[1:] if isinstance(cell, tuple) and isinstance(cell[0], Quantity)]


@pytest.mark.parametrize(
    "report", [WHOLE, eastmarsh_report(), hart_scorecard().report(SECOND)], ids=["small", "Eastmarsh", "Hart"]
)
def test_counts_of_services_add_up_to_those_of_the_whole_report(report: qpr.Report) -> None:
    bars, table = parts_of(report)
    *services, total = [numbers(row) for row in table.rows]
    assert [sum(column) for column in zip(*services, strict=True)] == total
    assert total[0] == len(report.kpis) == sum(total[1:]) / 2  # each KPI has a rating or none, and a direction or none
    assert [len(names) for names in (bars.bars, services)] == [len(services)] * 2
    assert [sum(segment.size for segment in segments) for _, segments in bars.bars] == [row[0] for row in services]


def test_source_of_every_count_by_service_evaluates_to_it() -> None:
    text = qpr.narrate(WHOLE, sections=qpr.Section.COUNTS)
    assert len(text.quantities) > 20
    for quantity in text.quantities:
        assert eval(quantity.source, PUBLIC | {"report": WHOLE}) == quantity.value, quantity


def test_kpis_without_a_service_have_a_row_and_activity_has_none() -> None:
    _, table = parts_of(WHOLE)
    assert [row[0][0].text for row in table.rows] == ["Highways", "Waste", "No service named", "All services"]  # type: ignore[union-attr]  # none is a sparkline
    heads = str(table).splitlines()[2].split()
    assert heads[:7] == ["Service", "KPIs", "Green", "Amber", "Red", "Not", "rated"]


def test_columns_of_missing_ratings_and_directions_are_left_out_if_there_are_none() -> None:
    _, table = parts_of(report_of(made(86, 84, 85, 81, 80, 78, service="Waste"), quarters=6))
    assert str(table).splitlines()[2].split() == [
        *("Service", "KPIs", "Green", "Amber", "Red"),
        *("↑", "positive", "↔", "stable", "↓", "negative"),
    ]
