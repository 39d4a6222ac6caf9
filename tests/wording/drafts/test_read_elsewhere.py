"""Sentences about other organisations, one place, and other things.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Norland Health Trust rated 11 of its measures Green.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Ceredig Fawr reports 21 Green and four Red KPIs.": ([], [], ["it is about a part of the KPIs that is not known"]),
    "The Audit Committee noted that 22 KPIs are Green.": (["22 KPIs are Green"], [], []),
    "In West Fells urgent repairs completed in time were at 70%.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "In Housing five KPIs are Green.": ([], ['"Housing five KPIs are Green": the data show 3 (Green)'], []),
    "Across England 75% met target; 61% were below it.": ([], [], ["it is about things other than KPIs"]),
    "Requests for repairs rose by 19% to 402.": ([], [], ["its words are not known"]),
    "Freedom of Information requests: 83%. Requests rose to 512.": (["83%"], [], ["its words are not known"]),
    "Anything above 20% is Red.": ([], [], ["its words are not known"]),
    "Three more than five KPIs are Green.": ([], [], ["its words are not known"]),
    "The June total was 22.": ([], [], ["its words are not known"]),
    "Ward visits: 22 KPIs are Green.": (["22 KPIs are Green"], [], []),
    "However.": ([], [], []),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_elsewhere_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
