"""False alarms of drafts that were written blind: each kind with a wrong sentence next to it.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import listed
from drafts_score import checked_by_library

QUIET: Final = (
    "Of the 40 measures, 22 are Green. Of the four measures of Healthy lives, two are Green and two Amber.",
    "Environmental services. Five measures are Green.",
    "Children's scrutiny. Four Green, no Amber and one Red were presented.",
    "Tenants' scrutiny. Two are Red. The panel noted that the number of Reds had fallen from three to two.",
    "The target of 60 was missed by four.",
    "The floor of 60 was not met.",
    "A target of 30 was missed.",
    "Greens: 20 to 22",
    "Ambers: 10 to 9.",
    "Rated Red in Quarter 4, Quarter 1 and Quarter 2.",
    "EN06 was Red in Quarter 4, Quarter 1 and Quarter 2.",
    "Greens have gone from 16 to 22 over that time.",
    "CS01 is Red. Before this it was Green.",
    "CS01 was at 82% in Quarter 1. Until then it was at 85%.",
    "EN07 rose by 38 points over the same period.",
    "Rent collected came to 97.6% by the half year.",
    "Rent loss on empty homes came to £188,000 by the half year.",
    "In the first half of the year 22 KPIs were Green.",
    "Claims paid for damage: 31, costing £18,900.",
    "Placement costs have risen by £1.2m.",
    "Street scene: 12 jobs were done.",
    "Rating changes since Quarter 1: better: six; worse: four.",
    "Changes of rating: better - six, worse - four.",
    "Four measures moved up to Green, three of them from Amber.",
    "Two moved down to Amber.",
    "Agency spend: £403,000 this quarter, £356,000 last, target £400,000.",
    "Agency spend: £403,000 this quarter; £356,000 last.",
    "Red list: 1 complaints in time, 78%; 2 FOI, 83%; 3 re-let days, 34; 4 temporary accommodation, 173.",
    "Red: 1 FOI, 83%; 2 letting times, 34 days; 3 the cost of staff, 85%; 4 street lights, 82%.",
    "EN06 is Red; in Quarter 4 it was Red too.",
    "CS01 is Red. In Quarter 3 of last year it was Green.",
    "CS01 is Red. Last quarter it was Amber.",
    "CS01 is Red. In Quarter 1 it was rated Amber.",
)


@pytest.mark.parametrize("text", QUIET, ids=range(len(QUIET)))
def test_true_sentences_are_never_called_wrong(text: str) -> None:
    assert checked_by_library(text).discrepancies == ()


WRONG: Final = {
    "Executive summary. Five measures are Green.": ['"Five measures are Green": the data show 22 (Green)'],
    "Bin collections. Of the 40 KPIs, 21 are Green.": ['"21 are Green": the data show 22 (Green)'],
    "The chair thanked officers. Five measures are Green.": ['"Five measures are Green": the data show 22 (Green)'],
    "The target was missed by four.": ['"target was missed by four": the data show 7 (Red)'],
    "Reds – 8 to 6": ['"Reds – 8 to 6": the data show 7 (Red)'],
    "Ambers: 12 to 9": ['"12": the data show 10 (Amber in the quarter before)'],
    "Quarter 4, September 2025": ['"Quarter 4, September 2025": the data are for Q2 2025/26 (the quarter)'],
    "Greens have gone from 16 to 22 since last quarter.": ['"16": the data show 20 (Green in the quarter before)'],
    "CS01 is Red. Last quarter it was Green.": ['"Green": the data show Amber (CS01)'],
    "Half of the KPIs are Green at the half year.": ['"Half": the data show 55% (Green)'],
    "Rent collected was 97.1% at the half year.": ['"97.1%": the data show 97.6 (HT05)'],
    "Claims: 31 days.": ['"31 days": the data show 25 (FN04)'],
    "Placements rose to 72%.": [
        '"rose": the data show a fall (CF03)',
        '"72%": the data show 70 (CF03)',
    ],
    "Rating changes since Quarter 1: better: nine; worse: four.": [
        '"better: nine": the data show 6 (better rating than before)'
    ],
    "Better: 25; worse: nine.": ['"Better: 25": the data show 10 (positive direction)'],
    "Five measures moved up to Green.": ['"Five measures moved up to Green": the data show 4 (moved to Green)'],
    "Five measures moved up.": ['"Five measures moved up": the data show 6 (better rating than before)'],
    "Agency spend: £403,000 this quarter, £365,000 last, target £400,000.": [
        '"£365,000": the data show 356,000 (FN06)'
    ],
    "Red list: 1 complaints in time, 78%; 2 FOI, 85%; 3 re-let days, 34; 4 temporary accommodation, 183.": [
        '"85%": the data show 83 (CS06)',
        '"183": the data show 173 (HT06)',
    ],
    "Of the 40 measures, 22 are Green. Two are Green.": ['"Two are Green": the data show 22 (Green)'],
    "CS01 is Red. In Quarter 1 it was rated Red.": ['"Red": the data show Amber (CS01)'],
}


@pytest.mark.parametrize(("text", "wrong"), WRONG.items(), ids=range(len(WRONG)))
def test_wrong_sentences_next_to_them_are_found(text: str, wrong: list[str]) -> None:
    assert listed(text)[1] == wrong
