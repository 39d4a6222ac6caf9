"""Completions and hovers in editors that use Jedi, which reads the code without running it."""

from importlib import import_module
from pathlib import Path

import jedi
import pytest

import qpr_core
from faces import HOMES

SOURCE = str(Path(qpr_core.__file__).parents[1])
PROJECT = jedi.Project(Path(__file__).parent, added_sys_path=[SOURCE], smart_sys_path=False)


def script(code: str) -> jedi.Script:
    return jedi.Script(code, project=PROJECT)


def completed(code: str) -> set[str]:
    return {found.name for found in script(code).complete()}


@pytest.mark.parametrize("code", ["import qpr_core as qpr\nqpr.", "from qpr_core import "])
def test_top_level_completes_every_public_name_and_home(code: str) -> None:
    homes = {home.removeprefix("qpr_core.") for home in HOMES[1:]}
    assert {*qpr_core.__all__, *homes} - completed(code) == set()


@pytest.mark.parametrize("home", HOMES[1:])
def test_home_completes_every_name_of_it(home: str) -> None:
    names = set(import_module(home).__all__)
    assert names - completed(f"from {home} import ") == set()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("qpr.Rag.", {"GREEN", "AMBER", "RED"}),
        ("qpr.rate(1, 2).", {"rating", "distance_to_target", "thresholds"}),
        ("qpr.Scorecard([]).report(1).", {"assessments", "previous"}),
        ("qpr.narrate(1).", {"to_markdown", "parts"}),
    ],
)
def test_members_of_results_are_completed(code: str, names: set[str]) -> None:
    assert names - completed(f"import qpr_core as qpr\n{code}") == set()


@pytest.mark.large
@pytest.mark.parametrize("name", sorted(set(qpr_core.__all__) - {"__version__"}))
def test_hover_shows_the_docstring_of_each_public_name(name: str) -> None:
    (found,) = script(f"import qpr_core as qpr\nqpr.{name}").help(2, len("qpr."))
    summary = str(getattr(qpr_core, name).__doc__).partition("\n")[0]
    assert summary in found.docstring()
