"""A report in parts: the counts and headings of each service."""

from typing import Any

from pictured import WHOLE, made
from qpr_core import ExpectedRange, Polarity, Report, Scorecard
from qpr_core.items import BandSeries, TrackedItem
from qpr_core.styles import KENT
from qpr_core.testing import a_series, an_indicator
from qpr_core.text import Heading, Table
from qpr_core.wording.sections.by_part import narrative_by_group
from qpr_core.wording.text.printed_pages import in_pages
from small_reports import report_of


def test_each_part_has_its_own_counts_below_the_name_of_its_service() -> None:
    title, *parts = in_pages(narrative_by_group(WHOLE.by("service"), KENT).parts)
    headings = ["Quarterly Performance Report, Quarter 2, 2023/24", "Executive summary"]
    assert [str(each) for each in title if isinstance(each, Heading)] == headings
    assert [str(each[0]) for each in parts] == ["Highways", "Waste", "No service named"]
    assert "- 1 is rated Red" in str(parts[0][1])
    assert "- None are rated Red" in str(parts[1][1])


def test_headings_of_a_part_are_below_that_of_its_service() -> None:
    headings = [each for each in narrative_by_group(WHOLE.by("service"), KENT).parts if isinstance(each, Heading)]
    assert [each.level for each in headings] == [1, *[2] * 4]
    assert [each.starts_page for each in headings] == [False, False, True, True, True]


def tables(report: Report) -> list[Table]:
    return [each for each in narrative_by_group(report.by("service"), KENT).parts if isinstance(each, Table)]


def test_captions_name_the_service_and_differ() -> None:
    assert [str(each).splitlines()[0] for each in tables(WHOLE)] == [
        "KPIs by service, Quarter 2, 2023/24",
        "Highways: KPIs, Quarter 2, 2023/24",
        "Waste: KPIs, Quarter 2, 2023/24",
        "No service named: KPIs, Quarter 2, 2023/24",
        "No service named: activity indicators, Quarter 2, 2023/24",
    ]
    assert all(len(row) > 1 for each in tables(WHOLE) for row in each.rows)


def test_counts_of_all_services_come_first_if_there_are_several() -> None:
    assert str(tables(WHOLE)[0]).splitlines()[-1].split()[:3] == ["All", "services", "4"]
    assert len(tables(report_of(made(84, service="Waste")))) == 1


def test_services_that_have_only_activity_indicators_have_no_counts_together() -> None:
    activity: dict[str, Any] = {"polarity": Polarity.NEITHER, "unit": "number", "thresholds": ExpectedRange(100, 200)}
    report = report_of(made(150, **activity, service="A"), made(90, code="B", **activity, service="B"))
    assert [str(each).splitlines()[0] for each in tables(report)] == [
        f"{service}: activity indicators, Quarter 2, 2023/24" for service in "AB"
    ]


def project(code: str, service: str | None) -> Any:
    """Return a project of a service, which is at risk."""
    item = TrackedItem(code=code, name=f"Project {code}", kind="project", service=service)
    return item, BandSeries({"Q2 2023/24": "At risk"})


def test_groups_have_their_items_and_those_with_items_alone_come_last() -> None:
    card = Scorecard(
        [(an_indicator(service=service, code=service), a_series(84, until="Q2 2023/24")) for service in "AB"],
        items=[project("P1", "C"), project("P2", "A"), project("P3", None)],
    )
    parts = narrative_by_group(card.report("Q2 2023/24").by("service"), KENT).parts
    headings = [(each.level, str(each), each.starts_page) for each in parts if isinstance(each, Heading)][2:]
    assert headings == [
        (2, "A", True), (3, "Projects", False), (2, "B", True),
        (2, "C", True), (3, "Projects", False), (2, "No service named", True), (3, "Projects", False),
    ]  # fmt: skip
    text = "\n".join(map(str, parts))
    assert text.count("The only project is At risk.") == 3
    assert "- Project P1 (P1, C) is At risk (judged)." in text


def test_numbers_about_items_of_a_group_name_the_items_of_that_group() -> None:
    months = BandSeries({"Q1 2023/24": "At risk", "Q2 2023/24": "At risk"})
    entries = [(TrackedItem(code=code, name=code, kind="risk", service=code), months) for code in "AB"]
    groups = Scorecard([(an_indicator(service="A"), a_series(84, until="Q2 2023/24"))], items=entries).report(
        "Q2 2023/24"
    )
    sources = [
        each.source for each in narrative_by_group(groups.by("service"), KENT).quantities if "items" in each.source
    ]
    assert "report.items[0]['A'].run.count" in sources
    assert "only_items['B'][0]['B'].run.count" in sources
