"""Scorecards put together: what the tables have to do with one another, and hostile cells."""

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frames.scorecards.drawn_workbooks import Form, forms, written
from frames.scorecards.workbooks import CALLS, Q1, Q2, faults_of, one_row, read_one, shown, workbook
from qpr_core import Period, Scorecard
from qpr_core.errors import SeriesError
from qpr_core.frames import CellFault, FaultsError, check_scorecard, read_indicators, read_scorecard
from qpr_core.rules import Scheme

RESULTS = pd.DataFrame({"Code": ["C1"], Q1: [84]})


class Met(Scheme):
    """Two bands."""

    MET = "Met"
    MISSED = "Missed"


def test_guesses_with_one_reason_are_one_notice() -> None:
    results = pd.DataFrame({"Code": ["C1"], "Q1 22/23": [84], "Q2 22/23": [85], Q1: [86]})
    (notice,) = read_scorecard(one_row(), results).notices
    assert notice == (
        "'Q1 22/23', 'Q2 22/23' were read as Q1 2022/23, Q2 2022/23: the year 22 is 2022, as every other year of the file is "
        "within 50 years of it"
    )


def test_years_of_all_tables_are_read_together() -> None:
    """The year of two digits is clear by the year of four digits in a different table."""
    table = one_row(**{"Reported from": "2019/20"})
    results = pd.DataFrame({"Code": ["C1"], "Q1 23/24": [84]})
    card = read_scorecard(table, results).scorecard
    assert [str(period) for period, _, _ in card["C1"].series] == [Q1]


def test_whole_numbers_are_calendar_years_with_a_notice() -> None:
    results = pd.DataFrame([["C1", 84]], columns=["Code", 2023])
    reading = read_scorecard(one_row(), results)
    assert [str(period) for period, _, _ in reading.scorecard["C1"].series] == ["2023"]
    assert reading.notices == (
        "2023 was read as 2023: a year written as one number is a calendar year (write 2023/24 for the financial year)",
    )


def test_an_indicator_without_a_row_of_results_is_a_fault() -> None:
    table = pd.concat([one_row(), one_row(Code="C2")], ignore_index=True)
    assert shown(lambda: read_scorecard(table, RESULTS)) == [
        "row 2 of indicators (C2): indicator must have a row of results (with empty cells if it has no results), got no row"
    ]


def test_results_and_definitions_with_faults_are_reported_together() -> None:
    table = pd.concat([one_row(Unit="furlongs"), one_row(Code="C2")], ignore_index=True)
    results = pd.DataFrame({"Code": ["C1", "C2"], Q1: ["x", "y"], Q2: [1, 2]}, dtype=object)
    assert [(fault.table, fault.column) for fault in faults_of(lambda: read_scorecard(table, results))] == [
        ("indicators", "Unit"),
        ("results", Q1),
        ("results", Q1),
    ]


@pytest.mark.parametrize("function", [read_scorecard, read_indicators])
def test_tables_without_an_indicator_are_a_fault(function: Any) -> None:
    assert shown(lambda: function(one_row(**{Q1: 84}).head(0))) == [
        f"{'table' if function is read_scorecard else 'indicators'}: table of indicators must have a row for each indicator (add "
        "the rows), got no row"
    ]


def test_results_of_a_different_length_than_the_frequency_are_a_fault() -> None:
    assert shown(lambda: read_one(Frequency="yearly")) == [
        "row 1 of indicators, column 'Frequency' (C1): results must be of years, the frequency of the indicator (correct one of "
        "them), got quarters"
    ]


def test_indicators_with_two_schemes_are_reported_and_published_by_scheme() -> None:
    table = pd.concat(
        [
            one_row(Target=85, Floor=80),
            one_row(Code="C2", Levels=80, Scheme="Met"),
            one_row(Code="C3"),
            one_row(Code="C4", Scheme="Met"),
        ],
        ignore_index=True,
    )
    columns = ["Code", "Period", "Value", "RAG"]
    rows = [["C1", Q1, 84, "Amber"], ["C2", Q1, 85, "Missed"], ["C3", Q1, 81, "n/a"], ["C4", Q1, 82, "Met"]]
    results = pd.DataFrame([*rows, ["C1", Q2, 86, None], ["C2", Q2, 86, None]], columns=columns, dtype=object)
    reading = read_scorecard(table, results, schemes={"Met": Met})
    published = reading.published_at(Q1)
    assert published is not None
    assert [[member.code for member in each.members or ()] for each in published.by_scheme] == [
        ["C1", "C3"],
        ["C2", "C4"],
    ]
    report = reading.report(Q2)
    assert [[each.code for each in part] for part in report.by_scheme] == [["C1", "C3", "C4"], ["C2"]]
    assert [part.published for part in report.by_scheme] == list(published.by_scheme)
    assert [each.code for each in report.others[0].restated or ()] == ["C2", "C4"]


def test_monthly_results_without_an_aggregation_are_for_monthly_reports() -> None:
    results = pd.DataFrame({"Code": ["C1"], "June 2023": [84]})
    read = read_scorecard(one_row(), results)
    assert read.report("June 2023")["C1"].standing.value == 84
    with pytest.raises(
        SeriesError, match=r"period must be a month for a series of months \(or give the indicator an agg"
    ):
        read.report("Q1 2023/24")


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.dates(),
    st.sampled_from([
        "C1", "c1", "Total", "n/a", "<5", "84%", "£3", "1,234", "(3)", "high", "sideways", "%", "days", "number", Q1, Q2,
        "Q1 23/24", "Jun-23", "2010-11", "30/06/2023", "2023/24", 2023, "Red", "g", "provisional", "95; 90", "Rag", "yes",
        "year to date total", "quarterly", "monthly", "12 visits", "±10%", "Q1 2023/24: x", "met or not met", "1e400", "∞",
        float("inf"), 1e300, -0.0, 10**40, "\x00", "=1+1", "'", "#N/A", "\U0001f600",
    ]),
)  # fmt: skip
HEADINGS = st.one_of(
    st.sampled_from([
        *CALLS, "Target", "Floor", "Tolerance", "Green tolerance", "Levels", "Scheme", "Expected from", "Expected to",
        "Profile Q1", "Since", "Lowest", "Highest", "Decimal places", "Rated as displayed", "Data only", "Aggregation", "Basis",
        "Rolling over", "Frequency", "Baseline", "Arrears", "Carry forward", "Reported from", "Reported until",
        "Withhold below", "Redefined", "Renamed", "Rule", "Written", "Bands", "Period", "Year", "Quarter", "Value", "Numerator",
        "Denominator", "Status", "Marker", "Comparator", "RAG", "Comment", Q1, Q2, "Q1 23/24", f"{Q1} target", f"{Q1} RAG",
        "Target 2023/24", "Jun-23", "30/06/2023", "2010-11", "Q1", "Colour", "Owner", "Service",
    ]),
    st.text(max_size=6),
)  # fmt: skip


def tables(rows: int = 4) -> st.SearchStrategy[list[list[Any]]]:
    return st.lists(HEADINGS, min_size=1, max_size=8).flatmap(
        lambda headings: st.lists(st.lists(JUNK, min_size=len(headings), max_size=len(headings)), max_size=rows).map(
            lambda cells: [headings, *cells]
        )
    )


def plausible_tables() -> st.SearchStrategy[list[list[Any]]]:
    """Return tables that begin with good definitions and go on with junk, so that the reader gets far."""
    return tables(2).map(
        lambda table: [
            [*CALLS, *table[0]],
            *([f"C{at}", *[*CALLS.values()][1:], *row] for at, row in enumerate(table[1:])),
        ]
    )


def is_unique(headings: list[Any]) -> bool:
    return len(set(map(str, headings))) == len(headings)


def frame_of(table: list[list[Any]]) -> pd.DataFrame:
    return pd.DataFrame(table[1:], columns=table[0], dtype=object)


def check(*sources: Any, **how: Any) -> tuple[CellFault, ...]:
    """Check that the list is that of the error of read_scorecard, and return it."""
    faults = check_scorecard(*sources, **how)
    for source in sources:
        if hasattr(source, "seek"):
            source.seek(0)
    if not faults:
        assert isinstance(read_scorecard(*sources, **how).scorecard, Scorecard)
        return faults
    with pytest.raises(FaultsError) as caught:
        read_scorecard(*sources, **how)
    assert caught.value.faults == faults
    assert all(fault.rule in str(caught.value) for fault in faults)
    return faults


@settings(max_examples=60)
@given(st.one_of(tables(), plausible_tables()).filter(lambda table: is_unique(table[0])))
def test_check_scorecard_never_raises_for_what_is_in_one_table(table: list[list[Any]]) -> None:
    check(frame_of(table), two_bands=True, century=2000)


@settings(max_examples=60)
@given(plausible_tables().filter(lambda table: is_unique(table[0])), tables().filter(lambda table: is_unique(table[0])))
def test_check_scorecard_never_raises_for_what_is_in_two_tables(
    first: list[list[Any]], second: list[list[Any]]
) -> None:
    check(frame_of(first), frame_of(second))


def can_be_in_excel(cell: Any) -> bool:
    """Return True if openpyxl writes a cell as it is."""
    if isinstance(cell, str):
        is_legal = cell.isascii() or all(sign.isprintable() and not 0xD800 <= ord(sign) <= 0xDFFF for sign in cell)
        return is_legal and all(sign >= " " for sign in cell) and not cell.startswith("=")
    if isinstance(cell, date):
        return cell.year >= 1900
    return not isinstance(cell, float | int) or abs(cell) < 1e300


@settings(max_examples=50)
@given(st.one_of(tables(), plausible_tables()), st.sampled_from(["", "T!B2", "T!E2", "T!F3"]), st.booleans())
def test_check_scorecard_never_raises_for_what_is_in_a_workbook(
    table: list[list[Any]], percent: str, is_merged: bool
) -> None:
    rows = [[cell if can_be_in_excel(cell) else None for cell in row] for row in table]
    file = workbook(
        {"T": [["Title"], *rows], "R": [["Code", Q1], ["C1", 84]]},
        percent=[percent] if percent else [],
        merged=["T!A1:B1", "T!A3:A4"] if is_merged else [],
    )
    check(file)


@pytest.mark.parametrize(
    "cell", [[1], {"a": 1}, np.array([1, 2]), object(), b"x", 1j, range(3)], ids=lambda cell: type(cell).__name__
)
@pytest.mark.parametrize("column", ["Code", "Name", "Good is", "Unit", "Target", "Since", "Data only", "Levels", Q1])
def test_objects_of_any_kind_are_faults_of_their_cell(column: str, cell: Any) -> None:
    table = one_row(**({"Target": 85, "Floor": 80, Q1: 84, column: None}))
    table[column] = pd.Series([cell], dtype=object)
    faults = check(table)
    assert column in [fault.column for fault in faults] or column == "Levels"


FIGURE = st.integers(100, 1000).map(lambda tenths: Fraction(tenths, 10))


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["C1", "H22", "K9"]),
        st.dictionaries(st.integers(0, 7), st.one_of(FIGURE, st.none()), min_size=1, max_size=5),
        min_size=1,
    ),
    forms(),
)
def test_a_workbook_in_any_form_gives_the_series_that_it_was_written_from(
    results: dict[str, dict[int, Fraction | None]], form: Form
) -> None:
    first = Period.parse("Q1 2022/23")
    known = {code: {first.shift(step): figure for step, figure in own.items()} for code, own in results.items()}
    card = read_scorecard(written(known, form), accept=["hundredfold"]).scorecard
    assert [indicator.code for indicator, _ in card] == list(known)
    periods = {period for own in known.values() for period in own}
    for code, own in known.items():
        series = card[code].series
        expected = own if form.is_long else {period: own.get(period) for period in periods}
        assert {period: series[period] for period in expected} == expected
