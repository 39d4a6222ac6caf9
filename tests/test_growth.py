"""Time grows in proportion to the input, in every public function that takes something that can grow.

Only ratios are compared: twice the input may take three times as long, which leaves room for noise. n log n makes it
2.2 at these sizes, a square 4.
"""

import inspect
import time
from contextlib import suppress
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from faces import PUBLIC
from qpr_core import QprError

MOST: Final = 3.0
LONG_ENOUGH: Final = 0.003
"""The least seconds that are compared."""

WITHOUT_SIZE: Final = {"schema", "style_schema", "plural_rule", "english", "rate_milestone", "broken_laws", "counts_by"}
"""Functions whose work does not depend on the size of anything given."""


def _benchmark() -> ModuleType:
    spec = spec_from_file_location("growth", Path(__file__).parents[1] / "benchmarks" / "growth.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GROWTH: Final = _benchmark()


def seconds(job: Any, size: int, rounds: int) -> float:
    """Return the least seconds of some rounds."""
    given, least = job.make(size), float("inf")
    for _ in range(rounds):
        started = time.process_time()
        with suppress(QprError):  # an error takes time, too
            job.do(given)
        least = min(least, time.process_time() - started)
    return least


@cache
def long_enough(name: str) -> int:
    """Return a size of which the time can be measured."""
    job = GROWTH.JOBS[name]
    size: int = max(job.least, job.size // 64)
    while seconds(job, size, 1) < LONG_ENOUGH and size < job.size:
        size *= 2
    return size


@pytest.mark.large
@pytest.mark.parametrize("name", list(GROWTH.JOBS))
def test_twice_the_input_takes_no_more_than_three_times_as_long(name: str) -> None:
    job, size, ratios = GROWTH.JOBS[name], long_enough(name), []
    for rounds in (2, 4, 6):
        ratios.append(seconds(job, 2 * size, rounds) / max(seconds(job, size, rounds), LONG_ENOUGH / 4))
        if ratios[-1] < MOST:
            return
    pytest.fail(f"{name}: {size} to {2 * size} takes {', '.join(f'{each:.1f}' for each in ratios)} times as long")


def test_every_public_function_is_measured() -> None:
    functions = {name for name, value in PUBLIC.items() if inspect.isfunction(value)}
    source = inspect.getsource(GROWTH)
    jobs = source[source.index("JOBS: ") :]
    measured = {
        name for name in functions if name in jobs.replace("(", " ").replace(",", " ").replace(")", " ").split()
    }
    named = source[: source.index("JOBS: ")]
    assert functions - measured - {"check_text"} == WITHOUT_SIZE
    assert "check_text(draft, SUMMARY)" in named
