"""A report in parts: the counts and headings of each service."""

from typing import Any

from pictured import WHOLE, made
from qpr_core import ExpectedRange, Polarity, Report
from qpr_core.styles import KENT
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
