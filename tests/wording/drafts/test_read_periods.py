"""Sentences with lengths of time, quarters of last year and quarters in brackets.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "2 KPIs are unrated (EN08; the last one).": (
        ["2 KPIs are unrated"],
        [],
        ["the data do not have what it is about"],
    ),
    "A third consecutive rise was seen in CS04.": (
        [],
        [],
        ["its words are not known"],
    ),
    "About one rated measure in four is Amber, and one KPI in five is Red.": (
        ["About one rated measure in four", "one KPI in five"],
        [],
        [],
    ),
    "CF01 is at 50%, nine points better than in Quarter 1 and 15 points better than a year ago.": (
        ["50%", "nine points", "better", "better"],
        ['"15 points": the data show 13 more (change of CF01)'],
        [],
    ),
    "CF04: 96.5%, 1.2 points down.": (
        ["96.5%", "1.2 points", "down"],
        [],
        [],
    ),
    "CS01 had its fifth Red in a row.": (
        [],
        ['"fifth Red": the data show 1 (periods of CS01)'],
        [],
    ),
    "CS01 is four points down on Quarter 1 and seven points down on a year earlier.": (
        ["four points", "down", "seven points", "down"],
        [],
        [],
    ),
    "CS01 was seven points better than a year ago.": (
        [],
        ['"seven points": the data show 7 fewer (change of CS01)', '"better": the data show a worse result (CS01)'],
        [],
    ),
    "CS01 was seven points worse than a year ago.": (
        ["seven points", "worse"],
        [],
        [],
    ),
    "CS03 slid from Red.": (
        [],
        ['"Red": the data show Green (CS03)'],
        [],
    ),
    "CS06 has been Red for the third quarter running.": (
        [],
        ['"Red for the third quarter running": the data show 2 (periods of CS06)'],
        [],
    ),
    "CS06 is 12 points short of target at 83%.": (
        ["12 points", "83%"],
        [],
        [],
    ),
    "CS06 is 12 points short of target at 84%.": (
        ["12 points"],
        ['"84%": the data show 95 (CS06)'],
        [],
    ),
    "CS06 is 12 points short of the target of 95%.": (
        ["12 points", "95%"],
        [],
        [],
    ),
    "CS06 is Red two quarters running.": (
        ["Red two quarters running"],
        [],
        [],
    ),
    "EN01 is Green for the second quarter.": (
        ["Green"],
        [],
        [],
    ),
    "EN05 fell for three quarters.": (
        ["fell for three quarters"],
        [],
        [],
    ),
    "EN07 was Red for nine quarters before turning Green.": (
        ["Green"],
        [],
        ["it may be about a different period"],
    ),
    "FN04 is two days over the floor.": (
        [],
        ['"two days": the data show 1 (distance of FN04)'],
        [],
    ),
    "FN06 is £3,000 over the target.": (
        ["£3,000"],
        [],
        [],
    ),
    "HT01 has a third straight Red.": (
        ["third straight Red"],
        [],
        [],
    ),
    "HT03 and FN06 slid from Green.": (
        ["Green", "Green"],
        [],
        [],
    ),
    "HT05 has risen for four quarters in a row.": (
        [],
        ['"risen for four quarters in a row": the data show 3 (periods of HT05)'],
        [],
    ),
    "HT06 is at its second quarter at Red.": (
        [],
        ['"second quarter at Red": the data show 1 (periods of HT06)'],
        [],
    ),
    "HT06 was 173, 24 up on June and 48 up on a year ago.": (
        ["173", "24", "up", "up"],
        ['"48": the data show 38 more (change of HT06)'],
        [],
    ),
    "HT07 is 0.2 points over target.": (
        ["0.2 points"],
        [],
        [],
    ),
    "HT08: 56 completions, up 22 on the quarter before.": (
        ["56", "up"],
        ['"22": the data show 23 more (change of HT08)'],
        [],
    ),
    "Housing has two Reds. Nine are Amber. Eight are Amber.": (
        ["Housing has two Reds", "Nine are Amber"],
        ['"Eight are Amber": the data show 3 (Amber in Housing)'],
        [],
    ),
    "I make Finance three Green. Two Amber. Two Red.": (
        ["Finance three Green", "Two Amber"],
        ['"Two Red": the data show 1 (Red in Finance)'],
        [],
    ),
    "On objective 3 (children), three of six measures are Green.": (
        [],
        [],
        ["it may be about a part of the KPIs"],
    ),
    "One KPI in five services is Red.": (
        [],
        [],
        ["only some of its words are known"],
    ),
    "One in every three KPIs is Amber.": (
        [],
        ['"One in every three": the data show 22.5% (Amber)'],
        [],
    ),
    "Over the last three quarters Greens rose from 16 to 22.": (
        ["Greens rose from 16 to 22", "rose from 16"],
        [],
        ["it may be about a different period"],
    ),
    "Over the year, Greens are up from 20 to 22.": (
        ["Greens are up from 20 to 22", "are up from 20", "20"],
        [],
        [],
    ),
    "Over twelve months 12 indicators have improved their rating.": (
        ["12 indicators have improved their rating"],
        [],
        [],
    ),
    "Over twelve months Greens rose from 18 to 22, and Reds fell from nine to seven.": (
        ["Greens rose from 18 to 22", "rose from 18", "Reds fell from nine to seven", "fell from nine"],
        [],
        ["its words are not known"],
    ),
    "Over twelve months HT01 went from 30 to 33 days.": (
        ["30"],
        ['"33 days": the data show 34 (HT01)'],
        [],
    ),
    "RAG, Q2 (Q1 in brackets): Green 22 (20); Amber 9 (9).": (
        ["Green 22", "20", "Amber 9"],
        ['"9": the data show 10 (Amber in the quarter before)'],
        [],
    ),
    "Since Quarter 1, CS01 is Red at 78%.": (
        ["Red", "78%"],
        [],
        [],
    ),
    "Since Quarter 1, six KPIs have a better rating.": (
        ["six KPIs have a better rating"],
        [],
        [],
    ),
    "The panel heard that four indicators have been Green in every one of the ten quarters.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Three of the eight Environment KPIs are Red (Quarter 1: one).": (
        ["eight"],
        [
            '"Three of the eight Environment KPIs are Red": the data show 1 (Red)',
            '"one": the data show 2 (Red in the quarter before)',
        ],
        [],
    ),
    "Three quarters of KPIs are Green.": (
        [],
        ['"Three quarters": the data show 55% (Green)'],
        [],
    ),
    "Two that were Green in Quarter 1 are Amber now.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_periods_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
