"""A report of two rating schemes, for tests."""

from typing import Final

from qpr_core import Polarity, Report, Scorecard
from qpr_core.rules import Band, Levels, Scheme
from small_reports import make


class Met(Scheme):
    """A scheme with two bands."""

    MET = Band("Met", colour="#00703c", symbol="+")
    MISSED = "Not met"


LEVEL: Final = Levels({Met.MET: 95})

CARD: Final = Scorecard(
    [
        make("C1", 80, 81, 82, 83, 84, 86, service="Access"),
        make("M1", 90, 91, 93, 97, 98, 99, service="Access", scheme=Met, thresholds=LEVEL),
        make("C2", 90, 79, service="Roads"),
        make("M2", 99, 90, service="Roads", scheme=Met, thresholds=LEVEL),
        make("C3", 90, None, service="Access"),
        make("D1", 3, 4, service="Access", thresholds=None, data_only=True),
        make("M3", None, None, service="Parks", scheme=Met, thresholds=LEVEL, groups={"priority": "Green spaces"}),
        make("A1", 5, 6, service="Access", polarity=Polarity.NEITHER, unit="number", thresholds=None),
    ]
)


def two_schemes(periods: int = 5) -> Report:
    """Return the report on Quarter 2."""
    return CARD.report("Q2 2023/24", periods=periods)
