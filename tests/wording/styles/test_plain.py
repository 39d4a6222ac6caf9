"""PLAIN: the length of its sentences, and its reading age."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from attrs import fields, has
from hypothesis import given, settings
from hypothesis import strategies as st

import qpr_core as qpr
from plain_english import (
    MOST_WORDS,
    READING_AGE,
    Sentence,
    automated_age,
    flesch_kincaid_age,
    sentences_of,
    syllables,
)
from qpr_core.errors import ReportError
from qpr_core.styles import PLAIN, Phrase, Style
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, Four, methods, scorecards
from qpr_core.wording.styles.printable_style import require_style
from rare import scorecard as rare_scorecard
from situations import SITUATIONS
from small_reports import WHOLE

BANDS = [band.value for scheme in (qpr.Rag, Four) for band in scheme]
REPORTS = {
    "council": lambda: A_COUNCIL.report("Q2 2023/24", quarters=5),
    "messy": lambda: A_MESSY_COUNCIL.report("Q2 2023/24", quarters=5),
    "trust": lambda: A_TRUST.report("Q2 2023/24", quarters=5),
    "rare": lambda: rare_scorecard().report("Q2 2023/24", quarters=6),
    "small": lambda: WHOLE,
}
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature"


COVER = ("opening", "ratings", "directions")


def of_report(report: qpr.Report, style: Style) -> list[Sentence]:
    return list(sentences_of(qpr.narrate(report, style=style), BANDS))


def of_situations(style: Style) -> list[Sentence]:
    texts = [text for each in SITUATIONS.values() for text in each.narratives(style)]
    return [sentence for text in texts for sentence in sentences_of(text, BANDS)]


def too_long(sentences: list[Sentence]) -> list[str]:
    return [each.text for each in sentences if each.length > MOST_WORDS]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_plain_report_has_short_sentences_for_a_reader_of_twelve(report: Any) -> None:
    sentences = of_report(report(), PLAIN)
    assert too_long(sentences) == []
    assert flesch_kincaid_age(sentences) <= READING_AGE
    assert automated_age(sentences) <= READING_AGE


def test_plain_situations_have_short_sentences_for_a_reader_of_twelve() -> None:
    sentences = of_situations(PLAIN)
    assert too_long(sentences) == []
    assert flesch_kincaid_age(sentences) <= READING_AGE
    assert automated_age(sentences) <= READING_AGE


def test_kent_report_fails_the_same_measures() -> None:
    """The measures tell the styles apart."""
    kent = qpr.narrate(A_COUNCIL.report("Q2 2023/24"), sections=COVER)
    sentences = list(sentences_of(kent, BANDS))
    assert too_long(sentences)
    assert flesch_kincaid_age(sentences) > READING_AGE
    assert automated_age(sentences) > READING_AGE


@settings(max_examples=settings().max_examples // 5)
@given(scorecards(), st.integers(0, 9))
def test_plain_text_of_any_report_has_short_sentences(card: qpr.Scorecard, steps: int) -> None:
    try:
        report = card.report(qpr.Period.parse("Q4 1999/00").shift(steps), quarters=6)
    except ReportError:
        return  # nothing to report by then
    texts = [qpr.narrate(report, style=PLAIN), qpr.notes(report, style=PLAIN)]
    assert [long for text in texts for long in too_long(list(sentences_of(text, BANDS)))] == []
    for each in report:
        for record in (each, each.standing, each.comparison, each.direction_of_travel):
            explained = qpr.explain(record, style=PLAIN)
            assert too_long(list(sentences_of(explained, BANDS))) == []


@settings(max_examples=settings().max_examples // 5)
@given(scorecards(), methods(), st.integers(0, 9))
def test_plain_direction_by_any_method_has_short_sentences(
    card: qpr.Scorecard, method: qpr.methods.Method, steps: int
) -> None:
    quarter = qpr.Period.parse("Q4 1999/00").shift(steps)
    for indicator, series in card.entries:
        travel = qpr.direction_of_travel(indicator, series, quarter, method=method)
        assert too_long(list(sentences_of(qpr.explain(travel, style=PLAIN), BANDS))) == []


@pytest.mark.parametrize("card", [A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, rare_scorecard()])
def test_plain_direction_by_common_methods_has_short_sentences(card: qpr.Scorecard) -> None:
    for indicator, series in card.entries:
        compared = qpr.compare_methods(indicator, series, "Q2 2023/24")
        texts = [qpr.explain(answer, style=PLAIN) for answer in compared.answers]
        texts.append(qpr.explain(qpr.project(indicator, series, "Q2 2023/24"), style=PLAIN))
        assert [long for text in texts for long in too_long(list(sentences_of(text, BANDS)))] == []


@pytest.mark.parametrize("group", ["cover", "report", "notes", "moves", "explanations", "projections", "workbook"])
def test_plain_phrase_of_every_group_has_short_sentences(group: str) -> None:
    """A placeholder counts as one word."""
    sentences = [
        Sentence(re.sub(r"\{\w+\}", "0", sentence), re.sub(r"\{\w+\}", " ", sentence))
        for phrase in phrases_of(getattr(require_style(PLAIN), group))
        for sentence in re.split(r"(?<=[.!?])\s+", phrase)
    ]
    assert too_long(sentences) == []
    assert flesch_kincaid_age(sentences) <= READING_AGE
    assert automated_age(sentences) <= READING_AGE


def phrases_of(words: Any) -> Iterator[str]:
    """Yield every form of every phrase of a group."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, Phrase):
        yield from words.forms
    elif isinstance(words, Mapping):
        yield from (form for each in words.values() for form in phrases_of(each))
    elif has(type(words)):
        yield from (form for part in fields(type(words)) for form in phrases_of(getattr(words, part.name)))


def test_ages_are_those_of_the_formulas() -> None:
    """Source: Wikipedia, "Flesch-Kincaid readability tests", has 24 syllables, 13 words and the grade 11.3 for this.

    The letters are counted by hand: 68. So the index is 4.71 * 68 / 13 + 0.5 * 13 - 21.43 = 9.71.
    """
    sentences = [Sentence(PLATYPUS, PLATYPUS)]
    assert (sentences[0].length, sum(map(syllables, PLATYPUS.split()))) == (13, 24)
    assert flesch_kincaid_age(sentences) == pytest.approx(11.3 + 5, abs=0.05)
    assert automated_age(sentences) == pytest.approx(4.71 * 68 / 13 + 0.5 * 13 - 21.43 + 5)


def test_syllables_are_those_that_are_heard() -> None:
    words = "there rated ended changed misses cases stable rule period direction quarter improving information"
    assert [syllables(word) for word in words.split()] == [1, 2, 2, 1, 2, 2, 2, 1, 3, 3, 2, 3, 4]


def test_sentences_leave_out_names_figures_and_terms() -> None:
    """The name of a band is a word of the report."""
    text = qpr.narrate(WHOLE, style=PLAIN, sections="watch-list")
    second = list(sentences_of(text, BANDS))[2]
    assert second.text == "0 is 0 below the floor standard of 0."
    assert (second.length, second.words) == (9, ["is", "below", "the", "of"])


def test_plain_explanation_begins_each_sentence_with_a_capital() -> None:
    standing = A_COUNCIL.report("Q2 2023/24")["CS02"].standing
    assert str(qpr.explain(standing, style=PLAIN)) == (
        "It is Red. 74 of 95 (77.9%) is 2.1 percentage points below the floor standard of 80%. The target is "
        "85%. With 2 more cases it would be Amber."
    )


def test_plain_list_has_more_names_than_one_as_bullets() -> None:
    report = A_COUNCIL.report("Q2 2023/24")
    assert str(qpr.narrate(report, style=PLAIN, sections="what moved")).count("\n- ") == 0
    assert str(qpr.narrate(WHOLE, style=PLAIN, sections="what moved")).count("\n- ") == len(("B", "C"))
