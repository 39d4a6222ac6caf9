"""Indicators of every kind of band, and entries at the edges of their bands."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final

from attrs import frozen

from qpr_core import ExpectedRange, Indicator, Polarity, Ratio, Scorecard, Thresholds, TimeSeries
from qpr_core.errors import QprError
from qpr_core.rules import Levels, Scheme, Stretch, Tolerance
from qpr_core.units import DAYS, NUMBER, PER_1000, PER_CENT

Entry = float | str | tuple[float | str | None, float | str | None] | None
"""An entry that people type: a figure, text, two counts or nothing."""


AT: Final = "Q2 2023/24"


class Swansea(Scheme):
    """Four bands, of which one is better than the target."""

    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


@frozen(kw_only=True)
class LiveCase:
    """An indicator with its results, and the entries to try."""

    indicator: Indicator
    before: Fraction | Ratio
    now: Fraction | Ratio
    entries: tuple[Entry, ...]


_TARGETS: Final = [
    Fraction(text)
    for text in (
        "85", "0", "-20", "84.95", "1/3", "200/3", "0.1", "2.675", "99.9999995", "0.0078125", "1234567.5",
        "12345678.123456", "123456789.123456", "1000000000000", "0.000001", "-0.5", "58.0000001",
    )
]  # fmt: skip


_ROUNDED: Final = ((None, False), (1, True), (0, True), (2, False))


def figure_indicators() -> Iterator[Indicator]:
    """Yield indicators whose results are figures, in three bands or in a range."""
    number = 0
    for target in _TARGETS:
        for places, displayed in _ROUNDED:
            for polarity, thresholds in _thresholds(target):
                number += 1
                yield Indicator(
                    code=f"F{number}",
                    name=f"Figure {number}",
                    polarity=polarity,
                    unit=(PER_CENT, NUMBER, DAYS)[number % 3],
                    thresholds=thresholds,
                    decimal_places=places,
                    rated_as_displayed=displayed,
                    possible=(target - abs(target) - 10, target + abs(target) + 10) if number % 4 == 0 else None,
                )


def _thresholds(target: Fraction) -> Iterator[tuple[Polarity, Thresholds | ExpectedRange]]:
    gap = Fraction(1, 3) if target.denominator == 3 else Fraction("0.05")
    relative = "10%" if target else 4
    yield Polarity.HIGHER_IS_BETTER, Thresholds(target=target, floor=target - 5)
    yield (
        Polarity.HIGHER_IS_BETTER,
        Thresholds(target=target, tolerance=relative, green_tolerance="1%" if target else 1),
    )
    yield Polarity.LOWER_IS_BETTER, Thresholds(target=target, floor=target + gap)
    yield Polarity.LOWER_IS_BETTER, Thresholds(target=target, tolerance=relative)
    yield Polarity.CLOSEST_TO_TARGET_IS_BEST, Thresholds(target=target, tolerance=3, green_tolerance=1)
    yield Polarity.NEITHER, ExpectedRange(target - gap, target)
    yield Polarity.HIGHER_IS_BETTER, Thresholds(target=target, floor=target - 5, strict="floor")
    yield Polarity.LOWER_IS_BETTER, Thresholds(target=target, floor=target + gap, strict=["target", "floor"])
    yield Polarity.CLOSEST_TO_TARGET_IS_BEST, Thresholds(target=target, tolerance=3, green_tolerance=1, strict="floor")


def count_indicators() -> Iterator[Indicator]:
    """Yield indicators whose results are two counts."""
    number = 0
    for target in (Fraction(85), Fraction("66.7"), Fraction(200, 3), Fraction("0.1"), Fraction(0)):
        for places, displayed in _ROUNDED:
            for polarity, thresholds in _thresholds(target):
                number += 1
                yield Indicator(
                    code=f"R{number}",
                    name=f"Counts {number}",
                    polarity=polarity,
                    unit=(PER_CENT, PER_1000)[number % 2],
                    thresholds=thresholds,
                    decimal_places=places,
                    rated_as_displayed=displayed,
                    withhold_below=5 if number % 5 == 0 else None,
                )


def level_indicators() -> Iterator[Indicator]:
    """Yield indicators with four bands."""
    number = 0
    for target in _TARGETS:
        for sign, polarity in ((1, Polarity.HIGHER_IS_BETTER), (-1, Polarity.LOWER_IS_BETTER)):
            best: list[Fraction | Stretch] = [target + 5 * sign, *([Stretch("5%")] if target else [])]
            for blue in best:
                number += 1
                levels = {Swansea.BLUE: blue, Swansea.GREEN: target, Swansea.AMBER: Tolerance(2)}
                yield Indicator(
                    code=f"L{number}",
                    name=f"Levels {number}",
                    polarity=polarity,
                    unit="number",
                    thresholds=Levels(levels, target=target),
                )


def live_cases(indicators: Iterator[Indicator], size: int) -> list[LiveCase]:
    """Return each indicator with *size* entries, which are spread over all that are tried for its kind."""
    return [_case(indicator, place, size) for place, indicator in enumerate(indicators)]


def _case(indicator: Indicator, place: int, size: int) -> LiveCase:
    edges = _edges(indicator)
    if indicator.code.startswith("R"):
        total = (125, 97, 300, 1000)[place % 4]
        before: Fraction | Ratio = Ratio(_part(indicator, edges[-1], total) + 6, total + 12)
        now: Fraction | Ratio = Ratio(_part(indicator, edges[0], total) + 6, total + 12)
        entries = tuple(dict.fromkeys(_counts(indicator, edges, total)))
    else:
        before, now = edges[-1], Fraction(round(edges[0] * 10**6), 10**6)
        entries = tuple(dict.fromkeys(_figures(indicator, edges)))
    spread = (entries[(place + step * len(entries) // size) % len(entries)] for step in range(size))
    return LiveCase(indicator=indicator, before=before, now=now, entries=tuple(dict.fromkeys(spread)))


def scorecard_of(cases: Sequence[LiveCase]) -> Scorecard:
    """Return the scorecard of some cases."""
    return Scorecard((case.indicator, TimeSeries({"Q1 2023/24": case.before, AT: case.now})) for case in cases)


def _edges(indicator: Indicator) -> list[Fraction]:
    in_force = indicator.thresholds_at()
    assert in_force is not None
    ends = [end for each in in_force.ranges for end in (each.low, each.high) if end is not None]
    return list(dict.fromkeys(ends))


def _figures(indicator: Indicator, edges: Sequence[Fraction]) -> Iterator[Entry]:
    """Yield the edges as people type them, and the figures beside them in every decimal place that matters."""
    yield from (None, "n/a", 0.0)
    half = Fraction(1, 2 * 10 ** (indicator.decimal_places or 0)) if indicator.rated_as_displayed else Fraction(0)
    for beside in ("0", "0.000001", "0.0000001", "0.0000005", "0.0000004", "0.0000006", "0.01"):
        for edge in edges:
            for sign in (-1, 1):
                for shift in dict.fromkeys((Fraction(0), half, -half)):
                    yield typed(edge + shift + sign * Fraction(beside))
    yield from (1e-9, 2e30, -1000.0)


def typed(figure: Fraction) -> float:
    """Return a figure as people can type it: with up to 15 digits."""
    return float(f"{float(figure):.15g}")


def _part(indicator: Indicator, edge: Fraction, total: int) -> int:
    return max(0, ceil(edge * total / indicator.unit.per))


def _counts(indicator: Indicator, edges: Sequence[Fraction], total: int) -> Iterator[Entry]:
    yield from ((None, None), (0.0, 0.0), (1.0, 0.0), (None, 5.0), ("x", 5.0), (2.5, 5.0), (-1.0, 5.0))
    for whole in (total, 3 * total, 200, 3000, 10**9):
        for edge in edges:
            exact = edge * whole / indicator.unit.per
            for counted in (floor(exact), floor(exact) + 1, floor(exact) - 1):
                yield float(max(0, counted)), float(whole)


def read(entry: Entry) -> float | Ratio | None:
    """Return what the library is given for an entry.

    Raises:
        QprError: If it is refused.
    """
    if not isinstance(entry, tuple):
        return entry  # type: ignore[return-value]  # text is refused
    counted, total = entry
    if counted is None and total is None:
        return None
    if not isinstance(counted, float) or not isinstance(total, float):
        raise QprError("counts must be two numbers", given=entry)
    return Ratio(counted, total)
