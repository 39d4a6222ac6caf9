"""Groups in drafts: their names, by the grouping of the style, and the claims about them."""

from attrs import evolve

from grouped_report import BY_PRIORITY, GROUPED
from qpr_core import Discrepancy, Rag, Report, check_text, summarise
from qpr_core.styles import KENT
from qpr_core.wording.drafts.groups import groups_named
from small_reports import make, report_of


def wrong(draft: str, of: Report = GROUPED) -> list[Discrepancy]:
    checked = check_text(draft, of, style=BY_PRIORITY)
    assert not checked.unread, checked.unread
    assert checked.claims
    return list(checked.discrepancies)


def test_counts_of_a_group_are_compared_with_its_indicators() -> None:
    assert not wrong("In Clean, 2 of the 3 KPIs are Red.")
    [three] = wrong("In Clean, 3 of the 3 KPIs are Red.")
    assert (three.words, three.fact) == ("3 of the 3 KPIs are Red", 2)
    [two] = wrong("Clean: Waste has two Red KPIs.")
    assert two.fact == 1
    [claim] = check_text("Clean: Waste has one Red KPI.", GROUPED, style=BY_PRIORITY).claims
    expression = "summarise(report.where(groups={'priority': ('Clean', 'Waste')})).ratings[Rag.RED]"
    assert (claim.holds, claim.expression) == (True, expression)
    assert eval(expression, {"report": GROUPED, "summarise": summarise, "Rag": Rag}) == 1


def test_list_of_a_group_must_have_all_of_its_indicators() -> None:
    assert not wrong("The Red KPIs in Clean are W1 and S1.")
    assert [each.fact for each in wrong("The Red KPIs in Clean are W1.")] == ["S1"]
    assert [each.fact for each in wrong("The Red KPIs in Highways are W1, S1 and C1.")] == ["X1"]
    assert [each.fact for each in wrong("The Red KPIs are W1, S1 and C1.")] == ["X1"]


def test_service_can_be_named_in_a_draft_by_priority() -> None:
    assert not wrong("Of the 5 KPIs in Highways, 4 are Red.")
    [four] = wrong("Of the 5 KPIs in Highways, 3 are Red.")
    assert four.fact == 4


TWO = report_of(
    make("A", 79, groups={"priority": "Clean"}),
    make("B", 79, groups={"priority": ("Clean", "Waste")}),
    make("C", 90, service="Clean"),
)
"""A service, a priority and the priorities in it that all have the name Clean."""


def test_claim_about_a_name_of_two_groups_is_not_judged() -> None:
    for draft in ("Of the 7 KPIs in Clean, 6 are Green.", "The Red KPIs in Clean are A."):
        checked = check_text(draft, TWO, style=BY_PRIORITY)
        assert not checked.discrepancies
        assert checked.unread
    assert not check_text("One KPI in Clean is Green.", TWO).discrepancies


def test_names_of_groups_are_cut_to_the_level_of_the_style() -> None:
    assert groups_named(evolve(BY_PRIORITY, level=1), TWO) == {"Clean": ("Clean",)}
    assert groups_named(BY_PRIORITY, TWO) == {"Clean": None, "Clean: Waste": ("Clean", "Waste")}
    same = report_of(make("A", 79, groups={"priority": "A: B"}), make("B", 79, groups={"priority": ("A", "B")}))
    assert groups_named(BY_PRIORITY, same) == {"A: B": None, "A": ("A",)}
    assert groups_named(KENT, TWO) == {"Highways": ("Highways",), "Clean": ("Clean",)}
    assert TWO["C"].rating is Rag.GREEN
