"""Directions in tables agree with `direction_of_travel`, in every engine."""

import random
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core
from frames.drawn_tables import FIRST, DrawnRow, DrawnSeries, many, series, table_of
from frames.engines import ENGINES, FAST, PLANNERS, Row, rows_of
from qpr_core import Polarity, QprError, Ratio
from qpr_core.analysis.methods.evidence import Line
from qpr_core.errors import MethodError, TableError
from qpr_core.frames import Columns, direction_of_travel
from qpr_core.methods import LastPeriod, Regression

AT = 70

METHODS = [Regression(), Regression(window=5, minimum_points=4), Regression(window=None, level="0.01")]

Answer = tuple[str, float | None, int]


def answer(made: DrawnSeries, method: Regression) -> Answer:
    """Return the direction, the slope and the points of `direction_of_travel`."""
    travel = qpr_core.direction_of_travel(made.indicator, made.results, FIRST.shift(AT), method=method)
    slope = travel.evidence.slope if isinstance(travel.evidence, Line) else None
    return (
        travel.direction.value,
        slope if isinstance(travel.direction, qpr_core.Direction) else None,
        travel.point_count,
    )


@cache
def drawn(*, counts: bool) -> tuple[list[DrawnSeries], list[list[Answer]]]:
    made = many(5, AT, counts=counts)
    return made, [[answer(each, method) for each in made] for method in METHODS]


def same(got: Row, expected: Answer) -> bool:
    direction, slope, points = expected
    right = got["direction"] == direction or (got["is_borderline"] and got["direction"] is not None)
    if got["status"] != "rated" or got["point_count"] != points or not right:
        return False
    return slope is None or got["slope"] == pytest.approx(slope, rel=1e-9, abs=1e-12)


def columns_of(*, counts: bool) -> Columns:
    return Columns(value=None if counts else "value", floor=None)


@pytest.mark.parametrize("counts", [False, True], ids=["values", "counts"])
@pytest.mark.parametrize("engine", PLANNERS)
def test_agreement_in_every_engine(engine: str, counts: bool) -> None:
    made, answers = drawn(counts=counts)
    table = ENGINES[engine](table_of(made, counts=counts))
    for method, expected in zip(METHODS, answers, strict=True):
        found = rows_of(direction_of_travel(table, columns=columns_of(counts=counts), at=AT, method=method))
        got = {row["indicator"]: row for row in found}
        wrong = [
            (made[place], one, got[f"K{place}"])
            for place, one in enumerate(expected)
            if not same(got[f"K{place}"], one)
        ]
        assert wrong == []
        assert len(got) == len(made)
        assert sum(row["is_borderline"] is True for row in found) <= len(made) // 50
        if engine == "dask":
            break  # the same expressions take seconds to be planned, and the other methods differ in numbers only


@pytest.mark.large
@settings(max_examples=150)
@given(st.integers(0, 2**32), st.booleans(), st.sampled_from(METHODS))
def test_agreement_of_any_table(seed: int, counts: bool, method: Regression) -> None:
    dice = random.Random(seed)
    made = [series(dice, AT, counts=counts) for _ in range(8)]
    table = pl.DataFrame(pl.from_arrow(table_of(made, counts=counts))).sample(fraction=1, shuffle=True, seed=seed)
    found = rows_of(direction_of_travel(table.lazy(), columns=columns_of(counts=counts), at=AT, method=method))
    got = {row["indicator"]: row for row in found}
    for name, each in enumerate(made):
        assert same(got[f"K{name}"], answer(each, method)), each


HIGHER = Polarity.HIGHER_IS_BETTER
PLAIN = Columns(target=None, polarity=HIGHER)


def values_of(*series: Sequence[float | None]) -> pa.Table:
    """Make a table of some series, the last result of each in period 10."""
    rows = [
        {"indicator": f"K{name}", "period": 11 - len(values) + place, "value": value}
        for name, values in enumerate(series)
        for place, value in enumerate(values)
    ]
    return pa.Table.from_pylist(rows)


@pytest.mark.parametrize("engine", PLANNERS)
def test_direction_of_travel_loses_no_digits_in_sums(engine: str) -> None:
    """Three series of which sums of floats would lose the digits.

    A constant 85.1 is stable. Far from 0, a wiggle is stable, and an equal step each quarter is a perfect trend.
    """
    wiggle = [10**9 + each / 10**6 for each in (3, 1, 2, 3, 1, 2, 3, 1)]
    steps = [10**9 - each / 10**6 for each in range(8)]
    table = ENGINES[engine](values_of([85.1] * 8, wiggle, steps))
    found = rows_of(direction_of_travel(table, columns=PLAIN, at=10), "indicator")
    assert [(row["direction"], row["is_borderline"]) for row in found] == [
        ("stable or with no clear trend", False),
        ("stable or with no clear trend", False),
        ("negative", False),
    ]
    slopes = [0, -3 / 42 * 1e-6, -1e-6]  # of the wiggle, the products about the means come to -3, the squares to 42
    assert [row["slope"] for row in found] == pytest.approx(slopes, rel=1e-9, abs=1e-20)


@pytest.mark.parametrize("engine", FAST)
def test_a_t_just_on_its_critical_value_is_borderline(engine: str) -> None:
    """The level is the p-value of the series to the last digit.

    Then it differs from that by 1 part in a million.
    """
    values: list[float | None] = [86.0, 84.0, 85.0, 81.0, 80.0, 83.0]
    made = DrawnSeries(
        HIGHER, [DrawnRow(AT - 5 + place, Fraction(str(value)), None, 0) for place, value in enumerate(values)]
    )
    line = qpr_core.direction_of_travel(made.indicator, made.results, FIRST.shift(AT)).evidence
    assert isinstance(line, Line)
    assert line.p_value is not None
    for factor, expected in ((1, True), (1 - 1e-6, False), (1 + 1e-6, False)):
        method = Regression(level=str(line.p_value * factor))
        row = rows_of(direction_of_travel(ENGINES[engine](values_of(values)), columns=PLAIN, at=10, method=method))[0]
        assert row["is_borderline"] is expected
        if factor != 1:
            assert row["direction"] == ("negative" if factor > 1 else "stable or with no clear trend")


@pytest.mark.parametrize("engine", FAST)
def test_counts_that_differ_by_the_error_of_floats_are_flat(engine: str) -> None:
    """Counts with equal ratios, and with ratios that hardly differ.

    A third of each total is flat. A millionth more of the total each period is a clear trend.
    """
    million = 10**6
    ratios = [(million, 3 * million + place) for place in range(6)]
    nearly = [(10**9 * 3 + place, 9 * 10**9) for place in range(6)]
    rows = [
        {"indicator": name, "period": place, "numerator": one, "denominator": other}
        for name, pairs in (("clear", ratios), ("near", nearly), ("flat", [(n, 3 * n) for n in range(1, 7)]))
        for place, (one, other) in enumerate(pairs)
    ]
    columns = Columns(value=None, target=None, polarity=HIGHER, per=1)
    found = rows_of(
        direction_of_travel(ENGINES[engine](pa.Table.from_pylist(rows)), columns=columns, at=5), "indicator"
    )
    directions = {row["indicator"]: (row["direction"], row["is_borderline"]) for row in found}
    assert directions["clear"] == ("negative", False)
    assert directions["flat"] == ("stable or with no clear trend", False)
    assert directions["near"] == ("positive", False)


def odd_rows() -> list[dict[str, Any]]:
    def rows(
        name: str | None, values: list[Any], polarity: str = HIGHER.value, first: int | None = 1
    ) -> list[dict[str, Any]]:
        places = [None if first is None else first + place for place in range(len(values))]
        return [
            {"indicator": name, "period": place, "value": value, "target": 85.0, "polarity": polarity}
            for place, value in zip(places, values, strict=True)
        ]

    good: list[Any] = [float(each) for each in range(1, 11)]
    closest = rows("far target", good, "closest to target is best")
    closest[-1]["target"] = 1e300
    return [
        *rows("good", good),
        *rows("activity", good, "neither"),
        *rows("empty", [None, float("nan")]),
        *rows("old", good[:7]),
        *rows("few", good[:4], first=7),
        *rows("new", good, first=11),
        *rows("twice", [*good]),
        *rows("twice", [5.0], first=3),
        *rows("empty beside", good),
        *rows("empty beside", [None], first=3),
        *rows("too large", [*good[:-1], 1e300]),
        *rows("too fine", [*good[:-1], 1.2e-6]),
        *rows("unknown polarity", good, "sideways"),
        *rows("mixed polarity", good[:5]),
        *rows("mixed polarity", good[:5], "lower is better", first=6),
        *rows("unknown period", good),
        *rows("unknown period", [5.0], first=None),
        *rows("sparse", good, first=-95),
        *rows("sparse", [5.0], first=10),
        *rows(None, good),
        *closest,
    ]


RESULTS_FOUND: dict[str | None, tuple[str | None, str]] = {
    "good": ("positive", "rated"),
    "activity": ("no polarity", "rated"),
    "empty": ("too few points", "rated"),
    "old": ("too old", "rated"),
    "few": ("too few points", "rated"),
    "twice": (None, "duplicate"),
    "empty beside": ("positive", "rated"),
    "too large": (None, "too large"),
    "too fine": (None, "too fine"),
    "unknown polarity": (None, "unknown polarity"),
    "mixed polarity": (None, "mixed polarity"),
    "unknown period": (None, "unknown period"),
    "sparse": (None, "too sparse"),
    None: (None, "no name"),
    "far target": (None, "too large"),
}


@pytest.mark.parametrize("engine", PLANNERS)
def test_direction_of_travel_gives_every_faulty_series_a_status(engine: str) -> None:
    table = ENGINES[engine](pa.Table.from_pylist(odd_rows()))
    found = rows_of(direction_of_travel(table, at=10))
    assert {row["indicator"]: (row["direction"], row["status"]) for row in found} == RESULTS_FOUND
    assert all((row["slope"] is None) is (row["is_borderline"] is None) for row in found)


def test_direction_of_travel_carries_results_forward() -> None:
    table = values_of([1.0, 2.0, 3.0, 4.0, 5.0, None, None])
    for carry_forward, direction in ((1, "too old"), (2, "positive")):
        found = direction_of_travel(
            pl.DataFrame(pl.from_arrow(table)), columns=PLAIN, at=10, carry_forward=carry_forward
        )
        assert found["direction"].to_list() == [direction]


def test_direction_of_travel_closest_to_target_without_targets_has_none() -> None:
    rows = {
        "indicator": ["K"] * 6,
        "period": range(6),
        "value": [1.0, 2, 3, 4, 5, 6],
        "polarity": ["closest to target is best"] * 6,
    }
    found = direction_of_travel(pl.DataFrame(rows), columns=Columns(target=None), at=5)
    assert found["direction"].to_list() == ["no target"]


def test_a_lazy_table_stays_lazy_and_an_eager_one_comes_back() -> None:
    def fail(_: Any) -> Any:
        raise AssertionError

    table = pl.DataFrame(pl.from_arrow(values_of([1.0] * 6)))
    lazy = direction_of_travel(
        table.lazy().map_batches(fail, schema=dict(table.collect_schema())), columns=PLAIN, at=10
    )
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema().names() == [
        "indicator",
        "direction",
        "slope",
        "point_count",
        "is_borderline",
        "status",
    ]
    assert isinstance(direction_of_travel(table, columns=PLAIN, at=10), pl.DataFrame)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            {"method": LastPeriod()},
            MethodError,
            "method must be a Regression for tables, got LastPeriod(dead_band=Tolerance(0))",
        ),
        (
            {"method": Regression(window=61)},
            MethodError,
            "window must be 60 or less for tables (None for all results), got 61",
        ),
        ({"carry_forward": -1}, TableError, "carry_forward must be a whole number of 0 or more, got -1"),
        ({"carry_forward": True}, TableError, "carry_forward must be a whole number of 0 or more, got True"),
    ],
)
def test_direction_of_travel_refuses_other_methods_and_windows(
    call: dict[str, Any], error: type[QprError], message: str
) -> None:
    with pytest.raises(error) as caught:
        direction_of_travel(pl.DataFrame(pl.from_arrow(values_of([1.0]))), columns=PLAIN, at=10, **call)
    assert str(caught.value) == message


def test_a_longer_window_looks_farther_back() -> None:
    """A series that rises for twelve periods after falling for twenty."""
    values = [Fraction(100 - 4 * place) for place in range(20)] + [Fraction(20 + place) for place in range(12)]
    made = DrawnSeries(HIGHER, [DrawnRow(AT - 31 + place, value, None, 0) for place, value in enumerate(values)])
    for window, direction in ((12, "positive"), (32, "negative"), (None, "negative")):
        method = Regression(window=window)
        table = pl.DataFrame(pl.from_arrow(table_of([made], counts=False)))
        found = rows_of(direction_of_travel(table, columns=PLAIN, at=AT, method=method))
        assert found[0]["direction"] == direction
        assert same(found[0], answer(made, method))


def test_counts_are_taken_as_ratios() -> None:
    made = DrawnSeries(HIGHER, [DrawnRow(AT - 5 + place, Ratio(place, 7 + place), None, 0) for place in range(6)])
    columns = Columns(value=None, target=None, polarity=HIGHER)
    table = pl.DataFrame(pl.from_arrow(table_of([made], counts=True)))
    assert same(rows_of(direction_of_travel(table, columns=columns, at=AT))[0], answer(made, Regression()))
