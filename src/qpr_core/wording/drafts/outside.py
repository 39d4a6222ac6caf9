"""Words of a report for things other than ratings of KPIs: items, second ratings."""

import re
from collections.abc import Iterator

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.styles.style import Style


def outside(source: Report | Summary, style: Style) -> re.Pattern[str] | None:
    """Return a pattern for the names of items, and bands of a second rating alone.

    A sentence with one states something that is not compared with any fact. None if there are no such names.
    """
    names = set(_names(source, style)) if isinstance(source, Report) else set()
    if not names:
        return None
    listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


def _names(report: Report, style: Style) -> Iterator[str]:
    for each in (one for of_kind in report.items for one in of_kind.assessments):
        yield each.item.code
        yield each.item.name
    if report.second is not None:
        known = {style.label_of(band).text for part in report.by_scheme for band in part.scheme}
        yield from {style.label_of(band).text for band in report.second.scheme} - known
