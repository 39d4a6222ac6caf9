"""Wexbury City Council, which is made up: the measures of a monthly report.

The council calls its KPIs measures. The same table gives the report of a month and that of a quarter.
"""

from pathlib import Path

import pandas as pd
from attrs import evolve

from qpr_core import Narrative, Report, Section, narrate
from qpr_core.frames import read_scorecard
from qpr_core.styles import PLAIN, Style

WEXBURY: Style = evolve(
    PLAIN,
    terms=("measure", "measures"),
    sections=[Section.HEADING, Section.RATINGS, Section.MOVED, Section.WATCH_LIST, Section.SCORECARD],
)
"""The plain style in the words of the council."""


def report(period: str = "September 2025") -> Report:
    """Return the report of a month or of a quarter."""
    return read_scorecard(pd.read_csv(Path(__file__).with_suffix(".csv"), dtype=str)).report(period)


def written(period: str = "September 2025") -> Narrative:
    """Return the whole report of a month or of a quarter."""
    return narrate(report(period), style=WEXBURY)


if __name__ == "__main__":
    print(written())
