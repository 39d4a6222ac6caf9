"""The doctests, each once; those of mutants and originals are left out."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import qpr_core

PARTS = ("qpr_core.model.", "qpr_core.analysis.", "qpr_core.wording.", "qpr_core.errors")
NAMES = [name for _, name, _ in pkgutil.walk_packages(qpr_core.__path__, "qpr_core.") if name.startswith(PARTS)]


def examples_of(module: ModuleType) -> list[doctest.DocTest]:
    """Return the examples of a module, except those of mutants and originals."""
    found = doctest.DocTestFinder(exclude_empty=True).find(module)
    return [each for each in found if "__mutmut_" not in each.name]


@pytest.mark.parametrize("name", NAMES)
def test_examples_of_docstrings_are_true(name: str) -> None:
    """Run them one after the other, as the test command does."""
    shared: dict[str, object] = vars(importlib.import_module(name)).copy()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    for example in sorted(examples_of(importlib.import_module(name)), key=lambda each: each.lineno or 0):
        example.globs = shared
        runner.run(example, out=lambda _: None, clear_globs=False)
    assert runner.failures == 0
