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

    >>> NullDistribution.of(4).two_sided_tail(6), NullDistribution.of(4).two_sided_tail(4)
    (Fraction(1, 12), Fraction(1, 3))
    >>> NullDistribution.of(3, [2]).two_sided_tail(2)  # three orders of two equal heights and a greater: S is -2, 0, 2
    Fraction(2, 3)

    Source: M. G. Kendall, Rank Correlation Methods: the distribution of S; its generating function with ties is the
        q-multinomial coefficient of P. A. MacMahon.
    """

    most: int
    orders: int
    width: int
    coefficients: int

    @classmethod
    def of(cls, points: int, ties: Sequence[int] = ()) -> "NullDistribution":
        """Give that of so many points; *ties* are the sizes of the groups of equal heights."""
        orders = math.factorial(points)
        for tied in ties:
            orders //= math.factorial(tied)
        width = orders.bit_length() + 1
        coefficients = _product(points, width)
        for tied in ties:
            coefficients //= _product(tied, width)
        return cls(pairs_of(points) - sum(map(pairs_of, ties)), orders, width, coefficients)

    def two_sided_tail(self, s: int) -> Fraction:
        """Give the probability of an S at least as far from nought as *s*, which is one that can occur."""
        return Fraction(min(2 * self._orders_beyond(abs(s)), self.orders), self.orders)

    def refused(self, level: Fraction) -> int | None:
        """Give the least size of S that has a two-sided tail no greater than *level*; `None` if none has.

        >>> NullDistribution.of(4).refused(Fraction(1, 12)), NullDistribution.of(4).refused(Fraction(1, 20))
        (6, None)
        """
        sizes = range(self.most % 2, self.most + 1, 2)
        low, high = 0, len(sizes)
        while low < high:
            middle = (low + high) // 2
            if 2 * self._orders_beyond(sizes[middle]) * level.denominator <= self.orders * level.numerator:
                high = middle
            else:
                low = middle + 1
        return sizes[low] if low < len(sizes) else None

    def _orders_beyond(self, s: int) -> int:
        # The sum of the digits of what is left is its remainder by one less than the base.
        base = 1 << self.width
        return (self.coefficients >> (self.width * ((self.most + s) // 2))) % (base - 1)


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
