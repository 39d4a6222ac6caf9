"""What a value did: up is arithmetic and says nothing of better."""

from fractions import Fraction

from qpr_core.model.choice import Choice


class Movement(Choice):
    """What a value did; up is arithmetic and says nothing of better.

    >>> Movement("up")
    Movement.UP
    """

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


def movement_of(change: Fraction | float) -> Movement:
    """Say which way a *change* goes.

    >>> movement_of(-1), movement_of(Fraction(0))
    (Movement.DOWN, Movement.UNCHANGED)
    """
    return Movement.UP if change > 0 else Movement.DOWN if change < 0 else Movement.UNCHANGED
