import unicodedata
from typing import Any

import pytest

from qpr_core import Rag
from qpr_core.errors import SchemeError
from qpr_core.rules import Band, Expectation, Scheme
from qpr_core.testing import Four


def test_band_has_the_name_in_its_scheme_and_the_given_looks() -> None:
    assert [band.value for band in Four] == ["Blue", "Green", "Amber", "Red"]
    assert (Four.BLUE.colour, Four.BLUE.symbol) == ("#1d70b8", "★")
    assert (Four.AMBER.colour, Four.AMBER.symbol) == (None, "●")
    assert (Four.RED.colour, Four.RED.symbol) == (None, None)
    assert Four("Blue") is Four.BLUE


def test_blue_may_be_the_best_band_or_the_second() -> None:
    class Lincoln(Scheme):
        GREEN = "Green"
        BLUE = "Blue"
        RED = "Red"

    assert (Four.BLUE.rank, Lincoln.BLUE.rank) == (0, 1)
    assert Four.BLUE not in set[Scheme](Lincoln)


def test_rag_has_the_colours_and_shapes_of_its_bands() -> None:
    assert [(band.symbol, band.colour) for band in Rag] == [("●", "#18a84e"), ("◆", "#ffb400"), ("■", "#cc0000")]


def test_symbols_of_rag_are_filled_shapes_and_no_arrows_letters_or_emoji() -> None:
    """An emoji would ignore the colour of the text; none of the three has a variation sequence in Unicode 16."""
    names = [unicodedata.name(band.symbol or "") for band in Rag]
    assert names == ["BLACK CIRCLE", "BLACK DIAMOND", "BLACK SQUARE"]
    assert {unicodedata.category(band.symbol or "") for band in Rag} == {"So"}


def test_expectation_sorts_with_bands_and_has_a_symbol_and_no_colour() -> None:
    ratings: list[Scheme | Expectation] = [Expectation.BELOW, Rag.RED, Expectation.ABOVE, Rag.GREEN, Expectation.WITHIN]
    assert [(rating.rank, rating.value) for rating in sorted(ratings, key=lambda rating: (rating.rank, rating.value))] == [
        (0, "Green"), (0, "above"), (1, "within"), (2, "Red"), (2, "below"),
    ]  # fmt: skip
    assert [(each.colour, each.symbol) for each in Expectation] == [(None, "↑"), (None, "="), (None, "↓")]


@pytest.mark.parametrize(
    ("band", "message"),
    [
        ("", r"name of a band \(Made\) must not be blank, got \'\'"),
        (5, r"name of a band \(Made\) must be text, got 5"),
        ([], r"name of a band \(Made\) must be text, got \[\]"),
        ((), r"name of a band \(Made\) must not be blank, got ''"),
        (
            ("Fine", "#00703c", "G", "x"),
            r"band must have only a name, a colour and a symbol, got 'x' too \(Made, Fine\)",
        ),
        ("Good", r"name of a band must be unique in its scheme, got 'Good' twice \(Made\)"),
        (Band("Fine", colour="green"), r"colour must look like '#00703c', got 'green' \(Made, Fine\)"),
        (Band("Fine", colour="#00703C"), r"colour must look like '#00703c', got '#00703C' \(Made, Fine\)"),
        (Band("Fine", symbol=" "), r"symbol of a band \(Made, Fine\) must not be blank, got ' '"),
    ],
)
def test_band_with_a_wrong_part_is_refused(band: Any, message: str) -> None:
    with pytest.raises(SchemeError, match=message):

        class Made(Scheme):
            GOOD = "Good"
            OTHER = band
