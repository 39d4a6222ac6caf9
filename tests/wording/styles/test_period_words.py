"""The names of periods in a style."""

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import (
    FinancialYear,
    Period,
)
from qpr_core.errors import StyleError
from qpr_core.styles import (
    STATISTICAL,
    PeriodStyle,
    PeriodWords,
)
from qpr_core.testing import financial_years, periods


@given(periods(), financial_years(), st.booleans())
def test_period_words_default_names_are_those_of_their_format(period: Period, year: FinancialYear, whole: bool) -> None:
    style = PeriodStyle.LONG if whole else PeriodStyle.SHORT
    named = PeriodWords().name(period, year, whole=whole)
    assert (named.text, named.period) == (period.format(style=style, financial_year=year), period)


@pytest.mark.parametrize(
    ("period", "name", "whole"),
    [
        ("Q2 2023/24", "July to September 2023", "July to September 2023 (Quarter 2, 2023 to 2024)"),
        ("2023/24", "2023 to 2024", "2023 to 2024"),
        ("2023", "2023", "2023"),
        ("Dec 2023-Feb 2024", "December 2023 to February 2024", "December 2023 to February 2024"),
        ("May-Jul 2023", "May to July 2023", "May to July 2023"),
        ("May 2023", "May 2023", "May 2023"),
    ],
)
def test_period_words_of_a_style_name_its_periods(period: str, name: str, whole: str) -> None:
    made = Period.parse(period)
    assert STATISTICAL.periods.name(made, FinancialYear()).text == name
    assert STATISTICAL.periods.name(made, FinancialYear(), whole=True).text == whole


def test_months_have_separate_names_in_headings() -> None:
    words = qpr.styles.PeriodWords(month="{month} '{calendar_year}", long_month="the month of {month} {calendar_year}")
    may, year = qpr.Period.parse("May 2023"), qpr.FinancialYear()
    assert [words.name(may, year, whole=whole).text for whole in (False, True)] == [
        "May '2023",
        "the month of May 2023",
    ]


@pytest.mark.parametrize("name", [part.name for part in fields(PeriodWords) if isinstance(part.default, str)])
def test_phrase_for_a_period_with_an_unknown_placeholder_is_refused(name: str) -> None:
    with pytest.raises(StyleError) as caught:
        PeriodWords(**{name: "{day}"})
    assert str(caught.value).startswith("phrase must ")
    assert str(caught.value).endswith(f"got '{{day}}' ({name})")
