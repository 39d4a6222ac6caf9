"""explain: a sentence for each kind of record."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core
from qpr_core import (
    Indicator,
    NoRating,
    Paragraph,
    Period,
    Polarity,
    Ratio,
    Scorecard,
    Thresholds,
    TimeSeries,
    assess,
    compare,
    direction_of_travel,
    explain,
    rate,
)
from qpr_core.errors import ReportError, StyleError
from qpr_core.methods import Regression
from qpr_core.rules import Scheme
from qpr_core.styles import Explanations, Style
from qpr_core.testing import an_indicator, figures, plain_indicators, ratios, regressions, scorecards, series
from qpr_core.units import DAYS, PER_CENT, POUNDS, Unit
from qpr_core.wording.text.numbers import figure_text, value_text

HIGHER, LOWER, CLOSEST, NEITHER = Polarity


def make(polarity: Polarity = HIGHER, unit: str | Unit = "%", **parts: Any) -> Indicator:
    given_parts: dict[str, Any] = {"thresholds": Thresholds(target=85, floor=80)} | parts
    return Indicator(code="K1", name="Calls", polarity=polarity, unit=unit, **given_parts)


RELATIVE = Thresholds(target=50, tolerance="10%", green_tolerance="5%")
POINTS = Thresholds(target=50, tolerance=5, green_tolerance=1)


@pytest.mark.parametrize(
    ("indicator", "result", "sentence"),
    [
        (make(), 86, "It is Green: 86% meets the target of 85%."),
        (make(), 85, "It is Green: 85% meets the target of 85%."),
        (
            make(),
            80,
            ("It is Amber: 80% meets the floor standard of 80% but is 5 percentage points below the target of 85%."),
        ),
        (
            make(),
            79,
            ("It is Red: 79% is 1 percentage point below the floor standard of 80%, against a target of 85%."),
        ),
        (
            make(thresholds=RELATIVE),
            48,
            (
                "It is Green: 48% is 2 percentage points below the target of 50%, within the tolerance of 5% of "
                "the target."
            ),
        ),
        (
            make(thresholds=RELATIVE),
            46,
            (
                "It is Amber: 46% is 4 percentage points below the target of 50%, within the tolerance of 10% of "
                "the target."
            ),
        ),
        (
            make(thresholds=RELATIVE),
            44,
            (
                "It is Red: 44% is 6 percentage points below the target of 50%, outside the tolerance of 10% of "
                "the target."
            ),
        ),
        (
            make(LOWER, "days", thresholds=POINTS),
            51,
            "It is Green: 51 days is 1 day over the target of 50, within the tolerance of 1 day.",
        ),
        (
            make(CLOSEST, "days", thresholds=POINTS),
            56,
            "It is Red: 56 days is 6 days over the target of 50, outside the tolerance of 5 days.",
        ),
        (
            make(thresholds=Thresholds(target=85, floor=80, green_tolerance=1)),
            84,
            (
                "It is Green: 84% is 1 percentage point below the target of 85%, within the tolerance of 1 "
                "percentage point."
            ),
        ),
        (
            make(),
            Ratio(74, 125),
            (
                "It is Red: 74 of 125 (59.2%) is 20.8 percentage points below the floor standard of 80%, against "
                "a target of 85%. With 26 more cases it would be Amber."
            ),
        ),
        (
            make(),
            Ratio(84999, 100000),
            (
                "It is Amber: 84,999 of 100,000 (84.999%) meets the floor standard of 80% but is 0.001 "
                "percentage points below the target of 85%. With one more case it would be Green."
            ),
        ),
        (make(), None, "It is not rated: there is no result."),
        (make(), Ratio(0, 0), "It is not rated: there was nothing to count."),
        (make(thresholds=None), 5, "It is not rated: there is no target."),
        (make(NEITHER, thresholds=None), 5, "It is not rated: it is for information only."),
    ],
)
def test_explain_rating_gives_its_distances(indicator: Indicator, result: int | Ratio | None, sentence: str) -> None:
    assert str(explain(rate(indicator, result))) == sentence


def test_explain_rounded_value_differs_from_boundary_it_misses() -> None:
    nearly = Ratio(28332, 33333)  # 84.9968%, which one decimal index would call 85.0%
    text = str(explain(rate(make(), nearly)))
    assert (
        "28,332 of 33,333 (84.997%) meets the floor standard of 80% but is 0.003 percentage points below the target of 85%."
        in text
    )


RESULTS = TimeSeries(
    {
        "Q1 2022/23": 86,
        "Q2 2022/23": 84,
        "Q3 2022/23": 85,
        "Q4 2022/23": 81,
        "Q1 2023/24": 80,
        "Q2 2023/24": 78,
        "Q3 2023/24": 78,
    }
)
MOVED = {"2022/23": Thresholds(target=85, floor=80), "Q2 2023/24": Thresholds(target=78, floor=70)}


@pytest.mark.parametrize(
    ("indicator", "at", "sentence"),
    [
        (
            make(),
            "Q2 2023/24",
            (
                "It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points, which "
                "is worse. It was Amber and is now Red."
            ),
        ),
        (
            make(LOWER, thresholds=None),
            "Q2 2023/24",
            "It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points, which is better.",
        ),
        (
            make(NEITHER, thresholds=None),
            "Q2 2023/24",
            ("It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points."),
        ),
        (
            make(CLOSEST, thresholds=None),
            "Q2 2023/24",
            (
                "It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points, which "
                "is not judged, because there is no target."
            ),
        ),
        (
            make(),
            "Q3 2023/24",
            ("It was 78% in Quarter 2 and is 78% in Quarter 3 2023/24. It is unchanged. It is still Red."),
        ),
        (
            make(thresholds=MOVED),
            "Q2 2023/24",
            (
                "It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points, which "
                "is worse. It was Amber and is now Green. Its thresholds have changed: the target has fallen "
                "from 85% to 78%, and the floor standard has fallen from 80% to 70%. Against the new thresholds, "
                "the result for Quarter 1 would be Green, not Amber."
            ),
        ),
        (
            make(thresholds={"Q2 2023/24": Thresholds(target=78, floor=70)}),
            "Q2 2023/24",
            (
                "It was 80% in Quarter 1 and is 78% in Quarter 2 2023/24. It is down 2 percentage points, which "
                "is worse. It was not rated and is now Green (against the thresholds for Quarter 2 it would have "
                "been Green before)."
            ),
        ),
        (
            make(),
            "Q4 2023/24",
            "Quarter 4 2023/24 cannot be compared with Quarter 3: there is no result for Quarter 4.",
        ),
        (
            make(),
            "Q1 2022/23",
            "Quarter 1 2022/23 cannot be compared with Quarter 4 2021/22: there is no result for Quarter 4 2021/22.",
        ),
    ],
)
def test_explain_comparison_gives_both_results(indicator: Indicator, at: str, sentence: str) -> None:
    assert str(explain(compare(indicator, RESULTS, at))) == sentence


def travel_of(values: list[int], polarity: Polarity = HIGHER, **parts: Any) -> str:
    made = TimeSeries((RESULTS.first.shift(index), value) for index, value in enumerate(values))
    indicator = make(polarity, "%", **({"thresholds": None} | parts))
    return str(explain(direction_of_travel(indicator, made, made.last, method=Regression(minimum_points=4))))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            travel_of([86, 84, 85, 81, 80, 78]),
            (
                "The direction of travel is negative: the value has fallen by about 1.6 percentage points a "
                "quarter over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24."
            ),
        ),
        (
            travel_of([1, 2, 2, 1]),
            (
                "The direction of travel is stable or with no clear trend: the value has neither clearly risen "
                "nor clearly fallen over the 4 results from Quarter 1 to Quarter 4 2022/23."
            ),
        ),
        (
            travel_of([5, 5, 5, 5]),
            (
                "The direction of travel is stable or with no clear trend: the value did not change over the 4 "
                "results from Quarter 1 to Quarter 4 2022/23."
            ),
        ),
        (
            travel_of([1, 2, 3, 4]),
            (
                "The direction of travel is positive: the value has risen by about 1 percentage point a quarter "
                "over the 4 results from Quarter 1 to Quarter 4 2022/23."
            ),
        ),
        (
            travel_of([100, 201, 300, 401, 500, 601, 700, 801]),
            (
                "The direction of travel is positive: the value has risen by about 100 percentage points a "
                "quarter over the 8 results from Quarter 1 2022/23 to Quarter 4 2023/24."
            ),
        ),
        (
            travel_of([1, 2, 3, 4], NEITHER),
            (
                "The direction of travel is unknown: neither up nor down is better. The value has risen by about "
                "1 percentage point a quarter over the 4 results from Quarter 1 to Quarter 4 2022/23."
            ),
        ),
        (
            travel_of([60, 42, 56, 46, 52], CLOSEST, thresholds=Thresholds(target=50, tolerance=5)),
            (
                "The direction of travel is positive: the distance to the target has fallen by about 2 "
                "percentage points a quarter over the 5 results from Quarter 1 2022/23 to Quarter 1 2023/24."
            ),
        ),
        (
            travel_of([1, 2, 3, 4], CLOSEST),
            "The direction of travel is unknown: some results have no target to compare them with.",
        ),
        (
            travel_of([1, 2, 3]),
            "The direction of travel is unknown: there are 3 results, and at least 4 are needed.",
        ),
        (
            travel_of([1]),
            "The direction of travel is unknown: there is 1 result, and at least 4 are needed.",
        ),
    ],
)
def test_explain_direction_gives_slope_and_p_value(text: str, sentence: str) -> None:
    assert text == sentence


def test_explain_direction_without_results_or_with_old_ones() -> None:
    nothing = direction_of_travel(make(), RESULTS, "Q1 2000/01")
    assert str(explain(nothing)) == (
        "The direction of travel is unknown: there are no results, and at least 5 are needed."
    )
    old = direction_of_travel(make(), RESULTS, "Q1 2024/25")
    assert str(explain(old)) == (
        "The direction of travel is unknown: the latest result, for Quarter 3 2023/24, is too old."
    )


@pytest.mark.parametrize(
    ("quarter", "sentence"),
    [
        (
            "Q2 2023/24",
            (
                "Calls (K1) is Red for Quarter 2 2023/24. 78% is 2 percentage points below the floor standard of "
                "80%, against a target of 85%. The result is down 2 percentage points on Quarter 1, which is "
                "worse. Its direction of travel is negative."
            ),
        ),
        (
            "Q3 2023/24",
            (
                "Calls (K1) is Red for Quarter 3 2023/24. 78% is 2 percentage points below the floor standard of "
                "80%, against a target of 85%. The result is unchanged from Quarter 2. Its direction of travel "
                "is negative."
            ),
        ),
        (
            "Q4 2023/24",
            (
                "Calls (K1) has no figure for Quarter 4 2023/24 yet; it is Red on its result for Quarter 3. 78% "
                "is 2 percentage points below the floor standard of 80%, against a target of 85%. Its direction "
                "of travel is negative."
            ),
        ),
        (
            "Q1 2024/25",
            (
                "Calls (K1) is not rated for Quarter 1 2024/25. Its latest result is too old. Its direction of "
                "travel is unknown."
            ),
        ),
    ],
)
def test_explain_assessment_has_its_facts_in_order(quarter: str, sentence: str) -> None:
    assert str(explain(assess(make(), RESULTS, quarter))) == sentence


def test_explain_carried_rating_adds_rating_on_current_thresholds() -> None:
    indicator = make(
        thresholds={"2022/23": Thresholds(target=85, floor=70), "Q4 2023/24": Thresholds(target=78, floor=70)}
    )
    text = str(explain(assess(indicator, RESULTS, "Q4 2023/24")))
    assert (
        "for Quarter 4 2023/24 yet; it is Amber on its result for Quarter 3 (against the current thresholds it "
        "would be Green). 78% meets the floor standard of 70%"
    ) in text


@given(scorecards(), st.integers(0, 9))
def test_explain_says_carried_forward_once_and_only_if_it_is(card: Scorecard, steps: int) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    for each in report.assessments:
        assert str(explain(each)).count("has no figure for") == each.is_carried


def test_explain_yearly_result_is_not_called_carried() -> None:
    survey = TimeSeries({"2021/22": 84, "2022/23": 86})
    indicator = make(
        thresholds={"2022/23": Thresholds(target=85, floor=80), "2023/24": Thresholds(target=90, floor=80)}
    )
    assert str(explain(assess(indicator, survey, "Q3 2023/24"))) == (
        "Calls (K1) is Green for Quarter 3 2023/24, on its result for 2022/23 (against the current thresholds it "
        "would be Amber). 86% meets the target of 85%. The result is up 2 percentage points on 2021/22, which is "
        "better. Its direction of travel is unknown."
    )


def test_explain_slope_names_period_of_series() -> None:
    years = TimeSeries({f"{year}/{year + 1 - 2000}": year for year in range(2011, 2024)})
    assert "by about 1 a year" in str(explain(direction_of_travel(make(unit="number"), years, "2023/24")))
    months = TimeSeries({"January 2023": 1, "February 2023": 2, "March 2023": 3})
    travel = direction_of_travel(make(unit="£"), months, "March 2023", method=Regression(minimum_points=3))
    assert "by about £1 a month" in str(explain(travel))


def test_explain_escapes_names_in_markdown() -> None:
    indicator = Indicator(code="K*1", name="<b>Calls</b>", polarity=HIGHER, unit="%")
    text = explain(assess(indicator, RESULTS, "Q2 2023/24")).to_markdown()
    assert text.startswith("\\<b\\>Calls\\</b\\> (K\\*1) is not rated for Quarter 2 2023/24")


def evaluated(source: str, record: object) -> object:
    return eval(f"_.{source}", {"_": record})


@given(plain_indicators(), series(), regressions(), st.integers(0, 18))
def test_explain_every_number_has_a_source_and_text_is_clean(
    indicator: Indicator, made: TimeSeries, method: Regression, steps: int
) -> None:
    assessment = assess(indicator, made, made.first.shift(steps), method=method)
    for record in (assessment, assessment.standing, assessment.comparison, assessment.direction_of_travel):
        paragraph = explain(record)
        assert isinstance(paragraph, Paragraph)
        for quantity in paragraph.quantities:
            assert evaluated(quantity.source, record) == quantity.value
        text = str(paragraph)
        assert not re.search(
            r"None|nan\b|Decimal\(|Fraction\(|[{}]|  |(?<![.\d,])1 (?:days|results|percentage points)\b|-0(?![.\d])",
            text,
        )
        assert text.endswith(".")
        assert "significan" not in text or "significance level of" in text


@given(plain_indicators(), figures() | ratios())
def test_explain_reason_of_rating_is_true(indicator: Indicator, result: Fraction | Ratio) -> None:
    standing = rate(indicator, result)
    text = str(explain(standing))
    if not isinstance(standing.rating, Scheme) or standing.distance_to_target is None:
        assert "not rated" in text
        return
    assert f"is {standing.rating.value}:" in text
    assert ("meets the target" in text) is (standing.distance_to_target >= 0)
    if standing.distance_to_target < 0:
        worst = re.search(r"outside the tolerance|below the floor standard|exceeds the limit", text)
        assert bool(worst) is standing.rating.is_worst


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1_234_567), "1,234,567"),
        (Fraction("0.000001"), "0.000001"),
        (Fraction("0.0000001"), "0.0000001"),
        (Fraction(1, 3), "0.3"),
        (Fraction(-1, 3), "-0.3"),
        (Fraction(1, 30_000), "0.00003"),
        (Fraction(2, 3) * 1000, "666.7"),
    ],
)
def test_figure_text_is_readable(figure: Fraction, text: str) -> None:
    assert figure_text(figure) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(1), DAYS, "1 day"),
        (Fraction(-1), DAYS, "-1 day"),
        (Fraction(0), DAYS, "0 days"),
        (Fraction(3, 2), DAYS, "1.5 days"),
        (Fraction(-1500), POUNDS, "-£1,500"),
        (Fraction("78.5"), PER_CENT, "78.5%"),
        (Fraction(5), Unit.named("per 1,000"), "5 per 1,000"),
    ],
)
def test_value_text_has_singular_unit_for_one(value: Fraction, unit: Unit, text: str) -> None:
    assert value_text(value, unit) == text


@pytest.mark.parametrize(
    ("unit", "before", "expected"),
    [
        ("%", 87, "down 1 percentage point,"),
        ("%", "86.5", "down 0.5 percentage points,"),
        (Unit(name="share", after=" % of homes", per=100), 87, "down 1 percentage point,"),
        (Unit(name="per cent", after=" percent", per=100), 87, "down 1 percentage point,"),
        (Unit(name="per 100 homes", after=" per 100 homes", per=100), 87, "down 1 per 100 homes,"),
        (Unit(name="per 100 homes", after=" per 100 homes", per=100), Ratio(88, 100), "down 2 per 100 homes,"),
        ("£", 87, "down £1,"),
        ("days", "87.25", "down 1.25 days,"),
    ],
)
def test_explain_only_differences_are_percentage_points(
    unit: str | Unit, before: str | int | Ratio, expected: str
) -> None:
    series = TimeSeries({"Q1 2023/24": before, "Q2 2023/24": 86})
    assert expected in str(explain(compare(make(unit=unit), series, "Q2 2023/24")))


def test_explain_uses_percentage_points_of_style() -> None:
    style = Style(
        units={PER_CENT: Unit(name="Prozent", after=" Prozent", per=100)},
        percentage_points=Unit(name="Prozentpunkte", after=" Prozentpunkte"),
    )
    series = TimeSeries({"Q1 2023/24": 88, "Q2 2023/24": 86})
    assert "86 Prozent in Quarter 2 2023/24. It is down 2 Prozentpunkte" in str(
        explain(compare(make(), series, "Q2 2023/24"), style=style)
    )


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"answers": {}},
            "answers must have text for each answer and nothing else, got no text for NoRating.NO_RESULT",
        ),
        (
            {"answers": {**Explanations().answers, HIGHER: "up"}},
            "answers must have text for each answer and nothing else, got text for Polarity.HIGHER_IS_BETTER",
        ),
        ({"answers": None}, "words must be a mapping from answers to text, got None"),
        (
            {"answers": dict(Explanations().answers) | {NoRating.TOO_OLD: 5}},
            "text of NoRating.TOO_OLD must be text, got",
        ),
        (
            {"meets": "{value} > {goal}"},
            "phrase must use only the placeholders target, value, got '{value} > {goal}' (meets)",
        ),
    ],
)
def test_explanations_reject_phrases_that_cannot_be_filled(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        Explanations(**parts)
    assert message in str(caught.value)


def test_explain_uses_phrases_of_style() -> None:
    short = Style(explanations=Explanations(meets="{value} against {target}", standing="{rating}: {reason}"))
    assert str(explain(rate(make(), 86), style=short)) == "Green: 86% against 85%"


def test_explain_rejects_wrong_types() -> None:
    with pytest.raises(StyleError, match=r"result to explain must be one of Standing, Comparison, .* got Rag.GREEN"):
        explain(qpr_core.Rag.GREEN)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="style must be a Style, got None"):
        explain(rate(make(), 86), style=None)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_explain_cases_away_names_band() -> None:
    """83 of 97 is 85.57%, and Amber is from 84.75% to 85%. So one more case makes it Green."""
    narrow = an_indicator(85, "84.75")
    assert str(explain(rate(narrow, Ratio(82, 97)))).endswith(". With one more case it would be Green.")
    fewer = an_indicator(15, "15.25", polarity=LOWER)
    assert str(explain(rate(fewer, Ratio(15, 97)))).endswith(". With one fewer case it would be Green.")
