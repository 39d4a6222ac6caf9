"""How fast the library is, as ratios against named peers, all in one run.

Each ratio is the median over rounds in which the library and its peer take turns; the spread beside it, half the
distance between the quartiles, is the noise of the machine. Times themselves are not printed: they say more of the
machine than of the library.
"""

import compileall
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import scipy.stats

import qpr_core
from qpr_core import (
    Indicator,
    Polarity,
    Scorecard,
    Thresholds,
    TimeSeries,
    classify,
    narrate,
    summarise,
)

INDICATORS = 38
QUARTERS = 13
ROUNDS = 30


def main() -> None:
    """Print each ratio with what it has to be."""
    print(
        f"Python {sys.version.split()[0]}, SciPy {scipy.__version__}; median of {ROUNDS} rounds, ± half the quartiles"
    )
    peer = "import attrs, dateutil.parser, dateutil.relativedelta"
    show(f"(a) import qpr_core / {peer} (a process each; at most 1.1)", processes("import qpr_core", peer))
    everything = "from qpr_core import *"
    show(f"(a) {everything} / the same (no bound: every name loaded)", processes(everything, peer))
    show("(b) scipy.stats.linregress on 76 series / the whole report of 38 indicators (at least 2)", report())
    show("(c) classify / the bare comparisons in Python (no bound; what exactness and evidence cost)", rating())


def show(what: str, ratios: list[float]) -> None:
    """Print one line."""
    lower, middle, upper = statistics.quantiles(ratios, n=4)
    print(f"{what}: {middle:.2f} ± {(upper - lower) / 2:.2f}")


def turns(ours: Callable[[], object], peer: Callable[[], object], *, inverse: bool = False) -> list[float]:
    """Let the two take turns and give their ratios."""
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
    """Compare two fresh processes, both from compiled files, as an installed package has them."""
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
