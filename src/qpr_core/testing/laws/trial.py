"""How a law is tried: with many examples, the same ones each time, and by the plainest that breaks it."""

from collections.abc import Callable
from typing import Final, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

V = TypeVar("V")

EXAMPLES: Final = 100
"""How many examples a check tries, if nothing is said."""


def try_law(law: Callable[[V], None], values: st.SearchStrategy[V], examples: int) -> None:
    """Try a law with examples.

    >>> def is_small(value: int) -> None:
    ...     if value > 5:
    ...         raise AssertionError(f"{value} is more than 5")
    >>> try_law(is_small, st.integers(), examples=100)
    Traceback (most recent call last):
    AssertionError: 6 is more than 5

    Raises:
        AssertionError: if the law does, with what it says of the plainest example.
    """

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def trial(value: V) -> None:
        law(value)

    try:
        trial()
    except AssertionError as broken:
        raise AssertionError(str(broken)) from None
