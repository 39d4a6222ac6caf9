"""try_law: a law on many examples, always the same, with the simplest failure."""

from collections.abc import Callable
from typing import Final, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qpr_core.errors import LawError
from qpr_core.model.values.figures import whole_number

V = TypeVar("V")

EXAMPLES: Final = 100
"""The default number of examples of a check."""


def require_strategy(given: st.SearchStrategy[V], name: str) -> st.SearchStrategy[V]:
    """Check that *given* is a Hypothesis strategy and return it.

    Raises:
        LawError: If *given* is not a strategy.
    """
    if not isinstance(given, st.SearchStrategy):
        raise LawError(f"{name} must be a Hypothesis strategy", given=given)
    return given


def try_law(law: Callable[[V], None], values: st.SearchStrategy[V], examples: int) -> None:
    """Try a law on examples.

    >>> def is_small(value: int) -> None:
    ...     if value > 5:
    ...         raise AssertionError(f"{value} is more than 5")
    >>> try_law(is_small, st.integers(), examples=100)
    Traceback (most recent call last):
    AssertionError: 6 is more than 5

    Raises:
        AssertionError: If the law does, for the simplest example.
        LawError: If *examples* is not a whole number of 1 or more.
    """
    number = whole_number(examples)
    if number is None or number < 1:
        raise LawError("examples must be a whole number of 1 or more", given=examples)

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),  # an explanation would take many more examples
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def trial(value: V) -> None:
        law(value)

    try:
        trial()
    except AssertionError as broken:
        raise AssertionError(str(broken)) from None
