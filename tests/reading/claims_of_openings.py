"""Checks of the opening, and of sentences that speak of all KPIs at once."""

from collections.abc import Iterator

from qpr_core import NoDirection, NoRating
from reading.claims import Reading, check, expect, require
from reading.claims_of_counts import band_named, by_floor, open_with, rate
from reading.facts import count_directed, count_rated, count_unrated
from reading.figures import read_count
from reading.needed import to_direct
from reading.trends import FEWEST, count_of

_LEAST_ALL = 3
"""The least number that is "all" or "none of the": fewer are "both", "neither" or "the only"."""


def check_all(what: str, found: dict[str, str], true: int) -> Iterator[str]:
    """Yield a contradiction if "all", "both" or "the only" is printed for a different number."""
    if "n" in found:
        yield from expect(what, read_count(found["n"]), true)
        yield from require(f'{what}: "all" is for three or more', is_true=true >= _LEAST_ALL)
        return
    words = found["all"].lower()
    yield from expect(what, 1 if words.startswith("the only") else 2, true)


@check("counted")
def _counted(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check a count without "rated"; "is" or "are" may be left out after the same one."""
    if not reading.in_list:
        form = found.get("form", reading.form)
        yield from expect("form of a count", form, "is" if read_count(found["n"]) == 1 else "are")
        reading.form = form
    yield from rate(reading, found, band_named(reading, found["band"]) if "band" in found else None)


@check("none_of_worst")
def _none_of_worst(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect("band that is mentioned without any KPI", found["band"], reading.facts.bands[-1].value)
    yield from rate(reading, {**found, "n": "none"}, band_named(reading, found["band"]))


@check("whole")
def _whole(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    kpis, band = reading.facts.kpis, band_named(reading, found["band"])
    yield from check_all("number of KPIs", found, len(kpis))
    yield from expect(f"number rated {found['band']}", len(kpis), count_rated(kpis, band) if band else 0)
    yield from open_with(reading, band)


@check("whole_green", "whole_amber", "whole_red")
def _whole_by_floor(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    words = {
        "achieved target": "Green",
        "met the target": "Green",
        "met the floor standard but not": "Amber",
        "missed the floor standard": "Red",
        "achieved or exceeded": "Amber",
        "not meet the floor": "Red",
        " met the ": "Red",
    }
    band = next(band for text, band in words.items() if text in found["text"])
    yield from expect("band that is paraphrased", found["band"], band)
    yield from _whole(reading, found)
    yield from by_floor(reading)


@check("none_rated")
def _none_rated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    kpis = reading.facts.kpis
    yield from check_all("number of KPIs", found, len(kpis))
    yield from expect("number not rated", len(kpis), count_unrated(kpis))
    is_data = all(one.rating is NoRating.DATA_ONLY and not one.indicator.is_rateable for one in kpis)
    yield from expect("all reported for information", "why" in found, is_data)
    if "why" in found:
        yield from expect("number for information", found["why"], "it is" if len(kpis) == 1 else _of(len(kpis)))
    yield from open_with(reading, None)


def _of(count: int) -> str:
    return "both are" if count < _LEAST_ALL else "all are"


@check("too_little_history_for_any")
def _too_little_history_for_any(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    for one in reading.facts.kpis:
        if one.direction_of_travel.direction is not NoDirection.TOO_FEW_POINTS:
            yield f"direction: that of {one.indicator.code} is {one.direction_of_travel.direction}"
        if count_of(reading.facts, one) >= FEWEST:
            yield f"direction: {one.indicator.code} has enough results for one"
    yield from _undirected(reading)


@check("nothing_directed")
def _nothing_directed(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    directions = {one.direction_of_travel.direction for one in reading.facts.kpis}
    yield from require("a reason other than too little history", is_true=directions != {NoDirection.TOO_FEW_POINTS})
    yield from _undirected(reading)


def _undirected(reading: Reading) -> Iterator[str]:
    kpis = reading.facts.kpis
    yield from expect("number without a direction", len(kpis), count_directed(kpis, None))
    needed = to_direct(reading.facts, says_zeros=reading.grammar.says_zeros)
    yield from expect("directions that must be counted", [None], needed)
    reading.said.append(("directed", None))
