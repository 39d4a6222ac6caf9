"""The same report gives the same bytes, whatever the hash seed, the locale, the time zone, the version and the thread."""

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

import report_digest
from qpr_core.interchange import to_json
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
PACKAGES = Path(pytest.__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
WRITERS = ("report_digest.py", "picture_digest.py")
"""Text, Markdown, HTML, JSON and reprs; the parts of Word documents and the pictures of charts."""

GIVEN = [" ".join(to_json(card).splitlines()) for card in (A_COUNCIL, A_MESSY_COUNCIL)]


@cache
def digest_here(writer: str = "report_digest.py") -> str:
    """Have this version write them, in an environment as plain as can be."""
    return digest(writer, PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")


def digest(writer: str, python: str = sys.executable, **environment: str) -> str:
    """Return the digest of the reports that a different interpreter writes."""
    finished = subprocess.run(
        [python, str(HERE / writer)],
        env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{PACKAGES}", "PYTHONIOENCODING": "utf-8"} | environment,
        check=True,
        capture_output=True,
        input="\n".join(GIVEN),
        text=True,
        encoding="utf-8",
    )
    return finished.stdout.strip()


@pytest.mark.large
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C"},
        {"TZ": "LINT-14"},  # half a day ahead, and half a day behind, by a rule that needs no list of zones
        {"TZ": "PST8PDT,M3.2.0,M11.1.0", "PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_report_has_the_same_bytes_in_any_environment(writer: str, environment: dict[str, str]) -> None:
    assert digest(writer, **environment) == digest_here(writer)


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make locales of other countries, in a separate folder."""
    made = shutil.which("localedef")
    assert made, "no localedef was found: install the sources of locales (Debian: apt-get install locales)"
    folder = tmp_path_factory.mktemp("locales")
    for name in LOCALES:
        language, _, charset = name.partition(".")
        subprocess.run([made, "-i", language, "-f", charset, str(folder / name)], check=True, capture_output=True)
    return folder


LOCALES = ("cy_GB.UTF-8", "de_DE.ISO-8859-1", "tr_TR.UTF-8", "th_TH.UTF-8")
"""Other names of months, other marks of thousands and decimals, other letters for I, another calendar."""


@pytest.mark.locales
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", LOCALES)
def test_report_has_the_same_bytes_in_any_locale(locales: Path, writer: str, name: str) -> None:
    assert digest(writer, LOCPATH=str(locales), LC_ALL=name) == digest_here(writer)


def usable() -> list[str]:
    """Name the other versions of Python that this machine has."""
    found = []
    for version in VERSIONS:
        try:
            subprocess.run([f"python{version}", "-c", ""], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        found.append(f"python{version}")
    return found


@pytest.mark.large
@pytest.mark.parametrize("python", usable())
def test_report_has_the_same_bytes_in_any_installed_version_of_python(python: str) -> None:
    assert digest("report_digest.py", python) == digest_here()


@pytest.mark.large
def test_report_has_the_same_bytes_in_parallel_threads() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert {*threads.map(report_digest.digest, [GIVEN] * 8)} == {digest_here()}


@pytest.mark.large
def test_digests_are_of_different_reports_that_are_not_empty() -> None:
    nothing = hashlib.sha256(b"").hexdigest()
    assert len({nothing, *map(digest_here, WRITERS)}) == 3
