"""Projections in words: each answer, settled years, and rounding towards better."""

import re
from fractions import Fraction
from typing import Any

import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st

import qpr_core as qpr
from plain_english import MOST_WORDS, sentences_of
from qpr_core.styles import KENT, PLAIN, Style
from qpr_core.testing import a_series, an_indicator

HIGHER, LOWER, CLOSEST, NEITHER = qpr.Polarity


def ahead(polarity: qpr.Polarity, made_by: qpr.Aggregation, target: int, *results: int | None, **parts: Any) -> str:
    thresholds = qpr.Thresholds(target=target, tolerance=0)
    indicator = an_indicator(polarity=polarity, thresholds=thresholds, unit="number", **parts)
    series = a_series(*results, until=f"Q{len(results)} 2023/24")
    return str(qpr.explain(qpr.needed_by_year_end(indicator, series, series.last, made_by=made_by, target=target)))


UNKNOWN = "There is no year-end projection for Calls answered in time (K1), because"
EQUAL = "This assumes that each quarter counts equally."
CAME = "The first 3 quarters of 2023/24 came to 1,100."
TWO, THREE = (f"The first {count} quarters of 2023/24 averaged 90. {EQUAL}" for count in (2, 3))


def reach(target: str) -> str:
    return f"To reach the year's target of {target} for Calls answered in time (K1), "


SETTLED: list[tuple[str, str]] = [
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) already meets the year's target of 1,000. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"Calls answered in time (K1) already meets the year's target of 1,100. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1101, 300, 400, 400), f"{reach('1,101')}Quarter 4 2023/24 must be at least 1. {CAME}"),
    (ahead(LOWER, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) is already above the year's target of 1,000. {CAME}"),
    (ahead(CLOSEST, qpr.Aggregation.SUM, 1000, 300, 400, 400), f"Calls answered in time (K1) is already above the year's target of 1,000. {CAME}"),
    (ahead(LOWER, qpr.Aggregation.SUM, 1100, 300, 400, 400), f"{reach('1,100')}Quarter 4 2023/24 must be at most 0. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, 1000, 300, 400, 400, possible=(-500, None)), f"{reach('1,000')}Quarter 4 2023/24 must be at least -100. {CAME}"),
    (ahead(HIGHER, qpr.Aggregation.SUM, -100, -20), f"{reach('-100')}the remaining 3 quarters must average about -26.6 or more. The first quarter of 2023/24 came to -20."),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90), f"{reach('20')}the remaining 2 quarters need only average 0 or more. {TWO}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"{reach('20')}Quarter 4 2023/24 need only be 0 or more. {THREE}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 50, 90, 90, possible=(10, 100)), f"{reach('50')}the remaining 2 quarters need only average 10 or more. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 20, 90, 90), f"Calls answered in time (K1) cannot reach the year's target of 20: even 0 in each remaining quarter is too much. {TWO}"),
    (ahead(CLOSEST, qpr.Aggregation.MEAN, 20, 90, 90, 90), f"Calls answered in time (K1) cannot reach the year's target of 20: even 0 in Quarter 4 2023/24 is too much. {THREE}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 45, 90, 90), f"{reach('45')}the remaining 2 quarters must average at most 0. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 95, 90, 90, possible=(0, 100)), f"{reach('95')}the remaining 2 quarters need only average 100 or less. {TWO}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 94, 90, 90, possible=(0, 100)), f"{reach('94')}the remaining 2 quarters must average at most 98. {TWO}"),
    (ahead(HIGHER, qpr.Aggregation.MEAN, 10, None, possible=(10, 100)), f"{reach('10')}the 4 quarters of 2023/24 need only average 10 or more. {EQUAL}"),
    (ahead(CLOSEST, qpr.Aggregation.MEAN, 92, 90, 90, 88, possible=(0, 99)), f"{reach('92')}Quarter 4 2023/24 would have to be 100, which is not possible. The first 3 quarters of 2023/24 averaged 89.3. {EQUAL}"),
    (ahead(LOWER, qpr.Aggregation.MEAN, 97, 90, 90, 90, possible=(None, 100)), f"{reach('97')}Quarter 4 2023/24 need only be 100 or less. {THREE}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SETTLED)
def test_year_end_settled_year_is_never_negative(text: str, expected: str) -> None:
    """For a mean of 20 over four quarters, two of 90 leave -50 each; of 50, 10 each; of 95, 100 each; of 97, 118."""
    assert text == expected


@pytest.mark.parametrize("possible", [None, (10, 100)])
def test_year_end_source_of_edge_evaluates_to_edge(possible: Any) -> None:
    """A mean of 20 after two of 90 is certain if no result is negative, or below 10."""
    indicator = an_indicator(20, polarity=HIGHER, possible=possible)
    series = a_series(90, 90, until="Q2 2023/24")
    found = qpr.needed_by_year_end(indicator, series, "Q2 2023/24", made_by=qpr.Aggregation.MEAN)
    text = qpr.explain(found)
    assert "need only average" in str(text)
    for quantity in text.quantities:
        assert eval(f"_.{quantity.source}", {"_": found}) == quantity.value, quantity


def test_year_end_above_what_is_possible_is_printed_above_it() -> None:
    """(4 x 99.14 - 296.53) is 100.03: rounded to the nearest, it would be 100, which is possible."""
    indicator = an_indicator("99.14", polarity=CLOSEST, possible=(0, 100), decimal_places=0)
    series = a_series("98.84", "98.84", "98.85", until="Q3 2023/24")
    found = qpr.needed_by_year_end(indicator, series, "Q3 2023/24", made_by=qpr.Aggregation.MEAN)
    assert found.average == Fraction("100.03")
    assert "would have to be 101%, which is not possible." in str(qpr.explain(found))


def test_year_end_so_far_that_misses_the_target_is_printed_apart_from_it() -> None:
    indicator = an_indicator(None, unit="number", decimal_places=0, polarity=HIGHER)
    found = qpr.needed_by_year_end(
        indicator, a_series("99.96", until="Q1 2023/24"), "Q1 2023/24", made_by=qpr.Aggregation.SUM, target=100
    )
    assert str(qpr.explain(found)).endswith("The first quarter of 2023/24 came to 99.96.")


@given(
    st.lists(st.integers(0, 40), max_size=4),
    st.integers(0, 60),
    st.sampled_from([HIGHER, LOWER, CLOSEST]),
    st.sampled_from([qpr.Aggregation.SUM, qpr.Aggregation.MEAN]),
    st.sampled_from([None, (0, 40), (0, None), (None, 50)]),
)
def test_year_end_text_is_true_of_the_rest_of_the_year(
    results: list[int], mean: int, polarity: qpr.Polarity, made_by: qpr.Aggregation, possible: Any
) -> None:
    """The total that is left is shared by the quarters that are left."""
    target = mean if made_by is qpr.Aggregation.MEAN else 4 * mean
    made = qpr.TimeSeries(
        zip(qpr.Period.range("Q1 2023/24", "Q4 2023/24"), [*results, None, None, None, None], strict=False)
    )
    indicator = an_indicator(unit="number", polarity=polarity, possible=possible, decimal_places=2, thresholds=None)
    at = f"Q{max(1, len(results))} 2023/24"
    text = str(qpr.explain(qpr.needed_by_year_end(indicator, made, at, made_by=made_by, target=target)))
    left = 4 - len(results)
    if not left:
        assert text == f"{UNKNOWN} the year is over."
        return
    need = Fraction(4 * mean - sum(results), left)
    printed = re.search(r" (?:be|average|even) (?:at least |at most |about )?(-?\d+(?:\.\d+)?)", text)
    if printed is None:
        over = "is already above" if polarity is not HIGHER else "already meets"
        assert f"{over} the year's target" in text
        assert sum(results) >= 4 * mean
        return
    figure = Fraction(printed[1])
    if " must " in text or "would have" in text:
        assert abs(figure - need) < Fraction(1, 100)
        assert "would" in text or ("about" in text) is (figure != need)
        assert ("at least" in text or "or more" in text) is (polarity is HIGHER and "would" not in text)
        assert ("at most" in text or "or less" in text) is (polarity is LOWER and "would" not in text)
    else:
        better = figure >= need if polarity is HIGHER or "even" in text else figure <= need
        assert better
    most = None if possible is None or made_by is qpr.Aggregation.SUM else possible[1]
    assert ("not possible" in text) is (most is not None and need > most and polarity is not LOWER)


@pytest.mark.parametrize(
    ("polarity", "target", "figure"),
    [
        (LOWER, 10, "about 1.6 or less"),  # (10 - 5) / 3; 2 would be too much, and 1 asks too much
        (LOWER, 15, "about 3.3 or less"),
        (LOWER, 17, "at most 4"),
        (HIGHER, 7, "about 0.7 or more"),
        (HIGHER, 85, "about 27 or more"),  # 80 / 3 = 26.67, and 27 is within a twentieth of it
        (CLOSEST, 10, "about 1.7"),
    ],
)
def test_needed_average_of_whole_numbers_is_at_most_a_twentieth_from_the_printed_one(
    polarity: qpr.Polarity, target: int, figure: str
) -> None:
    text = ahead(polarity, qpr.Aggregation.SUM, target, 5, decimal_places=0)
    assert f"the remaining 3 quarters must average {figure}. The first quarter" in text


@given(st.lists(st.none() | st.integers(0, 40), min_size=1, max_size=4), st.sampled_from([HIGHER, LOWER, CLOSEST]))
def test_plain_year_end_has_short_sentences(results: list[int | None], polarity: qpr.Polarity) -> None:
    indicator = an_indicator(unit="days", polarity=polarity, possible=(0, 60), thresholds=NEAR)
    made = a_series(*results, until=f"Q{len(results)} 2023/24")
    found = qpr.needed_by_year_end(indicator, made, made.last, made_by=qpr.Aggregation.MEAN)
    sentences = list(sentences_of(qpr.explain(found, style=PLAIN), []))
    assert [each.text for each in sentences if each.length > MOST_WORDS] == []


def projected(
    *results: float | str,
    target: int | None = 85,
    asked: int | None = None,
    horizon: int = 8,
    style: Style = KENT,
    with_statistics: bool = False,
    **parts: Any,
) -> str:
    """Return the text of a projection, without the name of its KPI; the newest result is for Quarter 2 2023/24."""
    thresholds = None if target is None else qpr.Thresholds(target=target, tolerance=5)
    indicator = an_indicator(**({"thresholds": thresholds} | parts))
    series = a_series(*results, until="Q2 2023/24")
    found = qpr.project(indicator, series, "Q2 2023/24", target=asked, horizon=horizon)
    text = str(qpr.explain(found, style=style, with_statistics=with_statistics))
    assert text.count("Calls answered in time (K1)") == 1
    return text.replace("Calls answered in time (K1)", "It")


NEAR = qpr.Thresholds(target=50, tolerance=10, green_tolerance=2)
ON_POINT = qpr.Thresholds(target=50, tolerance=10)

PROJECTED: list[tuple[str, str]] = [
    # The line of 70 to 75 rises by 1: to 83 in eight quarters. Its newest point is 75.
    (projected(*range(70, 76)), "It will not meet its target of 85% by Quarter 2 2025/26 on the current trend."),
    (projected(*range(70, 76), horizon=10), "It is expected to meet its target of 85% by Quarter 4 2025/26 on the current trend."),
    (projected(*range(70, 76), asked=77), "It is expected to meet a target of 77% by Quarter 4 2023/24 on the current trend."),
    (projected(*range(70, 76), asked=73), "It already meets a target of 73%."),
    (projected(*range(70, 76), asked=85), "It will not meet its target of 85% by Quarter 2 2025/26 on the current trend."),
    (projected(*range(70, 76), target=None, asked=73), "It already meets a target of 73%."),
    (projected(*range(90, 96)), "It is on target already."),
    (projected(94, 93, 92, 91, 90, 89), "It is on target already. At this rate its rating will be Amber by Quarter 3 2024/25."),
    (projected(30, 29, 28, 27, 26, 25, target=20, polarity=LOWER), "It is expected to meet its target of 20% by Quarter 3 2024/25 on the current trend."),
    (projected(25, 26, 27, 28, 29, 30, target=20, polarity=LOWER), "It will not meet its target of 20% on the current trend."),
    # By SciPy: the next lines end at 86.86, 84.33, 80.76 and 78.42, with slopes of 1.14, 1.8, 2.57 and -2.63.
    (projected(80, 82, 84, 86, 88, 84), "It misses its target of 85% with its latest result of 84%, although its trend line is on the right side of it."),
    (projected(76, 77, 79, 80, 81, 86), "It meets its target of 85% with its latest result of 86%. Its trend is expected to meet it by Quarter 3 2023/24 (between Quarter 3 2023/24 and Quarter 1 2024/25)."),
    (projected(70, 71, 72, 73, 74, 86, horizon=1), "It meets its target of 85% with its latest result of 86%, but its trend will not meet it by Quarter 3 2023/24."),
    (projected(99, 95, 92, 88, 84, 80, 77, 86), "It meets its target of 85% with its latest result of 86%, but its trend leads away from it. At this rate its rating will be Red by Quarter 3 2023/24."),
    # By SciPy: the second line ends at 83.07 with a slope of 1.57, which its interval has from 0.66 to 2.47.
    (projected(80, 82, 84, 86, 88, "84.96"), "It misses its target of 85% with its latest result of 84.96%, although its trend line is on the right side of it."),
    (projected(76, 77, 78, 79, 80, "84.96", decimal_places=1, rated_as_displayed=True), "It meets its target of 85% with its latest result of 85.0%. Its trend is expected to meet it by Quarter 4 2023/24 (between Quarter 3 2023/24 and Quarter 1 2025/26)."),
    (projected(60, 59, 58, 57, 56, 55, polarity=CLOSEST, thresholds=NEAR), "It is expected to meet its target (plus or minus 2 percentage points) by Quarter 1 2024/25 on the current trend."),
    (projected(60, 59, 58, 57, 56, 55, polarity=CLOSEST, thresholds=ON_POINT), "It is expected to meet its target by Quarter 3 2024/25 on the current trend."),
    (projected(50, 51, 52, 53, 54, 55, polarity=CLOSEST, thresholds=NEAR), "It will not meet its target (plus or minus 2 percentage points) on the current trend. At this rate its rating will be Red by Quarter 4 2024/25."),
    (projected(50, 50, 50, 51, 51, 51, polarity=CLOSEST, thresholds=NEAR), "It is on target already. At this rate its rating will be Amber by Quarter 2 2024/25. This may be as early as Quarter 3 2023/24 or later than Quarter 2 2025/26."),
    (projected(60, 58, 56, 54, 50, 53, polarity=CLOSEST, thresholds=NEAR), "It misses its target (plus or minus 2 percentage points) with its latest result, although its trend line is on the right side of it."),
    # By SciPy: the line ends at 82 with a slope of 1.2, and 85 is 2.5 quarters on, by Fieller from 0.8 to 6.9; 83 to 3.9.
    (projected(76, 78, 77, 80, 81, 82), "It is expected to meet its target of 85% by Quarter 1 2024/25 on the current trend (between Quarter 3 2023/24 and Quarter 1 2025/26)."),
    (projected(76, 78, 77, 80, 81, 82, horizon=3), "It is expected to meet its target of 85% by Quarter 1 2024/25 on the current trend. This may be as early as Quarter 3 2023/24 or later than Quarter 1 2024/25."),
    (projected(76, 78, 77, 80, 81, 82, horizon=1, asked=83), "It is expected to meet a target of 83% by Quarter 3 2023/24 on the current trend. This may be later than Quarter 3 2023/24."),
    (projected(80, 81, 80, 81, 80, 81), "It has no clear trend to project."),
    (projected(80, 81), "There is too little history to project It."),
    (projected(80, 81, 82, 83, 84, 85, target=None), "There is no projection for It, because there is no target for its latest result."),
    (projected(1, 2, 3, 4, 5, 6, unit="number", polarity=HIGHER, withhold_below=5), "There is no projection for It, because its figures are withheld."),
    (projected(1, 2, 3, 4, 5, 6, unit="number", basis=qpr.Basis.YEAR_TO_DATE_TOTAL, target=None), "There is no projection for It, because the total builds up through the year, so it shows no trend."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROJECTED)
def test_projection_is_one_true_answer_with_the_name_of_the_kpi(text: str, expected: str) -> None:
    assert text == expected


RISING = (76, 78, 77, 80, 81, 82)

STATISTICS: list[tuple[str, str]] = [
    (
        projected(*RISING, with_statistics=True),
        " Statistics: over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24, the trend line rises by 1.2 percentage points a quarter. The range comes from the 95% confidence interval of the line.",
    ),
    (
        projected(*RISING, style=PLAIN, with_statistics=True),
        " Statistics: the trend line rises by 1.2 percentage points a quarter. It is based on 6 results, from Quarter 1 2022/23 to Quarter 2 2023/24. The range comes from the 95% confidence interval of the line.",
    ),
    (
        projected(94, 93, 92, 91, 90, 89, with_statistics=True),
        " Statistics: over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24, the trend line falls by 1 percentage point a quarter.",
    ),
    (
        projected(80, 80, 80, 80, 80, 80, with_statistics=True),
        " Statistics: over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24, the trend line is level.",
    ),
    (
        projected(60, 59, 58, 57, 56, 55, polarity=CLOSEST, thresholds=NEAR, with_statistics=True),
        " Statistics: over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24, the trend line of distances to the target falls by 1 percentage point a quarter.",
    ),
    (projected(80, 81, with_statistics=True), "There is too little history to project It."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATISTICS)
def test_projection_with_statistics_ends_with_the_line_behind_it(text: str, expected: str) -> None:
    """By SciPy: the slope of 76, 78, 77, 80, 81 and 82 is 1.2."""
    assert text.endswith(expected)
    assert text.count("Statistics") == expected.count("Statistics")


@given(
    st.lists(st.integers(0, 30), min_size=4, max_size=9),
    st.integers(0, 30),
    st.sampled_from([HIGHER, LOWER, CLOSEST]),
    st.integers(1, 12),
    st.sampled_from([KENT, PLAIN]),
)
def test_projection_says_of_the_newest_result_what_it_is(
    results: list[int], target: int, polarity: qpr.Polarity, horizon: int, style: Style
) -> None:
    """The line is fitted by SciPy, and the target is compared with the newest result and with the end of the line."""
    thresholds = qpr.Thresholds(target=target, tolerance=5)
    text = projected(*results, polarity=polarity, thresholds=thresholds, unit="number", horizon=horizon, style=style)
    if len(results) < 5:
        assert text == "There is too little history to project It."
        return
    merits = [-abs(each - target) if polarity is CLOSEST else each - target for each in results]
    gains = [-each for each in merits] if polarity is LOWER else merits
    line = scipy.stats.linregress(range(len(gains)), gains)
    slope, p_value = float(line.slope), float(line.pvalue)
    end = float(line.intercept) + slope * (len(gains) - 1)
    assume(abs(end) > 1e-6)
    assume(len(set(gains)) == 1 or abs(p_value - 0.05) > 1e-6)
    has_trend = len(set(gains)) > 1 and p_value < 0.05
    assert max(len(each.split()) for each in re.split(r"(?<=[.!?]) ", text)) <= (MOST_WORDS if style is PLAIN else 35)
    assert text.startswith("It meets ") is (end < 0 <= gains[-1] and has_trend)
    assert text.startswith("It misses ") is (end > 0 > gains[-1])
    assert text.startswith("It is on target already.") is (end > 0 and gains[-1] >= 0)
    assert (text == "It has no clear trend to project.") is (end < 0 and not has_trend)
    assert ("expected to meet" in text) is (end < 0 and has_trend and slope * horizon >= -end - 1e-9)


def needed(results: list[int | str], *, lower: bool = False, decimal_places: int | None = None) -> str:
    """Return the text of what the last quarter of four must be for a mean of 80."""
    polarity = qpr.Polarity.LOWER_IS_BETTER if lower else qpr.Polarity.HIGHER_IS_BETTER
    indicator = an_indicator(80, polarity=polarity, decimal_places=decimal_places)
    series = a_series(*results, until="Q3 2023/24")
    return str(qpr.explain(qpr.needed_by_year_end(indicator, series, "Q3 2023/24", made_by=qpr.Aggregation.MEAN)))


@pytest.mark.parametrize(
    ("results", "words"),
    [
        (([79, 79, 79], {}), " 83%"),
        (([79, 79, "79.5"], {}), " 82.5%"),
        (([79, 79, "79.5"], {"decimal_places": 0}), " 83%"),
        (([79, 79, "79.5"], {"decimal_places": 0, "lower": True}), " 82%"),
        (([79, 79, "79.51"], {"decimal_places": 1}), " 82.5%"),
        (([79, 79, "79.49"], {"decimal_places": 1}), " 82.6%"),
        (([79, 79, "79.5"], {"decimal_places": 2}), " 82.50%"),
        (([79, 79, "79.5123"], {}), " 82.4877%"),
        (([79, 79, "79.512345"], {}), " 82.487655%"),
        (([79, 79, "79.5123451"], {}), " 82.5%"),
    ],
)
def test_year_end_needed_average_is_rounded_towards_better(
    results: tuple[list[int | str], dict[str, Any]], words: str
) -> None:
    given, parts = results
    assert words in needed(given, **parts)


def test_year_end_needed_average_has_places_of_indicator() -> None:
    """4 x 80 - 78.81 = 241.19, of which a third is 80.39667, so 80.40 is enough."""
    indicator = an_indicator(80, decimal_places=2)
    ahead = qpr.needed_by_year_end(
        indicator, a_series("78.81", until="Q1 2023/24"), "Q1 2023/24", made_by=qpr.Aggregation.MEAN
    )
    assert " 80.40%" in str(qpr.explain(ahead))


def test_a_gap_in_the_year_is_explained_with_the_markers_of_its_results() -> None:
    results = {"Q1 2023/24": None, "Q2 2023/24": None, "Q3 2023/24": 90, "Q4 2023/24": None}
    markers = {"Q1 2023/24": "n/a", "Q2 2023/24": "<5", "Q4 2023/24": "not due"}
    for marked, text in ((markers, ' (marked "n/a; <5")'), ({}, "")):
        made = qpr.TimeSeries(results, markers=marked)
        found = qpr.needed_by_year_end(an_indicator(), made, "Q4 2023/24", made_by=qpr.Aggregation.MEAN)
        assert str(qpr.explain(found)) == f"{UNKNOWN} a result for the year is missing{text}."


def test_a_marker_is_not_printed_with_a_different_reason() -> None:
    """Figures of the year to date need the latest one alone, so a gap before it does not matter."""
    made = qpr.TimeSeries({"Q1 2023/24": None, "Q2 2023/24": 90}, markers={"Q1 2023/24": "n/a"})
    to_date = an_indicator(thresholds=None, basis=qpr.Basis.YEAR_TO_DATE_RATE)
    found = qpr.needed_by_year_end(to_date, made, "Q2 2023/24")
    assert found.marker == "n/a"
    assert str(qpr.explain(found)) == f"{UNKNOWN} there is no target for the end of the year."


def test_year_with_a_negative_result_can_have_another() -> None:
    """The mean of -5, 60 and 61 is 38.7, so the last quarter needs 4 * 20 - 116 = -36 for a mean of 20."""
    text = ahead(LOWER, qpr.Aggregation.MEAN, 20, -5, 60, 61)
    assert text.startswith(f"{reach('20')}Quarter 4 2023/24 must be at most -36.")


def test_amount_of_money_can_be_negative_in_the_rest_of_the_year() -> None:
    """A mean of 1 for the year leaves 4 - 3 * 2 = -2 for its last quarter, as for a variance."""
    variance = an_indicator(None, unit="£", polarity=LOWER)
    found = qpr.needed_by_year_end(
        variance, a_series(2, 2, 2, until="Q3 2023/24"), "Q3 2023/24", made_by="mean", target=1
    )
    assert "Quarter 4 2023/24 must be at most -£2. " in str(qpr.explain(found))


def test_year_to_date_total_that_fell_has_had_a_negative_period() -> None:
    visits = an_indicator(basis=qpr.Basis.YEAR_TO_DATE_TOTAL, unit="number", target=None)
    for second, fell in ((40, True), (60, False)):
        series = qpr.TimeSeries({"Q1 2023/24": 50, "Q2 2023/24": second})
        assert qpr.needed_by_year_end(visits, series, "Q2 2023/24").has_negative is fell
