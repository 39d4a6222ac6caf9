"""Spellings of periods in files, and months in brackets that must agree."""

import pytest

from qpr_core import FinancialYear, Period
from qpr_core.errors import PeriodError
from qpr_core.model.time.file_periods import read_periods

JANUARY = FinancialYear("January")


@pytest.mark.parametrize(
    "name",
    [
        "First quarter 2023/24",
        "1st Quarter, 2023/24",
        "2023/24 first quarter",
        "Quarter one 2023/24",
        "Qtr One 2023/24",
        "1Q 2023/24",
        "Q1 of 2023/24",
        "Quarter 1 of FY2023/24",
        "2023-24 (Q1)",
        "Q1_2023_24",
        "2023_24_Q1",
        "Q1 2023/24 (Apr-Jun)",
        "Q1 (Apr \u2013 Jun) 2023/24",
        "Quarter 1 (April to June) 2023-24",
        "Q1 (April - June 2023)",
        "Q1 2023/24 (Apr-Jun 2023)",
        "Q1 (Apr 2023-Jun 2023)",
        "(Apr-Jun) Q1 2023/24",
    ],
)
def test_a_spelling_of_a_quarter_is_read(name: str) -> None:
    assert read_periods([name]).period_of(name) == Period.parse("Q1 2023/24")
    assert read_periods([name]).guesses == ()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("2023M04", "April 2023"),
        ("2023-M04", "April 2023"),
        ("2010M11", "November 2010"),
        ("Year 2010-11", "2010/11"),
        ("Year 2023/24", "2023/24"),
        ("2023/24 (Apr 2023 to Mar 2024)", "2023/24"),
        ("2023/24 (April-March)", "2023/24"),
    ],
)
def test_a_spelling_of_a_month_or_a_year_is_read(name: str, plain: str) -> None:
    assert read_periods([name]).period_of(name) == Period.parse(plain)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Q1 2023/24 (Jul-Sep)", "months in brackets must be those of the period, got 'Q1 2023/24 (Jul-Sep)'"),
        ("Q1 2023/24 (Apr-Jul)", "months in brackets must be those of the period"),
        ("Q1 2023/24 (May-Jun)", "months in brackets must be those of the period"),
        ("Q2 (Apr-Jun 2023)", "months in brackets must be those of the period"),
        ("Q1 (Apr-Apr 2023)", "months in brackets must be those of the period"),
        ("Q1 2023/24 (Apr-Jun 2024)", "months in brackets must be those of the period"),
        ("Q1 2023/24 (Apr-Jun provisional)", "period must be written like one of"),
        ("Q1 2023/24 (Apr-Foo)", "period must be written like one of"),
        ("Q1 2023/24 (Apr-Jun) (final)", "period must be written like one of"),
        ("Q1 (Apr-Jun)", "quarter must have a year (write Q1 2023/24), got 'Q1 (Apr-Jun)'"),
        ("Q1 2023/24 (provisional)", "period must be written like one of"),
        ("Q5 of 2023/24", "period must be written like one of"),
        ("2010_11", "year must not look like a month"),
        ("2023M13", "month must be 1 to 12, got '2023M13'"),
        ("Fifth quarter 2023/24", "period must be written like one of"),
    ],
)  # fmt: skip
def test_a_spelling_with_a_contradiction_is_refused(name: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_periods([name]).period_of(name)
    assert message in str(caught.value)


def test_months_in_brackets_are_those_of_the_financial_year() -> None:
    file = read_periods([], financial_year=JANUARY)
    assert file.period_of("Q2 (Apr-Jun 2023)") == Period.parse("Apr-Jun 2023")
    with pytest.raises(PeriodError, match="months in brackets must be those of the period"):
        file.period_of("Q1 (Apr-Jun 2023)")


def test_names_with_months_in_brackets_are_evidence_for_the_rest_of_the_file() -> None:
    file = read_periods(["Q1 2023/24 (Apr-Jun)", "Q2 23/24", "30/12/2023"])
    assert str(file.period_of("Q2 23/24")) == "Q2 2023/24"
    assert str(file.period_of("30/12/2023")) == "Q3 2023/24"


def test_period_parse_has_one_spelling_of_a_quarter() -> None:
    """The functions for large tables read all that `Period.parse` reads, in every engine."""
    for name in ("First quarter 2023/24", "Q1 2023/24 (Apr-Jun)", "2023M04", "Q1 of 2023/24"):
        with pytest.raises(PeriodError, match="period must be written like one of"):
            Period.parse(name)


def test_short_years_of_a_file_are_read_in_every_spelling() -> None:
    file = read_periods(["Q4 2022/23", "Q1 (Apr-Jun 23)", "First quarter 23/24"])
    assert {str(guess.period) for guess in file.guesses} == {"Q1 2023/24"}
    ends = read_periods(["Q4 2022/23", "FY24 Q1"], fy_names="ends")
    assert str(ends.period_of("FY24 Q1")) == "Q1 2023/24"
    with pytest.raises(PeriodError, match="name of a financial year must have both years"):
        read_periods(["Q4 2022/23", "FY24 Q1"]).period_of("FY24 Q1")
