"""Grouping by service."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def by_service(items: Iterable[T], service_of: Callable[[T], str | None]) -> dict[str | None, list[T]]:
    """Group items by service, in the order in which the services first appear.

    Each service has one group, even if its items are not next to each other. `None` is the group without a service.

    >>> listed = [("Access", "Calls"), (None, "Visits"), ("Access", "Emails")]
    >>> by_service(listed, lambda each: each[0])
    {'Access': [('Access', 'Calls'), ('Access', 'Emails')], None: [(None, 'Visits')]}

    Args:
        items: The items, such as assessments.
        service_of: A function that returns the service of an item.
    """
    services: dict[str | None, list[T]] = {}
    for item in items:
        services.setdefault(service_of(item), []).append(item)
    return services
