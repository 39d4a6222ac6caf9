import re
from inspect import signature
from typing import get_type_hints

import pytest

from qpr_core import (
    Direction,
    Flag,
    Indicator,
    Judgement,
    NoComparison,
    NoRating,
    Polarity,
    QprError,
    Rag,
    Summary,
    Thresholds,
    TimeSeries,
    summarise,
)
from qpr_core.errors import ReportError, SeriesError
from qpr_core.testing import (
    A_COUNCIL,
    A_MESSY_COUNCIL,
    A_TRUST,
    Four,
    a_report,
    a_scorecard,
    a_series,
    a_summary,
    an_indicator,
    assert_direction,
    assert_judged,
    assert_rated,
    assert_same_report,
    assert_text_agrees,
)
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
def test_an_indicator_has_a_floor_that_fits_its_polarity(polarity: Polarity, expected: Thresholds | None) -> None:
    assert an_indicator(polarity=polarity).thresholds == expected


def test_an_indicator_takes_all_that_indicators_take() -> None:
    parts = set(signature(Indicator).parameters)
    given = set(signature(an_indicator).parameters) - {"target", "floor", "others"} | set(
        get_type_hints(IndicatorParts)
    )
    assert given == parts
    assert an_indicator(85, 82, service="HT", arrears=2).arrears == 2
    with pytest.raises(QprError, match="floor must not be better than target"):
        an_indicator(85, 90)


def test_a_series_ends_where_it_is_said_to() -> None:
    assert a_series(1, None, 3, until="March 2023") == TimeSeries({"Jan 2023": 1, "Feb 2023": None, "Mar 2023": 3})
    with pytest.raises(SeriesError, match="results must be one or more, got nothing"):
        a_series()


def test_a_scorecard_has_the_ratings_that_it_is_given() -> None:
    report = a_report([Rag.RED, Rag.AMBER, Rag.GREEN], Rag.RED, [Rag.GREEN, None], None)
    assert [each.standing.rating for each in report.assessments] == [Rag.GREEN, Rag.RED, Rag.GREEN, NoRating.NO_RESULT]
    assert report.previous is not None
    assert report.previous.assessments[0].standing.rating is Rag.AMBER
    assert summarise(a_report(Rag.GREEN, at="Q1 2020/21")).period == report.period.shift(-13)
    with pytest.raises(ReportError, match=r"ratings must be of Rag, or None for no result, got 5 \(K2\)"):
        a_scorecard(Rag.RED, [5])  # type: ignore[list-item]  # a wrong type is what is tested


def test_a_summary_is_made_of_counts() -> None:
    assert a_summary(green=1, amber=2, red=3, unrated=4) == Summary(
        period=QUARTER, indicators=10, ratings={Rag.GREEN: 1, Rag.AMBER: 2, Rag.RED: 3}
    )


def test_what_is_as_asserted_passes() -> None:
    calls = an_indicator()
    assert_rated(calls, 85, Rag.GREEN)
    assert_rated(calls, None, NoRating.NO_RESULT)
    assert_direction(calls, a_series(80, 81, 82, 83, 84), QUARTER, Direction.POSITIVE)
    assert_judged(calls, a_series(80, 81), QUARTER, Judgement.BETTER)
    assert_judged(calls, a_series(80), QUARTER, NoComparison.NO_RESULT_BEFORE)
    assert_same_report(a_report(Rag.RED), a_report(Rag.RED))
    assert_text_agrees("One KPI is rated Red.", a_summary(red=1))


def test_reports_on_other_indicators_differ_by_these() -> None:
    with pytest.raises(
        AssertionError, match=r"^the reports differ\nindicators: expected \['K1'\], got \['K1', 'K2'\]$"
    ):
        assert_same_report(a_report(Rag.RED, Rag.RED), a_report(Rag.RED))


def test_reports_that_differ_before_say_so() -> None:
    expected = (
        r"K1, comparison.movement: expected Movement.DOWN, got Movement.UP\n(.*\n)*previous: expected a different one$"
    )
    with pytest.raises(AssertionError) as differs:
        assert_same_report(a_report([Rag.RED, Rag.AMBER]), a_report([Rag.GREEN, Rag.AMBER]))
    assert re.search(expected, str(differs.value))


def test_the_examples_show_every_rating_and_direction_and_most_that_is_flagged() -> None:
    reports = [card.report(QUARTER) for card in (A_COUNCIL, A_MESSY_COUNCIL, A_TRUST)]
    all_of = [each for report in reports for each in report.assessments]
    assert {*Rag} <= {each.standing.rating for each in all_of}
    assert {Four.BLUE, Four.AMBER, Four.RED} <= {each.standing.rating for each in all_of}
    assert {*Direction} <= {each.direction_of_travel.direction for each in all_of}
    flags = {flag for flag in Flag for report in reports if report.flagged(flag)}
    assert flags >= {Flag.CARRIED, Flag.PROVISIONAL, Flag.REVISED, Flag.TARGET_CHANGED, Flag.SMALL_NUMBERS}
    joined = A_MESSY_COUNCIL.report("Q1 2023/24")
    assert "M07" in {each.indicator.code for each in joined.assessments}
