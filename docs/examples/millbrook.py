"""Millbrook Council, which is made up: projects and actions beside the KPIs.

The programme board judges the projects in each quarter, and the heads of service judge their actions. A second table
has both.
"""

from pathlib import Path

import pandas as pd
from attrs import evolve

from qpr_core import Narrative, Report, Scorecard, Section, narrate
from qpr_core.frames import read_items, read_scorecard
from qpr_core.styles import STATISTICAL, Style

HERE = Path(__file__).parent

MILLBROOK: Style = evolve(
    STATISTICAL, sections=[Section.HEADING, Section.OPENING, Section.MOVED, Section.ITEMS, Section.SCORECARD]
)
"""The statistical style, with the projects and actions before the scorecard."""


def scorecard() -> Scorecard:
    """Read the KPIs and the items."""
    reading = read_scorecard(pd.read_csv(HERE / "millbrook.csv", dtype=str))
    return Scorecard(reading.scorecard, items=read_items(pd.read_csv(HERE / "millbrook-actions.csv", dtype=str)))


def report() -> Report:
    """Return the report of Quarter 3."""
    return scorecard().report("Q3 2025/26")


def written() -> Narrative:
    """Return the whole report."""
    return narrate(report(), style=MILLBROOK)


if __name__ == "__main__":
    print(written())
