"""Checks of the reasons for a rating: targets, floors, rules and cases."""

from collections.abc import Iterator
from fractions import Fraction

from qpr_core import NoRating, Polarity, Ratio, Thresholds
from qpr_core.model.thresholds.scheme import Scheme
from reading.bands import displayed, rate_again, rated
from reading.claims import Reading, check, expect, require, words_of
from reading.claims_of_one import REASONS, marker_of_reason
from reading.facts import (
    is_small,
    rating_on,
    value_of,
)
from reading.figures import Printed, adds_up, check_figure, check_unit, read_count, read_figure, rounds_to


def value_said(reading: Reading, found: dict[str, str]) -> tuple[str, Iterator[str]]:
    """Return the value in a result, and the contradictions in the counts before it."""
    if "value" in found:
        return found["value"], iter(())
    return found["value_of_counts"], _counts(reading, found)


def _counts(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    result = reading.one.standing.result
    counts = [read_figure(found[f"value_{part}"]) for part in ("counted", "total")]
    printed = [None if each is None else each.value for each in counts]
    yield from expect("counts", printed, [result.numerator, result.denominator] if isinstance(result, Ratio) else None)


@check("value")
def check_value(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the result that a rating comes from."""
    one = reading.one
    text, contradictions = value_said(reading, found)
    yield from contradictions
    reading.said.append(("reason", None))
    if one.standing.value is None or one.standing.is_withheld:
        yield f"result: {text!r} is printed, and there is none to be printed"
        return
    yield from check_figure(text, rated(one.indicator, one.standing.value), one.indicator.unit)
    yield from _is_result(reading, one.standing.value)


def _is_result(reading: Reading, value: Fraction) -> Iterator[str]:
    one = reading.one
    if (
        one.result_period is not None
        and reading.facts.card[one.indicator.code].series.frequency is one.result_period.frequency
    ):
        result = reading.facts.result_at(one.indicator, one.result_period)
        yield from expect(f"result of {one.indicator.code}", value, value_of(one.indicator, result))
        if is_small(one.indicator, result):
            yield f"result: that of {one.indicator.code} rests on a small count and is not withheld"


def own_figure(
    text: str, exact: Fraction | None, reading: Reading, what: str, *, is_bare: bool = True
) -> Iterator[str]:
    """Check a figure of the thresholds, which is printed exactly."""
    if exact is None:
        yield f"{what}: {text!r} is printed, and there is none"
        return
    yield from check_figure(text, exact, reading.one.indicator.unit, is_bare=is_bare)
    printed = read_figure(text)
    if printed is not None and printed.value != exact and (10**6 * exact).denominator == 1:
        yield f"{what}: {text!r} is exactly {float(exact)}"


def _edge(reading: Reading, found: dict[str, str], part: str, exact: Fraction | None, *, is_met: bool) -> Iterator[str]:
    """Check an edge that a result meets or misses, by exact and printed figures."""
    one = reading.one
    yield from own_figure(found[part], exact, reading, part)
    value, edge = read_figure(value_said(reading, found)[0]), read_figure(found[part])
    if value is None or edge is None or exact is None or one.standing.value is None:
        return
    for how, one_value, one_edge in (
        ("exactly", rated(one.indicator, one.standing.value), exact),
        ("as printed", value.value, edge.value),
    ):
        if _meets(reading, one_value, one_edge) is not is_met:
            verb = "meets" if is_met else "misses"
            yield f"order: it is not true {how} that {value_said(reading, found)[0]} {verb} the {part} of {found[part]}"


def _meets(reading: Reading, value: Fraction, edge: Fraction) -> bool:
    polarity = reading.one.indicator.polarity
    if polarity is Polarity.HIGHER_IS_BETTER:
        return value >= edge
    return value <= edge if polarity is Polarity.LOWER_IS_BETTER else value == edge


def _gap(reading: Reading, found: dict[str, str], part: str, edge: str, exact_edge: Fraction | None) -> Iterator[str]:
    """Check by how much an edge is missed, and that the printed figures add up."""
    one = reading.one
    value, limit, gap = (read_figure(text) for text in (value_said(reading, found)[0], found[edge], found[part]))
    if value is None or limit is None or gap is None or exact_edge is None or one.standing.value is None:
        yield f"difference: {found[part]!r} is not a figure"
        return
    yield from check_unit(gap, one.indicator.unit, found[part], is_distance=True)
    yield from must_add_up(
        value, limit, gap, f"{value_said(reading, found)[0]} and {found[edge]} differ by {found[part]}"
    )
    exact = abs(rated(one.indicator, one.standing.value) - exact_edge)
    yield from is_about(gap, exact, found[part], abs(value.value - limit.value))


def is_about(gap: Printed, exact: Fraction, text: str, *printed: Fraction) -> Iterator[str]:
    """Yield a contradiction if a difference is not that of exact or printed figures."""
    if not rounds_to(gap, exact) and abs(gap.value) not in printed:
        yield f"difference: {text!r} is {float(exact):.10g}"
    if exact and not gap.value:
        yield f"difference: {text!r} is not 0 but {float(exact):.10g}"


def must_add_up(now: Printed, before: Printed, gap: Printed, text: str) -> Iterator[str]:
    """Yield a contradiction if three printed figures do not add up."""
    if not adds_up(now, before, gap):
        yield f"sum: {text} does not add up"


@check("meets")
def _meets_target(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _edge(reading, found, "target", reading.one.standing.target, is_met=True)
    in_force = reading.one.standing.thresholds
    if isinstance(in_force, Thresholds) and reading.one.indicator.rule is None:
        yield from expect("rating of a target that is met", reading.one.rating, reading.facts.bands[0])


def _is_on_side(reading: Reading, found: dict[str, str], edge: Fraction | None) -> Iterator[str]:
    """Check on which side of an edge a result is."""
    one = reading.one
    if one.standing.value is None or edge is None:
        return
    is_below = rated(one.indicator, one.standing.value) < edge
    yield from expect("side", found["side"] == "below", is_below)


@check("misses")
def _misses_target(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _misses(reading, found)
    yield from _gap(reading, found, "short", "target", reading.one.standing.target)
    reading.said.append(("short", read_figure(found["short"])))


def _misses(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _edge(reading, found, "target", reading.one.standing.target, is_met=False)
    yield from _is_on_side(reading, found, reading.one.standing.target)


def _tolerance(reading: Reading, found: dict[str, str], *, is_within_it: bool) -> Iterator[str]:
    one = reading.one
    reading.said.append(("tolerance", None))
    in_force = one.standing.thresholds
    if not isinstance(in_force, Thresholds):
        yield "tolerance: the indicator is not rated by one"
        return
    tolerance = in_force.green_tolerance if one.rating is reading.facts.bands[0] else in_force.tolerance
    printed, short = (
        read_figure(found["size"]),
        next((what for kind, what in reversed(reading.said) if kind == "short"), None),
    )
    if tolerance is None or printed is None or not isinstance(short, Printed):
        yield f"tolerance: {found['size']!r} is printed, and there is none"
        return
    yield from expect("tolerance of the target's size", "relative" in found, tolerance.is_relative)
    size = tolerance.size * 100 if tolerance.is_relative else tolerance.size
    if printed.value != size:
        yield f"tolerance: {found['size']!r} is exactly {float(size)}"
    if tolerance.is_relative:
        yield from expect("unit of a relative tolerance", printed.after, "%")
    else:
        yield from check_unit(printed, one.indicator.unit, found["size"], is_difference=True)
    allowed = printed.value / 100 * abs(in_force.target) if tolerance.is_relative else printed.value
    if (abs(short.value) <= allowed) is not is_within_it:
        yield f"tolerance: a difference printed as {float(short.value)} is on the other side of {found['size']}"
    if is_within_it is (one.rating is reading.facts.bands[-1]):
        yield f"tolerance: {one.indicator.code} is {one.rating}"


@check("within_tolerance")
def _within_tolerance(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _tolerance(reading, found, is_within_it=True)


@check("beyond_tolerance")
def _beyond_tolerance(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _tolerance(reading, found, is_within_it=False)


def _floor(reading: Reading) -> Fraction | None:
    in_force = reading.one.standing.thresholds
    return in_force.floor if isinstance(in_force, Thresholds) else None


@check("floor_met")
def _floor_met(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _misses_target(reading, found)
    yield from _edge(reading, found, "floor", _floor(reading), is_met=True)
    yield from expect("rating between floor and target", reading.one.rating, reading.facts.bands[1])


@check("floor_missed")
def _floor_missed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _misses(reading, found)
    yield from _edge(reading, found, "floor", _floor(reading), is_met=False)
    yield from _is_on_side(reading, found, _floor(reading))
    yield from _gap(reading, found, "below", "floor", _floor(reading))
    yield from expect("rating below the floor", reading.one.rating, reading.facts.bands[-1])


@check("looked_back")
def _looked_back(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    before = reading.one.standing.previous_value
    if before is None:
        yield "looking back: the rule does not"
        return
    yield from check_figure(found["before"], before, reading.one.indicator.unit)


@check("by_rule")
def _by_rule(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    rule = reading.one.indicator.rule
    yield from expect(
        "rule", (found["rule"], found["version"]), None if rule is None else (rule.name, str(rule.version))
    )


@check("as_displayed", "exactly")
def _otherwise(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    exact = one.standing.value
    if exact is None:
        yield "rounding: there is no result"
        return
    other = exact if "exact" in found else displayed(one.indicator, exact)
    yield from expect("rated as displayed", "exact" in found, one.indicator.rated_as_displayed)
    yield from check_figure(found.get("exact", found.get("shown", "")), other, one.indicator.unit)
    again = rate_again(one.indicator, one.standing.thresholds, other)
    yield from expect("rating of the other figure", found["rating"], words_of(again or one.standing.other_rating))


@check("cases")
def _cases(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    result, count = one.standing.result, read_count(found["n"])
    if not isinstance(result, Ratio) or not isinstance(one.rating, Scheme) or one.result_period is None:
        yield "cases: there is no rating of two counts"
        return
    sign = 1 if found["way"] == "more" else -1
    ratings = [
        rating_on(
            one.indicator,
            (Fraction(result.numerator) + sign * step) / result.denominator * one.indicator.unit.per,
            one.result_period,
        )
        for step in range(1, count + 1)
    ]
    yield from expect(
        "band with other cases",
        found["band"],
        ratings[-1].value if ratings and isinstance(ratings[-1], Scheme) else None,
    )
    bands = reading.facts.bands
    if any(isinstance(each, Scheme) and bands.index(each) < bands.index(one.rating) for each in ratings[:-1]) or (
        ratings and ratings[-1] in ratings[:-1]
    ):
        yield f"cases: fewer than {count} would do"


@check("withheld")
def _withheld(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    one = reading.one
    reading.said.append(("reason", None))
    yield from require("withheld", is_true=one.standing.is_withheld)
    if one.result_period is not None and reading.facts.is_of_quarters(one.indicator.code):
        result = reading.facts.result_at(one.indicator, one.result_period)
        if not is_small(one.indicator, result) and one.indicator.rule is None:
            yield f"withheld: the counts of {one.indicator.code} are not small"


@check("unrated")
def _unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    reading.said.append(("reason", None))
    yield from expect("reason", REASONS[found["why"]], one.rating)
    yield from expect("marker", found.get("marker"), marker_of_reason(reading))
    if one.rating is NoRating.NO_TARGET and one.standing.thresholds is not None:
        yield f"reason: {one.indicator.code} has a target"
    if one.rating in {NoRating.NO_TARGET, NoRating.DATA_ONLY} and one.result_period is None:
        yield f"reason: {one.indicator.code} has no result"


@check("too_old_result")
def _too_old_result(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _unrated(reading, {**found, "why": "its latest result is too old"})
    one = reading.one
    value = value_of(one.indicator, one.results[-1].result) if one.results else None
    if value is None:
        yield f"result: one of {one.indicator.code} is printed, and there is none to be printed"
        return
    yield from reading.is_period(found["last"], one.results[-1].period)
    yield from check_figure(found["value"], value, one.indicator.unit)
