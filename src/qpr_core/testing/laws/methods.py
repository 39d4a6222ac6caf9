"""check_method: the laws of directions of travel, for custom methods."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Final, TypeAlias

from hypothesis import strategies as st

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.methods.method import Method, check_members
from qpr_core.analysis.travel.direction import direction_of_travel
from qpr_core.errors import LawError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import Choice
from qpr_core.testing.laws.trial import EXAMPLES, try_law
from qpr_core.testing.strategies.figures import figures


class TravelLaw(Choice):
    """A law of methods for the direction of travel.

    - Mirror: the direction stays if every value is negated and the polarity is reversed.
    - Scale: the direction stays if every value is multiplied by the same positive number.
    - Shift: the direction stays if everything happens some years later.
    - Constant: values that do not change are neither positive nor negative.
    - Repeat: the same figures have the same answer.

    >>> list(TravelLaw)
    [TravelLaw.MIRROR, TravelLaw.SCALE, TravelLaw.SHIFT, TravelLaw.CONSTANT, TravelLaw.REPEAT]
    """

    MIRROR = "mirror"
    SCALE = "scale"
    SHIFT = "shift"
    CONSTANT = "constant"
    REPEAT = "repeat"


def check_method(method: Method, *, laws: Iterable[TravelLaw] = TravelLaw, examples: int = EXAMPLES) -> None:
    """Check that a method obeys the laws, on many series of figures with gaps.

    A dead band in units breaks the law of scale, and a recalculation at a period breaks the law of shift. In such cases
    pass the other laws.

    >>> from qpr_core import Movement
    >>> from qpr_core.methods import Regression, TravelRule
    >>> check_method(Regression())
    >>> rising = TravelRule(name="always up", version=1, decide=lambda course: Movement.UP, minimum_points=2)
    >>> check_method(rising, laws=[TravelLaw.CONSTANT])
    Traceback (most recent call last):
    AssertionError: constant: a constant series must be stable or unknown, got Direction.POSITIVE for 0, 0

    Raises:
        AssertionError: If a law is broken. The message has the simplest counterexample that was found.
        MethodError: If *method* is not a `Method`.
        LawError: If *laws* has something that is not a `TravelLaw`, or *examples* is not a whole number of 1 or more.
    """
    check_members(method, "laws")
    kept = (laws,) if isinstance(laws, TravelLaw) else items_of(laws)
    if not kept or not all(isinstance(law, TravelLaw) for law in kept):
        raise LawError("laws must be TravelLaws, and at least one", given=laws)
    for law in kept:
        try_law(partial(_TRAVEL[law], method), _values(), examples)


Values: TypeAlias = list[Fraction | None]

_MOST: Final = 20
_FIRST: Final = Period.parse("Q4 1999/00")
_SIZES: Final = {"a millionth": Fraction(1, 10**6), "a million times": Fraction(10**6)}
"""Sizes that show any dependence on a number of units."""


def _values() -> st.SearchStrategy[Values]:
    """Return results of some periods, often alike, with gaps; they shrink to one 0."""
    results = figures() | figures() | figures() | st.none()
    return st.integers(1, _MOST).flatmap(lambda least: st.lists(results, min_size=least, max_size=_MOST))


def _direction(method: Method, values: Values, *, falls: bool = False, years: int = 0) -> Choice:
    polarity = Polarity.LOWER_IS_BETTER if falls else Polarity.HIGHER_IS_BETTER
    indicator = Indicator(code="K1", name="Figures", polarity=polarity, unit="number")
    first = _FIRST.shift(4 * years)
    made = TimeSeries({first.shift(index): value for index, value in enumerate(values)})
    return direction_of_travel(indicator, made, made.last, method=method).direction


def _mirror(method: Method, values: Values) -> None:
    negated = [None if value is None else -value for value in values]
    same = _direction(method, values), _direction(method, negated, falls=True)
    _require_same(TravelLaw.MIRROR, "negated values under the opposite polarity", same, values)


def _scale(method: Method, values: Values) -> None:
    for size, times in _SIZES.items():
        other = [None if value is None else value * times for value in values]
        same = _direction(method, values), _direction(method, other)
        _require_same(TravelLaw.SCALE, f"values {size} as large", same, values)


def _shift(method: Method, values: Values) -> None:
    same = _direction(method, values), _direction(method, values, years=30)
    _require_same(TravelLaw.SHIFT, "the same values thirty years later", same, values)


def _constant(method: Method, values: Values) -> None:
    level = [None if value is None else Fraction(0) for value in values]
    found = _direction(method, level)
    if found in {Direction.POSITIVE, Direction.NEGATIVE}:
        message = f"constant: a constant series must be stable or unknown, got {found!r} for {_listed(level)}"
        raise AssertionError(message)


def _repeat(method: Method, values: Values) -> None:
    same = _direction(method, values), _direction(method, values)
    _require_same(TravelLaw.REPEAT, "the same values once more", same, values)


_TRAVEL: Final[dict[TravelLaw, Callable[[Method, Values], None]]] = {
    TravelLaw.MIRROR: _mirror,
    TravelLaw.SCALE: _scale,
    TravelLaw.SHIFT: _shift,
    TravelLaw.CONSTANT: _constant,
    TravelLaw.REPEAT: _repeat,
}


def _require_same(law: TravelLaw, what: str, found: tuple[Choice, Choice], values: Values) -> None:
    one, other = found
    if one is not other:
        message = f"{law.value}: {what} must have the same direction, got {one!r} and {other!r} for {_listed(values)}"
        raise AssertionError(message)


def _listed(values: Values) -> str:
    return ", ".join("none" if value is None else f"{float(value):g}" for value in values)
