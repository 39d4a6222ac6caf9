"""Checks of counts and their changes, on the cover and in earlier quarters."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core import Assessment, Direction, ExpectedRange, Thresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from reading.claims import Reading, check, expect, expect_count
from reading.facts import count_directed, count_rated, count_unrated, kpis_of
from reading.figures import read_count, read_figure
from reading.periods import MONTHS

_DIRECTIONS: Final = {
    "positive": Direction.POSITIVE,
    "stable": Direction.STABLE,
    "negative": Direction.NEGATIVE,
    "no_direction": None,
}
_WORDS: Final = {
    "positive": Direction.POSITIVE,
    "stable or with no clear trend": Direction.STABLE,
    "negative": Direction.NEGATIVE,
}


def band_named(reading: Reading, name: str) -> Scheme | None:
    """Find a band of the report by its name."""
    return next((band for band in reading.facts.bands if band.value == name), None)


@check("title", "caption")
def _title(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from reading.is_period(found["quarter"], reading.facts.period, is_long=True)


@check("presents")
def _presents(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    period = reading.facts.period
    month = f"{MONTHS[period.month + 1]} {period.year:04d}"
    yield from expect("last month", found["month"], month)
    if "quarter" in found:
        yield from _title(reading, found)


@check("total")
def _total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect_count("number of KPIs", found, len(reading.facts.kpis))
    if "scheme" in found:
        yield from _scheme(reading, found)


def _scheme(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    scheme = type(reading.facts.bands[0]).__name__
    yield from expect("scheme", found["scheme"], "RAG" if scheme == "Rag" else scheme)


@check("rated")
def _rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    reading.counted, reading.zero = ("rating", band), read_count(found["n"]) == 0
    reading.said.append(("rated", band))
    yield from expect_count(f"number rated {band.value}", found, count_rated(reading.facts.kpis, band))


@check("rated_green", "rated_amber", "rated_red")
def _rated_by_floor(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _rated(reading, found)
    yield from _by_floor(reading)


def _by_floor(reading: Reading) -> Iterator[str]:
    for each in reading.facts.kpis:
        in_force = each.standing.thresholds
        by_floor = isinstance(in_force, Thresholds) and in_force.floor is not None and in_force.green_tolerance is None
        if in_force is not None and (not by_floor or each.indicator.rule is not None):
            yield f"floor standard: {each.indicator.code} is not rated by target and floor standard"


def _meaning(reading: Reading, name: str) -> Iterator[str]:
    of = reading.counted[1] if reading.counted else None
    yield from expect("band of a meaning", name, of.value if isinstance(of, Scheme) else None)
    yield from _by_floor(reading)
    if reading.zero and not reading.grammar.says_zero_with_meaning:
        yield f"meaning: no KPI is {name}, and a meaning is printed as if one were"


@check("means_green")
def _means_green(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _meaning(reading, "Green")


@check("means_amber")
def _means_amber(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _meaning(reading, "Amber")


@check("means_red")
def _means_red(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _meaning(reading, "Red")


@check("not_rated")
def _not_rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.counted, reading.zero = ("unrated", None), False
    reading.said.append(("rated", None))
    yield from expect_count("number not rated", found, count_unrated(reading.facts.kpis))


@check("share")
def _share(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    kpis, of = reading.facts.kpis, reading.counted[1] if reading.counted else None
    total = len(kpis) - count_unrated(kpis)
    yield from expect_count("number of rated KPIs", found, total, "rated")
    printed = read_figure(found["share"])
    if not isinstance(of, Scheme) or printed is None or not total:
        yield f"share: {found['share']!r} is not the share of a band"
        return
    exact = Fraction(100 * count_rated(kpis, of), total)
    bound = found.get("bound", "").strip()
    if bound:
        true = exact > printed.value if bound == "more than" else exact < printed.value
        if not true:
            yield f"share: {bound} {printed.value}% is {float(exact)}"
        return
    if abs(printed.value - exact) * 2 > printed.step:
        yield f"share: {found['share']}% is {float(exact)}%"
    if printed.value in {0, 100} and exact != printed.value:
        yield f"share: {found['share']}% is {float(exact)}%, which is not all or none"


def _change(reading: Reading) -> int | None:
    if reading.counted is None:
        return None
    kind, of = reading.counted
    now, before = reading.facts.kpis, reading.facts.kpis_before
    if kind == "rating" and isinstance(of, Scheme):
        return count_rated(now, of) - count_rated(before, of)
    if kind == "direction" and (of is None or isinstance(of, Direction)):
        return count_directed(now, of) - count_directed(before, of)
    return count_unrated(now) - count_unrated(before)


def _base(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    if not reading.facts.kpis_before:
        yield "change: there is no quarter before to compare with"
    if "base" in found and not restated_in(reading):
        yield "change: nothing has been restated"
    if "base" not in found and restated_in(reading) and reading.grammar.says_base:
        yield "change: what it is compared with has been restated"


@check("change")
def _more_or_fewer(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    sign = 1 if found["way"] == "more" else -1
    change = _change(reading)
    yield from expect(f"change of {reading.counted}", sign * read_count(found["n"]), change)
    yield from _base(reading, found)
    if change == 0:
        yield "change: there is none"
    reading.said.append(("change", reading.counted))


@check("same")
def _same(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect(f"change of {reading.counted}", 0, _change(reading))
    yield from _base(reading, found)
    reading.said.append(("change", reading.counted))


def _direction(reading: Reading, found: dict[str, str], name: str) -> Iterator[str]:
    direction = _DIRECTIONS[name]
    reading.counted, reading.zero = ("direction", direction), False
    reading.said.append(("directed", direction))
    yield from expect_count(f"number {name}", found, count_directed(reading.facts.kpis, direction))


@check("positive")
def _positive(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _direction(reading, found, "positive")


@check("stable")
def _stable(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _direction(reading, found, "stable")


@check("negative")
def _negative(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _direction(reading, found, "negative")


@check("no_direction")
def _no_direction(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _direction(reading, found, "no_direction")


@check("listed")
def _listed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    worst = reading.facts.bands[-1]
    yield from expect("band that is listed", found["band"], worst.value)
    if "scheme" in found:
        yield from _scheme(reading, found)
    if band is not None:
        count = count_rated(reading.facts.kpis, band)
        yield from expect_count(f"number listed as {band.value}", found, count)
        reading.listing = ("by_service", count)
        reading.said.append(("listed", band))


@check("none_listed")
def _none_listed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _listed(reading, {**found, "n": "none"})
    reading.listing = None


def restated_in(reading: Reading) -> dict[str, tuple[object, object]]:
    """Return the codes whose published rating differs: the rating then, and now."""
    published = reading.facts.published
    if published is None:
        return {}
    then = {each.indicator.code: each.rating for each in kpis_of(published)}
    now = {each.indicator.code: each.rating for each in reading.facts.kpis_before}
    differ: dict[str, tuple[object, object]] = {}
    for code in {**now, **then}:
        pair = (then.get(code), now.get(code))
        kinds = [None if rating is None else rating if isinstance(rating, Scheme) else "unrated" for rating in pair]
        if kinds[0] is not kinds[1] and kinds[0] != kinds[1]:
            differ[code] = pair
    return differ


@check("restated")
def _restated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    count = len(restated_in(reading))
    yield from expect_count("number restated", found, count)
    reading.listing = ("restated", count)


@check("then_total")
def _then_total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then = kpis_of_last_year(reading)
    yield from expect_count("number of KPIs last year", found, len(then))
    yield from reading.is_period(found["quarter"], reading.facts.period.shift(-4))


def kpis_of_last_year(reading: Reading) -> list[Assessment]:
    """Return the assessments of the same quarter last year, if there was a report."""
    wanted = reading.facts.period.shift(-4)
    return next((kpis_of(each) for each in reading.facts.history if each.period == wanted), [])


@check("then_rated")
def _then_rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    reading.said.append(("then", band))
    yield from expect_count(
        f"number rated {band.value} last year", found, count_rated(kpis_of_last_year(reading), band)
    )
    yield from expect_count(f"number rated {band.value} now", found, count_rated(reading.facts.kpis, band), "now")


@check("then_unrated")
def _then_unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect_count("number not rated last year", found, count_unrated(kpis_of_last_year(reading)))
    yield from expect_count("number not rated now", found, count_unrated(reading.facts.kpis), "now")


@check("span")
def _span(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    with_kpis = [each for each in reading.facts.history if kpis_of(each)]
    yield from reading.is_period(found["first"], with_kpis[0].period if with_kpis else None)
    yield from reading.is_period(found["last"], reading.facts.period)


def _then_and_now(reading: Reading) -> tuple[list[Assessment], list[Assessment]]:
    with_kpis = [kpis_of(each) for each in reading.facts.history if kpis_of(each)]
    return with_kpis[0], reading.facts.kpis


@check("history_first", "history_next")
def _history(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now = _then_and_now(reading)
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    reading.said.append(("history", band))
    yield from expect_count(f"number rated {band.value} first", found, count_rated(then, band), "then")
    yield from expect_count(f"number rated {band.value} last", found, count_rated(now, band), "now")
    if "then_total" in found:
        yield from expect_count("number of KPIs first", found, len(then), "then_total")
        yield from expect_count("number of KPIs last", found, len(now), "now_total")


@check("history_direction")
def _history_direction(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    then, now = _then_and_now(reading)
    direction = _WORDS.get(found["direction"])
    if direction is None:
        yield f"direction: {found['direction']!r} is not a direction"
        return
    reading.said.append(("history", direction))
    yield from expect_count(f"number {direction.value} first", found, count_directed(then, direction), "then")
    yield from expect_count(f"number {direction.value} last", found, count_directed(now, direction), "now")


@check("activity_total")
def _activity_total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    activity = [each for each in reading.facts.report.assessments if not each.indicator.polarity.judges]
    yield from expect_count("number of activity indicators", found, len(activity))
    reading.listing = ("activity", len(activity))


@check("expected")
def _expected(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    index = Expectation(found["place"])
    count = sum(each.rating is index for each in reading.facts.report.assessments)
    yield from expect_count(f"number {index.value} expectations", found, count)
    reading.said.append(("expected", index))


@check("unexpected")
def _unexpected(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    activity = [each for each in reading.facts.report.assessments if not each.indicator.polarity.judges]
    without = [each for each in activity if not isinstance(each.rating, Expectation)]
    yield from expect_count("number without an expectation", found, len(without))
    for each in without:
        if each.standing.value is not None and isinstance(each.standing.thresholds, ExpectedRange):
            yield f"expectation: {each.indicator.code} has a result and a range"
