"""Drawn tables for the tests of trends and comparisons."""

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

import pyarrow as pa

from qpr_core import Indicator, Period, Polarity, Ratio, Thresholds, TimeSeries

FIRST: Final = Period.parse("Q1 2003/04")
"""The period with the number 0."""


class DrawnRow(NamedTuple):
    """A row of a table: one period of an indicator."""

    period: int
    result: Any
    target: Fraction | None
    tolerance: int


class DrawnSeries(NamedTuple):
    """An indicator of a table: its polarity, and its rows."""

    polarity: Polarity
    rows: Sequence[DrawnRow]

    @property
    def indicator(self) -> Indicator:
        """The indicator as an object, with the thresholds of each period."""
        return self.named("K")

    def named(self, code: str) -> Indicator:
        """Return the indicator as an object with the given code."""
        by_period = {
            FIRST.shift(row.period): Thresholds(target=row.target, tolerance=f"{row.tolerance}%")
            for row in self.rows
            if row.target is not None
        }
        thresholds = by_period if self.polarity.judges and by_period else None
        return Indicator(code=code, name=code, polarity=self.polarity, unit="%", thresholds=thresholds)

    @property
    def results(self) -> TimeSeries:
        """The results as an object."""
        return TimeSeries({FIRST.shift(row.period): row.result for row in self.rows})


def millionths(dice: random.Random, least: int, most: int) -> Fraction:
    return Fraction(dice.randint(least * 10**6, most * 10**6), 10**6)


def values(dice: random.Random, size: int) -> list[Fraction]:
    """Draw a series of values.

    It is constant, a perfect line, almost constant and large, a noisy line, or random.
    """
    start, step = millionths(dice, -100, 100), millionths(dice, -2, 2)
    match dice.randrange(6):
        case 0:
            return [start] * size
        case 1:
            return [start + step * place for place in range(size)]
        case 2:
            return [10**9 + millionths(dice, 0, 1) for _ in range(size)]
        case 3:
            return [Fraction(dice.randint(1, 3)) for _ in range(size)]
        case 4:
            return [start + step * place + millionths(dice, -3, 3) for place in range(size)]
        case _:
            return [millionths(dice, -100, 100) for _ in range(size)]


def ratios(dice: random.Random, size: int) -> list[Ratio]:
    """Draw counts: the same share of different totals, or any, some of nothing."""
    if dice.randrange(3) == 0:
        return [Ratio(times, 3 * times) for times in (dice.randint(1, 9) for _ in range(size))]
    return [Ratio(*dice.choice([(0, 0), (dice.randint(0, 40), dice.randint(1, 60))])) for _ in range(size)]


def series(dice: random.Random, at: int, *, counts: bool) -> DrawnSeries:
    """Draw an indicator up to about a period.

    Some periods have no result, and some have no row.
    """
    polarity, size = dice.choice(list(Polarity)), dice.randint(1, 30)
    last = at - dice.choice([0, 0, 0, 1, 2])
    drawn: list[Any] = [*(ratios if counts else values)(dice, size)]
    lacking = dice.choice([0, 0, 0.1, 0.5])
    target: Fraction | None = millionths(dice, 1, 100)
    changes, first_target = dice.random() < 0.5, dice.choice([0, 0, 0, 1, 3])
    rows = list[DrawnRow]()
    for index, result in enumerate(drawn):
        if changes:
            target = millionths(dice, 1, 100)
        if dice.random() < lacking and (rows or index + 1 < size):
            continue
        shown = None if dice.random() < lacking else result
        own_target = target if index >= first_target else None
        rows.append(DrawnRow(last - size + 1 + index, shown, own_target, dice.choice([0, 5, 10])))
    return DrawnSeries(polarity, rows or [DrawnRow(last, drawn[-1], target, 5)])


def many(seed: int, at: int, *, counts: bool, number: int = 300) -> list[DrawnSeries]:
    """Draw many indicators, the same ones for the same seed."""
    dice = random.Random(seed)
    return [series(dice, at, counts=counts) for _ in range(number)]


def table_of(drawn: Sequence[DrawnSeries], *, counts: bool) -> pa.Table:
    """Make the long table of some indicators, K0, K1 and so on."""
    columns: dict[str, list[Any]] = {name: [] for name in ("indicator", "period", "target", "tolerance", "polarity")}
    columns |= {name: [] for name in (("numerator", "denominator") if counts else ("value",))}
    for name, made in enumerate(drawn):
        for period, result, target, tolerance in made.rows:
            columns["indicator"].append(f"K{name}")
            columns["period"].append(period)
            columns["target"].append(None if target is None else float(target))
            columns["tolerance"].append(tolerance)
            columns["polarity"].append(made.polarity.value)
            if counts:
                columns["numerator"].append(None if result is None else int(result.numerator))
                columns["denominator"].append(None if result is None else int(result.denominator))
            else:
                columns["value"].append(None if result is None else float(result))
    kinds = {"indicator": pa.string(), "polarity": pa.string(), "target": pa.float64(), "value": pa.float64()}
    return pa.table({name: pa.array(column, kinds.get(name, pa.int64())) for name, column in columns.items()})
