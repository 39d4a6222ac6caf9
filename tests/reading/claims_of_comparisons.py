"""Checks of the explanation of a comparison: results, difference and ratings."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from reading.bands import displayed, round_to
from reading.claims import Reading, check, expect, require, words_of
from reading.claims_of_changes import one_is_withheld
from reading.claims_of_reasons import is_about
from reading.facts import judgement_of, rating_on
from reading.figures import adds_up, check_figure, check_unit, read_figure
from reading.scanner import part_of


def _ends(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the names of the two periods, of which the reader knows nothing yet."""
    comparison, alone = reading.one.comparison, evolve(reading, known=None)
    yield from alone.is_span(
        {"first": found["against"], "last": found["period"]}, comparison.against, comparison.period
    )


@check("compared")
def _compared(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    indicator, now, before = one.indicator, comparison.now.rated_value, comparison.before.rated_value
    yield from _ends(reading, found)
    if now is None or before is None or comparison.change is None:
        yield "comparison: there are no two results to compare"
        return
    for part, value, exact in (("now", now, comparison.now.value), ("before", before, comparison.before.value)):
        contradictions = list(check_figure(part_of(found, part), value, indicator.unit))
        if exact is None or list(check_figure(part_of(found, part), exact, indicator.unit)):
            yield from contradictions  # of a result that is rated as displayed, either figure may be printed
    yield from expect("movement", found["movement"], _movement(comparison.change))
    values = comparison.now.value, comparison.before.value
    if values[0] is not None and values[1] is not None:
        ends = ((comparison.period, values[0]), (comparison.against, values[1]))
        yield from expect(
            "judgement", found.get("judgement"), None if comparison.change == 0 else judgement_of(indicator, *ends)
        )
    printed = [read_figure(part_of(found, part)) for part in ("now", "before")]
    gap = read_figure(found["by"]) if "by" in found else None
    if printed[0] is None or printed[1] is None:
        return
    if gap is None:
        yield from expect("difference of results that are the same", printed[0].value, printed[1].value)
        return
    yield from check_unit(gap, indicator.unit, found["by"], is_difference=True)
    shown = [abs(make(now) - make(before)) for make in (lambda value: displayed(indicator, value), Fraction)]
    known = [(now, before)] if values[0] is None or values[1] is None else [(now, before), (values[0], values[1])]
    fine = [abs(round_to(now, gap.places) - round_to(before, gap.places)) for now, before in known]
    yield from is_about(gap, abs(comparison.change), found["by"], *shown, *fine)
    order = (printed[0].value > printed[1].value) - (printed[0].value < printed[1].value)
    yield from expect("order of the results as printed", order, (comparison.change > 0) - (comparison.change < 0))
    if not adds_up(printed[0], printed[1], gap):
        yield f"sum: {part_of(found, 'now')} and {part_of(found, 'before')} do not differ by {found['by']}"


def _movement(change: Fraction) -> str:
    return "up" if change > 0 else "down" if change < 0 else "unchanged"


@check("comparison_withheld")
def _comparison_withheld(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _ends(reading, found)
    yield from require("one of the figures is withheld", is_true=one_is_withheld(reading) is not False)


@check("no_comparison")
def _no_comparison(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    yield from _ends(reading, found)
    has_now, has_before = (each.is_withheld or each.value is not None for each in (comparison.now, comparison.before))
    if reading.facts.is_of_quarters(one.indicator.code):
        ends = (comparison.period, comparison.against)
        has_now, has_before = (reading.facts.result_at(one.indicator, each) is not None for each in ends)
    yield from require("a result is missing", is_true=not (has_now and has_before))
    missing = comparison.against if has_now else comparison.period
    yield from reading.is_period(found["missing"], missing)
    yield from expect("marker", found.get("marker"), reading.facts.marker_at(one.indicator, missing))


@check("ratings")
def _ratings(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    comparison = reading.one.comparison
    yield from expect("rating now", found["now"], words_of(comparison.now.rating))
    yield from expect("rating before", found.get("before", found["now"]), words_of(comparison.before.rating))
    if found.get("before") == found["now"]:
        yield "ratings: they are the same, and printed as if they differed"


@check("rebased")
def _rebased(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    yield from reading.is_period(found["period"], comparison.period)
    before = comparison.before.value
    again = None if before is None else rating_on(one.indicator, before, comparison.period)
    true = comparison.rebased.rating if again is None else again
    yield from expect("rating before on new thresholds", found["rating"], words_of(true))
