"""Progress: its bands, and colours that stay apart for every reader."""

from itertools import combinations

import pytest
from colorspacious import cspace_convert

from display.test_palette import DEFICIENCIES, distance, seen
from qpr_core.display.palette import GOV_UK, contrast
from qpr_core.items import Kind, Progress

COLOURS = [GOV_UK.colour_of(band) for band in Progress]


def test_progress_has_four_bands_best_first() -> None:
    assert [band.value for band in Progress] == ["Complete", "On track", "At risk", "Overdue"]
    assert [Progress(word) for word in ("completed", "ON TRACK", "at-risk", "overdue")] == list(Progress)
    assert [kind.value for kind in Kind] == ["project", "action", "milestone", "risk"]


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_colours_of_progress_are_24_apart_for_colour_blind_readers(deficiency: str | None) -> None:
    assert min(distance(one, other, deficiency) for one, other in combinations(COLOURS, 2)) >= 24


def test_colours_of_progress_are_17_apart_in_lightness() -> None:
    light = [float(cspace_convert(seen(colour, None), "sRGB1", "CIELab")[0]) for colour in COLOURS]
    assert min(abs(one - other) for one, other in combinations(light, 2)) >= 17


def test_text_on_the_colours_of_progress_has_a_contrast_of_at_least_4_5() -> None:
    assert min(contrast(GOV_UK.ink_on(colour), colour) for colour in COLOURS) >= 4.5
    assert len({band.symbol for band in Progress}) == 4
