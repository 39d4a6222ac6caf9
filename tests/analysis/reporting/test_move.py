"""Moves of KPIs between two quarters."""

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator

T = qpr.Thresholds(target=85, floor=80)
EASIER = qpr.Thresholds(target=60, floor=50)


def test_move_of_a_kpi_that_joined_or_left_has_no_target_change() -> None:
    new = an_indicator(code="K1", reported_from="Q2 2023/24", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    old = an_indicator(code="K2", reported_until="Q1 2023/24", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    stays = an_indicator(code="K3", thresholds={"Q1 2023/24": T, "Q2 2023/24": EASIER})
    report = qpr.Scorecard([(each, a_series(70, 70)) for each in (new, old, stays)]).report("Q2 2023/24")
    assert {move.indicator.code: move.target_changed for move in qpr.bridge(report).moves} == {
        "K1": False,
        "K2": False,
        "K3": True,
    }
