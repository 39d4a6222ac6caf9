"""The opening: counts of ratings without zeros, and with the right form for every count."""

from typing import Any

import pytest

from qpr_core import Direction, NoRating, Rag, Section, Summary, narrate
from qpr_core.answers import Member
from qpr_core.errors import SummaryError
from qpr_core.rules import Scheme
from qpr_core.styles import KENT, MEETING_MINUTES, STATISTICAL, BandWords, CoverWords, NumberStyle, Phrase, Style


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


def words(*clauses: str, opening: str = "{clauses}", **parts: Any) -> Style:
    """Return a style with the same words for every count of a band."""
    bands: dict[Scheme, BandWords] = {
        band: BandWords(Phrase(zero=text, one=text, other=text)) for band, text in zip(Rag, clauses, strict=True)
    }
    made = Phrase(zero="", one=opening, other=opening)
    return Style(
        cover=CoverWords(opening=made, bands=bands, opening_unrated=Phrase("", "{count} x", "{count} x")), **parts
    )


COUNTS = {Rag.GREEN: 22, Rag.AMBER: 9, Rag.RED: 7}
"""Of 40 KPIs: 55%, 22.5% and 17.5% of all, and 57.9% of the 38 rated are Green."""


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("{count} {band} of {total}", "22 Green of 40"),
        ("{rated}", "38"),
        ("{share}%", "55%"),
        ("{share_of_rated}%", "58%"),
        ("{share_so_far}%", "55%"),
    ],
)
def test_opening_of_a_house_has_totals_and_shares(slot: str, text: str) -> None:
    assert opening(COUNTS, 40, words(slot, "", "")) == f"{text} 2 x"


def test_share_so_far_is_that_of_a_band_and_all_better_ones() -> None:
    assert opening(COUNTS, 40, words("", "{share_so_far}%", "")) == "78% 2 x"  # 31 of 40 are 77.5%


@pytest.mark.parametrize(("green", "text"), [(1, "less than 1%"), (299, "more than 99%")])
def test_share_that_only_rounds_to_an_end_is_not_printed_as_the_end(green: int, text: str) -> None:
    ratings = {Rag.GREEN: green, Rag.AMBER: 300 - green, Rag.RED: 0}
    assert opening(ratings, 300, words("{share}%", "", "")) == text


def test_opening_may_have_the_unrated_in_its_sentence() -> None:
    assert opening(COUNTS, 40, words("{count}", "", "", opening="{clauses} ({unrated}) of {rated}")) == "22 (2 x) of 38"


def test_opening_compares_with_the_quarter_before() -> None:
    before = Summary(period="Q1 2023/24", indicators=40, ratings={Rag.GREEN: 8, Rag.AMBER: 20, Rag.RED: 12})
    style = words("{count} ({before})", "{count} ({before})", "", before_numbers=NumberStyle.WORDS_TO_NINE)
    assert opening(COUNTS, 40, style, previous=before) == "22 (eight), and 9 (20) 2 x"


def test_opening_that_needs_a_quarter_before_is_refused_without_one() -> None:
    with pytest.raises(
        SummaryError, match="summary must have the quarter before, which the style compares with, got no"
    ):
        opening(COUNTS, 40, words("{before}", "", ""))


def test_numbers_of_a_house_opening_are_facts_of_the_summary() -> None:
    every = "{count} {total} {rated} {share} {share_of_rated} {share_so_far} {before}"
    before = Summary(period="Q1 2023/24", indicators=40, ratings={Rag.GREEN: 8, Rag.AMBER: 20, Rag.RED: 12})
    summary = Summary(period="Q2 2023/24", indicators=40, ratings=COUNTS, previous=before)
    quantities = narrate(summary, style=words(every, every, every), sections=Section.OPENING).quantities
    assert len(quantities) == 3 * 7 + 1
    for quantity in quantities:
        assert eval(f"summary.{quantity.source}", {"summary": summary, "Rag": Rag}) == quantity.value


@pytest.mark.parametrize(
    ("counts", "total", "text"),
    [
        ((3, 0, 0), 3, "3 on target, and 0 off target"),
        ((3, 0, 0), 4, "3 on target, and 0 off target 1 x"),
        ((0, 0, 3), 4, "3 off target 1 x"),
        ((0, 2, 1), 3, "0 on target, 2 near, and 1 off target"),
    ],
)
def test_opening_of_a_house_has_its_own_words_for_any_counts(counts: tuple[int, ...], total: int, text: str) -> None:
    """One empty band is mentioned; of several, the worst alone."""
    style = words("{count} on target", "{count} near", "{count} off target")
    assert opening(dict(zip(Rag, counts, strict=True)), total, style) == text


def test_opening_of_kent_with_two_empty_bands_has_its_words_for_the_others() -> None:
    text = opening(dict(zip(Rag, (3, 0, 0), strict=True)), 4)
    assert "contained within the QPR, 3 achieved target (Green). No KPIs fell below the floor standard (Red)." in text
    assert text.endswith("1 KPI is not rated.")


@pytest.mark.parametrize("counts", [(0, 0, 3), (0, 0, 4)])
def test_opening_without_words_for_the_only_bands_has_their_names(counts: tuple[int, ...]) -> None:
    text = opening(dict(zip(Rag, counts, strict=True)), 4, words("{count} on target", "", ""))
    assert text == {3: "Of 4 KPIs, 3 are Red and 1 is not rated.", 4: "All 4 KPIs are Red."}[counts[2]]


def test_directions_of_a_house_have_a_total_and_may_leave_some_out() -> None:
    counts = dict(zip(Direction, (10, 18, 9), strict=True))
    summary = Summary(period="Q2 2023/24", indicators=40, ratings=COUNTS, directions=counts)
    phrases = {Direction.POSITIVE: "{count} of {total}", Direction.STABLE: "", Direction.NEGATIVE: "{count} fell"}
    directions = {each: Phrase(zero="", one=text, other=text) for each, text in phrases.items()}
    style = Style(
        cover=CoverWords(travel="Of {total}: {clauses}", directions=directions, undirected=Phrase("", "", ""))
    )
    assert summary.directed_count == 37
    assert str(narrate(summary, style=style, sections=Section.DIRECTIONS)) == "Of 37: 10 of 37, and nine fell"
