"""Sentences that are about what the sentence before named or counted.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Twelve months ago eight were on an upward path and nine on a downward path.": (
        ["eight were on an upward path"],
        ['"nine on a downward path": the data show 5 (negative direction)'],
        [],
    ),
    "Seven fell below the minimum, three of them in Housing.": (
        ["Seven fell below the minimum"],
        ['"three of them in Housing": the data show 2 (Red)'],
        [],
    ),
    "The share of rated measures on target rose from 53% to 58%. A year earlier it was 52%.": (
        ["53%", "58%"],
        ['"52%": the data show 45% (Green)'],
        [],
    ),
    "The share of rated measures on target rose from 53% to 58%. A year earlier it was 47%.": (
        ["53%", "58%", "47%"],
        [],
        [],
    ),
    "78% of the 40 KPIs are Green or Amber; of those rated it is 82%. At Quarter 1 it was 70% of the 40.": (
        ["78%", "40", "82%"],
        ['"70%": the data show 75% (Green or Amber)'],
        [],
    ),
    "58% of rated KPIs are Green; a year ago it was under half.": (
        ["58%", "under half"],
        [],
        [],
    ),
    "CF05 is 80%. That is ten points under target. It was Amber a year ago.": (
        ["80%", "ten points"],
        ['"Amber": the data show Red (CF05)'],
        [],
    ),
    "CF05 is Red. A year ago it was Red.": (
        ["Red", "Red"],
        [],
        [],
    ),
    "EN01 is at 50.8%. A year ago the figure was 48.9%.": (
        ["50.8%"],
        ['"48.9%": the data show 45.5 (EN01)'],
        [],
    ),
    "CS01 is 78%. Officers confirmed that it had gone from Green to Red.": (
        ["78%", "Red"],
        ['"Green": the data show Amber (CS01)'],
        [],
    ),
    "CS01 is 78%. The direction was stable.": (
        ["78%"],
        [],
        ["its words are not known"],
    ),
    "CS01 is 78%. Six points worse than in Quarter 1.": (
        ["78%", "worse"],
        ['"Six points": the data show 4 fewer (change of CS01)'],
        [],
    ),
    "The contractor is new. It was 12 days late.": (
        [],
        [],
        ["its words are not known"],
    ),
    "22 are Green. In Quarter 1 it was raining.": (
        ["22 are Green"],
        [],
        [],
    ),
    "CS01 is Red. The figures were 12 and 13.": (
        ["Red"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 is Red. Six projects are Green.": (
        ["Red"],
        [],
        ["it is about things other than KPIs"],
    ),
    "22 are Green. In Quarter 1 it was 12 years old.": (
        ["22 are Green"],
        [],
        ["its words are not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_ellipses_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
