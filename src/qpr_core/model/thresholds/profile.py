"""Profile: the thresholds of each quarter of a year."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import ThresholdError
from qpr_core.model.thresholds.edge import Edge, GivenEdges
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import shown

AnyThresholds: TypeAlias = Thresholds | Levels | ExpectedRange
"""The kinds of thresholds."""


@frozen(init=False, repr=False)
class Profile:
    """The thresholds of the four quarters of one year.

    The next year needs its own profile, or has no targets. For a year-to-date total, the thresholds of each quarter are
    for the total so far. They also apply to the month that ends the quarter, and those of the fourth quarter to the
    year.

    >>> spent = Profile.of_targets([15, 50, 75, 95], tolerance=5)
    >>> spent.quarters[1]
    Thresholds(target=50, tolerance=5)

    Args:
        quarters: The thresholds of the quarters, in their order; `None` for a quarter without a target.

    Raises:
        ThresholdError: If there are not four, or if one of them is not thresholds or None.
    """

    quarters: tuple[AnyThresholds | None, ...]

    __repr__ = shown

    def __init__(self, quarters: Iterable[AnyThresholds | None]) -> None:
        """Read the thresholds of four quarters."""
        read = items_of(quarters) or ()
        if len(read) != 4:
            raise ThresholdError("profile must have thresholds for four quarters", given=quarters)
        for thresholds in read:
            if thresholds is not None and not isinstance(thresholds, AnyThresholds):
                raise ThresholdError(
                    "quarter of a profile must have Thresholds, Levels, an ExpectedRange or None", given=thresholds
                )
        self.__attrs_init__(read)

    @classmethod
    def of_targets(
        cls,
        targets: Sequence[Number],
        *,
        floors: Sequence[Number] | None = None,
        tolerance: Number | Tolerance | None = None,
        green_tolerance: Number | Tolerance | None = None,
        strict: GivenEdges = None,
    ) -> "Profile":
        """Return a profile of four targets, with four floors or one tolerance.

        The boundaries in *strict* belong to the worse band, as in `Thresholds`.

        Raises:
            ThresholdError: If there are not four figures, or as `Thresholds` does.
            FigureError: If one is not a figure.
        """
        lowest: Sequence[Number | None] = [None] * 4 if floors is None else floors
        for given in (targets, lowest):
            if isinstance(given, str) or not isinstance(given, Sequence) or len(given) != 4:
                raise ThresholdError("profile must have figures for four quarters", given=given)
        return cls(
            Thresholds(target=target, floor=floor, tolerance=tolerance, green_tolerance=green_tolerance, strict=strict)
            for target, floor in zip(targets, lowest, strict=True)
        )

    @classmethod
    def spread(  # noqa: PLR0913  the parts of the thresholds, all by name
        cls,
        target: Number,
        *,
        shares: Sequence[Number] | None = None,
        floor: Number | None = None,
        tolerance: Number | Tolerance | None = None,
        green_tolerance: Number | Tolerance | None = None,
        strict: GivenEdges = None,
    ) -> "Profile":
        """Spread the target of a year-to-date total over the quarters.

        >>> [each.target for each in Profile.spread(1000, shares=[10, 20, 30, 40], tolerance="10%").quarters]
        [Fraction(100, 1), Fraction(300, 1), Fraction(600, 1), Fraction(1000, 1)]
        >>> Profile.spread(1000, floor=900).quarters[0]
        Thresholds(target=250, floor=225)

        Args:
            target: The target of the year, which is that of the fourth quarter's total.
            shares: What each quarter adds, in % or as fractions. The shares add up to 100 or to 1. If None, each
                quarter adds a quarter of the target.
            floor: The floor standard of the year, spread as the target is.
            tolerance: In place of a floor, how far each quarter's total may miss its target. A number of units is the
                same in each quarter. If None and there is no floor, a total that misses its target is Red.
            green_tolerance: How far a total that is still Green may miss its target.
            strict: The boundaries that belong to the worse band, as in `Thresholds`.

        Raises:
            ThresholdError: If there are not four shares, or they are negative or do not add up, or as `Thresholds`
                does.
            FigureError: If an argument is not a figure.
        """
        so_far = list(accumulate(_read_shares(shares)))
        year, lowest = exact(target, "target"), None if floor is None else exact(floor, "floor")
        misses = floor is None and tolerance is None and green_tolerance is None
        return cls.of_targets(
            [year * share for share in so_far],
            floors=None if lowest is None else [lowest * share for share in so_far],
            tolerance=0 if misses else tolerance,
            green_tolerance=green_tolerance,
            strict=tuple(Edge) if misses and strict else strict,
        )


def _read_shares(given: Sequence[Number] | None) -> list[Fraction]:
    if given is None:
        return [Fraction(1, 4)] * 4
    if isinstance(given, str) or not isinstance(given, Sequence) or len(given) != 4:
        raise ThresholdError("shares must be figures for four quarters", given=given)
    shares = [exact(share, "share of a quarter") for share in given]
    whole = sum(shares)
    if min(shares) < 0 or whole not in {1, 100}:
        raise ThresholdError("shares must be 0 or more and add up to 100 or to 1", given=given)
    return [share / whole for share in shares]
