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
    "Street lights are Red. The service aims for 93%. It aims for 90%.": (
        ["Red"],
        ['"90%": the data show 93 (EN06)'],
        ["its words are not known"],
    ),
    "Lettings took 34 days, nine more than we aim for.": (
        ["34 days", "nine"],
        [],
        [],
    ),
    "Lettings took 34 days, eight more than we aim for.": (
        ["34 days"],
        ['"eight": the data show 9 (distance of HT01)'],
        [],
    ),
    "Complaints upheld was 32%, four points above the ceiling.": (
        ["32%"],
        ['"four points": the data show 2 (distance of CS02)'],
        [],
    ),
    "Complaints upheld was 32%, two points above the ceiling.": (
        ["32%", "two points"],
        [],
        [],
    ),
    "Complaints upheld was 32%, two points worse than the 30% target.": (
        ["32%", "two points", "30%"],
        [],
        [],
    ),
    "PL03 is five points worse than its target, and PL04 six points better than its target.": (
        ["six points"],
        ['"five points": the data show 7 (distance of PL03)'],
        [],
    ),
    "EN03 is four points below its floor of 86%, and CS01 two points below its floor of 80%.": (
        ["86%", "two points", "80%"],
        ['"four points": the data show 2 (distance of EN03, on the other side)'],
        [],
    ),
    "HT01 is four days above its floor, and HT06 is four below its floor.": (
        ["four days"],
        ['"four": the data show 13 (distance of HT06, on the other side)'],
        [],
    ),
    "Days to process a benefit claim: 25, five above target and two above the floor.": (
        ["25", "five"],
        ['"two": the data show 1 (distance of FN04)'],
        [],
    ),
    "Agency spend went over its target; it is £3,000 above.": (
        ["over"],
        [],
        ["its words are not known"],
    ),
    "Fly-tips cleared within two days did not meet its floor.": (
        [],
        ['"did not meet its floor": the data show Amber (EN03)'],
        [],
    ),
    "Customer satisfaction is one of those that need attention.": (
        [],
        ['"Customer satisfaction is one of those that need attention": the data show Green (CS05)'],
        [],
    ),
    "CS01 is one of the seven Reds, and CS03 is among the Ambers.": (
        ["CS01 is one of the seven Reds"],
        ['"CS03 is among the Ambers": the data show Green (CS03)'],
        [],
    ),
    "Potholes and calls abandoned are Green, as is fly-tip clearance.": (
        ["Green", "Green"],
        ['"fly-tip clearance": the data show Amber (EN03)'],
        [],
    ),
    "CS01 is Red, and so are FOI and lettings.": (
        ["Red", "FOI", "lettings"],
        [],
        [],
    ),
    "The new Reds are complaints answered within 20 days and days to let a council home.": (
        ["complaints answered within 20 days", "complaints answered within 20 days", "days to let a council home"],
        ['"days to let a council home": the data show Red (HT01)'],
        [],
    ),
    "The worst Reds are CS01 and HT01.": (
        ["CS01", "HT01"],
        [],
        ["its words are not known"],
    ),
    "There is one Amber, fly-tips cleared within two days, and one Red, potholes repaired within 28 days.": (
        ["fly-tips cleared within two days"],
        [
            '"one Amber": the data show 9 (Amber)',
            '"fly-tips cleared within two days": the data also show CS02, HT03, HT04, HT08, PL03, FN03, FN06, CF01 (list of Amber)',
            '"one Red": the data show 7 (Red)',
            '"potholes repaired within 28 days": the data show Green (EN07)',
        ],
        [],
    ),
    "Missed bins rose to 46 per 100,000 from 40 in Quarter 1.": (
        ["rose", "40"],
        ['"46 per 100,000": the data show 44 (EN02)'],
        [],
    ),
    "Missed bins rose to 44 per 1,000.": (
        ["rose"],
        [],
        ["the data do not have what it is about"],
    ),
    "Council tax of 98.2% and business rates of 98.2% had been collected.": (
        ["98.2%"],
        ['"98.2%": the data show 98 (FN02)'],
        [],
    ),
    "Affordable homes: 56, well above the 36 of Quarter 1.": (
        ["56"],
        ['"above the 36": the data show 33 (HT08)'],
        [],
    ),
    "Only two Customer Services measures, complaints answered and FOI, are Red.": (
        ["Red", "Red"],
        [],
        ["its words are not known"],
    ),
    "CS01 was Red in Quarter 1, and CS06 is Red for the second quarter.": (
        ["Red"],
        ['"Red in Quarter 1": the data show Amber (CS01)'],
        [],
    ),
    "Planning. Five of the service's six measures are Green and two are Amber.": (
        ["Five of the service's six measures are Green", "six"],
        ['"two are Amber": the data show 1 (Amber)'],
        [],
    ),
    "Housing was discussed. The service has four Greens.": (
        [],
        ['"The service has four Greens": the data show 3 (Green)'],
        [],
    ),
    "Housing and Finance were discussed. The service has four Greens.": (
        [],
        [],
        ["its words are not known"],
    ),
    "Of Planning's six KPIs, five are Green and none is Amber.": (
        ["six", "five are Green"],
        ['"none is Amber": the data show 1 (Amber)'],
        [],
    ),
    "In Environment the only Red is street lights and the only Amber is missed bins.": (
        [],
        ['"Amber is missed bins": the data show Green (EN02)'],
        ["its words are not known"],
    ),
    "All but two of the Environment KPIs are Green.": (
        [],
        [],
        ["its words are not known"],
    ),
    "New to Red: CS01 and HT06.": (
        ["CS01", "HT06"],
        [],
        [],
    ),
    "Moved from Green: HT03 and HT04.": (
        ["HT03"],
        ['"HT04": the data show Amber (HT04)'],
        ["its words are not known"],
    ),
    "HT06 – 173 – Red – was 149.": (
        ["173", "Red"],
        [],
        ["its words are not known"],
    ),
    "The target for CS06 is 90%, and the result was 83%.": (
        ["83%"],
        ['"90%": the data show 95 (CS06)'],
        [],
    ),
    "It took 25 days to process a claim. That is two days fewer than last year's 27.": (
        ["two days", "fewer", "27"],
        [],
        ["its words are not known"],
    ),
    "It took 25 days to process a claim. That is two days fewer than last year's 28.": (
        ["two days", "fewer"],
        ['"28": the data show 27 (FN04)'],
        ["its words are not known"],
    ),
    "Only 83% of FOI requests were answered in time, seven points below the target of 95%.": (
        ["83%", "95%"],
        ['"seven points": the data show 12 (distance of CS06)'],
        [],
    ),
    "Unlike CS01, CS03 is Green.": (
        ["Green"],
        [],
        ["its words are not known"],
    ),
}


@pytest.mark.parametrize(("text", "read"), READ.items(), ids=range(len(READ)))
def test_anaphora_are_read_as_listed(text: str, read: Listed) -> None:
    assert listed(text) == read
