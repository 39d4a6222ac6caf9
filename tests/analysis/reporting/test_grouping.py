"""Groups of a report: their keys, their levels, and the parts chosen by a place."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from qpr_core import Indicator, Polarity, Rag, Report, Scorecard, Summary, TimeSeries, summarise, to_text
from qpr_core.answers import ReportsByGroup
from qpr_core.errors import ReportError, SummaryError
from qpr_core.rules import Levels
from qpr_core.testing import Four, a_series, an_indicator
from qpr_core.testing.examples import A_COUNCIL

GREEN, AMBER, RED = Rag
NOW = "Q2 2023/24"
PLACES: dict[str, dict[str, Any]] = {
    "W1": {"priority": ("Cleaner borough", "Waste"), "ward": "North"},
    "S1": {"priority": ("Cleaner borough", "Streets")},
    "C1": {"priority": ("Safer borough",), "ward": "North"},
    "W2": {"priority": ("Cleaner borough", "Waste")},
    "N1": {},
}
RESULTS = dict(zip(PLACES, [(79, 84), (79, 79), (84, 86), (86, 86), (80, 79)], strict=True))
CARD = Scorecard(
    (an_indicator(85, 80, code=code, service=None, groups=places), a_series(*RESULTS[code]))
    for code, places in PLACES.items()
)
WHOLE = CARD.report(NOW, quarters=3, published=summarise(CARD.report("Q1 2023/24")))


def codes(parts: Any) -> dict[Any, str]:
    return {key: " ".join(each.code for each in part) for key, part in parts.items()}


def test_by_without_a_level_has_a_part_for_each_place() -> None:
    assert codes(WHOLE.by("priority")) == {
        ("Cleaner borough", "Waste"): "W1 W2",
        ("Cleaner borough", "Streets"): "S1",
        ("Safer borough",): "C1",
        None: "N1",
    }


def test_by_one_level_has_names_as_keys() -> None:
    by_name = {"Cleaner borough": "W1 S1 W2", "Safer borough": "C1", None: "N1"}
    assert codes(WHOLE.by("priority", level=1)) == by_name
    assert codes(WHOLE.by("ward")) == codes(WHOLE.by("ward", level=3)) == {"North": "W1 C1", None: "S1 W2 N1"}
    assert list(WHOLE.where(codes=["C1", "N1"]).by("priority")) == ["Safer borough", None]


def test_by_a_level_below_the_deepest_place_is_by_all_names() -> None:
    assert WHOLE.by("priority", level=9) == WHOLE.by("priority", level=2) == WHOLE.by("priority")


def test_groupings_are_by_service_first_and_then_in_order_of_appearance() -> None:
    assert WHOLE.groupings == ("service", "priority", "ward")
    assert A_COUNCIL.report(NOW).groupings == ("service",)


def test_part_of_a_group_has_its_own_quarter_before_published_summary_and_history() -> None:
    part = WHOLE.by("priority")["Cleaner borough", "Waste"]
    assert part == WHOLE.where(codes=["W1", "W2"])
    assert part.previous is not None
    assert part.published is not None
    assert [part.published.ratings[band] for band in Rag] == [1, 0, 1]
    assert [each.indicators for each in part.history] == [2, 2]


def test_where_chooses_a_place_and_all_places_in_it() -> None:
    for place, expected in (
        ("Cleaner borough", "W1 S1 W2"),
        (("Cleaner borough",), "W1 S1 W2"),
        (["Cleaner borough", "Waste"], "W1 W2"),
        (None, "N1"),
    ):
        assert " ".join(each.code for each in WHOLE.where(groups={"priority": place})) == expected
    assert [each.code for each in WHOLE.where(groups={"priority": "Cleaner borough", "ward": "North"})] == ["W1"]


def test_reports_by_group_keep_their_grouping_and_level_when_pickled() -> None:
    parts = WHOLE.by("priority", level=1)
    again = pickle.loads(pickle.dumps(parts))
    assert (again, again.grouping, again.level) == (parts, "priority", 1)
    assert repr(WHOLE.by("priority")) == (
        "<ReportsByGroup of Q2 2023/24, by priority: Cleaner borough: Waste (W1, W2), Cleaner borough: Streets (S1), "
        "Safer borough (C1), None (N1)>"
    )


def test_document_of_groups_has_their_names_and_their_counts() -> None:
    lines = [" ".join(line.split()) for line in to_text(WHOLE.by("priority")).splitlines()]
    for line in (
        "KPIs by priority",
        "KPIs by priority, Quarter 2, 2023/24",
        "Priority KPIs Green Amber Red ↑ positive ↔ stable ↓ negative No direction",
        "Cleaner borough: Waste 2 1 1 0 0 0 0 2",
        "No priority named 1 0 0 1 0 0 0 1",
        "All KPIs 5 2 1 2 0 0 0 5",
        "Cleaner borough: Streets: KPIs, Quarter 2, 2023/24",
    ):
        assert line in lines


def test_summarise_by_a_grouping_leaves_groups_without_kpis_out() -> None:
    calls = Indicator(code="A1", name="Calls", polarity=Polarity.NEITHER, unit="number", groups={"ward": "South"})
    report = Scorecard([*CARD.entries, (calls, TimeSeries({NOW: 5}))]).report(NOW)
    assert list(report.by("ward")) == ["North", None, "South"]
    assert list(summarise(report, by="ward")) == ["North", None]


def test_summary_of_a_group_without_targets_has_the_scheme_of_the_report() -> None:
    four = an_indicator(
        None, code="F1", service="A", thresholds=Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 80})
    )
    report = Scorecard(
        [(four, a_series(91)), (an_indicator(None, code="F2", service="B", thresholds=None), a_series(5))]
    ).report("Q2 2023/24")
    assert [each.scheme for each in summarise(report, by="service").values()] == [Four, Four]


def test_members_keep_their_places_and_read_those_of_plain_data() -> None:
    member = (summarise(WHOLE).members or ())[0]
    assert member.groups == {"priority": ("Cleaner borough", "Waste"), "ward": ("North",)}
    counts = {GREEN: 0, AMBER: 0, RED: 1}
    places: Any = {"ward": "North", "priority": ["Cleaner borough", "Waste"]}
    plain = member._replace(rating=RED, groups=places)
    read = Summary(period=NOW, indicators=1, ratings=counts, members=[plain]).members
    assert read is not None
    assert read[0].groups == member.groups
    with pytest.raises(SummaryError, match=r"groups of a member must be places: .*, got 5 \(W1, Q2 2023/24\)"):
        Summary(period=NOW, indicators=1, ratings=counts, members=[member._replace(rating=RED, groups=5)])  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize(
    ("choose", "message"),
    [
        (
            lambda: WHOLE.by("owner"),
            "grouping must be one of the report ('service', 'priority', 'ward'), got 'owner' (Q",
        ),
        (
            lambda: WHOLE.by("Priority"),
            "grouping must be one of the report ('service', 'priority', 'ward'), got 'Prior",
        ),
        (lambda: WHOLE.by("ward", level=0), "level must be a whole number of 1 or more, got 0 (Q2 2023/24)"),
        (lambda: WHOLE.by("ward", level=True), "level must be a whole number of 1 or more, got True"),
        (lambda: summarise(WHOLE, by="owner"), "grouping must be one of the report ("),
        (lambda: WHOLE.where(groups=5), "groups must be a mapping from a grouping to a place in it, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: WHOLE.where(groups={"owner": "A"}), "grouping must be one of the report ("),
        (
            lambda: WHOLE.where(groups={"ward": "South"}),
            "place in 'ward' must be one of the report ('North', None), got",
        ),
        (lambda: WHOLE.where(groups={"ward": 5}), "place in 'ward' must be one of the report ('North', None), got 5"),  # type: ignore[dict-item]  # the same
        (lambda: WHOLE.where(groups={"ward": "North", "priority": None}), "part of a report must have at least one"),
        (lambda: ReportsByGroup({5: WHOLE}), "key of a group must be a name, a tuple of names or None, got 5"),  # type: ignore[dict-item]  # the same
        (lambda: ReportsByGroup({(): WHOLE}), "key of a group must be a name, a tuple of names or None, got ()"),
        (lambda: ReportsByGroup({("A", ""): WHOLE}), "name of a group must not be blank, got ''"),
        (lambda: ReportsByGroup({"A": WHOLE}, ""), "name of a grouping must not be blank, got ''"),
        (lambda: ReportsByGroup({"A": WHOLE}, "ward", 0), "level must be a whole number of 1 or more, got 0"),
    ],
)
def test_groups_that_a_report_does_not_have_are_refused(choose: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        choose()
    assert str(caught.value).startswith(message)


def test_level_of_a_summary_without_a_grouping_is_refused() -> None:
    with pytest.raises(SummaryError, match=r"level must come with by, got 1 \(Q2 2023/24\)"):
        summarise(WHOLE, level=1)  # type: ignore[call-overload]  # the wrong arguments are what is tested


def test_group_that_was_only_in_the_quarter_before_has_no_part() -> None:
    left = evolve(CARD["N1"].indicator, code="L1", groups={"ward": "West"}, reported_until="Q1 2023/24")
    report: Report = Scorecard([*CARD.entries, (left, a_series(86, 86))]).report(NOW)
    assert list(report.by("ward")) == ["North", None]
