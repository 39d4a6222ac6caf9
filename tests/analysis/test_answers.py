"""Answers: every reason has a sentence, and a reason for no rating sorts and colours as bands do."""

import copy
import pickle
from itertools import chain

import pytest

from qpr_core import Rag
from qpr_core.analysis import answers
from qpr_core.analysis.answers import (
    Cause,
    Direction,
    Flag,
    Judgement,
    Movement,
    NoComparison,
    NoDirection,
    NoGroupRating,
    NoProjection,
    NoRating,
    NotPooled,
    NoYearEnd,
    Reason,
)
from qpr_core.analysis.comparing import peer_answers
from qpr_core.analysis.comparing.peer_answers import NoPeerFigure, NoPeerRank
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import Choice

KINDS = (
    NoRating, NoComparison, NoDirection, NoProjection, NoYearEnd, NotPooled, NoGroupRating, NoPeerRank, NoPeerFigure,
)  # fmt: skip
REASONS = tuple(chain.from_iterable(KINDS))
VALUES = {
    NoRating: [
        "no result",
        "nothing to count",
        "no target",
        "no target for the period",
        "data only",
        "not yet due",
        "too old",
        "no history",
        "different part of the year",
        "withheld",
    ],
    NoComparison: [
        "no result",
        "no result before",
        "no polarity",
        "no target",
        "accumulates",
        "redefined",
        "withheld",
    ],
    NoDirection: [
        "too few points",
        "too few years",
        "a gap",
        "no polarity",
        "no target",
        "too old",
        "accumulates",
        "no baseline",
        "no variation",
        "yes or no",
        "withheld",
    ],
    NoProjection: ["met already", "moving away", "too far", "no clear trend", "no direction", "no target"],
    NoYearEnd: ["year over", "no target", "a gap", "withheld"],
    NotPooled: ["no result", "carried", "withheld", "no counts"],
    NoGroupRating: ["no members", "none rated", "too few rated", "tie", "no answer"],
    NoPeerRank: [
        "no result",
        "no shared period",
        "withheld",
        "no peers",
        "no polarity",
        "no target",
        "too few peers",
    ],
    NoPeerFigure: ["other periods", "no figure", "withheld"],
}
WORDS: dict[type[Choice], str] = {
    Movement: "up, down, unchanged",
    Judgement: "better, worse, same",
    Cause: "neither, performance, target, both",
    Direction: "positive, stable or with no clear trend, negative",
    Flag: (
        "implausible, carried, provisional, revised, restated, target changed, redefined, crosses year end, "
        "rounding conflict, small numbers, withheld"
    ),
}


def test_reasons_are_all_classes_of_answers_whose_names_begin_with_no() -> None:
    """A class of reasons that is added to a module of answers is a `Reason`, and is covered by the tests below."""
    named = chain(vars(answers).items(), vars(peer_answers).items())
    made = {each for name, each in named if name.startswith("No") and isinstance(each, type)}
    assert made == set(KINDS) == set(Reason.__subclasses__())


@pytest.mark.parametrize("reason", REASONS, ids=repr)
def test_reason_has_a_sentence_with_a_capital_and_a_full_stop(reason: Reason) -> None:
    assert reason.meaning[0].isupper()
    assert reason.meaning.endswith(".")
    assert reason.meaning.lower() != f"{reason.value}."
    assert not reason.meaning.isupper()


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_of_one_class_have_different_sentences(kind: type[Reason]) -> None:
    assert len({reason.meaning for reason in kind}) == len(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_keep_the_values_that_tables_and_documents_have(kind: type[Reason]) -> None:
    assert [reason.value for reason in kind] == VALUES[kind]


@pytest.mark.parametrize("kind", WORDS)
def test_answers_keep_the_values_that_tables_and_documents_have(kind: type[Choice]) -> None:
    """New answers may be added anywhere."""
    assert [each.value for each in kind if each.value in WORDS[kind].split(", ")] == WORDS[kind].split(", ")


@pytest.mark.parametrize("reason", REASONS, ids=repr)
def test_reason_is_itself_when_read_copied_or_pickled(reason: Reason) -> None:
    assert type(reason)(reason.value) is reason  # type: ignore[call-arg]  # an enumeration is read by its value
    assert copy.deepcopy(reason) is reason
    assert pickle.loads(pickle.dumps(reason)) is reason


def test_reason_without_a_sentence_is_rejected() -> None:
    with pytest.raises(TypeError, match="meaning"):

        class NoAnswer(Reason):
            NO_RESULT = "no result"


def test_no_rating_ranks_after_every_band_in_the_order_of_the_reasons() -> None:
    ratings: list[Scheme | NoRating] = [*reversed(NoRating), *reversed(Rag)]
    assert sorted(ratings, key=lambda rating: rating.rank) == [*Rag, *NoRating]


def test_no_rating_ranks_after_the_bands_of_a_scheme_of_five() -> None:
    class Five(Scheme):
        A = "A"
        B = "B"
        C = "C"
        D = "D"
        E = "E"

    assert min(reason.rank for reason in NoRating) > max(band.rank for band in Five)


def test_no_rating_has_no_colour_and_no_symbol() -> None:
    assert {(reason.colour, reason.symbol) for reason in NoRating} == {(None, None)}
