"""Checks of levels for bands and of expected ranges."""

from collections.abc import Iterator
from fractions import Fraction

from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.rules import Levels
from reading.bands import Edges, edges_of, is_within, rated
from reading.claims import Reading, check, expect
from reading.claims_of_reasons import check_value, is_about, must_add_up, own_figure, value_said
from reading.figures import Printed, check_unit, read_figure


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
        yield from own_figure(part, end, reading, "range", is_bare=not is_whole)
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
    yield from check_unit(gap, one.indicator.unit, found["short"], is_distance=True)
    edge = edges[0] if edges[0] is not None and value.value < edges[0] else edges[1]
    if edge is not None:
        yield from is_about(gap, exact, found["short"], abs(value.value - edge))
        yield from must_add_up(value, Printed(edge, 0, ""), gap, f"{value.value} and {edge} differ by {gap.value}")


def distance_outside(value: Fraction, edges: Edges) -> Fraction:
    """Return how far a value is outside of its nearer edge; 0 if it is between them."""
    low, high = edges
    if low is not None and value < low:
        return low - value
    return value - high if high is not None and value > high else Fraction(0)


@check("level_met")
def _level_met(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=True)
    yield from expect("rating of a level that is met", reading.one.rating, reading.facts.bands[0])


@check("level_missed")
def _level_missed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=False)
    yield from _short_of_level(reading, found, "band")
    yield from expect("rating of a level that is missed", reading.one.rating, reading.facts.bands[-1])


@check("level_between")
def _level_between(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from _level(reading, found, "level", "band", is_met=True)
    yield from _level(reading, found, "better", "best", is_met=False)
    yield from _short_of_level(reading, found, "best")
    rating = reading.one.rating
    yield from expect("band that is met", found["band"], rating.value if isinstance(rating, Scheme) else None)


@check("in_range")
def _in_range(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    yield from expect("place", reading.one.rating, Expectation.WITHIN)
    yield from _range(reading, found, Expectation.WITHIN)


@check("out_of_range")
def _out_of_range(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from check_value(reading, found)
    index = Expectation(found["side"])
    yield from expect("place", reading.one.rating, index)
    yield from _range(reading, found, index)
    one, gap = reading.one, read_figure(found["by"])
    value, span = read_figure(value_said(reading, found)[0]), read_span(found["range"])
    if gap is None or value is None or span is None or one.standing.value is None or one.standing.thresholds is None:
        yield f"difference: {found['by']!r} is not a figure"
        return
    yield from check_unit(gap, one.indicator.unit, found["by"], is_distance=True)
    edges = edges_of(one.indicator, one.standing.thresholds)[0]
    end = span[1] if index is Expectation.ABOVE else span[0]
    if end is not None:
        exact = distance_outside(rated(one.indicator, one.standing.value), edges)
        yield from is_about(gap, exact, found["by"], abs(value.value - end.value))
        yield from must_add_up(value, end, gap, f"{value.value} and {end.value} differ by {found['by']}")


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
