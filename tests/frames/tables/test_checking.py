"""Every fault of a table is listed with its rows, in every engine."""

from typing import Any

import polars as pl
import pyarrow as pa
import pytest

from frames.engines import ENGINES, PLANNERS, rows_of
from qpr_core import Polarity
from qpr_core.errors import TableError
from qpr_core.frames import Columns, Fault, RowStatus, check, rate
from qpr_core.model.values.records import FrozenMapping

HIGHER = Polarity.HIGHER_IS_BETTER

ROWS: list[tuple[Any, ...]] = [
    ("a", "Q1 2023/24", 85.0, 85.0, 80.0, HIGHER.value),
    ("b", "Q2 2023/24", 1.0, 85.0, 80.0, HIGHER.value),
    ("b", "Q1 2023/24", 3.0, 85.0, 80.0, HIGHER.value),
    ("b", "Q1 2023/24", 2.0, 85.0, 80.0, HIGHER.value),
    ("b", "Q2 2023/24", 2.0, 85.0, 80.0, HIGHER.value),
    ("c", "Q1 2023/24", 2.0, 85.0, 80.0, HIGHER.value),
    ("c", "Q1 2023/24", None, 85.0, 80.0, HIGHER.value),
    ("d", "Q1 23/24", 2.0, 85.0, 80.0, HIGHER.value),
    ("e", "Q1 2023/24", 2.0, 80.0, 85.0, HIGHER.value),
    ("f", "Q1 2023/24", 2.0, 80.0, 85.0, "sideways"),
    ("g", "Q1 2023/24", 2.0, 85.0, 80.0, HIGHER.value),
    ("g", "Q2 2023/24", 2.0, 85.0, 90.0, "lower is better"),
    ("h", "Q1 2023/24", None, 85.0, 80.0, HIGHER.value),
    ("i", "Q1 2023/24", 2.0, None, None, HIGHER.value),
    ("j", "Q1 2023/24", 1e300, 85.0, 80.0, HIGHER.value),
    ("k", "Q1 2023/24", 1.2e-6, 85.0, 80.0, HIGHER.value),
    (None, "Q1 2023/24", 2.0, 85.0, 80.0, HIGHER.value),
]


def table() -> pa.Table:
    names = ("indicator", "period", "value", "target", "floor", "polarity")
    return pa.table(dict(zip(names, map(list, zip(*ROWS, strict=True)), strict=True)))


@pytest.mark.large
@pytest.mark.parametrize("engine", PLANNERS)
def test_every_fault_is_found_with_its_rows_and_the_first_of_them(engine: str) -> None:
    found = check(ENGINES[engine](table()))
    listed = [
        (fault.status, fault.row_count, fault.first_row["indicator"], fault.first_row["period"]) for fault in found
    ]
    assert listed == [
        (RowStatus.TOO_FINE, 1, "k", "Q1 2023/24"),
        (RowStatus.TOO_LARGE, 1, "j", "Q1 2023/24"),
        (RowStatus.CONTRADICTION, 1, "e", "Q1 2023/24"),
        (RowStatus.DUPLICATE, 4, "b", "Q1 2023/24"),
        (RowStatus.MIXED_POLARITY, 2, "g", "Q1 2023/24"),
        (RowStatus.UNKNOWN_POLARITY, 1, "f", "Q1 2023/24"),
        (RowStatus.UNKNOWN_PERIOD, 1, "d", "Q1 23/24"),
        (RowStatus.NO_NAME, 1, None, "Q1 2023/24"),
    ]
    assert list(found[0].first_row) == ["indicator", "period", "value", "target", "floor", "polarity"]


@pytest.mark.parametrize("engine", PLANNERS)
def test_check_without_keys_finds_only_faults_of_single_rows(engine: str) -> None:
    found = check(ENGINES[engine](table().drop_columns(["indicator", "period"])), unique=False)
    assert [(fault.status.value, fault.row_count) for fault in found] == [
        ("too fine", 1),
        ("too large", 1),
        ("contradiction", 1),
        ("unknown polarity", 1),
    ]


def test_a_sound_table_has_no_faults() -> None:
    assert check(pl.DataFrame(pl.from_arrow(table())).head(1).lazy()) == ()


@pytest.mark.parametrize("engine", PLANNERS)
def test_rate_with_unique_does_not_rate_two_results_of_one_period(engine: str) -> None:
    numbered = table().append_column("row", pa.array(range(len(ROWS))))
    plain, looked = (rows_of(rate(ENGINES[engine](numbered), unique=unique), "row") for unique in (False, True))
    differing = [before["row"] for before, after in zip(plain, looked, strict=True) if before != after]
    assert differing == [1, 2, 3, 4]
    assert {(looked[place]["rating"], looked[place]["status"]) for place in differing} == {(None, "duplicate")}


@pytest.mark.parametrize("engine", PLANNERS)
def test_counts_that_are_impossible_are_found(engine: str) -> None:
    counts = {"numerator": [1, -1, 3, 0], "denominator": [2, 2, 0, 0], "target": [50] * 4, "floor": [40] * 4}
    columns = Columns(value=None, polarity=HIGHER)
    found = check(ENGINES[engine](pa.table(counts)), columns=columns, unique=False)
    assert [(fault.status, fault.row_count) for fault in found] == [(RowStatus.IMPOSSIBLE, 2)]


def test_a_fault_is_a_record() -> None:
    rows = {"indicator": ["A"], "period": [1.5], "value": [1.0]}
    found = check(pl.DataFrame(rows), columns=Columns(target=None, polarity=HIGHER))
    first = FrozenMapping({"indicator": "A", "period": 1.5, "value": 1.0})
    assert found == (Fault(RowStatus.UNKNOWN_PERIOD, 1, first),)


def test_reserved_column_names_are_refused() -> None:
    rows = {"indicator": ["A"], "period": [1], "value": [1.0], "__qpr_x": [1]}
    with pytest.raises(TableError) as caught:
        check(pl.DataFrame(rows), columns=Columns(target=None, polarity=HIGHER))
    assert str(caught.value) == "frame must not have column names that start with '__qpr_' (rename it), got '__qpr_x'"


@pytest.mark.parametrize(
    ("series", "message"),
    [
        ((), "series must name one or more different columns, got ()"),
        (["a", "a"], "series must name one or more different columns, got ('a', 'a')"),
        (5, "series must name one or more different columns, got ()"),
        ([5], "name of a column must be text, got 5"),
    ],
)
def test_a_series_is_named_by_columns(series: Any, message: str) -> None:
    with pytest.raises(TableError) as caught:
        Columns(series=series)
    assert str(caught.value) == message


def test_missing_data_is_not_a_fault() -> None:
    missing = [RowStatus.NO_RESULT, RowStatus.NOTHING_TO_COUNT, RowStatus.DATA_ONLY, RowStatus.NO_TARGET]
    assert [status for status in RowStatus if not status.is_fault] == [*missing, RowStatus.WITHHELD, RowStatus.RATED]
