"""Text, documents and drafts of reports by month, half-year and year."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from lengths import FIRST, at, lengthened
from qpr_core import Frequency, Period, Report, Scorecard, Section, Thresholds, TimeSeries, to_html, to_markdown
from qpr_core.display.charts import history_chart, movement_matrix
from qpr_core.display.excel import to_excel
from qpr_core.display.word import to_word
from qpr_core.interchange import from_json, to_json
from qpr_core.styles import (
    BRIEF,
    KENT,
    MEETING_MINUTES,
    PLAIN,
    STATISTICAL,
    CoverWords,
    PeriodWords,
    ReportWords,
    Style,
)
from qpr_core.testing import an_indicator, plain_scorecards
from qpr_core.text import CoverPaper, appendix, cover_paper, read_summary

OTHERS = [each for each in Frequency if each is not Frequency.QUARTERLY]
STYLES = [KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF]
NAMES = {Frequency.MONTHLY: "September 2023", Frequency.HALF_YEARLY: "H1 2023/24", Frequency.YEARLY: "2023/24"}
RESULTS: dict[str, list[int | None]] = {
    "C1": [90, 90, 88, 70, 91, 84, 86, 79],
    "C2": [70, 71, 75, 77, 79, 83, 86, 88],
    "C3": [81, 83, 82, 81, 83, None, 82, None],
}


def a_report(length: Frequency, number: int = 8) -> Report:
    period = Period.parse(NAMES.get(length, "Q2 2023/24"))
    return Scorecard(
        (
            an_indicator(code=code, thresholds=Thresholds(target=85, floor=80), service="Access"),
            TimeSeries({period.shift(place - 7): result for place, result in enumerate(results)}),
        )
        for code, results in RESULTS.items()
    ).report(period, periods=number)


@pytest.mark.parametrize("length", OTHERS)
@pytest.mark.parametrize("style", STYLES, ids=str)
def test_no_text_of_a_report_names_a_quarter(style: Style, length: Frequency) -> None:
    report = a_report(length)
    written = [
        str(qpr.narrate(report, style=style, sections=list(Section))),
        str(qpr.narrate(qpr.bridge(report), style=style)),
        str(appendix(report, style=style)),
        str(cover_paper(report, CoverPaper(), style=style)),
        to_markdown(report.by("service"), style=style),
        str(qpr.notes(report, style=style)),
    ]
    for text in written:
        assert re.search(r"quarter|QPR|\{|\bQ[1-4]\b", text, re.IGNORECASE) is None
    previous = a_report(Frequency.QUARTERLY)
    assert "{" not in str(qpr.narrate(previous, style=style, sections=list(Section)))


@pytest.mark.parametrize(
    ("length", "phrase", "heading"),
    [
        (Frequency.MONTHLY, "than the previous month)", "Monthly Performance Report, September 2023"),
        (Frequency.HALF_YEARLY, "than the previous half-year)", "Half-yearly Performance Report, Half-year 1, 2023/24"),
        (Frequency.YEARLY, "than the previous year)", "Annual Performance Report, 2023/24"),
        (Frequency.QUARTERLY, "than the previous Quarter)", "Quarterly Performance Report, Quarter 2, 2023/24"),
    ],
)
def test_kent_calls_the_period_before_by_its_length(length: Frequency, phrase: str, heading: str) -> None:
    text = str(qpr.narrate(a_report(length)))
    assert phrase in text
    assert text.startswith(heading)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Frequency.MONTHLY, ["performance in September 2023", "August 2023"]),
        (Frequency.HALF_YEARLY, ["to the end of September 2023", "October 2022 to March 2023"]),
        (Frequency.YEARLY, ["to the end of March 2024", "2022 to 2023"]),
    ],
)
def test_a_report_names_its_period_and_the_one_before(length: Frequency, words: list[str]) -> None:
    text = str(qpr.narrate(a_report(length), style=STATISTICAL))
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("length", "heading"),
    [
        (Frequency.MONTHLY, "The last 8 months"),
        (Frequency.HALF_YEARLY, "The last 8 half-years"),
        (Frequency.YEARLY, "The last 8 years"),
    ],
)
def test_the_history_counts_periods_of_the_report(length: Frequency, heading: str) -> None:
    text = str(qpr.narrate(a_report(length), sections=[Section.HISTORY, Section.LAST_YEAR]))
    assert text.startswith(heading)
    assert ("The same half-year last year" in text) is (length is Frequency.HALF_YEARLY)  # a year ago is in the history


def test_a_monthly_report_compares_with_the_same_month_last_year() -> None:
    period = Period.parse("Sep 2023")
    months = TimeSeries({period.shift(-step): 84 + step % 3 for step in range(13)})
    report = Scorecard([(an_indicator(), months)]).report(period, periods=13)
    text = str(qpr.narrate(report, sections=Section.LAST_YEAR))
    assert text.startswith("The same month last year\n\nIn the year since September 2022, ")


@pytest.mark.parametrize("length", OTHERS)
def test_documents_and_charts_of_a_report_have_its_period(length: Frequency) -> None:
    report, file, workbook = a_report(length), io.BytesIO(), io.BytesIO()
    name = report.period.format(style="Quarter 2, 2023/24")
    assert "Performance Report" in to_html(report)
    to_word(report).save(file)
    to_excel(report, workbook)
    assert file.getvalue()
    assert workbook.getvalue()
    titles = [axes.get_title(loc="left") for axes in history_chart(report).axes]
    titles += [axes.get_title(loc="left") for axes in movement_matrix(qpr.bridge(report)).axes]
    assert re.search("quarter", " ".join(titles), re.IGNORECASE) is None
    assert name in to_html(report)


@pytest.mark.large
@given(plain_scorecards(), st.sampled_from(OTHERS), st.sampled_from(STYLES))
def test_the_checker_finds_no_fault_in_what_the_library_writes(
    card: Scorecard, length: Frequency, style: Style
) -> None:
    report = lengthened(card, length).report(at(FIRST.shift(2), length), periods=4)
    for source in (report, qpr.summarise(report)):
        checked = qpr.check_text(str(qpr.narrate(source, style=style)), source, style=style)
        assert [str(each) for each in checked.discrepancies] == []


@pytest.mark.parametrize("length", OTHERS)
@pytest.mark.parametrize(
    "text",
    [
        "Last quarter, 38 were Green.",
        "In Quarter 2, 38 were Green.",
        "In Quarter 1 2023/24, 38 were Green.",
        "38 more are Green than three months ago.",
        "C1 has been Red for nine quarters.",
        "38 were Green over twelve months.",
        "In Q3 last year, 38 were Green.",
        "From October to December, 38 were Green.",
    ],
)
def test_a_draft_about_quarters_is_left_unread(text: str, length: Frequency) -> None:
    checked = qpr.check_text(text, a_report(length))
    assert checked.discrepancies == ()
    assert checked.unread != ()


def test_a_draft_about_months_is_checked_by_the_month() -> None:
    """C1 is Red, C2 Green and C3 Amber; in August all but C3 were Green."""
    report = a_report(Frequency.MONTHLY)
    right = "In September, 1 of 3 KPIs was Green, one fewer than in August."
    assert (qpr.check_text(right, report).discrepancies, qpr.check_text(right, report).unread) == ((), ())
    wrong = qpr.check_text("1 KPI is Green, compared with three in August.", report)
    assert [str(each) for each in wrong.discrepancies] == ['"three": the data show 2 (Green in the month before)']


@given(plain_scorecards(), st.sampled_from(Frequency))
def test_a_report_of_any_length_is_read_back_from_json(card: Scorecard, length: Frequency) -> None:
    report = lengthened(card, length).report(at(FIRST.shift(1), length), periods=3)
    assert from_json(to_json(report)) == report


def test_a_summary_of_a_month_is_read_back() -> None:
    summary = qpr.summarise(a_report(Frequency.MONTHLY))
    known = {"previous.indicators": 3, "ratings.amber": 1, "previous.ratings.amber": 1}
    read = read_summary(str(qpr.narrate(summary)), known=known)
    assert read.summary is not None
    assert (read.summary.period, read.summary.ratings) == (summary.period, summary.ratings)


def test_a_phrase_can_have_the_words_for_the_period() -> None:
    style = Style(cover=CoverWords(previous="the {period_word} before ({period_words}, {Period_word}, {Periodic})"))
    text = str(qpr.narrate(a_report(Frequency.MONTHLY), style=style, sections=Section.RATINGS))
    assert "than the month before (months, Month, Monthly)" in text


def test_the_words_for_periods_are_of_the_style() -> None:
    words = dict.fromkeys(Frequency, "misol")
    style = Style(periods=PeriodWords(adjectives=words), report=ReportWords(quarter="{Periodic}"))
    assert str(qpr.narrate(a_report(Frequency.MONTHLY), style=style)).startswith("Misol Performance Report")


@pytest.mark.parametrize("given", [{}, {Frequency.MONTHLY: "month"}, dict.fromkeys(Frequency, ""), 5])
def test_words_that_are_not_for_every_length_are_rejected(given: object) -> None:
    with pytest.raises(qpr.QprError, match=r"^(?:words for periods must be one line of text|words must be a mapping)"):
        PeriodWords(plurals=given)  # type: ignore[arg-type]  # wrong types are what is tested
