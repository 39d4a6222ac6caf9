"""The evidence of records: the result, thresholds, rule and points, and nothing later."""

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

GREEN, AMBER, RED = qpr.Rag
T = qpr.Thresholds(target=85, floor=80)
EASIER = qpr.Thresholds(target=60, floor=50)
VISITS = an_indicator(polarity=qpr.Polarity.NEITHER, unit="number", thresholds=qpr.ExpectedRange(400, 500))
CLOSEST = qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST


def _improves(case: qpr.rules.Case) -> qpr.Rag | None:
    if case.previous_value is None:
        return None
    if case.value >= case.target:
        return GREEN
    return AMBER if case.value > case.previous_value else RED


IMPROVES = qpr.rules.RatingRule(name="improves", version=3, decide=_improves, looks_back=qpr.Baseline.PREVIOUS_PERIOD)


def test_a_direction_that_a_method_cannot_tell_keeps_its_course() -> None:
    method = qpr.methods.TravelRule(
        name="none", version=1, decide=lambda _: qpr.NoDirection.TOO_FEW_POINTS, minimum_points=2
    )
    travel = qpr.direction_of_travel(an_indicator(), a_series(80, 81), "Q2 2023/24", method=method)
    assert travel.course is not None
    assert [point.height for point in travel.course.points] == [80, 81]


def test_a_small_count_that_is_no_point_withholds_nothing() -> None:
    small = an_indicator(withhold_below=5)
    counts = [qpr.Ratio(cases, 50) for cases in (3, 40, 41, 42, 43, 44)]
    travel = [
        qpr.direction_of_travel(
            small, a_series(*given), "Q2 2023/24", method=qpr.methods.Regression(window=4, minimum_points=4)
        )
        for given in (counts, [*counts[1:3], *counts])
    ]
    assert [each.is_withheld for each in travel] == [False, False]
