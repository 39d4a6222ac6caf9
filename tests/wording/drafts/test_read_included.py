"""Sentences that list the KPIs counted before, or give their shares.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Seven KPIs are Red. They include CS01 and HT01.": (["Seven KPIs are Red", "CS01", "HT01"], [], []),
    "Seven KPIs are Red. They include CS01 and HT02.": (
        ["Seven KPIs are Red", "CS01"],
        ['"HT02": the data show Green (HT02)'],
        [],
    ),
    "Seven KPIs are Red. Among them are CS01 and HT02.": (
        ["Seven KPIs are Red", "CS01"],
        ['"HT02": the data show Green (HT02)'],
        [],
    ),
    "Since Quarter 1 two KPIs have moved from Amber to Red: CS01 and HT06.": (
        ["two KPIs have moved from Amber to Red", "CS01", "CS01", "HT06", "HT06"],
        [],
        [],
    ),
    "Since Quarter 1 three KPIs have moved from Amber to Red: CS01, EN06 and HT06.": (
        ["CS01", "CS01", "EN06", "HT06", "HT06"],
        [
            '"three KPIs have moved from Amber to Red": the data show 2 (moved to Red)',
            '"EN06": the data show Red (EN06)',
        ],
        [],
    ),
    "One KPI has moved to Red. It is EN06.": (
        [],
        ['"One KPI has moved to Red": the data show 2 (moved to Red)'],
        ["its words are not known"],
    ),
    "Five KPIs moved from near target to target: EN01, CF05 and CS04.": (
        ["EN01", "EN01", "CS04", "CS04"],
        [
            '"Five KPIs moved from near target to target": the data show 3 (moved to Green)',
            '"CF05": the data show Red (CF05)',
        ],
        [],
    ),
    "Seven KPIs were Red in Quarter 1. They include CS01.": (
        [],
        ['"Seven KPIs were Red": the data show 8 (Red)'],
        ["its words are not known"],
    ),
    "Two KPIs lost their Green rating.": (["Two KPIs lost their Green"], [], []),
    "Three KPIs stayed Red: EN06, HT01 and CS01.": (
        ["EN06", "EN06", "HT01", "HT01", "CS01"],
        ['"Three KPIs stayed Red": the data show 5 (still Red)', '"CS01": the data show Amber (CS01)'],
        [],
    ),
    "22 are Green, nine Amber and seven Red; that is 58%, 24% and 18%.": (
        ["22 are Green", "nine Amber", "seven Red", "58%", "24%", "18%"],
        [],
        [],
    ),
    "22 are Green, nine Amber and seven Red; that is 58%, 24% and 21%.": (
        ["22 are Green", "nine Amber", "seven Red", "58%", "24%"],
        [
            '"58%, 24% and 21%": they add up to 103%, which rounding does not explain (shares)',
            '"21%": the data show 17.5% (Red)',
        ],
        [],
    ),
    "22 are Green, nine Amber and seven Red, or 58%, 24% and 18%.": (
        ["22 are Green", "nine Amber", "seven Red", "58%", "24%", "18%"],
        [],
        [],
    ),
    "Of the Reds, two of the seven were Green in Quarter 1 as well.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "22 are Green, nine Amber and seven Red, or 58% and 24%.": (
        ["22 are Green", "nine Amber", "seven Red"],
        [],
        ["its words are not known"],
    ),
    "Five KPIs improved their rating. They are EN01 and CS04.": (
        [],
        ['"Five KPIs improved their rating": the data show 6 (better rating than before)'],
        ["the data do not have what it is about"],
    ),
    "Five KPIs stayed Red. They include CS01 and HT01.": (
        ["Five KPIs stayed Red", "CS01", "HT01", "HT01"],
        ['"CS01": the data show Amber (CS01)'],
        [],
    ),
    "Two KPIs moved to Red. They include CS01 and EN06.": (
        ["Two KPIs moved to Red", "CS01", "CS01", "EN06"],
        ['"EN06": the data show Red (EN06)'],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_included_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
