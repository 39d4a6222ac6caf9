"""Marks of the direction of writing end where their text ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core.model.values.writing_direction import contained, is_contained

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def open_at_end(text: str) -> tuple[int, int]:
    """Return how many marks are open at the end of a text, and how many ends closed none inside it.

    Source: Unicode Standard Annex 9, rules X1 to X8, without its limit of depth. "(" stands for an open embedding or
    override, "[" for an open isolate.
    """
    stack, stray = "", 0
    for sign in text:
        if sign in "\u202a\u202b\u202d\u202e":
            stack += "("
        elif sign in "\u2066\u2067\u2068":
            stack += "["
        elif sign == "\u202c":
            stray += not stack.endswith("(")
            stack = stack.removesuffix("(")
        elif sign == "\u2069":
            stray += "[" not in stack
            stack = stack[: max(0, stack.rfind("["))] if "[" in stack else stack
    return len(stack), stray


@given(st.text("ab \u05d0" + MARKS, max_size=12))
def test_every_mark_ends_in_the_text_and_no_end_is_left_over(text: str) -> None:
    found = contained(text)
    assert open_at_end(found) == (0, 0)
    assert [sign for sign in found if sign not in MARKS] == [sign for sign in text if sign not in MARKS]
    assert contained(found) == found
    assert is_contained(text) is (found == text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u202eCalls", "\u202eCalls\u202c"),
        ("Calls\u202c", "Calls"),
        ("\u2066\u202eCalls\u2069", "\u2066\u202eCalls\u202c\u2069"),
        ("\u202e\u2069Calls", "\u202eCalls\u202c"),
        ("\u2067\u202cCalls", "\u2067Calls\u2069"),
        ("\u202aCalls\u202c", "\u202aCalls\u202c"),
    ],
    ids=ascii,
)
def test_marks_get_their_end_and_stray_ends_are_left_out(text: str, expected: str) -> None:
    assert contained(text) == expected
