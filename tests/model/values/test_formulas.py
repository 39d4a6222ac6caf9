"""Text that a spreadsheet would read as a formula."""

import pytest

from qpr_core.model.values.formulas import inert_text, looks_like_formula


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-5", "@x", "\t=1", "\rx", "\n=1", " =1", "\uff1d1", "\uff20x", "\u00a0=1"]
)
def test_text_that_looks_like_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert looks_like_formula(text)
    assert inert_text(text) == f"'{text}"
    assert inert_text(inert_text(text)) == inert_text(text)


@pytest.mark.parametrize("text", ["", "Calls", "a=b", "5-3", "'=1", "\u2212 5", " Calls"])
def test_other_text_is_unchanged(text: str) -> None:
    assert not looks_like_formula(text)
    assert inert_text(text) == text
