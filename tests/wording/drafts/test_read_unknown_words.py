"""Sentences with words that are not known, in positions where they change nothing.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

ADVERBS: Final[dict[str, Listed]] = {
    "CS01 is worryingly Red at a disappointingly low 78%.": (
        ["Red", "78%"],
        [],
        [],
    ),
    "Street lights (EN06) was frustratingly 84%.": (
        [],
        ['"84%": the data show 82 (EN06)'],
        [],
    ),
    "22 indicators are reassuringly Green and, sadly, eight are Red.": (
        ["22 indicators are reassuringly Green"],
        ['"eight are Red": the data show 7 (Red)'],
        [],
    ),
    "CS01 was provisionally 79%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "CS01 was originally 79%.": (
        [],
        [],
        ["its words are not known"],
    ),
}
"""Adverbs and links that change nothing; those that say when or which part stay unknown."""

VERBS: Final[dict[str, Listed]] = {
    "Street lights (EN06) disappointed once again at 84%.": (
        [],
        ['"84%": the data show 82 (EN06)'],
        [],
    ),
    "Street lights (EN06) disappointed once again at 82%.": (
        ["82%"],
        [],
        [],
    ),
    "CS06 tumbled to 85%.": (
        ["tumbled"],
        ['"85%": the data show 83 (CS06)'],
        [],
    ),
    "HT05 edged to 97.8%.": (
        [],
        ['"97.8%": the data show 97.6 (HT05)'],
        [],
    ),
    "HT05 ballooned to 97.8%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "HT05 managed 97.9%, and HT07 registered 99.7%.": (
        ["99.7%"],
        ['"97.9%": the data show 97.6 (HT05)'],
        [],
    ),
    "CS01, which had worried members, slumped to 79%.": (
        ["slumped"],
        ['"79%": the data show 78 (CS01)'],
        [],
    ),
    "CS01 missed 85%.": (
        ["missed", "85%"],
        [],
        [],
    ),
    "CS01 was targeted at 90%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "CS01 fell because demand soared to 90%.": (
        ["fell"],
        [],
        ["its words are not known"],
    ),
    "CS01 fell, and demand soared to 90%.": (
        ["fell"],
        [],
        ["its words are not known"],
    ),
    "CS01 suffered: demand jumped by 12%.": (
        [],
        [],
        ["its words are not known"],
    ),
}
"""Unknown words between a KPI and its figure, also behind a different subject."""

OPINIONS: Final[dict[str, Listed]] = {
    "CS01 was at a disappointing 79%.": (
        [],
        ['"79%": the data show 78 (CS01)'],
        [],
    ),
    "CS01 was at a disappointing 78%.": (
        ["78%"],
        [],
        [],
    ),
    "CS01 has a required 80%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "CS01 had a further 4% of cases.": (
        [],
        [],
        ["its words are not known"],
    ),
}
"""Adjectives between an article and a figure."""

REASONS: Final[dict[str, Listed]] = {
    "HT01 was 36 days because of a shortage of plumbers.": (
        [],
        ['"36 days": the data show 34 (HT01)'],
        [],
    ),
    "HT01 is Green despite the efforts of contractors, and CS01 is Red.": (
        ["Red"],
        ['"Green": the data show Red (HT01)'],
        [],
    ),
    "Eight are Red despite considerable effort.": (
        [],
        ['"Eight are Red": the data show 7 (Red)'],
        [],
    ),
    "Seven are Red despite considerable effort.": (
        ["Seven are Red"],
        [],
        [],
    ),
    "Seven are Red despite 12 projects.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "PL04 improved out of all recognition, from 83% to 93%.": (
        ["improved", "83%"],
        ['"93%": the data show 96 (PL04)'],
        [],
    ),
    "PL04 improved out of all recognition, from 83% to 96%.": (
        ["improved", "83%", "96%"],
        [],
        [],
    ),
}
"""Reasons behind a claim, without figures."""

RESPECTIVE: Final[dict[str, Listed]] = {
    "EN03 and EN04 came in at 88% and 94% respectively.": (
        ["88%"],
        ['"94%": the data show 96 (EN04)'],
        [],
    ),
    "EN03 and EN04 came in at 88% and 96%.": (
        ["88%", "96%"],
        [],
        [],
    ),
    "PL01, PL02 and PL05 achieved 88%, 91% and 93% respectively.": (
        ["88%", "91%"],
        ['"93%": the data show 91 (PL05)'],
        [],
    ),
    "EN03 and EN04 are Amber and Red respectively.": (
        ["Amber"],
        ['"Red": the data show Green (EN04)'],
        [],
    ),
    "EN03 and EN04 are Amber and Green.": (
        ["Amber", "Green"],
        [],
        [],
    ),
    "We expect EN03 and EN04 at 90% and 97% respectively.": (
        [],
        [],
        ["it states an aim or a forecast"],
    ),
    "EN03 and EN04 came in at 88% and 96%. Both missed target.": (
        ["88%", "96%", "missed target"],
        ['"missed target": the data show Green (EN04)'],
        [],
    ),
    "EN03 and EN04 came in at 88% and 96%. The former is Amber and the latter Amber.": (
        ["88%", "96%", "Amber"],
        ['"Amber": the data show Green (EN04)'],
        [],
    ),
    "EN03 is Amber. The latter is Green.": (
        ["Amber"],
        [],
        ["its words are not known"],
    ),
    "EN03 and EN04 were at 88%, 96% and 97%.": (
        ["88%", "96%"],
        [],
        ["its words are not known"],
    ),
}
"""Several KPIs with as many figures."""

SERIES: Final[dict[str, Listed]] = {
    "Temporary accommodation has risen: 129, 141, 149 and now 173.": (
        ["risen", "129", "141", "149", "173"],
        [],
        [],
    ),
    "Temporary accommodation has risen: 129, 143, 149 and now 173.": (
        ["risen", "129", "149", "173"],
        ['"143": the data show 141 (HT06)'],
        [],
    ),
    "Temporary accommodation has risen: 112, 149 and 173.": (
        ["risen", "149", "173"],
        [],
        ["it may be about a different period"],
    ),
    "Temporary accommodation has risen: 129, 149 and 171.": (
        ["risen", "149"],
        ['"171": the data show 173 (HT06)'],
        ["it may be about a different period"],
    ),
}
"""Several results in a row, the latest last."""

LIMITS: Final[dict[str, Listed]] = {
    "FN04 is Red, because anything slower than 24 days is.": (
        ["Red", "24 days"],
        [],
        ["its words are not known"],
    ),
    "FN04 is Red, because anything slower than 22 days is.": (
        ["Red"],
        ['"22 days": the data show 20 (FN04)'],
        ["its words are not known"],
    ),
    "CS01 is Red; the tolerance for Green of 690 no longer applies.": (
        ["Red"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 slipped to 78%, below where it needs to be.": (
        ["slipped", "78%"],
        [],
        ["its words are not known"],
    ),
    "CS01 was at a record 79%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "PL06 is 71%, just above the 70% target.": (
        ["71%", "just above the 70%", "just above the 70%"],
        [],
        [],
    ),
    "PL06 is 71%, just below the 70% target.": (
        ["71%", "just below the 70%"],
        ['"just below the 70%": the data show 1 (distance of PL06, on the other side)'],
        [],
    ),
    "The target of EN06, 93%, has not been met.": (
        ["not been met"],
        ['"93%": the data show 82 (EN06)'],
        [],
    ),
    "EN06 is Red. The target, 94%, has not been met.": (
        ["Red", "not been met"],
        ['"94%": the data show 93 (EN06)'],
        [],
    ),
}
"""Limits that are compared with, and targets between commas."""

NUMBERS: Final[dict[str, Listed]] = {
    "HT06 is a worry. The number has risen in every quarter since Q1 2024/25; a year ago there were 125.": (
        [],
        [
            '"risen in every quarter since Q1 2024/25": the data show 1 (other periods of HT06)',
            '"125": the data show 173 (HT06)',
        ],
        ["its words are not known"],
    ),
    "HT06 is a worry. The number of staff has risen to 12.": (
        [],
        [],
        ["its words are not known", "it is about things other than KPIs"],
    ),
    "CS03 is Green. It is the second quarter in which the target has been met.": (
        ["Green", "met"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS03 is Green. It is the tenth quarter that it has been Green.": (
        ["Green", "Green"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS03 was first missed in Quarter 1 2023/24.": (
        [],
        [],
        ["its words are not known"],
    ),
    "HT05 is 97.6%, and has stayed Amber.": (
        ["97.6%"],
        ['"Amber": the data show Green (HT05)'],
        [],
    ),
    "HT05 is 97.6%, and has stayed Green.": (
        ["97.6%", "stayed", "Green"],
        [],
        [],
    ),
}
"""The number before, and quarters that are counted."""

PARTS: Final[dict[str, Listed]] = {
    "Nineteen indicators could be rated, of which six missed the floor standard.": (
        [],
        ['"Nineteen indicators could be rated": the data show 38 (rated)'],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Of the 38 indicators that could be rated, six missed the floor standard.": (
        ["38"],
        ['"six missed the floor standard": the data show 7 (Red)'],
        [],
    ),
    "Thirty-eight indicators could be rated, of which six missed the floor standard.": (
        ["Thirty-eight indicators could be rated"],
        ['"six missed the floor standard": the data show 7 (Red)'],
        [],
    ),
    "Of the 37 with a direction of travel, 18 are stable and eight positive.": (
        ["37 with a direction of travel", "18 are stable"],
        ['"eight positive": the data show 10 (positive direction)'],
        [],
    ),
    "This compares with 20 Green, nine Amber and eight Red at the end of Quarter 1.": (
        ["20 Green", "eight Red"],
        ['"nine Amber": the data show 10 (Amber)'],
        [],
    ),
    "All but seven of the rated KPIs are Green or Amber, but three are Red.": (
        ["All but seven of the rated KPIs are Green or Amber"],
        ['"three are Red": the data show 7 (Red)'],
        [],
    ),
}
"""Parts that are all KPIs with a rating or a direction, and quarters at the end."""

OPENINGS: Final[dict[str, Listed]] = {
    "In the Director's view, the nine Red indicators need work.": (
        [],
        ['"nine Red": the data show 7 (Red)'],
        [],
    ),
    "It is encouraging that no fewer than 22 indicators met or exceeded target, up from 18.": (
        ["no fewer than 22 indicators met or exceeded target", "up from 18"],
        ['"18": the data show 20 (Green in the quarter before)'],
        [],
    ),
    "In the north, 23 indicators are Green.": (
        [],
        [],
        ["it may be about a part of the KPIs"],
    ),
    "Members will wish to focus on relet times, now 34 days against a target of 30.": (
        [],
        [],
        ["its words are not known"],
    ),
    "We will be at 90% on CS01 by March.": (
        [],
        [],
        ["its words are not known"],
    ),
}
"""Openings that say whose view follows."""

NAMES: Final[dict[str, Listed]] = {
    "Agency spending is now £413,000.": (
        [],
        ['"£413,000": the data show 403,000 (FN06)'],
        [],
    ),
    "CS01 is Red, and so is agency spending.": (
        ["Red"],
        [],
        [],
    ),
    "A concern is the recycling": (
        [],
        [],
        ["its words are not known"],
    ),
    "A concern is the recycling of": (
        [],
        [],
        [],
    ),
    "CS01 was at 78% and the recycling of glass was poor.": (
        ["78%"],
        [],
        [],
    ),
    "The recycling rate of 51.8% is a record.": (
        [],
        ['"51.8%": the data show 50.8 (EN01)'],
        [],
    ),
    "In Quarter 4 recycling was 48.5%, in Quarter 1 49.7% and in Quarter 2 50.8%.": (
        ["48.5%", "50.8%"],
        ['"49.7%": the data show 49.6 (EN01)'],
        [],
    ),
    "Council tax calls answered within 60 seconds were at 70%.": (
        [],
        [],
        ["its words are not known"],
    ),
    "HT02 was 98.5% between July and September, and HT03 87.9%.": (
        ["98.5%"],
        ['"87.9%": the data show 86.9 (HT03)'],
        [],
    ),
    "The Quarter 1 result of 96% has been carried forward.": (
        [],
        [],
        ["its words are not known"],
    ),
}
"""Names with words of measurement, and names side by side."""

PLACES: Final[dict[str, Listed]] = {
    "HT01 is at 34 days. In the private sector the figure is 22 days.": (
        ["34 days"],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "HT01 is at 34 days. For larger homes it was 50 days.": (
        ["34 days"],
        [],
        ["it is about things other than KPIs"],
    ),
    "HT01 is at 34 days. It was 33 days in Quarter 1, when the figure was 32 days.": (
        ["34 days", "33 days"],
        ['"32 days": the data show 34 (HT01)'],
        [],
    ),
    "CS03 rose by three points over the year to 77%.": (
        ["77%"],
        [],
        ["it may be about a different period"],
    ),
    "CS03 rose by 4%.": (
        [],
        ['"rose": the data show a fall (CS03)'],
        ["its words are not known"],
    ),
    "The council is reporting against 42 indicators. 23 are Green.": (
        [],
        ['"42": the data show 40 (all KPIs)', '"23 are Green": the data show 22 (Green)'],
        [],
    ),
    "Agency spending fell after a difficult spring, to £413,000.": (
        [],
        ['"fell": the data show a rise (FN06)', '"£413,000": the data show 403,000 (FN06)'],
        [],
    ),
    "HT04 is at 86%. After the summer it was 87%.": (
        ["86%"],
        [],
        ["its words are not known"],
    ),
}
"""Figures of a part or of a longer time."""

TOPIC: Final[dict[str, Listed]] = {
    "CS04 is doing well. Contractors are pleased. It was 3.4%.": (
        [],
        ['"3.4%": the data show 3.9 (CS04)'],
        ["its words are not known"],
    ),
    "CS04 is doing well. Its target is 5%, so there is headroom, and its floor is 9%.": (
        ["5%"],
        ['"9%": the data show 8 (CS04)'],
        ["its words are not known"],
    ),
    "HT04 is a worry. A year ago barely half the work was done; now it is 87%.": (
        [],
        ['"87%": the data show 86 (HT04)'],
        ["its words are not known", "its words are not known"],
    ),
    "HT06 is a worry. Twelve months ago the comparable number was 125.": (
        [],
        ['"125": the data show 135 (HT06)'],
        ["its words are not known"],
    ),
    "HT06 is a worry. Twelve months ago the comparable number was 135.": (
        ["135"],
        [],
        ["its words are not known"],
    ),
    "FN06 is a worry. The bill came to £403,000, which is £57,000 higher than in Quarter 1.": (
        ["£403,000", "higher"],
        ['"£57,000": the data show 47,000 more (change of FN06)'],
        ["its words are not known"],
    ),
    "FN06 is a worry. The bill came to £413,000, which is £57,000 higher than in Quarter 1.": (
        ["higher"],
        [],
        ["its words are not known", "it may not be about the KPI before"],
    ),
    "FN06 is a worry. The bill came to £403,000, which is £47,000 higher than in Quarter 1.": (
        ["£403,000", "£47,000", "higher"],
        [],
        ["its words are not known"],
    ),
    "CS01 and CS02 are a worry. It was 79%.": (
        [],
        [],
        ["its words are not known", "its words are not known"],
    ),
    "CS01 is a worry. 12 of the team left, and it showed.": (
        [],
        [],
        ["its words are not known", "it is about things other than KPIs"],
    ),
    "CS01 is a worry. RAG status: Amber.": (
        [],
        ['"Amber": the data show Red (CS01)'],
        ["its words are not known"],
    ),
    "CS01 is a worry. The measure's direction of travel is positive.": (
        [],
        ['"positive": the data show negative (CS01)'],
        ["its words are not known"],
    ),
    "CS01 is a worry. The target of 80% was not met.": (
        ["not met"],
        ['"80%": the data show 85 (CS01)'],
        ["its words are not known"],
    ),
    "CS01 is a worry. Staff turnover was 12%.": (
        [],
        [],
        ["its words are not known", "it is about things other than KPIs"],
    ),
    "CS01 and CS02 are a worry. The target of 80% was not met.": (
        [],
        [],
        ["its words are not known", "its words are not known"],
    ),
}
"""Sentences about the only KPI of their paragraph."""

READ: Final = {
    **ADVERBS,
    **VERBS,
    **OPINIONS,
    **REASONS,
    **RESPECTIVE,
    **SERIES,
    **LIMITS,
    **NUMBERS,
    **PARTS,
    **OPENINGS,
    **NAMES,
    **PLACES,
    **TOPIC,
}


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=map(str, range(len(READ))))
def test_unknown_words_are_read_as_listed(text: str, expected: Listed) -> None:
    assert listed(text) == expected


def test_figure_behind_having_been_is_of_an_earlier_time() -> None:
    """It may be any earlier result, so it is not compared with the latest one."""
    assert listed("CS01 had been 90%.")[1] == []
    right, wrong, why = listed("CS01 is Red, having been around 90% for some years.")
    assert (wrong, why) == ([], ["it may be about a different period"])
    assert "90%" not in right
