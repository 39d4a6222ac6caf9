"""The quarter that a sentence of a draft is about."""

import pytest

from drafts_council import report
from kent import summary as kent_summary
from qpr_core import check_text

NOW = kent_summary()
"""Quarter 2 2023/24: 15 Green, 15 Amber and 8 Red, after 16, 11 and 11 in Quarter 1."""


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        ("Since Quarter 1, Reds fell from 11 to 8.", []),
        ("Since Quarter 1, Reds fell from 12 to 8.", ['"12": the data show 11 (Red in the quarter before)']),
        ("Since Q1 2023/24, three fewer KPIs are Red.", []),
        ("Since Q1 2023/24, two fewer KPIs are Red.", ['"two fewer": the data show 3 fewer (change of Red)']),
        ("Since Quarter 4 2022/23, Reds fell from 15 to 8.", []),
        ("Since Quarter 1 2022/23, Reds fell from 15 to 8.", []),  # five quarters ago: chosen, not the wrong year
        ("Since Quarter 1 2023/24, Reds fell from 11 to 9.", ['"Reds fell from 11 to 9": the data show 8 (Red)']),
        ("Since Quarter 1 2022/23, 8 of the 38 KPIs (50%) are Red.", ['"50%": the data show 21.05% (8 of 38)']),
        ("Since Quarter 4, Reds fell from 15 to 8. Greens rose from 2 to 15.", []),
        ("In the quarters since Quarter 1 2022/23, Reds fell from 15 to 8. Greens rose from 2 to 15.", []),
        ("From Quarter 4 to Quarter 2, Reds fell from 15 to 8.", []),
        ("Between January to March 2023 and July to September 2023, Reds fell from 15 to 8.", []),
        ("Between Quarter 1 and Quarter 2, Reds fell from 12 to 8.", ['"12": the data show 11 (Red in the quarter before)']),
        ("From Quarter 1 to Quarter 2, Reds fell from 12 to 8.", ['"12": the data show 11 (Red in the quarter before)']),
        ("From Quarter 4 2022/23 to Quarter 2 2023/24, Reds fell from 15 to 8. Greens rose from 2 to 15.", []),
        (
            "From Quarter 4 to Quarter 2, Reds fell from 15 to 8. In Quarter 2, 9 were Red.",
            ['"9 were Red": the data show 8 (Red)'],
        ),
        (
            "From Quarter 4 to Quarter 2, Reds fell from 15 to 8.\n\nGreens rose from 2 to 15.",
            ['"rose from 2": the data show 1 fewer (change of Green)', '"2": the data show 16 (Green in the quarter before)'],
        ),
        ("8 are Red, down from 11 in Quarter 1.", []),
        ("8 are Red, down from 11 in Quarter 4.", []),
        ("8 are Red, up from 7 in Quarter 1.", ['"up from 7": the data show 3 fewer (change of Red)', '"7": the data show 11 (Red in the quarter before)']),
    ],
)  # fmt: skip
def test_check_text_reads_the_quarter_that_a_change_is_since(draft: str, faults: list[str]) -> None:
    assert sorted(map(str, check_text(draft, NOW))) == sorted(faults)


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        ("CS01 is Red for Quarter 2 (it was Amber on its result for Quarter 4).", []),
        ("CS01 is Red for Quarter 2 (it was Green on its result for Quarter 4).", ['"Green": the data show Amber (CS01)']),
        ("CS01 is Red for Quarter 2 (it was not rated on its result for Quarter 4).", []),  # unread, not wrong
    ],
)  # fmt: skip
def test_rating_on_its_result_for_a_quarter_is_of_that_quarter(draft: str, faults: list[str]) -> None:
    assert [str(each) for each in check_text(draft, report())] == faults
