"""The face of the library: what importing it gives, and what it does not load."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import qpr_core

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
    """Import in a process of its own, which is not measured: measuring loads modules itself."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    found = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        env=plain,
    )
    return set(found.stdout.split())


def test_importing_loads_nothing_that_is_slow_even_with_every_name() -> None:
    loaded = modules_after("from qpr_core import *")
    assert "qpr_core.wording.sections.cover" in loaded
    assert not loaded & NEVER_AT_IMPORT


def test_a_tool_that_only_rates_does_not_load_the_words() -> None:
    loaded = modules_after("import qpr_core; qpr_core.classify")
    assert "qpr_core.analysis.rating.standing" in loaded
    assert not any(name.startswith("qpr_core.wording") for name in loaded)


def test_the_text_of_a_day_reaches_the_parser_of_dates() -> None:
    code = "import qpr_core as q; q.Period.containing('30/09/2023', q.Frequency.QUARTERLY)"
    assert "dateutil.parser" in modules_after(code)


def test_the_stub_says_the_same_as_the_face() -> None:
    stub = ast.parse(Path(qpr_core.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    homes = {
        alias.name: statement.module
        for statement in stub.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    assert set(homes) | {"__version__"} == set(qpr_core.__all__)
    for name, home in homes.items():
        assert getattr(qpr_core, name) is getattr(sys.modules[str(home)], name)
    names = next(ast.literal_eval(each.value) for each in stub.body if isinstance(each, ast.Assign))
    assert sorted(names) == sorted(qpr_core.__all__)


def test_every_public_name_is_listed_and_documented_with_an_example() -> None:
    assert set(qpr_core.__all__) <= set(dir(qpr_core))
    for name in set(qpr_core.__all__) - {"__version__"}:
        public = getattr(qpr_core, name)
        assert ">>>" in public.__doc__ or issubclass(public, qpr_core.QprError), name


def test_every_public_name_stands_in_the_reference() -> None:
    pages = Path(__file__).parents[1].joinpath("docs", "reference").glob("*.md")
    named = set(re.findall(r"\w+", " ".join(page.read_text(encoding="utf-8") for page in pages)))
    from_their_module = {name for name in qpr_core.__all__ if name.endswith("Error")}
    assert set(qpr_core.__all__) - from_their_module - {"__version__"} <= named


def test_a_name_that_is_not_there_is_an_ordinary_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'qpr_core' has no attribute 'clasify'"):
        qpr_core.clasify  # type: ignore[attr-defined]  # noqa: B018  a slip of the pen is what is tested


def test_the_version_is_that_of_the_distribution() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert f'version = "{qpr_core.__version__}"' in project.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", ["0", "1", "2023"])
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed_and_locale(seed: str) -> None:
    code = "from bracknell import main; import hart, kent; main(); hart.main(); print(kent.narrate(kent.summary()).to_markdown())"
    examples = str(Path(__file__).parents[1] / "docs" / "examples")
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": examples, "LC_ALL": "C", "PYTHONUTF8": "1", "TZ": "Asia/Tokyo"}
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    golden = Path(__file__).parent / "data" / "examples.txt"
    assert found.stdout.decode("utf-8") == golden.read_text(encoding="utf-8")
