"""Exact figures as whole numbers over one denominator, which are added and compared fast."""

import math
from collections.abc import Iterable
from fractions import Fraction


def whole(heights: Iterable[Fraction]) -> tuple[list[int], int]:
    """Bring *heights* over one denominator; give what stands above it, and it.

    >>> whole([Fraction(1, 2), Fraction(2, 3)])
    ([3, 4], 6)
    """
    ratios = [height.as_integer_ratio() for height in heights]
    scale = math.lcm(*[below for _, below in ratios])
    return [above * (scale // below) for above, below in ratios], scale
