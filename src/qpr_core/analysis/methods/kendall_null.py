"""How often points without a trend rise as often as they do: the exact distribution of Kendall's S, also with ties."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class NullDistribution(NamedTuple):
    """The distribution of S, the rising pairs less the falling ones, if every order of the heights is as likely.

    How many of the `orders` have how many falling pairs is told by the coefficients of a polynomial: the product of
    1 + q + ... + q^(k-1) for each k up to the number of points, divided by the same product for each group of ties. Its
    value at one large power of two, 2^`width`, holds all of them side by side, as digits. `most` is the number of pairs
    that are not tied.

    >>> null = NullDistribution.of(4)
    >>> null.orders, null.beyond(6), null.beyond(4), null.beyond(0)
    (24, 2, 8, 24)
    >>> null = NullDistribution.of(3).with_ties([2])  # two equal heights and a greater one: S is -2, 0 or 2
    >>> null.orders, null.beyond(2)
    (3, 2)

    Source: M. G. Kendall, Rank Correlation Methods: the distribution of S; its generating function with ties is the
        q-multinomial coefficient of P. A. MacMahon.
    """

    most: int
    orders: int
    width: int
    coefficients: int

    @classmethod
    def of(cls, points: int) -> "NullDistribution":
        """Give that of so many points of different heights."""
        orders = math.factorial(points)
        width = orders.bit_length() + 1
        return cls(pairs_of(points), orders, width, _product(points, width))

    def with_ties(self, ties: Sequence[int]) -> "NullDistribution":
        """Give that of as many points with groups of equal heights, of the sizes *ties*."""
        most, orders, width, coefficients = self
        for tied in ties:
            most -= pairs_of(tied)
            orders //= math.factorial(tied)
            coefficients //= _product(tied, width)
        return NullDistribution(most, orders, width, coefficients)

    def beyond(self, s: int) -> int:
        """Count the orders with an S at least as far from nought as *s*, which is one that can occur."""
        # The sum of the digits of what is left is its remainder by one less than the base.
        left = self.coefficients >> (self.width * ((self.most + abs(s)) // 2))
        base = 1 << self.width
        return min(2 * (left % (base - 1)), self.orders)

    def refused(self, level: Fraction) -> int | None:
        """Give the least size of S beyond which lies no more than *level* of all orders; `None` if there is none.

        >>> NullDistribution.of(4).refused(Fraction(1, 12)), NullDistribution.of(4).refused(Fraction(1, 20))
        (6, None)
        """
        sizes = range(self.most % 2, self.most + 1, 2)
        low, high = 0, len(sizes)
        while low < high:
            middle = (low + high) // 2
            if self.beyond(sizes[middle]) * level.denominator <= self.orders * level.numerator:
                high = middle
            else:
                low = middle + 1
        return sizes[low] if low < len(sizes) else None


def pairs_of(points: int) -> int:
    """Count the pairs that so many points make."""
    return points * (points - 1) // 2


def _product(points: int, width: int) -> int:
    # Each factor is (q^k - 1) / (q - 1), with q = 2^width.
    product = 1
    for k in range(2, points + 1):
        product = (product << (k * width)) - product
    divisor: int = ((1 << width) - 1) ** (points - 1)
    return product // divisor
