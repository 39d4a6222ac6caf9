"""The made-up council of the corpus of drafts: 40 KPIs and ten quarters."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

from qpr_core import Indicator, Report, Scorecard, Summary, Thresholds, TimeSeries, summarise

DRAFTS: Final = Path(__file__).parent / "data" / "drafts"
"""The folder of the council's figures and of the corpus."""

QUARTER: Final = "Q2 2025/26"


def scorecard() -> Scorecard:
    """Read the definitions and results of the 40 KPIs."""
    lines = (DRAFTS / "council.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return Scorecard((_indicator(row), _results(row)) for row in rows)


@cache
def report() -> Report:
    """Return the report on the quarter, with the counts of ten quarters."""
    return scorecard().report(QUARTER, quarters=10)


def summary() -> Summary:
    """Return the counts of the quarter and of the quarter before."""
    return summarise(report())


def _indicator(row: dict[str, str]) -> Indicator:
    target = row["target"]
    return Indicator(
        code=row["code"],
        name=row["name"],
        service=row["service"],
        polarity=row["polarity"],
        unit=row["unit"],
        data_only=not target,
        thresholds=Thresholds(target=target, floor=row["floor"]) if target else None,
    )


def _results(row: dict[str, str]) -> TimeSeries:
    provisional = row["provisional"]
    return TimeSeries(
        {name: figure or None for name, figure in row.items() if name.startswith("Q")},
        statuses={provisional: "provisional"} if provisional else {},
    )
