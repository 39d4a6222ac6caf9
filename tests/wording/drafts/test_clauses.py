"""Clauses of long sentences."""

import pytest

from qpr_core import FinancialYear, Rag
from qpr_core.styles import KENT
from qpr_core.wording.drafts.clauses import clauses_of, sentences
from qpr_core.wording.drafts.named import words_of_bands


def stretches(text: str) -> list[int]:
    """Count the tokens of each clause of one sentence."""
    (sentence,) = sentences(text, words_of_bands(Rag, KENT), FinancialYear())
    return [len(clause.tokens) for clause in clauses_of(sentence, text)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("red " * 200, [200]),
        ("red " * 201, [200, 1]),
        ("red " * 450, [200, 200, 50]),
        ("red, " * 201, [200, 1]),
        ("red " * 149 + "red, " + "red " * 60, [150, 60]),
        ("red " * 150 + "red, " + "red " * 60, [151, 60]),
        ("red, " * 3 + "red " * 199, [3, 199]),
        ("red " * 3 + "; " + "red " * 2, [3, 2]),
    ],
)
def test_clauses_of_long_sentence_end_at_commas(text: str, counts: list[int]) -> None:
    assert stretches(text) == counts


def test_clauses_of_long_sentence_begin_where_previous_ends() -> None:
    text = "red " * 450
    (sentence,) = sentences(text, words_of_bands(Rag, KENT), FinancialYear())
    clauses = list(clauses_of(sentence, text))
    assert [after.start for after in clauses[1:]] == [before.tokens[-1].end for before in clauses[:-1]]
