"""The appendix with the statistics of the directions of travel."""

import qpr_core as qpr
from qpr_core.methods import LastPeriod
from qpr_core.testing import a_series, an_indicator


def test_statistics_have_the_slope_and_the_test_of_each_direction() -> None:
    """Slope and p-value: SciPy 1.11 linregress of 86, 84, 85, 81, 80, 78 gives -1.6 and 0.00327."""
    falling = (an_indicator(), a_series(86, 84, 85, 81, 80, 78))
    short = (an_indicator(code="K2"), a_series(80, 81))
    report = qpr.Scorecard([falling, short]).report("Q2 2023/24")
    assert str(qpr.narrate(report, sections=qpr.Section.STATISTICS)).splitlines() == [
        "Statistics of the directions of travel",
        "",
        "By ordinary least squares, two-sided t-test of the slope (version 1):",
        "- Calls answered in time (K1): negative. The value has fallen by about 1.6 percentage points a quarter over the 6 "
        "results from Quarter 1 2022/23 to Quarter 2 2023/24. The slope is -1.6 percentage points a quarter (p = 0.003 at a "
        "significance level of 5%, by least squares).",
    ]


def test_statistics_have_a_list_for_each_method() -> None:
    rolling = an_indicator(code="K2", basis=qpr.Rolling(4))
    entries = [(each, a_series(*range(70, 78))) for each in (an_indicator(), rolling, an_indicator(code="K3"))]
    lists = qpr.narrate(qpr.Scorecard(entries).report("Q2 2023/24"), sections=qpr.Section.STATISTICS).parts[1:]
    assert [len(each.items) for each in lists if isinstance(each, qpr.text.BulletList)] == [2, 1]


def test_statistics_of_a_step_are_its_reason() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(80, 81))]).report("Q2 2023/24", method=LastPeriod())
    assert str(qpr.narrate(report, sections=qpr.Section.STATISTICS)).endswith(
        "- Calls answered in time (K1): positive. The value rose by 1 percentage point, from 80% in Quarter 1 to 81% in "
        "Quarter 2."
    )


def test_no_sentence_but_the_appendix_has_statistics() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(*range(70, 82)))]).report("Q2 2023/24", quarters=6)
    sections = [section for section in qpr.Section if section is not qpr.Section.STATISTICS]
    assert "p < " in str(qpr.narrate(report, sections=qpr.Section.STATISTICS))
    for style in (qpr.styles.KENT, qpr.styles.STATISTICAL, qpr.styles.MEETING_MINUTES, qpr.styles.PLAIN):
        text = str(qpr.narrate(report, sections=sections, style=style))
        assert "p < " not in text
        assert "significance" not in text


def test_statistics_without_a_direction_are_left_out() -> None:
    report = qpr.Scorecard([(an_indicator(), a_series(80, 81))]).report("Q2 2023/24")
    assert str(qpr.narrate(report, sections=qpr.Section.STATISTICS)) == ""
