"""Trail: the latest results, each with its target and floor."""

from fractions import Fraction

import pytest

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


def test_trail_has_the_target_and_the_floor_of_each_period() -> None:
    years = {"Q1 2023/24": qpr.Thresholds(target=85, floor=80), "Q2 2023/24": qpr.Thresholds(target=90, floor=86)}
    trail = qpr.assess(an_indicator(thresholds=years), a_series(70, 71, 72), "Q2 2023/24").trail
    ends = [None if point.floor is None else point.floor.low for point in trail]
    assert [(point.value, point.target) for point in trail] == [(70, None), (71, 85), (72, 90)]
    assert ends == [None, 80, 86]


def test_trail_impossible_value_names_its_period() -> None:
    bounded = an_indicator(possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q3 2022/23\)$"):
        _ = qpr.assess(bounded, a_series(101, 80, 80, 80), "Q2 2023/24").trail


def test_markers_are_those_of_gaps_between_the_results_and_the_period_due() -> None:
    periods = ["Q4 2022/23", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24"]
    series = qpr.TimeSeries(
        {periods[0]: None, periods[1]: 84, periods[2]: None, periods[3]: None, periods[4]: None},
        markers=dict(zip([*periods[:1], *periods[2:]], ["-", "<5", "TBC", "n/a"], strict=True)),
    )
    assessment = qpr.assess(an_indicator(), series, "Q3 2023/24")
    assert assessment.markers == {qpr.Period.parse(periods[2]): "<5", qpr.Period.parse(periods[3]): "TBC"}
    assert assessment.marker == "TBC"
    assert qpr.assess(an_indicator(), series, "Q4 2022/23").markers == {qpr.Period.parse(periods[0]): "-"}


@pytest.mark.parametrize(("cases", "values"), [(5, [Fraction(50, 7), 70]), (4, [70])])
def test_trail_leaves_out_a_small_count(cases: int, values: list[Fraction]) -> None:
    series = a_series(qpr.Ratio(cases, 70), qpr.Ratio(70, 100))
    assert [each.value for each in qpr.assess(an_indicator(withhold_below=5), series, "Q2 2023/24").trail] == values
