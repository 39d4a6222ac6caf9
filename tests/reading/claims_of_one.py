"""Checks of one indicator: its rating, the reason, the change and the remarks."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from qpr_core import NoRating, Polarity, Ratio, Status, Thresholds
from qpr_core.analysis.answers import Rating
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.rules import Levels
from reading.bands import Edges, displayed, edges_of, is_within, merit, rate_again, rated, round_to
from reading.claims import Reading, check, expect, require, words_of
from reading.facts import (
    is_of_other_span,
    is_redefined_between,
    is_small,
    judgement_of,
    rating_on,
    value_of,
)
from reading.figures import Printed, adds_up, check_figure, check_unit, read_count, read_figure, rounds_to

REASONS = {
    "there is no result": NoRating.NO_RESULT,
    "there was nothing to count": NoRating.NOTHING_TO_COUNT,
    "there is no target": NoRating.NO_TARGET,
    "it is reported as data only": NoRating.DATA_ONLY,
    "there is no target for the total at this point in the year": getattr(NoRating, "NO_TARGET_FOR_PERIOD", None),
    "its first result is not yet due": NoRating.NOT_YET_DUE,
    "its latest result is too old": NoRating.TOO_OLD,
    "there is no earlier result for the rule to use": NoRating.NO_HISTORY,
    "its result covers a different part of the year": NoRating.DIFFERENT_PART_OF_YEAR,
}


@check("subject")
def _subject(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    yield from expect("rating", found["rating"], words_of(reading.one.rating))
    whole = replace_known(reading)
    yield from whole.is_period(found["period"], reading.facts.period)


def replace_known(reading: Reading) -> Reading:
    """Return a reading that knows no year, of an explanation that stands alone."""
    return evolve(reading, known=reading.known if reading.is_in_report else None)


def make_subject(reading: Reading, who: str) -> Iterator[str]:
    """Make an indicator the subject; yield a contradiction if there is none."""
    name, _, code = who.rpartition(" (")
    return make_subject_by_code(reading, name, code.removesuffix(")"))


def make_subject_by_code(reading: Reading, name: str, code: str) -> Iterator[str]:
    """Make the indicator with a code the subject; yield contradictions in its name."""
    found = reading.facts.find(code) or reading.facts.find_before(code)
    reading.subject = found
    if found is None:
        raise LookupError(f"no indicator has the code {code!r}")
    yield from expect("name", name, found.indicator.name)
    standing = found.standing
    again = (
        None if standing.rated_value is None else rate_again(found.indicator, standing.thresholds, standing.rated_value)
    )
    if again is not None and again is not standing.rating:
        yield f"rating: {code} is {standing.rating}, and its thresholds make it {again}"


def marker_due(reading: Reading) -> str | None:
    """Return the marker of the result that was due."""
    return reading.facts.marker_at(reading.one.indicator, reading.one.due)


def marker_of_reason(reading: Reading) -> str | None:
    """Return the marker that belongs to the reason for having no rating."""
    return marker_due(reading) if reading.one.rating in {NoRating.NO_RESULT, NoRating.TOO_OLD} else None


@check("subject_carried")
def _subject_carried(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _subject(reading, found)
    yield from is_of(reading, {"carried": "", **found})
    yield from is_marked(reading, found)


@check("of_period")
def _of_period(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from is_of(reading, found)
    yield from is_marked(reading, found)


def is_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the period of a result that is not that of the quarter of the report."""
    one = reading.one
    yield from reading.is_period(found["of"], one.result_period)
    yield from expect("carried forward", "carried" in found, one.result_period != one.due)
    reading.said.append(("of_period", None))


def is_marked(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the marker of the result that was due."""
    yield from expect("marker", found.get("marker"), marker_due(reading))


@check("today")
def _today(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    yield from expect("rating on the current thresholds", found["rating"], words_of(one.on_current_thresholds.rating))
    at = one.result_period
    if one.standing.value is not None and at and not is_of_other_span(one.indicator, at, reading.facts.period):
        again = rating_on(one.indicator, one.standing.value, reading.facts.period)
        if isinstance(again, Scheme | Expectation):
            yield from expect("rating on the current thresholds, worked out", found["rating"], words_of(again))


def rating_before(reading: Reading) -> Rating | None:
    """Return the rating in the quarter before; `None` if there was none."""
    before = reading.facts.find_before(reading.one.indicator.code)
    return None if before is None else before.rating


@check("as_before")
def _as_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    before = reading.facts.find_before(reading.one.indicator.code)
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    yield from expect("rating before", words_of(reading.one.rating), words_of(before.rating) if before else None)


@check("was_before")
def _was_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    before = reading.facts.find_before(reading.one.indicator.code)
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    yield from expect("rating before", found["rating"], words_of(before.rating) if before else None)


@check("is_new")
def _is_new(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    yield from expect("rating before", None, reading.facts.find_before(reading.one.indicator.code))


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
def _value(reading: Reading, found: dict[str, str]) -> Iterator[str]:
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


def _own_figure(
    text: str, exact: Fraction | None, reading: Reading, what: str, *, is_bare: bool = True
) -> Iterator[str]:
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
    yield from _own_figure(found[part], exact, reading, part)
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
    yield from check_unit(gap, one.indicator.unit, found[part], is_difference=True)
    yield from _adds_up(value, limit, gap, f"{value_said(reading, found)[0]} and {found[edge]} differ by {found[part]}")
    exact = abs(rated(one.indicator, one.standing.value) - exact_edge)
    yield from is_about(gap, exact, found[part], abs(value.value - limit.value))


def is_about(gap: Printed, exact: Fraction, text: str, *printed: Fraction) -> Iterator[str]:
    """Yield a contradiction if a difference is not that of exact or printed figures."""
    if not rounds_to(gap, exact) and abs(gap.value) not in printed:
        yield f"difference: {text!r} is {float(exact):.10g}"
    if exact and not gap.value:
        yield f"difference: {text!r} is not 0 but {float(exact):.10g}"


def _adds_up(now: Printed, before: Printed, gap: Printed, text: str) -> Iterator[str]:
    if not adds_up(now, before, gap):
        yield f"sum: {text} does not add up"


@check("meets")
def _meets_target(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
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
    yield from _value(reading, found)
    yield from _misses(reading, found)
    yield from _gap(reading, found, "short", "target", reading.one.standing.target)
    reading.said.append(("short", read_figure(found["short"])))


def _misses(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _edge(reading, found, "target", reading.one.standing.target, is_met=False)
    yield from _is_on_side(reading, found, reading.one.standing.target)


def _tolerance(reading: Reading, found: dict[str, str], *, is_within_it: bool) -> Iterator[str]:
    one = reading.one
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
    yield from _value(reading, found)
    yield from _misses(reading, found)
    yield from _edge(reading, found, "floor", _floor(reading), is_met=False)
    yield from _is_on_side(reading, found, _floor(reading))
    yield from _gap(reading, found, "below", "floor", _floor(reading))
    yield from expect("rating below the floor", reading.one.rating, reading.facts.bands[-1])


def read_span(text: str) -> tuple[Printed | None, Printed | None] | None:
    """Read a range: its two ends, one of which may be open, or a single figure."""
    for word, index in ((" or more", 0), (" or less", 1)):
        if text.endswith(word):
            end = read_figure(text.removesuffix(word))
            return (end, None) if index == 0 else (None, end)
    low, between, high = text.partition(" to ")
    ends = read_figure(low), read_figure(high if between else low)
    return None if None in ends else ends


def check_span(
    reading: Reading, text: str, edges: Edges, *, is_bare: bool = False, is_whole: bool = False
) -> Iterator[str]:
    """Yield contradictions between a printed range and the true one."""
    low, between, high = text.partition(" to ")
    parts = [low, high] if between else [text.removesuffix(" or more").removesuffix(" or less")]
    ends = [end for end in edges if end is not None]
    if len(ends) == 2 and ends[0] == ends[1] and not between and not is_whole:
        ends = ends[:1]
    if len(parts) != len(ends):
        yield f"range: {text!r} is not {edges}"
        return
    for part, end in zip(parts, ends, strict=True):
        yield from _own_figure(part, end, reading, "range", is_bare=False)
    if not is_bare and len(ends) == 1 and edges[0] != edges[1]:
        yield from expect("open end of a range", text.endswith(" or more"), edges[0] is not None)


def _level(reading: Reading, found: dict[str, str], part: str, band: str, *, is_met: bool) -> Iterator[str]:
    one, in_force = reading.one, reading.one.standing.thresholds
    names = [each.value for each in reading.facts.bands]
    if not isinstance(in_force, Levels) or found[band] not in names[:-1] or one.standing.value is None:
        yield f"level: {one.indicator.code} has no level for {found[band]}"
        return
    edges = edges_of(one.indicator, in_force)[names.index(found[band])]
    yield from check_span(reading, found[part], edges, is_bare=True)
    value = read_figure(value_said(reading, found)[0])
    printed = [read_figure(each) for each in found[part].split(" to ")]
    ends: list[Fraction | None] = [None if each is None else each.value for each in printed]
    if edges[0] is None or edges[1] is None:
        ends = [ends[0], None] if edges[1] is None else [None, ends[0]]
    elif len(ends) == 1:
        ends = ends * 2
    if is_within(rated(one.indicator, one.standing.value), edges) is not is_met:
        yield f"level: {one.standing.value} and {edges}"
    if value is not None and is_within(value.value, (ends[0], ends[1])) is not is_met:
        yield f"order: as printed it is not true that {value.value} {'meets' if is_met else 'misses'} {found[part]}"


def _short_of_level(reading: Reading, found: dict[str, str], band: str) -> Iterator[str]:
    one, in_force = reading.one, reading.one.standing.thresholds
    names = [each.value for each in reading.facts.bands]
    if not isinstance(in_force, Levels) or found[band] not in names[:-1] or one.standing.value is None:
        return
    edges = edges_of(one.indicator, in_force)[names.index(found[band])]
    exact = distance_outside(rated(one.indicator, one.standing.value), edges)
    gap, value = read_figure(found["short"]), read_figure(value_said(reading, found)[0])
    if gap is None or value is None:
        yield f"difference: {found['short']!r} is not a figure"
        return
    yield from check_unit(gap, one.indicator.unit, found["short"], is_difference=True)
    edge = edges[0] if edges[0] is not None and value.value < edges[0] else edges[1]
    if edge is not None:
        yield from is_about(gap, exact, found["short"], abs(value.value - edge))
        yield from _adds_up(value, Printed(edge, 0, ""), gap, f"{value.value} and {edge} differ by {gap.value}")


def distance_outside(value: Fraction, edges: Edges) -> Fraction:
    """Return how far a value is outside of its nearer edge; 0 if it is between them."""
    low, high = edges
    if low is not None and value < low:
        return low - value
    return value - high if high is not None and value > high else Fraction(0)


@check("level_met")
def _level_met(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=True)
    yield from expect("rating of a level that is met", reading.one.rating, reading.facts.bands[0])


@check("level_missed")
def _level_missed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=False)
    yield from _short_of_level(reading, found, "band")
    yield from expect("rating of a level that is missed", reading.one.rating, reading.facts.bands[-1])


@check("level_between")
def _level_between(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=True)
    yield from _level(reading, found, "better", "best", is_met=False)
    yield from _short_of_level(reading, found, "best")
    rating = reading.one.rating
    yield from expect("band that is met", found["band"], rating.value if isinstance(rating, Scheme) else None)


@check("in_range")
def _in_range(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
    yield from expect("place", reading.one.rating, Expectation.WITHIN)
    yield from _range(reading, found, Expectation.WITHIN)


@check("out_of_range")
def _out_of_range(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _value(reading, found)
    index = Expectation(found["side"])
    yield from expect("place", reading.one.rating, index)
    yield from _range(reading, found, index)
    one, gap = reading.one, read_figure(found["by"])
    value, span = read_figure(value_said(reading, found)[0]), read_span(found["range"])
    if gap is None or value is None or span is None or one.standing.value is None or one.standing.thresholds is None:
        yield f"difference: {found['by']!r} is not a figure"
        return
    yield from check_unit(gap, one.indicator.unit, found["by"], is_difference=True)
    edges = edges_of(one.indicator, one.standing.thresholds)[0]
    end = span[1] if index is Expectation.ABOVE else span[0]
    if end is not None:
        exact = distance_outside(rated(one.indicator, one.standing.value), edges)
        yield from is_about(gap, exact, found["by"], abs(value.value - end.value))
        yield from _adds_up(value, end, gap, f"{value.value} and {end.value} differ by {found['by']}")


def _range(reading: Reading, found: dict[str, str], index: Expectation) -> Iterator[str]:
    in_force, one = reading.one.standing.thresholds, reading.one
    if in_force is None:
        yield "range: there is none"
        return
    yield from check_span(reading, found["range"], edges_of(one.indicator, in_force)[0])
    value, span = read_figure(value_said(reading, found)[0]), read_span(found["range"])
    if value is None or span is None:
        return
    low, high = span
    below, above = low is not None and value.value < low.value, high is not None and value.value > high.value
    printed = Expectation.BELOW if below else Expectation.ABOVE if above else Expectation.WITHIN
    yield from expect(f"place of {value.value} as printed by {found['range']}", printed, index)


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


def _shift(reading: Reading) -> tuple[Fraction | None, Fraction | None]:
    comparison, indicator = reading.one.comparison, reading.one.indicator
    if comparison.is_withheld and reading.facts.is_of_quarters(indicator.code):
        return (
            reading.facts.value_at(indicator, comparison.period),
            reading.facts.value_at(indicator, comparison.against),
        )
    return comparison.now.value, comparison.before.value


def _movement(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    now, before = _shift(reading)
    reading.said.append(("change", None))
    yield from reading.is_period(found["against"], comparison.against)
    if comparison.period != one.due:
        yield f"change: it is that of {comparison.period}, and {one.due} was due"
    if now is None or before is None:
        if not comparison.is_withheld:
            yield "change: one of the results is missing"
        return
    if comparison.is_withheld and "by" in found:
        yield "change: it is printed, and figures are withheld"
    movement = "up" if now > before else "down" if now < before else "unchanged"
    yield from expect("movement", found.get("movement", "unchanged"), movement)
    if movement != "unchanged" or "judgement" in found:
        true = judgement_of(one.indicator, (comparison.period, now), (comparison.against, before))
        yield from expect("judgement", found.get("judgement"), true)


@check("changed", "unchanged", "change_withheld")
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


@check("no_result_before")
def _no_result_before(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    comparison = reading.one.comparison
    reading.said.append(("change", None))
    yield from reading.is_period(found["against"], comparison.against)
    now, before = _shift(reading)
    yield from require("change: there is a result now and none before", is_true=now is not None and before is None)
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
        yield from expect("judgement of a comparator", found.get("judgement"), _judged(reading, benchmark.value))


def _judged(reading: Reading, other: Fraction) -> str | None:
    one = reading.one
    if not one.indicator.polarity.judges:
        return None
    merits = [merit(one.indicator, value, one.standing.target) for value in (one.standing.value or Fraction(0), other)]
    if merits[0] is None or merits[1] is None:
        return "which is not judged, because there is no target"
    if merits[0] == merits[1]:
        return "which is no better and no worse"
    return "which is better" if merits[0] > merits[1] else "which is worse"
