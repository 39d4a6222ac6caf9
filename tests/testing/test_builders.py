"""Builders of indicators, series, scorecards, reports and summaries."""

from inspect import signature
from typing import get_type_hints

import pytest

from qpr_core import Indicator, NoRating, Polarity, QprError, Rag, Summary, Thresholds, TimeSeries, summarise
from qpr_core.errors import ReportError, SeriesError
from qpr_core.testing import a_report, a_scorecard, a_series, a_summary, an_indicator
from qpr_core.testing.builders import IndicatorParts

QUARTER = "Q2 2023/24"


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.HIGHER_IS_BETTER, Thresholds(target=85, floor=80)),
        (Polarity.LOWER_IS_BETTER, Thresholds(target=85, floor=90)),
        (Polarity.CLOSEST_TO_TARGET_IS_BEST, Thresholds(target=85, tolerance=5)),
        (Polarity.NEITHER, None),
    ],
)
def test_an_indicator_has_a_floor_on_the_worse_side_of_its_target(
    polarity: Polarity, expected: Thresholds | None
) -> None:
    assert an_indicator(polarity=polarity).thresholds == expected


def test_an_indicator_has_every_parameter_of_indicator() -> None:
    parts = set(signature(Indicator).parameters)
    given = set(signature(an_indicator).parameters) - {"target", "floor", "others"} | set(
        get_type_hints(IndicatorParts)
    )
    assert given == parts
    assert an_indicator(85, 82, service="HT", arrears=2).arrears == 2
    with pytest.raises(QprError, match="floor must not be better than target"):
        an_indicator(85, 90)


def test_a_series_ends_at_until() -> None:
    assert a_series(1, None, 3, until="March 2023") == TimeSeries({"Jan 2023": 1, "Feb 2023": None, "Mar 2023": 3})
    with pytest.raises(SeriesError, match="results must be one or more, got nothing"):
        a_series()


def test_a_scorecard_has_the_ratings_of_its_rows() -> None:
    report = a_report([Rag.RED, Rag.AMBER, Rag.GREEN], Rag.RED, [Rag.GREEN, None], None)
    assert [each.standing.rating for each in report.assessments] == [Rag.GREEN, Rag.RED, Rag.GREEN, NoRating.NO_RESULT]
    assert report.previous is not None
    assert report.previous.assessments[0].standing.rating is Rag.AMBER
    assert summarise(a_report(Rag.GREEN, at="Q1 2020/21")).period == report.period.shift(-13)
    with pytest.raises(ReportError, match=r"ratings must be of Rag, or None for no result, got 5 \(K2\)"):
        a_scorecard(Rag.RED, [5])  # type: ignore[list-item]  # a wrong type is what is tested


def test_a_summary_has_the_counts_that_are_passed() -> None:
    assert a_summary(green=1, amber=2, red=3, unrated=4) == Summary(
        period=QUARTER, indicators=10, ratings={Rag.GREEN: 1, Rag.AMBER: 2, Rag.RED: 3}
    )
