"""Words that are needed rarely: each pinned by a small case."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.analysis.methods.method import Method
from qpr_core.testing import a_report, a_series, an_indicator
from qpr_core.wording.text.markup import PLAIN, plain_table
from qpr_core.wording.text.numbers import figure_text, value_text
from qpr_core.wording.text.parts import Bars, BulletList
from qpr_core.wording.text.spans import Spark

FIVE: Any = 5  # what no type checker lets through


def told(indicator: qpr.Indicator, series: qpr.TimeSeries, method: Method) -> str:
    return str(qpr.explain(qpr.direction_of_travel(indicator, series, series.last, method=method)))


def needed(results: list[int | str], *, lower: bool = False, decimal_places: int | None = None) -> str:
    """Say what the last quarter of four has to come to, for a mean of 80."""
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
def test_what_is_needed_is_rounded_towards_better_so_that_it_is_enough(
    results: tuple[list[int | str], dict[str, Any]], words: str
) -> None:
    given, parts = results
    assert words in needed(given, **parts)


def test_what_is_needed_has_as_many_places_as_the_indicator() -> None:
    """4 x 80 - 78.81 = 241.19, of which a third is 80.39667, so that 80.40 is enough."""
    indicator = an_indicator(80, decimal_places=2)
    ahead = qpr.needed_by_year_end(
        indicator, a_series("78.81", until="Q1 2023/24"), "Q1 2023/24", made_by=qpr.Aggregation.MEAN
    )
    assert " 80.40%" in str(qpr.explain(ahead))


def test_a_p_value_is_told_with_as_many_places_as_keep_it_from_its_level() -> None:
    assert "(p = 0.05003, at" in told(an_indicator(), a_series(89, 88, 86, 65, 79, 64), qpr.methods.Regression())


def test_a_slope_is_told_in_the_points_of_the_style() -> None:
    travel = qpr.direction_of_travel(
        an_indicator(), a_series(*range(70, 82)), "Q2 2023/24", method=qpr.methods.Regression()
    )
    style = qpr.styles.Style(percentage_points=qpr.units.Unit(name="pp", after=" pp"))
    assert "by 1 pp a quarter" in str(qpr.explain(travel, style=style))


def test_a_tiny_p_value_is_told_as_less_than_one_in_ten_thousand() -> None:
    line = a_series(*(70 + place + (place % 2) / 10 for place in range(12)))
    assert "(p < 0.0001, at a significance level of 5%)" in told(an_indicator(), line, qpr.methods.Regression())
    assert "(p < 0.0001," in told(an_indicator(), a_series(*range(70, 82)), qpr.methods.Regression())


def test_a_change_is_told_in_the_periods_of_the_results() -> None:
    months = qpr.TimeSeries({f"{month} 2023": 70 + place for place, month in enumerate(["May", "June", "July"])})
    assert "by 1 percentage point a month" in told(an_indicator(), months, qpr.methods.Regression(minimum_points=3))
    years = qpr.TimeSeries({"2020/21": 70, "2021/22": 71, "2022/23": 72})
    assert "by 1 percentage point a year" in told(an_indicator(), years, qpr.methods.Regression(minimum_points=3))


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 54, 50, 54], "lie near the upper process limit of 55.5"),
        ([50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 46, 50, 46], "lie near the lower process limit of 44.5"),
        ([50, 53, 50, 53, 50, 53, 50, 53, 49, 50, 51, 52, 53, 54], "rise one after the other"),
        ([50, 47, 50, 47, 50, 47, 50, 47, 51, 50, 49, 48, 47, 46], "fall one after the other"),
    ],
)
def test_a_control_chart_says_to_which_side(results: list[int], words: str) -> None:
    method = qpr.methods.XmR(run=None, near=qpr.methods.NearLimitRule(2, 3, "2/3"), trend=6, minimum_points=10)
    assert words in told(an_indicator(unit="number"), a_series(*results), method)


def test_two_results_are_told_with_as_many_places_as_keep_them_apart() -> None:
    told_apart = told(an_indicator(), a_series(Fraction(800_001, 10_000), 80), qpr.methods.LastPeriod())
    assert "80.0001%" in told_apart
    assert re.search(r"80%", told_apart)


@pytest.mark.parametrize("results", [(Fraction(200, 3), "66.7"), ("66.7", Fraction(200, 3))])
def test_a_result_and_its_reference_are_kept_apart(results: tuple[Fraction | str, Fraction | str]) -> None:
    said = told(an_indicator(), a_series(*results), qpr.methods.LastPeriod())
    assert "66.67%" in said
    assert "66.7%" in said


def test_methods_that_agree_and_those_that_do_not_are_told_so() -> None:
    steady, turned = a_series(*range(70, 82)), a_series(70, 90, 72, 88, 74, 86, 76, 84, 78, 82, 79, 75)
    words = qpr.styles.KENT.explanations
    for series, said in ((steady, words.methods_agree), (turned, words.methods_differ)):
        compared = qpr.compare_methods(an_indicator(), series, series.last)
        assert said in str(qpr.narrate(compared))
    silent = qpr.compare_methods(an_indicator(), a_series(70, 71), "Q2 2023/24", methods=[qpr.methods.Regression()])
    assert words.methods_silent in str(qpr.narrate(silent))


@pytest.mark.parametrize(
    ("figure", "text"), [("0.123456", "0.123456"), ("0.1234567", "0.1"), ("99.9999999", "100"), ("-0.5", "-0.5")]
)
def test_a_figure_is_exact_if_six_places_are_enough(figure: str, text: str) -> None:
    assert figure_text(Fraction(figure)) == text


@pytest.mark.parametrize(("value", "text"), [("0.5", "0.5"), ("-0.5", "-0.5"), ("0", "0"), ("-1", "-1")])
def test_only_what_is_below_nought_has_a_sign(value: str, text: str) -> None:
    assert value_text(Fraction(value), qpr.units.NUMBER) == text


def test_a_result_is_never_printed_as_the_target_that_it_misses() -> None:
    """The target is no edge of a band where Green has a tolerance."""
    held = qpr.Thresholds(target=85, tolerance=5, green_tolerance=1)
    text = str(qpr.explain(qpr.rate(an_indicator(thresholds=held), Fraction(849_999_999, 10_000_000))))
    assert "because 84.9999999% misses the target of 85% by" in text


@pytest.mark.parametrize(
    ("result", "words"),
    [(80, "and by no more than 5 percentage points"), (79, "which is more than 5 percentage points")],
)
def test_a_result_on_the_edge_is_within_the_tolerance(result: int, words: str) -> None:
    held = qpr.Thresholds(target=85, tolerance=5)
    assert words in str(qpr.explain(qpr.rate(an_indicator(thresholds=held), result)))


@pytest.mark.parametrize(
    ("region", "words"),
    [("84.5", "0.5 percentage points above Region"), ("85.5", "0.5 percentage points below Region")],
)
def test_a_comparator_is_above_or_below(region: str, words: str) -> None:
    compared = an_indicator(comparators={"Region": qpr.TimeSeries({"Q2 2023/24": region})})
    assert words in str(qpr.explain(qpr.assess(compared, a_series(85), "Q2 2023/24")))


def history(*results: int) -> qpr.Narrative:
    report = qpr.Scorecard([(an_indicator(), a_series(*results))]).report("Q2 2023/24", quarters=3)
    return qpr.narrate(report, sections=[qpr.Section.HISTORY])


def test_two_quarters_are_a_history_and_one_is_none() -> None:
    assert "From Q1 2023/24 to Q2 2023/24, the KPIs rated Green went from 1 of 1 to 1 of 1" in str(history(85, 86))
    assert history(86).parts == ()


def test_a_history_counts_every_quarter_and_draws_it() -> None:
    told_of = history(*range(76, 87))
    (row,) = re.findall(r"\| Q2 2023/24 .*", told_of.to_markdown())
    assert row == "| Q2 2023/24 | 1 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 |"
    (bars,) = (part for part in told_of.parts if isinstance(part, Bars))
    assert [[segment.of for segment in segments] for _, segments in bars.bars] == [[*qpr.Rag, None]] * 3


def test_who_had_no_rating_last_year_is_counted_also_where_all_have_one_now() -> None:
    first = (an_indicator(), a_series(86, 86, 86, 86, 86))
    second = (an_indicator(code="K2", data_only=True, target=None), a_series(86, 86, 86, 86, 86))
    third = (an_indicator(code="K3", thresholds={"2023/24": qpr.Thresholds(target=85, floor=80)}), a_series(*[86] * 5))
    for others, then, now in (([third], 1, 0), ([second], 1, 1), ([], 0, 0)):
        report = qpr.Scorecard([first, *others]).report("Q2 2023/24", quarters=5)
        text = str(qpr.narrate(report, sections=[qpr.Section.LAST_YEAR]))
        assert (f"and {then} was not rated ({now} now)." in text) is (then > 0)


def test_where_nothing_needs_watching_there_is_no_list() -> None:
    report = a_report(qpr.Rag.GREEN)
    told_of = qpr.narrate(report, sections=[qpr.Section.WATCH_LIST], style=qpr.styles.Style(near=0))
    assert not any(isinstance(part, BulletList) for part in told_of.parts)


def test_a_line_of_months_has_a_block_for_each() -> None:
    months = qpr.TimeSeries({qpr.Period.parse("April 2023").shift(place): 70 + place for place in range(6)})
    trail = qpr.assess(an_indicator(aggregation=qpr.Aggregation.LAST_MONTH), months, "September 2023").trail
    assert len(Spark(trail, ()).render(PLAIN)) == 6


def test_columns_of_a_plain_table_are_as_wide_as_wide_letters_and_no_wider_for_marks() -> None:
    """A wide letter takes the room of two, a mark that combines with the letter before takes none."""
    rows = [["n", "x"], ["漢字", "y"], ["ＡＢ", "z"], ["e\u0301", "w"], ["=\u0338", "v"], ["a heading of its own"]]
    assert plain_table(rows) == [
        "n     x",
        "漢字  y",
        "ＡＢ  z",
        "e\u0301     w",
        "=\u0338     v",
        "a heading of its own",
    ]
    assert plain_table([["one"], ["1", "2"], ["10", "2"]]) == ["one", "1   2", "10  2"]


def test_the_numbers_of_a_line_are_those_of_its_description() -> None:
    scorecard = qpr.narrate(a_report([qpr.Rag.GREEN, qpr.Rag.AMBER]), sections=[qpr.Section.SCORECARD])
    sources = [quantity.source for quantity in scorecard.quantities]
    assert any("trail" in source for source in sources), sources


def test_who_is_watched_for_the_margin_is_told_the_margin() -> None:
    card = qpr.Scorecard([(an_indicator(85, 80), a_series("80.5", "80.5"))])
    told_of = qpr.narrate(card.report("Q2 2023/24"), sections=[qpr.Section.WATCH_LIST], style=qpr.styles.Style(near=5))
    assert [quantity.source for quantity in told_of.quantities if quantity.source.endswith("margin_to_worse")], str(
        told_of
    )


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"decimal_places": -1}, "got -1"),
        ({"decimal_places": 31}, "got 31"),
        ({"near": "x"}, "got 'x' (near)"),
        ({"near": -1}, "got -1"),
    ],
)
def test_a_style_that_cannot_be_written_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message)):
        qpr.styles.Style(**parts)


def test_a_style_may_have_no_decimal_places_and_thirty_and_nothing_that_is_near() -> None:
    assert [qpr.styles.Style(decimal_places=places).decimal_places for places in (0, 30)] == [0, 30]
    assert qpr.styles.Style(near=0).near == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: qpr.notes(FIVE), "report must be a Report, got 5"),
        (lambda: qpr.explain(qpr.rate(an_indicator(), 5), style=FIVE), "style must be a Style, got 5"),
        (lambda: qpr.styles.ReportWords(concerns={}), "concerns must have words for each of"),
        (lambda: qpr.styles.ReportWords(concerns={}), "got {}"),
        (lambda: qpr.ExpectedRange("?", 5), "got '?' (end of an expected range)"),
        (lambda: qpr.methods.XmR(near=qpr.methods.NearLimitRule(2, 3, "1/2/3")), "got '2/3' (share)"),
        (lambda: qpr.Rolling(periods=True), "got True"),
    ],
)
def test_an_error_says_what_it_got(call: Callable[[], object], message: str) -> None:
    with pytest.raises(qpr.QprError, match=re.escape(message)):
        call()


def test_a_value_that_cannot_be_names_its_period() -> None:
    bounded = an_indicator(possible=(0, 100))
    with pytest.raises(qpr.errors.FigureError, match=r"got 101 \(K1, Q2 2023/24\)$"):
        bounded.value_of(101, at=qpr.Period.parse("Q2 2023/24"))


def test_figures_of_a_quarter_are_set_against_the_quarter_that_a_month_ends() -> None:
    months = qpr.TimeSeries({qpr.Period.parse("January 2023").shift(place): 70 + place for place in range(9)})
    summed = an_indicator(aggregation=qpr.Aggregation.LAST_MONTH)
    assert str(qpr.compare(summed, months, "Q2 2023/24", against="July 2023").against) == "Q1 2023/24"
