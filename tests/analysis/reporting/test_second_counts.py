"""Tests of the counts of a second rating."""

import pytest
from hypothesis import given

from qpr_core import ExpectedRange, Indicator, Polarity, Rag, Report, Scorecard, TimeSeries, summarise
from qpr_core.errors import ReportError, ReportLookUpError
from qpr_core.rules import SecondRating
from qpr_core.testing import Four, a_series, an_indicator, reports

FORECAST = SecondRating(
    name="Forecast",
    ratings={
        "K1": {"Q1 2023/24": "Green", "Q2 2023/24": "Amber"},
        "K2": {"Q1 2023/24": "Amber", "Q2 2023/24": "Amber"},
        "K3": {"Q1 2023/24": "Red"},
    },
)
LEVELS = {"K1": (84, 86), "K2": (84, 79), "K3": (84, 84)}
"""The results of two quarters against a target of 85 and a floor of 80: now Green, Red and Amber."""


def scorecard() -> Scorecard:
    """Return three KPIs of two services."""
    services = {"K1": "Access", "K2": "Access", "K3": "Waste"}
    return Scorecard((an_indicator(code=code, service=services[code]), a_series(*LEVELS[code])) for code in LEVELS)


def report(second: SecondRating | None = FORECAST) -> Report:
    """Return the report on Quarter 2."""
    return scorecard().report("Q2 2023/24", second=second)


def test_second_rating_has_its_own_counts_of_both_quarters() -> None:
    summary = report().second_counts
    assert summary is not None
    assert summary.ratings == {Rag.GREEN: 0, Rag.AMBER: 2, Rag.RED: 0}
    assert summary.unrated_count == 1
    assert summary.previous is not None
    assert summary.previous.ratings == {Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1}
    assert summarise(report()) == summarise(report(None))  # the first rating stays as it is


def test_report_without_second_rating_has_no_counts_of_it() -> None:
    assert report(None).second_counts is None
    assert report(None).second_bands == ()


def test_second_bands_compare_with_rating_and_quarter_before() -> None:
    first, second = report().second_bands
    assert (first.indicator.code, first.is_worse, first.is_better, first.is_changed) == ("K1", True, False, True)
    assert (second.indicator.code, second.is_worse, second.is_better, second.is_changed) == ("K2", False, True, False)


def test_bands_of_another_scheme_are_not_compared_with_the_rating() -> None:
    worst = SecondRating(name="Confidence", ratings={"K1": {"Q2 2023/24": list(Four)[-1]}}, scheme=Four)
    (only,) = report(worst).second_bands
    assert (only.first, only.is_worse, only.is_better, only.is_changed) == (None, False, False, False)


def test_parts_of_a_report_count_their_own_second_ratings() -> None:
    parts = report().by("service")
    counted = {name: part.second_counts for name, part in parts.items()}
    assert {name: each and each.rated_count for name, each in counted.items()} == {"Access": 2, "Waste": 0}
    assert parts.together.second == FORECAST
    alone = report().where(codes="K1").second_counts
    assert alone is not None
    assert alone.ratings[Rag.AMBER] == alone.indicators == 1


def test_second_rating_of_an_unknown_code_is_refused_with_the_closest() -> None:
    wrong = SecondRating(name="Forecast", ratings={"K11": {"Q2 2023/24": "Red"}})
    with pytest.raises(ReportLookUpError, match=r"got 'K11' \(Forecast\)"):
        report(wrong)


def test_second_rating_of_an_activity_indicator_is_refused() -> None:
    contacts = Indicator(
        code="A1", name="Contacts", polarity=Polarity.NEITHER, unit="number", thresholds=ExpectedRange(1, 9)
    )
    card = Scorecard([*scorecard(), (contacts, TimeSeries({"Q2 2023/24": 5}))])
    with pytest.raises(ReportError, match="second rating must be of KPIs, got activity indicator 'A1'"):
        card.report("Q2 2023/24", second=SecondRating(name="Forecast", ratings={"A1": {"Q2 2023/24": "Red"}}))
    only = Scorecard([(contacts, TimeSeries({"Q2 2023/24": 5}))])
    assert only.report("Q2 2023/24", second=SecondRating(name="Forecast", ratings={})).second_counts is None


def test_second_must_be_a_second_rating() -> None:
    with pytest.raises(ReportError, match="second must be a SecondRating"):
        report({"K1": "Red"})  # type: ignore[arg-type]  # the point of the test


@given(reports())
def test_second_ratings_and_those_without_add_up_to_the_kpis(made: Report) -> None:
    summary = made.second_counts
    if summary is not None:
        assert sum(summary.ratings.values()) == len(made.second_bands)
        assert len(made.second_bands) + summary.unrated_count == len(made.kpis)
