"""Ravenfield Borough Council, which is made up: a plan with three priorities.

Each KPI is in a priority, and in a part of it. The report has a table of counts by priority, and a sentence for each.
"""

from pathlib import Path

import pandas as pd
from attrs import evolve

from qpr_core import Narrative, Report, Section, narrate
from qpr_core.frames import read_scorecard
from qpr_core.styles import STATISTICAL, Style
from qpr_core.text import counts_by

RAVENFIELD: Style = evolve(
    STATISTICAL,
    sections=[
        Section.HEADING,
        Section.OPENING,
        counts_by("priority", level=1),
        Section.MOVED,
        Section.WATCH_LIST,
        Section.SCORECARD,
    ],
)
"""The statistical style, with the counts by priority after the opening."""


def report() -> Report:
    """Return the report of Quarter 3."""
    return read_scorecard(pd.read_csv(Path(__file__).with_suffix(".csv"), dtype=str)).report("Q3 2025/26")


def written() -> Narrative:
    """Return the whole report."""
    return narrate(report(), style=RAVENFIELD)


if __name__ == "__main__":
    print(written())
