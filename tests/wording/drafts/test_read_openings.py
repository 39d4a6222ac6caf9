"""Sentences with openings, letters and arrows, and names that are cut.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Of the 40 indicators in the plan, 22 are on target and eight are Red.": (
        ["40", "22 are on target"],
        ['"eight are Red": the data show 7 (Red)'],
        [],
    ),
    "Of the 12 indicators in the plan, eight are Green.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Trend over the longer term: 19 are stable.": (
        [],
        ['"19 are stable": the data show 18 (stable direction)'],
        [],
    ),
    "Priority one: five are Green.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Members will note that 23 KPIs are Green.": (
        [],
        ['"23 KPIs are Green": the data show 22 (Green)'],
        [],
    ),
    "The committee is asked to note that 23 KPIs are Green.": (
        [],
        ['"23 KPIs are Green": the data show 22 (Green)'],
        [],
    ),
    "We expect that 25 will be Green.": (
        [],
        [],
        ["its words are not known"],
    ),
    "All eight of our environment measures are now on target.": (
        [],
        ['"eight of our environment measures are now on target": the data show 5 (Green)'],
        [],
    ),
    "The council met three quarters of its targets.": (
        [],
        ['"met three quarters": the data show 55% (Green)'],
        [],
    ),
    "We met 22 of our 40 targets and missed 15 targets.": (
        ["met 22", "40"],
        ['"missed 15": the data show 7 (Red)'],
        [],
    ),
    "EN01 gained 1.2 points on Quarter 1 and 4.3 points on Quarter 2 last year.": (
        ["gained", "1.2 points"],
        ['"4.3 points": the data show 5.3 more (change of EN01)'],
        [],
    ),
    "Agency spend: £403,000, £13,000 above target.": (
        ["£403,000"],
        ['"£13,000": the data show 3,000 (distance of FN06)'],
        [],
    ),
    "Gas certs were at 99.8%.": (
        [],
        ['"99.8%": the data show 99.7 (HT07)'],
        [],
    ),
    "Air travel: 22 KPIs are Green.": (
        ["22 KPIs are Green"],
        [],
        [],
    ),
    "FOI performance is at 84%.": (
        [],
        ['"84%": the data show 83 (CS06)'],
        [],
    ),
    "RAG: G 22 | A 8 | R 7 | n/r 2.": (
        ["G 22", "R 7", "n/r 2"],
        ['"A 8": the data show 9 (Amber)'],
        [],
    ),
    "Net movement: G up two, A down one, R down two.": (
        ["up two", "down one"],
        [],
        ["it may be about a part of the KPIs"],
    ),
    "A: nine KPIs are Amber. A 12-week wait is too long.": (
        ["nine KPIs are Amber"],
        [],
        ["its words are not known", "its words are not known"],
    ),
    "Direction of travel (Quarter 1 in brackets): ▲ 10 (10), ► 17 (19), ▼ 9 (9).": (
        ["▲ 10", "10", "19", "▼ 9", "9"],
        ['"► 17": the data show 18 (stable direction)'],
        [],
    ),
    "CS01: 78% ▼": (
        ["78%", "▼"],
        [],
        [],
    ),
    "A 2-point rise in CS05 is Green.": (
        ["Green"],
        [],
        ["its words are not known"],
    ),
    "Q2: CF02 96% ▲ (95%); CS01 78% ▼ (81%).": (
        ["96%", "▲", "95%", "78%", "▼"],
        ['"81%": the data show 82 (CS01)'],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_openings_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
