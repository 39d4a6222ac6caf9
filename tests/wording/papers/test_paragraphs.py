"""The sentences of a cover paper that follow from data: what it says of targets, bands, quarters and dates."""

from typing import Any

import pytest

from qpr_core import FinancialYear, Profile, Rag, Report, Scorecard, Summary, Thresholds, TimeSeries
from qpr_core.styles import KENT, CommonWords, NumberStyle, PaperLine, PaperSection, PaperWords, PeriodWords, Style
from qpr_core.testing import Four, a_summary, an_indicator
from qpr_core.text import CoverPaper, cover_paper
from small_reports import make

MONTHS = [f"{place}th month" for place in range(1, 13)]


def part_of(result: Report | Summary, part: str, style: Style = KENT, **given: Any) -> str:
    """Return the one paragraph of a paper that has no other part."""
    words = PaperWords(lines=[], sections=[PaperSection("Overview", [part])])
    made = cover_paper(result, CoverPaper(**given), style=Style(paper=words, cover=style.cover, common=style.common))
    return str(made.parts[1]).removeprefix("1.1. ")


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (
            a_summary(green=2, red=1),
            "The QPR includes 3 Key Performance Indicators (KPIs) where results are assessed against Targets set at the "
            "start of the financial year.",
        ),
        (
            a_summary(red=1),
            "The QPR includes 1 Key Performance Indicator (KPI) where results are assessed against a Target set at the "
            "start of the financial year.",
        ),
        (
            a_summary(red=2, unrated=1),
            "The QPR includes 3 Key Performance Indicators (KPIs), of which 2 are assessed against Targets set at the "
            "start of the financial year.",
        ),
        (
            a_summary(red=1, unrated=1),
            "The QPR includes 2 Key Performance Indicators (KPIs), of which 1 is assessed against a Target set at the "
            "start of the financial year.",
        ),
        (a_summary(unrated=2), "No KPI in the QPR could be assessed against a Target."),
    ],
    ids=["all rated", "one", "some rated", "one rated", "none rated"],
)
def test_number_of_kpis_counts_those_that_are_rated(counts: Summary, text: str) -> None:
    assert part_of(counts, "number of KPIs") == text


def report_on(*thresholds: Any) -> Report:
    entries = [make(f"K{place}", 86, 84, thresholds=each) for place, each in enumerate(thresholds)]
    return Scorecard(entries).report("Q2 2023/24")


AT_START = Thresholds(target=85, floor=80)
STRICTER = Thresholds(target=90, floor=80)


@pytest.mark.parametrize(
    ("thresholds", "changed"),
    [
        (AT_START, False),
        ({"Q1 2022/23": AT_START, "Q1 2023/24": STRICTER}, False),
        ({"Q1 2022/23": AT_START, "Q2 2023/24": STRICTER}, True),
        ({"Q2 2023/24": STRICTER}, True),
        ({"Q1 2023/24": AT_START, "Q2 2023/24": None}, False),
        ({"2023/24": Profile.of_targets([80, 85, 90, 95], tolerance=5)}, False),
        ({"Q1 2022/23": AT_START, "Q2 2023/24": AT_START}, False),
    ],
    ids=["always", "new year", "in the year", "first in the year", "ended", "profile", "the same again"],
)
def test_targets_are_from_the_start_of_the_year_unless_one_changed(thresholds: Any, changed: bool) -> None:
    text = part_of(report_on(thresholds, AT_START), "number of KPIs")
    assert ("some of which were set or changed during the financial year" in text) is changed
    assert ("set at the start of the financial year" in text) is not changed


@pytest.mark.parametrize(("quarter", "changed"), [("Q1 2023/24", False), ("Q3 2023/24", True), ("Q4 2023/24", True)])
def test_targets_are_compared_with_those_of_the_first_quarter_of_the_year(quarter: str, changed: bool) -> None:
    calls = an_indicator(thresholds={"Q4 2022/23": AT_START, "Q1 2023/24": STRICTER, "Q2 2023/24": AT_START})
    results = TimeSeries({"Q4 2022/23": 80, "Q1 2023/24": 81, "Q3 2023/24": 82, "Q4 2023/24": 83})
    text = part_of(Scorecard([(calls, results)]).report(quarter), "number of KPIs")
    assert ("which was set or changed during the financial year" in text) is changed


def test_one_target_that_changed_is_in_the_singular() -> None:
    text = part_of(report_on({"Q1 2022/23": AT_START, "Q2 2023/24": STRICTER}), "number of KPIs")
    assert text.endswith("assessed against a Target, which was set or changed during the financial year.")


def test_scheme_names_its_bands_from_the_worst() -> None:
    red_amber_green = "Results for KPIs compared to Target are assessed using a Red/Amber/Green (RAG) status."
    assert part_of(a_summary(red=1), "rating scheme") == red_amber_green


def test_scheme_without_a_name_or_with_other_names_is_a_list_of_bands() -> None:
    four = Summary(period="Q2 2023/24", indicators=1, ratings={band: int(band is Four.BLUE) for band in Four})
    assert part_of(four, "rating scheme").endswith(" are assessed as Red, Amber, Green or Blue.")
    renamed = Style(common=CommonWords(band_names={Rag.RED: "Off track"}))
    text = part_of(a_summary(red=1), "rating scheme", renamed)
    assert text == "Results for KPIs compared to Target are assessed as Off track, Amber or Green."


def headed(counts: Summary, **words: Any) -> str:
    sections = [PaperSection("{quarter} of {period}", ["number of KPIs"])]
    return str(
        cover_paper(counts, CoverPaper(), style=Style(paper=PaperWords(lines=[], sections=sections, **words))).parts[0]
    )


def test_heading_has_the_number_of_the_quarter_in_its_financial_year() -> None:
    assert headed(a_summary(red=1, period="Q3 2023/24")) == "1. Quarter 3 of Quarter 3, 2023/24"
    assert headed(a_summary(red=1), quarter="Q{number}").startswith("1. Q2 of ")
    ratings = {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}
    calendar = Summary(period="Q3 2023", indicators=1, ratings=ratings, financial_year=FinancialYear(1))
    assert headed(calendar).startswith("1. Quarter 3 of ")


def test_quarter_that_a_financial_year_does_not_number_keeps_its_whole_name() -> None:
    ratings = {Rag.GREEN: 0, Rag.AMBER: 0, Rag.RED: 1}
    from_july = a_summary(red=1).period
    odd = Summary(period=from_july, indicators=1, ratings=ratings, financial_year=FinancialYear(3))
    assert headed(odd) == "1. Jul-Sep 2023 of Jul-Sep 2023"


def test_date_has_the_months_and_the_order_of_the_style() -> None:
    words = PaperWords(lines=[PaperLine("Date:", "{date}")], date="{day} of {month} of {year}")
    style = Style(paper=words, periods=PeriodWords(months=MONTHS))
    made = cover_paper(a_summary(red=1), CoverPaper(date="4 March 2024"), style=style)
    assert str(made.parts[0]) == "Date: 4 of 3th month of 2024"


def test_purpose_is_followed_by_the_period_of_the_report() -> None:
    period = "This report presents performance to the end of September 2023 (Quarter 2, 2023/24)."
    assert part_of(a_summary(red=1), "purpose", purpose="To inform.") == f"To inform. {period}"
    assert part_of(a_summary(red=1), "purpose") == period


def test_numbers_of_kpis_are_in_the_number_style_of_ratings() -> None:
    words = Style(rating_numbers=NumberStyle.WORDS_TO_NINE)
    text = str(cover_paper(a_summary(red=2, unrated=1), CoverPaper(), style=words))
    assert "includes three Key Performance Indicators (KPIs), of which two are assessed" in text
