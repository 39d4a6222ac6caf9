"""The latest results of each series: their number, and the age of the oldest.

No engine has to sort the rows. Each row with a result adds a power of 2 to a sum, and the bits of the sum show which
periods have results. An example is a series with results 0, 1, 3 and 31 periods ago, of which the latest three are
wanted:

>>> recent, older = sum(2**age for age in (0, 1, 3)), 2 ** (31 - 30)
>>> f"{recent:b}", f"{older:b}"
('1011', '10')
>>> import polars as pl
>>> sums = pl.DataFrame({"indicator": ["K1"], RECENT_BITS: [float(recent)], OLDER_BITS: [float(older)]})
>>> found = with_window_end(nw.from_native(sums), ["indicator"], 3)
>>> found.select(RESULTS_FOUND, WINDOW_END).rows()
[(4.0, 3.0)]

Four results were found, and the third of them is three periods old. The sums are cut into chunks of five bits, from
the latest: 01011 and 00000 five times, then 00010 and 00000 five times. The results are counted up to each chunk. The
first chunk by which there are three is 01011. Its third 1 from the right is bit 3.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from math import log
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.exact_floats import rounded
from qpr_core.frames.tables.periods import AGE
from qpr_core.frames.tables.scaled_figures import with_only

HORIZON: Final = 60
"""The number of periods in which results are looked for."""


RECENT_BITS: Final = f"{TEMPORARY}recent bits"
"""The column of the sum of 2**age over the results of the latest 30 periods."""


OLDER_BITS: Final = f"{TEMPORARY}older bits"
"""The column of the sum of 2**(age - 30) over the results before them."""


RESULTS_FOUND: Final = f"{TEMPORARY}results found"
"""The column of the number of results of a series within the horizon."""


WINDOW_END: Final = f"{TEMPORARY}window end"
"""The column of the age of the oldest result in the window."""


_POWER: Final = f"{TEMPORARY}power"


_BITS_PER_SUM: Final = 30


_BITS_PER_CHUNK: Final = 5


_CHUNK_COUNT: Final = HORIZON // _BITS_PER_CHUNK


def quotient(figure: nw.Expr, power: int) -> nw.Expr:
    """Divide a whole number by a power of 2 and drop the remainder.

    The integer division of some engines is slow. Half of the divisor is subtracted so that rounding drops the rest: for
    11 and 4, (11 - 1.5) / 4 is 2.375, which rounds to 2.
    """
    return figure if power == 1 else rounded((figure - (power - 1) / 2) * (1 / power))


def digit(figure: nw.Expr, unit: int, base: int) -> nw.Expr:
    """Return one digit of a whole number.

    Args:
        figure: The whole number.
        unit: The value of a 1 in the place of the digit, a power of *base*.
        base: The base of the digits, a power of 2. The digit with unit 64 of 4,229 in base 64 is 2, as 4,229 is
            1 * 4,096 + 2 * 64 + 5.
    """
    return quotient(figure, unit) - quotient(figure, unit * base) * base


def power_of_two() -> nw.Expr:
    """Return 2 to the power of the age of a row, starting again at the age of 30.

    A rounded exponential is exact for such small powers. It is faster than a power in Polars and in DuckDB.
    """
    age = nw.col(AGE)
    bit = nw.when(age < _BITS_PER_SUM).then(age).otherwise(age - _BITS_PER_SUM)
    return rounded((bit * log(2)).exp()).alias(_POWER)


def marks(has_result: nw.Expr) -> list[nw.Expr]:
    """Mark each row that has a result by its power of 2.

    Rows of the latest 30 periods and older rows have different columns.

    The sum of the marks of a series shows which periods have results, as long as each period has only one. If a period
    has two, the sum has fewer bits than the series has results.
    """
    age, power = nw.col(AGE), nw.col(_POWER)
    return [
        nw.when(has_result & (age < _BITS_PER_SUM)).then(power).alias(RECENT_BITS),
        nw.when(has_result & (age >= _BITS_PER_SUM) & (age < HORIZON)).then(power).alias(OLDER_BITS),
    ]


def with_window_end(series: Any, kept: Sequence[str], results: int) -> Any:
    """Add the number of results, and the age of the oldest in the window.

    The window has the latest *results* of the series.

    The module has a worked example.
    """
    sums = [nw.col(name).fill_null(0.0) for name in (RECENT_BITS, OLDER_BITS)]
    chunks = [
        digit(bits, 2**first, 2**_BITS_PER_CHUNK) for bits in sums for first in range(0, _BITS_PER_SUM, _BITS_PER_CHUNK)
    ]
    names = [f"{TEMPORARY}chunk {index}" for index in range(_CHUNK_COUNT)]
    same = [nw.col(name) for name in names]
    bits = [_bit_count(chunk).alias(f"{TEMPORARY}bits {index}") for index, chunk in enumerate(same)]
    counts = [_sum(nw.col(f"{TEMPORARY}bits {each}") for each in range(index + 1)) for index in range(_CHUNK_COUNT)]
    counted = [count.alias(f"{TEMPORARY}count {index}") for index, count in enumerate(counts)]
    first = [chunk.alias(name) for name, chunk in zip(names, chunks, strict=True)]
    return with_only(
        series, kept, first, [*same, *bits], [*same, *counted], _chosen_chunk(results), *_age_in_chunk(results)
    )


def _chosen_chunk(results: int) -> list[nw.Expr]:
    """Choose the chunk that has the oldest result in the window.

    Also count how many results are needed from it.
    """
    counts = [nw.col(f"{TEMPORARY}count {index}") for index in range(_CHUNK_COUNT)]
    chunk, before = nw.col(f"{TEMPORARY}chunk {_CHUNK_COUNT - 1}"), counts[-2]
    for index in reversed(range(_CHUNK_COUNT - 1)):
        reached = counts[index] >= results
        chunk = nw.when(reached).then(nw.col(f"{TEMPORARY}chunk {index}")).otherwise(chunk)
        before = nw.when(reached).then(counts[index - 1] if index else nw.lit(0.0)).otherwise(before)
    chunks_before = _sum(_one(count < results) for count in counts)
    return [
        counts[-1].alias(RESULTS_FOUND),
        chunks_before.alias(f"{TEMPORARY}chunks before"),
        chunk.alias(f"{TEMPORARY}chosen chunk"),
        (nw.lit(float(results)) - before).alias(f"{TEMPORARY}needed"),
    ]


def _age_in_chunk(results: int) -> list[list[nw.Expr]]:
    """Return the steps that find the age of the oldest result, bit by bit."""
    names = [f"{TEMPORARY}bit {index}" for index in range(_BITS_PER_CHUNK)]
    bits = [digit(nw.col(f"{TEMPORARY}chosen chunk"), 2**index, 2).alias(name) for index, name in enumerate(names)]
    needed = nw.col(f"{TEMPORARY}needed")
    fewer = [_sum(nw.col(name) for name in names[: index + 1]) < needed for index in range(_BITS_PER_CHUNK)]
    age = nw.col(f"{TEMPORARY}chunks before") * _BITS_PER_CHUNK + _sum(map(_one, fewer))
    end = nw.when(nw.col(RESULTS_FOUND) < results).then(nw.lit(float(HORIZON))).otherwise(age)
    same = [nw.col(name) for name in (RESULTS_FOUND, f"{TEMPORARY}chunks before", f"{TEMPORARY}needed")]
    return [[*same, *bits], [nw.col(RESULTS_FOUND), end.alias(WINDOW_END)]]


def _sum(parts: Iterable[nw.Expr]) -> nw.Expr:
    total: nw.Expr = reduce(add, parts)
    return total


def _one(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1.0)).otherwise(nw.lit(0.0))


def _bit_count(chunk: nw.Expr) -> nw.Expr:
    """Return the number of bits that are 1 in a whole number.

    It is the number minus its half, its quarter and so on, each without the remainder.

    11, or 1011 in bits, has 11 - 5 - 2 - 1 = 3 bits.
    """
    return chunk - _sum(quotient(chunk, 2**index) for index in range(1, _BITS_PER_CHUNK))
