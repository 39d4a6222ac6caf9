"""Decimal places: printed figures keep the order of the exact ones, and add up.

A small reader reads the figures back from whole sentences.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core.testing import a_series, an_indicator
from qpr_core.wording.reasons.decimal_places import Difference, Figure, places_needed
from qpr_core.wording.reasons.explain import Explainable

HIGHER, LOWER, CLOSEST, NEITHER = qpr.Polarity
NUMBER = r"(-?£?[0-9][0-9,]*(?:\.[0-9]+)?)(?:%| percentage points?| days?)?"
QUARTER = r"Quarter [1-4](?: [0-9]{4}/[0-9]{2})?"
COUNTS = r"(?:[0-9,]+ of [0-9,]+ \()?"
BY = {
    "floor missed": rf"{NUMBER}\)? misses the floor standard of {NUMBER} by {NUMBER} and the target of {NUMBER} by {NUMBER}",
    "floor met": rf"{NUMBER}\)? meets the floor standard of {NUMBER} and misses the target of {NUMBER} by {NUMBER}",
    "beyond": rf"{NUMBER}\)? misses the target of {NUMBER} by {NUMBER}, which is more than the tolerance of {NUMBER}(?![0-9]|%? of the target)",
    "within": rf"{NUMBER}\)? misses the target of {NUMBER} by {NUMBER}, which is within the tolerance of {NUMBER}(?![0-9]|%? of the target)",
    "missed": rf"{NUMBER}\)? misses the target of {NUMBER} by {NUMBER}",
    "met": rf"{NUMBER}\)? meets the target of {NUMBER}",
    "in range": rf"{NUMBER}\)? is within the expected range of {NUMBER} to {NUMBER}",
    "out of range": rf"{NUMBER}\)? is {NUMBER} (above|below) the expected range of {NUMBER} to {NUMBER}",
    "change": rf"From {COUNTS}{NUMBER}\)? in {QUARTER} to {COUNTS}{NUMBER}\)? in {QUARTER}, it is (up|down) {NUMBER}",
    "step": rf"(rose|fell) by {NUMBER}, from {NUMBER} in {QUARTER} to {NUMBER} in {QUARTER}(?:, and a change of {NUMBER} or more counts)?",
    "mean": rf"of {NUMBER} in {QUARTER} is {NUMBER} (above|below) {NUMBER}, the mean of",
}


def read(number: str) -> Fraction:
    return Fraction(number.replace(",", "").replace("£", ""))


def found(kind: str, text: str) -> list[Any]:
    match = re.search(BY[kind], text)
    return [] if match is None else [each if each is None or each.isalpha() else read(each) for each in match.groups()]


def adds_up(one: Fraction, other: Fraction, difference: Fraction) -> bool:
    return abs(one - other) == difference > 0


def floor_missed(
    sign: int, value: Fraction, floor: Fraction, below: Fraction, target: Fraction, short: Fraction
) -> bool:
    return adds_up(value, floor, below) and adds_up(value, target, short) and (value - floor) * sign < 0


def floor_met(sign: int, value: Fraction, floor: Fraction, target: Fraction, short: Fraction) -> bool:
    return adds_up(value, target, short) and (value - floor) * sign >= 0 > (value - target) * sign


def missed(sign: int, value: Fraction, target: Fraction, short: Fraction) -> bool:
    return adds_up(value, target, short) and (value - target) * sign <= 0


def out_of_range(_: int, value: Fraction, by: Fraction, side: str, low: Fraction, high: Fraction) -> bool:
    return by == (value - high if side == "above" else low - value) > 0


def changed(_: int, before: Fraction, now: Fraction, way: str, by: Fraction) -> bool:
    return by == (now - before if way in {"up", "rose", "above"} else before - now) > 0


TRUE: dict[str, Callable[..., bool]] = {
    "floor missed": floor_missed,
    "floor met": floor_met,
    "beyond": lambda sign, value, target, short, allowed: missed(sign, value, target, short) and short > allowed,
    "within": lambda sign, value, target, short, allowed: missed(sign, value, target, short) and short <= allowed,
    "missed": missed,
    "met": lambda sign, value, target: (value - target) * sign >= 0 and (sign != 0 or value == target),
    "in range": lambda _, value, low, high: low <= value <= high,
    "out of range": out_of_range,
    "change": changed,
    "step": lambda sign, way, by, before, now, _: changed(sign, before, now, way, by),
    "mean": lambda sign, now, by, way, mean: changed(sign, mean, now, way, by),
}


def contradictions(text: str, polarity: qpr.Polarity) -> Iterator[str]:
    """Yield the kinds of statement in a sentence that its own figures contradict."""
    sign = {HIGHER: 1, LOWER: -1}.get(polarity, 0)
    for kind, is_true in TRUE.items():
        facts = found(kind, text)
        if facts and not is_true(sign, *facts):
            yield kind
    step = found("step", text)
    direction = re.match(r"The direction of travel is (positive|negative|stable)", text)
    if direction and step and step[-1] is not None and (step[1] < step[-1]) is not (direction[1] == "stable"):
        yield "what counts"
    if re.search(r"-0(?:\.0+)?(?![.0-9])", text):
        yield "minus zero"


def test_reader_finds_contradictions() -> None:
    """The library printed these sentences before this reader existed."""
    false = {
        "47% meets the target of 47.3%": ["met"],
        "48% is within the expected range of 40% to 47.5%": ["in range"],
        "48.2% misses the target of 50% by 1.8 percentage points, which is more than the tolerance of 2 percentage points": [
            "beyond"
        ],
        "the value rose by 1 percentage point, from 0% in Quarter 1 to -0% in Quarter 2 2023/24": [
            "step",
            "minus zero",
        ],
        "From 3% in Quarter 1 to 3.1% in Quarter 2 2023/24, it is up 0.04 percentage points": ["change"],
        "The direction of travel is stable or so: the value fell by £2.60, from £10.00 in Quarter 1 to £7.40 in "
        "Quarter 2 2023/24, and a change of £2.6 or more counts": ["what counts"],
    }
    assert {text: list(contradictions(text, HIGHER)) for text in false} == false


fine = st.integers(-200, 12_000).map(lambda hundredths: Fraction(hundredths, 100))
coarse = st.integers(40, 60).map(Fraction) | st.integers(400, 600).map(lambda tenths: Fraction(tenths, 10))
figures = coarse | coarse | fine
results = figures | st.builds(qpr.Ratio, st.integers(0, 300), st.integers(300, 700))


@st.composite
def cases(draw: st.DrawFn) -> tuple[qpr.Indicator, list[Any], int | None]:
    polarity = draw(st.sampled_from(qpr.Polarity))
    ends = sorted(draw(st.lists(figures, min_size=2, max_size=2)))
    low, high = ends
    kinds: dict[qpr.Polarity, Any] = {
        HIGHER: qpr.Thresholds(target=high, floor=low),
        LOWER: qpr.Thresholds(target=low, floor=high),
        CLOSEST: qpr.Thresholds(target=low, tolerance=high - low),
        NEITHER: qpr.ExpectedRange(low, high),
    }
    thresholds = kinds[polarity]
    if polarity.judges and draw(st.booleans()):
        thresholds = qpr.Thresholds(target=low, tolerance=high - low)
    places = draw(st.none() | st.integers(0, 2))
    indicator = qpr.Indicator(
        code="K1",
        name="Calls",
        polarity=polarity,
        unit=draw(st.sampled_from(["%", "number", "days"])),
        thresholds=thresholds,
        decimal_places=places,
        rated_as_displayed=places is not None and draw(st.booleans()),
    )
    near = st.sampled_from([low, high]).flatmap(
        lambda end: st.integers(-60, 60).map(lambda step: end + Fraction(step, 100))
    )
    given_results = draw(st.lists(results | near, min_size=2, max_size=5))
    return indicator, given_results, draw(st.none() | st.integers(0, 1))


@given(cases(), st.sampled_from([0, Fraction(1, 2), Fraction(3, 2), Fraction(26, 10), "5%"]))
def test_explain_figures_never_contradict_each_other(
    case: tuple[qpr.Indicator, list[Any], int | None], dead_band: Any
) -> None:
    indicator, values, places = case
    series = a_series(*values)
    report = qpr.Scorecard([(indicator, series)]).report(series.last)
    (assessed,) = report.assessments
    steps = [
        qpr.direction_of_travel(indicator, series, series.last, method=method)
        for method in (
            qpr.methods.LastPeriod(dead_band=dead_band),
            qpr.methods.MeanOfPrevious(results=2, dead_band=dead_band),
        )
    ]
    records: list[Explainable] = [assessed, assessed.standing, assessed.comparison, *steps]
    for record in records:
        text = str(qpr.explain(record, style=qpr.styles.Style(decimal_places=places)))
        assert list(contradictions(text, indicator.polarity)) == [], text


@given(cases())
def test_watch_list_margin_adds_up_to_edge_of_next_band(
    case: tuple[qpr.Indicator, list[Any], int | None],
) -> None:
    indicator, values, places = case
    series = a_series(*values)
    report = qpr.Scorecard([(indicator, series)]).report(series.last)
    if not report.kpis:
        return
    (assessed,) = report.assessments
    style = qpr.styles.Style(decimal_places=places, near=1000)
    text = str(qpr.narrate(report, style=style, sections=[qpr.Section.WATCH_LIST]))
    match = re.search(rf"{NUMBER}\)? is {NUMBER} from (?:Red|Amber)", text)
    if match is not None:
        value, margin = map(read, match.groups())
        bands = assessed.standing.ranges
        edges = {end for band in bands for end in (band.low, band.high) if end is not None}
        assert margin in {abs(value - edge) for edge in edges}, text


@given(cases())
def test_scorecard_result_is_on_right_side_of_target(
    case: tuple[qpr.Indicator, list[Any], int | None],
) -> None:
    indicator, values, places = case
    series = a_series(*values)
    report = qpr.Scorecard([(indicator, series)]).report(series.last)
    (assessed,) = report.assessments
    target, rated = assessed.standing.target, assessed.standing.rated_value
    if target is None or rated is None or not report.kpis:
        return
    table = qpr.narrate(
        report, style=qpr.styles.Style(decimal_places=places), sections=[qpr.Section.SCORECARD]
    ).to_markdown()
    cells = [cell.strip() for cell in re.findall(r"\| K1 .*", table)[0].strip("|").split("|")]
    value, aim = (read(re.findall(NUMBER, cell)[0]) for cell in cells[2:4])
    assert aim == target
    assert (value > aim, value < aim) == (rated > target, rated < target), table


EDGES: list[tuple[dict[str, Any], Any, str]] = [
    ({"target": "47.3", "floor": 40}, "47.3", "47.3% meets the target of 47.3%"),
    ({"target": "47.3", "floor": 40}, 47, "47% meets the floor standard of 40% but is 0.3 percentage points below the target of 47.3%."),
    ({"polarity": LOWER, "target": "85.5", "floor": 90}, "85.5", "85.5% meets the target of 85.5%"),
    ({"polarity": LOWER, "target": "85.5", "floor": 90}, "85.4", "85% meets the target of 85.5%."),
    ({"polarity": NEITHER, "thresholds": qpr.ExpectedRange(40, "47.5")}, "47.5", "47.5% is within the expected range of 40% to 47.5%"),
    ({"thresholds": qpr.Thresholds(target=50, tolerance="1.5")}, "48.2", "48.2% is 1.8 percentage points below the target of 50%, outside the tolerance of 1.5 percentage points"),
    ({"thresholds": qpr.Thresholds(target="0.12345678", floor=0)}, 1, "1% meets the target of 0.12345678%"),
    ({"thresholds": qpr.Thresholds(target=Fraction(200, 3), floor=0)}, "66.6", "66.6% meets the floor standard of 0% but is 0.1 percentage points below the target of 66.7%"),
    ({"target": 85, "floor": 80}, qpr.Ratio(2_999, 3_000), "2,999 of 3,000 (99.97%) meets"),
    ({"target": 85, "floor": 80}, qpr.Ratio(3_000, 3_000), "3,000 of 3,000 (100%) meets"),
    ({"target": 85, "floor": 80}, qpr.Ratio(1, 300), "1 of 300 (0.3%) is 79.7 percentage points below the floor"),
    ({"target": 85, "floor": 80}, qpr.Ratio(0, 300), "0 of 300 (0%) is 80 percentage points below the floor"),
    ({"target": 85, "floor": 80, "rated_as_displayed": True}, qpr.Ratio(2_999, 3_000), "2,999 of 3,000 (99.97%) meets"),
    ({"target": 100, "floor": 80, "rated_as_displayed": True}, qpr.Ratio(2_999, 3_000), "(100%) meets the target of 100% (Amber on the exact figure of 99.97%)"),
    ({"unit": "number", "polarity": LOWER, "target": "-0.131", "floor": 0}, "1.7475", "1.748 exceeds the limit of 0 by 1.748, against a target of -0.131."),
    ({"unit": "per 1,000", "target": 85, "floor": 80}, qpr.Ratio(1, 3_000_000), "1 of 3,000,000 (0.0003 per 1,000) is 79.9997 below the floor"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "result", "expected"), EDGES)
def test_explain_result_is_on_right_side_of_edges(parts: dict[str, Any], result: Any, expected: str) -> None:
    """Without decimal places 47.3 would be 47 next to 47.3, and 2,999 of 3,000 would be 100%."""
    indicator = an_indicator(**{"decimal_places": 0} | parts)
    assert expected in str(qpr.explain(qpr.rate(indicator, result)))
    if not indicator.rated_as_displayed:
        plain = an_indicator(**parts)
        assert expected in str(qpr.explain(qpr.rate(plain, result), style=qpr.styles.Style(decimal_places=0)))


def test_watch_list_budget_margin_matches_printed_figures() -> None:
    """390,000 - 384,775.5 is 5,224.5, and 390,000 - 384,776 is 5,224."""
    budget = an_indicator(polarity=LOWER, unit="£", target=380_000, floor=390_000, decimal_places=0)
    report = qpr.Scorecard([(budget, a_series("384775.5"))]).report("Q2 2023/24")
    text = str(qpr.narrate(report, style=qpr.styles.Style(near=1000), sections=[qpr.Section.WATCH_LIST]))
    assert "£384,776 is £5,224 from Red" in text


def test_explain_small_rise_through_zero_is_visible() -> None:
    growth = an_indicator(target=85, floor=80, decimal_places=0)
    series = a_series("-0.4", "0.4")
    assert "-0.4% in Quarter 1 and is 0.4% in Quarter 2 2023/24. It is up 0.8 percentage points" in str(
        qpr.explain(qpr.compare(growth, series, "Q2 2023/24"))
    )
    travel = qpr.direction_of_travel(growth, series, "Q2 2023/24", method=qpr.methods.LastPeriod())
    assert "rose by 0.8 percentage points, from -0.4% in Quarter 1 to 0.4% in" in str(qpr.explain(travel))


def test_explain_step_is_on_right_side_of_dead_band() -> None:
    costs = an_indicator(None, unit="£", decimal_places=1)
    method = qpr.methods.LastPeriod(dead_band="2.61")
    travel = qpr.direction_of_travel(costs, a_series(10, "7.40"), "Q2 2023/24", method=method)
    assert "fell by £2.6, from £10.0 in Quarter 1 to £7.4 in Quarter 2 2023/24. Only a change of £2.61 or more" in str(
        qpr.explain(travel)
    )


def test_explain_step_equal_to_dead_band_is_printed_equal() -> None:
    """A dead band of 50% of 200/3 is 33.33…, and so is the change to 100, in units that have no end."""
    series = a_series(qpr.Ratio(2, 3), 100)
    for dead_band, expected in (("50%", "by 33.3 percentage"), ("33.3333333", "by 33.33")):
        method = qpr.methods.LastPeriod(dead_band=dead_band)
        travel = qpr.direction_of_travel(an_indicator(None), series, "Q2 2023/24", method=method)
        text = str(qpr.explain(travel))
        facts = re.findall(r"(?:by|of) ([0-9.]+) percentage", text)
        assert expected in text
        assert (facts[0] == facts[1]) is (dead_band == "50%")


def test_explain_limits_of_chart_are_printed_as_different() -> None:
    """The mean is 99.995 and the mean range 0.01, so that the limits are 99.9684 and 100.0216; the mean is not 100."""
    series = a_series(*["100", "99.99"] * 7)
    travel = qpr.direction_of_travel(an_indicator(decimal_places=0), series, series.last, method=qpr.methods.XmR())
    assert "with process limits of 99.968% to 100.022%" in str(qpr.explain(travel))


def test_explain_rate_of_two_counts_is_never_printed_as_zero() -> None:
    deaths = an_indicator(None, unit="per 1,000", decimal_places=0)
    comparison = qpr.compare(deaths, a_series(qpr.Ratio(1, 3_000_000), 5), "Q2 2023/24")
    assert "1 of 3,000,000 (0.0003 per 1,000) in Quarter 1 and is 5.0000 per 1,000" in str(qpr.explain(comparison))


def test_scorecard_recent_results_are_on_right_side_of_target() -> None:
    """84.97 would be 85.0 next to a target of 85, which it misses."""
    indicator = an_indicator(85, decimal_places=1)
    report = qpr.Scorecard([(indicator, a_series(80, "84.97"))]).report("Q2 2023/24")
    page = qpr.to_html(qpr.narrate(report, sections=[qpr.Section.SCORECARD]))
    assert "2 results, from 80.00% in Quarter 1 to 84.97% in Quarter 2, lowest 80.00%, highest 84.97%" in page


def test_places_needed_for_difference_in_thirds() -> None:
    """200/3 is 66.7 and 100/3 is 33.3: so the printed difference is 33.4, at any number of places."""
    third, two = Fraction(100, 3), Fraction(200, 3)
    gap = Difference(two, third, two - third)
    assert places_needed([Figure(two), Figure(third)], least=1, differences=[gap]) == 1
    assert gap.printed(1) == Fraction("33.4")
