"""Sentences with limits, and with bands that KPIs stayed in.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "CF02: 96%, below its 95% standard.": (
        ["96%", "below its 95%"],
        ['"below its 95%": the data show 1 (distance of CF02, on the other side)'],
        [],
    ),
    "CF02 is above its 95% target.": (
        ["above its 95%", "above its 95%"],
        [],
        [],
    ),
    "CS02 is two points above the 30% limit.": (
        ["two points", "above the 30%"],
        [],
        [],
    ),
    "CS02 is 32%, over the 30% limit.": (
        ["32%", "over the 30%", "over the 30%"],
        [],
        [],
    ),
    "CS01 is below its 80% target.": (
        ["below its 80%"],
        ['"below its 80%": the data show 85 (CS01)'],
        [],
    ),
    "HT03 fell and stayed Green.": (
        ["fell", "stayed"],
        ['"Green": the data show Amber (HT03)'],
        [],
    ),
    "CS05 stayed Green.": (
        ["stayed", "Green"],
        [],
        [],
    ),
    "17 KPIs stayed Green.": (
        ["17 KPIs stayed Green"],
        [],
        [],
    ),
    "19 KPIs stayed the same.": (
        [],
        [],
        ["its words may be about a direction of travel or about a change"],
    ),
    "More than 20 targets were met.": (
        ["More than 20 targets were met"],
        [],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_limits_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
