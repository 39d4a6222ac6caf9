"""Fuzz the library, guided by coverage: only errors of the library may be raised.

`PYTHONPATH=tests python fuzz/hostile.py -runs=1000000` tries a million inputs. A crash is kept in a file; pass its name
to try it again. Needs the packages of `requirements/fuzz.txt`. It calls every public class and function, as the tests
of hostile input do, and the functions for tables.
"""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import atheris

with atheris.instrument_imports(include=["qpr_core"]):
    import faces  # noqa: F401  loads every module while imports are instrumented
    import qpr_core as qpr
    from qpr_core import frames, interchange
    from qpr_core.testing import A_COUNCIL, an_indicator


import polars as pl

from test_hostile import CALLS, JUNK

CALLS_IN_TIME = an_indicator()
REPORT = A_COUNCIL.report("Q2 2023/24")
SUMMARY = qpr.summarise(REPORT)
ARGUMENTS = [
    (call, given, parts.split())
    for call, given, parts in CALLS
    if not call.__module__.startswith("qpr_core.testing.laws")  # these try many examples each
]

FIGURES: list[Callable[[Any, Any], object]] = [
    lambda one, _: qpr.classify(CALLS_IN_TIME, one),
    qpr.Ratio,
    lambda one, other: qpr.Thresholds(target=one, floor=other),
    lambda one, other: qpr.Thresholds(target=one, tolerance=other),
    lambda one, _: qpr.rules.Tolerance(one),
    qpr.rules.Interval,
    lambda one, _: qpr.methods.Regression(level=one),
    lambda one, _: qpr.units.Unit.named(one),
]
PERIODS: list[Callable[[Any, Any], object]] = [
    lambda one, _: qpr.Period.parse(one),
    lambda one, _: qpr.Period.containing(one, qpr.Frequency.QUARTERLY),
    lambda one, _: qpr.FinancialYear(one),
    lambda one, other: qpr.TimeSeries({one: 1, other: 2}),
    lambda one, other: qpr.TimeSeries({"Q1 2023/24": one, "Q2 2023/24": other}),
]


def arguments(source: atheris.FuzzedDataProvider) -> object:
    """Call a public name with one to three arbitrary arguments."""
    call, given, parts = source.PickValueInList(ARGUMENTS)
    odd = {source.PickValueInList(parts): value(source, 2) for _ in range(source.ConsumeIntInRange(1, 3))}
    return call(**{**given, **odd})


def figures(source: atheris.FuzzedDataProvider) -> object:
    """Read text as each kind of figure."""
    return source.PickValueInList(FIGURES)(text(source), text(source))


def periods(source: atheris.FuzzedDataProvider) -> object:
    """Read text as a period, a day, a month and the rows of a series."""
    return source.PickValueInList(PERIODS)(text(source), text(source))


def words(source: atheris.FuzzedDataProvider) -> object:
    """Check a draft, and write names into texts and pages."""
    one = text(source)
    match source.ConsumeIntInRange(0, 2):
        case 0:
            return [str(found) for found in qpr.check_text(one, SUMMARY)]
        case 1:
            card = qpr.Scorecard([(an_indicator(name=one, code=one, service=one), qpr.TimeSeries({"Q2 2023/24": 85}))])
            narrative = qpr.narrate(card.report("Q2 2023/24"))
            return str(narrative), narrative.to_markdown(), qpr.to_html(narrative, page=True)
        case _:
            return qpr.styles.Style(
                cover=qpr.styles.CoverWords(heading=one), common=qpr.styles.CommonWords(comma=text(source))
            )


def documents(source: atheris.FuzzedDataProvider) -> object:
    """Read JSON, and JSON of a record with a piece of it replaced."""
    if source.ConsumeBool():
        return interchange.from_json(text(source))
    whole = SEEDS[source.ConsumeIntInRange(0, len(SEEDS) - 1)]
    start = source.ConsumeIntInRange(0, len(whole) - 1)
    end = source.ConsumeIntInRange(start, min(len(whole), start + 40))
    return interchange.from_json(whole[:start] + text(source) + whole[end:])


SEEDS = [interchange.to_json(record) for record in (CALLS_IN_TIME, SUMMARY, A_COUNCIL.entries[1].series)]

AT = "Q2 2023/24"
TABLES: list[Callable[[pl.DataFrame, frames.Columns], object]] = [
    lambda table, columns: frames.rate(table, columns=columns),
    lambda table, columns: frames.check(table, columns=columns),
    lambda table, columns: frames.compare(table, at=AT, columns=columns),
    lambda table, columns: frames.direction_of_travel(table, at=AT, columns=columns),
    lambda table, columns: frames.summarise(table, by="indicator", at=AT, columns=columns),
    lambda table, _: frames.read_scorecard(table, table),
]


def tables(source: atheris.FuzzedDataProvider) -> object:
    """Call each function for tables with four rows and arbitrary columns."""
    columns = {
        "indicator": ["K1", "K1", "K2", "K2"],
        "period": ["Q1 2023/24", "Q2 2023/24"] * 2,
        "value": [80.0, 81.0, None, 85.0],
        "target": [85.0] * 4,
        "floor": [80.0] * 4,
    }
    for _ in range(source.ConsumeIntInRange(1, 2)):
        cell = source.PickValueInList(CELLS)
        cells = [cell(source) if source.ConsumeBool() else None for _ in range(4)]
        columns[source.PickValueInList(list(columns))] = cells
    polarity = source.PickValueInList([None, *qpr.Polarity])
    table = frames.Columns(series=("indicator",), polarity=polarity)
    return source.PickValueInList(TABLES)(pl.DataFrame(columns), table)


CELLS: list[Callable[[atheris.FuzzedDataProvider], object]] = [
    lambda source: text(source).encode(errors="replace").decode(),
    lambda source: source.ConsumeIntInRange(-(2**63), 2**63 - 1),
    lambda source: source.ConsumeIntInRange(-200, 200),
    lambda source: source.ConsumeFloat(),
    lambda source: source.ConsumeBool(),
    lambda source: date.fromordinal(source.ConsumeIntInRange(1, date.max.toordinal())),
    lambda source: Decimal(source.ConsumeIntInRange(-(10**9), 10**9)).scaleb(-source.ConsumeIntInRange(0, 9)),
]
"""The kinds of cells of a column; an engine needs one kind in each column."""


TARGETS = [arguments] * 20 + [figures, periods, words, documents] * 5 + [tables]


def value(source: atheris.FuzzedDataProvider, depth: int) -> object:
    """Return text, a number, a valid object from elsewhere, or several of these."""
    match source.ConsumeIntInRange(0, 6 if depth else 3):
        case 0:
            return text(source)
        case 1:
            return number(source)
        case 2 | 3:
            return value_of_junk(source)
        case 4:
            return [value(source, depth - 1) for _ in range(source.ConsumeIntInRange(0, 4))]
        case 5:
            return {text(source): value(source, depth - 1) for _ in range(source.ConsumeIntInRange(0, 3))}
        case _:
            return tuple(value(source, depth - 1) for _ in range(source.ConsumeIntInRange(0, 3)))


def value_of_junk(source: atheris.FuzzedDataProvider) -> object:
    """Return one of the objects of the tests of hostile input."""
    return source.PickValueInList(SHORT)


SHORT = [each for each in JUNK if not (isinstance(each, str) and len(each) > 1_000)]
"""All of these except long text: an error repeats a name of any length."""


def number(source: atheris.FuzzedDataProvider) -> object:
    """Return a number of any kind."""
    whole = source.ConsumeIntInRange(-(2**63), 2**63)
    match source.ConsumeIntInRange(0, 4):
        case 0:
            return whole
        case 1:
            return whole % 200
        case 2:
            return source.ConsumeFloat()
        case 3:
            return Decimal(whole).scaleb(source.ConsumeIntInRange(-40, 40))
        case _:
            return Fraction(whole, source.ConsumeIntInRange(1, 1000))


def text(source: atheris.FuzzedDataProvider) -> str:
    """Return text, mostly of characters with a meaning for the library."""
    if source.ConsumeBool():
        return str(source.ConsumeUnicode(60))
    return "".join(source.PickValueInList(PIECES) for _ in range(source.ConsumeIntInRange(0, 8)))


PIECES = [*"0123456789-+.,/% eE_{}<>&[]()*`|#\"'\n\t\x00\ud800\u202e\u2013\u00bd\u0661\u00a3"]
PIECES += [
    "nan",
    "inf",
    "null",
    "true",
    "Q1",
    "Q2 ",
    "2023/24",
    "2023",
    "May ",
    "Jul-Sep ",
    "December",
    "per 1,000",
    "{count}",
]
PIECES += ["Green", "Red", "are ", "fewer ", "more ", "of ", "and ", "fifteen ", "half ", "KPIs ", "{count}", "=1+1"]


def try_once(data: bytes) -> None:
    """Try one input."""
    source = atheris.FuzzedDataProvider(data)
    target = source.PickValueInList(TARGETS)
    try:
        target(source)
    except qpr.QprError as error:
        if len(str(error)) > 2_000:
            raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_once)
    atheris.Fuzz()
