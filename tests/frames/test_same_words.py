"""Statuses, reasons and columns have the names of single indicators."""

import inspect
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import attrs
import polars as pl
import pyarrow as pa
import pytest

import qpr_core
from frames.drawn_tables import many, table_of
from frames.engines import ENGINES, EVERY, rows_of
from qpr_core import Direction, Indicator, Polarity, Rag, Ratio, Scorecard, Thresholds, TimeSeries, classify, frames
from qpr_core.analysis import answers
from qpr_core.analysis.answers import Judgement, Movement, NoComparison, NoDirection, NoRating
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.methods.evidence import Line
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.frames import Columns, Layout, RowStatus
from qpr_core.model.series.observation import Observation
from qpr_core.model.time.period import Period
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import Choice

AT: Final = 70

NOT_IN_TABLES: Final[dict[Choice, str]] = {
    NoRating.NO_TARGET_FOR_PERIOD: "each row has the target of its period, so that there is only one kind of none",
    NoRating.NOT_YET_DUE: "a table has no arrears",
    NoRating.TOO_OLD: "rate carries no result forward",
    NoRating.NO_HISTORY: "a table has no custom rule that looks back",
    NoRating.DIFFERENT_PART_OF_YEAR: "a table has no custom rule that looks back",
    NoDirection.TOO_FEW_YEARS: "only the regression finds directions in tables",
    NoDirection.GAP: "the regression keeps gaps",
    NoDirection.NO_BASELINE: "only the regression finds directions in tables",
    NoDirection.NO_VARIATION: "only the regression finds directions in tables",
    NoDirection.YES_OR_NO: "a table has no units",
    NoDirection.ACCUMULATES: "a table has no basis",
    NoComparison.ACCUMULATES: "a table has no basis",
    NoComparison.REDEFINED: "a table has no notes",
}
"""The reasons that a table cannot have, and why not."""


def words_of(*kinds: type[Choice]) -> set[str]:
    """Return every word that a column of these answers can have."""
    return {member.value for kind in kinds for member in kind if member not in NOT_IN_TABLES}


@cache
def drawn(*, counts: bool) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(table_of(many(5, AT, counts=counts), counts=counts)))


def found_words(function: Callable[..., Any], column: str, **call: Any) -> set[str]:
    """Return the words that a function writes in a column, for 600 drawn series."""
    counted: dict[bool, dict[str, Any]] = {False: {}, True: {"value": None}}
    tables = [
        function(drawn(counts=counts), columns=Columns(**counted[counts], floor=None, withhold_below=below), **call)
        for counts, below in ((False, None), (True, None), (True, 9))
    ]
    return {word for table in tables for word in table[column].drop_nulls().to_list()}


def test_statuses_without_a_fault_are_reasons_of_classify() -> None:
    shared = {status.name: status.value for status in RowStatus if not status.is_fault and status.value != "rated"}
    reasons = {reason.name: reason.value for reason in NoRating if reason not in NOT_IN_TABLES}
    assert shared == reasons


def test_no_fault_has_the_word_of_a_reason() -> None:
    reasons = {reason.value for kind in (NoRating, NoDirection, NoComparison) for reason in kind}
    assert not reasons & {status.value for status in RowStatus if status.is_fault}


def test_rate_writes_every_band_and_reason_of_classify() -> None:
    assert found_words(frames.rate, "rating") == words_of(Rag)
    faults = {status.value for status in RowStatus if status.is_fault}
    assert found_words(frames.rate, "status") - faults == words_of(NoRating) | {"rated"}


def test_compare_writes_every_movement_judgement_and_reason() -> None:
    found = {name: found_words(frames.compare, name, at=AT) for name in ("movement", "judgement")}
    no_result = {NoComparison.NO_RESULT.value, NoComparison.NO_RESULT_BEFORE.value}
    assert found["movement"] == words_of(Movement) | no_result | {NoComparison.WITHHELD.value}
    assert found["judgement"] == words_of(Judgement, NoComparison)


def test_direction_of_travel_writes_every_direction_and_reason() -> None:
    assert found_words(frames.direction_of_travel, "direction", at=AT) == words_of(Direction, NoDirection)


def names_of(*records: type) -> set[str]:
    """Return the names of the fields and properties of records."""
    return {name for record in records for name in dir(record) if not name.startswith("_")} | {
        part.name for record in records if attrs.has(record) for part in attrs.fields(record)
    }


def class_name(column: str) -> str:
    return "".join(word.capitalize() for word in column.split("_"))


@pytest.mark.parametrize(
    ("function", "call", "records", "only_in_tables"),
    [
        (frames.rate, {}, [Standing], {"status"}),
        (frames.compare, {"at": AT}, [Standing, Comparison], {"status"}),
        (frames.direction_of_travel, {"at": AT}, [DirectionOfTravel, Line], {"status", "is_borderline"}),
        (frames.summarise, {}, [Summary], {"total", "faulty_count", *(band.value for band in Rag)}),
    ],
)
def test_added_columns_are_named_like_the_fields_of_the_records(
    function: Callable[..., Any], call: dict[str, Any], records: list[type], only_in_tables: set[str]
) -> None:
    """A column of the earlier period has the suffix `_before`."""
    table = drawn(counts=False)
    added = set(function(table, columns=Columns(floor=None), **call).columns) - set(table.columns)
    assert {name.removesuffix("_before") for name in added} - names_of(*records) == only_in_tables


def test_report_table_names_its_columns_like_the_fields_of_the_records() -> None:
    calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79}))]).report("Q1 2023/24")
    columns = frames.report_table(report, backend="polars").columns
    records = names_of(Assessment, Indicator, Standing, Comparison, DirectionOfTravel, Line, Observation, Ratio)
    plain = {re.sub("^exact_|_before$", "", name) for name in columns}
    rest = {name for name in plain - records if not hasattr(answers, class_name(name))}
    assert rest == {"method_version", "second_rating"}
    assert "version" in names_of(Rule)


@pytest.mark.parametrize("name", ["rate", "compare", "direction_of_travel", "summarise"])
def test_parameters_have_the_names_of_the_single_function(name: str) -> None:
    """Only tables have columns, groups (`by`) and duplicates (`unique`).

    In `summarise`, only a table needs a period.
    """
    given, single = (set(inspect.signature(getattr(module, name)).parameters) for module in (frames, qpr_core))
    assert given - single - names_of(Indicator) <= {"frame", "columns", "by", "at", "unique"}


def test_columns_and_layout_name_parts_of_indicators_and_results() -> None:
    known = names_of(Indicator, Thresholds, Ratio, Standing, Observation, Period) | {"period"}
    only_in_tables = {
        Columns: {"series", "per"},
        Layout: {
            *("written", "bands", "levels", "expected_from", "expected_to", "lowest", "highest", "since"),
            *("profile_q1", "profile_q2", "profile_q3", "profile_q4", "profile", "rolling_over"),
            *("quarter", "comparator", "published", "action"),
        },
    }
    for record, extra in only_in_tables.items():
        assert {part.name for part in attrs.fields(record)} - known == extra


ROWS: Final[list[tuple[float | None, float | None, Polarity, bool]]] = [
    (84.0, None, Polarity.HIGHER_IS_BETTER, True),
    (84.0, None, Polarity.HIGHER_IS_BETTER, False),
    (None, None, Polarity.HIGHER_IS_BETTER, True),
    (84.0, 85.0, Polarity.HIGHER_IS_BETTER, False),
    (85.0, None, Polarity.NEITHER, False),
    (85.0, None, Polarity.NEITHER, True),
    (None, None, Polarity.NEITHER, False),
    (84.0, None, Polarity.LOWER_IS_BETTER, True),
]


def marked_table(*, floor: bool = True) -> pa.Table:
    value, target, polarity, mark = (list(column) for column in zip(*ROWS, strict=True))
    edge = [None if each is None else 80.0 if floor else 5.0 for each in target]
    return pa.table({
        "indicator": range(len(ROWS)), "period": [AT] * len(ROWS), "value": value, "target": pa.array(target, pa.float64()),
        "floor" if floor else "tolerance": pa.array(edge, pa.float64()), "polarity": [each.value for each in polarity],
        "monitored": mark,
    })  # fmt: skip


@pytest.mark.parametrize("floor", [True, False], ids=["floor", "tolerance"])
@pytest.mark.parametrize("engine", EVERY)
def test_rate_answers_data_only_where_classify_does(engine: str, floor: bool) -> None:
    columns = Columns(floor="floor" if floor else None, data_only="monitored")
    found = rows_of(frames.rate(ENGINES[engine](marked_table(floor=floor)), columns=columns), "indicator")
    for row, (value, target, polarity, mark) in zip(found, ROWS, strict=True):
        edge: dict[str, Any] = {"floor": 80} if floor else {"tolerance": "5%"}
        thresholds = None if target is None else Thresholds(target=target, **edge)
        plain = Indicator(code="K", name="K", polarity=polarity, unit="%", thresholds=thresholds, data_only=mark)
        expected = classify(plain, value)
        assert row["rating"] == (expected.value if isinstance(expected, Rag) else None), row
        assert row["status"] == (expected.value if isinstance(expected, NoRating) else "rated"), row
    assert [row["status"] for row in found].count("data only") == 4


def test_data_only_is_answered_without_a_column_of_targets() -> None:
    table = pl.DataFrame(pl.from_arrow(marked_table()))
    columns = Columns(target=None, data_only="monitored")
    assert frames.rate(table, columns=columns)["status"].to_list()[:2] == ["data only", "no target"]
    compared = frames.compare(table, columns=columns, at=AT).sort("indicator")
    assert compared["status"].to_list()[:2] == ["data only", "no target"]
    assert compared["judgement"].to_list()[:2] == ["no result before"] * 2
    assert frames.summarise(table, columns=columns, at=AT).row(0, named=True)["faulty_count"] == 0


def test_a_data_only_row_with_a_target_is_a_contradiction() -> None:
    """An `Indicator` with `data_only=True` refuses thresholds too."""
    table = pl.DataFrame(GOOD | {"monitored": [True, None]})
    rated = frames.rate(table, columns=Columns(data_only="monitored"))
    assert rated.select("rating", "status").rows() == [(None, "contradiction"), ("Amber", "rated")]
    (fault,) = frames.check(table, columns=Columns(data_only="monitored"), unique=False)
    assert (fault.status, fault.row_count) == (RowStatus.CONTRADICTION, 1)


GOOD: Final = {"value": [84.0] * 2, "target": [85] * 2, "floor": [80] * 2, "polarity": ["higher is better"] * 2}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"monitored": ["yes", "no"]}, "column 'monitored' must contain True and False (convert it first), got String"),
        ({}, "frame must have a column 'monitored', got ['value', 'target', 'floor', 'polarity']"),
    ],
)
def test_data_only_must_be_a_column_of_true_and_false(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(qpr_core.errors.TableError) as caught:
        frames.rate(pl.DataFrame(GOOD | columns), columns=Columns(data_only="monitored"))
    assert str(caught.value) == message
