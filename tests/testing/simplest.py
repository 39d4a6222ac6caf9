"""The simplest value of a strategy."""

from typing import Any

from hypothesis import Phase, Verbosity, find, settings
from hypothesis import strategies as st


def smallest(strategy: st.SearchStrategy[Any]) -> Any:
    """Return the simplest value of a strategy, without an explanation phase."""
    quietly = settings(database=None, phases=[Phase.generate, Phase.shrink], verbosity=Verbosity.quiet)
    return find(strategy, lambda _: True, settings=quietly)
