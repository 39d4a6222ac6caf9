"""Sentences with a word for the KPI before, such as "the number".

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Household waste recycled: 50.8%. Recycling has risen by 1.2 points.": (["50.8%", "risen", "1.2 points"], [], []),
    "Household waste recycled: 50.8%. Recycling has risen by 2.2 points.": (
        ["50.8%", "risen"],
        ['"2.2 points": the data show 1.2 more (change of EN01)'],
        [],
    ),
    "Household waste recycled: 50.8%. The share is up on last year.": (["50.8%", "is up"], [], []),
    "HT06: 173. The number was at 173.": (["173", "173"], [], []),
    "HT06: 173. The number was at 180.": (["173"], ['"180": the data show 173 (HT06)'], []),
    "Urgent repairs completed in time are Green. They are 1.5 points above target.": (
        ["Green"],
        ['"1.5 points": the data show 0.5 (distance of HT02)'],
        [],
    ),
    "Urgent repairs completed in time are Green; at 98.5% they are 0.5 points above target.": (
        ["Green", "98.5%", "0.5 points"],
        [],
        [],
    ),
    "CS01 is Red. They noted it.": (["Red"], [], []),
    "CS01 and CS02 were discussed. Calls have risen.": ([], [], ["its words are not known", "its words are not known"]),
    "CS01: 78%. The PI has been Red for two quarters.": (
        ["78%"],
        ['"Red for two quarters": the data show 1 (periods of CS01)'],
        [],
    ),
    "HT02 was at 98.7% in Q4 2024/25, when it was Red.": (
        [],
        ['"98.7%": the data show 97.5 (HT02)', '"Red": the data show Amber (HT02)'],
        [],
    ),
    "HT02 was at 97.5% in Q4 2024/25, when it was Amber.": (["97.5%", "Amber"], [], []),
    "HT02 was at 97.5% in Q4 2024/25, though it was Amber.": (["97.5%", "Amber"], [], []),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_name_words_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
