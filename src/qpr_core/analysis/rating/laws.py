"""Laws of ratings, and a test whether a rating rule obeys them."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from qpr_core.errors import IndicatorError
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.rating_rule import Case
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, evolvable


class Law(Choice):
    """A law of ratings.

    Total: every value has exactly one band. Monotone: a better value never has a worse band. Nested: a value between
    two others is never in a worse band than both of them. Mirror: the rating stays the same if every figure is negated
    and the polarity is reversed.

    >>> list(Law)
    [Law.TOTAL, Law.MONOTONE, Law.NESTED, Law.MIRROR]
    """

    TOTAL = "total"
    MONOTONE = "monotone"
    NESTED = "nested"
    MIRROR = "mirror"


@evolvable
class BrokenLaw(NamedTuple):
    """A law that a rule breaks, with a counterexample.

    The counterexample has cases, and the rule's answer to each.

    >>> BrokenLaw(Law.TOTAL, (), ()).law
    Law.TOTAL
    """

    law: Law
    cases: tuple[Case, ...]
    answers: tuple[object, ...]


Decide = Callable[[Case], object]


def broken_rating_laws(indicator: Indicator, at: Period | str | None = None) -> tuple[BrokenLaw, ...]:
    """Return the laws of ratings that an indicator's rating rule breaks.

    Each comes with a counterexample, as `broken_laws` has it.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.LOWER_IS_BETTER, unit="number",
    ...                   thresholds=Thresholds(target=5, floor=9))
    >>> broken_rating_laws(calls)
    ()

    Raises:
        IndicatorError: If *indicator* is not an `Indicator`, has no target at that period, or has an expected range.
        PeriodError: If *at* does not name a period.
    """
    in_force = check_indicator(indicator).thresholds_at(at)
    if in_force is None or isinstance(in_force.thresholds, ExpectedRange):
        given = "no thresholds" if in_force is None else "an expected range"
        raise IndicatorError("rule must have thresholds with a target to be tested", shown=given, whose=indicator.code)
    thresholds = in_force.thresholds
    first = Case(value=thresholds.target, target=thresholds.target, ranges=in_force.ranges, polarity=indicator.polarity)
    rule = indicator.rule
    scheme = list(indicator.scheme)
    decide: Decide = (lambda case: scheme[case.rank]) if rule is None else rule.decide
    values = _values(indicator, thresholds, first)
    looks_back = rule is not None and rule.looks_back is not None
    previous_values: list[Fraction | None] = [None, *values] if looks_back else [None]
    found: dict[Law, BrokenLaw] = {}
    for previous_value in previous_values:
        cases = [evolve(first, value=value, previous_value=previous_value) for value in values]
        silent = looks_back and previous_value is None
        for broken in _broken(decide, cases, indicator.scheme, silent=silent):
            found.setdefault(broken.law, broken)
    return tuple(found[law] for law in Law if law in found)


def _values(indicator: Indicator, thresholds: AnyThresholds, first: Case) -> list[Fraction]:
    edges = {end for band in first.ranges for end in (band.low, band.high) if end is not None}
    marks = sorted(edges | {figure for _, figure in thresholds.figures} | {Fraction(0)})
    step = Fraction(1, 1000)
    around = {mark + nudge for mark in marks for nudge in (-step, 0, step)}
    between = {(low + high) / 2 for low, high in pairwise(marks)}
    width = marks[-1] - marks[0] + 1
    far = {marks[0] - width, marks[-1] + width}
    possible = indicator.possible
    return sorted(value for value in around | between | far if possible is None or possible.contains(value))


def _broken(decide: Decide, cases: list[Case], scheme: type[Scheme], *, silent: bool) -> Iterator[BrokenLaw]:
    rated: list[tuple[Case, Scheme]] = []
    for case in cases:
        answer, mirrored = _answer(decide, case), _answer(decide, case.mirrored)
        if isinstance(answer, scheme):
            rated.append((case, answer))
        elif not (answer is None and silent):
            yield BrokenLaw(Law.TOTAL, (case,), (answer,))
        if mirrored is not answer and isinstance(answer, scheme):
            yield BrokenLaw(Law.MIRROR, (case, case.mirrored), (answer, mirrored))
    best_first = sorted(rated, key=lambda pair: -pair[0].polarity.merit(pair[0].value, pair[0].target))
    for (better, high), (worse, low) in _pairs(best_first):
        gain = better.polarity.gain(before=worse.value, now=better.value, target=better.target)
        if not _are_comparable(better, worse):
            continue
        if gain > 0 and high.rank > low.rank:
            yield BrokenLaw(Law.MONOTONE, (better, worse), (high, low))
    for index in range(1, len(rated) - 1):
        left, right = (min(side, key=lambda pair: pair[1].rank) for side in (rated[:index], rated[index + 1 :]))
        middle = rated[index]
        if middle[1].rank > max(left[1].rank, right[1].rank):
            three = (left, middle, right)
            yield BrokenLaw(Law.NESTED, tuple(case for case, _ in three), tuple(band for _, band in three))


def _are_comparable(one: Case, other: Case) -> bool:
    """Return True if the distance to the target shows which of two values is better.

    It does not for values on different sides of the target if a range reaches further on one side.
    """
    if not one.polarity.needs_target or (one.value - one.target) * (other.value - other.target) >= 0:
        return True
    return all(each.is_around(one.target) for each in one.ranges)


def _pairs(rated: list[tuple[Case, Scheme]]) -> Iterable[tuple[tuple[Case, Scheme], tuple[Case, Scheme]]]:
    """Return each case paired with each later one, neighbours first.

    This order gives simple counterexamples.
    """
    return (pair for apart in range(1, len(rated)) for pair in zip(rated, rated[apart:], strict=False))


def _answer(decide: Decide, case: Case) -> object:
    try:
        return decide(case)
    except Exception as error:  # noqa: BLE001  any error of a custom rule is its answer, and breaks a law
        return error
