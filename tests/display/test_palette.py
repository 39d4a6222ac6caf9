"""Colours that stay apart for every reader: text, outline and distance, also under colour blindness and in grey."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from qpr_core import NoRating, Rag
from qpr_core.analysis.answers import Rating
from qpr_core.display.palette import contrast, in_dark_mode
from qpr_core.errors import StyleError
from qpr_core.rules import Expectation
from qpr_core.styles import FAR_APART, GOV_UK, TRAFFIC_LIGHT, Palette

DOCS = Path(__file__).parents[2] / "docs"
DEFICIENCIES = ("protanomaly", "deuteranomaly", "tritanomaly")


def seen(colour: str, deficiency: str | None, severity: int = 100) -> Any:
    """Source: Machado, Oliveira and Fernandes 2009, A physiologically-based model, as colorspacious has it."""
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    if deficiency is None:
        return parts
    space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": severity}
    return np.clip(cspace_convert(parts, space, "sRGB1"), 0, 1)


def distance(one: str, other: str, deficiency: str | None, severity: int = 100) -> float:
    """Return the CIE 1976 distance."""
    parts = (seen(colour, deficiency, severity) for colour in (one, other))
    return float(deltaE(*parts, input_space="sRGB1", uniform_space="CIELab"))


BANDS = [GOV_UK.colour_of(band) for band in Rag]
SURVEY = {  # the colour name survey of xkcd (2010), https://xkcd.com/color/rgb/
    "red": "#e50000", "orange": "#f97306", "amber": "#feb308", "yellow": "#ffff14", "brown": "#653700", "green": "#15b01a",
    "teal": "#029386", "blue": "#0343df", "purple": "#7e1e9c", "pink": "#ff81c0", "grey": "#929591", "maroon": "#650021",
}  # fmt: skip
READY_MADE = {"GOV_UK": GOV_UK, "FAR_APART": FAR_APART, "TRAFFIC_LIGHT": TRAFFIC_LIGHT}


def nearest(palette: Palette, deficiency: str | None, severity: int = 100) -> float:
    """Return the smallest distance between two colours of `Rag`."""
    colours = (palette.colour_of(band) for band in Rag)
    return min(distance(one, other, deficiency, severity) for one, other in combinations(colours, 2))


def nearest_to_colour_blind(palette: Palette) -> float:
    return min(nearest(palette, deficiency) for deficiency in DEFICIENCIES)


def lightness_apart(palette: Palette) -> float:
    light = [cspace_convert(seen(palette.colour_of(band), None), "sRGB1", "CIELab")[0] for band in Rag]
    return min(float(abs(one - other)) for one, other in combinations(light, 2))


def text_contrast(palette: Palette) -> float:
    return min(contrast(palette.ink_on(colour), colour) for colour in (palette.colour_of(band) for band in Rag))


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_default_bands_are_20_apart_for_colour_blind_readers(deficiency: str | None) -> None:
    assert nearest(GOV_UK, deficiency) >= 20


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("severity", range(10, 100, 10))
def test_default_bands_are_20_apart_for_partly_colour_blind_readers(deficiency: str, severity: int) -> None:
    assert nearest(GOV_UK, deficiency, severity) >= 20


def test_default_bands_are_15_apart_in_lightness() -> None:
    assert lightness_apart(GOV_UK) >= 15


def test_far_apart_bands_have_greater_distances_than_the_default() -> None:
    assert nearest_to_colour_blind(FAR_APART) >= 36 > nearest_to_colour_blind(GOV_UK)
    assert lightness_apart(FAR_APART) >= 30 > lightness_apart(GOV_UK)


def test_traffic_light_has_a_red_and_a_green_that_are_alike_in_grey() -> None:
    red, green = (
        cspace_convert(seen(TRAFFIC_LIGHT.colour_of(band), None), "sRGB1", "CIELab") for band in (Rag.RED, Rag.GREEN)
    )
    assert abs(red[0] - green[0]) == pytest.approx(lightness_apart(TRAFFIC_LIGHT))
    assert lightness_apart(TRAFFIC_LIGHT) < 10


def test_traffic_light_passes_the_limits_of_the_default_with_a_dark_red() -> None:
    """Its own Red has black text, which is unreadable on the grey (#4c4c4c) that ITU-R BT.601 makes of pure red."""
    assert contrast(TRAFFIC_LIGHT.ink_on("#ff0000"), "#4c4c4c") < 2.5
    kept: dict[Rating | str, str] = {band: TRAFFIC_LIGHT.colour_of(band) for band in Rag}
    dark = Palette(colours={**kept, Rag.RED: "#c00000"})
    assert (nearest_to_colour_blind(dark) >= 20, lightness_apart(dark) >= 15) == (True, True)
    assert dark.ink_on("#c00000") == "#ffffff"


@pytest.mark.parametrize("name", READY_MADE)
def test_page_on_colours_has_the_measured_numbers(name: str) -> None:
    palette = READY_MADE[name]
    measured = (nearest_to_colour_blind(palette), lightness_apart(palette), text_contrast(palette))
    shown = ", ".join(f"`{palette.colour_of(band)}`" for band in Rag)
    row = f"| `{name}` | {shown} | {' | '.join(f'{number:.1f}' for number in measured)} |"
    assert row in (DOCS / "how-to" / "show-and-publish.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("palette", "called"),
    [
        (GOV_UK, ["green", "amber", "red"]),
        (TRAFFIC_LIGHT, ["green", "amber", "red"]),
        (FAR_APART, ["teal", "yellow", "maroon"]),
    ],
)
def test_nearest_name_of_the_bands_in_a_survey_of_names(palette: Palette, called: list[str]) -> None:
    bands = [palette.colour_of(band) for band in Rag]
    assert [min(SURVEY, key=lambda name: distance(SURVEY[name], colour, None)) for colour in bands] == called


@pytest.mark.parametrize("palette", READY_MADE.values(), ids=list(READY_MADE))
def test_text_on_the_bands_has_a_contrast_of_at_least_4_5(palette: Palette) -> None:
    assert text_contrast(palette) >= 4.5


@pytest.mark.parametrize("colour", [*BANDS, GOV_UK.quiet, GOV_UK.paper, "#000000", "#777777", "#808080", "#ff0000"])
def test_ink_on_any_colour_has_a_contrast_of_at_least_4_5(colour: str) -> None:
    assert contrast(GOV_UK.ink_on(colour), colour) >= 4.5


def test_text_and_outlines_contrast_with_the_paper() -> None:
    assert contrast(GOV_UK.ink, GOV_UK.paper) >= 4.5
    assert contrast(GOV_UK.ink, GOV_UK.quiet) >= 4.5
    for drawn in (GOV_UK.outline, GOV_UK.line, GOV_UK.target, GOV_UK.floor):
        assert contrast(drawn, GOV_UK.paper) >= 3
    assert contrast(GOV_UK.colour_of(Rag.AMBER), GOV_UK.paper) < 3  # which is why a badge has an outline


@pytest.mark.parametrize("palette", READY_MADE.values(), ids=list(READY_MADE))
@pytest.mark.parametrize(("name", "limit"), [("ink", 4.5), ("outline", 3), ("line", 3), ("target", 3), ("floor", 3)])
def test_page_on_colours_has_the_contrast_of_ink_and_lines(palette: Palette, name: str, limit: float) -> None:
    colour = getattr(palette, name)
    measured = [contrast(colour, ground) for ground in (palette.paper, palette.quiet)]
    row = f"| `{name}` | `{colour}` | {' | '.join(f'{number:.1f}' for number in measured)} |"
    assert min(measured) >= limit
    assert row in (DOCS / "how-to" / "show-and-publish.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "limit"), [("ink", 4.5), ("outline", 3), ("line", 3), ("target", 3), ("floor", 3)])
def test_page_on_colours_has_the_contrast_in_dark_mode(name: str, limit: float) -> None:
    dark = in_dark_mode(GOV_UK)
    measured = [contrast(getattr(dark, name), ground) for ground in (dark.paper, dark.quiet)]
    row = f"| `{name}` | `{getattr(dark, name)}` | {' | '.join(f'{number:.1f}' for number in measured)} |"
    assert min(measured) >= limit
    assert row in (DOCS / "how-to" / "show-and-publish.md").read_text("utf-8")


def test_dark_mode_keeps_the_colours_of_ratings() -> None:
    own = Palette(colours={Rag.RED: "#d4351c"}, ink="#222222", paper="#fffff0")
    dark = in_dark_mode(own)
    assert dark.colours == own.colours
    assert (dark.ink, dark.paper) == (in_dark_mode(GOV_UK).ink, in_dark_mode(GOV_UK).paper)


def test_contrast_agrees_with_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(
        4.48, abs=0.005
    )  # the guidelines' example of just too little
    assert contrast("#123456", "#123456") == 1


def test_rating_has_the_colour_of_its_band_unless_the_palette_has_one() -> None:
    own = Palette(colours={Rag.RED: "#d4351c", Expectation.ABOVE: "#5694ca"})
    assert [own.colour_of(each) for each in (*Rag, Expectation.ABOVE, Expectation.BELOW, NoRating.TOO_OLD, None)] == [
        "#18a84e", "#ffb400", "#d4351c", "#5694ca", "#f3f2f1", "#f3f2f1", "#f3f2f1",
    ]  # fmt: skip


def test_every_rating_has_a_symbol() -> None:
    assert [each.symbol for each in (*Rag, *Expectation)] == ["●", "◆", "■", "↑", "=", "↓"]


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
        (
            {"colours": {"Green": "#123456", "Red": "#123456"}},
            "bands of a scheme must have different colours, got '#123456' for Rag.GREEN and Rag.RED",
        ),
        (
            {"colours": {"Red": Rag.GREEN.colour}},
            f"bands of a scheme must have different colours, got {Rag.GREEN.colour!r} for Rag.RED and Rag.GREEN",
        ),
    ],
)
def test_palette_refuses_colours_that_cannot_be_used(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        Palette(**parts)
    assert str(caught.value).startswith(message)


def test_bands_may_have_the_colour_of_an_expectation_and_expectations_the_same_one() -> None:
    same = Palette(colours={"Red": "#123456", "above": "#123456", "below": "#123456"})
    assert {same.colour_of(each) for each in ("Red", "above", "below")} == {"#123456"}


def test_colour_is_that_of_a_word_too() -> None:
    assert [GOV_UK.colour_of(word) for word in ("Red", "amber", "above")] == [
        GOV_UK.colour_of(each) for each in (Rag.RED, Rag.AMBER, Expectation.ABOVE)
    ]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: GOV_UK.ink_on("red"), "colour must be written like '#4b9b7d', got 'red'"),
        (lambda: GOV_UK.ink_on(None), "colour must be written like '#4b9b7d', got None"),  # type: ignore[arg-type]  # a wrong kind is what is tested
        (
            lambda: GOV_UK.colour_of("Blue"),
            "rating must be one of the members or words ('Green', 'Amber', 'Red', 'above', 'within', 'below'), got 'Blue'",
        ),
        (lambda: GOV_UK.colour_of([]), "rating must be a band, an Expectation or a NoRating, or a word, got []"),  # type: ignore[arg-type]  # a wrong kind is what is tested
        (lambda: GOV_UK.colour_of(5), "rating must be a band, an Expectation or a NoRating, or a word, got 5"),  # type: ignore[arg-type]  # a wrong kind is what is tested
    ],
)
def test_palette_refuses_to_look_up_what_is_no_rating_or_colour(ask: Callable[[], str], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        ask()
    assert str(caught.value) == message
