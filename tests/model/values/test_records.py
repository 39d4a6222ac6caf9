"""Records: enumerations with plain words, frozen mappings and what all records have."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import qpr_core
from qpr_core import Aggregation, Baseline, Basis, Frequency, Polarity, Rag, Status
from qpr_core.errors import ChoiceError
from qpr_core.model.values.records import Choice, FrozenMapping, known_words, member_of, members_of
from qpr_core.rules import Scheme

for found in walk_packages(qpr_core.__path__, "qpr_core."):
    import_module(found.name)


def choices(kind: type[Choice] = Choice) -> Iterator[type[Choice]]:
    """Yield every enumeration of the library."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("qpr_core."):
            yield each
            yield from choices(each)


MEMBERS = [member for kind in choices() for member in kind]


class Grades(Scheme):
    TOP = "A"
    NEXT = "A-"
    LAST = "B"


class Twins(Choice):
    FIRST = "one two"
    SECOND = "onetwo"


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_choice_is_found_by_its_name_and_its_value_in_any_spelling(member: Choice) -> None:
    kind = type(member)
    for word in {member.name, member.value} - {number for number in [member.value] if not isinstance(number, str)}:
        for spelling in (word, word.upper(), word.replace("_", " "), f" {word.replace(' ', '-')}", f"{word}\u00a0"):
            assert member_of(kind, spelling) is member
            assert kind(spelling) is member


@pytest.mark.parametrize(
    ("kind", "word", "member"),
    [
        (Polarity, "HIB", Polarity.HIGHER_IS_BETTER),
        (Polarity, "smaller is better", Polarity.LOWER_IS_BETTER),
        (Polarity, "Aim to maximise", Polarity.HIGHER_IS_BETTER),
        (Polarity, "information only", Polarity.NEITHER),
        (Basis, "year to date total", Basis.YEAR_TO_DATE_TOTAL),
        (Frequency, "Annual", Frequency.YEARLY),
        (Baseline, "same_period_last_year", Baseline.SAME_PERIOD_LAST_YEAR),
        (Aggregation, "last month", Aggregation.LAST_MONTH),
        (Status, "Provisional", Status.PROVISIONAL),
        (Rag, "amber", Rag.AMBER),
    ],
)
def test_choice_is_found_by_the_words_of_analysts(kind: type[Choice], word: str, member: Choice) -> None:
    assert member_of(kind, word) is member


@pytest.mark.parametrize("word", ["n/a", "none", "", "better", 1, None, ["higher"]])
def test_polarity_of_an_unclear_word_is_not_found(word: object) -> None:
    assert member_of(Polarity, word) is None
    with pytest.raises(
        ChoiceError, match=r"value of Polarity must be one of 'higher is better', 'lower is better', .*, got"
    ):
        Polarity(word)


def test_band_with_a_mark_at_its_end_is_found_by_its_exact_name_alone() -> None:
    """Without the mark, "A-" would be "A"."""
    assert (Grades("A"), Grades("A-")) == (Grades.TOP, Grades.NEXT)
    assert (member_of(Grades, "a-"), member_of(Grades, "next")) == (None, None)


def test_word_of_two_members_finds_none_except_by_the_exact_value() -> None:
    assert (Twins("one two"), Twins("onetwo")) == (Twins.FIRST, Twins.SECOND)
    assert member_of(Twins, "ONE TWO") is None


def test_members_of_finds_all_or_nothing() -> None:
    assert members_of(Rag, ["red", Rag.AMBER]) == (Rag.RED, Rag.AMBER)
    assert members_of(Rag, ["red", "blue"]) is None
    assert members_of(Rag, None) is None
    assert members_of(Rag, []) == ()


def test_known_words_of_several_enumerations_has_all_words() -> None:
    assert (
        known_words(Rag, Frequency)
        == "'Green', 'Amber', 'Red', 'monthly', 'quarterly', 'half-yearly', 'six-monthly', 'yearly', 'annual', 'annually'"
    )


def test_frozen_mapping_with_different_values_has_a_different_hash() -> None:
    assert hash(FrozenMapping({1: 2})) == hash(FrozenMapping({1: 2})) != hash(FrozenMapping({1: 3}))
