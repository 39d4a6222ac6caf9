"""Checks of the change of one indicator and of the remarks on it."""

from collections.abc import Iterator
from fractions import Fraction

from qpr_core import Basis, Period, Status
from reading.bands import displayed, merit, round_to
from reading.claims import Reading, check, expect, require, words_of
from reading.claims_of_reasons import is_about
from reading.facts import (
    is_redefined_between,
    is_small,
    judgement_of,
)
from reading.figures import check_unit, read_figure


def _shift(reading: Reading) -> tuple[Fraction | None, Fraction | None]:
    comparison, indicator = reading.one.comparison, reading.one.indicator
    if comparison.is_withheld and reading.facts.is_of_quarters(indicator.code):
        return (
            reading.facts.value_at(indicator, comparison.period),
            reading.facts.value_at(indicator, comparison.against),
        )
    return comparison.now.value, comparison.before.value


def one_is_withheld(reading: Reading) -> bool | None:
    """Return True if a result of a comparison is withheld; `None` if it is made of other results."""
    indicator, comparison = reading.one.indicator, reading.one.comparison
    if not reading.facts.is_of_quarters(indicator.code) or indicator.rule is not None:
        return None
    ends = comparison.period, comparison.against
    now, before = (is_small(indicator, reading.facts.result_at(indicator, each)) for each in ends)
    return now or before


def _movement(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    now, before = _shift(reading)
    reading.said.append(("change", None))
    yield from reading.is_period(found["against"], comparison.against)
    if comparison.period != one.due:
        yield f"change: it is that of {comparison.period}, and {one.due} was due"
    if comparison.is_withheld or one_is_withheld(reading):
        yield "change: it is printed, and figures are withheld"
        return
    if now is None or before is None:
        yield "change: one of the results is missing"
        return
    movement = "up" if now > before else "down" if now < before else "unchanged"
    yield from expect("movement", found.get("movement", "unchanged"), movement)
    if movement != "unchanged" or "judgement" in found:
        true = judgement_of(one.indicator, (comparison.period, now), (comparison.against, before))
        yield from expect("judgement", found.get("judgement"), true)


@check("changed", "unchanged")
def _changed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _movement(reading, found)
    if "by" in found:
        yield from difference(reading, found["by"])


def difference(reading: Reading, text: str) -> Iterator[str]:
    """Check a printed change against the exact one, or that of displayed figures."""
    now, before = _shift(reading)
    gap = read_figure(text)
    if gap is None or now is None or before is None:
        yield f"change: {text!r} is not a figure, or there is nothing to compare"
        return
    yield from check_unit(gap, reading.one.indicator.unit, text, is_difference=True)
    shown = abs(displayed(reading.one.indicator, now) - displayed(reading.one.indicator, before))
    as_fine = abs(round_to(now, gap.places) - round_to(before, gap.places))
    yield from is_about(gap, abs(now - before), text, shown, as_fine)
    if not gap.value:
        yield f"change: by {text!r}"


@check("movement_withheld")
def _movement_withheld(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    reading.said.append(("change", None))
    yield from reading.is_period(found["against"], reading.one.comparison.against)
    yield from require("one of the figures is withheld", is_true=one_is_withheld(reading) is not False)


@check("no_result_before")
def _no_result_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    comparison = reading.one.comparison
    reading.said.append(("change", None))
    yield from reading.is_period(found["against"], comparison.against)
    now, before = _shift(reading)
    has_result = now is not None or comparison.now.is_withheld
    yield from require("change: there is a result now and none before", is_true=has_result and before is None)
    yield from expect("marker", found.get("marker"), reading.facts.marker_at(reading.one.indicator, comparison.against))


@check("provisional")
def _provisional(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    reading.said.append(("provisional", None))
    yield from expect("status", Status.PROVISIONAL, reading.one.status)


@check("revised")
def _revised(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    reading.said.append(("revised", None))
    yield from expect("status", Status.REVISED, reading.one.status)


@check("published_as")
def _published_as(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from expect("rating as published", found["rating"], words_of(reading.one.published))


@check("redefined")
def _redefined(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    reading.said.append(("redefined", None))
    yield from reading.is_period(found["against"], comparison.against)
    notes = is_redefined_between(one.indicator, comparison.period, comparison.against)
    yield from expect("note on a definition", found["note"], "; ".join(note.removesuffix(".") for note in notes))


@check("other_year")
def _other_year(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    comparison = reading.one.comparison
    if (comparison.period.ordinal - comparison.against.ordinal) % 12 == 0:
        yield "years: the figures cover the same part of a year"


@check("benchmark", "benchmark_equal")
def _benchmark(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    benchmark = next((each for each in one.benchmarks if each.name == found["name"]), None)
    if benchmark is None or benchmark.period is None or benchmark.value is None or one.standing.value is None:
        yield f"comparator: {found['name']!r} has no figure to compare with"
        return
    yield from reading.is_period(found["period"], benchmark.period)
    gap = one.standing.value - benchmark.value
    yield from expect("side of a comparator", found.get("side"), "above" if gap > 0 else "below" if gap < 0 else None)
    if "by" in found:
        printed = read_figure(found["by"])
        if printed is None:
            yield f"difference: {found['by']!r} is not a figure"
            return
        yield from check_unit(printed, one.indicator.unit, found["by"], is_difference=True)
        as_fine = abs(round_to(one.standing.value, printed.places) - round_to(benchmark.value, printed.places))
        yield from is_about(printed, abs(gap), found["by"], as_fine)
        judgement = _judged(reading, benchmark.value, benchmark.period)
        yield from expect("judgement of a comparator", found.get("judgement"), judgement)


def _judged(reading: Reading, other: Fraction, period: Period) -> str | None:
    one = reading.one
    if not one.indicator.polarity.judges:
        return None
    merits = [merit(one.indicator, value, one.standing.target) for value in (one.standing.value or Fraction(0), other)]
    if merits[0] is None or merits[1] is None:
        return "which is not judged, because there is no target"
    if merits[0] == merits[1]:
        return _of_total(reading, "which is no better and no worse", period)
    return _of_total(reading, "which is better" if merits[0] > merits[1] else "which is worse", period)


def _of_total(reading: Reading, judgement: str, period: Period) -> str:
    """Return the judgement, unless a total of a part of a year is beside a figure for a different part."""
    one, of = reading.one, reading.one.result_period
    if one.indicator.basis is Basis.YEAR_TO_DATE_TOTAL and of is not None and (of.end - period.end) % 12:
        return "which is not judged, because the total builds up through the year"
    return judgement
