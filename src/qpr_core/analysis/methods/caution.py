"""Caution about special causes that come only from ties or from a moved mean.

A control chart takes results to be above their mean as often as below. Percentages close to 100% are not: with 19
results of 20 at 100%, 19 are above the mean, and every single case is outside the limits.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, groupby
from typing import Final

from qpr_core.analysis.answers import Movement, movement_of
from qpr_core.analysis.methods.sides import Sides

RARE: Final = Fraction(1, 10)
"""The largest share of orders of the results that may have a run that counts."""
RARE_AMONG_TIES: Final = Fraction(1, 100)
"""The same share if more than half of the results are the same."""


def mostly_tied(heights: Sequence[int] | Sequence[Fraction]) -> bool:
    """Return True if more than half of the results are the same.

    >>> mostly_tied([100, 98, 100]), mostly_tied([100, 98])
    (True, False)
    """
    [(_, most)] = Counter(heights).most_common(1)
    return 2 * most > len(heights)


def without_shifted_mean(runs: Sides, distances: Sequence[int], base: int, rarest: Fraction) -> list[Movement]:
    """Leave out the runs that are there only because few results have moved the mean.

    The results outside the run that make the mean, the first *base*, have to be two or more, and the run has to lie
    beyond their median. No more than *rarest* of all orders of these results may have such a run.

    >>> up, none = Movement.UP, Movement.UNCHANGED
    >>> without_shifted_mean([none, up, up, up], [-9, 3, 3, 3], 4, RARE)
    [Movement.UNCHANGED, Movement.UNCHANGED, Movement.UNCHANGED, Movement.UNCHANGED]
    """
    found: list[Movement] = []
    ordered, counts = sorted(distances[:base]), Counter(map(movement_of, distances[:base]))
    for side, group in groupby(runs):
        start = len(found)
        count = len(list(group))
        run = distances[start : start + count]
        within = distances[start : min(start + count, base)]
        is_kept = side is Movement.UNCHANGED or (
            _share_of_orders(base - len(within), counts[side] - len(within), count) <= rarest
            and _is_beyond_median(side, run, _without(ordered, within))
        )
        found += [side if is_kept else Movement.UNCHANGED] * count
    return found


def _without(ordered: Sequence[int], left_out: Sequence[int]) -> list[int]:
    others = list(ordered)
    for value in left_out:
        del others[bisect_left(others, value)]
    return others


def _is_beyond_median(side: Movement, run: Sequence[int], others: Sequence[int]) -> bool:
    if len(others) < 2:
        return False
    twice = _twice_median(others)
    return all(movement_of(2 * each - twice) is side for each in run)


def _share_of_orders(others: int, alike: int, run: int) -> Fraction:
    """Return the share of orders in which the results of a run are on one side."""
    return Fraction(math.comb(alike + run, run), math.comb(others + run, run))


def steady_distances(distances: Sequence[int], base: int, limit: Fraction) -> list[int]:
    """Return twice the distance of each result from the mean or the median.

    One wild result moves the mean, and with it the limits, past the others; it does not move the median. So the median
    counts for the results on one side if one of the first *base* is outside the limits on the other. A result that is
    then on different sides of the mean and the median is on neither.

    >>> steady_distances([-30, 9, 10, 11], 4, Fraction(20))
    [-60, 0, 1, 3]
    """
    outside = {movement_of(each) for each in distances[:base] if abs(each) > limit}
    twice = _twice_median(sorted(distances[:base]))
    return [_lesser(2 * each, 2 * each - twice) if outside - {movement_of(each)} else 2 * each for each in distances]


def _lesser(from_mean: int, from_median: int) -> int:
    alike = movement_of(from_mean) is movement_of(from_median)
    return min(from_mean, from_median, key=abs) if alike else 0


def _twice_median(ordered: Sequence[int]) -> int:
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


def never_before(found: Sides, distances: Sequence[int], base: int, reach: int) -> list[Movement]:
    """Leave out results that are only as far out as one at a different time.

    Among ties, such results are part of the process.

    Results on one side are of the same time if no more than *reach* periods lie between one and the next. Others count
    only among the first *base*.

    >>> down, none = Movement.DOWN, Movement.UNCHANGED
    >>> never_before([down, none, none, down], [-3, 1, 1, -3], 4, 1)
    [Movement.UNCHANGED, Movement.UNCHANGED, Movement.UNCHANGED, Movement.UNCHANGED]
    >>> never_before([none, none, down, down], [1, 1, -3, -3], 4, 1)
    [Movement.UNCHANGED, Movement.UNCHANGED, Movement.DOWN, Movement.DOWN]
    """
    kept = list(found)
    for side in (Movement.UP, Movement.DOWN):
        sizes = [abs(each) if movement_of(each) is side else 0 for each in distances[:base]]
        before = [0, *accumulate(sizes, max)]
        after = [0, *accumulate(reversed(sizes), max)]
        for together in _together([index for index, each in enumerate(found) if each is side], reach):
            farthest = max(before[min(together[0], base)], after[max(base - 1 - together[-1], 0)])
            for index in together:
                if abs(distances[index]) <= farthest:
                    kept[index] = Movement.UNCHANGED
    return kept


def _together(indexes: Sequence[int], reach: int) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in indexes:
        if groups and index - groups[-1][-1] <= reach:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
