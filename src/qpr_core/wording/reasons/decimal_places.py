"""Decimal places with which the figures of a sentence keep their order and add up.

Printed to 0 places, 84.97 would be 85 and would seem to meet a target of 85. So it is printed to 2 places.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count, islice
from typing import Final, NamedTuple

from qpr_core.model.values.figures import FLOAT_PLACES, decimal_places, rounded

_MAXIMUM_TRIED: Final = 3
"""The number of further places tried for correctly rounded differences."""


class Figure(NamedTuple):
    """A result, and the edges it is compared with: targets, floors and ends of ranges.

    The printed result is on the same side of each edge as the exact one.
    """

    value: Fraction
    edges: tuple[Fraction, ...] = ()

    def divided_by(self, size: int) -> "Figure":
        """Return the figure in thousands or millions."""
        return Figure(self.value / size, tuple(edge / size for edge in self.edges))


class Difference(NamedTuple):
    """The difference between a result and a second figure.

    `size` is the exact difference. `is_edge` is True if the other figure is part of a definition, which is
    never rounded.
    The printed difference keeps its order with the `limits`, such as a tolerance or a dead band.

    >>> difference = Difference(Fraction("384775.6"), Fraction(390_000), Fraction("5224.4"), is_edge=True)
    >>> difference.printed(0)
    Fraction(5224, 1)
    """

    one: Fraction
    other: Fraction
    size: Fraction
    is_edge: bool = False
    limits: tuple[Fraction, ...] = ()
    is_printed: bool = True

    def divided_by(self, size: int) -> "Difference":
        """Return the difference of figures in thousands or millions."""
        return self._replace(
            one=self.one / size,
            other=self.other / size,
            size=self.size / size,
            limits=tuple(limit / size for limit in self.limits),
        )

    def printed(self, places: int) -> Fraction:
        """Return the difference of the two figures as printed to some decimal *places*."""
        return abs(self._signed(places))

    def is_close(self, places: int) -> bool:
        """Return True if the printed difference is also the exact one, correctly rounded."""
        exact = decimal_places(self.other) if self.is_edge else None
        return not self.is_printed or abs(self.printed(places) - self.size) * 2 * 10 ** max(places, exact or 0) <= 1

    def keeps_order(self, places: int) -> bool:
        """Return True if printed figures, difference and limits have the exact order."""
        printed = self.printed(places)
        return _order(self._signed(places)) == _order(self.one - self.other) and all(
            _order(printed - edge_at(limit, places)) == _order(self.size - limit)
            for limit in self.limits
            if limit != self.size or decimal_places(limit) is not None  # what equals a limit is printed as the limit is
        )

    def _signed(self, places: int) -> Fraction:
        other = edge_at(self.other, places) if self.is_edge else rounded(self.other, places)
        return rounded(self.one, places) - other


def edge_at(edge: Fraction, places: int) -> Fraction:
    """Return a figure of a definition as it is printed: exactly, if that is possible.

    Otherwise it has at least one decimal place.

    >>> edge_at(Fraction("47.3"), 0), edge_at(Fraction(1, 3), 0)
    (Fraction(473, 10), Fraction(3, 10))
    """
    return rounded(edge, max(places, 1)) if decimal_places(edge) is None else edge


def places_needed(figures: Sequence[Figure], *, least: int, differences: Iterable[Difference] = ()) -> int:
    """Return the fewest decimal places, at least *least*, that keep figures true.

    Every result is printed on the right side of its edges, equal figures are printed as equal, and printed differences
    are those of the printed figures. If a few more places are enough, differences are correctly rounded, too.

    >>> places_needed([Figure(Fraction("84.97"), (Fraction(85),))], least=1)
    2
    >>> small, great = Fraction("-0.4"), Fraction("0.4")
    >>> places_needed([Figure(small), Figure(great)], least=0, differences=[Difference(great, small, Fraction("0.8"))])
    1
    """
    pairs = tuple(differences)

    def is_true(places: int) -> bool:
        return all(_keeps_side(each, places) for each in figures) and all(each.keeps_order(places) for each in pairs)

    finest = max((decimal_places(each.other) or 0 for each in pairs if each.is_edge), default=0)
    true = list(islice(filter(is_true, count(least)), _MAXIMUM_TRIED + min(finest, FLOAT_PLACES)))
    return next((places for places in true if all(each.is_close(places) for each in pairs)), true[0])


def _keeps_side(figure: Figure, places: int) -> bool:
    printed = rounded(figure.value, places)
    return all(_order(printed - edge_at(edge, places)) == _order(figure.value - edge) for edge in figure.edges)


def _order(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)
