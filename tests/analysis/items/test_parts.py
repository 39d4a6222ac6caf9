"""Parts of reports of items: groups add up to the whole, and equal reports of their items alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Period
from qpr_core.analysis.items.parts import joined_items, parts_of_items
from qpr_core.errors import ReportError
from qpr_core.items import BandSeries, ItemEntry, ItemReport, TrackedItem, report_items
from qpr_core.testing.strategies.items import item_entries


def entry(code: str, *bands: str | None, kind: str = "project", **groups: Any) -> tuple[TrackedItem, BandSeries]:
    """Return an item with the bands of Q1, Q2 and so on."""
    given = {f"Q{place} 2023/24": band for place, band in enumerate(bands, start=1)}
    return TrackedItem(code=code, name=code, kind=kind, groups=groups), BandSeries(given)


PLAN = [
    entry("P1", "On track", "At risk", priority=("Health", "Care")),
    entry("P2", None, "At risk", priority=("Health", "Sport")),
    entry("P3", "On track", "Overdue"),
    entry("R1", "On track", "On track", kind="risk", priority="Roads"),
]


def codes(parts: Any) -> dict[Any, list[str]]:
    return {key: [each.code for each in part] for key, part in parts.items()}


def test_by_divides_one_kind_by_places_or_by_outer_names() -> None:
    projects, risks = report_items(PLAN, "Q2 2023/24")
    whole = {("Health", "Care"): ["P1"], ("Health", "Sport"): ["P2"], None: ["P3"]}
    assert codes(projects.by("priority")) == whole
    assert codes(projects.by("priority", level=1)) == {"Health": ["P1", "P2"], None: ["P3"]}
    assert codes(projects.by("service")) == {None: ["P1", "P2", "P3"]}
    assert codes(risks.by("priority")) == {"Roads": ["R1"]}


def test_part_without_a_band_before_has_no_period_before() -> None:
    projects, _ = report_items(PLAN, "Q2 2023/24")
    parts = projects.by("priority")
    assert parts["Health", "Sport"].previous is None
    assert [each.code for each in parts["Health", "Care"].previous or ()] == ["P1"]


@pytest.mark.parametrize("grouping", ["ward", 5, None])
def test_by_refuses_an_unknown_grouping(grouping: Any) -> None:
    projects, _ = report_items(PLAN, "Q2 2023/24")
    with pytest.raises(ReportError, match=r"grouping must be one of the report \('service', 'priority'\)"):
        projects.by(grouping)


def test_joined_parts_of_all_groups_are_the_whole_without_the_period_before() -> None:
    reports = report_items(PLAN, "Q2 2023/24")
    parts = parts_of_items(reports, lambda each: each.service)
    assert parts == {None: reports}
    joined = joined_items(report for part in reports for report in part.by("priority").values())
    assert [[each.code for each in report] for report in joined] == [["P1", "P2", "P3"], ["R1"]]
    assert [each.previous for each in joined] == [None, None]
    assert list(parts_of_items(reports, lambda each: each.kind, [reports[1].kind])) == [reports[1].kind]


@given(item_entries(), st.integers(0, 6), st.sampled_from(["service", "priority"]), st.sampled_from([None, 1]))
def test_conservation_groups_of_items_add_up_to_the_whole(
    entries: tuple[ItemEntry, ...], steps: int, grouping: str, level: int | None
) -> None:
    at = Period.parse("Jan-Mar 2000").shift(steps)
    for report in report_items(entries, at):
        if grouping != "service" and not any(each.groups for each in report):
            continue
        parts = report.by(grouping, level=level)
        for band in report.scheme:
            assert sum(part.counts[band] for part in parts.values()) == report.counts[band]
        assert sum(len(part.without_band) for part in parts.values()) == len(report.without_band)
        assert sorted(each.code for part in parts.values() for each in part) == sorted(each.code for each in report)
        for part in parts.values():
            assert (part,) == alone(entries, part)


def alone(entries: tuple[ItemEntry, ...], part: ItemReport) -> tuple[ItemReport, ...]:
    """Return the report of a plan with the items of a part, and those of its groups that are no longer reported."""
    codes = {each.code for each in (*part, *(part.previous or ()))}
    return report_items([each for each in entries if each.item.code in codes], part.period)
