"""Checks of the watch-list: why a KPI is on it, and how near it is to a worse rating."""

from collections.abc import Iterator
from fractions import Fraction

from qpr_core import Assessment, Basis, Direction, Judgement
from qpr_core.model.thresholds.scheme import Scheme
from reading.bands import edges_of, rated
from reading.claims import CHECKS, Reading, check, expect, expect_count
from reading.claims_of_lists import moved
from reading.claims_of_one import make_subject_by_code
from reading.claims_of_reasons import is_about, value_said
from reading.facts import (
    BETTER,
    count_unrated,
    judgement_of,
    value_of,
)
from reading.figures import adds_up, check_unit, read_figure


def _margin(one: Assessment) -> Fraction | None:
    """Return the margin of a result to the next worse band; `None` if unknown."""
    standing, indicator = one.standing, one.indicator
    if standing.value is None or standing.thresholds is None or indicator.rule is not None:
        return None
    edges = edges_of(indicator, standing.thresholds)
    index = list(indicator.scheme).index(one.rating) if isinstance(one.rating, Scheme) else len(edges)
    if index >= len(edges):
        return None
    value = rated(indicator, standing.value)
    low, high = edges[index]
    return min(
        end for end in (None if low is None else value - low, None if high is None else high - value) if end is not None
    )


def is_near(one: Assessment) -> bool:
    """Return whether a result is within 2% of its target of a worse rating."""
    margin, target = _margin(one), one.standing.target
    return margin is not None and bool(target) and margin * 100 <= 2 * abs(target or Fraction(0))


def _just_rose(reading: Reading, one: Assessment) -> bool:
    return one.indicator.code in moved(reading, 1)


def _beats_last_year(one: Assessment) -> bool:
    """Return True if a total of the year to date is better than a year before."""
    values = {each.period: value_of(one.indicator, each.result) for each in one.results}
    now = one.result_period or one.due
    periods = (now, now.shift(-12 // now.frequency.months))
    known = [(each, value) for each, value in ((each, values.get(each)) for each in periods) if value is not None]
    return len(known) == 2 and judgement_of(one.indicator, known[0], known[1]) == BETTER


def needs_watching(reading: Reading, one: Assessment) -> bool | None:
    """Return whether a KPI must be on the watch-list; `None` if it may be."""
    if not isinstance(one.rating, Scheme):
        return False
    direction, judged = one.direction_of_travel.direction, one.comparison.judgement
    if one.rating is reading.facts.bands[-1]:
        if isinstance(direction, Direction):
            return direction is not Direction.POSITIVE
        improved = judged is Judgement.BETTER or (
            one.indicator.basis is Basis.YEAR_TO_DATE_TOTAL and _beats_last_year(one)
        )
        return not improved
    worsens = direction is Direction.NEGATIVE and one.rating is not reading.facts.bands[0]
    if worsens:
        return None if _just_rose(reading, one) else True
    if not is_near(one):
        is_first = one.rating is reading.facts.bands[0]
        return None if not is_first and not isinstance(direction, Direction) else False
    improves = direction is Direction.POSITIVE or judged is Judgement.BETTER
    return None if improves else True


@check("watch_count")
def _watch_count(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    count = -1 if reading.listing is None else reading.listing[1]
    yield from expect_count("number that need watching", found, max(count, 0))
    reading.listing = ("watched", count)


@check("watch_kinds")
def _watch_kinds(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    names = [band.value for band in reading.facts.bands]
    yield from expect("worst band", found["worst"], names[-1])
    yield from expect("bands between", found.get("middle"), " or ".join(names[1:-1]))
    yield from expect("what counts as near", found["near"], "2")
    reading.said.append(("watch_kinds", None))


@check("nothing_watched")
def _nothing_watched(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    kpis = reading.facts.kpis
    yield from expect("number of KPIs that are not rated", len(kpis), count_unrated(kpis))
    reading.said.append(("nothing_watched", None))


@check("watched")
def _watched(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject_by_code(reading, found["name"], found["code"])
    one = reading.one
    yield from expect("service", found.get("service"), one.indicator.service)
    reading.said.append(("watched", found["code"]))
    if needs_watching(reading, one) is False:
        yield f"watch-list: {found['code']} is {one.rating}, {one.direction_of_travel.direction}, {one.comparison.judgement}"


def _concern(reading: Reading, found: dict[str, str], *, is_true: bool, what: str) -> Iterator[str]:
    one = reading.one
    if "band" in found:
        yield from expect("rating", found["band"], one.rating.value if isinstance(one.rating, Scheme) else None)
    if not is_true:
        yield (
            f"watch-list: {one.indicator.code} is printed as {what}, and is {one.rating}, "
            f"{one.direction_of_travel.direction}, {one.comparison.judgement}"
        )


@check("worsening")
def _worsening(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    is_true = reading.one.direction_of_travel.direction is Direction.NEGATIVE and not _just_rose(reading, reading.one)
    yield from _concern(reading, found, is_true=is_true, what="worsening")


@check("flat_concern")
def _flat(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    is_true = one.direction_of_travel.direction is Direction.STABLE and one.rating is reading.facts.bands[-1]
    yield from _concern(reading, found, is_true=is_true, what="not improving")


@check("too_little_history")
def _too_little(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    unknown = not isinstance(one.direction_of_travel.direction, Direction)
    yield from _concern(reading, found, is_true=unknown, what="with too little history")


@check("margin", "no_margin")
def _margin_text(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    yield from CHECKS["value"](reading, found)
    margin, bands = _margin(one), reading.facts.bands
    if margin is None or not isinstance(one.rating, Scheme) or one.standing.thresholds is None:
        yield f"margin: {one.indicator.code} has none"
        return
    yield from expect("next band", found["band"], bands[bands.index(one.rating) + 1].value)
    if "margin" not in found:
        yield from expect("margin", Fraction(0), margin)
        return
    gap, value = read_figure(found["margin"]), read_figure(value_said(reading, found)[0])
    if gap is None or value is None:
        yield f"margin: {found['margin']!r} is not a figure"
        return
    yield from check_unit(gap, one.indicator.unit, found["margin"], is_difference=True)
    edges = edges_of(one.indicator, one.standing.thresholds)[bands.index(one.rating)]
    near = [
        edge
        for edge in edges
        if edge is not None and abs(rated(one.indicator, one.standing.value or Fraction(0)) - edge) == margin
    ]
    yield from is_about(gap, margin, found["margin"], *(abs(value.value - edge) for edge in near))
    if near and not any(adds_up(value, value._replace(value=edge, places=0), gap) for edge in near):
        yield f"sum: {value_said(reading, found)[0]} is not {found['margin']} from {[float(edge) for edge in near]}"
