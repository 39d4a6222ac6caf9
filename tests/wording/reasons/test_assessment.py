"""Assessments in words: comparators, and the markers of missing results."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator


@pytest.mark.parametrize(
    ("region", "words"),
    [("84.5", "0.5 percentage points above Region"), ("85.5", "0.5 percentage points below Region")],
)
def test_assessment_result_is_above_or_below_comparator(region: str, words: str) -> None:
    compared = an_indicator(comparators={"Region": qpr.TimeSeries({"Q2 2023/24": region})})
    assert words in str(qpr.explain(qpr.assess(compared, a_series(85), "Q2 2023/24")))


def explained(results: Mapping[str, int | qpr.Ratio | None], markers: dict[str, str], **parts: Any) -> str:
    return str(qpr.explain(qpr.assess(an_indicator(**parts), qpr.TimeSeries(results, markers=markers), "Q2 2023/24")))


def test_a_missing_result_is_explained_with_its_marker() -> None:
    """The marker is printed once, with the reason for having no rating."""
    assert explained({"Q2 2023/24": None}, {"Q2 2023/24": "n/a"}) == (
        'Calls answered in time (K1) is not rated for Quarter 2 2023/24. There is no result (marked "n/a"). Its '
        "direction of travel is unknown."
    )


def test_a_missing_earlier_result_is_explained_with_its_marker() -> None:
    text = explained({"Q1 2023/24": None, "Q2 2023/24": 86}, {"Q1 2023/24": "[c]"})
    assert 'Quarter 2 2023/24. 86% meets the target of 85%. There is no result for Quarter 1 (marked "[c]")' in text


def test_a_result_that_is_carried_forward_is_explained_with_the_marker_of_the_gap() -> None:
    text = explained({"Q1 2023/24": 86, "Q2 2023/24": None}, {"Q2 2023/24": "TBC"})
    assert 'has no figure for Quarter 2 2023/24 (marked "TBC"); it is Green on its result for Quarter 1' in text
    assert text.count("TBC") == 1


def test_a_result_that_is_too_old_is_explained_with_the_marker_of_the_gap() -> None:
    text = explained({"Q1 2022/23": 86, "Q2 2023/24": None}, {"Q2 2023/24": "TBC"})
    assert 'Its latest result is too old (the result that was due is marked "TBC")' in text


def test_a_gap_without_a_marker_and_the_markers_of_other_periods_are_not_printed() -> None:
    assert "marked" not in explained({"Q1 2023/24": 86, "Q2 2023/24": None}, {})
    assert "marked" not in explained({"Q4 2022/23": None, "Q1 2023/24": 85, "Q2 2023/24": 86}, {"Q4 2022/23": "n/a"})


def test_a_marker_of_a_small_count_is_printed_beside_figures_that_are_withheld() -> None:
    """The marker was published; the counts stay out."""
    results = {"Q1 2023/24": None, "Q2 2023/24": qpr.Ratio(3, 41)}
    text = explained(results, {"Q1 2023/24": "<5"}, withhold_below=5)
    assert '(marked "<5")' in text
    assert "41" not in text
    earlier = explained({"Q1 2023/24": qpr.Ratio(3, 41), "Q2 2023/24": None}, {"Q2 2023/24": "<5"}, withhold_below=5)
    assert 'marked "<5"' in earlier
    assert "41" not in earlier


def test_a_change_is_withheld_if_one_of_its_figures_is_printed() -> None:
    """90 of 100 are 90%, and 3 of 97 and 2 of 97 are small."""
    many, few, fewer = qpr.Ratio(90, 100), qpr.Ratio(3, 97), qpr.Ratio(2, 97)
    earlier = explained({"Q1 2023/24": few, "Q2 2023/24": many}, {}, withhold_below=5)
    assert "90 of 100 (90%) meets the target of 85%. The change from Quarter 1 is withheld. Its" in earlier
    newest = explained({"Q1 2023/24": many, "Q2 2023/24": few}, {}, withhold_below=5)
    assert "to protect small counts. The change from Quarter 1 is withheld. Its" in newest
    both = explained({"Q1 2023/24": few, "Q2 2023/24": fewer}, {}, withhold_below=5)
    assert "to protect small counts. The change from Quarter 1 is withheld. Its" in both


def test_a_marker_is_escaped_as_text_of_the_user() -> None:
    made = qpr.TimeSeries({"Q2 2023/24": None, "Q1 2023/24": None}, markers={"Q2 2023/24": "<b>*x*</b>"})
    assessment = qpr.assess(an_indicator(), made, "Q2 2023/24")
    assert "&lt;b&gt;*x*&lt;/b&gt;" in qpr.to_html(assessment)
    assert r"\<b\>\*x\*\</b\>" in qpr.to_markdown(assessment)


def test_a_style_has_its_own_words_for_a_marker() -> None:
    words = qpr.styles.Explanations(marked=" [{marker}]", due_marked=" <{marker}>")
    made = qpr.TimeSeries({"Q2 2023/24": None}, markers={"Q2 2023/24": "n/a"})
    style = evolve(qpr.styles.KENT, explanations=words)
    assert "There is no result [n/a]" in str(qpr.explain(qpr.assess(an_indicator(), made, "Q2 2023/24"), style=style))


def test_a_result_without_a_target_that_is_carried_forward_has_the_marker_once() -> None:
    text = explained({"Q1 2023/24": 86, "Q2 2023/24": None}, {"Q2 2023/24": "TBC"}, thresholds=None)
    assert 'has no figure for Quarter 2 2023/24 (marked "TBC"). There is no target.' in text


def test_statistics_of_an_assessment_are_those_of_its_direction() -> None:
    """Slope and p-value: SciPy 1.11 linregress of 86, 84, 85, 81, 80, 78 gives -1.6 and 0.00327."""
    assessment = qpr.assess(an_indicator(), a_series(86, 84, 85, 81, 80, 78), "Q2 2023/24")
    assert "p = " not in str(qpr.explain(assessment))
    text = qpr.explain(assessment, with_statistics=True)
    assert str(text).endswith(
        "Its direction of travel is negative: the value has fallen by about 1.6 percentage points a quarter over the 6 "
        "results from Quarter 1 2022/23 to Quarter 2 2023/24. The slope is -1.6 percentage points a quarter (p = 0.003 at a "
        "significance level of 5%, by least squares)."
    )
    for quantity in text.quantities:
        assert eval(f"assessment.{quantity.source}") == quantity.value
