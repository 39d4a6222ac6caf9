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
    Basis,
    Frequency,
    Indicator,
    Period,
    Polarity,
    QprError,
    Rag,
    Ratio,
    Report,
    Scorecard,
    Section,
    TimeSeries,
    assess,
    bridge,
    check_text,
    classify,
    compare,
    compare_methods,
    direction_of_travel,
    explain,
    frames,
    implausible_figures,
    in_period_results,
    latest_result,
    narrate,
    needed_by_year_end,
    notes,
    pool,
    project,
    rate,
    summarise,
    to_html,
    to_markdown,
    to_text,
    watch_list,
)
from qpr_core.answers import insights
from qpr_core.definitions import dump, load, load_items
from qpr_core.disclosure import released
from qpr_core.frames import Columns, report_table
from qpr_core.groups import WorstOf, rate_group, rate_pooled, rate_tree
from qpr_core.interchange import from_json, to_json
from qpr_core.items import BandSeries, TrackedItem, assess_item, report_items
from qpr_core.methods import LastPeriod, MeanOfPrevious, Method, Regression, SeasonalRegression, XmR
from qpr_core.rules import Tolerance
from qpr_core.styles import dump_style, load_style
from qpr_core.testing import a_report, a_scorecard, an_indicator
from qpr_core.text import CoverPaper, appendix, bullets, check_arithmetic, cover_paper, heading, paragraph, read_summary
from qpr_core.units import Unit
from qpr_core.wording.text.markup import MARKDOWN

FIRST = Period.parse("January 0001")
COUNTED = an_indicator(unit="number")
PROTECTED = an_indicator(unit="number", withhold_below=5)
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


@cache
def pooled_report(size: int) -> Report:
    """Return a report with this number of indicators that have counts."""
    entries = [
        (an_indicator(code=f"K{place}"), TimeSeries({"Q2 2023/24": Ratio(place, 97)})) for place in range(1, size)
    ]
    return Scorecard(entries).report("Q2 2023/24")


@cache
def totals(size: int) -> TimeSeries:
    """Return year-to-date totals of this number of months."""
    return TimeSeries({FIRST.shift(place): place % 12 + 1 for place in range(3, size + 3)})


TOTALLED = Indicator(
    code="T1", name="Visits", polarity="higher is better", unit="number", basis=Basis.YEAR_TO_DATE_TOTAL
)
MONTHLY = an_indicator(unit="number", aggregation=Aggregation.SUM)
LATE = Period.parse("January 1900")


def history(size: int) -> tuple[Scorecard, Period, int]:
    """Return a scorecard with a monthly series, its last quarter and their number."""
    series = TimeSeries({LATE.shift(place): place % 97 for place in range(3 * size)})
    last = Period(series.last.year, series.last.month, Frequency.MONTHLY).shift(-2)
    return Scorecard([(MONTHLY, series)]), Period(last.year, last.month, Frequency.QUARTERLY), size


ITEM = TrackedItem(code="P1", name="New library", kind="project")


@cache
def bands(size: int) -> BandSeries:
    """Return this number of months of an item."""
    return BandSeries({FIRST.shift(place): ("On track", "At risk")[place // 5 % 2] for place in range(size)})


@cache
def items(size: int) -> list[tuple[TrackedItem, BandSeries]]:
    """Return this number of items."""
    return [(TrackedItem(code=f"P{place}", name=f"Item {place}", kind="project"), bands(8)) for place in range(size)]


def by_code(report: Report) -> dict[str, str]:
    """Return an action for each indicator."""
    return {each.code: "More staff." for each in report}


@cache
def tree(size: int) -> Report:
    """Return a report with this number of indicators in groups of two levels."""
    places = [(f"Group {place % 10}", f"Part {place % 100}") for place in range(size)]
    result = TimeSeries({"Q2 2023/24": 84})
    entries = [(an_indicator(code=f"K{count}", groups={"priority": each}), result) for count, each in enumerate(places)]
    return Scorecard(entries).report("Q2 2023/24")


G = TypeVar("G")


class Job(NamedTuple, Generic[G]):
    """A job: how to make its input, the measured function, and the sizes."""

    make: Callable[[int], G]
    do: Callable[[G], object]
    size: int
    least: int = 4


METHODS: list[Method] = [Regression(window=None), SeasonalRegression(years=None), LastPeriod(), MeanOfPrevious()]

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
    "a report with actions": Job(report, lambda report: narrate(report, actions=by_code(report)), 100),
    "its indicators one by one": Job(report, lambda report: narrate(report, sections=[Section.INDICATORS]), 100),
    "its other sections": Job(report, lambda report: narrate(report, sections=list(Section)), 50),
    "its summary": Job(report, lambda report: summarise(report, by="service"), 100),
    "its notes": Job(report, notes, 100),
    "its insights": Job(report, insights, 100),
    "its text": Job(report, to_text, 100),
    "its explanation": Job(report, lambda report: [explain(each) for each in report], 100),
    "its appendix": Job(report, lambda report: appendix(report, actions=by_code(report)), 100),
    "its cover paper": Job(report, lambda report: cover_paper(report, CoverPaper()), 100),
    "its table": Job(report, lambda report: report_table(report, backend="polars", for_spreadsheet=True), 100),
    "its draft": Job(report, lambda report: check_text(str(narrate(report)), report), 50),
    "its codes": Job(report, lambda report: [report[code] for code in by_code(report) if code in report], 1_000),
    "its pooled counts": Job(pooled_report, pool, 500),
    "a pooled rating": Job(pooled_report, lambda report: rate_pooled(report, an_indicator(code="G1")), 500),
    "a history of a monthly series": Job(history, lambda given: given[0].report(given[1], quarters=given[2]), 20),
    "the result of a period": Job(months, lambda series: latest_result(COUNTED, series, series.last), 25_000),
    "a comparison": Job(months, lambda series: compare(COUNTED, series, series.last), 25_000),
    "an assessment": Job(months, lambda series: str(explain(assess(COUNTED, series, series.last))), 5_000),
    "a rating": Job(lambda size: Ratio(1, 10**size + 1), lambda ratio: rate(an_indicator(), ratio), 7),
    "several methods": Job(
        months, lambda series: to_text(compare_methods(COUNTED, series, series.last, methods=METHODS)), 2_000
    ),
    "what a short direction depends on": Job(
        lambda size: months(min(size, 119)),
        lambda series: str(explain(direction_of_travel(COUNTED, series, series.last, method=XmR(window=None)))),
        119,
        119,
    ),
    "why a control chart has its direction": Job(
        months,
        lambda series: str(explain(direction_of_travel(COUNTED, series, series.last, method=XmR(window=None)))),
        2_000,
        250,  # up to 120 points, it is worked out what the direction depends on
    ),
    "a projection": Job(
        months, lambda series: project(COUNTED, series, series.last, method=Regression(window=None)), 5_000
    ),
    "figures of each period": Job(totals, lambda series: in_period_results(TOTALLED, series), 5_000),
    "the figures that a year still needs": Job(
        totals, lambda series: needed_by_year_end(TOTALLED, series, series.last, target=99), 5_000
    ),
    "typing errors": Job(months, lambda series: implausible_figures(COUNTED, series), 5_000),
    "definitions": Job(lambda size: [each.indicator for each in report(size)], lambda given: load(dump(given)), 200),
    "a group": Job(
        lambda size: {f"K{place}": Rag.RED for place in range(size)}, lambda given: rate_group(given, WorstOf()), 2_000
    ),
    "a tree of groups": Job(tree, lambda report: rate_tree(report, "priority", WorstOf(), how="level by level"), 200),
    "definitions of items": Job(
        lambda size: {
            "items": [{"code": f"P{place}", "name": "New library", "kind": "project"} for place in range(size)]
        },
        load_items,
        200,
    ),
    "small counts": Job(months, lambda series: released(PROTECTED, series), 5_000),
    "an item": Job(bands, lambda series: assess_item(ITEM, series, FIRST.shift(len(series) - 1)), 5_000),
    "items": Job(items, lambda given: report_items(given, FIRST.shift(7)), 200),
    "a style": Job(lambda size: {"cover": {"heading": "x" * size}}, lambda given: dump_style(load_style(given)), 5_000),
    "bullets": Job(lambda size: ["a"] * size, lambda given: bullets(given).lines(MARKDOWN), 2_000),
    "a heading": Job(lambda size: "a.b " * size, lambda given: heading(given).lines(MARKDOWN), 10_000),
    "a paragraph": Job(lambda size: "\u202ea:b " * size, lambda given: paragraph(given).to_markdown(), 10_000),
    "the arithmetic of a draft": Job(lambda size: "15 are Green. " * size, check_arithmetic, 200),
    "the counts of a draft": Job(lambda size: "15 are Green. " * size, read_summary, 200),
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
