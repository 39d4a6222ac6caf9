"""Words that are needed rarely: each pinned by a small case."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.testing import a_report, a_series, an_indicator
from qpr_core.wording.text.markup import PLAIN, plain_table
from qpr_core.wording.text.numbers import figure_text, value_text
from qpr_core.wording.text.parts import Bars, BulletList
from qpr_core.wording.text.spans import Spark

FIVE: Any = 5  # what no type checker lets through


@pytest.mark.parametrize(
    ("figure", "text"), [("0.123456", "0.123456"), ("0.1234567", "0.1"), ("99.9999999", "100"), ("-0.5", "-0.5")]
)
def test_a_figure_is_exact_if_six_places_are_enough(figure: str, text: str) -> None:
    assert figure_text(Fraction(figure)) == text


@pytest.mark.parametrize(("value", "text"), [("0.5", "0.5"), ("-0.5", "-0.5"), ("0", "0"), ("-1", "-1")])
def test_only_what_is_below_nought_has_a_sign(value: str, text: str) -> None:
    assert value_text(Fraction(value), qpr.units.NUMBER) == text


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
