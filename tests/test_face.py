"""The face of the library: what importing it gives, and what it does not load."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import qpr_core
from faces import HOMES, PUBLIC
from public_face import FLOORS
from qpr_core.homes import names_of

NEVER_AT_IMPORT = {
    "dateutil.parser",
    "importlib.metadata",
    "json",
    "numpy",
    "scipy",
    "pandas",
    "hypothesis",
    "narwhals",
    "matplotlib",
    "docx",
    "cattrs",
}


def modules_after(code: str) -> set[str]:
    """Import in a separate process without coverage, which would load modules itself."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    found = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        env=plain,
    )
    return set(found.stdout.split())


def test_import_of_every_name_loads_no_slow_module() -> None:
    loaded = modules_after("from qpr_core import *")
    assert "qpr_core.wording.sections.cover" in loaded
    assert not loaded & NEVER_AT_IMPORT


def test_rating_loads_no_module_of_wording() -> None:
    loaded = modules_after("import qpr_core; qpr_core.classify")
    assert "qpr_core.analysis.rating.standing" in loaded
    assert not any(name.startswith("qpr_core.wording") for name in loaded)


def test_only_a_day_as_text_loads_the_parser_of_dates() -> None:
    code = "import qpr_core as q; q.Period.containing('30/09/2023', q.Frequency.QUARTERLY)"
    assert "dateutil.parser" in modules_after(code)


def test_stub_and_package_have_the_same_names_and_homes() -> None:
    stub = ast.parse(Path(qpr_core.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    modules = {
        alias.name: statement.module
        for statement in stub.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    homes = {name for name, module in modules.items() if module == "qpr_core"}
    assert {f"qpr_core.{home}" for home in homes} | {"qpr_core"} == set(HOMES)
    assert set(modules) - homes | {"__version__"} == set(qpr_core.__all__)
    for name in set(modules) - homes:
        assert getattr(qpr_core, name) is getattr(sys.modules[str(modules[name])], name)
    names = next(ast.literal_eval(each.value) for each in stub.body if isinstance(each, ast.Assign))
    assert sorted(names) == sorted(qpr_core.__all__)


def test_top_level_has_at_most_70_names() -> None:
    assert len(qpr_core.__all__) <= 70


def test_dir_lists_the_public_names_and_the_homes() -> None:
    assert dir(qpr_core) == sorted({*qpr_core.__all__, *(home.partition(".")[2] for home in HOMES[1:])})


def test_every_public_name_has_one_home() -> None:
    names = [name for home in HOMES for name in import_module(home).__all__ if name != "QprError"]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_public_name_is_documented_with_an_example() -> None:
    for name, public in PUBLIC.items():
        is_error = isinstance(public, type) and issubclass(public, qpr_core.QprError)
        assert is_error or ">>>" in str(public.__doc__), name


def test_every_public_name_is_in_the_reference() -> None:
    pages = Path(__file__).parents[1].joinpath("docs", "reference").glob("*.md")
    named = set(re.findall(r"\w+", " ".join(page.read_text(encoding="utf-8") for page in pages)))
    from_their_module = {name for name in PUBLIC if name.endswith("Error")}
    assert set(PUBLIC) - from_their_module <= named


def test_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'qpr_core' has no attribute 'clasify'"):
        qpr_core.clasify  # type: ignore[attr-defined]  # noqa: B018  a slip of the pen is what is tested


@pytest.mark.parametrize("floor", FLOORS[1:])
def test_name_with_a_different_home_is_an_error_that_says_where_it_is(floor: str) -> None:
    """The hint loads no module, as some need an extra."""
    names = set(names_of(floor.removeprefix("qpr_core."))) - set(dir(qpr_core))
    assert names
    for name in names:
        with pytest.raises(AttributeError) as raised:
            getattr(qpr_core, name)
        assert str(raised.value) == (
            f"module 'qpr_core' has no attribute '{name}': {name} is in {floor} (from {floor} import {name})"
        )
        assert hasattr(import_module(floor), name)


def test_hint_for_a_name_loads_no_home() -> None:
    code = "import qpr_core as q\nassert not hasattr(q, 'to_word') and not hasattr(q, 'XmR')"
    assert not modules_after(code) & {"docx", "qpr_core.methods", "qpr_core.display.word"}


def test_names_of_a_module_without_code_are_none() -> None:
    assert names_of("compiled") == []


def test_version_is_that_of_the_distribution() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert f'version = "{qpr_core.__version__}"' in project.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", ["0", "1", "2023"])
def test_example_prints_the_same_with_any_hash_seed_and_locale(seed: str) -> None:
    code = "from bracknell import main; import hart, kent; main(); hart.main(); kent.main()"
    examples = str(Path(__file__).parents[1] / "docs" / "examples")
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": examples, "LC_ALL": "C", "PYTHONUTF8": "1", "TZ": "Asia/Tokyo"}
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    golden = Path(__file__).parent / "data" / "examples.txt"
    assert found.stdout.decode("utf-8") == golden.read_text(encoding="utf-8"), (
        "if the change is meant, run `make golden`"
    )
