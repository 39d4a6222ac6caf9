"""Checks of counts and their changes on the cover."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core import Assessment, Direction, Thresholds
from qpr_core.model.thresholds.scheme import Rag, Scheme
from reading.claims import Reading, check, expect, expect_count
from reading.facts import count_directed, count_rated, count_unrated, kpis_of
from reading.figures import read_count, read_figure
from reading.needed import directed_in, to_direct, to_list
from reading.periods import MONTHS

_DIRECTIONS: Final = {
    "positive": Direction.POSITIVE,
    "stable": Direction.STABLE,
    "negative": Direction.NEGATIVE,
    "no_direction": None,
}


def band_named(reading: Reading, name: str) -> Scheme | None:
    """Find a band of the report by its name."""
    return next((band for band in reading.facts.bands if band.value == name), None)


@check("title", "caption")
def _title(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from reading.is_period_of_table(found["quarter"], reading.facts.period, is_long=True)


@check("presents")
def _presents(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    period = reading.facts.period
    month = f"{MONTHS[period.month + 1]} {period.year:04d}"
    yield from expect("last month", found["month"], month)
    if "quarter" in found:
        yield from _title(reading, found)
    yield from _against(reading, found)


@check("presents_compared")
def _presents_compared(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _presents(reading, found)
    yield from expect("quarter to compare with", "against" in found, bool(reading.facts.kpis_before))


def _against(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the name of the quarter before."""
    if "against" in found:
        yield from reading.is_period(found["against"], reading.facts.period.shift(-1))


@check("total")
def _total(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect_count("number of KPIs", found, len(reading.facts.kpis))
    if "scheme" in found:
        yield from _scheme(reading, found)


@check("total_of_one")
def _total_of_one(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect("number of KPIs", len(reading.facts.kpis), 1)
    yield from _scheme(reading, found)


def _scheme(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    bands = reading.facts.bands
    names = "RAG" if isinstance(bands[0], Rag) else "/".join(band.value for band in bands)
    yield from expect("scheme", found["scheme"], names)


def rate(reading: Reading, found: dict[str, str], band: Scheme | None) -> Iterator[str]:
    """Check a count of KPIs with a band, or of those that are not rated."""
    kpis = reading.facts.kpis
    if "band" in found and band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    name, true = ("not rated", count_unrated(kpis)) if band is None else (band.value, count_rated(kpis, band))
    reading.counted, reading.zero = ("unrated" if band is None else "rating", band), true == 0
    yield from expect_count(f"number {name}", found, true)
    if not reading.in_list:
        yield from open_with(reading, band)
        return
    reading.said.append(("rated", band))
    if band not in to_list(reading.facts, says_zeros=reading.grammar.says_zeros):
        yield f"zero: no KPI is {name}, and none was before"


def open_with(reading: Reading, band: Scheme | None) -> Iterator[str]:
    """Note that the opening counts a band; it may mention one without any KPI."""
    kpis = reading.facts.kpis
    zeros = [
        of for kind, of in reading.said if kind == "opened" and isinstance(of, Scheme) and not count_rated(kpis, of)
    ]
    if zeros and band is not None and not count_rated(kpis, band):
        yield f"zero: the opening recites {band.value} after {zeros}"
    if ("opened", band) in reading.said:
        yield f"opening: {band} is counted twice"
    reading.said.append(("opened", band))


@check("rated")
def _rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from rate(reading, found, band_named(reading, found["band"]))


@check("rated_green", "rated_amber", "rated_red")
def _rated_by_floor(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    is_red = "did not meet the floor" in found["text"] or "fell below" in found["text"] or "missed" in found["text"]
    band = "Red" if is_red else "Amber" if "floor standard" in found["text"] else "Green"
    yield from expect("band that is paraphrased", found["band"], band)
    yield from _rated(reading, found)
    yield from by_floor(reading)


def by_floor(reading: Reading) -> Iterator[str]:
    """Yield a contradiction if a KPI is not rated by target and floor standard."""
    for each in reading.facts.kpis:
        in_force = each.standing.thresholds
        by_floor = isinstance(in_force, Thresholds) and in_force.floor is not None and in_force.green_tolerance is None
        if in_force is not None and (not by_floor or each.indicator.rule is not None):
            yield f"floor standard: {each.indicator.code} is not rated by target and floor standard"


def _meaning(reading: Reading, name: str) -> Iterator[str]:
    of = reading.counted[1] if reading.counted else None
    yield from expect("band of a meaning", name, of.value if isinstance(of, Scheme) else None)
    yield from by_floor(reading)
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
    yield from rate(reading, found, None)


@check("share")
def _share(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    kpis, of = reading.facts.kpis, reading.counted[1] if reading.counted else None
    total = len(kpis) - count_unrated(kpis)
    if found.get("rated"):
        yield from expect_count("number of rated KPIs", found, total, "rated")
    else:
        yield from expect("number of KPIs with a share of all", str(len(kpis)), str(total))
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


def _count(kpis: list[Assessment], counted: tuple[str, object]) -> int:
    kind, of = counted
    if kind == "rating" and isinstance(of, Scheme):
        return count_rated(kpis, of)
    if kind == "direction" and (of is None or isinstance(of, Direction)):
        return count_directed(kpis, of)
    return count_unrated(kpis)


def _before(reading: Reading) -> int | None:
    return None if reading.counted is None else _count(reading.facts.kpis_before, reading.counted)


def _change(reading: Reading) -> int | None:
    if reading.counted is None:
        return None
    return _count(reading.facts.kpis, reading.counted) - _count(reading.facts.kpis_before, reading.counted)


def _compared(reading: Reading) -> Iterator[str]:
    if not reading.facts.kpis_before:
        yield "change: there is no quarter before to compare with"
    elif reading.counted and reading.counted[0] == "direction" and not directed_in(reading.facts.kpis_before):
        yield "change: no direction was known before, so none has changed"


@check("base")
def _base(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _against(reading, found)
    yield from _compared(reading)
    if not restated_in(reading):
        yield "change: nothing has been restated"
    if ("base", None) in reading.said:
        yield "change: what changes are from is printed twice"
    reading.said.append(("base", None))


@check("all_same")
def _all_same(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check that no direction has more or fewer KPIs than before."""
    yield from _against(reading, found)
    yield from _compared(reading)
    for direction in Direction:
        reading.counted = ("direction", direction)
        yield from expect(f"change of {direction}", 0, _change(reading))
        reading.said.append(("change", reading.counted))


@check("only")
def _only(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from expect("number of KPIs", 1, len(reading.facts.kpis))


@check("change")
def _more_or_fewer(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    sign = 1 if found["way"] == "more" else -1
    change = _change(reading)
    yield from expect(f"change of {reading.counted}", sign * read_count(found["n"]), change)
    yield from _compared(reading)
    if change == 0:
        yield "change: there is none"
    reading.said.append(("change", reading.counted))


@check("moved")
def _moved(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the count before, and whether the count has gone up or down from it."""
    change, then = _change(reading), read_count(found["then"])
    yield from _compared(reading)
    yield from _against(reading, found)
    yield from expect(f"count of {reading.counted} before", then, _before(reading))
    if change is None or change == 0 or (change > 0) is not (found["movement"] == "up"):
        yield f"change: {found['movement']} is printed for {change}"
    reading.said.append(("change", reading.counted))


@check("same")
def _same(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _against(reading, found)
    yield from expect(f"change of {reading.counted}", 0, _change(reading))
    yield from _compared(reading)
    reading.said.append(("change", reading.counted))


def _direction(reading: Reading, found: dict[str, str], name: str) -> Iterator[str]:
    direction = _DIRECTIONS[name]
    reading.counted, reading.zero = ("direction", direction), False
    reading.said.append(("directed", direction))
    yield from expect_count(f"number {name}", found, count_directed(reading.facts.kpis, direction))
    if direction not in to_direct(reading.facts, says_zeros=reading.grammar.says_zeros):
        yield f"zero: no KPI is {name}, and none was before"


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
    yield from _against(reading, found)
    count = len(restated_in(reading))
    yield from expect_count("number restated", found, count)
    reading.listing = ("restated", count)
