"""Periods of every spelling, in every function for large tables and on every engine."""

from datetime import date
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from frames.engines import ENGINES, EVERY, FAST, PLANNERS, rows_of
from qpr_core import FinancialYear, Frequency, Period, Polarity
from qpr_core.errors import PeriodError
from qpr_core.frames import Columns, RowStatus, check, compare, direction_of_travel, rate, summarise

PLAIN: Final = Columns(target=None, polarity=Polarity.HIGHER_IS_BETTER)
RATED: Final = Columns(polarity=Polarity.HIGHER_IS_BETTER)
QUARTERLY: Final = Columns(polarity=Polarity.HIGHER_IS_BETTER, frequency=Frequency.QUARTERLY)

NAMES: Final = [
    "Q1 2023/24", "2023/24 Q1", "Quarter 1, 2023/24", "Q1 2023-2024", "Apr-Jun 2023", "Qtr 1 2023–24",
    "quarter ending June 2023", "3 months to 30 June 2023", "q1 FY2023/24", "Q1 FYE 2024", "2023-04/P3M",
    "APRIL 2023 to JUNE 2023", "Q1\xa02023/24 ", "Q1_2023/24",
]  # fmt: skip
"""The first quarter of 2023/24 in the spellings that `Period.parse` reads."""

DAYS: Final = ["30/06/2023", "1.4.2023", "2023-05-31", "15 May 2023", "May 15, 2023", "2023-06-30 00:00:00"]
"""Days of this quarter."""

UNKNOWN: Final = [
    "Q1 23/24", "2010-11", "31/06/2023", "06/30/2023", "Q1 2023/25", "Q5 2023/24", "", " ", "\xa0", None,
]  # fmt: skip
"""Text that names no period for certain, and no text."""

OTHERS: Final = ["May 2023", "2023/24", "May-Jul 2023", "2023"]
"""Periods of a different length, and a quarter that overlaps those of the financial year."""


def table_of(periods: list[Any], *, same: bool = False) -> pa.Table:
    indicators = ["A"] * len(periods) if same else [f"{row:02d}" for row in range(len(periods))]
    values = [float(row) for row in range(len(periods))]
    thresholds = {"target": [2.0] * len(periods), "floor": [1.0] * len(periods)}
    return pa.table({"indicator": indicators, "period": periods, "value": values} | thresholds)


def test_the_spellings_are_those_that_parse_reads() -> None:
    quarter = Period.parse("Q1 2023/24")
    assert {Period.parse(name) for name in NAMES} == {quarter}
    assert {Period.containing(day, Frequency.QUARTERLY) for day in DAYS} == {quarter}
    for text in filter(None, UNKNOWN):
        with pytest.raises(PeriodError):
            Period.parse(text)
    assert {Period.parse(name) for name in OTHERS}.isdisjoint({quarter})


@pytest.mark.parametrize("engine", EVERY)
def test_compare_reads_every_spelling_of_a_quarter(engine: str) -> None:
    rows = [*NAMES, *DAYS, *UNKNOWN, *OTHERS]
    found = rows_of(compare(ENGINES[engine](table_of(rows)), columns=PLAIN, at="Q1 2023/24"), "indicator")
    known = len(NAMES) + len(DAYS)
    assert [row["status"] for row in found] == ["no target"] * known + ["unknown period"] * (len(rows) - known)
    assert [row["value"] for row in found] == [*map(float, range(known)), *[None] * (len(rows) - known)]


@pytest.mark.parametrize("engine", PLANNERS)
def test_summarise_counts_every_spelling_of_a_quarter(engine: str) -> None:
    rows = [*NAMES, *DAYS, *UNKNOWN, "Q2 2023/24", "30/09/2023"]
    (found,) = rows_of(summarise(ENGINES[engine](table_of(rows)), columns=PLAIN, at="Q1 2023/24"))
    assert (found["total"], found["faulty_count"]) == (len(NAMES) + len(DAYS) + len(UNKNOWN), len(UNKNOWN))


@pytest.mark.parametrize("engine", PLANNERS)
def test_direction_of_travel_reads_a_different_spelling_in_each_row(engine: str) -> None:
    """The same series in one spelling has the same direction."""
    mixed = ["Q1 2022/23", "Jul-Sep 2022", "Qtr 3 2022/23", "31/03/2023", "Q1 2023-24", "quarter to September 2023"]
    plain = ["Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]
    found, expected = (
        rows_of(direction_of_travel(ENGINES[engine](table_of(each, same=True)), columns=PLAIN, at="Q2 2023/24"))
        for each in (mixed, plain)
    )
    assert found == expected
    assert found[0]["direction"] == "positive"


@pytest.mark.parametrize("engine", PLANNERS)
@pytest.mark.parametrize("columns", [RATED, QUARTERLY], ids=["any", "quarterly"])
def test_two_spellings_of_a_period_are_duplicates(engine: str, columns: Columns) -> None:
    """Unknown periods are the same only if their text is."""
    rows = ["Q1 2023/24", "Apr-Jun 2023", "Q2 2023/24", "Q1 23/24", "Q1 23/24", "Q3 23/24", "2023-07-31"]
    table = ENGINES[engine](table_of(rows, same=True))
    found = rows_of(rate(table, columns=columns, unique=True), "value")
    twice = {0, 1, 3, 4} | ({2, 6} if columns is QUARTERLY else set())
    assert {place for place, row in enumerate(found) if row["status"] == "duplicate"} == twice
    faults = [(fault.status, fault.row_count) for fault in check(table, columns=columns)]
    assert faults == [(RowStatus.DUPLICATE, len(twice) - 2), (RowStatus.UNKNOWN_PERIOD, 3)]


@pytest.mark.parametrize("engine", PLANNERS)
def test_two_dates_of_a_quarter_are_duplicates_if_the_columns_are_quarterly(engine: str) -> None:
    days = [date(2023, 4, 1), date(2023, 6, 30), date(2023, 7, 1), None]
    table = ENGINES[engine](table_of(days, same=True))
    assert [fault.status for fault in check(table, columns=RATED)] == [RowStatus.UNKNOWN_PERIOD]
    faults = [(fault.status, fault.row_count) for fault in check(table, columns=QUARTERLY)]
    assert faults == [(RowStatus.DUPLICATE, 2), (RowStatus.UNKNOWN_PERIOD, 1)]
    found = rows_of(rate(table, columns=QUARTERLY, unique=True), "value")
    assert [row["status"] for row in found] == ["duplicate", "duplicate", "rated", "rated"]


@pytest.mark.parametrize("engine", PLANNERS)
def test_check_knows_periods_of_every_length_unless_the_columns_have_one(engine: str) -> None:
    table = ENGINES[engine](table_of([*NAMES, *DAYS, *OTHERS]))
    assert check(table, columns=PLAIN) == ()
    (fault,) = check(table, columns=QUARTERLY)
    assert (fault.status, fault.row_count) == (RowStatus.UNKNOWN_PERIOD, len(OTHERS))


@pytest.mark.parametrize(
    ("at", "rows"),
    [
        ("May 2023", ["May 2023", "2023-05", "05/2023", "May-2023", "31/05/2023", "May 2023/24"]),
        ("2023/24", ["2023/24", "FY 2023/24", "FYE 2024", "year to March 2024", "31/03/2024", "2023-2024"]),
        ("2023", ["2023", "Jan-Dec 2023", "year ended 31 December 2023", "31/12/2023", "2023-01/P12M"]),
        ("Q4 2023/24", ["Jan-Mar 2024", "Q4 FYE 2024", "29/02/2024"]),
        ("Dec 2023-Feb 2024", ["Dec 2023-Feb 2024", "quarter ending 29 February 2024", "1 Jan 2024"]),
    ],
)
@pytest.mark.parametrize("engine", FAST)
def test_periods_of_every_length_are_read_from_text(engine: str, at: str, rows: list[str]) -> None:
    found = rows_of(compare(ENGINES[engine](table_of(rows)), columns=PLAIN, at=at))
    assert [row["status"] for row in found] == ["no target"] * len(rows)
    assert all(row["value"] is not None for row in found)


def test_names_refer_to_the_financial_year_of_the_columns() -> None:
    for month, rows in (("January", ["Q2 2023", "Q2 FY 2023", "2023 Q2"]), ("October", ["Q2 2022/23", "Q2 FYE 2023"])):
        columns = Columns(target=None, polarity=Polarity.HIGHER_IS_BETTER, financial_year=FinancialYear(month))
        table = pl.DataFrame(pl.from_arrow(table_of(rows)))
        at = Period.parse(rows[0], financial_year=FinancialYear(month))
        found = compare(table, columns=columns, at=at)
        assert found["status"].to_list() == ["no target"] * len(rows)
        assert found["value"].null_count() == 0


@pytest.mark.parametrize("cells", [[], [None, None], ["", None]], ids=["no rows", "nulls", "blank"])
@pytest.mark.parametrize("engine", FAST)
def test_a_column_without_any_text_has_unknown_periods(engine: str, cells: list[str | None]) -> None:
    table = ENGINES[engine](
        pa.table({
            "indicator": pa.array(["A", "B"][: len(cells)], pa.string()),
            "period": pa.array(cells, pa.string()),
            "value": pa.array([1.0, 2.0][: len(cells)], pa.float64()),
        })
    )  # fmt: skip
    found = rows_of(compare(table, columns=PLAIN, at="Q1 2023/24"))
    assert [row["status"] for row in found] == ["unknown period"] * len(cells)
    assert sum(fault.row_count for fault in check(table, columns=PLAIN)) == len(cells)


@pytest.mark.parametrize(
    "column",
    [
        pl.Series(["Q1 2023/24", "Apr-Jun 2023"], dtype=pl.Categorical),
        pl.Series(["Q1 2023/24", "Apr-Jun 2023"], dtype=pl.Enum(["Q1 2023/24", "Apr-Jun 2023"])),
    ],
    ids=["categories", "enumeration"],
)
@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
def test_categories_are_read_like_text(column: pl.Series, lazy: bool) -> None:
    rows = pl.DataFrame(pl.from_arrow(table_of(["", ""], same=True))).with_columns(period=column)
    found = rows_of(rate(rows.lazy() if lazy else rows, columns=RATED, unique=True))
    assert [row["status"] for row in found] == ["duplicate"] * 2


def test_the_index_and_the_order_of_pandas_are_kept() -> None:
    table = pd.DataFrame(table_of(["Q2 2023/24", "Apr-Jun 2023", "Q1 2023/24"]).to_pandas()).set_index(
        pd.Index([7, 7, 3])
    )
    found = rate(table, columns=PLAIN, unique=True)
    assert found.index.to_list() == [7, 7, 3]
    assert found["period"].to_list() == ["Q2 2023/24", "Apr-Jun 2023", "Q1 2023/24"]


@pytest.mark.parametrize("function", [compare, summarise, direction_of_travel])
def test_a_lazy_table_with_names_stays_lazy(function: Any) -> None:
    def fail(_: Any) -> Any:
        raise AssertionError

    table = pl.DataFrame({"indicator": ["A"], "period": ["Q1 2023/24"], "value": [1.0]})
    failing = table.lazy().map_batches(fail, schema=dict(table.collect_schema()))
    assert isinstance(function(failing, columns=PLAIN, at="Q1 2023/24"), pl.LazyFrame)
    assert isinstance(rate(failing, columns=PLAIN, unique=True), pl.LazyFrame)


def test_a_frequency_of_columns_may_be_a_word_and_nothing_else() -> None:
    assert Columns(frequency="quarterly") == Columns(frequency=Frequency.QUARTERLY)
    with pytest.raises(PeriodError, match="frequency must be a Frequency or one of 'monthly', 'quarterly'"):
        Columns(frequency="weekly")
