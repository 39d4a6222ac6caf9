"""The directions without one point, of a course that is short enough."""

from qpr_core import Direction, DirectionOfTravel, Period


def tried(travel: DirectionOfTravel) -> dict[Period, Direction]:
    """Return the directions without one point, which are known."""
    assert travel.without is not None
    return dict(travel.without)
