"""Drafts about several rating schemes."""

import pytest

from faces import PUBLIC
from qpr_core import Rag, Summary, check_text, narrate, summarise
from qpr_core.styles import KENT
from qpr_core.wording.drafts.schemes import NO_SCHEME, bands_alone
from two_schemes import CARD, Met, two_schemes


def wrong_in(draft: str) -> list[str]:
    return [f"{each.words} ({each.about})" for each in check_text(draft, two_schemes())]


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("Three KPIs are Green.", False),
        ("Two KPIs are Green.", True),
        ("1 KPI is Met and 1 is Not met.", True),
        ("Of the 4 KPIs, 2 are Green.", True),
        ("Of the 3 KPIs, 1 is Met.", True),
        ("Indicator M2 (M2) fell from Met to Not met.", True),
        ("Indicator M1 is at 99% against a target of 95%.", True),
        ("Roads has one Red KPI.", True),
        ("One KPI fell to Not met: Indicator M2 (M2, from Met).", True),
        ("One KPI shows a positive trend.", True),
    ],
)
def test_right_claims_about_either_scheme_are_read(draft: str, right: bool) -> None:
    checked = check_text(draft, two_schemes())
    assert checked.claims
    assert checked.is_clean is right


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Three KPIs are Green.", "Three KPIs are Green (Green)"),
        ("1 KPI is Met and 2 are Not met.", "2 are Not met (Not met)"),
        ("Of the 5 KPIs, 1 is Met and 1 is Not met.", "5 (all KPIs)"),
        ("Indicator M2 (M2) is Met.", "Met (M2)"),
        ("Indicator C1 (C1) is Red.", "Red (C1)"),
        ("Indicator M1 is at 97%.", "97% (M1)"),
        ("Two KPIs fell to Not met.", "Two KPIs fell to Not met (moved to Not met)"),
        ("2 KPIs are Met. 1 KPI is Met.", "2 KPIs are Met (Met)"),
    ],
)
def test_wrong_claims_about_a_scheme_that_is_named_are_found(draft: str, wrong: str) -> None:
    assert wrong in wrong_in(draft)


@pytest.mark.parametrize(
    "draft",
    ["There are 7 KPIs in the report.", "Two KPIs are not rated.", "Of the 7 KPIs, 1 is Met.", "There are 9 KPIs."],
)
def test_claims_that_may_be_about_several_schemes_are_never_wrong(draft: str) -> None:
    checked = check_text(draft, two_schemes())
    assert not checked.discrepancies
    assert [each.why for each in checked.unread] == [NO_SCHEME]


def test_share_of_another_scheme_is_not_read_as_met_target() -> None:
    """In a report of Red, Amber and Green, "Met" would mean Green."""
    assert not wrong_in("1 KPI is Met.")
    assert wrong_in("2 KPIs are Met.") == ["2 KPIs are Met (Met)"]


def test_sentence_with_bands_of_two_schemes_keeps_what_each_scheme_reads() -> None:
    checked = check_text("Of the 4 KPIs, 2 are Green; 1 of the 3 is Met.", two_schemes())
    assert [claim.words for claim in checked.claims] == ["4", "2 are Green", "1 of the 3 is Met", "3"]
    assert not checked.discrepancies
    assert len(checked.unread) == 1


def test_text_of_the_library_is_right_about_every_scheme() -> None:
    for style in (KENT,):
        checked = check_text(str(narrate(two_schemes(), style=style)), two_schemes(), style=style)
        assert not checked.discrepancies
        assert len(checked.unread) <= 3
        assert len(checked.claims) > 200


def test_facts_are_expressions_of_the_scheme() -> None:
    report = two_schemes()
    checked = check_text("One KPI fell to Not met. 1 KPI is Met. Indicator M2 fell from Met.", report)
    assert checked.claims
    for claim in checked.claims:
        assert "by_scheme[1]" in claim.expression
        eval(claim.expression, PUBLIC | {"report": report, "Met": Met})


def test_summary_of_several_schemes_is_checked_alike() -> None:
    summary = summarise(two_schemes())
    checked = check_text("1 KPI is Met and 2 are Not met. Two KPIs are Green. There are 7 KPIs.", summary)
    assert [each.words for each in checked] == ["2 are Not met"]
    assert [each.why for each in checked.unread] == [NO_SCHEME]
    for claim in checked.claims:
        assert eval(claim.expression, PUBLIC | {"summary": summary, "Met": Met}) == claim.fact
    bare = Summary(
        period="Q2 2023/24",
        indicators=2,
        ratings={Rag.GREEN: 2, Rag.AMBER: 0, Rag.RED: 0},
        others=[Summary(period="Q2 2023/24", indicators=1, ratings={Met.MET: 1, Met.MISSED: 0})],
    )
    assert check_text("Two KPIs are Green and 1 KPI is Met.", bare).discrepancies == ()


def test_scheme_without_kpis_is_not_asked() -> None:
    only_activity = two_schemes().where(codes=["A1", "M1"])
    assert check_text("1 KPI is Met.", only_activity).is_clean


def test_bands_that_two_schemes_share_name_neither() -> None:
    assert bands_alone([Rag, Rag], KENT) == [frozenset(), frozenset()]
    assert bands_alone([Rag, Met], KENT)[1] == {"Met", "MET", "Not met", "NOT MET"}


def test_draft_about_the_report_before_finds_kpis_that_left() -> None:
    assert not check_text("All well.", CARD.report("Q1 2022/23")).discrepancies
