"""The corpus of drafts: its format, its kinds, and the facts that its marks come from."""

from collections import Counter
from fractions import Fraction
from typing import Final

import pytest

import qpr_core
from drafts_corpus import Truth, by_kind, corpus, read_corpus, read_passage
from drafts_council import report, summary
from drafts_score import Score, by_library, checked_by_library, score
from qpr_core import Direction, Flag, Rag, answers, summarise

KINDS: Final = [
    *("outcome", "own-period", "outcome-band", "total", "other-words", "quotes", "direction", "layout", "together"),
    *("in-words", "turn", "was", "unrated", "word-between", "status-behind", "single", "group", "arithmetic"),
    *("before", "subset", "possessive", "bounds", "other-things", "durations", "labels", "band-comparison", "aims"),
    *("other-uses", "house-counts", "house-minutes", "house-outcome", "house-shapes", "house-four-bands"),
    *("house-trend", "house-two-directions", "house-priority", "house-projects", "house-confidence"),
    *("house-monthly", "house-two-shares", "several"),
]
"""The kinds: claims, the true sentences that were called wrong, and the house wordings."""


def test_corpus_has_every_kind_with_passages() -> None:
    assert list(by_kind(corpus())) == KINDS


def test_corpus_is_large_and_at_least_two_in_five_claims_are_wrong() -> None:
    truths = Counter(claim.truth for passage in corpus() for claim in passage.claims)
    settled = truths.total() - truths[Truth.UNKNOWN]
    assert len(corpus()) >= 360
    assert settled >= 300
    assert truths[Truth.WRONG] / settled >= 0.4
    assert truths[Truth.ONCE_CALLED_WRONG] >= 50


def test_corpus_has_no_passage_twice() -> None:
    texts = Counter(passage.text for passage in corpus())
    assert [text for text, count in texts.items() if count > 1] == []


def test_read_passage_takes_marks_off_and_keeps_their_words() -> None:
    passage = read_passage("was", "{+Seven} are Red ({-six} before), {?one} in May, {=22} Green.", 1)
    assert passage.text == "Seven are Red (six before), one in May, 22 Green."
    read = [(passage.text[claim.start : claim.end], claim.truth.value) for claim in passage.claims]
    assert read == [("Seven", "+"), ("six", "-"), ("one", "?"), ("22", "=")]


@pytest.mark.parametrize("marked", ["{+22 are Green.", "22} are Green.", "{22} are Green.", "{-{+22} are} Green."])
def test_read_passage_refuses_braces_that_are_no_mark(marked: str) -> None:
    with pytest.raises(ValueError, match="line 7: brace must be part of a mark"):
        read_passage("outcome", marked, 7)


@pytest.mark.parametrize("line", ["22 are Green.", "Outcome | 22 are Green.", "outcome |", " outcome | 22"])
def test_read_corpus_refuses_a_line_without_a_kind(line: str) -> None:
    with pytest.raises(ValueError, match="line 2: passage must begin with its kind"):
        read_corpus(f"# head\n{line}\n")


def test_read_corpus_ends_a_passage_at_a_blank_line_or_comment() -> None:
    source = "layout | - {+22} Green\n  - {+9} Amber\n\ntotal | {+40} KPIs\n# end\n"
    assert [(passage.kind, passage.text, passage.line) for passage in read_corpus(source)] == [
        ("layout", "- 22 Green\n- 9 Amber", 1),
        ("total", "40 KPIs", 4),
    ]


def test_score_counts_found_unread_missed_and_alarms() -> None:
    passage = read_passage("outcome", "{-1} {-2} {-3} {+4} {?5}", 1)
    counted = score(lambda _: ([(0, 1), (6, 7), (8, 9)], [(2, 3)]), [passage])
    assert (counted.words, counted.wrong, counted.found, counted.unread) == (5, 3, 1, 1)
    assert [claim.start for _, claim in counted.missed] == [4]
    assert [span for _, span in counted.alarms] == [(6, 7), (8, 9)]


@pytest.fixture(scope="module")
def measured() -> Score:
    """The score of `check_text` on the whole corpus; "How it is tested" has its figures."""
    return score(by_library, corpus())


def test_check_text_finds_most_wrong_claims(measured: Score) -> None:
    assert measured.wrong == 548
    assert measured.found >= 515


def test_check_text_lists_wrong_claims_that_it_does_not_find(measured: Score) -> None:
    assert measured.found + measured.unread == 548
    assert measured.missed == ()


def test_check_text_has_no_more_false_alarms_than_measured(measured: Score) -> None:
    assert measured.alarms == ()


def test_expression_of_every_claim_gives_its_fact() -> None:
    """A streak or a list has the records that it is counted from; every other figure is given exactly."""
    names = {**vars(answers), **{name: getattr(qpr_core, name) for name in qpr_core.__all__}, "report": report()}
    claims = [claim for passage in corpus() for claim in checked_by_library(passage.text).claims]
    given = {each: eval(each, dict(names)) for each in {claim.expression for claim in claims}}
    compared = 0
    for claim in claims:
        value = given[claim.expression]
        if isinstance(claim.fact, Fraction) and isinstance(value, int | float | Fraction):
            compared += 1
            assert abs(claim.fact - Fraction(value)) < Fraction(1, 10**9), claim
    assert compared > 900


def test_council_has_the_counts_of_the_marks() -> None:
    now = summary()
    before, counted = now.previous, {str(each.period): each.ratings for each in report().history}
    assert before is not None
    assert [*now.ratings.values(), now.unrated_count, now.indicators] == [22, 9, 7, 2, 40]
    assert [*before.ratings.values(), before.unrated_count, before.indicators] == [20, 10, 8, 2, 40]
    assert dict(now.directions or {}) == {Direction.POSITIVE: 10, Direction.STABLE: 18, Direction.NEGATIVE: 9}
    assert dict(before.directions or {}) == {Direction.POSITIVE: 10, Direction.STABLE: 19, Direction.NEGATIVE: 9}
    assert list(counted["Q2 2024/25"].values()) == [18, 12, 8]
    assert list(counted["Q4 2024/25"].values()) == [16, 15, 7]
    assert list(counted["Q3 2024/25"].values()) == [16, 16, 7]


def test_council_has_the_lists_of_the_marks() -> None:
    council = report()
    assert council.previous is not None
    moved = Counter((before.rating, council[before.code].rating) for before in council.previous)
    assert [each.code for each in council.rated(Rag.RED)] == ["CS01", "CS06", "HT01", "HT06", "EN06", "FN04", "CF05"]
    assert [each.code for each in council.unrated] == ["EN08", "CF06"]
    assert [each.code for each in council.flagged(Flag.CARRIED)] == ["FN05", "CF05"]
    assert [each.code for each in council.flagged(Flag.PROVISIONAL)] == ["CS04", "HT03"]
    assert [moved[Rag.AMBER, Rag.GREEN], moved[Rag.RED, Rag.GREEN], moved[Rag.RED, Rag.AMBER]] == [3, 1, 2]
    assert [moved[Rag.GREEN, Rag.AMBER], moved[Rag.AMBER, Rag.RED], moved[Rag.GREEN, Rag.RED]] == [2, 2, 0]
    assert {service: list(summarise(part).ratings.values()) for service, part in council.by("service").items()} == {
        "Customer Services": [3, 1, 2],
        "Housing": [3, 3, 2],
        "Environment": [5, 1, 1],
        "Planning": [5, 1, 0],
        "Finance": [3, 2, 1],
        "Children and Families": [3, 1, 1],
    }
