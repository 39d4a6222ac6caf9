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
from reading.needed import activity_of, directed_in, ends_of, last_year_of, rated_in

_WORDS: Final = {
    "positive": Direction.POSITIVE,
    "stable or with no clear trend": Direction.STABLE,
    "negative": Direction.NEGATIVE,
}
_STAYED: Final = "stayed at"


@check("then_total")
def _then_total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect_count("number of KPIs last year", found, len(last_year_of(reading.facts)))
    yield from reading.is_period(found["quarter"], reading.facts.period.shift(-4))


@check("then_rated")
def _then_rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now, band = last_year_of(reading.facts), reading.facts.kpis, band_named(reading, found["band"])
    if band not in rated_in(reading.facts, then, now):
        yield f"zero: {found['band']!r} is counted, and no KPI has it now or had it then"
    if band is None:
        return
    reading.said.append(("then", band))
    yield from expect_count(f"number rated {band.value} last year", found, count_rated(then, band))
    yield from expect_count(f"number rated {band.value} now", found, count_rated(now, band), "now")


@check("then_unrated")
def _then_unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now = last_year_of(reading.facts), reading.facts.kpis
    yield from expect_count("number not rated last year", found, count_unrated(then))
    yield from expect_count("number not rated now", found, count_unrated(now), "now")
    yield from require("some are not rated", is_true=None in rated_in(reading.facts, then, now))
    reading.said.append(("then", None))


@check("since")
def _since(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, quarter = last_year_of(reading.facts), reading.facts.period.shift(-4)
    if reading.section == "history":
        first = next(each for each in reading.facts.history if kpis_of(each))
        then, quarter = kpis_of(first), first.period
    codes, now = ({one.indicator.code for one in kpis} for kpis in (then, reading.facts.kpis))
    yield from reading.is_period(found["quarter"], quarter)
    for part, true in (("joined", len(now - codes)), ("left", len(codes - now))):
        yield from expect(f"number that {part}", read_count(found[part]) if part in found else 0, true)
        yield from require(f"some {part}", is_true=part not in found or true > 0)
    reading.said.append(("since", True))


@check("span")
def _span(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    with_kpis = [each for each in reading.facts.history if kpis_of(each)]
    yield from reading.is_span(found, with_kpis[0].period, reading.facts.period)
    reading.form = None


def _went(reading: Reading, found: dict[str, str], what: str, ends: tuple[int, int]) -> Iterator[str]:
    """Check a count in the first and the last quarter, and the words between them.

    A count that has not changed "stayed"; only after "went" is "from" enough.
    """
    then, now = ends
    form, totals = found["form"], [len(kpis) for kpis in ends_of(reading.facts)]
    if "then" in found:
        yield from expect_count(f"number {what} first", found, then, "then")
    yield from expect_count(f"number {what} last", found, now, "now")
    for part, total in zip(("then_total", "now_total"), totals, strict=True):
        if part in found:
            yield from expect_count(f"number of KPIs ({part})", found, total, part)
    is_same = then == now and ("now_total" not in found or totals[0] == totals[1])
    yield from expect(f"number {what} is the same", form == _STAYED, is_same)
    if not then and not now:
        yield f"zero: the number {what} is 0 in both quarters"
    if form == "from" and reading.form in {None, _STAYED}:
        yield f"form: {form!r} has nothing before it for the number {what}"
    reading.form = form


@check("history")
def _history(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    then, now = ends_of(reading.facts)
    reading.said.append(("history", band))
    yield from expect("totals beside the first number", "now_total" in found, reading.form is None)
    yield from _went(reading, found, f"rated {band.value}", (count_rated(then, band), count_rated(now, band)))


@check("history_unrated")
def _history_unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now = ends_of(reading.facts)
    reading.said.append(("history", None))
    yield from expect("totals beside the first number", "now_total" in found, reading.form is None)
    yield from _went(reading, found, "not rated", (count_unrated(then), count_unrated(now)))


@check("history_direction")
def _history_direction(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    direction = _WORDS.get(found["direction"])
    then, now = ends_of(reading.facts)
    if direction not in directed_in(then, now):
        yield f"zero: no KPI is or was {found['direction']!r}"
    if direction is None:
        return
    reading.said.append(("history", direction))
    yield from expect("subject of the first number", "KPIs" in found["text"], reading.form is None)
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
