"""Claims of drafts about items: counts, single items, moves and dates, right, wrong or unread."""

from typing import Any

import pytest

from qpr_core import Rag, Scorecard, Section, check_text, narrate, summarise
from qpr_core.items import BandSeries, MilestoneDates, TrackedItem
from qpr_core.testing import a_series, an_indicator
from two_schemes import CARD

AT = "Q2 2023/24"
NOT_OURS = "it is about things other than KPIs"


def item(code: str, *bands: str | None, kind: str = "project", name: str | None = None, **parts: Any) -> Any:
    """Return an item with bands up to Quarter 2."""
    shown = f"Project {code}" if name is None else name
    given = {f"Q{place} 2023/24": band for place, band in enumerate(bands, start=3 - len(bands))}
    made = TrackedItem(code=code, name=shown, kind=kind, **parts)
    return made, BandSeries(given, scheme=made.scheme)


PLAN = [
    item("P1", "At risk", "At risk", name="New library", service="Culture", due="2024-03-31"),
    item("P2", "On track", "At risk", name="Depot"),
    item("P3", "On track", "Overdue", name="Bus station"),
    item("P4", "Overdue", "On track", name="Park (north)"),
    item("P5", "On track", "On track"),
    item("P6", "On track", None, carry_forward=0),
    item("R1", "On track", "At risk", kind="risk", name="Twin"),
    item("R2", "On track", "Complete", kind="risk", name="Twin"),
    item("A1", "Red", kind="action", scheme=Rag),
    item("A2", "At risk", kind="action"),
    (TrackedItem(code="M1", name="Opening", kind="milestone"), MilestoneDates(due="2023-08-31", done="2023-09-05")),
    (TrackedItem(code="M2", name="Move", kind="milestone"), MilestoneDates(due="2023-08-31")),
]
REPORT = Scorecard([(an_indicator(85, 80, service="Housing"), a_series(84, 86))], items=PLAN).report(AT)


@pytest.mark.parametrize(
    "draft",
    [
        "P1 is At risk.",
        "The New library (P1, Culture) is at risk.",
        "New library (P1) remains At risk and Bus station is now Overdue.",
        "P1, P2 and R1 are at risk, P3 is overdue; P5 is on track.",
        "P1 has been at risk for two quarters.",
        "P3 fell from On track to Overdue.",
        "Depot slipped to At risk.",
        "P4 moved to On track.",
        "Park (north) (P4) improved from Overdue to On track.",
        "P1 is due on 31 March 2024.",
        "P1 was due by 31/03/2024.",
        "M1 was completed on 5 September 2023.",
        "M1 is five days late.",
        "Two projects are at risk, two are on track and one is overdue.",
        "Two projects are at risk, one overdue.",
        "Of the six projects, two are At risk and one has no status.",
        "One project has no status.",
        "Two of the six projects are at risk.",
        "2 of the projects are at risk.",
        "No project is complete.",
        "There are six projects.",
        "Both risks moved.\n\nThere are two risks.",
        "One project rose to On track: Park (north).",
        "Two projects moved to Overdue and At risk.\n\nOne project fell to Overdue: Bus station (P3).",
        "One project moved to At risk.",
        "No project moved down to Complete.",
    ],
)
def test_right_claims_are_not_called_wrong(draft: str) -> None:
    checked = check_text(draft, REPORT)
    assert not checked.discrepancies
    assert any(each.holds for each in checked.claims)


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        ("P1 is on track.", ['"P1 is on track": the data show At risk (P1)']),
        ("Depot and Bus station are Complete.", ['"Depot and Bus station are Complete": the data show At risk (P2)', '"Bus station are Complete": the data show Overdue (P3)']),
        ("P6 is at risk.", ['"P6 is at risk": the data show too old (P6)']),
        ("P1 has been at risk for three quarters.", ['"three quarters": the data show 2 (P1)']),
        ("P3 fell from At risk to Overdue.", ['"P3 fell from At risk to Overdue": the data show On track (P3)']),
        ("P3 fell to At risk.", ['"P3 fell to At risk": the data show Overdue (P3)']),
        ("P4 fell to On track.", ['"P4 fell to On track": the data show Overdue (P4)']),
        ("P1 moved to At risk.", ['"P1 moved to At risk": the data show At risk (P1)']),
        ("P1 was due on 30 March 2024.", ['"P1 was due on 30 March 2024": the data show 31 March 2024 (P1)']),
        ("P2 is due on 30 March 2024.", ['"P2 is due on 30 March 2024": this does not follow from the data (P2)']),
        ("M1 was done on 6 September 2023.", ['"M1 was done on 6 September 2023": the data show 5 September 2023 (M1)']),
        ("M1 is six days late.", ['"M1 is six days late": the data show 5 (M1)']),
        ("12 projects are at risk, 41 on track.", ['"12 projects are at risk": the data show 2 (At risk, projects)', '"41 on track": the data show 2 (On track, projects)']),
        ("Of the 1,200 projects, two are at risk.", ['"1,200 projects": the data show 6 (projects)']),
        ("All projects are on track.", ['"All projects are on track": the data show 2 (On track, projects)']),
        ("All twenty-two projects are on track.", ['"All twenty-two": the data show 6 (projects)', '"All twenty-two projects are on track": the data show 2 (On track, projects)']),
        ("Both projects are at risk.", ['"Both projects": the data show 6 (projects)', '"Both projects are at risk": the data show 2 (At risk, projects)']),
        ("The only project is at risk.", ['"The only project": the data show 6 (projects)', '"The only project is at risk": the data show 2 (At risk, projects)']),
        ("The only project has no status.", []),
        ("Three projects have no status.", ['"Three projects have no status": the data show 1 (projects without a status)']),
        ("Two projects fell to Overdue.", ['"Two projects fell to Overdue": the data show 1 (projects moved to Overdue)']),
        ("One project fell to Overdue: Depot.", ['"Depot": this does not follow from the data (projects)']),
        ("Two actions are at risk.", ['"Two actions are at risk": the data show 1 (At risk, actions)']),
        ("There are seven projects.", ['"seven projects": the data show 6 (projects)']),
    ],
)  # fmt: skip
def test_wrong_claims_have_their_facts(draft: str, lines: list[str]) -> None:
    found = [str(each) for each in check_text(draft, REPORT)]
    assert found == lines


def test_list_that_lacks_an_item_names_it() -> None:
    report = Scorecard([(an_indicator(), a_series(84))], items=PLAN[1:3]).report(AT)
    entries = [PLAN[1], item("P7", "On track", "At risk", name="Pool")]
    both = Scorecard([(an_indicator(), a_series(84))], items=entries).report(AT)
    (wrong,) = check_text("Two projects fell to At risk: Depot.", both)
    assert str(wrong) == '"Depot": the data also show P7 (projects)'
    assert not check_text("One project fell to At risk: Depot.", report).discrepancies


@pytest.mark.parametrize(
    "draft",
    [
        "Two projects in Housing are complete.",  # a part
        "P1 is at risk of delay.",
        "If P1 is complete, all is well.",
        "P1 will be complete.",
        "P1 was complete.",
        "There are nine actions.",  # two reports of actions, by different schemes
        "Two actions have no status.",
        "12 projects are Green.",
        "Twin is complete.",  # two items have the name
        "A1 is on track.",  # not a band of its scheme
        "A1 fell from On track to Red.",
        "A1 fell to Red.",  # not reported before
        "P1 has been at risk for six months.",
        "M2 was done on 30 February 2024.",
        "P1 was done on 3 March 2024.",
        "P1 is three days late.",
        "P4 has been on track for two months.",
        "P2 and P6 fell.",
        "About 12 projects are complete.",
        "12 projects are complete, and so on.",
        "## Housing\n\nTwelve projects are complete.",
        "Culture\n\nTwelve projects are complete.",
        "## Quarter 1\n\nTwelve projects are complete.",
    ],
)
def test_claims_that_may_be_about_something_else_are_never_wrong(draft: str) -> None:
    assert not check_text(draft, REPORT).discrepancies


@pytest.mark.parametrize(
    ("draft", "unread"),
    [
        ("P1 is at risk because of the tender.", 1),
        ("P1 is at risk, and so are more.", 1),
        ("P1 is at risk.", 0),
        ("P1 is at risk and K1 is Green.", 1),
        ("Two projects are at risk, and so on.", 1),
        ("## Projects\n\nTwo projects are at risk.", 0),
        ("A2 is at risk, and Twin is too.", 1),
    ],
)
def test_sentence_with_words_left_over_is_unread(draft: str, unread: int) -> None:
    checked = check_text(draft, REPORT)
    assert not checked.discrepancies
    assert [each.why for each in checked.unread] == [NOT_OURS] * unread


def test_wrong_claim_before_a_reason_is_a_discrepancy_and_its_sentence_is_unread() -> None:
    checked = check_text("P1 is complete because the tender is over.", REPORT)
    assert ([each.words for each in checked], len(checked.unread)) == (["P1 is complete"], 1)


def test_claim_has_the_expression_of_its_fact() -> None:
    (claim,) = check_text("P3 is overdue.", REPORT).claims
    assert eval(claim.expression, {"report": REPORT}) == claim.fact
    (claim,) = check_text("Two projects are at risk.", REPORT).claims
    assert claim.expression == "report.items[0].counts[Progress.AT_RISK]"


def test_items_beside_several_schemes_are_judged() -> None:
    report = Scorecard(CARD, items=PLAN[:3]).report(AT)
    assert [str(each) for each in check_text("P1 is complete.", report)] == [
        '"P1 is complete": the data show At risk (P1)'
    ]
    assert check_text("P1 is at risk.", report).is_clean


def test_items_that_have_left_are_unread() -> None:
    left = item("P9", "At risk", None, name="Old depot", reported_until="Q1 2023/24")
    report = Scorecard([(an_indicator(), a_series(84))], items=[PLAN[0], left]).report(AT)
    checked = check_text("P9 is at risk.", report)
    assert ([*checked], [each.why for each in checked.unread]) == ([], [NOT_OURS])


def test_summary_has_no_items() -> None:
    assert check_text("P1 is complete.", summarise(REPORT)).discrepancies == ()


def test_row_of_a_table_is_not_read_as_a_sentence() -> None:
    assert not check_text("| P1 is complete | 2 |\n| P2 is complete | 3 |", REPORT).discrepancies


TWO_BY_TWO = Scorecard(
    [(an_indicator(85, 80, code="K1"), a_series(84, 86)), (an_indicator(85, 80, code="K2"), a_series(84, 86))],
    items=[
        item("P1", "On track", name="Depot"),
        item("P2", "On track", name="Library"),
        item("P3", "On track", name="Park"),
        item("P4", "Complete", name="Pool"),
        *PLAN[-2:],
    ],
).report(AT)


@pytest.mark.parametrize(
    ("draft", "holds"),
    [
        ("One project is Complete. Three are on track.", [True, True]),
        ("One project is Complete. Two are on track.", [True, False]),  # as many as there are Green KPIs
        ("One project is Complete. We are glad. Three are on track.", [True, True]),
        ("One project is Complete. Two KPIs are on track.", [True, True]),
        ("One project is Complete. Two KPIs are Green. Two are on track.", [True, True, True]),
        ("One project is Complete.\n\nTwo are on track.", [True, True]),
    ],
)
def test_sentence_without_a_noun_is_about_the_items_before(draft: str, holds: list[bool]) -> None:
    checked = check_text(draft, TWO_BY_TWO)
    assert [claim.holds for claim in checked.claims] == holds
    assert not checked.unread


def test_clause_without_a_noun_is_about_the_items_before() -> None:
    checked = check_text("Of the four projects, two are on track and two need attention.", TWO_BY_TWO)
    assert (checked.claims, [each.why for each in checked.unread]) == ((), [NOT_OURS])


@pytest.mark.parametrize(
    "draft",
    [
        "No milestone is late.",
        "No projects are late.",
        "The depot project is late.",
        "One project is Complete. One is late.",
        "Library (P2) is delayed.",
        "No milestone needs attention.",
    ],
)
def test_sentence_about_items_that_is_not_read_is_unread(draft: str) -> None:
    checked = check_text(draft, TWO_BY_TWO)
    assert not checked.discrepancies
    assert len(checked.unread) == 1


@pytest.mark.parametrize(
    "draft", ["## Late projects", "We thank the project teams.", "| Project | late |\n|---|---|\n"]
)
def test_words_about_items_that_state_nothing_are_not_unread(draft: str) -> None:
    assert check_text(draft, TWO_BY_TWO).is_clean


def test_sentence_as_the_library_writes_it_is_not_unread() -> None:
    report = Scorecard([(an_indicator(85, 80), a_series(84, 86))], items=PLAN[4:5]).report(AT)
    text = str(narrate(report, sections=[Section.ITEMS]))
    assert "need" in text
    assert check_text(text, report).is_clean
