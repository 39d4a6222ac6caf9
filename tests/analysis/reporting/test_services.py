"""Grouping by service: one group a service, in the order in which they first appear."""

from qpr_core.analysis.reporting.services import by_service


def test_by_service_joins_the_items_of_a_service_that_appears_twice() -> None:
    listed = [("Housing", 1), (None, 2), ("Access", 3), ("Housing", 4)]
    groups = by_service(listed, lambda each: each[0])
    assert list(groups.items()) == [
        ("Housing", [("Housing", 1), ("Housing", 4)]),
        (None, [(None, 2)]),
        ("Access", [("Access", 3)]),
    ]


def test_by_service_has_no_group_without_items() -> None:
    nothing: list[str] = []
    assert by_service(nothing, lambda each: each) == {}
