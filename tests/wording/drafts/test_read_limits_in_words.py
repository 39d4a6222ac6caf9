"""Sentences about targets and floors in other words, and about dates.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "CS01 is at 78%; the standard is 85%.": (["78%", "85%"], [], []),
    "CS01 is at 78%; the standard is 90%.": (["78%"], ['"90%": the data show 85 (CS01)'], []),
    "CS01 is at 78%, against a standard of 80%.": (["78%", "80%"], [], []),
    "HT02 is at 98.5%, just above the floor.": (["98.5%", "just above"], [], []),
    "HT01, at 34 days, is just below the upper limit.": (
        ["34 days"],
        ['"just below": the data show 4 (distance of HT01, on the other side)'],
        [],
    ),
    "CS01 is at 78%, 7 points from target.": (["78%", "7 points"], [], []),
    "CS01 is at 78%, 5 points from target.": (["78%"], ['"5 points": the data show 7 (distance of CS01)'], []),
    "CS04 has a target of 5% and a tolerance of 8%.": (["5%", "8%"], [], []),
    "CS04 has a target of 5% and a tolerance of 9%.": (["5%"], ['"9%": the data show 8 (CS04)'], []),
    "FN01 has a floor of 96%.": ([], [], ["the data do not have what it is about"]),
    "HT05: 97.6%. In the Quarter 1 figure of 97.5% there is an error.": (
        ["97.6%", "Quarter 1 figure of 97.5%"],
        [],
        [],
    ),
    "The Quarter 1 figure of 97.9% for HT05 is final.": ([], [], ["its words are not known"]),
    "HT05: 97.6%. The Quarter 1 sample of 97.9% is final.": (["97.6%"], [], ["its words are not known"]),
    "On 30 June CS01 was at 82%.": (["82%"], [], []),
    "On 30 June CS01 was at 83%.": ([], ['"83%": the data show 82 (CS01)'], []),
    "On 14 June CS01 was at 83%.": ([], [], ["the data do not have what it is about"]),
    "Since Quarter 4 CS01 is lower by 4 points.": (["lower", "4 points"], [], []),
    "CS01 is Red. Compared with this time last year it is 7 points lower.": (["Red", "7 points", "lower"], [], []),
    "CS01 is Red. Compared with this time last year it is 4 points lower.": (
        ["Red", "lower"],
        ['"4 points": the data show 7 fewer (change of CS01)'],
        [],
    ),
    "CS01 fell by 4 points since Quarter 1 and by 9 points since last year.": (
        ["fell", "4 points"],
        ['"9 points": the data show 7 fewer (change of CS01)'],
        [],
    ),
    "The June quarter had six Reds.": ([], ['"six Reds": the data show 8 (Red)'], []),
    "In Q1 25/26 CS01 was at 82%.": (["82%"], [], []),
    "Better than Quarter 1: 12": ([], ['"Better than Quarter 1: 12": the data show 15 (better)'], []),
    "I will not hide the fact that nine KPIs are Red.": ([], ['"nine KPIs are Red": the data show 7 (Red)'], []),
    "HT06 moved from Amber and into Red.": (["Amber", "Red"], [], []),
    "I will say that nine KPIs are Red.": ([], [], ["it states an aim or a forecast"]),
    "HT01 has an upper limit of 30 days.": (["30 days"], [], []),
    "CS01, at 78%, is a long way below the target of 85%.": (["78%", "a long way below the target", "85%"], [], []),
    "CS01 has a floor of 80% or so.": (["80%"], [], []),
    "On 31 March 2025 CS01 was at 82%.": (["82%"], [], []),
    "FN06: £403,000. It is above the ceiling of £400,000.": (
        ["£403,000", "above the ceiling of £400,000", "£400,000"],
        [],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_limits_in_words_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
