"""Rating rules: schemes, bands, levels, tolerances, custom rules, second ratings."""

from qpr_core.analysis.broken_laws import broken_laws
from qpr_core.analysis.rating.laws import BrokenLaw, Law
from qpr_core.analysis.reporting.second_counts import SecondBand, SecondCounts
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.thresholds.edge import Edge
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.levels import Levels, Stretch
from qpr_core.model.thresholds.rating_rule import Case, RatingRule
from qpr_core.model.thresholds.scheme import Band, Expectation, Scheme
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.names import Rule

__all__ = [
    "Band",
    "BrokenLaw",
    "Case",
    "Edge",
    "Expectation",
    "Interval",
    "Law",
    "Levels",
    "RatingRule",
    "Rule",
    "Scheme",
    "SecondBand",
    "SecondCounts",
    "SecondRating",
    "Stretch",
    "Tolerance",
    "broken_laws",
]
