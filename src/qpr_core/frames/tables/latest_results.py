"""Where the latest few results of a series end, told from where its results lie, with no order of rows."""

from collections.abc import Iterable, Sequence
from functools import reduce
from math import log
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import OWN
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.periods import AGO
from qpr_core.frames.tables.scaled_figures import with_only


def quotient(figure: nw.Expr, power: int) -> nw.Expr:
    """Divide a whole number by a power of two, the rest left out; the engines' own way is slow on some."""
    return figure if power == 1 else rounded((figure - (power - 1) / 2) * (1 / power))


def digit(figure: nw.Expr, unit: int, base: int) -> nw.Expr:
    """Give one digit of a whole number, in a base that is a power of two, as its unit is."""
    return quotient(figure, unit) - quotient(figure, unit * base) * base


HORIZON: Final = 60
"""How many periods back results are looked for."""


NEAR: Final = f"{OWN}near"


FAR: Final = f"{OWN}far"


_POWER: Final = f"{OWN}power"


FOUND: Final = f"{OWN}found"


REACH: Final = f"{OWN}reach"


_HALF: Final = 30


_CHUNK: Final = 5


_CHUNKS: Final = HORIZON // _CHUNK


def power_of_two() -> nw.Expr:
    """Give two to the power of how many periods ago a row is; the older half of the horizon begins again.

    An exponential, rounded, is exact for powers so small, and faster than a power in Polars and in DuckDB.
    """
    ago = nw.col(AGO)
    place = nw.when(ago < _HALF).then(ago).otherwise(ago - _HALF)
    return rounded((place * log(2)).exp()).alias(_POWER)


def marks(has_result: nw.Expr) -> list[nw.Expr]:
    """Mark each row that has a result by its power of two, those of the newer half and of the older apart.

    The sum of the marks of a series says where it has results, as long as there are no two of one period; where there
    are, it has fewer bits than the series has rows.
    """
    ago, power = nw.col(AGO), nw.col(_POWER)
    return [
        nw.when(has_result & (ago < _HALF)).then(power).alias(NEAR),
        nw.when(has_result & (ago >= _HALF) & (ago < HORIZON)).then(power).alias(FAR),
    ]


def with_reach(series: Any, kept: Sequence[str], results: int) -> Any:
    """Count the results of each series, and tell how many periods ago the last of so many *results* is.

    The sums of the marks are cut into chunks of five bits; the chunk in which the last of them lies is found by
    counting bits, and its place by going through the five.
    """
    halves = [nw.col(half).fill_null(0.0) for half in (NEAR, FAR)]
    chunks = [digit(half, 2**first, 2**_CHUNK) for half in halves for first in range(0, _HALF, _CHUNK)]
    named = [f"{OWN}chunk {place}" for place in range(_CHUNKS)]
    same = [nw.col(name) for name in named]
    bits = [_bits(chunk).alias(f"{OWN}bits {place}") for place, chunk in enumerate(same)]
    counts = [_sum(nw.col(f"{OWN}bits {each}") for each in range(place + 1)) for place in range(_CHUNKS)]
    counted = [count.alias(f"{OWN}count {place}") for place, count in enumerate(counts)]
    first = [chunk.alias(name) for name, chunk in zip(named, chunks, strict=True)]
    return with_only(series, kept, first, [*same, *bits], [*same, *counted], _chosen(results), *_within_chunk(results))


def _chosen(results: int) -> list[nw.Expr]:
    """Choose the chunk in which the last of so many results lies, and say how many of them lie in it."""
    counts = [nw.col(f"{OWN}count {place}") for place in range(_CHUNKS)]
    chunk, before = nw.col(f"{OWN}chunk {_CHUNKS - 1}"), counts[-2]
    for place in reversed(range(_CHUNKS - 1)):
        reached = counts[place] >= results
        chunk = nw.when(reached).then(nw.col(f"{OWN}chunk {place}")).otherwise(chunk)
        before = nw.when(reached).then(counts[place - 1] if place else nw.lit(0.0)).otherwise(before)
    full = _sum(_one(count < results) for count in counts)
    return [
        counts[-1].alias(FOUND),
        full.alias(f"{OWN}place"),
        chunk.alias(f"{OWN}chosen"),
        (nw.lit(float(results)) - before).alias(f"{OWN}needed"),
    ]


def _within_chunk(results: int) -> list[list[nw.Expr]]:
    names = [f"{OWN}bit {place}" for place in range(_CHUNK)]
    bits = [digit(nw.col(f"{OWN}chosen"), 2**place, 2).alias(name) for place, name in enumerate(names)]
    fewer = [_sum(nw.col(name) for name in names[: place + 1]) < nw.col(f"{OWN}needed") for place in range(_CHUNK)]
    last = nw.col(f"{OWN}place") * _CHUNK + _sum(map(_one, fewer))
    reach = nw.when(nw.col(FOUND) < results).then(nw.lit(float(HORIZON))).otherwise(last)
    same = [nw.col(name) for name in (FOUND, f"{OWN}place", f"{OWN}needed")]
    return [[*same, *bits], [nw.col(FOUND), reach.alias(REACH)]]


def _sum(parts: Iterable[nw.Expr]) -> nw.Expr:
    total: nw.Expr = reduce(add, parts)
    return total


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


def _bits(chunk: nw.Expr) -> nw.Expr:
    """Count the bits of a whole number: itself less its half, its quarter and so on, the rests left out."""
    return chunk - _sum(quotient(chunk, 2**place) for place in range(1, _CHUNK))
