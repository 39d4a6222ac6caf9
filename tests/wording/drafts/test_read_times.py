"""Sentences about how often a KPI had a rating, rose or fell, and its extremes.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "CS03 has fluctuated since Q3 2023/24.": (["fluctuated since Q3 2023/24"], [], []),
    "EN05 has fluctuated since Q3 2024/25.": (
        [],
        ['"fluctuated since Q3 2024/25": the data show 0 (periods of EN05 with a rise)'],
        [],
    ),
    "EN05 has fluctuated since Quarter 1.": ([], [], ["the data do not have what it is about"]),
    "FN03 was Green in two of the last three quarters.": (
        [],
        ['"Green in two of the last three quarters": the data show 1 (periods of FN03)'],
        [],
    ),
    "CS01 was Amber in two of the last three quarters.": (["Amber in two of the last three quarters"], [], []),
    "HT06 has risen in three of the last four quarters.": (["risen in three of the last four quarters"], [], []),
    "HT06 has risen in two of the last four quarters.": (
        [],
        ['"risen in two of the last four quarters": the data show 3 (periods of HT06)'],
        [],
    ),
    "HT06 has worsened in two of the last four quarters.": (
        [],
        ['"worsened in two of the last four quarters": the data show 3 (periods of HT06)'],
        [],
    ),
    "FN03 was Green in two of the last 30 quarters.": ([], [], ["the data do not have what it is about"]),
    "CS01 has been Red in every one of the ten quarters.": (
        [],
        ['"Red in every one of the ten quarters": the data show 1 (periods of CS01)'],
        [],
    ),
    "EN05 has improved in each of the last three quarters.": (["improved in each of the last three quarters"], [], []),
    "EN07 is Green after nine quarters at Red.": (["Green", "nine quarters at Red"], [], []),
    "HT06 is Red after four quarters at Amber.": (
        ["Red"],
        ['"four quarters at Amber": the data show 2 (earlier periods of HT06)'],
        [],
    ),
    "HT06 is Red, following four quarters at Amber.": (
        ["Red"],
        ['"four quarters at Amber": the data show 2 (earlier periods of HT06)'],
        [],
    ),
    "EN07 is Green. That ends a run of nine quarters at Red.": (["Green", "nine quarters at Red"], [], []),
    "EN07 is Green. That ends a run of three quarters at Amber or Red.": (
        ["Green"],
        [],
        ["it may not be about the KPI before"],
    ),
    "EN07 is Green. It comes with a run of three quarters at Red.": (
        ["Green"],
        ['"three quarters at Red": the data show 9 (earlier periods of EN07)'],
        [],
    ),
    "EN06 is Red after 12 quarters at Red.": (
        ["Red"],
        ['"12 quarters at Red": the data show 2 (earlier periods of EN06)'],
        [],
    ),
    "CS03 has met its target of 75% for the third time.": (
        ["met its target", "75%"],
        ['"third time": the data show 3 (earlier periods of CS03)'],
        [],
    ),
    "CS03 has met its target of 75% for the fourth time.": (["met its target", "75%", "fourth time"], [], []),
    "CS03 is Green for the fifth time.": (["Green"], [], ["the data do not have what it is about"]),
    "CS03 is Green for the fifth time in ten quarters.": (
        ["Green"],
        ['"Green for the fifth time in ten quarters": the data show 3 (earlier periods of CS03)'],
        [],
    ),
    "CF03, at 70%, is the second lowest on record.": (["70%", "second lowest on record"], [], []),
    "CF03 is the third highest on record.": (
        [],
        ['"third highest on record": the data show 7 (place of CF03, counted from the highest)'],
        [],
    ),
    "EN05 fell in every quarter since Q2 2024/25.": (
        [],
        ['"fell in every quarter since Q2 2024/25": the data show 1 (other periods of EN05)'],
        [],
    ),
    "EN05 fell in every quarter since Q3 2024/25.": (["fell in every quarter since Q3 2024/25"], [], []),
    "EN05 fell in every quarter.": ([], [], ["it may be about a different period"]),
    "EN06 has been Red in every quarter since Q1 2024/25.": (
        [],
        ['"Red in every quarter since Q1 2024/25": the data show 1 (other periods of EN06)'],
        [],
    ),
    "CS01 has been Green in every quarter since Q1 2024/25.": (
        [],
        ['"Green in every quarter since Q1 2024/25": the data show 3 (other periods of CS01)'],
        [],
    ),
    "EN05 improved in every quarter since Q2 2024/25.": (
        [],
        ['"improved in every quarter since Q2 2024/25": the data show 1 (other periods of EN05)'],
        [],
    ),
    "CS01 was last Green in Q3 2024/25.": (["Green in Q3 2024/25"], [], []),
    "CS01 was last Green in Q1 2024/25.": (
        [],
        ['"Green in Q1 2024/25": the data are for Q3 2024/25 (the last period of CS01 with that rating)'],
        [],
    ),
    "CS01 was last Red in Q1 2024/25.": (
        [],
        ['"Red in Q1 2024/25": this does not follow from the data (periods of CS01)'],
        [],
    ),
    "CS01 was Green in the past in Q1 2024/25.": ([], [], ["the data do not have what it is about"]),
    "HT06 is at 173. The highest on record is 173.": (["173", "highest on record is 173"], [], []),
    "HT06 is at 173. The highest on record is 149.": (
        ["173"],
        ['"highest on record is 149": the data show 173 (highest of HT06)'],
        [],
    ),
    "HT06 is at 173. The highest so far was 149 in Quarter 1.": (
        ["173", "Quarter 1"],
        ['"highest so far was 149": the data show 173 (highest of HT06)'],
        [],
    ),
    "HT06 is at 173. The best result was 112, in Q1 2023/24.": (["173", "best result was 112", "Q1 2023/24"], [], []),
    "CS02 equals its best result, of Q3 2024/25.": (
        [],
        ['"best result, of Q3 2024/25": the data show 26 (lowest of CS02 before)'],
        [],
    ),
    "FN03 equals its worst result, of Q3 2023/24.": (["worst result, of Q3 2023/24"], [], []),
    "FN03 matches the lowest figure of the last four quarters.": (["lowest figure of the last four quarters"], [], []),
    "HT05 has been above its 97% target for five quarters.": (
        ["above its 97%"],
        ['"above its 97% target for five quarters": the data show 3 (periods of HT05)'],
        [],
    ),
    "HT05 has been above its 97% target for three quarters.": (
        ["above its 97%", "above its 97% target for three quarters"],
        [],
        [],
    ),
    "HT05 has met the 97% target for five quarters.": (
        ["met", "97%"],
        ['"five quarters": the data show 3 (periods of HT05)'],
        [],
    ),
    "HT05 has been above 96% for 12 quarters.": ([], [], ["the data do not have what it is about"]),
    "FN05 is carried forward from Quarter 4.": (
        ["carried forward"],
        ['"Quarter 4": the data are for Q1 2025/26 (the latest result of FN05)'],
        [],
    ),
    "FN05 is carried forward from Quarter 1.": (["carried forward", "Quarter 1"], [], []),
    "CS01 is carried forward from Quarter 1.": (
        [],
        ['"carried forward": the data show rated (CS01)'],
        ["the data do not have what it is about"],
    ),
    "HT06 has risen for the fourth time in a row.": (
        [],
        ['"risen for the fourth time in a row": the data show 3 (periods of HT06)'],
        [],
    ),
    "HT06 has risen three times in a row.": (["risen three times in a row"], [], []),
    "It is the best result so far for EN07.": ([], [], ["its words are not known"]),
    "EN07, at 95%, is the best result so far.": (["95%", "best result so far"], [], []),
    "EN01 is at 50.8%, which is the best figure.": (["50.8%", "best figure"], [], []),
    "EN06 is at 82%. It is the lowest figure since the Council began to count them.": (
        ["82%"],
        [],
        ["it may be about a different period"],
    ),
    "CS01 has fluctuated since Q1 1999/00.": ([], [], ["the data do not have what it is about"]),
    "CS01 was Red for the second time since Q1 2024/25.": (
        ["Red"],
        ['"Red for the second time since Q1 2024/25": the data show 0 (earlier periods of CS01)'],
        [],
    ),
    "EN08 has fluctuated in the last four quarters.": ([], [], ["the data do not have what it is about"]),
    "CF04 is Green after three quarters at Red.": (
        ["Green"],
        ['"three quarters at Red": the data show 0 (earlier periods of CF04)'],
        [],
    ),
    "CF06 is at its third lowest in the last four quarters.": (
        [],
        ['"third lowest in the last four quarters": the data show 1 (place of CF06, counted from the lowest)'],
        [],
    ),
    "CF04 has been above 90% for four quarters.": (["above 90% for four quarters"], [], []),
    "HT06 has been above 1% for three quarters.": ([], [], ["the data do not have what it is about"]),
    "CS01 was above 80% for nine quarters.": ([], [], ["it may be about a different period"]),
    "CF06 fell in every quarter since Q1 2024/25.": (
        [],
        ['"fell in every quarter since Q1 2024/25": the data show 1 (other periods of CF06)'],
        [],
    ),
    "CF06 has been Red in every quarter since Q1 2024/25.": (
        [],
        ['"Red in every quarter since Q1 2024/25": the data show 5 (other periods of CF06)'],
        [],
    ),
    "CF06 equals its best result.": ([], [], ["it may be about a different period"]),
    "CF06 is at 1,621. The best so far was 1,700.": (
        ["1,621"],
        ['"best so far was 1,700": the data show 1,621 (lowest of CF06)'],
        [],
    ),
    "CF06 was last Green in Q1 2024/25.": (
        [],
        ['"Green in Q1 2024/25": this does not follow from the data (periods of CF06)'],
        [],
    ),
    "CS01 is Green after two months at Red.": (
        [],
        ['"Green": the data show Red (CS01)'],
        ["the data do not have what it is about"],
    ),
    "CS01 was Red in every quarter since Q1 1999/00.": ([], [], ["the data do not have what it is about"]),
    "HT06 has risen for two of the last four years.": ([], [], ["the data do not have what it is about"]),
    "EN08 equals its best result, of Q3 2024/25.": ([], [], ["the data do not have what it is about"]),
    "PL06 is Green after two quarters at Amber.": (["Green"], [], ["the data do not have what it is about"]),
    "CS01 was Amber in two of the last four months.": ([], [], ["the data do not have what it is about"]),
    "In Quarter 1 CS01 was Red in two of the last four quarters.": ([], [], ["the data do not have what it is about"]),
    "In Quarter 1 1999/00 CS01 was last Green in Q1 1999/00.": ([], [], ["the data do not have what it is about"]),
    "EN08 was last Green in Q1 2024/25.": ([], [], ["the data do not have what it is about"]),
    "HT06 has been above its 5% target for three quarters.": ([], [], ["the data do not have what it is about"]),
    "HT06 has been above its 140 target for three months.": (
        ["above its 140"],
        [],
        ["the data do not have what it is about"],
    ),
    "The best result of FN01 was £5.": ([], [], ["the data do not have what it is about"]),
    "CS02 has been up and down in each of the last four quarters.": ([], [], ["the data do not have what it is about"]),
    "PL06 has fallen in two of the last four quarters.": ([], [], ["the data do not have what it is about"]),
    "EN08 rose in every quarter since Q1 2024/25.": ([], [], ["the data do not have what it is about"]),
    "CF06 is the best so far; the best so far was 5%.": ([], [], ["the data do not have what it is about"]),
    "PL06 is at 71%. That ends a run of two quarters at Amber.": (
        ["71%"],
        [],
        ["the data do not have what it is about"],
    ),
    "In Quarter 1 CS01 was Green after two quarters at Red.": (
        [],
        ['"Green": the data show Amber (CS01)'],
        ["the data do not have what it is about"],
    ),
    "In Quarter 1 HT06 has been above its 140 target for three quarters.": (
        ["above its 140"],
        [],
        ["the data do not have what it is about"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_times_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
