"""Comparisons in tables agree with `compare`, in every engine."""

from datetime import date, datetime
from functools import cache
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import qpr_core
from frames.drawn_tables import FIRST, DrawnSeries, many, table_of
from frames.engines import ENGINES, EVERY, FAST, PLANNERS, Row, rows_of
from qpr_core import Baseline, FinancialYear, Frequency, Period, Polarity, QprError, Rag
from qpr_core.analysis.answers import NoComparison
from qpr_core.errors import PeriodError, TableError
from qpr_core.frames import Columns, compare

AT = 70
HIGHER = Polarity.HIGHER_IS_BETTER


def answer(made: DrawnSeries, at: int, against: int) -> tuple[Any, ...]:
    """Return the values, the change and the words of `compare`."""
    found = qpr_core.compare(made.indicator, made.results, FIRST.shift(at), against=FIRST.shift(against))
    figures = (found.now.value, found.before.value, found.change)
    ratings = [side.rating.value if isinstance(side.rating, Rag) else None for side in (found.now, found.before)]
    return (*[None if each is None else float(each) for each in figures], found.movement, found.judgement, *ratings)


@cache
def drawn(*, counts: bool) -> list[DrawnSeries]:
    return many(7, AT, counts=counts)


def answers_of(row: Row) -> tuple[Any, ...]:
    words = (row["movement"], row["judgement"], row["rating"], row["rating_before"])
    return (row["value"], row["value_before"], row["change"], *words)


@pytest.mark.parametrize("counts", [False, True], ids=["values", "counts"])
@pytest.mark.parametrize("engine", PLANNERS)
def test_agreement_in_every_engine(engine: str, counts: bool) -> None:
    made = drawn(counts=counts)
    columns = Columns(value=None if counts else "value", floor=None)
    small = [each for each in made if counts or all(row.result is None or abs(row.result) < 10**8 for row in each.rows)]
    table = ENGINES[engine](table_of(small, counts=counts))
    for at, against in ((AT, AT - 1), (AT - 4, AT)):
        found = {row["indicator"]: row for row in rows_of(compare(table, columns=columns, at=at, against=against))}
        for name, each in enumerate(small):
            places = {row.period for row in each.rows}
            if not {at, against} & places:
                assert f"K{name}" not in found
                continue
            *values, movement, judgement, rating, rating_before = answer(each, at, against)
            expected = (*values, movement.value, judgement.value, rating, rating_before)
            got = answers_of(found[f"K{name}"])
            assert got[:2] + got[3:] == expected[:2] + expected[3:], each
            assert (got[2] is None) is (expected[2] is None), each
            assert got[2] is None or got[2] == pytest.approx(expected[2], rel=1e-12), each


ROWS: list[tuple[Any, ...]] = [
    ("better", 1, 80.0, 85.0, HIGHER.value),
    ("better", 2, 85.0, 85.0, HIGHER.value),
    ("no result before", 2, 5.0, 85.0, HIGHER.value),
    ("no result", 1, 5.0, 85.0, HIGHER.value),
    ("not a number", 1, float("nan"), 85.0, HIGHER.value),
    ("not a number", 2, 5.0, 85.0, HIGHER.value),
    ("mixed", 1, 1.0, 85.0, "lower is better"),
    ("mixed", 2, 1.0, 85.0, HIGHER.value),
    ("unknown", 1, 1.0, 85.0, "sideways"),
    ("unknown", 2, 1.0, 85.0, "sideways"),
    ("twice", 1, 1.0, 85.0, HIGHER.value),
    ("twice", 2, 1.0, 85.0, HIGHER.value),
    ("twice", 2, 2.0, 85.0, HIGHER.value),
    ("empty beside", 1, 80.0, 85.0, HIGHER.value),
    ("empty beside", 2, None, 85.0, HIGHER.value),
    ("empty beside", 2, 84.0, 85.0, HIGHER.value),
    ("too large", 1, 1e300, 85.0, HIGHER.value),
    ("too large", 2, 1.0, 85.0, HIGHER.value),
    ("no target", 1, 4.0, None, HIGHER.value),
    ("no target", 2, 3.0, None, HIGHER.value),
    ("nowhere", None, 3.0, 85.0, HIGHER.value),
    (None, 2, 3.0, 85.0, HIGHER.value),
    ("later", 3, 3.0, 85.0, HIGHER.value),
]

RESULTS_FOUND: dict[str | None, tuple[Any, ...]] = {
    "better": (85.0, 80.0, 5.0, "up", "better", "Green", "Red", "rated", "rated"),
    "no result before": (5.0, None, None, "no result before", "no result before", "Red", None, "rated", "no result"),
    "no result": (None, 5.0, None, "no result", "no result", None, "Red", "no result", "rated"),
    "not a number": (5.0, None, None, "no result before", "no result before", "Red", None, "rated", "no result"),
    "mixed": (None, None, None, None, None, None, None, "mixed polarity", "mixed polarity"),
    "unknown": (None, None, None, None, None, None, None, "unknown polarity", "unknown polarity"),
    "twice": (None, 1.0, None, None, None, None, "Red", "duplicate", "rated"),
    "empty beside": (84.0, 80.0, 4.0, "up", "better", "Amber", "Red", "rated", "rated"),
    "too large": (1.0, None, None, None, None, "Red", None, "rated", "too large"),
    "no target": (3.0, 4.0, -1.0, "down", "worse", None, None, "no target", "no target"),
    "nowhere": (None, None, None, None, None, None, None, "unknown period", "unknown period"),
    None: (None, None, None, None, None, None, None, "no name", "no name"),
}


@pytest.mark.parametrize("engine", EVERY)
def test_compare_gives_every_missing_or_faulty_series_a_status(engine: str) -> None:
    name, period, value, target, polarity = (list(column) for column in zip(*ROWS, strict=True))
    table = pa.table({
        "indicator": name, "period": pa.array(period, pa.int64()), "value": value, "target": target,
        "floor": [None if each is None else 82.0 for each in target], "polarity": polarity,
    })  # fmt: skip
    found = rows_of(compare(ENGINES[engine](table), at=2))
    assert {row["indicator"]: (*answers_of(row), row["status"], row["status_before"]) for row in found} == RESULTS_FOUND


def test_compare_uses_one_polarity_for_all_rows() -> None:
    rows = {"indicator": ["S", "S"], "period": [1, 2], "value": [46.0, 51.0]}
    for polarity, judgement in ((HIGHER, "better"), (Polarity.LOWER_IS_BETTER, "worse")):
        found = rows_of(compare(pl.DataFrame(rows), columns=Columns(target=None, polarity=polarity), at=2))
        assert (found[0]["movement"], found[0]["judgement"]) == ("up", judgement)


CLOSEST = Columns(floor=None, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST)


@pytest.mark.parametrize(
    ("targets", "judgement"),
    [((50, 50), "better"), ((46, 50), "worse"), ((48, 49), "same"), ((None, 50), "no target"), ((0, 50), None)],
)
def test_compare_closest_to_target_uses_the_target_of_each_period(targets: tuple[Any, Any], judgement: Any) -> None:
    """The values are 46 and then 51.

    They are 4 and 1 away from 50. From 46, the first is 0 away. Both are 2 away, from 48 and from 49.
    """
    rows = {"indicator": ["S", "S"], "period": [1, 2], "value": [46.0, 51.0], "target": targets, "tolerance": [5, 5]}
    found = rows_of(compare(pl.DataFrame(rows, strict=False), columns=CLOSEST, at=2))
    assert found[0]["judgement"] == judgement


@pytest.mark.parametrize("engine", FAST)
def test_counts_whose_products_do_not_fit_have_a_status_and_no_answer(engine: str) -> None:
    """1.5e9 times 1.9e9 is beyond 2e18, 1e9 times 1.9e9 is not."""
    numerators = [1_000_000_000, 1_500_000_000, 1_000_000_000, 1_000_000_001]
    rows = {
        "indicator": ["A", "A", "B", "B"],
        "period": [1, 2, 1, 2],
        "numerator": numerators,
        "denominator": [1_900_000_000] * 4,
    }
    columns = Columns(value=None, target=None, per=1, polarity=HIGHER)
    found = rows_of(compare(ENGINES[engine](pa.table(rows)), columns=columns, at=2), "indicator")
    assert [(row["movement"], row["judgement"], row["status"]) for row in found] == [
        (None, None, "too large"),
        ("up", "better", "no target"),
    ]
    near = pa.table({
        "indicator": ["C", "C"], "period": [1, 2], "numerator": [99_999, 100_001], "denominator": [200_000, 200_000],
        "target": [50, 50], "tolerance": [5, 5],
    })  # fmt: skip
    closest = Columns(value=None, floor=None, polarity=Polarity.CLOSEST_TO_TARGET_IS_BEST)
    found = rows_of(compare(ENGINES[engine](near), columns=closest, at=2))
    assert (found[0]["movement"], found[0]["judgement"], found[0]["status"]) == (None, None, "too large")


def values_of(period: list[Any], columns: Columns | None = None, **call: Any) -> str | None:
    names = Columns(target=None, polarity=HIGHER) if columns is None else columns
    rows = {"indicator": ["A"] * len(period), "period": period, "value": [float(each) for each in range(len(period))]}
    found = rows_of(compare(pl.DataFrame(rows), columns=names, **call))
    return f"{found[0]['value_before']} to {found[0]['value']}"


@pytest.mark.parametrize(
    ("period", "call", "expected"),
    [
        ([date(2023, 4, 1), date(2023, 9, 30)], {"at": "Q2 2023/24"}, "0.0 to 1.0"),
        ([date(2023, 3, 31), date(2023, 7, 1)], {"at": "Q2 2023/24"}, "None to 1.0"),
        ([datetime(2022, 8, 1, 9), datetime(2023, 8, 1, 9)], {"at": "Q2 2023/24", "against": Baseline.SAME_PERIOD_LAST_YEAR}, "0.0 to 1.0"),  # noqa: DTZ001  a day without an hour's zone is what tables have
        ([date(2023, 8, 31), date(2023, 9, 1)], {"at": "September 2023"}, "0.0 to 1.0"),
        ([date(2022, 4, 1), date(2024, 3, 31)], {"at": Period.parse("2023/24")}, "0.0 to 1.0"),
        (["Q4 2022/23", "Q1 2023/24", "Q1 2023/25"], {"at": "Q1 2023/24"}, "0.0 to 1.0"),
        (["Q4 1999/00", "Q1 2000/01"], {"at": "Q1 2000/01"}, "0.0 to 1.0"),
        ([-1, 0], {"at": 0}, "0.0 to 1.0"),
        ([5, 1], {"at": 1, "against": 5}, "0.0 to 1.0"),
    ],
)  # fmt: skip
def test_periods_are_names_days_or_numbers(period: list[Any], call: dict[str, Any], expected: str) -> None:
    if period[-1] == "Q1 2023/25":
        rows = {"indicator": ["A"] * 3, "period": period, "value": [0.0, 1.0, 2.0]}
        found = rows_of(compare(pl.DataFrame(rows), columns=Columns(target=None, polarity=HIGHER), **call))
        assert found[0]["status"] == "unknown period"
        period = period[:2]
    assert values_of(period, **call) == expected


def test_quarters_are_named_in_the_financial_year_of_the_table() -> None:
    calendar = Columns(target=None, polarity=HIGHER, financial_year=FinancialYear("January"))
    assert values_of(["Q4 2022", "Q1 2023"], calendar, at="Q1 2023") == "0.0 to 1.0"
    assert values_of([date(2022, 12, 31), date(2023, 1, 1)], calendar, at="Q1 2023") == "0.0 to 1.0"
    american = Columns(target=None, polarity=HIGHER, financial_year=FinancialYear("October"))
    assert values_of(["Q4 2022/23", "Q1 2023/24"], american, at="Q1 2023/24") == "0.0 to 1.0"


@pytest.mark.parametrize("engine", [*FAST, pytest.param("ibis", marks=pytest.mark.large)])
@pytest.mark.parametrize(
    "period",
    [
        pa.array([1, 2], pa.uint8()),
        pa.array([1, 2], pa.int64()),
        pa.array([1.0, 2.0], pa.float64()),
        pa.array([date(2023, 5, 1), date(2023, 8, 1)]),
        pa.array(["Q1 2023/24", "Q2 2023/24"]),
    ],
    ids=["uint8", "int64", "float64", "date", "text"],
)
def test_every_engine_reads_periods_of_every_kind(engine: str, period: pa.Array) -> None:
    table = ENGINES[engine](pa.table({"indicator": ["A", "A"], "period": period, "value": [1.0, 3.0]}))
    at: Any = 2 if pa.types.is_integer(period.type) or pa.types.is_floating(period.type) else "Q2 2023/24"
    found = rows_of(compare(table, columns=Columns(target=None, polarity=HIGHER), at=at))
    assert answers_of(found[0])[:5] == (3.0, 1.0, 2.0, "up", "better")


@pytest.mark.parametrize("engine", FAST)
def test_fractions_and_huge_numbers_are_unknown_periods(engine: str) -> None:
    names = Columns(target=None, polarity=HIGHER)
    odd = pa.table({"indicator": ["A", "A"], "period": [1.5, 2.0], "value": [1.0, 2.0]})
    far = pa.table({"indicator": ["A", "A"], "period": [-(2**63), 2], "value": [1.0, 2.0]})
    assert [rows_of(compare(ENGINES[engine](each), columns=names, at=2))[0]["status"] for each in (odd, far)] == [
        "unknown period",
        "unknown period",
    ]


def test_a_table_may_have_several_columns_that_name_a_series() -> None:
    rows = {"council": ["A", "B"] * 2, "indicator": ["K"] * 4, "period": [1, 1, 2, 2], "value": [1.0, 2.0, 3.0, 1.0]}
    names = Columns(series=("council", "indicator"), target=None, polarity=HIGHER)
    found = rows_of(compare(pl.DataFrame(rows), columns=names, at=2), "council")
    assert [(row["council"], row["change"]) for row in found] == [("A", 2.0), ("B", -1.0)]


def test_a_lazy_table_stays_lazy_and_an_eager_one_comes_back() -> None:
    def fail(_: Any) -> Any:
        raise AssertionError

    table = pl.DataFrame({"indicator": ["A"], "period": [1], "value": [1.0]})
    names = Columns(target=None, polarity=HIGHER)
    lazy = compare(table.lazy().map_batches(fail, schema=dict(table.collect_schema())), columns=names, at=1)
    assert isinstance(lazy, pl.LazyFrame)
    assert isinstance(compare(table, columns=names, at=1), pl.DataFrame)


TABLE = pl.DataFrame(
    {
        "indicator": ["A"],
        "period": [1],
        "value": [1.0],
        "day": [date(2023, 5, 1)],
        "name": ["Q1 2023/24"],
        "change": [1],
    }
)
PLAIN = Columns(target=None, polarity=HIGHER)
DAYS = Columns(target=None, polarity=HIGHER, period="day")
QUARTERS = Columns(target=None, polarity=HIGHER, period="name", frequency=Frequency.QUARTERLY)


@pytest.mark.parametrize(
    ("columns", "call", "error", "message"),
    [
        (PLAIN, {"at": "Q1 2023/24"}, TableError, "at must be a whole number, as in column 'period', got 'Q1 2023/24'"),
        (PLAIN, {"at": True}, TableError, "at must be a whole number, as in column 'period', got True"),
        (PLAIN, {"at": 10**9}, TableError, "at must be a whole number, as in column 'period', got 1000000000"),
        (DAYS, {"at": 1}, TableError, "at must be a Period or its name, got 1"),
        (DAYS, {"at": "soon"}, PeriodError, None),
        (QUARTERS, {"at": "May 2023"}, TableError, "at must be a quarter (the frequency of the columns), got May 2023"),
        (PLAIN, {"at": 2, "against": 2}, TableError, "against must be different from at, got 2"),
        (PLAIN, {"at": 2, "against": Baseline.SAME_PERIOD_LAST_YEAR}, TableError, "against must be a whole number if the table counts periods, got Baseline.SAME_PERIOD_LAST_YEAR"),
        (DAYS, {"at": "Q2 2023/24", "against": "2022/23"}, PeriodError, None),
        (Columns(target=None, polarity=HIGHER, period="value", series="change"), {"at": 1}, TableError, "frame must not already have a column that is to be added (rename it), got 'change'"),
        (Columns(target=None, polarity=HIGHER, period="x"), {"at": 1}, TableError, "frame must have a column 'x', got ['indicator', 'period', 'value', 'day', 'name', 'change']"),
    ],
)  # fmt: skip
def test_compare_refuses_periods_that_do_not_fit_at_once(
    columns: Columns, call: dict[str, Any], error: type[QprError], message: str | None
) -> None:
    with pytest.raises(error) as caught:
        compare(TABLE, columns=columns, **call)
    assert message is None or str(caught.value) == message


def test_periods_of_something_else_are_refused() -> None:
    listed = pl.DataFrame({"indicator": ["A"], "period": [[1]], "value": [1.0]})
    with pytest.raises(TableError) as caught:
        compare(listed, columns=PLAIN, at=1)
    assert str(caught.value) == "column 'period' must contain text, numbers or dates, got List(Int64)"
    with pytest.raises(TableError) as caught:
        compare(listed.with_columns(period=pl.lit(value=True)), columns=PLAIN, at=1)
    assert str(caught.value) == "column 'period' must contain names of periods, dates or whole numbers, got Boolean"


def test_a_missing_result_has_the_reason_of_compare() -> None:
    assert {NoComparison.NO_RESULT.value, NoComparison.NO_RESULT_BEFORE.value} <= {
        row[3] for row in RESULTS_FOUND.values()
    }
    assert {row[5] for row in RESULTS_FOUND.values()} <= {None, *(band.value for band in Rag)}
