"""The table of directions of travel by several methods."""

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


def test_method_comparison_states_agreement() -> None:
    steady, turned = a_series(*range(70, 82)), a_series(70, 90, 72, 88, 74, 86, 76, 84, 78, 82, 79, 75)
    words = qpr.styles.KENT.explanations
    for series, expected in ((steady, words.methods_agree), (turned, words.methods_differ)):
        compared = qpr.compare_methods(an_indicator(), series, series.last)
        assert expected in str(qpr.narrate(compared))
    silent = qpr.compare_methods(an_indicator(), a_series(70, 71), "Q2 2023/24", methods=[qpr.methods.Regression()])
    assert words.no_method_answers in str(qpr.narrate(silent))
