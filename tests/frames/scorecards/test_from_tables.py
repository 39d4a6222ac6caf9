"""Scorecards from tables: the same in every library, with nothing lost or guessed."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qpr_core import (
    Basis,
    FinancialYear,
    Indicator,
    NoRating,
    Period,
    Polarity,
    QprError,
    Rag,
    Ratio,
    Scorecard,
    Status,
    Thresholds,
    TimeSeries,
)
from qpr_core.errors import FigureError, PeriodError, TableError, ThresholdError
from qpr_core.frames import CellFault, FaultsError, Layout, read_scorecard, report_table
from qpr_core.frames.scorecards.plausible import KINDS
from qpr_core.testing import plain_scorecards

MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": lambda columns: pl.DataFrame(columns, strict=False),
    "pyarrow": pa.table,
}
INDICATORS: dict[str, list[Any]] = {
    "code": ["CS01", "HT02"],
    "name": ["Complaints in time", "Days to decide"],
    "service": ["Customer Services", None],
    "polarity": ["higher is better", "LOWER_IS_BETTER"],
    "unit": ["%", "days"],
    "target": [85, 56],
    "floor": [80, 63],
}
LONG: dict[str, list[Any]] = {
    "code": ["CS01", "CS01", "HT02", "CS01"],
    "period": ["Q1 2023/24", "Q2 2023/24", "Q2 2023/24", "Q4 2022/23"],
    "value": [84.95, None, 57, 90],
    "status": [None, None, "provisional", None],
}
WIDE: dict[str, list[Any]] = {"code": ["CS01", "HT02"], "Q1 2023/24": [84.95, None], "Q2 2023/24": [None, 57.0]}


def complaints(**parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80), "service": "Customer Services"}
    return Indicator(
        code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER, unit="%", **(given_parts | parts)
    )


def scorecard_of(*tables: object, **parts: Any) -> Scorecard:
    return read_scorecard(*tables, **parts).scorecard


def faults_of(call: Callable[[], object]) -> tuple[CellFault, ...]:
    with pytest.raises(FaultsError) as caught:
        call()
    return caught.value.faults


def changed(table: dict[str, Any], **columns: Any) -> dict[str, Any]:
    return {name: column for name, column in (table | columns).items() if column is not None}


@pytest.mark.parametrize("library", MAKERS)
def test_long_tables_make_a_scorecard_in_the_order_of_the_indicators(library: str) -> None:
    make = MAKERS[library]
    card = scorecard_of(make(INDICATORS), make(LONG))
    assert [entry.indicator.code for entry in card.entries] == ["CS01", "HT02"]
    first, second = card.entries
    assert first.indicator == complaints()
    assert first.series == TimeSeries({"Q4 2022/23": 90, "Q1 2023/24": "84.95", "Q2 2023/24": None})
    assert second.indicator.service is None
    assert second.indicator.polarity is Polarity.LOWER_IS_BETTER
    assert second.series == TimeSeries({"Q2 2023/24": 57}, statuses={"Q2 2023/24": Status.PROVISIONAL})


@pytest.mark.parametrize("library", MAKERS)
def test_wide_tables_have_a_column_for_each_period_and_empty_cells_stay_gaps(library: str) -> None:
    make = MAKERS[library]
    card = scorecard_of(make(INDICATORS), make(WIDE))
    assert card["CS01"].series == TimeSeries({"Q1 2023/24": "84.95", "Q2 2023/24": None})
    assert card["HT02"].series == TimeSeries({"Q1 2023/24": None, "Q2 2023/24": 57})


def test_the_same_tables_give_the_same_scorecard_in_every_library() -> None:
    cards = {library: scorecard_of(make(INDICATORS), make(LONG)) for library, make in MAKERS.items()}
    assert cards["pandas"] == cards["polars"] == cards["pyarrow"]


def test_tables_of_text_as_they_come_from_a_csv_file_are_read_exactly() -> None:
    table = "code,name,service,polarity,unit,target,floor\nCS01,Complaints in time,,higher is better,%,84.95,80\n"
    results = "code,period,value\nCS01,Q1 2023/24, 84.95 \nCS01,Q2 2023/24,\n"
    for read in (
        lambda text: pd.read_csv(StringIO(text), dtype=str),
        lambda text: pl.read_csv(StringIO(text), infer_schema=False),
    ):
        (entry,) = scorecard_of(read(table), read(results)).entries
        assert entry.indicator == complaints(service=None, thresholds=Thresholds(target="84.95", floor=80))
        assert entry.series == TimeSeries({"Q1 2023/24": "84.95", "Q2 2023/24": None})


@pytest.mark.parametrize("library", MAKERS)
def test_counts_make_ratios_and_a_missing_pair_is_a_gap(library: str) -> None:
    counts = {
        "code": ["CS01"] * 3,
        "period": ["Q1 2023/24", "Q2 2023/24", "Q3 2023/24"],
        "numerator": [84, None, 0],
        "denominator": [99, None, 0],
    }
    one = {name: column[:1] for name, column in INDICATORS.items()}
    card = scorecard_of(MAKERS[library](one), MAKERS[library](counts))
    expected = {"Q1 2023/24": Ratio(84, 99), "Q2 2023/24": None, "Q3 2023/24": Ratio(0, 0)}
    assert card["CS01"].series == TimeSeries(expected)


def test_targets_that_change_over_time_are_read_from_a_separate_table() -> None:
    targets = {
        "code": ["CS01", "CS01", "CS01"],
        "since": ["2022/23", "Q1 2023/24", "Q1 2024/25"],
        "target": [85, 88, None],
        "floor": [80, None, None],
        "tolerance": [None, "5%", None],
    }
    plain = pl.DataFrame(changed(INDICATORS, target=None, floor=None))
    card = scorecard_of(plain, pl.DataFrame(LONG, strict=False), targets=pl.DataFrame(targets))
    timeline = {
        "2022/23": Thresholds(target=85, floor=80),
        "Q1 2023/24": Thresholds(target=88, tolerance="5%"),
        "Q1 2024/25": None,
    }
    assert card["CS01"].indicator == complaints(thresholds=timeline)
    assert not card["HT02"].indicator.is_rateable


def test_columns_may_have_other_names_and_some_may_be_left_out() -> None:
    indicators = pd.DataFrame(
        {"KPI": ["CS01"], "Title": ["Complaints in time"], "Better": ["higher is better"], "In": ["%"], "Note": ["x"]}
    )
    results = pd.DataFrame({"KPI": ["CS01"], "Quarter": ["Q1 2023/24"], "Result": [84], "Note": ["y"]})
    layout = Layout(code="KPI", name="Title", polarity="Better", unit="In", period="Quarter", value="Result")
    card = scorecard_of(indicators, results, layout=layout, ignore=["Note"])
    assert card["CS01"].indicator == complaints(thresholds=None, service=None)


@pytest.mark.parametrize(("words", "quarter"), [("sum", 12), ("Last month", 5), ("MEAN", 4)])
def test_monthly_results_are_combined_by_the_aggregation_in_the_table(words: str, quarter: int) -> None:
    indicators = pd.DataFrame(
        {"code": ["A1", "A2"], "name": ["Visits", "Calls"], "polarity": ["neither"] * 2, "unit": ["number"] * 2,
         "aggregation": [words, None]}
    )  # fmt: skip
    results = pd.DataFrame(
        {"code": ["A1", "A1", "A1", "A2"], "period": ["April 2023", "May 2023", "June 2023", "Q1 2023/24"],
         "value": [3, 4, 5, 9]}
    )  # fmt: skip
    report = scorecard_of(indicators, results).report("Q1 2023/24")
    assert [report[code].standing.value for code in ("A1", "A2")] == [quarter, 9]


VISITS: dict[str, Any] = {
    "code": ["V1"], "name": ["Visits"], "polarity": ["higher is better"], "unit": ["number"],
    "basis": ["year-to-date total"],
}  # fmt: skip
SO_FAR: dict[str, Any] = {"code": ["V1"], "Q1 2023/24": [260], "Q2 2023/24": [430], "Q3 2023/24": [800]}


def test_totals_of_the_year_to_date_are_rated_by_the_targets_of_their_quarters() -> None:
    """260 of the 250 due by Q1 is Green, and not Red against the 1,000 of the year."""
    by_quarter = {
        "since": ["Q1 2023/24", "Q2 2023/24", "Q4 2023/24"],
        "target": [250, 500, 1000],
        "floor": [225, 450, 900],
    }
    card = read(VISITS, SO_FAR, targets=pd.DataFrame({"code": ["V1"] * 3} | by_quarter))
    quarters = ("Q1 2023/24", "Q2 2023/24", "Q3 2023/24")
    assert card["V1"].indicator.basis is Basis.YEAR_TO_DATE_TOTAL
    assert [card.report(quarter)["V1"].rating for quarter in quarters] == [
        Rag.GREEN,
        Rag.RED,
        NoRating.NO_TARGET_FOR_PERIOD,
    ]


@pytest.mark.parametrize(
    ("own", "targets"),
    [
        ({"target": [1000], "floor": [900]}, None),
        ({}, {"code": ["V1"], "since": ["2023/24"], "target": [1000], "floor": [900]}),
    ],
)
def test_one_target_for_totals_of_the_year_to_date_is_refused_with_its_row(
    own: dict[str, Any], targets: dict[str, Any] | None
) -> None:
    (fault,) = faults_of(lambda: read(VISITS | own, SO_FAR, targets=None if targets is None else pd.DataFrame(targets)))
    assert fault.place.startswith("row 1 of indicators")
    assert fault.rule.startswith("thresholds of a year-to-date total must")
    assert isinstance(fault.error, ThresholdError)


def test_read_scorecard_reads_codes_of_digits_decimal_places_and_data_only() -> None:
    indicators = pd.DataFrame(
        {"code": [101.0, 102.0], "name": ["A", "B"], "polarity": ["neither", "higher is better"], "unit": ["number", "%"],
         "decimal_places": [1.0, np.nan], "data_only": ["Yes", None]}
    )  # fmt: skip
    results = pd.DataFrame({"code": [101, 102], "period": ["Q1 2023/24"] * 2, "value": [5, 6]})
    card = scorecard_of(indicators, results)
    assert card["101"].indicator.decimal_places == 1
    assert [card[code].indicator.data_only for code in ("101", "102")] == [True, False]


def test_quarters_are_read_in_the_given_financial_year() -> None:
    year = FinancialYear("January")
    results = pl.DataFrame({"code": ["CS01"], "Q1 2023": [84]})
    one = pl.DataFrame({name: column[:1] for name, column in INDICATORS.items()})
    card = scorecard_of(one, results, financial_year=year)
    assert card["CS01"].series.first == Period.parse("Jan-Mar 2023")
    assert card["CS01"].indicator.financial_year == year


@pytest.mark.parametrize(
    "cell", [np.nan, None, pd.NA, pd.NaT, "", "  ", Decimal("NaN"), float("nan"), np.float32("nan")], ids=repr
)
def test_every_missing_value_is_a_gap(cell: object) -> None:
    results = pd.DataFrame(
        {"code": ["CS01", "CS01"], "period": ["Q1 2023/24", "Q2 2023/24"], "value": [cell, 84]}, dtype=object
    )
    one = pd.DataFrame({name: column[:1] for name, column in INDICATORS.items()})
    assert scorecard_of(one, results)["CS01"].series["Q1 2023/24"] is None


@pytest.mark.parametrize(
    "cell", [84.95, "84.95", Decimal("84.95"), np.float64(84.95), np.float32(84.95), 84.95000000000001], ids=repr
)
def test_a_figure_is_the_same_in_whatever_form_it_comes(cell: object) -> None:
    results = pd.DataFrame({"code": ["CS01"], "period": ["Q1 2023/24"], "value": [cell]}, dtype=object)
    one = pd.DataFrame({name: column[:1] for name, column in INDICATORS.items()})
    assert scorecard_of(one, results)["CS01"].series["Q1 2023/24"] == Fraction("84.95")


@pytest.mark.parametrize(
    "library", [pytest.param(each, marks=[] if each == "polars" else pytest.mark.large) for each in MAKERS]
)
def test_read_scorecard_reads_floats_of_32_bits_by_their_shortest_decimals(library: str) -> None:
    """The value 85.1 as a 32-bit float is Green against a target of 85.1.

    Its digits as a 64-bit float are 85.0999985, which would be Amber.
    """
    targets = [Fraction(place, 10) for place in range(1, 2_000)]
    codes = [f"K{place}" for place in range(len(targets))]
    indicators = {
        "code": codes, "name": codes, "polarity": ["higher is better"] * len(codes), "unit": ["number"] * len(codes),
        "target": np.array([float(each) for each in targets], np.float32), "floor": [0.0] * len(codes),
    }  # fmt: skip
    values = np.array([float(each) for each in targets], np.float32)
    results = {"code": codes, "period": ["Q1 2023/24"] * len(codes), "value": values}
    card = scorecard_of(MAKERS[library](indicators), MAKERS[library](results))
    assert [series["Q1 2023/24"] for _, series in card.entries] == targets
    assert {each.rating for each in card.report("Q1 2023/24").assessments} == {Rag.GREEN}


@pytest.mark.parametrize(
    "value",
    [
        np.array([85.1], np.float32),
        np.array([85.1], np.float16),
        pd.array([np.float32(85.1)], "Float32"),
        pd.array([85.1], "float[pyarrow]"),
        pd.Series([np.float32(85.1)], dtype=object),
        pd.Series([Decimal("85.1")], dtype=object),
        pd.Series(["85.1"], dtype=object),
    ],
    ids=lambda value: str(value.dtype),
)
def test_read_scorecard_reads_a_figure_of_every_type_in_pandas(value: Any) -> None:
    expected = Fraction(str(np.float16(85.1))) if value.dtype == np.float16 else Fraction("85.1")
    one = pd.DataFrame({name: column[:1] for name, column in INDICATORS.items()})
    results = pd.DataFrame({"code": ["CS01"], "period": ["Q1 2023/24"], "value": value})
    assert scorecard_of(one, results)["CS01"].series["Q1 2023/24"] == expected


@pytest.mark.parametrize(
    "code",
    [
        pd.array([101], "Int64"),
        pd.array([101], "UInt8"),
        pd.array([101], "int64[pyarrow]"),
        np.array([101], np.float32),
        pd.array([101.0], "Float64"),
        pd.Series([Decimal("101.0")], dtype=object),
        pd.Series([np.int64(101)], dtype=object),
    ],
    ids=lambda code: str(code.dtype),
)
def test_codes_of_digits_and_decimal_places_may_be_whole_numbers_of_every_type(code: Any) -> None:
    indicators = pd.DataFrame(
        {
            "code": code,
            "name": ["A"],
            "polarity": ["neither"],
            "unit": ["number"],
            "decimal_places": pd.array([1], "Int64"),
        }
    )
    results = pd.DataFrame({"code": code, "period": ["Q1 2023/24"], "value": [5]})
    assert scorecard_of(indicators, results)["101"].indicator.decimal_places == 1


@pytest.mark.parametrize(
    "code",
    [101.5, True, np.timedelta64(5), Decimal("101.5"), float("inf"), Decimal("Infinity"), [101], 1e300],
    ids=repr,
)
def test_a_code_that_is_neither_text_nor_a_whole_number_is_refused(code: object) -> None:
    indicators = pd.DataFrame(
        {"code": pd.Series([code], dtype=object), "name": ["A"], "polarity": ["neither"], "unit": ["number"]}
    )
    results = pd.DataFrame({"code": ["A"], "Q1 2023/24": [5]})
    assert "code must be text" in [fault.rule for fault in faults_of(lambda: scorecard_of(indicators, results))]


@pytest.mark.parametrize(
    ("column", "message"),
    [("polarity", "polarity must be one of "), ("data_only", "cell must be yes or no")],
)
@pytest.mark.parametrize("cell", [[1], {"a": 1}, np.array([1, 2]), np.timedelta64(5)], ids=repr)
def test_a_cell_that_cannot_be_looked_up_is_refused_with_its_row(column: str, message: str, cell: object) -> None:
    cells: dict[str, Any] = {"code": ["A"], "name": ["A"], "polarity": ["neither"], "unit": ["number"]}
    indicators = pd.DataFrame(cells | {column: pd.Series([cell], dtype=object)})
    results = pd.DataFrame({"code": ["A"], "Q1 2023/24": [5]})
    (fault,) = faults_of(lambda: scorecard_of(indicators, results))
    assert (fault.place, fault.code) == (f"row 1 of indicators, column {column!r}", "A")
    assert fault.rule.startswith(message)


def read(indicators: dict[str, Any] = INDICATORS, results: dict[str, Any] = LONG, **parts: Any) -> Scorecard:
    return scorecard_of(pd.DataFrame(indicators), pd.DataFrame(results), **parts)


WRONG_CALLS: list[tuple[Callable[[], object], str]] = [
    (lambda: scorecard_of([1], pd.DataFrame(LONG)), "indicators must be a data frame that is not lazy (collect it first), got a list"),
    (lambda: scorecard_of(pd.DataFrame(INDICATORS), pl.LazyFrame(WIDE)), "results must be a data frame that is not lazy (collect it first), got a LazyFrame"),
    (lambda: read(layout="KPI"), "layout must be a Layout, got 'KPI'"),
    (lambda: read(ignore="Note"), "ignore must contain headings, or a mapping from tables to headings, got 'Note'"),
    (lambda: read(ignore={"results": [5]}), "ignore must contain headings, or a mapping from tables to headings, got {'results': [5]}"),
    (lambda: read(accept="hundredfold"), "accept must be a list of names of warnings, got 'hundredfold'"),
    (lambda: read(accept=["hundredfold (CS02)"]), "accept must have kinds (fraction of 1, hundredfold, above 100%, tiny tolerance, published rating) or names of warnings, got 'hundredfold (CS02)'"),
    (lambda: read(defaults={"colour": "red"}), "defaults must be for parts of a definition (code, name, service, "),
    (lambda: read(defaults=["%"]), "defaults must be a mapping from parts of a definition to values, got ['%']"),
    (lambda: read(schemes=[Rag]), "schemes must be a mapping from names to schemes, got [<enum 'Rag'>]"),
    (lambda: read(rules=5), "rules must be a mapping from names to rating rules, got 5"),
    (lambda: read(sheets={"results": "Q1"}), "sheets= must be passed only with a workbook, got {'results': 'Q1'}"),
    (lambda: read(sheets={"result": "Q1"}), "sheets must map 'indicators', 'results' and 'targets' to names of sheets, got {'result': 'Q1'}"),
    (lambda: read(two_bands="yes"), "two_bands must be True or False, got 'yes'"),
    (lambda: Layout(code=5), "name of a column must be text, got 5 (code)"),  # type: ignore[arg-type]  # a wrong type is what is tested
]  # fmt: skip


@pytest.mark.parametrize(("call", "message"), WRONG_CALLS, ids=range(len(WRONG_CALLS)))
def test_read_scorecard_with_a_wrong_argument_raises_an_error(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TableError) as caught:
        call()
    assert not isinstance(caught.value, FaultsError)
    assert str(caught.value).startswith(message)


WRONG_TABLES: list[tuple[Callable[[], object], type[QprError], str]] = [
    (lambda: read(changed(INDICATORS, unit=None)), TableError, "indicators: table must have a column 'unit' (add it, or pass defaults={'unit': ...}), got the columns 'code', 'name', 'service', 'polarity', 'target', 'floor'"),
    (lambda: read(INDICATORS | {"Colour": ["x", "y"]}), TableError, "indicators, column 'Colour': heading must be known (correct it, name it in layout= or groupings=, or pass it in ignore=), got 'Colour'"),
    (lambda: read(INDICATORS | {"code": ["CS01", "CS01"]}), TableError, "row 2 of indicators, column 'code': code of an indicator must be unique (correct one of them), got 'CS01' twice"),
    (lambda: read(INDICATORS | {"code": ["CS01", None]}), TableError, "row 2 of indicators, column 'code': row must have a code, got a blank cell"),
    (lambda: read(INDICATORS | {"polarity": ["sideways", "neither"]}), QprError, "row 1 of indicators, column 'polarity' (CS01): polarity must be one of 'higher is better', "),
    (lambda: read(INDICATORS | {"polarity": [None, "neither"], "target": None, "floor": None}), TableError, "row 1 of indicators, column 'polarity' (CS01): polarity must be given for each indicator (fill the cell, or pass defaults={'polarity': ...}), got a blank cell"),
    (lambda: read(INDICATORS | {"unit": ["furlongs", "days"]}), QprError, "row 1 of indicators, column 'unit' (CS01): unit must be known (or enter a sample such as '12 visits' in a column 'written'), got 'furlongs'"),
    (lambda: read(INDICATORS | {"floor": [90, 63]}), ThresholdError, "row 1 of indicators, column 'floor' (CS01): floor must not be better than target, got target 85 and floor 90 for an indicator where higher is better"),
    (lambda: read(INDICATORS | {"target": [None, 56]}), TableError, "row 1 of indicators, column 'floor' (CS01): floor must come with a target (enter one), got no target"),
    (lambda: read(INDICATORS | {"floor": [None, 63]}), TableError, "row 1 of indicators, column 'target' (CS01): target must have a floor or a tolerance (enter one; or if a result that misses it is Red, pass two_bands=True or enter 'met or not met' in a column 'bands'), got neither"),
    (lambda: read(INDICATORS | {"aggregation": ["total", None]}), TableError, "row 1 of indicators, column 'aggregation' (CS01): aggregation must be one of 'last month', "),
    (lambda: read(INDICATORS | {"basis": ["total", None]}), TableError, "row 1 of indicators, column 'basis' (CS01): basis must be one of 'in period', "),
    (lambda: read(INDICATORS | {"data_only": ["perhaps", None]}), TableError, "row 1 of indicators, column 'data_only' (CS01): cell must be yes or no, got 'perhaps'"),
    (lambda: read(INDICATORS | {"decimal_places": ["x", None]}), QprError, "row 1 of indicators, column 'decimal_places' (CS01): decimal places must be"),
    (lambda: read(results=changed(LONG, value=None)), TableError, "results: table of results must have a column for each period, or columns for a period and a value, got results with the headings 'code', 'period', 'status'"),
    (lambda: read(results=LONG | {"note": [1, 2, 3, 4]}), TableError, "results, column 'note': heading must be known"),
    (lambda: read(results=LONG | {"code": ["CS01", "X", "HT02", "CS01"]}), TableError, "row 2 of results, column 'code': result must be for an indicator in the table of indicators (correct the code, or add the indicator), got code 'X'"),
    (lambda: read(results=LONG | {"code": ["CS01", None, "HT02", "CS01"]}), TableError, "row 2 of results, column 'code': row must have a code, got a blank cell"),
    (lambda: read(results=LONG | {"period": ["Q1 2023/24", "Q5 2023/24", "Q2 2023/24", "Q3 2022/23"]}), PeriodError, "row 2 of results, column 'period' (CS01): quarter must be 1, 2, 3 or 4, got 'Q5 2023/24'"),
    (lambda: read(results=LONG | {"period": ["Q1 2023/24", None, "Q2 2023/24", "Q3 2022/23"]}), TableError, "row 2 of results, column 'period' (CS01): row must have a period, got a blank cell"),
    (lambda: read(results=LONG | {"period": ["Q1 2023/24", "Quarter 1, 2023/24", "Q2 2023/24", "Q3 2022/23"]}), TableError, "row 2 of results, column 'period' (CS01): result must occur once for a period (remove one), got two for Q1 2023/24"),
    (lambda: read(results=LONG | {"value": ["84,95", None, 57, 90]}), FigureError, "row 1 of results, column 'value' (CS01): comma must separate thousands (write a point before decimal places), got '84,95'"),
    (lambda: read(results=LONG | {"value": ["£84", None, 57, 90]}), FigureError, "row 1 of results, column 'value' (CS01): figure must be a number, alone or with its unit (per cent), got '£84'"),
    (lambda: read(results=LONG | {"status": ["guess", None, None, None]}), TableError, "row 1 of results, column 'status' (CS01): status must be one of 'final', 'provisional', 'revised', or a usual word for one, got 'guess'"),
    (lambda: read(results=LONG | {"status": [None, "revised", None, None]}), QprError, "row 2 of results, column 'status' (CS01): status must be for a period that has a result, got 'revised' without a result"),
    (lambda: read(results=LONG | {"numerator": [1, None, None, None], "denominator": [2, None, None, None]}), TableError, "row 1 of results, column 'value' (CS01): result must be either a value or two counts, got 84.95 with 1 of 2"),
    (lambda: read(results=LONG | {"value": [None] * 4, "numerator": [5, 1, 1, 1], "denominator": [None, 2, 2, 2]}), QprError, "row 1 of results, column 'numerator' (CS01): denominator must be"),
    (lambda: read(results={name: column[:2] for name, column in LONG.items()}), TableError, "row 2 of indicators (HT02): indicator must have a row of results (with empty cells if it has no results), got no row"),
    (lambda: read(results={"code": ["CS01"], "Summer": [5], "Q1 2023/24": [5]}), TableError, "results, column 'Summer': heading must be known"),
    (lambda: read(results=LONG | {"value": [84.95, None, 57, 130]}, indicators=INDICATORS | {"highest": [100, 100]}), FigureError, "row 4 of results, column 'value' (CS01): result must be a possible value (100 or less), got 130"),
    (lambda: read(targets=pd.DataFrame({"code": ["X"], "since": ["2023/24"], "target": [5], "floor": [4]})), TableError, "row 1 of targets, column 'code': target must be for an indicator in the table of indicators (correct the code, or add the indicator), got code 'X'"),
    (lambda: read(targets=pd.DataFrame({"code": ["CS01"], "since": [None], "target": [5], "floor": [4]})), TableError, "row 1 of targets, column 'since' (CS01): target must have a first period, got a blank cell"),
    (lambda: read(targets=pd.DataFrame({"code": ["CS01"], "since": ["2023/24"], "target": [5], "floor": [4]})), TableError, "row 1 of indicators, column 'target' (CS01): targets must be in only one of the tables (delete them from the others), got targets in two"),
    (lambda: read(indicators=changed(INDICATORS, target=None, floor=None), targets=pd.DataFrame({"code": ["CS01"] * 2, "since": ["2023/24"] * 2, "target": [5] * 2, "floor": [4] * 2})), TableError, "row 2 of targets, column 'since' (CS01): target must occur once for a period, got two for 2023/24"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "message"), WRONG_TABLES, ids=range(len(WRONG_TABLES)))
def test_read_scorecard_lists_a_fault_with_its_cell_and_remedy(
    call: Callable[[], object], kind: type[QprError], message: str
) -> None:
    faults = faults_of(call)
    errors = [fault.error for fault in faults if str(fault).startswith(message)]
    assert len(errors) == 1, [*map(str, faults)]
    assert isinstance(errors[0], kind)


def tables_of(card: Scorecard) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two tables that a scorecard of plain indicators is read from."""
    indicators: dict[str, list[Any]] = {name: [] for name in INDICATORS}
    results: dict[str, list[Any]] = {"code": [], "period": [], "value": [], "numerator": [], "denominator": []}
    for indicator, series in card.entries:
        in_force = indicator.thresholds_at(None)
        thresholds = None if in_force is None else in_force.thresholds
        plain = thresholds if isinstance(thresholds, Thresholds) else None
        row = (indicator.code, indicator.name, indicator.service, indicator.polarity.value, indicator.unit.name)
        figures = (
            (None, None)
            if plain is None
            else (
                str(Decimal(plain.target.numerator) / plain.target.denominator),
                None if plain.floor is None else str(Decimal(plain.floor.numerator) / plain.floor.denominator),
            )
        )
        for column, cell in zip(indicators.values(), (*row, *figures), strict=True):
            column.append(cell)
        for period, result, _ in series:
            counts = (result.numerator, result.denominator) if isinstance(result, Ratio) else (None, None)
            value = str(Decimal(result.numerator) / result.denominator) if isinstance(result, Fraction) else None
            for column, cell in zip(results.values(), (indicator.code, str(period), value, *counts), strict=True):
                column.append(cell)
    return indicators, results


def is_plain(card: Scorecard) -> bool:
    for indicator, _ in card.entries:
        in_force = indicator.thresholds_at(Period.parse("Q1 2000/01"))
        thresholds = None if in_force is None else in_force.thresholds
        if not (
            thresholds is None
            or (
                isinstance(thresholds, Thresholds)
                and thresholds.floor is not None
                and thresholds.green_tolerance is None
            )
        ):
            return False
        if indicator.thresholds_at(Period.parse("Q1 2050/51")) != in_force:
            return False
    return True


@pytest.mark.large
@settings(max_examples=60)
@given(plain_scorecards().filter(is_plain), st.sampled_from(sorted(MAKERS)))
def test_a_report_from_tables_agrees_with_the_report_from_objects(card: Scorecard, library: str) -> None:
    indicators, results = tables_of(card)
    read_back = scorecard_of(
        MAKERS[library](indicators), MAKERS[library](results), accept=KINDS
    )  # random figures are often implausible
    at = "Q2 2000/01"
    one, other = card.report(at), read_back.report(at)
    for before, after in zip(one.assessments, other.assessments, strict=True):
        assert (before.rating, before.comparison.change, before.direction_of_travel.direction) == (
            after.rating,
            after.comparison.change,
            after.direction_of_travel.direction,
        )


def test_the_example_workbook_makes_a_report() -> None:
    path = Path(__file__).parents[3] / "docs" / "examples" / "scorecard.xlsx"
    sheets = pd.read_excel(path, sheet_name=None)
    card = scorecard_of(sheets["indicators"], sheets["results"], targets=sheets["targets"])
    report = card.report("Q2 2023/24")
    assert [(each.indicator.code, each.rating.value) for each in report.assessments] == [
        ("CS01", "Red"), ("CS02", "Green"), ("CY01", "Red"), ("CY02", "Red"), ("HT01", "Green"), ("HT02", "Amber"),
    ]  # fmt: skip
    kept = BytesIO()
    report_table(report, backend="pandas").to_excel(kept, index=False)
    assert len(pd.read_excel(BytesIO(kept.getvalue()))) == 6
