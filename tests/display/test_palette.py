"""Colours that stay apart for every reader: text, outline and distance, also under colour blindness and in grey."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from qpr_core import NoRating, Rag
from qpr_core.display.palette import contrast
from qpr_core.errors import StyleError
from qpr_core.rules import Expectation
from qpr_core.styles import GOV_UK, Palette

DEFICIENCIES = ("protanomaly", "deuteranomaly", "tritanomaly")


def seen(colour: str, deficiency: str | None, severity: int = 100) -> Any:
    """Source: Machado, Oliveira and Fernandes 2009, A physiologically-based model, as colorspacious has it."""
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    if deficiency is None:
        return parts
    space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": severity}
    return np.clip(cspace_convert(parts, space, "sRGB1"), 0, 1)


def distance(one: str, other: str, deficiency: str | None) -> float:
    """Return the CIE 1976 distance."""
    return float(deltaE(seen(one, deficiency), seen(other, deficiency), input_space="sRGB1", uniform_space="CIELab"))


BANDS = [GOV_UK.colour_of(band) for band in Rag]


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_bands_differ_for_colour_blind_readers(deficiency: str | None) -> None:
    apart = [distance(one, other, deficiency) for one, other in combinations(BANDS, 2)]
    assert min(apart) >= 36


def test_bands_differ_in_grey() -> None:
    light = [cspace_convert(seen(colour, None), "sRGB1", "CIELab")[0] for colour in BANDS]
    assert min(abs(one - other) for one, other in combinations(light, 2)) >= 30


def test_usual_traffic_lights_do_not_differ_for_colour_blind_readers() -> None:
    usual, brand = ("#00b050", "#ffc000", "#ff0000"), ("#00703c", "#f47738", "#d4351c")
    for colours in (usual, brand):
        nearest = min(distance(one, other, each) for one, other in combinations(colours, 2) for each in DEFICIENCIES)
        assert nearest < 30


@pytest.mark.parametrize("colour", [*BANDS, GOV_UK.quiet, GOV_UK.paper, "#000000", "#777777", "#808080", "#ff0000"])
def test_ink_on_any_colour_has_a_contrast_of_at_least_4_5(colour: str) -> None:
    assert contrast(GOV_UK.ink_on(colour), colour) >= 4.5


def test_text_and_outlines_contrast_with_the_paper() -> None:
    assert contrast(GOV_UK.ink, GOV_UK.paper) >= 4.5
    assert contrast(GOV_UK.ink, GOV_UK.quiet) >= 4.5
    for drawn in (GOV_UK.outline, GOV_UK.line, GOV_UK.target, GOV_UK.floor):
        assert contrast(drawn, GOV_UK.paper) >= 3
    assert contrast("#ffdd00", "#ffffff") < 3  # which is why a badge has an outline


def test_contrast_agrees_with_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(
        4.48, abs=0.005
    )  # the guidelines' example of just too little
    assert contrast("#123456", "#123456") == 1


def test_rating_has_the_colour_of_its_band_unless_the_palette_has_one() -> None:
    own = Palette(colours={Rag.RED: "#d4351c", Expectation.ABOVE: "#5694ca"})
    assert [own.colour_of(each) for each in (*Rag, Expectation.ABOVE, Expectation.BELOW, NoRating.TOO_OLD, None)] == [
        "#4b9b7d", "#ffdd00", "#d4351c", "#5694ca", "#f3f2f1", "#f3f2f1", "#f3f2f1",
    ]  # fmt: skip


def test_every_rating_has_a_symbol() -> None:
    assert [each.symbol for each in (*Rag, *Expectation)] == ["G", "A", "R", "↑", "=", "↓"]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"ink": "black"}, "colour must be written like '#4b9b7d', got 'black' (ink)"),
        ({"ink": None}, "colour must be written like '#4b9b7d', got None (ink)"),
        ({"colours": {Rag.RED: "#D4351C"}}, "colour must be written like '#4b9b7d', got '#D4351C' (Rag.RED)"),
        ({"colours": {Rag.RED: '#d4351c"><script>'}}, "colour must be written like '#4b9b7d', got"),
        (
            {"colours": {"Blue": "#d4351c"}},
            "colours must be for members or words ('Green', 'Amber', 'Red', 'above', 'within', 'below'), got 'Blue'",
        ),
        ({"colours": 5}, "colours must be a mapping from ratings to colours, got 5"),
    ],
)
def test_palette_refuses_colours_that_are_not_hexadecimal(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        Palette(**parts)
    assert str(caught.value).startswith(message)
