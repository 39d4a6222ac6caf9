"""Runs, trends and groups near a limit in control charts, as a side per result."""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TypeAlias

from qpr_core.analysis.answers import Movement, movement_of
from qpr_core.analysis.methods.near import NearLimitRule

Sides: TypeAlias = Sequence[Movement]
"""The side of each result, or `UNCHANGED` where it is on none."""


def beyond(distances: Sequence[int], limit: Fraction) -> list[Movement]:
    """Return the side of each result that is farther from the mean than a limit.

    >>> beyond([3, -4, 2], Fraction(5, 2))
    [Movement.UP, Movement.DOWN, Movement.UNCHANGED]
    """
    whole_limit = math.floor(limit)  # a whole number lies beyond the limit if it lies beyond the one below
    return [movement_of(each) if abs(each) > whole_limit else Movement.UNCHANGED for each in distances]


def in_a_row(sides: Sides, length: int) -> list[Movement]:
    """Keep the sides that at least *length* neighbours share.

    >>> in_a_row([Movement.UP, Movement.UP, Movement.DOWN], 2)
    [Movement.UP, Movement.UP, Movement.UNCHANGED]
    """
    found: list[Movement] = []
    for side, group in groupby(sides):
        count = len(list(group))
        found += [side if count >= length else Movement.UNCHANGED] * count
    return found


def trends(heights: Sequence[int], length: int) -> list[Movement]:
    """Return the movement of each result in a trend, its first result included.

    >>> trends([5, 6, 7, 7], 3)
    [Movement.UP, Movement.UP, Movement.UP, Movement.UNCHANGED]
    """
    ends = in_a_row([movement_of(later - earlier) for earlier, later in pairwise(heights)], length - 1)
    into, out = [Movement.UNCHANGED, *ends], [*ends, Movement.UNCHANGED]
    return [first_side(pair) for pair in zip(into, out, strict=True)]


def near_limit(distances: Sequence[int], limit: Fraction, rule: NearLimitRule) -> list[Movement]:
    """Return the side of each result that is near a limit with enough neighbours.

    >>> near_limit([5, 1, 5, 0], Fraction(6), NearLimitRule(2, 3, "2/3", one_side=True))
    [Movement.UP, Movement.UNCHANGED, Movement.UP, Movement.UNCHANGED]
    """
    sides = [movement_of(each) for each in distances]
    near = beyond(distances, limit * rule.beyond)
    if rule.within:
        outside = beyond(distances, limit)
        near = [Movement.UNCHANGED if side is out else side for side, out in zip(near, outside, strict=True)]
    found = [Movement.UNCHANGED] * len(sides)
    for start in range(len(sides) - rule.of + 1):
        group = range(start, start + rule.of)
        for side in (Movement.UP, Movement.DOWN):
            hits = [index for index in group if near[index] is side]
            if len(hits) >= rule.hits and not (rule.one_side and any(sides[index] is not side for index in group)):
                for index in hits:
                    found[index] = side
    return found


def first_side(found: Sides) -> Movement:
    """Return the first of several that is a side.

    >>> first_side([Movement.UNCHANGED, Movement.DOWN])
    Movement.DOWN
    """
    return next((side for side in found if side is not Movement.UNCHANGED), Movement.UNCHANGED)
