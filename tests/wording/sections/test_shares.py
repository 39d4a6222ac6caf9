"""Shares at the ends: only all are 100%, and only none are 0%."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Rag, Summary, check_text, narrate
from qpr_core.answers import Mistake
from qpr_core.styles import Style

SHARES = Style(with_shares=True)


def summary_of(green: int, red: int, amber: int = 0) -> Summary:
    counts = {Rag.GREEN: green, Rag.AMBER: amber, Rag.RED: red}
    return Summary(period="Q2 2023/24", indicators=sum(counts.values()), ratings=counts)


@pytest.mark.parametrize(
    ("green", "red", "printed"),
    [
        (299, 1, ["299 are rated Green, or more than 99%", "1 is rated Red, or less than 1%"]),
        (300, 0, ["300 are rated Green", "None are rated Red."]),
        (298, 2, ["298 are rated Green, or 99%", "2 are rated Red, or 1%"]),
        (199, 1, ["199 are rated Green, or more than 99%", "1 is rated Red, or 1%"]),
        (1, 200, ["1 is rated Green, or less than 1%", "200 are rated Red, or more than 99%"]),
    ],
)
def test_narrate_share_is_100_or_0_per_cent_only_for_all_or_none(green: int, red: int, printed: list[str]) -> None:
    """199 of 200 are 99.5%, which rounds to 100%; 1 of 200 is 0.5%, which is 1%."""
    text = str(narrate(summary_of(green, red), style=SHARES))
    assert [each for each in printed if each not in text] == []
    assert not check_text(text, summary_of(green, red)).discrepancies


@given(st.lists(st.sampled_from([0, 1, 2, 3, 150, 297, 299, 10_000]), min_size=3, max_size=3).filter(any))
def test_check_text_accepts_every_share_that_narrate_writes(counts: list[int]) -> None:
    summary = summary_of(*counts)
    assert not check_text(str(narrate(summary, style=SHARES)), summary).discrepancies


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("more than 99%", None),
        ("over 99%", None),
        ("99.7%", None),
        ("more than 99.6%", None),
        ("less than 100%", None),
        ("100%", Fraction(299, 3)),
        ("100.0%", Fraction(299, 3)),
        ("99%", Fraction(299, 3)),
        ("less than 99%", Fraction(299, 3)),
        ("more than 99.7%", Fraction(299, 3)),
    ],
)
@pytest.mark.parametrize(
    "draft",
    ["Of the 300 KPIs, {} are rated Green.", "299 of 300 ({}) KPIs are rated Green.", "{} of the KPIs are Green."],
)
def test_narrate_share_of_299_of_300_is_more_than_99_per_cent(draft: str, claim: str, fact: Fraction) -> None:
    found = check_text(draft.format(claim), summary_of(299, 1))
    wanted = [] if fact is None else [(Mistake.SHARE, claim, fact)]
    assert [(each.mistake, each.words, each.fact) for each in found] == wanted


def test_narrate_share_of_1_of_300_is_less_than_1_per_cent() -> None:
    drafts = {"less than 1%": 0, "under 1%": 0, "0.3%": 0, "0%": 1, "1%": 1, "more than 1%": 1}
    for claim, faults in drafts.items():
        assert len(check_text(f"{claim} of the KPIs are rated Red.", summary_of(299, 1))) == faults, claim
    assert not check_text("0% of the KPIs are rated Amber.", summary_of(299, 1)).discrepancies


def test_check_text_quotes_a_share_below_100_with_enough_places() -> None:
    (fault,) = check_text("100% of the KPIs are rated Green.", summary_of(99_999, 1))
    assert str(fault) == '"100%": the data show 99.999% (Green)'


def test_check_text_accepts_sums_of_shares_printed_as_more_or_less() -> None:
    true = "More than 99% of the KPIs are Green, less than 1% Amber and less than 1% Red."
    assert not check_text(true, summary_of(9_998, 1, 1)).discrepancies
    false = "More than 90% of the KPIs are Green, less than 1% Amber and less than 1% Red."
    (fault,) = check_text(false, summary_of(9_998, 1, 1))
    assert (fault.mistake, fault.fact) == (Mistake.SHARES, 92)
