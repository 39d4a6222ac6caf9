"""Text of answers: every reason for having no answer has text that can follow "because"."""

import pytest

from qpr_core import Indicator, NoRating, Polarity, Ratio, explain, rate
from qpr_core.analysis import answers
from qpr_core.model.values.records import Choice
from qpr_core.styles import KENT

REASONS = [
    answers.NoRating,
    answers.NoDirection,
    answers.NoComparison,
    answers.NoYearEnd,
    answers.NotPooled,
]
BEGINS = ("there ", "it ", "its ", "the ", "some ", "a ", "neither ")


@pytest.mark.parametrize("reason", [each for reasons in REASONS for each in reasons], ids=str)
def test_answers_every_reason_is_a_clause(reason: Choice) -> None:
    """A clause has a subject and says what it is or does, so that it can follow "because"."""
    text = KENT.explanations.answers[reason]
    assert text.startswith(BEGINS)
    verbs = {"is", "have", "are", "was", "has", "covers", "builds"}
    assert verbs & set(text.split())


def test_explain_withheld_result_without_target_gives_the_missing_target() -> None:
    """A rating cannot come from a withheld result if there is no rating."""
    calls = Indicator(code="K1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%", withhold_below=5)
    standing = rate(calls, Ratio(3, 97))
    assert (standing.rating, standing.is_withheld) == (NoRating.NO_TARGET, True)
    assert str(explain(standing)) == "It is not rated: there is no target."
