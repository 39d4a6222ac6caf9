"""The same report gives the same bytes, whatever the hash seed, the locale, the time zone, the version and the thread."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

import written
from qpr_core.interchange import to_json
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL

SOURCE = Path(__file__).parent.parent / "src"
WRITER = Path(__file__).parent / "written.py"
PACKAGES = Path(pytest.__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")

GIVEN = [" ".join(to_json(card).splitlines()) for card in (A_COUNCIL, A_MESSY_COUNCIL)]


@cache
def digest_here() -> str:
    """Have this version write them, in an environment as plain as can be."""
    return digest(PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")


def digest(python: str = sys.executable, **environment: str) -> str:
    """Have another interpreter write the reports, and give what its bytes come to."""
    told = subprocess.run(
        [python, str(WRITER)],
        env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{PACKAGES}", "PYTHONIOENCODING": "utf-8"} | environment,
        check=True,
        capture_output=True,
        input="\n".join(GIVEN),
        text=True,
        encoding="utf-8",
    )
    return told.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "de_DE.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_the_same_report_gives_the_same_bytes_in_any_environment(environment: dict[str, str]) -> None:
    assert digest(**environment) == digest_here()


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


@pytest.mark.parametrize("python", usable())
def test_the_same_report_gives_the_same_bytes_in_any_version_at_hand(python: str) -> None:
    assert digest(python) == digest_here()


def test_the_same_report_gives_the_same_bytes_in_parallel_threads() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert {*threads.map(written.digest, [GIVEN] * 8)} == {digest_here()}


def test_what_is_compared_is_more_than_a_few_words() -> None:
    assert digest_here() != hashlib.sha256(b"").hexdigest()
