"""Sentences with names of KPIs and services as people write them.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Minors were at 92% and abandoned calls at 3.9%.": (
        ["3.9%"],
        ['"92%": the data show 91 (PL02)'],
        [],
    ),
    "TA rose to 173, and FOI fell to 84%.": (
        ["rose", "173", "fell"],
        ['"84%": the data show 83 (CS06)'],
        [],
    ),
    "FOI is Red, and so is TA.": (
        ["Red", "TA"],
        [],
        [],
    ),
    "60-second answering was 78%.": (
        [],
        ['"78%": the data show 77 (CS03)'],
        [],
    ),
    "All six planning measures are Green.": (
        [],
        ['"six planning measures are Green": the data show 5 (Green)'],
        [],
    ),
    "No children's measure is Red.": (
        [],
        ['"No children\'s measure is Red": the data show 1 (Red)'],
        [],
    ),
    "Three of the six customer KPIs are Green.": (
        ["Three of the six customer KPIs are Green", "six"],
        [],
        [],
    ),
    "Rent collection was 97.6%, and rent was collected on target.": (
        ["97.6%", "on target"],
        [],
        [],
    ),
    "The recycling KPI is Red.": (
        [],
        ['"Red": the data show Green (EN01)'],
        [],
    ),
    "The worst was lettings, 34 days.": (
        ["34 days"],
        [],
        ["its words are not known"],
    ),
    "Invoices that were paid in time: 92%.": (
        ["92%"],
        [],
        [],
    ),
    "Lately 12 recycling centres are Red.": (
        [],
        [],
        ["only some of its words are known"],
    ),
    "The MP asked: 22 KPIs are Green.": (
        ["22 KPIs are Green"],
        [],
        [],
    ),
    "Work on potholes: 12 projects are Green.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Complaints are Red.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "Reviews of 12 projects are Red.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "Building work is Red.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Fly-tip clearance has improved for two quarters.": (
        [],
        ['"improved for two quarters": the data show 0 (periods of EN03)'],
        [],
    ),
    "CP reviews are Amber.": (
        [],
        ['"Amber": the data show Green (CF02)'],
        [],
    ),
    "Minors": (
        [],
        [],
        ["its words are not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_names_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
