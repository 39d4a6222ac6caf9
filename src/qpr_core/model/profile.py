"""A target for each quarter of a year: the profile that a total is expected to follow."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import ThresholdError, got
from qpr_core.model.expected_range import ExpectedRange
from qpr_core.model.figures import Number
from qpr_core.model.levels import Levels
from qpr_core.model.pairs import items_of
from qpr_core.model.shown import shown
from qpr_core.model.thresholds import Thresholds
from qpr_core.model.tolerance import Tolerance

Held: TypeAlias = Thresholds | Levels | ExpectedRange
"""What a result can be held to."""


@frozen(init=False, repr=False)
class Profile:
    """What the four quarters of one year are held to; it ends with its year, and the next one has its own or none.

    >>> spent = Profile.of_targets([15, 50, 75, 95], tolerance=5)
    >>> spent.quarters[1]
    Thresholds(target=50, tolerance=5)

    Args:
        quarters: what each is held to, in their order; `None` for a quarter without a target.

    Raises:
        ThresholdError: if they are not four, or one of them is nothing a result can be held to.
    """

    quarters: tuple[Held | None, ...]

    __repr__ = shown

    def __init__(self, quarters: Iterable[Held | None]) -> None:
        """Take four."""
        read = items_of(quarters) or ()
        if len(read) != 4:
            raise ThresholdError(f"profile must have thresholds for four quarters, got {got(quarters)}")
        for held in read:
            if held is not None and not isinstance(held, Held):
                raise ThresholdError(
                    f"quarter of a profile must have Thresholds, Levels, an ExpectedRange or None, got {got(held)}"
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
    ) -> "Profile":
        """Make a profile of four targets, with four floors or with one tolerance for all of them.

        Raises:
            ThresholdError: if they are not four, or as `Thresholds` does.
            FigureError: if one is no figure.
        """
        lowest: Sequence[Number | None] = [None] * 4 if floors is None else floors
        for given in (targets, lowest):
            if isinstance(given, str) or not isinstance(given, Sequence) or len(given) != 4:
                raise ThresholdError(f"profile must have figures for four quarters, got {got(given)}")
        return cls(
            Thresholds(target=target, floor=floor, tolerance=tolerance, green_tolerance=green_tolerance)
            for target, floor in zip(targets, lowest, strict=True)
        )
