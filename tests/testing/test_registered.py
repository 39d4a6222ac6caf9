"""Registered strategies: every public class has one."""

import inspect
import subprocess
import sys
from enum import Enum

import pytest
from hypothesis import strategies as st

import qpr_core
from faces import PUBLIC
from qpr_core.testing.registered import STRATEGIES
from testing.simplest import first

CLASSES = [
    cls
    for cls in PUBLIC.values()
    if inspect.isclass(cls) and not issubclass(cls, Exception) and cls is not qpr_core.rules.Scheme
]
"""The public classes, except `Scheme`, which has no members (its subclasses have)."""


def test_every_public_class_has_a_registered_strategy() -> None:
    """Hypothesis itself can only make enumerations."""
    forgotten = [cls.__name__ for cls in CLASSES if cls not in STRATEGIES and not issubclass(cls, Enum)]
    assert forgotten == [], "add a strategy to STRATEGIES in src/qpr_core/testing/registered.py"


def test_every_registered_strategy_is_for_a_public_class() -> None:
    assert [cls.__name__ for cls in STRATEGIES if cls not in PUBLIC.values()] == []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_from_type_makes_an_object_of_every_public_class(cls: type) -> None:
    made = first(st.from_type(cls))
    assert isinstance(made, cls)
    if not isinstance(made, Enum):
        shown = repr(made)  # a ready-made one prints as its name
        assert type(made).__name__ in shown or type(made).__name__ == "Unit" or PUBLIC.get(shown) == made


def test_from_type_makes_public_classes_without_the_testing_tools() -> None:
    """Hypothesis finds the strategies by the entry point of the library.

    The profile for continuous integration has no time limits, which would fail on a loaded machine.
    """
    asked = (
        "from hypothesis import given, settings, strategies as st\n"
        "settings.load_profile('ci')\n"
        "from qpr_core import Indicator\n"
        "@given(st.from_type(Indicator))\n"
        "def test(indicator):\n"
        "    assert indicator.code == 'K1'\n"
        "test()\n"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)
