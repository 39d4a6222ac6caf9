"""Withheld figures: what depends on them is read as written."""

from qpr_core.analysis.rating.standing import Standing, withhold
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.errors import InterchangeError
from qpr_core.interchange.verifying.agreeing import must_agree
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.period import Period


def may_withhold(indicator: Indicator) -> bool:
    """Return True if figures of an indicator can be withheld."""
    return indicator.withhold_below is not None


def check_may_withhold(indicator: Indicator) -> None:
    """Check that an indicator has a limit below which counts are withheld.

    Raises:
        InterchangeError: If it has none, so that a figure that is marked as withheld must be there.
    """
    if not may_withhold(indicator):
        rule = "is_withheld must be False for an indicator without withhold_below"
        raise InterchangeError(rule, given=True, whose=indicator.code, path="is_withheld")


def check_withheld_standing(standing: Standing, period: Period | None) -> None:
    """Check a standing without figures.

    Its thresholds are those of its *period*. Its rating is read as written.

    Raises:
        InterchangeError: If it has figures, or if its indicator withholds none.
    """
    check_may_withhold(standing.indicator)
    must_agree(standing, withhold(standing))
    if period is not None:
        in_force = standing.indicator.thresholds_at(period)
        must_agree(standing.thresholds, None if in_force is None else in_force.thresholds, "thresholds")


def check_withheld_travel(travel: DirectionOfTravel) -> None:
    """Check a direction without evidence, which is read as written.

    Raises:
        InterchangeError: If it has evidence, or if its indicator withholds none.
    """
    check_may_withhold(travel.indicator)
    must_agree(travel.evidence, None, "evidence")
    must_agree(travel.course, None, "course")
