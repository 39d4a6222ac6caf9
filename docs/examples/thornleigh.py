"""Thornleigh Council, which is made up: KPIs with a confidence for the year end.

The managers state how confident they are that a KPI will meet its target at the year end. The table has a column of
that confidence for each quarter.
"""

from pathlib import Path

import pandas as pd
from attrs import evolve

from qpr_core import Narrative, Report, Section, narrate
from qpr_core.frames import read_scorecard
from qpr_core.rules import Scheme, SecondRating
from qpr_core.styles import PLAIN, Outcome, Style

ROWS = pd.read_csv(Path(__file__).with_suffix(".csv"), dtype=str)
"""The table of the plan, as text, so that every figure stays as it was typed."""


class Confidence(Scheme):
    """The confidence of the manager of a KPI for the year end."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


THORNLEIGH: Style = evolve(
    PLAIN,
    common=evolve(
        PLAIN.common,
        band_names={
            **PLAIN.common.band_names,
            Confidence.HIGH: Outcome("expected to meet target"),
            Confidence.MEDIUM: Outcome("uncertain", other="may not"),
            Confidence.LOW: Outcome("not expected to meet target", other="will not"),
        },
    ),
    sections=[Section.HEADING, Section.OPENING, Section.SECOND, Section.WATCH_LIST, Section.SCORECARD],
)
"""The plain style with the council's words for confidence."""


def confidence() -> SecondRating:
    """Read the columns of confidence, each of which names its quarter."""
    ratings = {
        row["Code"]: {
            name.removeprefix("Confidence "): band for name, band in row.items() if name.startswith("Confidence ")
        }
        for row in ROWS.to_dict("records")
    }
    return SecondRating(name="Year-end confidence", ratings=ratings, scheme=Confidence)


def report() -> Report:
    """Return the report of Quarter 2."""
    reading = read_scorecard(ROWS, ignore=[name for name in ROWS if name.startswith("Confidence ")])
    return reading.scorecard.report("Q2 2025/26", second=confidence())


def written() -> Narrative:
    """Return the whole report."""
    return narrate(report(), style=THORNLEIGH)


if __name__ == "__main__":
    print(written())
