"""Sentences that compare services, or count the KPIs of one.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Housing has the most Reds.": ([], [], ["the data do not have what it is about"]),
    "Housing has the most Green KPIs, six.": (
        [],
        ['"Housing": the data show 2 (services with more Green)', '"six": the data show 3 (Green)'],
        [],
    ),
    "Environment has the most Red KPIs.": ([], ['"Environment": the data show 2 (services with more Red)'], []),
    "Planning has the fewest Reds.": (["Planning"], [], []),
    "Customer Services has more Reds than any other service.": (
        [],
        ['"Customer Services": the data show 1 (services with as many Red)'],
        [],
    ),
    "The most Reds are in Housing.": ([], [], ["the data do not have what it is about"]),
    "Housing has more Greens than Planning.": ([], ['"more": the data show 1 fewer (change of Green)'], []),
    "Planning is the only service with no Reds.": (["Planning"], [], []),
    "Children and Families is the only service with a Red KPI.": (
        [],
        ['"Children and Families": the data show 5 (services with Red)'],
        [],
    ),
    "Finance is the only service without a Red.": ([], ['"Finance": the data show 1 (services without Red)'], []),
    "Housing has the best Reds.": ([], [], ["the data do not have what it is about"]),
    "Housing answers for eight KPIs. Four are Green, two are Amber and two are Red.": (
        ["eight", "two are Red"],
        ['"Four are Green": the data show 3 (Green)', '"two are Amber": the data show 3 (Amber)'],
        [],
    ),
    "Housing answers for nine KPIs.": ([], ['"nine": the data show 8 (all KPIs)'], []),
    "Planning is our strongest service. Three of its six KPIs are Green.": (
        ["six"],
        ['"Three of its six KPIs are Green": the data show 5 (Green in Planning)'],
        ["its words are not known"],
    ),
    "Housing has fewer Reds than any other service.": (
        [],
        ['"Housing": the data show 4 (services with as many Red)'],
        [],
    ),
    "Planning has fewer Reds than any other service.": (["Planning"], [], []),
    "Housing was the only service with a Red in Quarter 3 1999/00.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "The KPIs of EN01 have the most Reds.": ([], [], ["its words are not known"]),
    "Housing has the most KPIs below target.": ([], [], ["its words are not known"]),
    "Housing has the most below target.": ([], [], ["the data do not have what it is about"]),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_services_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
