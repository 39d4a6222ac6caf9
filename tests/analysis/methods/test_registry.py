"""METHODS: other lists of methods follow it, or are checked against it."""

import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import qpr_core.methods
from qpr_core.analysis import methods
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import METHODS
from qpr_core.analysis.travel.compare_methods import COMPARED
from qpr_core.interchange import json_schema
from qpr_core.testing.strategies.methods import METHOD_STRATEGIES

DOCS = Path(__file__).parents[3] / "docs"
NAMES = {kind.__name__ for kind in METHODS}


def names_in(page: str) -> set[str]:
    return NAMES & set(re.findall(r"\w+", (DOCS / page).read_text(encoding="utf-8")))


def test_methods_lists_every_method_class_of_the_library() -> None:
    modules = [import_module(f"{methods.__name__}.{each.name}") for each in pkgutil.iter_modules(methods.__path__)]
    classes = {each for module in modules for each in vars(module).values() if inspect.isclass(each)}
    assert {each for each in classes if hasattr(each, "find") and each is not Method} == set(METHODS)


def test_methods_home_exports_every_method() -> None:
    assert set(qpr_core.methods.__all__) >= NAMES


def test_method_strategies_have_every_method() -> None:
    assert {kind.__name__ for kind in METHOD_STRATEGIES} == NAMES


def test_compare_methods_has_by_default_every_method_without_arguments() -> None:
    needs_arguments = {"RollingRegression", "TravelRule"}
    of_other_figures = {"YearToDateRegression"}
    assert [type(each).__name__ for each in COMPARED] == [
        kind.__name__ for kind in METHODS if kind.__name__ not in needs_arguments | of_other_figures
    ]


def test_json_schema_has_every_method() -> None:
    kinds = json_schema()["$defs"]["DirectionOfTravel"]["properties"]["method"]["anyOf"]
    assert [kind["properties"]["kind"]["const"] for kind in kinds] == [kind.__name__ for kind in METHODS]


@pytest.mark.parametrize("page", ["how-to/choose-a-method.md", "reference/methods.md"])
def test_documentation_names_every_method(page: str) -> None:
    assert NAMES - names_in(page) == set()


def test_every_method_has_a_different_rule() -> None:
    rules = [method.rule for method in COMPARED]
    assert len({rule.name for rule in rules}) == len(rules)
