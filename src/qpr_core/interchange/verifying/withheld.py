"""Withheld figures: only an indicator with disclosure control can have them."""

from qpr_core.errors import InterchangeError
from qpr_core.model.indicators.indicator import Indicator


def may_withhold(indicator: Indicator) -> bool:
    """Return True if figures of an indicator can be withheld."""
    return indicator.disclosure is not None


def check_may_withhold(indicator: Indicator, path: str) -> None:
    """Check that an indicator has disclosure control.

    Raises:
        InterchangeError: If it has none, so that the figure that is withheld at a *path* must be there.
    """
    if not may_withhold(indicator):
        rule = "figures of an indicator without disclosure control must not be withheld"
        raise InterchangeError(rule, given="Withheld", whose=indicator.code, path=path)
