"""Drafts and all that is found in them, word for word; Kent's figures of Q2 2023/24, and of the quarter before."""

import re

import pytest

from kent import summary as kent_summary
from qpr_core import check_text

KENT_NOW = kent_summary()

READINGS: dict[str, list[str]] = {
    "Of the 38 KPIs (Q2 2023/24), 14 are Green.": ['"14 are Green": the data have 15 (Green)'],
    "Of the 38 (100%) KPIs 14 are Green.": ['"14 are Green": the data have 15 (Green)'],
    "15 of 38 rated KPIs are Green.": [],
    "15 of 37 rated Green.": ['"37": the data have 38 (all KPIs)'],
    "15 of 37 (39%) Green.": ['"37": the data have 38 (all KPIs)', '"39%": the data have 40.54% (15 of 37)'],
    "14 (37%) of 38 KPIs are Green.": ['"37%": the data have 39.47% (Green)'],
    "Of 40 (39%) Green.": ['"40": the data have 38 (all KPIs)'],
    "15 of 40 (39%) are Green.": ['"40": the data have 38 (all KPIs)', '"39%": the data have 37.5% (15 of 40)'],
    "15 KPIs of 40 (38%) are Green.": ['"38%": the data have 39.47% (Green)'],
    "(15 of 40) 38% are Green.": [],
    "38% (15 of 40) of KPIs are Green.": [],
    "39% (15 of 38 KPIs) are Green.": [],
    "40% (15 of 38) of KPIs are Green.": ['"40%": the data have 39.47% (15 of 38)'],
    "15 of 38 KPIs, 40%, are Green.": ['"40%": the data have 39.47% (15 of 38)'],
    "38% (14 of the 38 KPIs) are Green.": ['"38%": the data have 36.84% (14 of 38)'],
    "Positive: 8": ['"Positive: 8": the data have 7 (positive direction)'],
    "Improving: 6; worsening: 12.": ['"Improving: 6": the data have 7 (positive direction)'],
    "12 are improving and 7 are worsening.": [
        '"12 are improving": the data have 7 (positive direction)',
        '"7 are worsening": the data have 12 (negative direction)',
    ],
    "Nineteen KPIs have a positive trend.": [
        '"Nineteen KPIs have a positive trend": the data have 7 (positive direction)'
    ],
    "Improving fell from 4 to 7.": ['"fell from 4": the data have 3 more (change of positive direction)'],
    "Green rose from 16.": ['"rose from 16": the data have 1 fewer (change of Green)'],
    "Red rose from 11 in Quarter 1 to 8.": ['"rose from 11": the data have 3 fewer (change of Red)'],
    "Red rose from 11 to 8 in Quarter 2.": ['"rose from 11": the data have 3 fewer (change of Red)'],
    "Amber fell from 11 to 15 since Quarter 1.": ['"fell from 11": the data have 4 more (change of Amber)'],
    "Amber rose from 11 to 15 since Quarter 4.": ['"Quarter 4": the data are of Q1 2023/24 (the quarter before)'],
    "Amber rose from 11 to 15 compared with the same quarter last year.": [],
    "Amber rose from 12 to 15 compared with the same quarter last year.": [],
    "Red unchanged.": ['"unchanged": the data have 3 fewer (change of Red)'],
    "Green is unchanged at 15.": ['"unchanged": the data have 1 fewer (change of Green)'],
    "No change in Amber.": ['"No change": the data have 4 more (change of Amber)'],
    "The number of Ambers is the same as last quarter.": ['"is the same": the data have 4 more (change of Amber)'],
    "Up three in Red.": ['"Up three": the data have 3 fewer (change of Red)'],
    "Down three Red, up three Amber.": ['"up three": the data have 4 more (change of Amber)'],
    "There were three fewer Amber KPIs and four more Red KPIs.": [
        '"three fewer": the data have 4 more (change of Amber)',
        '"four more": the data have 3 fewer (change of Red)',
    ],
    "Three more KPIs are Red.": ['"Three more": the data have 3 fewer (change of Red)'],
    "Three KPIs fewer are Amber.": ['"Three KPIs fewer": the data have 4 more (change of Amber)'],
    "Red has decreased by 2.": ['"decreased by 2": the data have 3 fewer (change of Red)'],
    "Red decreased 2 since last quarter, Amber rose 4.": ['"decreased 2": the data have 3 fewer (change of Red)'],
    "Reds (-2), Ambers (+4), Greens (+1).": [
        '"-2": the data have 3 fewer (change of Red)',
        '"+1": the data have 1 fewer (change of Green)',
    ],
    "Reds – 2 fewer.": ['"2 fewer": the data have 3 fewer (change of Red)'],
    "Reds: two fewer.": ['"two fewer": the data have 3 fewer (change of Red)'],
    "Total: 40": [],
    "KPIs: 40": [],
    "A set of 40 KPIs.": ['"40": the data have 38 (all KPIs)'],
    "The status of 40 KPIs is reported.": ['"40": the data have 38 (all KPIs)'],
    "Of the 40 that are rated, 15 are Green.": ['"40": the data have 38 (all KPIs)'],
    "A total of 40 KPIs were rated.": ['"40": the data have 38 (all KPIs)'],
    "Ratings of 38 KPIs: 14 Green.": ['"14 Green": the data have 15 (Green)'],
    "In Q1 2023/24, 15 KPIs were Green; in Q2 2023/24, 16 were.": ['"15 KPIs were Green": the data have 16 (Green)'],
    "In the previous quarter, 15 were Green.": ['"15 were Green": the data have 16 (Green)'],
    "14 were Green in the previous quarter.": ['"14 were Green": the data have 16 (Green)'],
    "14 KPIs were Green in the previous quarter and 14 are Amber.": [
        '"14 KPIs were Green": the data have 16 (Green)',
        '"14 are Amber": the data have 15 (Amber)',
    ],
    "14 KPIs were Green in Quarter 2.": ['"14 KPIs were Green": the data have 15 (Green)'],
    "14 KPIs were Green in the same quarter last year.": [],
    "Performance to the end of June 2023: 15 were Green.": ['"15 were Green": the data have 16 (Green)'],
    "Performance to the end of May 2023.": ['"May 2023": the data are of Q2 2023/24 (the quarter)'],
    "To the end of May 2023, 14 are Green.": ['"May 2023": the data are of Q2 2023/24 (the quarter)'],
    "September 2023 (Quarter 1, 2023/24)": [
        '"September 2023 (Quarter 1, 2023/24": the data are of Q2 2023/24 (the quarter)'
    ],
    "June 2023 (Quarter 1, 2023/24)": [],
    "September 2023 (Q2 2023/24) 14 Green": [],
    "Seven Reds moved to Green.": [],
    "Fourteen KPIs that were restated are Green.": [],
    "14 Green\n\n16 Amber": ['"14 Green": the data have 15 (Green)', '"16 Amber": the data have 15 (Amber)'],
    "14 Green; 16 Amber; 9 Red.": [
        '"14 Green": the data have 15 (Green)',
        '"16 Amber": the data have 15 (Amber)',
        '"9 Red": the data have 8 (Red)',
    ],
    "Green: 14; Amber: 16; Red: 9.": [
        '"Green: 14": the data have 15 (Green)',
        '"Amber: 16": the data have 15 (Amber)',
        '"Red: 9": the data have 8 (Red)',
    ],
    "Of the 38 KPIs: 14 are Green": ['"14 are Green": the data have 15 (Green)'],
    "- 14 are Green\n- 16 are Amber": [
        '"14 are Green": the data have 15 (Green)',
        '"16 are Amber": the data have 15 (Amber)',
    ],
    "39% Green, 39% Amber, 30% Red of KPIs.": [
        '"39% Green, 39% Amber, 30%": they add up to 108%, which rounding does not explain (shares)',
        '"30%": the data have 21.05% (Red)',
    ],
    "39.5% of KPIs are Green, 39.5% Amber and 21.0% Red.": ['"21.0%": the data have 21.05% (Red)'],
    "39.5% of KPIs are Green, 39.5% Amber and 20.9% Red.": ['"20.9%": the data have 21.05% (Red)'],
    "Green 39% of KPIs. Amber 39%. Red 21%.": [],
    "18% of KPIs are improving, 50% stable and 32% worsening.": [],
    "18% of KPIs are improving, 50% stable and 31% worsening.": ['"31%": the data have 31.58% (negative direction)'],
    "18% of KPIs are improving, 50% stable and 29% worsening.": [
        '"18% of KPIs are improving, 50% stable and 29%": they add up to 97%, which rounding does not explain (shares)',
        '"29%": the data have 31.58% (negative direction)',
    ],
    "Green KPIs 38%, Amber KPIs 39%, Red KPIs 21%.": [],
    "The share of Green KPIs is 38%.": [],
    "38% Green or Amber KPIs": [],
    "7% of the 15 Green KPIs.": [],
    "Thirty-eight KPIs, of which none is Green.": ['"none is Green": the data have 15 (Green)'],
    "None are Red. Zero Green. Nil Amber.": [
        '"None are Red": the data have 8 (Red)',
        '"Zero Green": the data have 15 (Green)',
        '"Nil Amber": the data have 15 (Amber)',
    ],
    "1,500 KPIs are Green.": ['"1,500 KPIs are Green": the data have 15 (Green)'],
    "15.5 KPIs are Green.": [],
    "-1 Green KPIs": ['"-1 Green": the data have 15 (Green)'],
    "Eight Red KPIs\xa0– fourteen Green KPIs": ['"fourteen Green": the data have 15 (Green)'],
    "**14** KPIs are *Green*.": ['"14** KPIs are *Green": the data have 15 (Green)'],
    "**14 KPIs** are **Green** and **eight** are **Red**.": ['"14 KPIs** are **Green": the data have 15 (Green)'],
    "| **Green** | **14** | Green |": [],
    "Green   14   Green 14": [],
    "14   KPIs\n are Green.": [],
    "FOURTEEN KPIS ARE GREEN": ['"FOURTEEN KPIS ARE GREEN": the data have 15 (Green)'],
    "14 of the 15 Green KPIs and 3 of 9 Reds.": ['"9 Reds": the data have 8 (Red)'],
    "One of the 9 Reds is new.": ['"9 Reds": the data have 8 (Red)'],
    "Of the nine Reds one is new.": ['"nine Reds": the data have 8 (Red)'],
    "Seven Red KPIs rose to Green.": [],
    "Red fell from 11 to 8 in Quarter 2.": [],
    "Red fell from 11 to 9 in Quarter 2.": ['"Red fell from 11 to 9": the data have 8 (Red)'],
    "Red fell from 11 to 8 in Quarter 1.": ['"Red fell from 11 to 8": the data have 11 (Red)'],
    "Red fell from 12 to 8 since Quarter 1.": ['"12": the data have 11 (Red in the quarter before)'],
    "39% of the 38 are Green; 38% of 38 KPIs are Green": ['"38%": the data have 39.47% (Green)'],
    "38% are Green KPIs.": ['"38%": the data have 39.47% (Green)'],
    "Eight are Red, 14 Green and 15 Amber in Q2 2023/24 (Q1 2023/24: 11, 16, 11).": [
        '"14 Green": the data have 15 (Green)'
    ],
    "In 2023/24 Q1 15 were Green.": ['"15 were Green": the data have 16 (Green)'],
    "In Quarter 1 of 2023/24, 15 were Green.": ['"15 were Green": the data have 16 (Green)'],
    "In Q1 2023 / 24 15 were Green.": ['"15 were Green": the data have 16 (Green)'],
    "In Jul to Sep 2023, 14 were Green.": ['"14 were Green": the data have 15 (Green)'],
    "In the year 2023 to 2024, 14 are Green.": ['"14 are Green": the data have 15 (Green)'],
    "In August 2023, 14 were Green.": [],
    "Since 2022/23, 14 are Green.": [],
    "Of the 15 Green KPIs, 14 are stable.": [],
}


@pytest.mark.parametrize(("text", "lines"), READINGS.items(), ids=range(len(READINGS)))
def test_these_lines_and_no_others_are_found(text: str, lines: list[str]) -> None:
    assert [str(each) for each in check_text(text, KENT_NOW)] == lines


@pytest.mark.parametrize("text", READINGS, ids=range(len(READINGS)))
def test_marks_of_emphasis_change_no_claim(text: str) -> None:
    whole = r"(?<![\w/.,+–-])\d+(?![\w/.,%-])"
    marked = re.sub(rf"{whole}|\b(?:Green|Amber|Red)s?\b", r"**\g<0>**", text)
    found = check_text(marked, KENT_NOW)
    assert [(each.mistake, each.fact) for each in found] == [(at.mistake, at.fact) for at in check_text(text, KENT_NOW)]
    assert all(marked[each.start : each.end] == each.words for each in found)
