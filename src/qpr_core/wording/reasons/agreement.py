"""How many decimal places figures need side by side: what is printed keeps its order and adds up."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count, islice
from typing import Final, NamedTuple

from qpr_core.model.values.figures import FLOAT_PLACES, decimal_places, rounded

_TRIED: Final = 3
"""How many numbers of places are tried for correctly rounded differences, plus the places of the edges."""


class Side(NamedTuple):
    """A result, and the figures of a definition on whose right side it is printed: targets, floors, ends of ranges."""

    value: Fraction
    edges: tuple[Fraction, ...] = ()


class Gap(NamedTuple):
    """The difference between a result and a second figure.

    `size` is the exact difference. `is_edge` is True if the other figure is part of a definition, which is
    never rounded.
    The printed difference keeps its order with the `limits`, such as a tolerance or a dead band.

    >>> gap = Gap(Fraction("384775.6"), Fraction(390_000), Fraction("5224.4"), is_edge=True)
    >>> gap.printed(0)
    Fraction(5224, 1)
    """

    one: Fraction
    other: Fraction
    size: Fraction
    is_edge: bool = False
    limits: tuple[Fraction, ...] = ()
    is_told: bool = True

    def printed(self, places: int) -> Fraction:
        """Return the difference of the two figures as they are printed to a number of decimal *places*."""
        return abs(self._signed(places))

    def is_close(self, places: int) -> bool:
        """Return True if the printed difference is also the exact one, correctly rounded."""
        exact = decimal_places(self.other) if self.is_edge else None
        return not self.is_told or abs(self.printed(places) - self.size) * 2 * 10 ** max(places, exact or 0) <= 1

    def keeps_order(self, places: int) -> bool:
        """Return True if the printed figures have the order of the exact ones, the difference and its limits too."""
        told = self.printed(places)
        return _order(self._signed(places)) == _order(self.one - self.other) and all(
            _order(told - edge_at(limit, places)) == _order(self.size - limit)
            for limit in self.limits
            if limit != self.size or decimal_places(limit) is not None  # what equals a limit is printed as the limit is
        )

    def _signed(self, places: int) -> Fraction:
        other = edge_at(self.other, places) if self.is_edge else rounded(self.other, places)
        return rounded(self.one, places) - other


def edge_at(edge: Fraction, places: int) -> Fraction:
    """Return a figure of a definition as it is printed: exactly, if any number of decimal places is enough.

    >>> edge_at(Fraction("47.3"), 0), edge_at(Fraction(1, 3), 1)
    (Fraction(473, 10), Fraction(3, 10))
    """
    return rounded(edge, places) if decimal_places(edge) is None else edge


def places_that_agree(sides: Sequence[Side], *, least: int, gaps: Iterable[Gap] = ()) -> int:
    """Return the fewest decimal places, at least *least*, that keep the printed figures true.

    Every result is printed on the right side of its edges, equal figures are printed as equal, and printed differences
    are those of the printed figures. If a few more places are enough, differences are correctly rounded, too.

    >>> places_that_agree([Side(Fraction("84.97"), (Fraction(85),))], least=1)
    2
    >>> small, great = Fraction("-0.4"), Fraction("0.4")
    >>> places_that_agree([Side(small), Side(great)], least=0, gaps=[Gap(great, small, Fraction("0.8"))])
    1
    """
    told = tuple(gaps)

    def is_true(places: int) -> bool:
        return all(_is_placed(side, places) for side in sides) and all(gap.keeps_order(places) for gap in told)

    finest = max((decimal_places(gap.other) or 0 for gap in told if gap.is_edge), default=0)
    true = list(islice(filter(is_true, count(least)), _TRIED + min(finest, FLOAT_PLACES)))
    return next((places for places in true if all(gap.is_close(places) for gap in told)), true[0])


def _is_placed(side: Side, places: int) -> bool:
    printed = rounded(side.value, places)
    return all(_order(printed - edge_at(edge, places)) == _order(side.value - edge) for edge in side.edges)


def _order(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)
