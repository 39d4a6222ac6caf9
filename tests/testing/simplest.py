"""The first and the simplest value of a strategy."""

from typing import Any

from hypothesis import Phase, Verbosity, find, settings
from hypothesis import strategies as st


def first(strategy: st.SearchStrategy[Any]) -> Any:
    """Return a value of a strategy without making it simpler."""
    return find(strategy, lambda _: True, settings=settings(database=None, phases=[Phase.generate]))


def smallest(strategy: st.SearchStrategy[Any]) -> Any:
    """Return the simplest value of a strategy, without an explanation phase."""
    quietly = settings(database=None, phases=[Phase.generate, Phase.shrink], verbosity=Verbosity.quiet)
    return find(strategy, lambda _: True, settings=quietly)
