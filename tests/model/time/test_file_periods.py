"""The periods of one file: what each text means beside the others, and what is refused."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import FinancialYear, Frequency, Period
from qpr_core.errors import PeriodError
from qpr_core.model.time.file_periods import FilePeriods, read_periods
from qpr_core.styles import PeriodStyle
from qpr_core.testing import financial_years, periods

CALENDAR_YEAR = FinancialYear(1)


def texts_of(file: FilePeriods) -> dict[object, str]:
    """Return what each guess of a file was read as."""
    return {guess.given: str(guess.period) for guess in file.guesses}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Q1 23/24", "Q1 2023/24"),
        ("Q1 23-24", "Q1 2023/24"),
        ("23/24 Qtr 1", "Q1 2023/24"),
        ("Q1 FY23/24", "Q1 2023/24"),
        ("Q4 99/00", "Q4 1999/00"),
        ("Jun-23", "Jun 2023"),
        ("June 23", "Jun 2023"),
        ("Jun ’23", "Jun 2023"),
        ("Sept. 23", "Sep 2023"),
        ("Apr-Jun 23", "Q1 2023/24"),
        ("Dec 23-Feb 24", "Dec 2023-Feb 2024"),
        ("23/24", "2023/24"),
        ("FYE 24", "2023/24"),
        ("quarter ending 30 June 23", "Q1 2023/24"),
    ],
)
def test_a_year_of_two_digits_is_near_the_other_years_and_is_a_guess(text: str, name: str) -> None:
    file = read_periods([text, "Q1 2020/21"])
    assert texts_of(file) == {text: name}
    assert "within 50 years" in file.guesses[0].why
    settled = read_periods([text], century=1950)
    assert (str(settled.period_of(text)), settled.guesses) == (name, ())


@pytest.mark.parametrize(
    ("others", "text", "name"),
    [
        (["Q1 1960/61"], "Q1 23/24", "Q1 1923/24"),
        (["Q1 1980/81"], "Q1 23/24", "Q1 2023/24"),
        ([2023], "Jun-74", "Jun 1974"),
        ([date(2023, 6, 30)], "Jun-72", "Jun 2072"),
        ([Period.parse("2023/24")], "23/24 Q1", "Q1 2023/24"),
    ],
)
def test_any_other_period_with_four_digits_shows_the_century(others: list[object], text: str, name: str) -> None:
    assert str(read_periods([text, *others]).period_of(text)) == name


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ([], "year must have four digits if no other year of the file has them (write 2023/24, or pass century=2000"),
        (["Q2 23/24"], "year must have four digits if no other year of the file has them"),
        (["Q1 1973/74"], "year of two digits must be within 50 years of every other year of the file"),
        (["Q1 1900/01", "Q1 2050/51"], "year of two digits must be within 50 years of every other year of the file"),
    ],
)
def test_a_century_that_the_file_does_not_show_is_refused(others: list[object], message: str) -> None:
    """1973 is 50 years from both 1923 and 2023."""
    file = read_periods(["Q1 23/24", *others])
    assert file.guesses == ()
    with pytest.raises(PeriodError) as caught:
        file.period_of("Q1 23/24")
    assert message in str(caught.value)
    assert str(caught.value).endswith("got 'Q1 23/24'")


@pytest.mark.parametrize(
    ("others", "name"),
    [(["2013-14"], "2010/11"), (["2012-13"], "2010/11"), (["1999-00"], "2010/11"), (["2010-09"], "Nov 2010")],
)
def test_a_name_like_a_month_is_what_the_others_of_its_form_are(others: list[object], name: str) -> None:
    file = read_periods(["2010-11", *others])
    assert texts_of(file) == {"2010-11": name}
    assert file.guesses[0].why.startswith("a different name of this form in the file can only be a ")


@pytest.mark.parametrize("others", [[], ["2011-12"], ["2013-14", "2010-09"], ["Nov 2010"]])
def test_a_name_like_a_month_is_refused_if_the_others_show_nothing(others: list[object]) -> None:
    with pytest.raises(PeriodError) as caught:
        read_periods(["2010-11", *others]).period_of("2010-11")
    assert str(caught.value) == "year must not look like a month (write 2010/11, or November 2010), got '2010-11'"


def test_a_frequency_settles_a_name_like_a_month() -> None:
    file = read_periods(["2010-11"])
    assert str(file.period_of("2010-11", Frequency.MONTHLY)) == "Nov 2010"
    assert str(file.period_of("2010-11", Frequency.YEARLY)) == "2010/11"
    assert file.guess_of("2010-11", Frequency.YEARLY) is None


def test_a_pair_of_two_digits_like_a_month_needs_another_year_beside_it() -> None:
    assert str(read_periods(["10/11", "13/14"], century=2000).period_of("10/11")) == "2010/11"
    assert str(read_periods(["10/11", "2013/14"]).period_of("10/11")) == "2010/11"
    assert str(read_periods(["Q1 10/11"], century=2000).period_of("Q1 10/11")) == "Q1 2010/11"
    with pytest.raises(PeriodError, match=r"year must not look like a month .* got '10/11'"):
        read_periods(["10/11", "11/12"], century=2000).period_of("10/11")


def test_a_financial_year_of_one_number_is_refused_until_it_is_explained() -> None:
    names = ["FY2024 Q1", "Q1 FY24", "FY2024", "Q1 2023/24"]
    unknown = read_periods(names)
    for name, remedy in (("FY2024 Q1", "Q1 2023/24 or Q1 2024/25"), ("FY2024", "2023/24 or 2024/25")):
        with pytest.raises(PeriodError) as caught:
            unknown.period_of(name)
        rule = "name of a financial year must have both years"
        remedies = f"write {remedy}, or pass fy_names='starts' or fy_names='ends'"
        assert str(caught.value) == f"{rule} ({remedies}), got {name!r}"
    starts, ends = read_periods(names, fy_names="starts"), read_periods(names, fy_names="ends")
    assert [str(starts.period_of(name)) for name in names] == ["Q1 2024/25", "Q1 2024/25", "2024/25", "Q1 2023/24"]
    assert [str(ends.period_of(name)) for name in names] == ["Q1 2023/24", "Q1 2023/24", "2023/24", "Q1 2023/24"]
    assert list(texts_of(ends)) == ["Q1 FY24"]
    january = read_periods(["FY2024 Q1"], financial_year=CALENDAR_YEAR, fy_names="ends")
    assert january.period_of("FY2024 Q1") == Period.parse("Jan-Mar 2024")


@pytest.mark.parametrize(
    ("days", "name", "why"),
    [
        (["30/06/2023", "30/09/2023"], "Q1 2023/24", "the dates of the file are 3 months apart"),
        (["01/04/2023 00:00", "01/10/2023", "2023-07-01"], "Q1 2023/24", "the dates of the file are 3 months apart"),
        (["30/06/2023", "31/05/2023"], "Jun 2023", "the dates of the file are 1 month apart"),
        (["2023-04-01", "2021-04-01", "2022-04-01"], "2023/24", "the dates of the file are 12 months apart"),
        (["30/06/2023", "Q4 2022/23"], "Q1 2023/24", "the other periods of the file are quarters"),
        (["30/06/23", "30/09/2023"], "Q1 2023/24", "the dates of the file are 3 months apart"),
        (["30-Jun-23", "30/09/2023"], "Q1 2023/24", "the dates of the file are 3 months apart"),
    ],
)
def test_a_date_names_the_period_of_the_length_between_dates(days: list[str], name: str, why: str) -> None:
    guess = read_periods(days).guess_of(days[0])
    assert guess is not None
    assert (str(guess.period), guess.why.rpartition(", as ")[2]) == (name, why)


@pytest.mark.parametrize(
    "days",
    [
        ["30/06/2023"],
        ["30/06/2023", "31/12/2023"],
        ["30/06/2023", "29/09/2023"],
        ["30/06/2023", "01/07/2023"],
        ["30/06/2023", "30/09/2023", "2023/24"],
        ["30/06/2023", "30/09/2023", "31/01/2024"],
        ["31/08/2023", "30/11/2023"],
        ["31/12/2022", "31/12/2023"],
    ],
)
def test_a_date_is_refused_if_the_file_does_not_show_its_length(days: list[str]) -> None:
    """The last two lists have ends of months that do not end a quarter or a year from April."""
    file = read_periods(days)
    with pytest.raises(PeriodError) as caught:
        file.period_of(days[0])
    assert str(caught.value) == (
        "length of the period of a date must be known from the rest of the file "
        f"(pass a frequency, or write the name of the period), got {days[0]!r}"
    )


@pytest.mark.parametrize(
    "day",
    [
        date(2023, 6, 30),
        datetime(2023, 6, 1, 12, tzinfo=UTC),
        pd.Timestamp("2023-06-30"),
        "30/06/2023",
        "20230630",
        "2023-06-30T00:00:00Z",
    ],
)
def test_a_frequency_settles_what_a_date_names(day: object) -> None:
    for file in (read_periods([day]), read_periods([day], frequency=Frequency.MONTHLY)):
        assert str(file.period_of(day, Frequency.QUARTERLY)) == "Q1 2023/24"
        assert file.guess_of(day, Frequency.QUARTERLY) is None
    assert str(read_periods([day], frequency=Frequency.YEARLY).period_of(day)) == "2023/24"


@pytest.mark.parametrize("number", [2023, 2023.0, Decimal(2023), "2023", "2023.0"])
def test_a_year_of_one_number_is_a_calendar_year_and_a_guess_from_april(number: object) -> None:
    file = read_periods([number])
    assert [guess.period for guess in file.guesses] == [Period.parse("2023")]
    why = "a year written as one number is a calendar year (write 2023/24 for the financial year)"
    assert file.guesses[0].why == why
    assert read_periods([number], financial_year=CALENDAR_YEAR).guesses == ()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (True, "period must be a name, a date or a year of four digits"),
        (None, "period must be a name, a date or a year of four digits"),
        (45107, r"\(format the cell as a date if it shows one\), got 45107"),
        (2023.5, "period must be a name, a date or a year of four digits"),
        (float("nan"), "period must be a name, a date or a year of four digits"),
        (["2023"], "period must be a name, a date or a year of four digits"),
        (pd.NaT, "day must be a date that exists"),
        ("30/02/2023", "day must be a date that exists, got '30/02/2023'"),
        ("9/30/2023", r"month must be 1 to 12 \(the day comes first.*\), got '9/30/2023'"),
        ("Q5 22/23", "quarter must be 1, 2, 3 or 4, got 'Q5 22/23'"),
        ("Q1 22/24", "year must have four digits"),
        ("Q1 22", r"write Q1 2022/23.*got 'Q1 22'"),
        ("22", "period must be written like one of"),
        ("", "period must be written like one of .*got ''"),
        ("Total", "period must be written like one of .*got 'Total'"),
        ("x" * 100, "name of a period must be no longer than 60 characters"),
    ],
)
def test_what_is_no_period_is_refused_when_it_is_asked_for(wrong: object, message: str) -> None:
    file = read_periods([wrong, "Q1 2023/24"])
    assert file.guesses == ()
    with pytest.raises(PeriodError, match=message):
        file.period_of(wrong)


def test_a_wrong_argument_is_refused_at_once() -> None:
    with pytest.raises(PeriodError, match="periods of a file must be an iterable of texts, years and dates, got 'Q1"):
        read_periods("Q1 2023/24")
    for century in (0, 9801, 20.0, True):
        with pytest.raises(PeriodError, match="century must be a whole number from 1 to 9800, got"):
            read_periods([], century=century)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(PeriodError, match="fy_names must be 'starts' or 'ends', got 'first'"):
        read_periods([], fy_names="first")  # type: ignore[arg-type]  # the same
    with pytest.raises(PeriodError, match=r"frequency must be a Frequency or one of .*, got 3"):
        read_periods([], frequency=3)  # type: ignore[arg-type]  # the same
    with pytest.raises(PeriodError, match=r"frequency must be a Frequency or one of .*, got 3"):
        read_periods([]).period_of("2023/24", 3)  # type: ignore[arg-type]  # the same
    with pytest.raises(PeriodError, match="financial_year must be a FinancialYear, got 4"):
        read_periods([], financial_year=4)  # type: ignore[arg-type]  # the same


def test_a_period_that_the_file_does_not_have_is_read_beside_the_others() -> None:
    assert str(read_periods(["Q1 2023/24"]).period_of("Q2 23/24")) == "Q2 2023/24"


@given(periods(), st.sampled_from(PeriodStyle), financial_years())
def test_every_name_that_is_written_is_read(period: Period, style: PeriodStyle, year: FinancialYear) -> None:
    name = period.format(style=style, financial_year=year)
    assert read_periods([name], financial_year=year).period_of(name) == period


SPELLINGS = st.sampled_from(
    ["Q1 23/24", "Q1 2023/24", "2010-11", "2013-14", "2010-09", "Jun-23", "30/06/2023", "31/12/23", "30/09/2023", 2021,
     "10/11", "13/14", "FY2024", "June 1969", date(2023, 3, 31), Period.parse("2019/20"), "n/a", "Q3 74/75", "2022/23"]
)  # fmt: skip


@given(st.lists(SPELLINGS, max_size=8), st.randoms())
def test_the_order_of_a_file_changes_nothing(given_periods: list[object], random: object) -> None:
    shuffled = sorted(given_periods, key=lambda _: random.random())  # type: ignore[attr-defined]  # of Hypothesis
    one, other = read_periods(given_periods), read_periods(shuffled)
    assert one == other
    assert texts_of(one) == texts_of(other)


@given(st.lists(SPELLINGS, max_size=8))
def test_a_period_that_is_read_has_the_digits_of_its_text(given_periods: list[object]) -> None:
    """The last two digits of one of its years, or of the year before it, are in the text."""
    file = read_periods(given_periods)
    for guess in file.guesses:
        years = {guess.period.first_day.year, guess.period.last_day.year, guess.period.first_day.year - 1}
        assert any(f"{year % 100:02d}" in str(guess.given) for year in years)


@given(st.integers(0, 99), st.integers(1, 9800))
def test_a_century_has_every_year_of_two_digits_once(digits: int, century: int) -> None:
    name = f"June {digits:02d}"
    period = read_periods([name], century=century).period_of(name)
    assert century <= period.year < century + 100
    assert period.year % 100 == digits
