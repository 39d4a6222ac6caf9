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
        PeriodWords(**{name: "{day}"})  # type: ignore[arg-type]  # the fields that are text, by name
    assert str(caught.value).startswith("phrase must ")
    assert str(caught.value).endswith(f"got '{{day}}' ({name})")


@pytest.mark.parametrize(
    ("period", "known", "year", "name"),
    [
        ("Q1 2023/24", "Q2 2023/24", "April", "Quarter 1"),
        ("Q4 2023/24", "Q2 2023/24", "April", "Quarter 4"),
        ("Q4 2022/23", "Q2 2023/24", "April", "Quarter 4 2022/23"),
        ("Q1 2023/24", "Q1 2024/25", "April", "Quarter 1 2023/24"),
        ("Q1 2023/24", None, "April", "Quarter 1 2023/24"),
        ("Apr-Jun 2023", "Jul-Sep 2023", "July", "Quarter 4 2022/23"),
        ("Q1 2023/24", "Jan 2024", "April", "Quarter 1"),
        ("Q1 2023/24", "2023/24", "April", "Quarter 1"),
        ("Jun 2023", "Q2 2023/24", "April", "June 2023"),
        ("2022/23", "2022/23", "April", "2022/23"),
        ("May-Jul 2023", "Q2 2023/24", "April", "May-Jul 2023"),
    ],
)
def test_period_in_text_has_its_year_unless_it_is_known(period: str, known: str | None, year: str, name: str) -> None:
    words, reader = PeriodWords(), None if known is None else Period.parse(known)
    assert words.in_text(Period.parse(period), FinancialYear(year), known=reader).text == name


@given(periods(), periods(), financial_years())
def test_period_without_its_year_is_of_the_year_that_is_known(
    period: Period, known: Period, year: FinancialYear
) -> None:
    words = PeriodWords()
    named, complete = words.in_text(period, year, known=known).text, words.in_text(period, year).text
    assert complete.startswith(named)
    assert named == complete or year.year_of(period.ordinal) == year.year_of(known.ordinal)


@given(periods(), periods(), financial_years())
def test_period_ends_of_a_span_have_one_year_if_it_is_the_same(
    first: Period, last: Period, year: FinancialYear
) -> None:
    words = PeriodWords()
    ends = words.between(first, last, year)
    assert ends == (words.in_text(first, year, known=last), words.in_text(last, year))
    beside = words.between(first, last, year, known=last)
    is_same = year.year_of(first.ordinal) == year.year_of(last.ordinal)
    assert beside == ((ends[0], words.in_text(last, year, known=last)) if is_same else ends)


def test_statistical_names_quarters_by_their_months_in_sentences() -> None:
    first, last = Period.parse("Q1 2023/24"), Period.parse("Q2 2023/24")
    names = STATISTICAL.periods.between(first, last, FinancialYear(), known=last)
    assert [each.text for each in names] == ["April to June 2023", "July to September 2023"]
