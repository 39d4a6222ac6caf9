"""The same report gives the same bytes, whatever the hash seed, the locale, the time zone, the version and the thread."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from qpr_core.interchange import to_json
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL

SOURCE = Path(__file__).parent.parent / "src"
PACKAGES = Path(pytest.__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")

TOLD = """
import hashlib, sys
import qpr_core as qpr
from qpr_core.interchange import from_json, to_json

def told():
    for line in given:
        card = from_json(line)
        report = card.report("Q2 2023/24", quarters=4)
        for style in (qpr.KENT, qpr.STATISTICAL, qpr.MINUTES):
            words = qpr.narrate(report, style=style)
            yield from (str(words), words.to_markdown(), qpr.to_html(words, page=True), qpr.to_html(report, style=style))
        yield from (str(qpr.explain(each)) for each in report.assessments)
        yield from (repr(report), repr(qpr.bridge(report)), to_json(card), to_json(report))

given = given if "given" in globals() else sys.stdin.read().splitlines()
digest = hashlib.sha256("\\n".join(told()).encode()).hexdigest()
print(digest)
"""


GIVEN = [" ".join(to_json(card).splitlines()) for card in (A_COUNCIL, A_MESSY_COUNCIL)]


@cache
def digest_here() -> str:
    """Have this version write them, in an environment as plain as can be."""
    return digest(PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")


def digest(python: str = sys.executable, **environment: str) -> str:
    """Have another interpreter write the reports, and give what its bytes come to."""
    told = subprocess.run(
        [python, "-c", TOLD],
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
    """Each thread begins with nothing that another has made: the module is run anew, its caches are shared."""

    def one(_: int) -> str:
        names: dict[str, object] = {"print": lambda *_: None, "given": GIVEN}
        exec(TOLD, names)  # noqa: S102  what other interpreters are given as text, run here
        return str(names["digest"])

    with ThreadPoolExecutor(8) as threads:
        assert {*threads.map(one, range(8))} == {digest_here()}


def test_what_is_compared_is_more_than_a_few_words() -> None:
    assert digest_here() != hashlib.sha256(b"").hexdigest()
