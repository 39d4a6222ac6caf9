"""Numbers and bands in pairs in sentences with unknown words, and composed outcomes."""

import pytest

from drafts_council import report
from qpr_core import check_text

COUNCIL = report()
"""Quarter 2 2025/26: of 40 KPIs, 22 are Green, nine Amber, seven Red and two unrated."""


def faults(text: str) -> list[str]:
    return [str(each) for each in check_text(text, COUNCIL).discrepancies]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Council's 40 indicators comprised 22 Green, ten Amber, seven Red and two unrated.", ['"ten Amber": the data show 9 (Amber)']),
        ("The framework's 40 indicators yielded 22 in Green, ten in Amber and seven in Red.", ['"ten in Amber": the data show 9 (Amber)']),
        ("The framework's 44 indicators yielded 22 in Green, nine in Amber and seven in Red.", ['"44": the data show 40 (all KPIs)']),
        ("Our tiles glow thus: Green 22, Amber nine, Red eight.", ['"Red eight": the data show 7 (Red)']),
        ("We coloured 22 boxes Green, nine boxes Amber and eight boxes Red.", ['"eight boxes Red": the data show 7 (Red)']),
    ],
)  # fmt: skip
def test_pairs_are_judged_if_two_others_are_those_of_all_kpis(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We coloured 12 boxes Green, four boxes Amber and one box Red.",  # perhaps of something else
        "We coloured 22 boxes Green and eight boxes Red.",  # one that is right is not enough
        "We coloured 22 boxes Green, nine boxes Amber and eight projects Red.",
        "We coloured 22 boxes Green, nine boxes Amber, eight boxes Red in Housing.",
        "We expect to colour 22 boxes Green, nine boxes Amber and eight boxes Red.",
    ],
)
def test_pairs_without_evidence_are_listed_as_unread(text: str) -> None:
    checked = check_text(text, COUNCIL)
    assert checked.discrepancies == ()
    assert [each.sentence for each in checked.unread] == [text]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("22 KPIs met expectations.", "23 KPIs met expectations."),
        ("22 KPIs are at or above the level expected.", "21 KPIs are at or above the level expected."),
        ("Nine measures were nearly achieved.", "Eight measures were nearly achieved."),
        ("Nine KPIs just miss them.", "Ten KPIs just miss them."),
        ("Nine KPIs fell only just short of the target.", "Ten KPIs fell only just short of the target."),
        ("Nine KPIs missed the mark narrowly.", "Ten KPIs missed the mark narrowly."),
        ("Seven KPIs clearly miss it.", "Six KPIs clearly miss it."),
        ("Seven KPIs fell well below the standard expected.", "Eight KPIs fell well below the standard expected."),
        ("Seven KPIs are some way off.", "Eight KPIs are some way off."),
    ],
)
def test_composed_outcome_is_that_of_its_band(right: str, wrong: str) -> None:
    assert check_text(right, COUNCIL).is_clean
    assert len(faults(wrong)) == 1
