"""Parts of several reports of items, by a key of each item."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport, divided_items

K = TypeVar("K")


def parts_of_items(
    reports: Iterable[ItemReport], key_of: Callable[[ItemAssessment], K], keys: Collection[K] | None = None
) -> dict[K, tuple[ItemReport, ...]]:
    """Return the reports of the items with each key.

    The keys are in the order in which they first appear.

    >>> from qpr_core.items import BandSeries, TrackedItem, report_items
    >>> bands = BandSeries({"Q1 2023/24": "At risk"})
    >>> plan = [(TrackedItem(code=code, name=code, kind="project", service=service), bands)
    ...         for code, service in {"P1": "Culture", "P2": "Housing", "P3": "Culture"}.items()]
    >>> found = parts_of_items(report_items(plan, "Q1 2023/24"), lambda each: each.service)
    >>> {key: [each.code for each in report] for key, (report,) in found.items()}
    {'Culture': ['P1', 'P3'], 'Housing': ['P2']}

    Args:
        reports: The reports, such as `Report.items`.
        key_of: A function that returns the key of an item.
        keys: The keys that are wanted. If None, all.
    """
    found: dict[K, tuple[ItemReport, ...]] = {}
    for report in reports:
        for key, part in divided_items(report, key_of).items():
            if keys is None or key in keys:
                found[key] = (*found.get(key, ()), part)
    return found


def joined_items(reports: Iterable[ItemReport]) -> tuple[ItemReport, ...]:
    """Join reports to one for each kind and scheme, without the period before.

    >>> from qpr_core.items import BandSeries, TrackedItem, report_items
    >>> plan = [(TrackedItem(code=code, name=code, kind="risk"), BandSeries({"Q1 2023/24": "At risk"}))
    ...         for code in ("R1", "R2")]
    >>> joined, = joined_items(report for entry in plan for report in report_items([entry], "Q1 2023/24"))
    >>> [each.code for each in joined]
    ['R1', 'R2']
    """
    found: dict[object, ItemReport] = {}
    for each in reports:
        key = (each.kind, each.scheme)
        known = found[key].assessments if key in found else ()
        found[key] = ItemReport(period=each.period, assessments=(*known, *each.assessments))
    return tuple(found.values())
