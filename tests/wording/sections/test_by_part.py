"""A report in parts: the counts and headings of each service."""

from pictured import WHOLE
from qpr_core.styles import KENT
from qpr_core.text import Heading
from qpr_core.wording.sections.by_part import narrative_by_service
from qpr_core.wording.text.printed_pages import in_pages


def test_each_part_has_its_own_counts_below_the_name_of_its_service() -> None:
    title, *parts = in_pages(narrative_by_service(WHOLE.by("service"), KENT).parts)
    assert [str(each) for each in title] == ["Quarterly Performance Report, Quarter 2, 2023/24"]
    assert [str(each[0]) for each in parts] == ["Highways", "Waste", "No service named"]
    assert "- 1 is rated Red" in str(parts[0][1])
    assert "- None are rated Red" in str(parts[1][1])


def test_headings_of_a_part_are_below_that_of_its_service() -> None:
    headings = [each for each in narrative_by_service(WHOLE.by("service"), KENT).parts if isinstance(each, Heading)]
    assert [each.level for each in headings] == [1, *[2, 3] * 3]
    assert [each.starts_page for each in headings] == [each.level == 2 for each in headings]
