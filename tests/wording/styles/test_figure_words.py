"""FigureWords: the marks in every number of a report, and words for counts and shares."""

import re
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from qpr_core import Narrative, Rag, Report, Summary, check_text, narrate, summarise
from qpr_core.errors import StyleError
from qpr_core.rules import Scheme
from qpr_core.styles import KENT, PLAIN, BandWords, CoverWords, FigureWords, NumberStyle, Phrase, Style
from qpr_core.testing import a_series, an_indicator
from qpr_core.testing.examples import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, QUARTER
from qpr_core.testing.spans import spans_of
from qpr_core.testing.strategies.figures import figures
from qpr_core.testing.strategies.scorecards import reports
from qpr_core.text import CoverPaper, Quantity, cover_paper
from qpr_core.wording.text.numbers import figure_text

MARKS = [(",", "."), (",", "\N{NARROW NO-BREAK SPACE}"), ("·", ""), (".", "'")]
NUMBER = re.compile(r"(?<!per )\b[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")  # "per 1,000" is part of a unit


def _texts(narrative: Narrative) -> list[str]:
    return [span.text for span in spans_of(narrative.parts) if isinstance(span, Quantity)]


def _expected(text: str, decimal: str, thousands: str) -> str:
    return NUMBER.sub(lambda match: match[0].translate({ord("."): decimal, ord(","): thousands}), text)


@pytest.mark.parametrize(("decimal", "thousands"), MARKS)
@pytest.mark.parametrize("card", [A_COUNCIL, A_MESSY_COUNCIL, A_TRUST], ids=["council", "messy", "trust"])
def test_every_number_of_a_report_has_the_marks_of_its_style(card: Any, decimal: str, thousands: str) -> None:
    report = card.report(QUARTER, quarters=4)
    style = Style(figures=FigureWords(decimal=decimal, thousands=thousands))
    written = _texts(narrate(report)) + _texts(cover_paper(report, CoverPaper()))
    marked = _texts(narrate(report, style=style)) + _texts(cover_paper(report, CoverPaper(), style=style))
    assert marked == [_expected(text, decimal, thousands) for text in written]
    assert any("." in text for text in written)  # there is something to mark


@given(reports(), st.sampled_from(MARKS))
def test_numbers_of_any_report_differ_from_kents_only_in_their_marks(report: Report, marks: tuple[str, str]) -> None:
    style = Style(figures=FigureWords(decimal=marks[0], thousands=marks[1]))
    assert _texts(narrate(report, style=style)) == [_expected(text, *marks) for text in _texts(narrate(report))]


@given(figures(), st.sampled_from(MARKS))
def test_marked_text_read_back_is_the_number(value: Fraction, marks: tuple[str, str]) -> None:
    words = FigureWords(decimal=marks[0], thousands=marks[1])
    text = figure_text(value)
    assert words.text_of(text).replace(marks[1], "").replace(marks[0], ".") == text.replace(",", "")
    if marks[1]:
        assert words.in_english_marks(words.text_of(text)) == text


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"decimal": "-"}, "decimal must be one of '.', ',', '·', got '-'"),
        ({"decimal": ""}, "decimal must be one of '.', ',', '·', got ''"),
        ({"thousands": "0"}, "thousands must be one of ',', '.', ' ', "),
        ({"decimal": ","}, "thousands must be different from decimal, got ','"),
        ({"thousands": "."}, "thousands must be different from decimal, got '.'"),
        ({"half": 5}, "half must be text, got 5"),
        ({"half": "{share}"}, "phrase must have no placeholders, got '{share}' (half)"),
        ({"million": 5}, "million must be text, got 5"),
    ],
)
def test_figure_words_refuse_marks_and_words_that_cannot_be_read(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        FigureWords(**parts)
    assert str(caught.value).startswith(message)


def test_a_number_style_with_a_mark_keeps_it() -> None:
    style = Style(figures=FigureWords(thousands=" "), rating_numbers=NumberStyle(thousands="'"))
    assert style.figures.marked(style.rating_numbers).thousands == "'"
    assert style.figures.marked(style.change_numbers).thousands == " "
    with pytest.raises(StyleError, match=r"^thousands must be one line of printable characters, or None, got 5$"):
        NumberStyle(thousands=5)  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize(("decimal", "thousands"), MARKS)
@pytest.mark.parametrize("style", [KENT, PLAIN], ids=["Kent", "plain"])
def test_check_text_finds_nothing_in_a_report_with_other_marks(style: Style, decimal: str, thousands: str) -> None:
    report = A_COUNCIL.report(QUARTER, quarters=4)
    style = evolve(style, figures=FigureWords(decimal=decimal, thousands=thousands))
    text = str(narrate(summarise(report), style=style))
    assert not check_text(text, summarise(report), style=style).discrepancies


@pytest.mark.parametrize("thousands", [" ", "\N{NO-BREAK SPACE}", "."])
def test_check_text_reads_thousands_next_to_a_space(thousands: str) -> None:
    style = Style(figures=FigureWords(thousands=thousands, decimal=","))
    summary = Summary(period="Q2 2023/24", indicators=1234, ratings={Rag.GREEN: 1234, Rag.AMBER: 0, Rag.RED: 0})
    text = str(narrate(summary, style=style))
    assert f"All 1{thousands}234 KPIs" in text
    assert not check_text(text, summary, style=style).discrepancies
    assert check_text(text.replace("All 1", "All 7"), summary, style=style).discrepancies


def test_check_text_quotes_a_wrong_share_as_it_is_written() -> None:
    summary = summarise(A_COUNCIL.report(QUARTER))
    style = Style(figures=FigureWords(decimal=",", thousands="."))
    (wrong,) = check_text("12,5% of KPIs are Red.", summary, style=style)
    assert wrong.words.startswith("12,5%")
    with pytest.raises(StyleError, match=r"^style must be a Style, got 5$"):
        check_text("", summary, style=5)  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize(
    ("green", "total", "words"),
    [(8, 12, "two thirds"), (3, 12, "a quarter"), (6, 12, "half"), (7, 12, "58%"), (11, 12, "92%"), (1, 3, "a third")],
)
def test_a_share_is_written_in_words_only_if_they_are_exact(green: int, total: int, words: str) -> None:
    summary = Summary(
        period="Q2 2023/24", indicators=total, ratings={Rag.GREEN: green, Rag.AMBER: 0, Rag.RED: total - green}
    )
    share = "{share_in_words} {share_of_rated_in_words} {share_so_far_in_words}"
    bands: dict[Scheme, BandWords] = {
        Rag.GREEN: BandWords(Phrase(share, share, share)),
        Rag.RED: BandWords(Phrase(" ", " ", " ")),
    }
    style = Style(cover=CoverWords(bands={**CoverWords().bands, **bands}))
    paragraph = narrate(summary, style=style, sections=["opening"]).parts[0]
    assert f"{words} {words} {words}" in str(paragraph)
    for each in paragraph.quantities:
        assert eval(f"summary.{each.source}", {"Rag": Rag, "summary": summary}) == each.value


BUDGET = an_indicator(unit="£", polarity=qpr.Polarity.LOWER_IS_BETTER, target=200_000_000, floor=204_183_274)
MILLIONS = Style(figures=FigureWords(million="m"))


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (200_000_000, "£200m meets the target of £200m"),
        (204_183_273, "£204.18m is £4.18m over the target of £200m but within the limit of £204.183274m"),
        (204_183_275, "£204.183275m exceeds the limit of £204.183274m by £0.000001m"),
        (199_999_999, "£199.999999m meets"),
        (900_000, "£0.9m meets"),
        (0, "£0m meets"),
    ],
)  # fmt: skip
def test_figures_in_millions_keep_their_order_and_add_up(result: int, text: str) -> None:
    assert text in str(qpr.explain(qpr.rate(BUDGET, result), style=MILLIONS))


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.sampled_from(["m", " million"]))
def test_any_figures_in_millions_are_printed_in_their_order(value: int, target: int, after: str) -> None:
    """A target is printed exactly, and a result on its side of the target."""
    indicator = an_indicator(unit="£", target=target, floor=0)
    style = Style(figures=FigureWords(million=after))
    standing = qpr.rate(indicator, value)
    printed = [span for span in qpr.explain(standing, style=style).spans if isinstance(span, Quantity)]
    size = 10**6 if max(value, target) >= 10**6 else 1
    numbers = {
        each.source: Fraction(each.text.removesuffix(after).replace(",", "").removeprefix("£")) * size
        for each in printed
    }
    aim = numbers.get("target", numbers.get("thresholds.target"))
    assert aim == target
    assert (numbers["rated_value"] >= aim) is (value >= target)
    if "distance_to_target" in numbers:
        assert aim - numbers["rated_value"] == numbers["distance_to_target"]


def test_figures_in_thousands_and_slopes_have_the_scale_of_the_largest() -> None:
    style = Style(figures=FigureWords(million="m", thousand="k"))
    spent = an_indicator(unit="£", target=None, polarity=qpr.Polarity.LOWER_IS_BETTER)
    rising = a_series(*(1_000_000 + 2_500 * step + step % 2 for step in range(12)))
    travel = qpr.direction_of_travel(spent, rising, "Q2 2023/24")
    text = str(qpr.explain(travel, style=style, with_statistics=True))
    assert "has risen by about £2.5k a quarter" in text
    assert "The slope is £2.500035k a quarter" in text or "The slope is £2.5k a quarter" in text
    compared = qpr.compare(spent, a_series(900, 1_200_000), "Q2 2023/24")
    assert str(qpr.explain(compared, style=style)).startswith("It was £0.001m in Quarter 1 and is £1.2m")


def test_scaled_thresholds_that_are_words_and_tolerances_stand_alone() -> None:
    calls = an_indicator(
        unit="days",
        polarity=qpr.Polarity.LOWER_IS_BETTER,
        thresholds=qpr.Thresholds(target=2_000_000, tolerance=1_500_000),
    )
    text = str(qpr.explain(qpr.rate(calls, 3_000_000), style=MILLIONS))
    assert text == "It is Amber: 3m days is 1m days over the target of 2m, within the tolerance of 1.5m days."


def test_percentages_and_rates_are_not_scaled() -> None:
    assert "2,000,000%" in str(qpr.explain(qpr.rate(an_indicator(), 2_000_000), style=MILLIONS))


def test_figures_outside_a_sentence_have_a_scale_each() -> None:
    before, now = (qpr.Thresholds(target=2_000_000, tolerance=size) for size in (900_000, 1_500_000))
    spent = an_indicator(unit="days", thresholds={"Q1 2023/24": before, "Q2 2023/24": now})
    report = qpr.Scorecard([(spent, a_series(2_000_000, 2_100_000))]).report("Q2 2023/24")
    assert "2.1m days  2.0m days" in str(narrate(report, style=MILLIONS, sections="scorecard"))
    changed = "the tolerance is now 1.5m days (it was 900,000 days)"
    assert changed in str(qpr.notes(report, style=MILLIONS))
