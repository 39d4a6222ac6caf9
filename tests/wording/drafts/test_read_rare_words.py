"""Rare words of drafts: "persistent Reds", "Amber then", "not above target".

The facts are those of tests/data/drafts/council.csv. Beside each rare word is what the usual one means.
"""

from typing import Final

import pytest

from drafts_council import report
from drafts_listed import Listed, listed
from qpr_core import Period, check_text
from qpr_core.text import read_summary

COUNCIL = report()

READ: Final[dict[str, Listed]] = {
    "Of the 40 KPIs, CS01 is Red and five are Red.": (
        ["40", "Red"],
        ['"five are Red": the data show 7 (Red)'],
        [],
    ),
    "Of the 40 KPIs, CS01 is Red and five are off target.": (  # the words may be about CS01
        ["40", "Red", "off target"],
        [],
        [],
    ),
    "22 are Green. Nine more are Amber.": (
        ["22 are Green", "Nine more"],
        [],
        [],
    ),
    "22 are Green. Eight more are Amber.": (
        ["22 are Green"],
        ['"Eight more": the data show 1 fewer (change of Amber)'],
        [],
    ),
    "22 are Green (▲ 2).": (
        ["22 are Green", "▲ 2"],
        [],
        [],
    ),
    "22 are Green (▲ 5).": (
        ["22 are Green"],
        ['"▲ 5": the data show 2 more (change of Green)'],
        [],
    ),
    "Nine moved up to Green.": (
        [],
        ['"Nine moved up to Green": the data show 4 (moved to Green)'],
        [],
    ),
    "Nine improved in rating to Green.": (
        [],
        ['"Nine improved in rating to Green": the data show 4 (moved to Green)'],
        [],
    ),
    "The new Red KPIs are CS01 and HT03.": (
        ["CS01", "CS01", "HT03"],
        ['"HT03": the data show Amber (HT03)'],
        [],
    ),
    "The persistent Red KPIs are CS01 and HT03.": (  # neither all Reds, nor new
        ["CS01"],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Of the ten that were Amber then, three are now Green.": (
        ["three are now Green"],
        [],
        ["its words are not known"],
    ),
    "Of the ten that were Amber initially, three are now Green.": (
        [],
        [],
        ["its words are not known"],
    ),
    "22 are Green. 15 of them stayed Green.": (
        ["22 are Green"],
        ['"15 of them stayed Green": the data show 17 (Green now, Green before)'],
        [],
    ),
    "22 are Green. 15 of them stayed Amber.": (  # none of them can have
        ["22 are Green"],
        [],
        ["its words are not known"],
    ),
    "CS01 is not Red.": (
        [],
        ['"not Red": the data show Red (CS01)'],
        [],
    ),
    "CS01 is not above target.": (
        [],
        [],
        ["it has a negation"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_rare_words_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read


YEAR: Final = "Annual performance report 2023/24\n\nOf 38 KPIs, 15 are Green, 15 Amber and 8 Red. "


def test_count_of_a_quarter_is_not_one_of_the_year() -> None:
    read = read_summary(YEAR + "In January to March 9 were Red.")  # a quarter, although it ends with the year
    assert read.contradictions == ()
    assert read.summary is not None
    assert read.summary.period == Period.parse("2023/24")
    assert [fact.value for fact in read.facts if fact.path == "ratings.red"] == [8]


def test_other_count_of_the_year_is_a_contradiction() -> None:
    read = read_summary(YEAR + "In March 2024 9 were Red.")
    assert [each.path for each in read.contradictions] == ["ratings.red"]


@pytest.mark.parametrize(
    "text",
    [
        "CS01 is not below target.",  # it is
        "CS05 is not above target.",  # it is
        "CS01 is not Amber or better.",  # true
        "CS01 is not Red or Amber.",
    ],
)
def test_negations_of_several_bands_are_listed_as_unread(text: str) -> None:
    checked = check_text(text, COUNCIL)
    assert checked.discrepancies == ()
    assert [each.sentence for each in checked.unread] == [text]


def test_ratings_that_improved_to_a_band_are_those_that_moved_there() -> None:
    assert check_text("Four improved in rating to Green.", COUNCIL).is_clean
    assert len(check_text("Five improved in rating to Green.", COUNCIL).discrepancies) == 1
