"""Claims about quarters and KPIs of which the data have no result: they are unread."""

import pytest

from drafts_council import report
from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries, check_text
from qpr_core.testing.examples import A_COUNCIL

COUNCIL = report()

READ: dict[str, tuple[list[str], int]] = {
    "In June last year, 19 KPIs were Green.": (["19 KPIs were Green"], 0),
    "In 2023/25, 19 KPIs were Green.": ([], 1),
    "In July last year, 19 KPIs were Green.": ([], 1),
    "This report covers performance to September 2025 (June).": ([], 0),
    "CS01 was Amber in Quarter 2 2019/20.": ([], 1),
    "CS01 is better than in Quarter 2 2019/20.": ([], 1),
    "EN08 is better than in Quarter 1.": ([], 1),
    "PL06 has risen for two quarters in a row.": (["risen for two quarters in a row"], 0),
}


@pytest.mark.parametrize("text", READ)
def test_claims_about_gaps(text: str) -> None:
    checked = check_text(text, COUNCIL)
    words, unread = READ[text]
    assert ([claim.words for claim in checked.claims], len(checked.unread)) == (words, unread)


def test_change_of_a_kpi_without_polarity_is_not_judged() -> None:
    council = A_COUNCIL.report("Q2 2023/24")
    assert council["CS03"].indicator.polarity is Polarity.NEITHER
    checked = check_text("CS03 improved by 52,000 since Quarter 1.", council)
    assert [(claim.words, claim.holds) for claim in checked.claims] == [("52,000", True)]
    assert checked.unread


def test_rise_in_every_quarter_on_record() -> None:
    calls = Indicator(
        code="C1",
        name="Calls answered",
        polarity=Polarity.HIGHER_IS_BETTER,
        unit="%",
        thresholds=Thresholds(target=85, floor=80),
    )
    results = TimeSeries({"Q4 2022/23": 80, "Q1 2023/24": 82, "Q2 2023/24": 84})
    (only,) = check_text(
        "C1 has risen for two quarters in a row.", Scorecard([(calls, results)]).report("Q2 2023/24")
    ).claims
    assert only.holds
    assert only.fact == 2


def test_column_of_previous_ratings_is_of_the_quarter_before() -> None:
    table = "| Code | Rating | Previous rating |\n|---|---|---|\n| CS01 | Red | Amber |\n| HT03 | Amber | Red |"
    checked = check_text(table, COUNCIL)
    assert [(claim.words, claim.holds) for claim in checked.claims] == [
        ("Red", True),
        ("Amber", True),
        ("Amber", True),
        ("Red", False),
    ]
