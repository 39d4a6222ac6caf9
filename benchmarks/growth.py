"""Growth of cost with input: four times the input may cost at most n log n.

(m) the time for four times the size / the time for the size; n log n makes it 4.6 at these sizes, a square 16

Text goes up to a megabyte, a series up to a hundred thousand months (nearly all from year 1 to 9999), and a series in a
table, whose periods are numbers, up to a million results.
"""

import gc
import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import polars as pl

from qpr_core import (
    Aggregation,
    Frequency,
    Period,
    Polarity,
    QprError,
    Rag,
    Report,
    Scorecard,
    TimeSeries,
    bridge,
    check_text,
    classify,
    direction_of_travel,
    explain,
    frames,
    narrate,
    summarise,
    to_html,
    to_markdown,
    watch_list,
)
from qpr_core.frames import Columns
from qpr_core.interchange import from_json, to_json
from qpr_core.methods import Regression, SeasonalRegression, XmR
from qpr_core.rules import Tolerance
from qpr_core.testing import a_report, a_scorecard, an_indicator
from qpr_core.units import Unit

FIRST = Period.parse("January 0001")
COUNTED = an_indicator(unit="number")
ROUNDS = 5


@cache
def months(size: int) -> TimeSeries:
    """Return a series with this number of months."""
    return TimeSeries({FIRST.shift(place): place % 97 for place in range(size)})


@cache
def report(size: int) -> Report:
    """Return a report with this number of indicators."""
    courses: list[Rag | list[Rag | None] | None] = [[Rag.RED, Rag.GREEN], Rag.AMBER, None, Rag.RED]
    return a_report(*courses * (size // 4))


def trend(series: TimeSeries) -> object:
    """Find the trend of a whole series, and explain it."""
    return str(explain(direction_of_travel(COUNTED, series, series.last, method=Regression(window=None))))


@cache
def long_series(size: int) -> pl.DataFrame:
    """Return a table of one series with this number of results."""
    periods = range(size)
    values = [place % 97 for place in periods]
    return pl.DataFrame({"indicator": ["K1"] * size, "period": periods, "value": values, "target": 85, "floor": 80})


COLUMNS = Columns(polarity=Polarity.HIGHER_IS_BETTER)


def named(name: str) -> Report:
    """Return a report on an indicator with this name."""
    made = a_scorecard(Rag.RED).entries[0].series
    return Scorecard([(an_indicator(name=name, service=name), made)]).report("Q2 2023/24")


@cache
def results(size: int) -> list[tuple[Period, int]]:
    """Return this number of months with their results."""
    return [(FIRST.shift(place), place % 97) for place in range(size)]


def check(draft: str) -> object:
    """Check a draft against the counts of a hundred indicators."""
    return check_text(draft, SUMMARY)


SUMMARY = summarise(report(100))

G = TypeVar("G")


class Job(NamedTuple, Generic[G]):
    """A job: the function that makes its input, the measured function, and a size."""

    make: Callable[[int], G]
    do: Callable[[G], object]
    size: int


JOBS: dict[str, Job[Any]] = {
    "a period of letters": Job(lambda size: "x" * size, Period.parse, 250_000),
    "a period of blanks": Job(lambda size: "Q1" + " " * size + "2023/24", Period.parse, 250_000),
    "a period of dashes": Job(lambda size: "May" + "-" * size, Period.parse, 250_000),
    "a day of slashes": Job(lambda size: "1/" * size, lambda text: Period.containing(text, Frequency.MONTHLY), 125_000),
    "a figure of digits": Job(lambda size: "9" * size, lambda text: classify(COUNTED, text), 250_000),
    "a figure of decimal places": Job(lambda size: "0." + "9" * size, lambda text: classify(COUNTED, text), 250_000),
    "an exponent of digits": Job(lambda size: "1e" + "9" * size, lambda text: classify(COUNTED, text), 250_000),
    "a number of bits": Job(lambda size: 1 << size, lambda number: classify(COUNTED, number), 1_000_000),
    "a tolerance of digits": Job(lambda size: "9" * size + "%", Tolerance, 250_000),
    "a unit of digits": Job(lambda size: "per " + "1" * size, Unit.named, 250_000),
    "JSON in brackets": Job(lambda size: "[" * size + "]" * size, from_json, 100_000),
    "JSON of numbers": Job(lambda size: json.dumps({"a": [1] * size}), from_json, 60_000),
    "a draft of claims": Job(lambda size: "15 are Green " * size, check, 500),
    "a draft of one sentence": Job(lambda size: "15 are Green, " * size, check, 500),
    "a draft of commas": Job(lambda size: ",1" * size, check, 20_000),
    "a draft of digits": Job(lambda size: "1" * size, check, 100_000),
    "a draft of blanks": Job(lambda size: "15" + " " * size + "are Green", check, 50_000),
    "a name of marks": Job(
        lambda size: named("*<&[x](y)|" * size), lambda report: (to_html(report), to_markdown(report)), 10_000
    ),
    "a series": Job(results, TimeSeries, 25_000),
    "a series as JSON": Job(months, lambda series: from_json(to_json(series)), 5_000),
    "its quarters": Job(months, lambda series: series.by_quarter(Aggregation.SUM), 25_000),
    "its trend, and why": Job(months, trend, 5_000),
    "its seasons": Job(
        months,
        lambda series: direction_of_travel(COUNTED, series, series.last, method=SeasonalRegression(years=None)),
        5_000,
    ),
    "its control chart": Job(
        months, lambda series: direction_of_travel(COUNTED, series, series.last, method=XmR(window=None)), 5_000
    ),
    "a long series in a table, rated": Job(long_series, lambda table: frames.rate(table, columns=COLUMNS), 250_000),
    "its direction": Job(
        long_series, lambda table: frames.direction_of_travel(table, columns=COLUMNS, at=len(table) - 1), 250_000
    ),
    "its newest result against the last": Job(
        long_series, lambda table: frames.compare(table, columns=COLUMNS, at=len(table) - 1), 250_000
    ),
    "what is wrong with it": Job(long_series, lambda table: frames.check(table, columns=COLUMNS), 250_000),
    "a report": Job(lambda size: size, report.__wrapped__, 100),
    "its bridge": Job(report, bridge, 100),
    "its watch-list": Job(report, watch_list, 100),
    "its words": Job(report, lambda report: str(narrate(report)), 100),
    "its page": Job(report, to_html, 100),
    "it as JSON": Job(report, lambda report: from_json(to_json(report)), 100),
}


def main() -> None:
    """Print how each job grows."""
    for name, job in JOBS.items():
        seconds = [taken(job, each) for each in (job.size, 4 * job.size)]
        printed = f"{job.size:,} to {4 * job.size:,}, {1000 * seconds[1]:.2f} ms"
        print(f"(m) {name}: {seconds[1] / seconds[0]:.1f} ({printed})")


def taken(job: Job[Any], size: int) -> float:
    """Return the least seconds of some rounds, without garbage collection."""
    given, best = job.make(size), float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        started = time.perf_counter()
        try:
            job.do(given)
        except QprError:
            pass  # an error takes time, too
        finally:
            best = min(best, time.perf_counter() - started)
            gc.enable()
    return best


if __name__ == "__main__":
    main()
