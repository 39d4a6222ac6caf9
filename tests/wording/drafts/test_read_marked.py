"""Sentences about all KPIs with marked claims: every wrong claim is found, and nothing else is called wrong.

The marks are those of tests/data/drafts/sentences.txt, and the facts those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_corpus import overlap, read_passage
from drafts_score import by_library, checked_by_library

OUTCOMES: Final = (
    "Of our 40 measures, {+22} hit their target, {-eight} came within tolerance and {+seven} fell short of the floor.",
    "Red accounts for {+18%} of rated measures and Amber for {-26%}.",
    (
        "A rating of Green was given to {+22} of the measures, a rating of Amber to {-ten} and a rating of "
        "Red to {+seven}."
    ),
    "The number on target was {-23}; the number below the floor was {+seven}.",
    "The number of measures on target was {+22} and the number off target {-six}.",
    "Greens: {+22} ({-21} last quarter); Ambers: {+nine} ({+ten}); Reds: {+seven} ({-nine}).",
    "{-Ten} need attention and {-six} need action.",
    "{+22} are achieving the standard set and {-15} are not.",
    "{+22} came in on target. {-Eleven} were slightly below and {+seven} were well out of reach.",
    (
        "{-23} of the 38 rated measures performed at or above target, {+nine} performed within tolerance and "
        "{-eight} performed below the floor."
    ),
    "Targets were met for {+22} measures and missed for {-17}.",
    "Some {+58%} of those with a rating were at target, {-26%} were within reach of it and {+18%} were not.",
    "There were {+22} Greens, {-ten} Ambers and {+seven} Reds this quarter.",
    "The council was on target for {-21} measures, close for {+nine} and a long way off for {+seven}.",
    "Performance was Green for {+22} measures, Amber for {-eight} and Red for {+seven}.",
    "{+22} measures carry a Green rating; {-eleven} carry an Amber one and {+seven} a Red one.",
    "{+22} measures were awarded Green, {-8} Amber and {+7} Red.",
    "The target was reached by {+22} measures; {-eight} did not even reach the floor.",
    "In all, {+31} measures are at least at the floor and {-eight} are not.",
    "With {+22} Greens, {-ten} Ambers and {+seven} Reds, it was a good quarter.",
)

ELLIPSES: Final = (
    "{+22} measures are Green, {+nine} Amber and the other {-eight} Red.",
    "{+22} are on target, a further {-ten} within tolerance and the remaining {+seven} below the floor.",
    "{+22} Green, {+nine} Amber and {+seven} Red, compared with {+20}, {-eleven} and {+eight} last quarter.",
    "Green, Amber and Red are at {+22}, {-ten} and {+seven} respectively.",
    (
        "{+22} were Green, {+nine} Amber and {+seven} Red, against {+18}, {-ten} and {+eight} in the same "
        "quarter last year."
    ),
    "{+22} are Green. Of these, {-16} were Green before, {+three} had come up from Amber and {+one} from Red.",
    "{+Seven} are Red. {-Four} of them were Red last quarter as well.",
    (
        "{+22} measures are Green, up {-three} on last quarter, {+nine} are Amber, down {+one}, and {+seven} "
        "are Red, also down {+one}."
    ),
    "{+22} are Green. That is {-three} more than last quarter and {+four} more than a year ago.",
    "{+Nine} are Amber, {-the same number as} in Quarter 1.",
    "Greens went from {+20} to {+22}, Ambers from {+ten} to {+nine} and Reds from {-nine} to {+seven}.",
    "{+22} were on target; the quarter before it was {-19}.",
    "{+22} are on target. Last quarter {+20} were, and a year ago {-17}.",
    "{+22} measures are Green ({+20} in Quarter 1 and {-19} a year ago).",
    "{+Nine} are Amber and {+seven} Red. The equivalent numbers in Quarter 1 were {-eleven} and {+eight}.",
    "{+22} are Green and {+nine} Amber. The other {-eight} are Red.",
    "Of the 38 rated, {+22} are Green and the remaining {-17} are not.",
    "{+22} are Green, of which {-18} were Green in Quarter 1.",
    "{+Nine} are Amber: {-six} of them were Amber before, {+two} were Green and {+two} were Red.",
    "{+Seven} are Red: {-four} stayed Red and {+two} came down from Amber.",
    "Seven are Red, {-three} of which were Red last quarter.",
    "{+22} are Green. The year before it was {-20}, and two years ago {+21}.",
    "{-41%} of rated measures missed their target: {+24%} by a little and {+18%} by more than the tolerance.",
    "{-Eight} more measures missed the floor; the remaining {+22} were on target.",
    "Rated Green: {+22}. Rated Amber: {-eight}. Rated Red: {+seven}. No rating: {-three}.",
    "{-14} results moved in the right direction and {+19} in the wrong one.",
    "In the April to June quarter {-21} were Green; in July to September {+22}.",
    "Our scorecard has {+40} measures. {-24} are on target, {+nine} are close and {+seven} need action.",
    "Red measures: {+7} (Q1: {+8}, Q4: {-8}).",
    "At {-23}, the number of Greens is up on the spring.",
    "The tally at the end of September was {+22} Green, {+nine} Amber, {-eight} Red and {+two} without a rating.",
    "More than {-a quarter} of measures are Red.",
    "{-One in three} measures missed its target altogether.",
    "The number of Ambers {-rose}, from {-nine} to {-ten}.",
    "We have moved {-five} measures from Amber to Green and {+one} from Red to Green.",
)

PERIODS: Final = (
    "In June {+20} were on target; in September it was {-23}.",
    "At the end of the summer quarter {+22} were Green, {-three} more than in the spring.",
    "Three months earlier, {-19} were Green.",
    "In the first quarter {+20} measures were Green, {+ten} Amber and {-nine} Red.",
    "At year end {+16} measures were Green and {-14} Amber.",
    "Greens: {+22} in Quarter 2, {+20} in Quarter 1 and {-17} in Quarter 4.",
    "The number of Reds was {+seven} in September, {+eight} in June and {-eight} in March.",
    "Greens have risen from {+16} in March to {+20} in June and {-23} in September.",
    "In the spring there were {-21} Greens; now there are {+22}.",
    "At the same point last year {+18} were Green and {-nine} Red.",
    "Last autumn {-18} were Green.",
    "Over the winter only {+16} met their targets, and {-nine} were Red.",
    "In the last quarter of 2024/25 {+16} met target; in the first of 2025/26 it was {-21}.",
    "At the end of March there were {+16} Greens and {-16} Ambers.",
    "Six months ago {-17} were Green.",
    "Twelve months ago {+18} were Green, {+12} Amber and {-nine} Red.",
    "The July to September quarter ended with {+22} Greens, the April to June quarter with {-21}.",
    (
        "{+16} were Green at the end of the year, {+20} at the end of the first quarter and {-23} at the end "
        "of the second."
    ),
    "Six months earlier, {+seven} were Red, as now, but {-14} were Amber.",
)

QUANTITIES: Final = (
    "{-Over two thirds} of the measures are Green.",
    "{+Nearly three in five} of those rated are Green, and {-one in three} is Amber.",
    "{-One in six} measures is Amber.",
    "{-A third} of the rated measures are Red.",
    "{-Twice as many} measures are Red as Amber.",
    "There are {-four times as many} Greens as Ambers.",
    "{-All but two} of the rated measures are Green or Amber.",
    "{-No more than six} are Red.",
    "The number of Reds {-did not change}.",
    "There are {-the most Reds} since Quarter 1 2024/25.",
    "{-Fewer} measures are Green than last quarter.",
    "{+Fewer} are Red than a year ago, and {-fewer} are Green.",
    "{-Half} of all rated measures are below target.",
    "{-Most} measures are Amber or Red.",
    "{+Just under a quarter} are Amber and {-just over a quarter} are Red.",
    "There are {-fewer Greens} than Ambers and Reds together.",
    "{-Four in five} are Green.",
    "The share of Greens rose by {+five} percentage points to {-56%}.",
    "{-More} are Amber than last quarter.",
    "The number of Reds {-has gone up} again.",
)

MOVES: Final = (
    "{+27} measures kept their rating, {+six} rose and {-five} fell.",
    "{+Six} measures have a better rating than last quarter and {-five} a worse one; {+27} are unchanged.",
    "{+17} Greens stayed Green, and {-six} Reds stayed Red.",
    "{+15} results are better than in Quarter 1, {-18} are worse and {+two} are the same.",
    "{+Ten} are going in the right direction, {-seven} in the wrong one and {+18} show little change.",
    "{-16} of the 36 with a result in both quarters improved and {+19} got worse.",
)

TRUE: Final = (
    "22 are Green, two more than in Quarter 1 and four more than a year earlier.",
    "Nine were Amber and seven Red; in Quarter 1 it was ten and eight, and a year ago 12 and eight.",
    "The other seven are Red and the remaining two could not be rated.",
    "Of the nine Ambers, five were Amber in Quarter 1, two were Green and two were Red.",
    "Of the 22 Greens, 17 were Green in Quarter 1, three came up from Amber and one from Red.",
    "In March 16 were Green, in June 20 and in September 22.",
    "We met 22 of our targets, narrowly missed nine and clearly missed seven.",
    "A quarter ago ten were Amber; this summer nine were.",
    "The proportion of Greens was 58% of rated measures, compared with 53% in Quarter 1 and 47% a year ago.",
    "Fewer than ten are Amber, and no more than seven are Red.",
    "In Planning five are Green and the other one Amber.",
    "22 KPIs are Green and 16 are not.",
    "22 KPIs are Green and 18 are not.",
    "Seven KPIs are Red and 31 are not.",
    "Seven missed the floor; 31 did not.",
    "Nine are Amber (five of which were Amber last quarter).",
    "Of the eight Reds in Quarter 1, five are still Red, two are now Amber and one is Green.",
    "Greens rose from 20 to 22, Ambers fell from ten to nine and Reds from eight to seven.",
    "In Quarter 1 we had 20 Greens, 10 Ambers and 8 Reds; the figures a year earlier were 18, 12 and 8.",
    "All but 16 of the rated measures met their target.",
    "All but 18 of the 40 measures met their target.",
    "There were more Greens than in Quarter 1.",
    "More results got worse than got better.",
    "Green measures now outnumber Red ones by more than three to one.",
    "Six more met their target than at year end.",
    "Six months ago 16 measures were Green; a year ago 18 were.",
    "At the end of March 2025 16 measures were Green.",
    "In the third quarter of last year 16 were Green; in the fourth, 16 again.",
    "In the first quarter 20 met target and in the second 22.",
    "Over the winter 16 were on target.",
    "Last winter 16 were on target and 15 within tolerance.",
    "27 kept their rating, six moved up and four moved down.",
    "Compared with a year ago, more ratings are better than worse.",
    "15 of the 36 measures with a result in both quarters improved, 19 got worse and two were unchanged.",
    "Of the 36 measures that can be compared with Quarter 1, 15 got better.",
    "53% of those with a comparison got worse and 42% got better.",
    "Four became Green, four Amber and two Red.",
    "Red accounts for 7 of 40 and Amber for 9.",
    "Measures on target: 22 in Quarter 2, 20 in Quarter 1, 16 in Quarter 4 and 16 in Quarter 3.",
    "The proportion on target was 58%; in the spring it was 53% and a year ago 47%.",
    "22 reached the standard set; 16 did not.",
    "Seven need action and nine need attention.",
    "Nine fell just short of target, and seven fell below the floor.",
)
"""True sentences, which are read in full or have no figure of the KPIs."""

MARKED: Final = (*OUTCOMES, *ELLIPSES, *PERIODS, *QUANTITIES, *MOVES)


@pytest.mark.parametrize("marked", MARKED, ids=range(len(MARKED)))
def test_wrong_claims_are_found_and_nothing_else(marked: str) -> None:
    passage = read_passage("own", marked, 1)
    called, _ = by_library(passage.text)
    wrong = [(claim.start, claim.end) for claim in passage.wrong]
    assert wrong
    assert [span for span in wrong if not any(overlap(span, other) for other in called)] == []
    assert [span for span in called if not any(overlap(span, other) for other in wrong)] == []


@pytest.mark.parametrize("text", TRUE, ids=range(len(TRUE)))
def test_true_sentences_are_clean(text: str) -> None:
    assert checked_by_library(text).is_clean
