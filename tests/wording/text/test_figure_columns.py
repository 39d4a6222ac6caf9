"""Columns of figures: the place of the decimal point in a cell."""

import pytest

from qpr_core.errors import StyleError
from qpr_core.text import Name, Quantity, Words
from qpr_core.wording.text.figure_columns import check_places, figure_parts
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.spans import Spans, text_of


@pytest.mark.parametrize(
    ("text", "decimal", "whole", "rest"),
    [
        ("84", ".", "84", ""),
        ("-1,234.50%", ".", "-1,234", ".50%"),
        ("£1,234,567", ".", "£1,234,567", ""),
        ("12.3 per 1,000", ".", "12", ".3 per 1,000"),
        ("1.234,5 kg", ",", "1.234", ",5 kg"),
        ("1,2345", ",", "1", ",2345"),
        ("1 234 days", ".", "1 234", " days"),
    ],
)
def test_figure_is_split_at_the_decimal_point_of_its_own_marks(text: str, decimal: str, whole: str, rest: str) -> None:
    parts = figure_parts((Quantity(text, 0, ""),), decimal)
    assert parts is not None
    assert (text_of(parts.whole, PLAIN), text_of(parts.rest, PLAIN), parts.note) == (whole, rest, ())


def test_text_in_brackets_behind_a_figure_is_a_note() -> None:
    cell: Spans = (Quantity("85.8%", 0, ""), Words(" ("), Quantity("412", 0, ""), Words(" of 480)"))
    parts = figure_parts(cell, ".")
    assert parts is not None
    assert [text_of(part, PLAIN) for part in parts] == ["85", ".8%", " (412 of 480)"]


def test_range_is_split_at_its_first_figure() -> None:
    parts = figure_parts((Words("from "), Quantity("45.5", 0, ""), Words(" to "), Quantity("70", 0, "")), ".")
    assert parts is not None
    assert [text_of(part, PLAIN) for part in parts] == ["from 45", ".5 to 70", ""]


@pytest.mark.parametrize("cell", [(), (Name("84"),), (Quantity("none", 0, ""),)])
def test_cell_without_a_figure_has_no_decimal_point(cell: Spans) -> None:
    assert figure_parts(cell, ".") is None


@pytest.mark.parametrize("places", [frozenset({2}), frozenset({-1}), frozenset({True}), {1}, (1,), None])
def test_places_of_figures_must_be_columns(places: object) -> None:
    with pytest.raises(StyleError, match="figures of a table must be a frozenset of places from 0 to 1"):
        check_places(places, 2)


def test_places_of_columns_are_accepted() -> None:
    check_places(frozenset({0, 1}), 2)
    check_places(frozenset(), 2)
