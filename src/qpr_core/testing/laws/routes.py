"""The laws of agreement and the round trip, for your queries and adapters."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Final, TypeVar

from hypothesis import strategies as st

from qpr_core.analysis.rating.rate import classify
from qpr_core.errors import LawError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Result
from qpr_core.model.values.ratio import Ratio
from qpr_core.testing.laws.trial import EXAMPLES, require_strategy, try_law
from qpr_core.testing.strategies.figures import figures, ratios
from qpr_core.testing.strategies.indicators import plain_indicators

V = TypeVar("V")
W = TypeVar("W")

_STEP: Final = Fraction(1, 1000)


def check_route(
    route: Callable[[Indicator, Result], object],
    *,
    indicators: st.SearchStrategy[Indicator] | None = None,
    examples: int = EXAMPLES,
) -> None:
    """Check that your route to a rating, such as a query, agrees with `classify`.

    The results are on each threshold, just next to it, and anywhere.

    >>> from qpr_core import Rag
    >>> from qpr_core.testing import an_indicator
    >>> def by_floats(indicator: Indicator, result: Result) -> object:
    ...     held, value = indicator.thresholds, float(indicator.value_of(result))
    ...     return Rag.GREEN if value > held.target else Rag.AMBER if value >= held.floor else Rag.RED
    >>> check_route(by_floats, indicators=st.just(an_indicator(target=85)))
    Traceback (most recent call last):
    AssertionError: agreement: expected Rag.GREEN for 85 (K1, higher is better), got Rag.AMBER

    Args:
        route: A function that returns a rating or a reason for an indicator and a result.
        indicators: A strategy for indicators. Defaults to plain ones with thresholds.
        examples: The number of examples.

    Raises:
        AssertionError: If they differ. The message has the simplest counterexample.
        LawError: If an argument has the wrong type.
    """
    if not callable(route):
        raise LawError("route must be a function from an indicator and a result to a rating", given=route)
    plain = plain_indicators().filter(lambda made: made.thresholds is not None)

    def agrees(pair: tuple[Indicator, Result]) -> None:
        indicator, result = pair
        expected, found = classify(indicator, result), route(indicator, result)
        if found is not expected:
            whose = f"{_plain(result)} ({indicator.code}, {indicator.polarity.value})"
            raise AssertionError(f"agreement: expected {expected!r} for {whose}, got {found!r}")

    tried = plain if indicators is None else require_strategy(indicators, "indicators")
    try_law(agrees, _with_results(tried), examples)


@st.composite
def _with_results(draw: st.DrawFn, indicators: st.SearchStrategy[Indicator]) -> tuple[Indicator, Result]:
    indicator = draw(indicators)
    in_force = indicator.thresholds_at()
    ranges = () if in_force is None else in_force.ranges
    edges = sorted({end for each in ranges for end in (each.low, each.high) if end is not None})
    anywhere: st.SearchStrategy[Result] = figures() | ratios()
    return indicator, draw(st.sampled_from(edges).flatmap(partial(_near, indicator)) | anywhere if edges else anywhere)


def _near(indicator: Indicator, edge: Fraction) -> st.SearchStrategy[Result]:
    """Return results on and just next to a threshold: values, and counts if possible."""
    values: st.SearchStrategy[Result] = st.integers(-1, 1).map(lambda steps: edge + steps * _STEP)
    if edge < 0:
        return values
    share = edge / indicator.unit.per
    counts = st.builds(
        lambda times, more: Ratio(max(0, share.numerator * times + more), share.denominator * times),
        st.integers(1, 500),
        st.sampled_from([0, -1, 1]),
    )
    return values | counts


def _plain(result: Result) -> str:
    return f"{float(result):g}" if isinstance(result, Fraction) else f"{result.numerator} of {result.denominator}"


def check_round_trip(
    there: Callable[[V], W], back: Callable[[W], V], values: st.SearchStrategy[V], *, examples: int = EXAMPLES
) -> None:
    """Check that an adapter reads what it writes, without loss.

    >>> from qpr_core import Period
    >>> from qpr_core.testing import periods
    >>> check_round_trip(Period.format, Period.parse, periods())
    >>> check_round_trip(lambda period: str(period)[-4:], Period.parse, st.just(Period.parse("May 2023")))
    Traceback (most recent call last):
    AssertionError: round trip: expected May 2023, got 2023 by way of '2023'

    Args:
        there: A function that writes a value in a different form.
        back: A function that reads that form.
        values: A strategy for the values.
        examples: The number of examples.

    Raises:
        AssertionError: If a value changes. The message has the simplest one.
        LawError: If an argument has the wrong type.
    """
    for name, way in (("there", there), ("back", back)):
        if not callable(way):
            raise LawError(f"{name} must be a function of a value", given=way)

    def returns(value: V) -> None:
        form = there(value)
        again = back(form)
        if again != value:
            raise AssertionError(f"round trip: expected {value}, got {again} by way of {form!r}")

    try_law(returns, require_strategy(values, "values"), examples)
