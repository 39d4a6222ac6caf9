"""Printed figures: their values, precision and agreement."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.units import Unit

_FIGURE: Final = re.compile(
    r"(?P<sign>[-−]?)(?P<before>[^\d\-−]*)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<after>[^\d.,].*)?"
)
_COUNTS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NO_COUNTS: Final = {"no", "none"}


class Printed(NamedTuple):
    """A figure as it was read, with its decimal places and the text around it."""

    value: Fraction
    places: int
    size: str
    before: str = ""
    after: str = ""

    @property
    def step(self) -> Fraction:
        """One unit of the last decimal place."""
        return Fraction(1, 10**self.places)


def read_figure(text: str) -> Printed | None:
    """Return a figure with its unit; `None` if it is not one.

    Its thousands must be separated properly.
    """
    found = _FIGURE.fullmatch(text)
    if found is None or (len(found["digits"]) > 3 and "," not in found["digits"]):
        return None
    size = found["digits"] + (found["rest"] or "")
    value = Fraction(size.replace(",", ""))
    places = len(found["rest"] or ".") - 1
    if found["sign"] and not value:
        return None
    return Printed(-value if found["sign"] else value, places, size, found["before"], found["after"] or "")


def read_count(text: str) -> int:
    """Read a count in words or digits; -1 for anything else."""
    word = text.lower()
    if word in _NO_COUNTS:
        return 0
    if word in _COUNTS:
        return _COUNTS.index(word)
    printed = read_figure(text)
    return -1 if printed is None or printed.places or printed.before or printed.after else int(printed.value)


def rounds_to(printed: Printed, exact: Fraction) -> bool:
    """Return True if an exact figure is the printed one, to the printed precision."""
    return abs(printed.value - exact) * 2 <= printed.step


def adds_up(now: Printed, before: Printed, difference: Printed) -> bool:
    """Return True if a printed difference is that of two printed figures.

    It counts to the coarser of the two precisions.

    Where the difference has as many decimal places as the figures, this means exactly.
    """
    places = min(max(now.places, before.places), difference.places)
    return abs(abs(now.value - before.value) - abs(difference.value)) * 2 <= Fraction(1, 10**places)


def check_unit(
    printed: Printed,
    unit: Unit,
    text: str,
    *,
    is_difference: bool = False,
    is_bare: bool = False,
    is_distance: bool = False,
) -> Iterator[str]:
    """Yield a contradiction if a figure has a unit that is not the indicator's.

    The difference of two percentages is in percentage points, that of all other figures in their own unit. A bare
    figure, such as a target behind a result, has no unit that is a word. The distance from a threshold has no unit with
    a number in it.
    """
    before, one, other = unit.before, unit.after_one, unit.after
    is_difference = is_difference or is_distance
    is_bare = is_bare or (is_distance and any(sign.isdigit() for sign in unit.after))
    if is_difference and unit.after.strip() == "%":
        before, one, other = "", " percentage point", " percentage points"
    elif is_bare and unit.after.startswith(" ") and unit.after.strip() != "%":
        one, other = "", ""
    if (printed.before, printed.after) != (before, one if printed.size == "1" else other):
        yield f"unit: {text!r} is not in {unit.name}"


def check_figure(
    text: str, exact: Fraction, unit: Unit, *, is_difference: bool = False, is_bare: bool = False
) -> Iterator[str]:
    """Yield contradictions between a printed figure and the exact one."""
    printed = read_figure(text)
    if printed is None:
        yield f"figure: {text!r} is not a figure"
        return
    yield from check_unit(printed, unit, text, is_difference=is_difference, is_bare=is_bare)
    if not rounds_to(printed, exact):
        yield f"figure: {text!r} is {float(exact):.10g}"
    if is_difference and exact and not printed.value:
        yield f"figure: {text!r} is not 0 but {float(exact):.10g}"
