"""Tables made for the tests of trends and comparisons, and what the verbs say of them, series by series."""

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

import pyarrow as pa

from qpr_core import Indicator, Period, Polarity, Ratio, Thresholds, TimeSeries

FIRST: Final = Period.parse("Q1 2003/04")
"""The period whose number is nought."""


class AnyThresholds(NamedTuple):
    """What a row of a table says of one period of an indicator."""

    place: int
    result: Any
    target: Fraction | None
    tolerance: int


class Made(NamedTuple):
    """An indicator of a table: its polarity, and its rows."""

    polarity: Polarity
    rows: Sequence[AnyThresholds]

    @property
    def indicator(self) -> Indicator:
        """The indicator as an object, with the thresholds of each period."""
        return self.named("K")

    def named(self, code: str) -> Indicator:
        """Give the indicator as an object, under a code of its own."""
        held = {
            FIRST.shift(row.place): Thresholds(target=row.target, tolerance=f"{row.tolerance}%")
            for row in self.rows
            if row.target is not None
        }
        thresholds = held if self.polarity.judges and held else None
        return Indicator(code=code, name=code, polarity=self.polarity, unit="%", thresholds=thresholds)

    @property
    def results(self) -> TimeSeries:
        """The results as an object."""
        return TimeSeries({FIRST.shift(row.place): row.result for row in self.rows})


def millionths(dice: random.Random, least: int, most: int) -> Fraction:
    return Fraction(dice.randint(least * 10**6, most * 10**6), 10**6)


def values(dice: random.Random, size: int) -> list[Fraction]:
    """Draw a series: constant, in a perfect line, hardly moving far from nought, walking, or any."""
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


def series(dice: random.Random, at: int, *, counts: bool) -> Made:
    """Draw an indicator up to about a period, with periods of no result, and of no row."""
    polarity, size = dice.choice(list(Polarity)), dice.randint(1, 30)
    last = at - dice.choice([0, 0, 0, 1, 2])
    drawn: list[Any] = [*(ratios if counts else values)(dice, size)]
    lacking = dice.choice([0, 0, 0.1, 0.5])
    target: Fraction | None = millionths(dice, 1, 100)
    moves, first_held = dice.random() < 0.5, dice.choice([0, 0, 0, 1, 3])
    rows = list[AnyThresholds]()
    for place, result in enumerate(drawn):
        if moves:
            target = millionths(dice, 1, 100)
        if dice.random() < lacking and (rows or place + 1 < size):
            continue
        shown = None if dice.random() < lacking else result
        held = target if place >= first_held else None
        rows.append(AnyThresholds(last - size + 1 + place, shown, held, dice.choice([0, 5, 10])))
    return Made(polarity, rows or [AnyThresholds(last, drawn[-1], target, 5)])


def many(seed: int, at: int, *, counts: bool, number: int = 300) -> list[Made]:
    """Draw many indicators, the same ones for the same seed."""
    dice = random.Random(seed)
    return [series(dice, at, counts=counts) for _ in range(number)]


def table_of(drawn: Sequence[Made], *, counts: bool) -> pa.Table:
    """Make the long table of some indicators, K0, K1 and so on."""
    columns: dict[str, list[Any]] = {name: [] for name in ("indicator", "period", "target", "tolerance", "polarity")}
    columns |= {name: [] for name in (("numerator", "denominator") if counts else ("value",))}
    for name, made in enumerate(drawn):
        for place, result, target, tolerance in made.rows:
            columns["indicator"].append(f"K{name}")
            columns["period"].append(place)
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
