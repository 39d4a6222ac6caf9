"""Items beside the indicators of a scorecard and a report: their groups, and what is refused."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from qpr_core import FinancialYear, NoDirection, Report, Scorecard, summarise
from qpr_core.answers import ReportsByGroup
from qpr_core.errors import ReportError, ReportLookUpError, ScorecardError
from qpr_core.items import BandSeries, TrackedItem
from qpr_core.testing import a_series, an_indicator

KPI = (an_indicator(), a_series(84, 86))
LIBRARY = TrackedItem(code="P1", name="New library", kind="project")
BANDS = BandSeries({"Q1 2023/24": "On track", "Q2 2023/24": "At risk"})


def report() -> Report:
    """Return a report on a KPI and a project."""
    return Scorecard([KPI], items=[(LIBRARY, BANDS)]).report("Q2 2023/24")


def test_scorecard_refuses_an_item_with_the_code_of_an_indicator() -> None:
    with pytest.raises(ScorecardError, match="code must be unique among indicators and items, got 'K1' twice"):
        Scorecard([KPI], items=[(evolve(LIBRARY, code="K1"), BANDS)])


def test_scorecard_refuses_an_item_with_a_different_financial_year() -> None:
    other = TrackedItem(code="P1", name="New library", kind="project", financial_year=FinancialYear(1))
    bands = BandSeries({"Q1 2023": "On track"}, financial_year=FinancialYear(1))
    with pytest.raises(ScorecardError, match="items must have the financial year of the indicators"):
        Scorecard([KPI], items=[(other, bands)])


def test_report_refuses_what_is_not_a_report_of_items() -> None:
    with pytest.raises(ReportError, match="items must be a tuple of ItemReports of Q2 2023/24"):
        evolve(report(), items=[*report().items])  # type: ignore[arg-type]  # the point of the test


def test_report_refuses_two_reports_of_one_kind() -> None:
    with pytest.raises(ReportError, match="one ItemReport for each kind and scheme"):
        evolve(report(), items=report().items * 2)


def test_report_refuses_an_item_with_the_code_of_an_indicator() -> None:
    (projects,) = (
        Scorecard([(an_indicator(code="X1"), KPI[1])], items=[(evolve(LIBRARY, code="K1"), BANDS)])
        .report("Q2 2023/24")
        .items
    )
    with pytest.raises(ReportError, match="code must be unique among indicators and items, got 'K1' twice"):
        evolve(report(), items=(projects,))


def item(code: str, kind: str = "project", service: str | None = None, **groups: Any) -> tuple[TrackedItem, BandSeries]:
    """Return an item with its place, which fell to At risk."""
    return TrackedItem(code=code, name=f"Item {code}", kind=kind, service=service, groups=groups), BANDS


def kpi(code: str, service: str, priority: str) -> Any:
    """Return a KPI of a service and a priority."""
    return an_indicator(85, 80, code=code, service=service, groups={"priority": priority}), a_series(84, 86)


PLAN = Scorecard(
    [kpi("K1", "Waste", "Safer"), kpi("K2", "Housing", "Cleaner")],
    items=[
        item("P1", service="Waste", priority="Cleaner", ward="North"),
        item("P2", service="Parks", priority="Greener"),
        item("R1", kind="risk", priority="Cleaner"),
        item("P3", service="Housing"),
    ],
)
WHOLE = PLAN.report("Q2 2023/24")


def codes_of(reports: Any) -> list[str]:
    return [each.code for report in reports for each in report]


def test_parts_by_a_grouping_have_the_items_of_their_groups() -> None:
    parts = WHOLE.by("priority")
    assert {key: codes_of(part.items) for key, part in parts.items()} == {"Safer": [], "Cleaner": ["P1", "R1"]}
    assert {key: codes_of(part) for key, part in parts.only_items.items()} == {"Greener": ["P2"], None: ["P3"]}
    assert repr(parts) == (
        "<ReportsByGroup of Q2 2023/24, by priority: Safer (K1), Cleaner (K2, P1, R1), Greener (P2), None (P3)>"
    )
    assert codes_of(parts.together.items) == ["P1", "P2", "P3", "R1"]


def test_groupings_of_items_count_as_those_of_the_report() -> None:
    assert WHOLE.groupings == ("service", "priority", "ward")
    parts = WHOLE.by("ward")
    assert ({key: codes_of(part.items) for key, part in parts.items()}) == {None: ["P2", "P3", "R1"]}
    assert {key: codes_of(part) for key, part in parts.only_items.items()} == {"North": ["P1"]}
    assert list(summarise(WHOLE, by="ward")) == [None]


def test_part_of_a_group_is_the_report_of_its_indicators_and_items_alone() -> None:
    part = WHOLE.by("priority")["Cleaner"]
    alone = Scorecard([PLAN["K2"]], items=[PLAN.items[0], PLAN.items[2]]).report("Q2 2023/24")
    assert part == alone == WHOLE.where(groups={"priority": "Cleaner"})


def test_keys_are_tuples_if_an_item_has_a_deeper_place_than_all_indicators() -> None:
    report = Scorecard([kpi("K1", "Waste", "Safer")], items=[item("P1", priority=("Safer", "Roads"))]).report(
        "Q2 2023/24"
    )
    assert (list(report.by("priority")), list(summarise(report, by="priority"))) == ([("Safer",)], [("Safer",)])
    assert list(report.by("priority").only_items) == [("Safer", "Roads")]
    assert codes_of(report.by("priority", level=1)["Safer"].items) == ["P1"]


def test_where_chooses_items_by_service_groups_and_codes_alone() -> None:
    assert codes_of(WHOLE.where(service="Waste").items) == ["P1"]
    assert codes_of(WHOLE.where(codes=["K1", "P3"]).items) == ["P3"]
    for parts in ({"rating": "Green"}, {"direction": NoDirection.TOO_FEW_POINTS}, {"streak": 1}):
        assert len(WHOLE.where(**parts)) == 2
        assert WHOLE.where(**parts).items == ()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"service": "Parks"}, "part of a report must have at least one indicator (for items alone, use its `items` or `by`), got only items"),
        ({"rating": "Red"}, "part of a report must have at least one indicator, got nothing"),
        ({"service": "Roads"}, "service must be one of the report ('Waste', 'Housing', 'Parks'), got 'Roads'"),
        ({"codes": "P9"}, "code must be that of an indicator or an item of the report, got 'P9'"),
    ],
)  # fmt: skip
def test_where_refuses_a_part_without_indicators(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError) as refused:
        WHOLE.where(**parts)
    assert message in str(refused.value)


def test_code_of_an_item_is_refused_with_the_place_of_the_item() -> None:
    with pytest.raises(ReportLookUpError, match=r"indicator of the report \(the item is report.items\[1\]\['R1'\]\)"):
        WHOLE["R1"]
    assert WHOLE.items[1]["R1"].code == "R1"


@pytest.mark.parametrize(
    ("only_items", "message"),
    [
        (5, "only_items must be a mapping from a group to a tuple of ItemReports, got 5"),
        ({"A": ()}, "only_items must be a mapping from a group to a tuple of ItemReports"),
        ({"A": (5,)}, "only_items must be a mapping from a group to a tuple of ItemReports"),
        ({"A": [5]}, "only_items must be a mapping from a group to a tuple of ItemReports"),
        ({"Safer": WHOLE.items}, "only_items must have only groups without a report, got 'Safer'"),
        ({5: WHOLE.items}, "key of a group must be a name, a tuple of names or None, got 5"),
        ({"A": WHOLE.items}, "code of an item must be unique, got 'P1' twice"),
    ],
)
def test_reports_by_group_refuse_wrong_groups_of_items(only_items: Any, message: str) -> None:
    parts = WHOLE.by("priority")
    with pytest.raises(ReportError, match=message):
        ReportsByGroup(parts, "priority", None, only_items)


def test_reports_by_group_keep_groups_of_items_when_pickled() -> None:
    parts = WHOLE.by("priority")
    again = pickle.loads(pickle.dumps(parts))
    assert (again, again.only_items) == (parts, parts.only_items)
