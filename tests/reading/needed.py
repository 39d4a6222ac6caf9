"""Counts that a report needs: those that are not zero, now or in an earlier quarter.

A count that is not among these is a zero that readers do not need. It is neither required nor allowed.
"""

from typing import TypeAlias

from qpr_core import Assessment, Direction
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from reading.facts import Facts, count_directed, count_rated, count_unrated, kpis_of

Counted: TypeAlias = Scheme | Direction | Expectation | None
"""A rating, direction or position; `None` for the KPIs without a rating, direction or expectation."""


def rated_in(facts: Facts, *quarters: list[Assessment]) -> list[Counted]:
    """Return the bands that a KPI has in any of some quarters, and `None` if one is not rated."""
    bands: list[Counted] = [band for band in facts.bands if any(count_rated(kpis, band) for kpis in quarters)]
    return [*bands, None] if any(count_unrated(kpis) for kpis in quarters) else bands


def directed_in(*quarters: list[Assessment]) -> list[Counted]:
    """Return the directions that a KPI has in any of some quarters."""
    return [each for each in Direction if any(count_directed(kpis, each) for kpis in quarters)]


def with_changed_directions(then: list[Assessment], now: list[Assessment]) -> list[Counted]:
    """Return the directions whose changes are printed: none if every direction is new."""
    return directed_in(then, now) if directed_in(then) else []


def to_open(facts: Facts) -> list[Counted]:
    """Return what the opening must count.

    It is each rating that a KPI has, and the worst band if there are several.
    """
    counted = rated_in(facts, facts.kpis)
    worst = facts.bands[-1]
    return counted if len(counted) == 1 or worst in counted else [*counted, worst]


def to_list(facts: Facts, *, says_zeros: bool) -> list[Counted]:
    """Return the ratings that the list on the cover must count.

    A style that says zeros counts every band, unless no KPI is rated at all.
    """
    is_rated = count_unrated(facts.kpis) < len(facts.kpis)
    now: list[Counted] = [None] if count_unrated(facts.kpis) else []
    if says_zeros and is_rated:
        return [*facts.bands, *now]
    return [*(each for each in rated_in(facts, facts.kpis, facts.kpis_before) if each is not None), *now]


def to_direct(facts: Facts, *, says_zeros: bool) -> list[Counted]:
    """Return the directions that the cover must count, in the same way."""
    directed = directed_in(facts.kpis, facts.kpis_before)
    now: list[Counted] = [None] if count_directed(facts.kpis, None) else []
    return [*(Direction if says_zeros and directed else directed), *now]


def ends_of(facts: Facts) -> tuple[list[Assessment], list[Assessment]]:
    """Return the KPIs of the first quarter of the history, and those of the last."""
    return next(kpis_of(each) for each in facts.history if kpis_of(each)), facts.kpis


def last_year_of(facts: Facts) -> list[Assessment]:
    """Return the KPIs of the same quarter last year; none if there was no report."""
    wanted = facts.period.shift(-4)
    return next((kpis_of(each) for each in facts.history if each.period == wanted), [])


def has_come_or_gone(then: list[Assessment], now: list[Assessment]) -> bool:
    """Return True if a KPI has joined the report or left it."""
    return {one.indicator.code for one in then} != {one.indicator.code for one in now}


def activity_of(facts: Facts) -> list[Assessment]:
    """Return the assessments of activity indicators."""
    return [each for each in facts.report.assessments if not each.indicator.polarity.judges]


def expected_in(facts: Facts) -> list[Counted]:
    """Return the positions that activity indicators have, and `None` if one has none."""
    activity = activity_of(facts)
    known: list[Counted] = [each for each in Expectation if any(one.rating is each for one in activity)]
    return [*known, None] if any(not isinstance(one.rating, Expectation) for one in activity) else known
