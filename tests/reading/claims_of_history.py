"""Checks of what is compared with earlier quarters, and of activity indicators."""

from collections.abc import Iterator
from typing import Final

from qpr_core import Assessment, Direction, ExpectedRange
from qpr_core.model.thresholds.scheme import Expectation
from reading.claims import Reading, check, expect, expect_count, require
from reading.claims_of_counts import band_named
from reading.claims_of_openings import check_all
from reading.facts import count_directed, count_rated, count_unrated, kpis_of
from reading.figures import read_count
from reading.needed import Counted, activity_of, ends_of, last_year_of, with_changed_directions

_WORDS: Final = {
    "positive": Direction.POSITIVE,
    "stable or with no clear trend": Direction.STABLE,
    "negative": Direction.NEGATIVE,
}
_WORD_OF: Final = {"rose from": "rose", "fell from": "fell", "went from": "went", "stayed at": "stayed"}
_REPEATED: Final = {"from": ("rose", "fell"), "at": ("stayed",)}
"""The words of change that may be left out before a preposition, after a clause with the same one."""


@check("since")
def _since(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    codes, now = ({one.indicator.code for one in kpis} for kpis in _ends(reading))
    for part, true in (("joined", len(now - codes)), ("left", len(codes - now))):
        yield from expect(f"number that {part}", read_count(found[part]) if part in found else 0, true)
        yield from require(f"some {part}", is_true=part not in found or true > 0)
    reading.said.append(("since", True))


@check("span")
def _span(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    with_kpis = [each for each in reading.facts.history if kpis_of(each)]
    yield from reading.is_window(found, with_kpis[0].period, reading.facts.period)
    reading.form = None
    reading.said.append(("span", True))


@check("span_of_year")
def _span_of_year(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from reading.is_period(found["quarter"], reading.facts.period.shift(-4))
    reading.form = None
    reading.said.append(("span", True))


def _ends(reading: Reading) -> tuple[list[Assessment], list[Assessment]]:
    """Return the KPIs of the two quarters that a section compares."""
    if reading.section == "last_year":
        return last_year_of(reading.facts), reading.facts.kpis
    return ends_of(reading.facts)


def _went(reading: Reading, found: dict[str, str], what: str, ends: tuple[int, int]) -> Iterator[str]:
    """Check a count in the first and the last quarter, and the word of change, maybe that of the clause before."""
    then, now = ends
    form, totals = found["form"], [len(kpis) for kpis in _ends(reading)]
    if "then" in found:
        yield from expect_count(f"number {what} first", found, then, "then")
    yield from expect_count(f"number {what} last", found, now, "now")
    for part, total in zip(("then_total", "now_total"), totals, strict=True):
        if part in found:
            yield from expect_count(f"number of KPIs ({part})", found, total, part)
    if not then and not now:
        yield f"zero: the number {what} is 0 in both quarters"
    repeated = reading.form if reading.form in _REPEATED.get(form, ()) else None
    change = _WORD_OF.get(form, repeated)
    is_of_same = "now_total" not in found or totals[0] == totals[1]
    true = "rose" if now > then else "fell" if now < then else "stayed" if is_of_same else "went"
    yield from expect(f"change of the number {what}", change, true)
    reading.form = change


def _counted(reading: Reading, found: dict[str, str], counted: Counted) -> Iterator[str]:
    """Note that a rating is counted, once; the numbers of all KPIs are beside the first only."""
    said = ("then" if reading.section == "last_year" else "history", counted)
    yield from require(f"{counted} is counted once", is_true=said not in reading.said)
    reading.said.append(said)
    yield from expect("totals beside the first number", "now_total" in found, reading.form is None)


@check("history")
def _history(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    then, now = _ends(reading)
    yield from _counted(reading, found, band)
    yield from _went(reading, found, f"rated {band.value}", (count_rated(then, band), count_rated(now, band)))


@check("history_unrated")
def _history_unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now = _ends(reading)
    yield from _counted(reading, found, None)
    yield from _went(reading, found, "not rated", (count_unrated(then), count_unrated(now)))


@check("history_direction")
def _history_direction(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    direction = _WORDS.get(found["direction"])
    then, now = _ends(reading)
    if direction not in with_changed_directions(then, now):
        yield f"zero: no KPI is or was {found['direction']!r}, or no direction was known first"
    if direction is None:
        return
    yield from require(f"{direction} is counted once", is_true=("history", direction) not in reading.said)
    reading.said.append(("history", direction))
    yield from expect("subject of the first number", found["who"].startswith("KPIs"), reading.form is None)
    counts = (count_directed(then, direction), count_directed(now, direction))
    yield from _went(reading, found, direction.value, counts)


@check("activity_total")
def _activity_total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    activity = activity_of(reading.facts)
    yield from expect_count("number of activity indicators", found, len(activity))
    reading.listing = ("activity", len(activity))


def _placed(activity: list[Assessment], place: Expectation) -> int:
    return sum(each.rating is place for each in activity)


@check("expected")
def _expected(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    place = Expectation(found["place"])
    count = _placed(activity_of(reading.facts), place)
    yield from expect_count(f"number {place.value} expectations", found, count)
    yield from require(f"some are {place.value} expectations", is_true=count > 0)
    reading.said.append(("expected", place))


@check("activity_whole")
def _activity_whole(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    activity, place = activity_of(reading.facts), Expectation(found["place"])
    yield from check_all("number of activity indicators", found, len(activity))
    yield from expect(f"number {place.value} expectations", len(activity), _placed(activity, place))
    reading.said.append(("expected", place))
    reading.listing = ("activity", len(activity))


@check("activity_missing")
def _activity_missing(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    activity = activity_of(reading.facts)
    yield from check_all("number of activity indicators", found, len(activity))
    yield from _unexpected(reading, {**found, "n": f"{len(activity)}"})
    reading.listing = ("activity", len(activity))


@check("unexpected")
def _unexpected(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    without = [each for each in activity_of(reading.facts) if not isinstance(each.rating, Expectation)]
    yield from expect_count("number without an expectation", found, len(without))
    yield from require("some have no expectation", is_true=bool(without))
    reading.said.append(("expected", None))
    for each in without:
        if each.standing.value is not None and isinstance(each.standing.thresholds, ExpectedRange):
            yield f"expectation: {each.indicator.code} has a result and a range"
