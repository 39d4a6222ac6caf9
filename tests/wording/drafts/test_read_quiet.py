"""True sentences near to those that are read: nothing in them is called wrong.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed
from drafts_score import checked_by_library

QUIET: Final = (
    "22 are Green. The council also opened two libraries in spring and three in autumn.",
    "Seven are Red. Four of them have an improvement plan.",
    "Nine are Amber: four in Housing and Customer Services, and two in Finance.",
    "Nine are Amber: three in Housing, two in Finance and one each in the other four services.",
    "Seven are Red: five since last year and two new ones.",
    "Seven are Red: five were Red last quarter.",
    "22 are Green: 20 were Green last quarter.",
    "22 are Green; of these, eight are in Environment and Finance.",
    "22 are Green; of these three are in Housing.",
    "Housing has three Greens, three Ambers and two Reds, compared with four, two and two last quarter.",
    "Housing: three Green, three Amber and two Red (four, two and two in Quarter 1).",
    "In Housing three of eight are Green and five are not.",
    "In Planning, five are Green and one is not; none is Red.",
    "Housing has eight measures. Three are Green, three Amber and the other two Red.",
    "Of the six Planning measures, five are Green and the other is Amber.",
    "Of the eight Housing measures three are Green, three Amber and the remaining two Red.",
    "Housing kept three Greens. Finance kept three too.",
    "CS01 was Green in spring 2023. In summer it is Red.",
    "CS01 was at 82% in June and 78% in September.",
    "Complaints in time fell from 82% in the spring to 78% in the summer.",
    "The target for CS01 was not hit. It was hit by 22 other measures.",
    "22 measures hit their targets and the rest did not.",
    "Half did and half did not.",
    "We expect 25 Greens at year end; there were 16 at the last one.",
    "At year end the number of Greens was 16. We want 25 at the next.",
    "Two in three of the 12 contractors are on target.",
    "Over the winter 40 gritting runs were made, and none were missed.",
    "Twice as many people used the libraries as last summer.",
    "All but two of the 12 playgrounds are open.",
    "The council has three times as many homes as it had in 1980.",
    "The panel heard that 22 measures are Green and that nine projects are Red.",
    "The meeting on 4 September noted that 20 measures were Green in Quarter 1.",
    "Officers said that if all Ambers turn Green next quarter, 31 will be Green.",
    "If Greens and Ambers are taken together, 82% of rated measures are at or above the floor.",
    "The hotel has three stars, and its restaurant two.",
    "Star chamber: two savings projects were agreed.",
    "Progress against the plan: 12 actions on track, three slightly off track and one off track.",
    "Actions | 12\nOn track | 10\nOff track | 2",
    "Projects\n\nOn track | 10\nSlightly off track | 2",
    "## Projects\n\nOn track | 10\nOff track | 2",
    "Milestones: ten on track, four not.",
    "The programme has 12 milestones. Ten are on track and two need attention.",
    "Ten of the 12 milestones were reached; two were not.",
    "We received 640 complaints, twice as many as in spring.",
    "Staff survey: 55% agree, 26% do not and the remaining 19% are not sure.",
    "22 (55%) are Green, nine (23%) Amber, seven (18%) Red and the other two (5%) not rated.",
    "The other 18 measures are Amber, Red or not rated.",
    "Sixteen of the 38 rated missed their target: nine by a little and seven by more.",
    "Six KPIs moved up: three from Amber to Green, one from Red to Green and two from Red to Amber.",
    "Four moved down: two from Green to Amber and two from Amber to Red.",
    "Of those that moved up, three went from Amber to Green.",
    "Of the seven Reds, two are new: both were Amber in Quarter 1.",
    "Ten have a positive direction, 18 are stable and nine are negative; a year ago it was eight, 25 and five.",
    "Ten are improving, up from eight a year ago.",
    "In the last year Greens rose by four, Ambers fell by three and Reds by one.",
    "Greens are up by two, Ambers down by one and Reds also down by one.",
    "Compared with a year ago there are four more Greens, three fewer Ambers and one fewer Red.",
    "Four in five of the rated are Green or Amber; the others are Red.",
    "One in six is Red.",
    "Nearly one in four is Amber.",
    "Red measures are fewer than in any quarter of 2023/24.",
    "The two that are not rated are air quality and contacts.",
    "Ambers: 9 in Q2, 10 in Q1, 15 in Q4 and 16 in Q3.",
    "Reds were 8 in June, 7 in March and 7 last December.",
    "There were 12 Ambers in September last year, nine this September.",
    "The number on target rose to 22 from 20 in spring and 16 at the end of winter.",
    "Three months ago it was 20, six months ago 16.",
    "22 met the standard set, and 31 met at least the floor.",
    "The other two are in Finance. The remaining three Housing measures are Green.",
    "Five Housing measures have targets that bite: two are Red and the other three are Amber.",
    "Three in Environment are not Green and the other five are.",
    "22 are Green. In Housing three are, in Planning five.",
    "22 met their target. 12 projects did not.",
    "Seven are Red, but three projects are not.",
    "We looked at nine contracts: five were extended and four were not.",
    "Twice as many complaints came in as last quarter.",
    "Last summer we opened two new libraries.",
    "In the spring 22 trees were planted and in autumn 40.",
    "22 KPIs are Green. By spring 2026 we want 25.",
    "Of the 20 that were Green in June, 17 still are, two are Amber and one has no rating.",
    "Of the Reds, five were Red before.",
    "Of these, four are in Housing and Customer Services.",
    (
        "Seven are Red: two in Housing, two in Customer Services, one in Finance, one in Environment and one "
        "in Children and Families."
    ),
    "Seven are Red. Five of them have been Red for a year or more.",
    "The four that fell: two went from Green to Amber and two from Amber to Red.",
    (
        "22, nine and seven: that is this quarter's split of Green, Amber and Red; last quarter it was 20, "
        "ten and eight."
    ),
    "Green 22 (20, 16, 16), Amber 9 (10, 15, 16), Red 7 (8, 7, 7), with the three quarters before in brackets.",
    "The council answered 77% of calls in a minute, compared with 75%, 74% and 72% in the three quarters before.",
    "All but two measures could be rated.",
    "All but two of the Reds were Red last quarter.",
    "More measures are Green than Amber and Red together.",
    "Fewer measures improved than got worse compared with Quarter 1.",
    "Twice as many are Green as Amber, and three times as many as Red.",
    "Twice as many Greens as Ambers and Reds would be needed.",
    "At the year end we expect 24 to be Green and 10 Amber.",
    "27 have the same rating as last quarter, six a better one and four a worse one.",
    "22 | On target\n9 | Within tolerance\n7 | Below the floor",
    "Housing | 8\nGreen | 3\nAmber | 3\nRed | 2",
    "Green for Housing accounts for 38%, Amber for 38% and Red for 25%.",
    "The number on target was 22, the number just below 9.",
    "The total was 40, of which 38 could be rated.",
    "The number was 22 in September and 20 in June, and the percentage 58%.",
    "Waiting times were within range at 12 sites and out of range at three.",
    "18 months ago 22 tenants moved in.",
    "Three months to June saw 40 fly-tips; the three months to September 46.",
    "The committee met in the first of three rooms; 20 members were present.",
    "Nine came close and seven fell well short.",
    "Five Reds stayed Red, two Ambers became Red and three Reds recovered.",
)


@pytest.mark.parametrize("text", QUIET, ids=range(len(QUIET)))
def test_true_sentences_are_never_called_wrong(text: str) -> None:
    assert checked_by_library(text).discrepancies == ()


READ: Final[dict[str, Listed]] = {
    "On track | 22\nSlightly off track | 8\nOff track | 7": (
        ["On track | 22", "Off track | 7"],
        ['"Slightly off track | 8": the data show 9 (Amber)'],
        [],
    ),
    "23 | On target\n9 | Within tolerance": (
        ["9 | Within tolerance"],
        ['"23 | On target": the data show 22 (Green)'],
        [],
    ),
    "Stable ► 17": (
        [],
        ['"Stable ► 17": the data show 18 (stable direction)'],
        [],
    ),
    "Three times as many measures are Green as Red.": (
        ["Three times as many measures are Green as Red"],
        [],
        [],
    ),
    "Four times as many measures are Green as Red.": (
        [],
        ['"Four times as many measures are Green as Red": the data show 22/7 (Green as a multiple)'],
        [],
    ),
    "All but eight of the rated measures are Green or Amber.": (
        [],
        ['"All but eight of the rated measures are Green or Amber": the data show 7 (not Green or Amber)'],
        [],
    ),
    "All but the rest are Green.": ([], [], ["its words are not known"]),
    "Last spring 21 were Green.": ([], [], ["the data do not have what it is about"]),
    "The report of 4 November notes that 23 are Green.": (
        [],
        ['"23 are Green": the data show 22 (Green)'],
        [],
    ),
    "Eighteen measures have a better rating than a year ago.": (
        [],
        ['"Eighteen measures have a better rating": the data show 12 (changes of rating)'],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_kinds_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
