"""Speed of the library, as ratios to named peers in one run.

Each ratio is the median over rounds in which the library and its peer take turns. The spread, half the distance between
the quartiles, is the noise of the machine. Times are not printed, because they depend on the machine.
"""

import compileall
import os
import random
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pymannkendall
import scipy.stats

import qpr_core
from qpr_core import (
    Indicator,
    Period,
    Polarity,
    Scorecard,
    Thresholds,
    TimeSeries,
    classify,
    direction_of_travel,
    narrate,
    summarise,
)
from qpr_core.analysis.methods.least_squares import fit_line
from qpr_core.analysis.methods.mann_kendall import kendall_of
from qpr_core.methods import Regression

INDICATORS = 38
QUARTERS = 13
ROUNDS = int(os.environ.get("ROUNDS", "30"))
CALLS = 100
LEVEL = Fraction(5, 100)


def main() -> None:
    """Print each ratio with its bound."""
    print(
        f"Python {sys.version.split()[0]}, SciPy {scipy.__version__}; median of {ROUNDS} rounds, ± half the quartiles"
    )
    peer = "import attrs, dateutil.parser, dateutil.relativedelta"
    show(f"(a) import qpr_core / {peer} (a process each; at most 1.1)", processes("import qpr_core", peer))
    everything = "from qpr_core import *"
    show(f"(a) {everything} / the same (no bound: every name loaded)", processes(everything, peer))
    # Missed since a report checks each figure for plausibility, which takes a fifth of its time: it is 1.5.
    show("(b) scipy.stats.linregress on 76 series / the whole report of 38 indicators (at least 2)", report())
    for points, least in ((8, 10), (13, 10), (60, 8)):
        show(f"(d) scipy.stats.linregress / regression, {points} points (at least {least})", regression(points))
    for points, least in ((8, 15), (13, 15), (60, 5)):
        show(f"(e) pymannkendall.original_test / Mann-Kendall, {points} points (at least {least})", kendall(points))
    show("(f) direction of travel of 13 points, with its fragility / the bare regression (at most 15)", direction())
    show("(c) classify / the bare comparisons in Python (no bound; what exactness and evidence cost)", rating())


def show(what: str, ratios: list[float]) -> None:
    """Print one line."""
    lower, middle, upper = statistics.quantiles(ratios, n=4)
    print(f"{what}: {middle:.2f} ± {(upper - lower) / 2:.2f}")


def turns(ours: Callable[[], object], peer: Callable[[], object], *, inverse: bool = False) -> list[float]:
    """Run the two in turns and return their ratios."""
    ours(), peer()
    ratios = []
    for _ in range(ROUNDS):
        one, other = seconds(ours), seconds(peer)
        ratios.append(other / one if inverse else one / other)
    return ratios


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def processes(code: str, peer: str) -> list[float]:
    """Compare two fresh processes, both with compiled files."""
    compileall.compile_dir(Path(qpr_core.__file__).parent, quiet=2)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def process(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True, env=environment)

    return turns(process(code), process(peer))


def report() -> list[float]:
    """Compare the whole report with the regressions alone, on the same 76 series."""
    quarters = [f"Q{place % 4 + 1} {2020 + place // 4}/{21 + place // 4}" for place in range(QUARTERS)]
    figures = [
        [round(80 + (7 * row + 3 * place * (row % 5) + (row * place) % 7) % 23 / 2.3, 1) for place in range(QUARTERS)]
        for row in range(INDICATORS)
    ]
    entries = [
        (
            Indicator(
                code=f"K{row}",
                name=f"Indicator {row}",
                service=f"Service {row // 6}",
                polarity=Polarity.HIGHER_IS_BETTER if row % 3 else Polarity.LOWER_IS_BETTER,
                unit="%",
                thresholds=Thresholds(target=85, floor=80 if row % 3 else 88),
            ),
            TimeSeries(zip(quarters, values, strict=True)),
        )
        for row, values in enumerate(figures)
    ]
    scorecard = Scorecard(entries)
    windows = [values[start : start + 12] for values in figures for start in (0, 1)]
    times = list(range(12))

    def ours() -> object:
        return str(narrate(summarise(scorecard.report(quarters[-1]))))

    def peer() -> object:
        return [scipy.stats.linregress(times, window) for window in windows]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return turns(ours, peer, inverse=True)


def figures_of(points: int) -> list[Fraction]:
    """Return this number of figures with one decimal place."""
    numbers = random.Random(points)  # noqa: S311  random figures keep no secrets
    return [Fraction(numbers.randrange(700, 900), 10) for _ in range(points)]


def regression(points: int) -> list[float]:
    """Compare the exact regression with SciPy's, a hundred of each."""
    heights, times = figures_of(points), range(points)
    xs, ys = np.arange(points), np.array([float(height) for height in heights])
    return turns(
        lambda: [fit_line(times, heights, LEVEL) for _ in range(CALLS)],
        lambda: [scipy.stats.linregress(xs, ys) for _ in range(CALLS)],
        inverse=True,
    )


def kendall(points: int) -> list[float]:
    """Compare Mann-Kendall and its interval with the approximate test."""
    heights, times = figures_of(points), range(points)
    ys = np.array([float(height) for height in heights])
    return turns(
        lambda: [kendall_of(times, heights, LEVEL) for _ in range(CALLS)],
        lambda: [pymannkendall.original_test(ys) for _ in range(CALLS)],
        inverse=True,
    )


def direction() -> list[float]:
    """Compare the whole direction of travel, with its fragility, with the line only."""
    heights, times, method = figures_of(13), range(13), Regression(window=13)
    calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    first = Period.parse("Q1 2020/21")
    series = TimeSeries((first.shift(place), height) for place, height in enumerate(heights))
    return turns(
        lambda: [direction_of_travel(calls, series, series.last, method=method).without for _ in range(CALLS)],
        lambda: [fit_line(times, heights, LEVEL) for _ in range(CALLS)],
    )


def rating() -> list[float]:
    """Compare 10,000 ratings with as many bare comparisons."""
    calls = Indicator(
        code="C1",
        name="Calls",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        thresholds=Thresholds(target=85, floor=80),
    )
    values = [70 + place % 25 for place in range(10_000)]

    def bare(value: int) -> str:
        return "Green" if value >= 85 else "Amber" if value >= 80 else "Red"

    return turns(lambda: [classify(calls, value) for value in values], lambda: [bare(value) for value in values])


if __name__ == "__main__":
    main()
