from fractions import Fraction

import pytest
from hypothesis import given

from qpr_core.errors import FigureError, UnitError
from qpr_core.testing import answers
from qpr_core.units import YES_NO, YesNo


@given(answers())
def test_read_returns_the_answer_that_was_written(form: YesNo) -> None:
    assert [form.read(form.text(number), "L1") for number in ("1", "1.00", "0")] == [1, 1, 0]
    assert YesNo.of_sample(form.sample) == form


@pytest.mark.parametrize("given", ["Yes", " yes ", "Y", "TRUE", "met", True, 1, "1", "1.0", 1.0])
def test_read_reads_what_people_write_for_yes(given: object) -> None:
    assert YES_NO.read(given) == 1


@pytest.mark.parametrize("given", ["No", "n", "false", "Not  met", False, 0, "0"])
def test_read_reads_what_people_write_for_no(given: object) -> None:
    assert YES_NO.read(given) == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (3, r"figure in yes/no must be Yes or No \(1 or 0\), got 3 \(L1\)"),
        ("0.5", r"figure in yes/no must be Yes or No \(1 or 0\), got 0.5"),
        ("maybe", r"result must be Yes or No, got 'maybe' \(L1\)"),
        ("y" * 300, r"result must be Yes or No, got 'yyy"),
        (None, r"result must be Yes or No, got None"),
    ],
)
def test_read_refuses_what_is_neither_yes_nor_no(given: object, message: str) -> None:
    with pytest.raises(FigureError, match=message):
        YES_NO.read(given, whose="L1")


def test_figures_between_yes_and_no_are_written_as_numbers() -> None:
    assert YesNo().text("0.5", lambda number: number.replace(".", ",")) == "0,5"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((1, "No"), "word for yes or no must be text of one line without digits and slashes, got 1"),
        (("", "No"), "word for yes or no must be"),
        (("Yes\n", "No"), "word for yes or no must be"),
        (("Yes/", "No"), "word for yes or no must be"),
        (("Level 1", "No"), "word for yes or no must be"),
        (("No", "Yes"), "words for yes and no must mean yes and no, got 'No' and 'Yes'"),
        (("Open", "Y"), "words for yes and no must mean yes and no"),
        (("Open", "OPEN"), "words for yes and no must mean yes and no"),
    ],
)
def test_yes_no_rejects_words_that_are_no_answers(words: tuple[str, str], message: str) -> None:
    with pytest.raises(UnitError, match=message):
        YesNo(*words)


def test_sample_without_two_words_is_no_sample_of_yes_and_no() -> None:
    assert YesNo.of_sample("12/100") is YesNo.of_sample("visits") is YesNo.of_sample("a/b/c") is None


def test_recognises_words_and_truth_but_no_numbers() -> None:
    assert [YesNo().recognises(each) for each in ("Yes", True, 1, "1", Fraction(1))] == [
        True,
        True,
        False,
        False,
        False,
    ]
