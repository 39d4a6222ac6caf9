"""The opening: counts of ratings without zeros, and with the right form for every count."""

from typing import Any

import pytest

from qpr_core import NoRating, Rag, Section, Summary, narrate
from qpr_core.answers import Member
from qpr_core.rules import Scheme
from qpr_core.styles import KENT, MEETING_MINUTES, STATISTICAL, BandWords, CoverWords, Phrase, Style


class Met(Scheme):
    """Four bands, one of them of two words."""

    ON_TRACK = "On track"
    NEAR = "Near"
    FAR = "Far"
    OFF_TRACK = "Off track"


def opening(ratings: dict[Any, int], total: int, style: Style = KENT, **parts: Any) -> str:
    summary = Summary(period="Q2 2023/24", indicators=total, ratings=ratings, **parts)
    return str(narrate(summary, style=style, sections=Section.OPENING))


@pytest.mark.parametrize(
    ("counts", "total", "text"),
    [
        ((11, 5, 7, 0), 23, "Of 23 KPIs, 11 are On track, 5 Near and 7 Far. No KPI is Off track."),
        ((1, 1, 0, 1), 3, "Of 3 KPIs, 1 is On track, 1 Near and 1 Off track."),
        ((1, 2, 0, 3), 6, "Of 6 KPIs, 1 is On track, 2 are Near and 3 Off track."),
        ((0, 0, 2, 1), 4, "Of 4 KPIs, 2 are Far, 1 is Off track and 1 not rated."),
        ((0, 0, 0, 2), 2, "Both KPIs are Off track."),
        ((0, 3, 0, 0), 3, "All 3 KPIs are Near."),
        ((1, 0, 0, 0), 1, "The only KPI is On track."),
        ((0, 0, 0, 0), 3, "None of the 3 KPIs is rated."),
        ((0, 0, 0, 0), 2, "Neither of the two KPIs is rated."),
        ((0, 0, 0, 0), 1, "The only KPI is not rated."),
    ],
)
def test_opening_with_the_names_of_bands_recites_no_zeros(counts: tuple[int, ...], total: int, text: str) -> None:
    assert opening(dict(zip(Met, counts, strict=True)), total) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((3, 0, 0), "All 3 KPIs achieved target (Green)."),
        ((0, 2, 0), "Both KPIs achieved or exceeded the floor standard but did not meet target (Amber)."),
        ((0, 0, 3), "None of the 3 KPIs met the floor standard (Red)."),
        ((0, 0, 2), "Neither of the two KPIs met the floor standard (Red)."),
        ((0, 0, 1), "The only KPI did not meet the floor standard (Red)."),
    ],
)
def test_opening_of_one_band_has_the_words_of_the_band(counts: tuple[int, ...], text: str) -> None:
    assert opening(dict(zip(Rag, counts, strict=True)), sum(counts)) == text


def test_opening_with_one_empty_band_keeps_kents_words() -> None:
    text = opening(dict(zip(Rag, (4, 2, 0), strict=True)), 7)
    assert text.endswith(
        "but did not meet target (Amber). No KPIs fell below the floor standard (Red). 1 KPI is not rated."
    )


def test_opening_of_a_style_without_words_for_a_whole_band_has_its_name() -> None:
    words = BandWords(Phrase(zero="none passed", one="{count} passed", other="{count} passed"), "it passed")
    assert (
        opening(
            {band: 3 if band is Rag.GREEN else 0 for band in Rag}, 3, Style(cover=CoverWords(bands={Rag.GREEN: words}))
        )
        == "All 3 KPIs are Green."
    )


@pytest.mark.parametrize(("style", "count"), [(STATISTICAL, "three"), (MEETING_MINUTES, "3")])
def test_opening_has_the_numbers_of_its_style(style: Style, count: str) -> None:
    assert opening(dict.fromkeys(Rag, 0), 3, style) == f"None of the {count} KPIs is rated."


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (3, "None of the 3 KPIs is rated: all are reported for information."),
        (2, "Neither of the two KPIs is rated: both are reported for information."),
        (1, "The only KPI is not rated: it is reported for information."),
    ],
)
def test_opening_of_data_alone_gives_the_reason(count: int, text: str) -> None:
    members = [Member(f"K{index}", None, "Calls", NoRating.DATA_ONLY) for index in range(count)]
    assert opening(dict.fromkeys(Rag, 0), count, members=members) == text
