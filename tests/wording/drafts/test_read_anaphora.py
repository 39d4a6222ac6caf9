"""Sentences about the KPI before, names in other words, and negations.

The facts are those of tests/data/drafts/council.csv.
"""

from typing import Final

import pytest

from drafts_listed import Listed, listed

READ: Final[dict[str, Listed]] = {
    "Street lights are at 82%. The rating is Green. The target is 93%.": (
        ["82%", "93%"],
        ['"Green": the data show Red (EN06)'],
        [],
    ),
    "Rent collection was 97.6%. This is 0.6 points above target and 0.3 points up on Quarter 1.": (
        ["97.6%", "0.6 points", "up"],
        ['"0.3 points": the data show 0.1 more (change of HT05)'],
        [],
    ),
    "HT01 remains a concern. Performance has improved to 34 days, and the target is 28 days.": (
        ["34 days"],
        ['"improved": the data show a worse result (HT01)', '"28 days": the data show 25 (HT01)'],
        ["its words are not known"],
    ),
    "CS01 and CS06 are Red. The target is 85%.": (
        ["Red", "Red"],
        [],
        ["its words are not known"],
    ),
    "CS01 is Red. The crews worked hard. The measure is Green.": (
        ["Red"],
        ['"Green": the data show Red (CS01)'],
        [],
    ),
    "CS01 is Red. HT01 is too. The crews worked hard. The measure is Green.": (
        ["Red"],
        [],
        ["its words are not known", "its words are not known"],
    ),
    "CS01 is Red. The number of staff fell by 5%.": (
        ["Red"],
        [],
        ["it is about things other than KPIs"],
    ),
    "CS01 is Red. More are Green than last quarter.": (
        ["Red", "More"],
        [],
        [],
    ),
    "CS01 is Red. 20% were late.": (
        ["Red"],
        [],
        ["its words are not known"],
    ),
    "CS01 is Red. We expect Green by March.": (
        ["Red"],
        [],
        ["its words are not known"],
    ),
    "**CS01**\n\nThe target is 90%.": (
        [],
        ['"90%": the data show 85 (CS01)'],
        ["its words are not known"],
    ),
    "## Recycling and potholes\n\nThe target is 90%.": (
        [],
        [],
        ["its words are not known", "its words are not known"],
    ),
    "EN01 was at 45.5% a year ago. It has since gone from Red to Green, and not from Green to Red.": (
        ["45.5%", "Red", "Green"],
        [],
        ["it has a negation"],
    ),
    "At the same point in 2024/25 we recycled less. The recycling rate has gone from Red to Green.": (
        ["Red", "Green"],
        [],
        [],
    ),
    "Gas safety compliance is 99.8%.": (
        [],
        ['"99.8%": the data show 99.7 (HT07)'],
        [],
    ),
    "Supplier payments were 93%.": (
        [],
        ['"93%": the data show 92 (FN03)'],
        [],
    ),
    "Placement stability is Amber.": (
        [],
        ['"Amber": the data show Green (CF03)'],
        [],
    ),
    "Both recycling and street lights are Green.": (
        ["Green"],
        ['"street lights": the data show Red (EN06)'],
        [],
    ),
    "Resident satisfaction was 90%, and resident satisfaction with repairs 86%.": (
        ["86%"],
        ['"90%": the data show 89 (CS05)'],
        [],
    ),
    "The county average for recycling is 46%.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "Nationally CS01 is at 90%.": (
        [],
        [],
        ["it is about things other than KPIs"],
    ),
    "Apart from appeals, every Planning KPI is Green.": (
        [],
        [],
        ["it is about a part of the KPIs that is not known"],
    ),
    "Neither lettings nor temporary accommodation is Green.": (
        ["Green", "Green"],
        [],
        ["its words are not known"],
    ),
    "Neither fly-tips nor missed bins is Green.": (
        ["Green"],
        ['"missed bins": the data show Green (EN02)'],
        ["its words are not known"],
    ),
    "CS05 is not Green.": (
        [],
        ['"not Green": the data show Green (CS05)'],
        [],
    ),
    "CS01 is not Green, and EN08 is not Green.": (
        ["not Green"],
        [],
        ["the data do not have what it is about"],
    ),
    "CS01 is not yet on target, and CS05 has never been Red.": (
        ["not yet on target"],
        [],
        ["its words are not known"],
    ),
    "CS01 and FOI fell by four and by five points respectively.": (
        ["fell", "fell", "four"],
        [],
        ["the data do not have what it is about"],
    ),
    "Two KPIs went from Green to Amber or worse: HT03 and FN06.": (
        ["HT03", "FN06"],
        [],
        ["its words are not known"],
    ),
    "CS01 was 78% against a target of 90%.": (
        ["78%"],
        ['"90%": the data show 85 (CS01)'],
        [],
    ),
    "Residual waste was low: 103 kg is better than the target of 110 kg.": (
        ["110 kg"],
        [],
        ["the data do not have what it is about"],
    ),
    "Rent collected is up a tenth of a point on Quarter 1.": (
        ["is up", "a tenth of a point"],
        [],
        [],
    ),
    "173 households were in temporary accommodation, 24 more than three months before and 42 more than twelve months before.": (
        ["173", "24", "more", "more"],
        ['"42": the data show 38 more (change of HT06)'],
        [],
    ),
    "Planning appeals lost rose to 37%.": (
        ["rose", "37%"],
        [],
        ["its words are not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_anaphora_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
