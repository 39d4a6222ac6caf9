"""Sentences with units at their figures, moves by arrow and parts in a service.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "22 are on target, nine sit inside tolerance and eight lie outside it.": (
        ["22 are on target", "nine sit inside tolerance"],
        ['"eight lie outside it": the data show 7 (Red)'],
        [],
    ),
    "58% of rated KPIs are on target, 24% are slightly off and 21% are significantly off.": (
        ["58%", "24%"],
        [
            '"58% of rated KPIs are on target, 24% are slightly off and 21%": they add up to 103%, which rounding does not explain (shares)',
            '"21%": the data show 17.5% (Red)',
        ],
        [],
    ),
    "Six KPIs moved to a better rating; five moved to a worse one.": (
        ["Six KPIs moved to a better rating"],
        ['"five moved to a worse one": the data show 4 (worse rating than before)'],
        [],
    ),
    "Seven fell below the minimum, three of them in Housing.": (
        ["Seven fell below the minimum"],
        ['"three of them in Housing": the data show 2 (Red)'],
        [],
    ),
    "Nine KPIs have a negative direction of travel; two of those are in Housing.": (
        ["Nine KPIs have a negative direction of travel"],
        ['"two of those are in Housing": the data show 3 (negative direction)'],
        [],
    ),
    "The negative ones include three Housing KPIs, two from Finance and none from Planning.": (
        ["negative ones include three Housing", "two from Finance"],
        ['"none from Planning": the data show 1 (negative direction)'],
        [],
    ),
    "Amber→Green 3; Red→Green 2; Green→Amber: 2.": (
        ["Amber→Green 3", "Green→Amber: 2"],
        ['"Red→Green 2": the data show 1 (moved to Green)'],
        [],
    ),
    "CS06 was a point below target.": (
        [],
        ['"a point": the data show 12 (distance of CS06)'],
        [],
    ),
    "CF04 is half a point above target.": (
        ["half a point"],
        [],
        [],
    ),
    "FN03 was 92%, 2pts lower than last time.": (
        ["92%", "lower"],
        ['"2pts": the data show 1 fewer (change of FN03)'],
        [],
    ),
    "EN05 is 103kg, 3kg less than in Quarter 1 and 8kg less than a year ago.": (
        ["103kg", "3kg", "less", "less"],
        ['"8kg": the data show 6 fewer (change of EN05)'],
        [],
    ),
    "FN06 is £403k, £47k more than in Quarter 1.": (
        ["£403k", "£47k", "more"],
        [],
        [],
    ),
    "FN06 is £404k.": (
        [],
        ['"£404k": the data show 403,000 (FN06)'],
        [],
    ),
    "HT07 is 99.7%, a whisker below target.": (
        ["99.7%"],
        ['"below target": the data show Green (HT07)'],
        [],
    ),
    "HT07 is a shade above target.": (
        ["above target"],
        [],
        [],
    ),
    "HT05 is up 0.1 of a point.": (
        ["is up", "0.1 of a point"],
        [],
        [],
    ),
    "Planning is the only one with no Reds, and Finance has no Ambers.": (
        ["no Reds"],
        ['"Finance has no Ambers": the data show 2 (Amber)'],
        ["its words are not known"],
    ),
    "38 carry a RAG rating: 23 are Green.": (
        ["38 carry a RAG rating"],
        ['"23 are Green": the data show 22 (Green)'],
        [],
    ),
    "Four KPIs are identical.": (
        [],
        [],
        ["its words may be about a direction of travel or about a change"],
    ),
    "We spent £2.1m on 3kg of paint.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Twelve months ago eight were on an upward path and nine on a downward path.": (
        ["eight were on an upward path"],
        ['"nine on a downward path": the data show 5 (negative direction)'],
        [],
    ),
    "EN02 is outside target.": (
        [],
        ['"outside target": the data show Green (EN02)'],
        [],
    ),
    "EN05 is 7kg inside target.": (
        ["7kg"],
        [],
        [],
    ),
    "CS01: 85 in Quarter 2 last year, 82% last Q.": (
        [],
        [],
        ["its words are not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_units_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
