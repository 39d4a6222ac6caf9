"""The laws of directions of travel, for methods of one's own."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Final, TypeAlias

from hypothesis import strategies as st

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.method import check_members
from qpr_core.analysis.travel.direction import direction_of_travel
from qpr_core.errors import LawError, got
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import Choice
from qpr_core.testing.laws.trial import EXAMPLES, try_law
from qpr_core.testing.strategies.figures import figures


class TravelLaw(Choice):
    """A law of methods by which a direction of travel is found.

    Mirror: negate every value and turn the polarity round, and the direction stays. Scale: so it does if every value is
    multiplied by the same positive number. Shift: so it does if all of it happens some years later. Constant: what does
    not change goes neither way. Repeat: the same figures have the same answer.

    >>> list(TravelLaw)
    [TravelLaw.MIRROR, TravelLaw.SCALE, TravelLaw.SHIFT, TravelLaw.CONSTANT, TravelLaw.REPEAT]
    """

    MIRROR = "mirror"
    SCALE = "scale"
    SHIFT = "shift"
    CONSTANT = "constant"
    REPEAT = "repeat"


def check_method(method: Method, *, laws: Iterable[TravelLaw] = TravelLaw, examples: int = EXAMPLES) -> None:
    """Check that a method finds directions as the laws say: try it on series of figures, gaps among them.

    A method with a dead band in units keeps no law of scale, one that begins anew at a period none of shift; name the
    laws that it is to keep.

    >>> from qpr_core import Movement
    >>> from qpr_core.methods import Regression, TravelRule
    >>> check_method(Regression())
    >>> rising = TravelRule(name="always up", version=1, decide=lambda course: Movement.UP, minimum_points=2)
    >>> check_method(rising, laws=[TravelLaw.CONSTANT])
    Traceback (most recent call last):
    AssertionError: constant: what does not change must go neither way, got Direction.POSITIVE for 0, 0

    Raises:
        AssertionError: if a law is broken; the message has the plainest counterexample that was found.
        MethodError: if *method* is none.
        LawError: if *laws* are none, or *examples* is no number of them.
    """
    check_members(method, "laws")
    kept = (laws,) if isinstance(laws, TravelLaw) else items_of(laws)
    if not kept or not all(isinstance(law, TravelLaw) for law in kept):
        raise LawError(f"laws must be of TravelLaw, one at least, got {got(laws)}")
    for law in kept:
        try_law(partial(_TRAVEL[law], method), _values(), examples)


Values: TypeAlias = list[Fraction | None]

_MOST: Final = 20
_FIRST: Final = Period.parse("Q4 1999/00")
_SIZES: Final = {"a millionth": Fraction(1, 10**6), "a million times": Fraction(10**6)}
"""Far enough for whatever counts from so many units on to show itself."""


def _values() -> st.SearchStrategy[Values]:
    """Give the results of a few periods or of many, alike often, some of them gaps; they shrink to one of nought."""
    results = figures() | figures() | figures() | st.none()
    return st.integers(1, _MOST).flatmap(lambda least: st.lists(results, min_size=least, max_size=_MOST))


def _heading(method: Method, values: Values, *, falls: bool = False, years: int = 0) -> Choice:
    polarity = Polarity.LOWER_IS_BETTER if falls else Polarity.HIGHER_IS_BETTER
    indicator = Indicator(code="K1", name="Figures", polarity=polarity, unit="number")
    first = _FIRST.shift(4 * years)
    made = TimeSeries({first.shift(place): value for place, value in enumerate(values)})
    return direction_of_travel(indicator, made, made.last, method=method).direction


def _mirror(method: Method, values: Values) -> None:
    negated = [None if value is None else -value for value in values]
    same = _heading(method, values), _heading(method, negated, falls=True)
    _require_same(TravelLaw.MIRROR, "negated values under the opposite polarity", same, values)


def _scale(method: Method, values: Values) -> None:
    for size, times in _SIZES.items():
        other = [None if value is None else value * times for value in values]
        same = _heading(method, values), _heading(method, other)
        _require_same(TravelLaw.SCALE, f"values {size} as large", same, values)


def _shift(method: Method, values: Values) -> None:
    same = _heading(method, values), _heading(method, values, years=30)
    _require_same(TravelLaw.SHIFT, "the same values thirty years later", same, values)


def _constant(method: Method, values: Values) -> None:
    level = [None if value is None else Fraction(0) for value in values]
    found = _heading(method, level)
    if found in {Direction.POSITIVE, Direction.NEGATIVE}:
        told = f"constant: what does not change must go neither way, got {found!r} for {_listed(level)}"
        raise AssertionError(told)


def _repeat(method: Method, values: Values) -> None:
    same = _heading(method, values), _heading(method, values)
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
        told = f"{law.value}: {what} must have the same direction, got {one!r} and {other!r} for {_listed(values)}"
        raise AssertionError(told)


def _listed(values: Values) -> str:
    return ", ".join("none" if value is None else f"{float(value):g}" for value in values)
