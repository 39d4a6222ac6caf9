"""How the cost of a verb grows with what it is given: four times as much may cost no more than n log n does.

(m) the time for four times the size / the time for the size; n log n makes it 4.6 at these sizes, a square 16

Text goes up to a megabyte, a series up to a hundred thousand months, which is all that there are from year 1 to 9999.
"""

import gc
import json
import time
from collections.abc import Callable
from functools import cache

from qpr_core import (
    Aggregation,
    Frequency,
    Period,
    QprError,
    Rag,
    Regression,
    Report,
    Scorecard,
    SeasonalRegression,
    TimeSeries,
    Tolerance,
    Unit,
    XmR,
    bridge,
    check_text,
    classify,
    direction_of_travel,
    explain,
    narrate,
    summarise,
    to_html,
    to_markdown,
    watch_list,
)
from qpr_core.interchange import from_json, to_json
from qpr_core.testing import a_report, a_scorecard, an_indicator

FIRST = Period.parse("January 0001")
COUNTED = an_indicator(unit="number")
ROUNDS = 3


@cache
def months(size: int) -> TimeSeries:
    """Make a series of so many months."""
    return TimeSeries({FIRST.shift(place): place % 97 for place in range(size)})


@cache
def report(size: int) -> Report:
    """Make a report of so many indicators."""
    courses: list[Rag | list[Rag | None] | None] = [[Rag.RED, Rag.GREEN], Rag.AMBER, None, Rag.RED]
    return a_report(*courses * (size // 4))


def trend(size: int) -> object:
    """Find the trend of a whole series, and say why."""
    found = direction_of_travel(COUNTED, months(size), months(size).last, method=Regression(window=None))
    return str(explain(found))


def seasons(size: int) -> object:
    """Find the trend of a whole series that knows the month."""
    return direction_of_travel(COUNTED, months(size), months(size).last, method=SeasonalRegression(years=None))


def named(name: str) -> object:
    """Show a report on an indicator of that name."""
    made = a_scorecard(Rag.RED).entries[0].series
    told = Scorecard([(an_indicator(name=name, service=name), made)]).report("Q2 2023/24")
    return to_html(told), to_markdown(told)


JOBS: dict[str, tuple[Callable[[int], object], int]] = {
    "a period of letters": (lambda size: Period.parse("x" * size), 250_000),
    "a period of blanks": (lambda size: Period.parse("Q1" + " " * size + "2023/24"), 250_000),
    "a period of dashes": (lambda size: Period.parse("May" + "-" * size), 250_000),
    "a day of slashes": (lambda size: Period.containing("1/" * size, Frequency.MONTHLY), 125_000),
    "a figure of digits": (lambda size: classify(COUNTED, "9" * size), 250_000),
    "a figure of decimal places": (lambda size: classify(COUNTED, "0." + "9" * size), 250_000),
    "an exponent of digits": (lambda size: classify(COUNTED, "1e" + "9" * size), 250_000),
    "a number of bits": (lambda size: classify(COUNTED, 1 << size), 1_000_000),
    "a tolerance of digits": (lambda size: Tolerance("9" * size + "%"), 250_000),
    "a unit of digits": (lambda size: Unit.named("per " + "1" * size), 250_000),
    "JSON in brackets": (lambda size: from_json("[" * size + "]" * size), 100_000),
    "JSON of numbers": (lambda size: from_json(json.dumps({"a": [1] * size})), 60_000),
    "a draft of claims": (lambda size: check_text("15 are Green " * size, summarise(report(100))), 500),
    "a draft of one sentence": (lambda size: check_text("15 are Green, " * size, summarise(report(100))), 500),
    "a draft of commas": (lambda size: check_text(",1" * size, summarise(report(100))), 20_000),
    "a draft of digits": (lambda size: check_text("1" * size, summarise(report(100))), 100_000),
    "a draft of blanks": (lambda size: check_text("15" + " " * size + "are Green", summarise(report(100))), 50_000),
    "a name of marks": (lambda size: named("*<&[x](y)|" * size), 10_000),
    "a series": (lambda size: TimeSeries({FIRST.shift(place): place % 97 for place in range(size)}), 25_000),
    "a series as JSON": (lambda size: from_json(to_json(months(size))), 5_000),
    "its quarters": (lambda size: months(size).by_quarter(Aggregation.SUM), 25_000),
    "its trend, and why": (trend, 5_000),
    "its seasons": (seasons, 5_000),
    "its control chart": (
        lambda size: direction_of_travel(COUNTED, months(size), months(size).last, method=XmR(window=None)),
        5_000,
    ),
    "a report": (report.__wrapped__, 100),
    "its bridge": (lambda size: bridge(report(size)), 100),
    "its watch-list": (lambda size: watch_list(report(size)), 100),
    "its words": (lambda size: str(narrate(report(size))), 100),
    "its page": (lambda size: to_html(report(size)), 100),
    "it as JSON": (lambda size: from_json(to_json(report(size))), 100),
}


def main() -> None:
    """Print how each job grows."""
    for name, (job, size) in JOBS.items():
        seconds = [taken(job, each) for each in (size, 4 * size)]
        print(f"(m) {name}: {seconds[1] / seconds[0]:.1f} ({size:,} to {4 * size:,}, {1000 * seconds[1]:.1f} ms)")


def taken(job: Callable[[int], object], size: int) -> float:
    """Give the least seconds of some rounds, the collector of garbage held back, whose own cost grows."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        started = time.perf_counter()
        try:
            job(size)
        except QprError:
            pass  # a refusal takes its time, too
        finally:
            best = min(best, time.perf_counter() - started)
            gc.enable()
    return best


if __name__ == "__main__":
    main()
