"""A report in parts: the counts and headings of each service."""

from pictured import WHOLE
from qpr_core.styles import KENT
from qpr_core.text import Heading
from qpr_core.wording.sections.by_part import narratives_by_part


def test_each_part_has_its_own_counts_below_the_name_of_its_service() -> None:
    title, *parts = narratives_by_part(WHOLE.by("service"), KENT)
    assert [str(each) for each in title.parts] == ["Quarterly Performance Report, Quarter 2, 2023/24"]
    assert [str(each.parts[0]) for each in parts] == ["Highways", "Waste", "No service named"]
    assert "- 1 is rated Red" in str(parts[0])
    assert "- None are rated Red" in str(parts[1])


def test_headings_of_a_part_are_below_that_of_its_service() -> None:
    for part in narratives_by_part(WHOLE.by("service"), KENT)[1:]:
        assert [each.level for each in part.parts if isinstance(each, Heading)] == [2, 3]
