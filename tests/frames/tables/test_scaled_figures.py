"""Figures of every type, near boundaries, agree with the single functions."""

import math
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final, NamedTuple

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frames.engines import ENGINES, EVERY, PLANNERS, rows_of
from qpr_core import (
    Direction,
    Indicator,
    Polarity,
    QprError,
    Rag,
    Thresholds,
    TimeSeries,
    classify,
    compare,
    direction_of_travel,
    frames,
)
from qpr_core.frames import Columns
from qpr_core.frames.tables.exact_floats import has_places
from qpr_core.model.values.figures import shortest

HIGHER, LOWER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
CLOSEST = Polarity.CLOSEST_TO_TARGET_IS_BEST
NAMES: Final = ["Q1 2023/24", "Q2 2023/24"]


class Drawn(NamedTuple):
    """A result near a boundary, and what it is measured against."""

    value: Any
    target: Any
    edge: Any
    polarity: Polarity


def of_floats(dice: random.Random, edge: Fraction) -> float:
    """Draw a float on a boundary, next to it, or halfway to the next millionth."""
    at, half = float(edge), float(edge + dice.choice([-1, 1]) * Fraction(1, 2 * 10**6))
    beside = [math.nextafter(at, math.inf), math.nextafter(at, -math.inf)]
    return dice.choice([at, half, math.nextafter(half, math.inf), math.nextafter(half, -math.inf), *beside])


def of_singles(dice: random.Random, edge: Fraction) -> np.float32:
    at = np.float32(float(edge))
    beside = [np.nextafter(at, np.float32(np.inf)), np.nextafter(at, np.float32(-np.inf))]
    return dice.choice([at, *beside, np.float32(dice.uniform(0, 9))])


def of_decimals(dice: random.Random, edge: Fraction) -> Decimal:
    nudge = dice.choice(["0", "1e-7", "-1e-7", "1e-6", "-1e-6", "1e-9", "-3e-9"])
    return Decimal(edge.numerator) / edge.denominator + Decimal(nudge)


def of_integers(dice: random.Random, edge: Fraction) -> int:
    return int(edge) + dice.choice([-1, 0, 1])


KINDS: Final[dict[str, tuple[Callable[[random.Random, Fraction], Any], pa.DataType]]] = {
    "float": (of_floats, pa.float64()),
    "float32": (of_singles, pa.float32()),
    "decimal": (of_decimals, pa.decimal128(30, 9)),
    "integer": (of_integers, pa.int64()),
}


@cache
def drawn(kind: str, *, tolerant: bool) -> list[Drawn]:
    """Draw results near their targets, floors and tolerances.

    Figures are below 100,000 and have one decimal place or six.
    """
    dice, made = random.Random(f"{kind} {tolerant}"), []
    for _ in range(300):
        polarity = dice.choice([HIGHER, LOWER, CLOSEST] if tolerant else [HIGHER, LOWER])
        target = Fraction(dice.randint(1, 10 ** dice.randint(1, 5) - 6), dice.choice([1, 10])) + 5
        if dice.random() < 0.3:
            target = Fraction(dice.randint(1, 99_999_999), 10**6) + 1
        if kind == "integer":
            target = Fraction(int(target))
        slack = Fraction(dice.choice([0, 5, 10]))
        sign = dice.choice([-1, 1]) if polarity is CLOSEST else -1 if polarity is HIGHER else 1
        edge = target * (1 + sign * slack / 100) if tolerant else target + sign * slack / 10
        near = dice.choice([target, Fraction(round(edge * 10**6), 10**6)])
        made.append(Drawn(KINDS[kind][0](dice, near), target, slack if tolerant else edge, polarity))
    return made


def table_of(kind: str, *, tolerant: bool) -> pa.Table:
    rows = drawn(kind, tolerant=tolerant)
    named = "tolerance" if tolerant else "floor"
    return pa.table(
        {
            "row": range(len(rows)),
            "value": pa.array([row.value for row in rows], KINDS[kind][1]),
            "target": [float(row.target) for row in rows],
            named: [float(row.edge) for row in rows],
            "polarity": [row.polarity.value for row in rows],
        }
    )


def indicator_of(row: Drawn, *, tolerant: bool) -> Indicator:
    edge: dict[str, Any] = {"tolerance": f"{row.edge}%"} if tolerant else {"floor": row.edge}
    thresholds = Thresholds(target=row.target, **edge)
    return Indicator(code="K", name="K", polarity=row.polarity, unit="number", thresholds=thresholds)


@pytest.mark.parametrize("tolerant", [False, True], ids=["floor", "tolerance"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", EVERY)
def test_rate_agrees_with_classify_near_every_boundary(engine: str, kind: str, tolerant: bool) -> None:
    table = ENGINES[engine](table_of(kind, tolerant=tolerant))
    found = rows_of(frames.rate(table, columns=Columns(floor=None) if tolerant else None), "row")
    rows = drawn(kind, tolerant=tolerant)
    expected = [classify(indicator_of(row, tolerant=tolerant), row.value).value for row in rows]
    wrong = [
        (row, answer["rating"], answer["status"], rating)
        for row, answer, rating in zip(rows, found, expected, strict=True)
        if (answer["rating"], answer["status"]) != (rating, "rated")
    ]
    assert wrong == []
    assert len(set(expected)) > 1


@pytest.mark.parametrize("tolerant", [False, True], ids=["floor", "tolerance"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", PLANNERS)
def test_summarise_counts_the_answers_of_classify(engine: str, kind: str, tolerant: bool) -> None:
    table = ENGINES[engine](table_of(kind, tolerant=tolerant))
    (counts,) = rows_of(frames.summarise(table, columns=Columns(floor=None) if tolerant else None))
    expected = [classify(indicator_of(row, tolerant=tolerant), row.value) for row in drawn(kind, tolerant=tolerant)]
    assert [counts[band.value] for band in Rag] == [expected.count(band) for band in Rag]
    assert counts["unrated_count"] == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", PLANNERS)
def test_compare_agrees_with_the_plain_function(engine: str, kind: str) -> None:
    """Two rows drawn after each other are the two periods of a series.

    The target is that of the first.
    """
    rows = drawn(kind, tolerant=True)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    table = pa.table(
        {
            "indicator": [place for place in range(len(pairs)) for _ in NAMES],
            "period": NAMES * len(pairs),
            "value": pa.array([each.value for pair in pairs for each in pair], KINDS[kind][1]),
            "target": [float(pair[0].target) for pair in pairs for _ in NAMES],
            "tolerance": [float(pair[0].edge) for pair in pairs for _ in NAMES],
            "polarity": [pair[0].polarity.value for pair in pairs for _ in NAMES],
        }
    )
    found = rows_of(frames.compare(ENGINES[engine](table), columns=Columns(floor=None), at=NAMES[1]), "indicator")
    for (one, other), answer in zip(pairs, found, strict=True):
        series = TimeSeries(dict(zip(NAMES, (one.value, other.value), strict=True)))
        expected = compare(indicator_of(one, tolerant=True), series, NAMES[1])
        assert answer["movement"] == expected.movement.value, (one, other)
        assert answer["judgement"] == expected.judgement.value, (one, other)
        assert answer["rating"] == expected.now.rating.value, (one, other)
        assert expected.change is not None
        assert answer["change"] == pytest.approx(float(expected.change), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", PLANNERS)
def test_direction_of_travel_agrees_with_the_plain_function(engine: str, kind: str) -> None:
    """Twelve values are one series: a line, exact or with noise."""
    dice, made = random.Random(kind), list[tuple[list[Any], Polarity]]()
    for _ in range(40):
        start, step = Fraction(dice.randint(0, 900), 10), Fraction(dice.choice([-1, 0, 1, 3]), 10)
        if kind == "integer":
            start, step = Fraction(int(start)), step * 10
        noise = dice.choice([0, 0, 1, 3])
        line = [start + step * place + dice.randint(-noise, noise) for place in range(12)]
        made.append(([KINDS[kind][0](dice, each) for each in line], dice.choice([HIGHER, LOWER])))
    table = pa.table(
        {
            "indicator": [place for place in range(len(made)) for _ in range(12)],
            "period": [*range(12)] * len(made),
            "value": pa.array([each for values, _ in made for each in values], KINDS[kind][1]),
            "polarity": [polarity.value for _, polarity in made for _ in range(12)],
        }
    )
    found = frames.direction_of_travel(ENGINES[engine](table), columns=Columns(target=None, polarity="polarity"), at=11)
    for (values, polarity), answer in zip(made, rows_of(found, "indicator"), strict=True):
        series = TimeSeries({f"{2000 + place}": value for place, value in enumerate(values)})
        plain = Indicator(code="K", name="K", polarity=polarity, unit="number")
        expected = direction_of_travel(plain, series, "2011")
        assert (answer["direction"], answer["status"]) == (expected.direction.value, "rated"), values
        assert isinstance(expected.direction, Direction)


ISSUE: Final = [
    ("float", 1.9999995, 2, "Amber"),  # as a float a little less than half way: 1.999999
    ("float", 1.99999950000001, 2, "Green"),
    ("decimal", Decimal("84.9999999"), 85, "Amber"),
    ("decimal", Decimal("85.0000000"), 85, "Green"),
    ("float32", np.float32(85.1), 85.1, "Green"),
    ("float32", np.float32(1234567.8), 1234567.8, "Green"),  # the next ones are 1234567.6 and 1234567.9
    ("float32", np.nextafter(np.float32(2), np.float32(0)), 2, "Amber"),  # 1.9999999
]


@pytest.mark.parametrize(("kind", "value", "target", "rating"), ISSUE)
@pytest.mark.parametrize("engine", EVERY)
def test_a_value_just_off_its_target_is_rated_as_classify_rates_it(
    engine: str, kind: str, value: Any, target: float, rating: str
) -> None:
    plain = indicator_of(Drawn(value, target, target - 1, HIGHER), tolerant=False)
    assert classify(plain, value).value == rating
    table = pa.table({"value": pa.array([value], KINDS[kind][1]), "target": [target], "floor": [target - 1]})
    (found,) = rows_of(frames.rate(ENGINES[engine](table), columns=Columns(polarity=HIGHER)))
    assert (found["rating"], found["status"]) == (rating, "rated")


FINE: Final = [
    (Decimal("84.9999999999"), 85, None),  # ten places
    (Decimal("123456.7654321"), 85, None),  # seven places, and 100,000 or more
    (Decimal("99999.123456789"), 85, "Green"),
    (Decimal("123456.765432"), 85, "Green"),
    (Decimal("84.999999999"), 85, "Amber"),
]


@pytest.mark.parametrize(("value", "target", "rating"), FINE)
@pytest.mark.parametrize("engine", EVERY)
def test_a_decimal_number_with_too_many_places_is_too_fine_and_never_rounded(
    engine: str, value: Decimal, target: int, rating: str | None
) -> None:
    table = pa.table({"value": pa.array([value], pa.decimal128(30, 12)), "target": [target], "floor": [target - 5]})
    (found,) = rows_of(frames.rate(ENGINES[engine](table), columns=Columns(polarity=HIGHER)))
    assert (found["rating"], found["status"]) == (rating, "rated" if rating else "too fine")


@pytest.mark.parametrize("engine", EVERY)
def test_a_tolerance_with_more_than_two_places_is_too_fine_and_never_rounded(engine: str) -> None:
    """A tolerance of 3.333% is not rounded to 3.33%.

    7.000000000000001 is the 7 that arithmetic makes of 0.07.
    """
    tolerances = [3.333, 0.07 * 100, 3.33]
    table = pa.table({"row": [0, 1, 2], "value": [96.0] * 3, "target": [100] * 3, "tolerance": tolerances})
    found = rows_of(frames.rate(ENGINES[engine](table), columns=Columns(floor=None, polarity=HIGHER)), "row")
    assert [(row["rating"], row["status"]) for row in found] == [
        (None, "too fine"),
        ("Amber", "rated"),
        ("Red", "rated"),
    ]
    for kind, given in (
        (pa.float32(), [3.333, 7.0, 3.33]),
        (pa.decimal128(9, 4), [Decimal(x) for x in ("3.333", "7", "3.33")]),
    ):
        other = table.set_column(3, "tolerance", pa.array(given, kind))
        again = rows_of(frames.rate(ENGINES[engine](other), columns=Columns(floor=None, polarity=HIGHER)), "row")
        assert [row["status"] for row in again] == ["too fine", "rated", "rated"]


@pytest.mark.parametrize("engine", EVERY)
def test_rate_marks_targets_too_fine_and_counts_impossible_that_cannot_be_multiplied(engine: str) -> None:
    table = pa.table(
        {
            "row": [0, 1],
            "value": [90.0, 90.0],
            "target": pa.array([Decimal("100.0000001"), Decimal(100)], pa.decimal128(12, 7)),
            "tolerance": [10, 10],
            "numerator": pa.array([Decimal("4.5"), Decimal(9)], pa.decimal128(4, 1)),
            "denominator": pa.array([10, 10], pa.float32()),
            "floor": [80, 80],
        }
    )
    by_tolerance = frames.rate(ENGINES[engine](table), columns=Columns(floor=None, polarity=HIGHER))
    assert [row["status"] for row in rows_of(by_tolerance, "row")] == ["too fine", "rated"]
    of_counts = frames.rate(ENGINES[engine](table), columns=Columns(value=None, polarity=HIGHER))
    assert [row["status"] for row in rows_of(of_counts, "row")] == ["impossible", "rated"]


@pytest.mark.parametrize("kind", [pa.float32(), pa.decimal128(38, 37)])
def test_rate_marks_a_figure_close_to_0_as_too_fine(kind: pa.DataType) -> None:
    value = pa.array([np.float32(1e-38), 0.0] if kind == pa.float32() else [Decimal("1e-37"), Decimal(0)], kind)
    table = pl.DataFrame(pl.from_arrow(pa.table({"value": value, "target": [1, 1], "floor": [0, 0]})))
    assert frames.rate(table, columns=Columns(polarity=HIGHER))["status"].to_list() == ["too fine", "rated"]
    with pytest.raises(QprError, match="30 decimal places"):
        classify(indicator_of(Drawn(0, 1, 0, HIGHER), tolerant=False), np.float32(1e-38))  # type: ignore[arg-type]  # what NumPy users pass


@pytest.mark.parametrize("engine", EVERY)
def test_a_decimal_number_that_fills_its_column_is_rated_as_any_other(engine: str) -> None:
    """Rounding 9.9999999 fails in some engines, as 10.0000000 does not fit.

    Arrow writes 0.0000001 as 1E-7.
    """
    cells = {"9.9999999": "Amber", "-9.9999999": "Red", "0.0000001": "Red", "0.0000000": "Red", "9.9999990": "Amber"}
    values = pa.array([Decimal(cell) for cell in cells], pa.decimal128(8, 7))
    table = pa.table({"row": range(5), "value": values, "target": [10] * 5, "floor": [1] * 5})
    found = rows_of(frames.rate(ENGINES[engine](table), columns=Columns(polarity=HIGHER)), "row")
    assert [(row["rating"], row["status"]) for row in found] == [(rating, "rated") for rating in cells.values()]


@pytest.mark.parametrize("places", [0, 2, 6, 9])
@pytest.mark.parametrize("engine", ["pyarrow", "polars", "duckdb", "pandas of Arrow"])
@pytest.mark.parametrize("size", [(38, 12), (38, 38), (20, 10), (12, 7)])
def test_the_places_of_a_decimal_number_are_counted_however_it_is_written(
    size: tuple[int, int], engine: str, places: int
) -> None:
    precision, scale = size
    dice = random.Random(f"{size} {places}")
    digits = [dice.randint(0, precision) for _ in range(200)]
    units = [dice.randrange(10**few) * 10 ** dice.randint(0, precision - few) * dice.choice([1, -1]) for few in digits]
    values = [Decimal((int(unit < 0), tuple(map(int, str(abs(unit)))), -scale)) for unit in units]
    table = pa.table({"row": range(200), "value": pa.array(values, pa.decimal128(precision, scale))})
    frame: Any = nw.from_native(ENGINES[engine](table))
    found = rows_of(frame.select("row", has_places(nw.col("value"), places).alias("has")).to_native(), "row")
    assert [row["has"] for row in found] == [unit % 10 ** max(0, scale - places) == 0 for unit in units]


WIDE: Final[dict[str, Any]] = {
    "Int128 in Polars": pl.DataFrame({"value": pl.Series([84, 85, 2**100], dtype=pl.Int128)}),
    "UInt128 in Polars": pl.DataFrame({"value": pl.Series([84, 85, 2**100], dtype=pl.UInt128)}),
    "HUGEINT in DuckDB": duckdb.sql("select unnest([84, 85, 2**100])::hugeint as value"),
    "UHUGEINT in DuckDB": duckdb.sql("select unnest([84, 85, 2**100])::uhugeint as value"),
    "UINT64 in Arrow": pa.table({"value": pa.array([84, 85, 2**64 - 1], pa.uint64())}),
    "UINT64 of Arrow in pandas": pd.DataFrame({"value": pd.array([84, 85, 2**64 - 1], "uint64[pyarrow]")}),
    "INT64 of Arrow in pandas": pd.DataFrame({"value": pd.array([84, 85, -(2**63)], "int64[pyarrow]")}),
    "Int64 in pandas": pd.DataFrame({"value": pd.array([84, 85, 2**62], "Int64")}),
    "objects in pandas": pd.DataFrame({"value": pd.Series([84, 85, 10**5000], dtype=object)}),
}


@pytest.mark.parametrize("name", WIDE)
def test_whole_numbers_of_every_width_are_rated(name: str) -> None:
    table = nw.from_native(WIDE[name]).with_columns(target=nw.lit(85), floor=nw.lit(80)).to_native()
    found = [(row["rating"], row["status"]) for row in rows_of(frames.rate(table, columns=Columns(polarity=HIGHER)))]
    assert sorted(found, key=str) == [("Amber", "rated"), ("Green", "rated"), (None, "too large")]


@pytest.mark.parametrize("kind", [pl.Int128, pl.UInt128, pl.UInt64, pl.Float32])
def test_periods_are_counted_by_numbers_of_every_type(kind: Any) -> None:
    """A period far away must not overflow 64 bits or the type of the column."""
    far = 1e30 if kind is pl.Float32 else 2**64 - 1
    columns = {"indicator": ["a", "a", "b"], "value": [1.0, 2.0, 3.0]}
    table = pl.DataFrame(columns).with_columns(period=pl.Series([4, 5, far], dtype=kind))
    found = rows_of(frames.compare(table, columns=Columns(target=None, polarity=HIGHER), at=np.int64(5)), "indicator")  # type: ignore[arg-type]  # the same
    assert [(row["movement"], row["status"]) for row in found] == [("up", "no target"), (None, "unknown period")]


@pytest.mark.parametrize("engine", PLANNERS)
def test_periods_of_unsigned_numbers_are_counted_in_every_engine(engine: str) -> None:
    period = pa.array([4, 5, 2**64 - 1], pa.uint64())
    table = pa.table({"indicator": ["a", "a", "b"], "value": [1.0, 2.0, 3.0], "period": period})
    found = rows_of(
        frames.compare(ENGINES[engine](table), columns=Columns(target=None, polarity=HIGHER), at=5, against=3),
        "indicator",
    )
    assert [row["status"] for row in found] == ["no target", "unknown period"]


@pytest.mark.parametrize("engine", EVERY)
def test_singles_are_read_by_their_shortest_decimals_in_every_engine(engine: str) -> None:
    """Each figure is Green against its decimal and Amber against the next millionth.

    NumPy writes the decimal.
    """
    dice = random.Random(7)
    drawn_singles = [np.float32(dice.uniform(0, 10.0**power)) for power in range(10) for _ in range(30)]
    drawn_singles += [np.float32(2.0**power) for power in range(-9, 31)]
    exact = [Fraction(str(each)) for each in drawn_singles]
    kept = [
        (single, figure)
        for single, figure in zip(drawn_singles, exact, strict=True)
        if (figure * 10**6).denominator == 1
    ]
    assert len(kept) > 200
    targets = [float(figure) for _, figure in kept]
    above = [float(figure + Fraction(1, 10**6)) for _, figure in kept]
    values = pa.array([single for single, _ in kept], pa.float32())
    table = pa.table({"value": values, "target": targets, "floor": targets})
    assert {
        row["rating"] for row in rows_of(frames.rate(ENGINES[engine](table), columns=Columns(polarity=HIGHER)))
    } == {"Green"}
    higher = pa.table({"value": values, "target": above, "floor": targets})
    assert {
        row["rating"] for row in rows_of(frames.rate(ENGINES[engine](higher), columns=Columns(polarity=HIGHER)))
    } == {"Amber"}


def test_shortest_agrees_with_numpy() -> None:
    """The shortest decimals of figures that an indicator can have.

    For larger powers of 2, NumPy writes a different one of the shortest decimals.
    """
    dice = random.Random(9)
    for _ in range(3_000):
        single = np.float32(dice.uniform(-1, 1) * 10 ** dice.randint(-9, 20))
        assert Fraction(str(single)) == shortest(float(single), "f")
    assert shortest(float(np.float16(0.1)), "e") == Decimal("0.1")
    assert shortest(float(np.finfo(np.float32).max), "f") == Decimal("3.4028235e38")
    assert shortest(65504.0, "e") == Decimal(65500)
    assert [shortest(given, "f") for given in (math.inf, "85.1", 5)] == [math.inf, "85.1", 5]
