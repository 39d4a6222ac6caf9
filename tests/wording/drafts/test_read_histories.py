"""Sentences about the results of one KPI over time.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "EN01 is at its highest in ten quarters.": (
        ["highest in ten quarters"],
        [],
        [],
    ),
    "FN01 is at its highest in ten quarters.": (
        [],
        ['"highest in ten quarters": the data show 99.4 (highest of FN01)'],
        [],
    ),
    "FN01, at 98.2%, is the highest it has been for two years.": (
        ["98.2%"],
        ['"highest it has been for two years": the data show 99.4 (highest of FN01)'],
        [],
    ),
    "CS01 is the worst on record.": (
        ["worst on record"],
        [],
        [],
    ),
    "CS05 is the best in the series.": (
        [],
        ['"best in the series": the data show 92 (highest of CS05)'],
        [],
    ),
    "EN01 is the best since Quarter 1 2023/24.": (
        ["best since Quarter 1 2023/24"],
        [],
        [],
    ),
    "EN01 is better than at any time since Quarter 1 2023/24.": (
        ["better than at any time since Quarter 1 2023/24"],
        [],
        [],
    ),
    "HT06 is the highest since Quarter 3 2024/25.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "PL06 is at its highest in four quarters.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CF06 is the best in ten quarters.": (
        ["best in ten quarters"],
        [],
        [],
    ),
    "CS01 had been the highest in ten quarters.": (
        [],
        [],
        ["it may be about a different period"],
    ),
    "HT06 had been at its lowest since Quarter 2.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN06 has been Red since the start of the year.": (
        ["Red since the start of the year"],
        [],
        [],
    ),
    "EN03 has been Red since the start of the year.": (
        [],
        ['"Red since the start of the year": the data show 0 (periods of EN03)'],
        [],
    ),
    "EN03 has been Amber since Quarter 1.": (
        ["Amber since Quarter 1"],
        [],
        [],
    ),
    "CS01 has been Red since Quarter 1.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 has been Red since Quarter 4 2024/25.": (
        [],
        ['"Red since Quarter 4 2024/25": the data show 1 (periods of CS01)'],
        [],
    ),
    "CS01 has been Red since Quarter 4 2026/27.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN07 had been Red in every quarter since April 2023.": (
        [],
        [],
        ["the data do not have what it is about"],
    ),
    "EN01 has risen in each of the last two quarters.": (
        ["risen in each of the last two quarters"],
        [],
        [],
    ),
    "EN01 has risen in each of the last five quarters.": (
        [],
        ['"risen in each of the last five quarters": the data show 2 (periods of EN01)'],
        [],
    ),
    "EN01 is Green for the first time.": (
        ["Green", "Green for the first time"],
        [],
        [],
    ),
    "EN02 is Green for the first time.": (
        ["Green"],
        ['"Green for the first time": the data show 6 (earlier periods of EN02)'],
        [],
    ),
    "FN06 is Amber for the first time in ten quarters.": (
        ["Amber", "Amber for the first time in ten quarters"],
        [],
        [],
    ),
    "HT08 is Amber for the first time since Quarter 2 2023/24.": (
        ["Amber"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 is Red for the first time since Quarter 4 2023/24.": (
        ["Red"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS04 is Green for the first time since Quarter 3 of 2024/25.": (
        ["Green"],
        [],
        ["the data do not have what it is about"],
    ),
    "EN08 is Green for the first time.": (
        [],
        ['"Green": the data show too old (EN08)'],
        ["the data do not have what it is about"],
    ),
    "HT04 is Amber, as it was in Quarter 1.": (
        ["Amber", "Amber, as it was in Quarter 1"],
        [],
        [],
    ),
    "CS01 is Red, as it was in Quarter 1.": (
        ["Red"],
        ['"Red, as it was in Quarter 1": the data show Amber (CS01)'],
        [],
    ),
    "CF01: 50%, Amber (Quarter 1: 41%, Red).": (
        ["50%", "Amber", "41%", "Red"],
        [],
        [],
    ),
    "CF01: 50%, Amber (Quarter 1: 43%, Amber).": (
        ["50%", "Amber"],
        ['"43%": the data show 41 (CF01)', '"Amber": the data show Red (CF01)'],
        [],
    ),
    "Tenant satisfaction with repairs has been Green throughout.": (
        [],
        [],
        ["it may be about a different period"],
    ),
    "HT08 has risen from 22 to 33 to 57.": (
        [],
        ['"57": the data show 56 (HT08)'],
        ["it may be about a different period"],
    ),
    "A year ago CS01 was 85% and Green.": (
        ["85%", "Green"],
        [],
        [],
    ),
    "It was at 85%. EN01 was 49.6% in the previous quarter and Green.": (
        ["49.6%", "Green"],
        [],
        ["its words are not known"],
    ),
    "CS01 is Red. A year ago it was 85% and Green, and in Quarter 1 it was 81% and Red.": (
        ["Red", "85%", "Green", "Red"],
        ['"81%": the data show 82 (CS01)'],
        [],
    ),
    "PL06 has returned to 71%. When last reported it was 67%.": (
        ["71%"],
        [],
        ["it may be about a different period"],
    ),
    "Council tax collected is 98.2%, in line with last quarter's 98.1%.": (
        ["98.2%", "98.1%"],
        [],
        [],
    ),
    "Council tax collected is 98.2%, in line with last quarter's 97.1%.": (
        ["98.2%"],
        ['"97.1%": the data show 98.1 (FN01)'],
        [],
    ),
    "FOI has been below target since Quarter 3 2023/24.": (
        ["below target since Quarter 3 2023/24"],
        [],
        [],
    ),
    "Missed bins are at a ten-quarter high.": (
        [],
        ['"ten-quarter high": the data show 49 (highest of EN02)'],
        [],
    ),
    "Temporary accommodation is at a ten-quarter high.": (
        ["ten-quarter high"],
        [],
        [],
    ),
    "Recycling reached 50.8%. That is the first time since Quarter 2 2024/25 that it has met its target.": (
        ["50.8%", "met its target"],
        [],
        ["the data do not have what it is about"],
    ),
    "For the first time in the series, CS01 is Red.": (
        ["Red"],
        [],
        ["its words are not known"],
    ),
    "CS01 is 78%. For the first time since Quarter 1 2024/25 it is Red.": (
        ["78%", "Red"],
        [],
        ["the data do not have what it is about"],
    ),
    "HT07 is 99.7%, and improved on the quarter before.": (
        ["99.7%"],
        ['"improved": the data show a worse result (HT07)'],
        [],
    ),
    "HT06 was 149 in June, and 150 in June.": (
        ["149"],
        ['"150": the data show 149 (HT06)'],
        [],
    ),
    "Building control is Green, previously Red.": (
        ["Green"],
        ['"previously Red": the data show Amber (PL04)'],
        [],
    ),
    "FN04 has been Red for seven quarters in succession.": (
        ["Red for seven quarters in succession"],
        [],
        [],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_histories_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
