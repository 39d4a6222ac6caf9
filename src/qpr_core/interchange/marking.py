"""Marking: records that were read without being checked say so."""

from typing import Any

from attrs import evolve, fields, has

from qpr_core.analysis.reporting.summary import Summary
from qpr_core.interchange.annotations import MARK, can_be_marked
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries


def marked(record: Any) -> Any:
    """Return a record with the mark in every part that can have it.

    >>> from qpr_core import Polarity, Thresholds, rate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> marked(rate(calls, 84)).unverified, marked(calls) is calls
    (True, True)
    """
    if isinstance(record, Summary):
        return _marked_summary(record)
    if type(record) is tuple:
        made = tuple(map(marked, record))
        return record if all(one is other for one, other in zip(made, record, strict=True)) else made
    if isinstance(record, tuple | Indicator | TimeSeries) or not has(type(record)):
        return record
    given = {each.alias: getattr(record, each.name) for each in fields(type(record)) if each.init}
    found = {name: marked(part) for name, part in given.items()}
    changes: dict[str, Any] = {name: part for name, part in found.items() if part is not given[name]}
    if can_be_marked(type(record)):
        changes[MARK] = True
    return evolve(record, **changes) if changes else record


def _marked_summary(summary: Summary) -> Summary:
    """Return a summary with the mark, and thousands of earlier ones too."""
    made: Summary | None = None
    for each in reversed(summary.with_earlier):
        others = tuple(map(_marked_summary, each.others))
        published = None if each.published is None else _marked_summary(each.published)
        made = evolve(each, previous=made, published=published, others=others, unverified=True)
    return summary if made is None else made
