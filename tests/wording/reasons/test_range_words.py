"""Sentences about strict boundaries and two ends, read again: each claim is true of the figures in it."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Indicator, Polarity, Scorecard, Thresholds, explain, narrate, rate
from qpr_core.rules import Interval, Levels
from qpr_core.testing import Four, a_series, an_indicator, figures, judging_polarities, levels
from qpr_core.testing import thresholds as thresholds_for

HIGHER, LOWER, CLOSEST = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSEST_TO_TARGET_IS_BEST,
)
NUMBER: Final = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
SPANS: Final = {
    rf"more than ({NUMBER}), up to ({NUMBER})": (True, False),
    rf"more than ({NUMBER}) but less than ({NUMBER})": (True, True),
    rf"({NUMBER}) or more but less than ({NUMBER})": (False, True),
    rf"({NUMBER}) to ({NUMBER})": (False, False),
    rf"more than ({NUMBER})": (True, False),
    rf"less than ({NUMBER})": (False, True),
    rf"({NUMBER})": (False, False),
}
SPAN: Final = "|".join(re.sub(r"\((?!\?)", "(?:", span) for span in SPANS)


class Span(NamedTuple):
    """A range as it is printed."""

    low: Fraction | None
    high: Fraction | None
    excludes_low: bool = False
    excludes_high: bool = False

    def has(self, value: Fraction) -> bool:
        """Return True if a value is in the range."""
        above = self.low is None or (value > self.low if self.excludes_low else value >= self.low)
        return above and (self.high is None or (value < self.high if self.excludes_high else value <= self.high))

    def distance(self, value: Fraction) -> Fraction:
        """Return how far a value is outside; 0 on an end."""
        if self.low is not None and value <= self.low:
            return self.low - value
        return Fraction(0) if self.high is None else max(Fraction(0), value - self.high)


def figure(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def span_of(text: str, polarity: Polarity) -> Span:
    for pattern, (low, high) in SPANS.items():
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        ends = [figure(each) for each in match.groups()]
        if len(ends) == 2:
            return Span(ends[0], ends[1], low, high)
        if polarity is CLOSEST:
            return Span(ends[0], ends[0])
        return Span(ends[0], None, excludes_low=low) if polarity is HIGHER else Span(None, ends[0], excludes_high=high)
    raise AssertionError(text)


class Claim(NamedTuple):
    """A value, the range that it is compared with, and a distance."""

    value: Fraction
    span: Span
    by: Fraction

    @property
    def is_met(self) -> bool:
        """Whether the value is in the range."""
        return self.span.has(self.value)


CLAIMS: Final[dict[str, Callable[[Claim], bool]]] = {
    rf"(?P<v>{NUMBER}) meets the (?:target|floor standard|level) of (?P<span>{SPAN})(?= |\.|$)": lambda c: c.is_met,
    rf"(?P<v>{NUMBER}) .*?just misses the (?:target|floor standard|limit|level) of (?P<span>{SPAN})(?=,? |\.|$)": (
        lambda c: not c.is_met and c.span.distance(c.value) == 0
    ),
    rf"(?P<v>{NUMBER}) .*?within the limit of (?P<span>{SPAN})(?=\.|$)": lambda c: c.is_met,
    rf"(?P<v>{NUMBER}) .*?is (?P<by>{NUMBER}) (?:below|over) the (?:target|floor standard) of (?P<span>{SPAN})(?=,? |\.|$)": (
        lambda c: not c.is_met and c.span.distance(c.value) == c.by > 0
    ),
    rf"(?P<v>{NUMBER}) .*?is (?P<by>{NUMBER}) away from the level of (?P<span>{SPAN})(?= for)": (
        lambda c: not c.is_met and c.span.distance(c.value) == c.by > 0
    ),
    rf"(?P<v>{NUMBER}) exceeds the limit of (?P<span>{SPAN}) by (?P<by>{NUMBER})(?=,)": (
        lambda c: not c.is_met and c.span.distance(c.value) == c.by > 0
    ),
}


def false_claims(sentence: str, polarity: Polarity) -> Iterator[str]:
    """Yield each claim that is false, and the sentence if it has none that can be read."""
    count = 0
    for pattern, is_true in CLAIMS.items():
        for match in re.finditer(pattern, sentence):
            count += 1
            parts = match.groupdict()
            by = figure(parts.get("by") or "0")
            if not is_true(Claim(figure(parts["v"]), span_of(parts["span"], polarity), by)):
                yield match[0]
    tolerance = rf"({NUMBER}) is ({NUMBER}) (?:below|over) the target of ({NUMBER}), (within|outside) the tolerance of "
    for match in re.finditer(tolerance + rf"(less than )?({NUMBER})(% of the target)?", sentence):
        count += 1
        value, target, size = (figure(match[place]) for place in (1, 3, 6))
        allowed = abs(target) * size / 100 if match[7] else size
        off = abs(value - target)
        if (off < allowed if match[5] else off <= allowed) is not (match[4] == "within"):
            yield match[0]
    if not count:
        yield f"unread: {sentence}"


def test_reader_finds_false_claims() -> None:
    for sentence in (
        "It is Green: 3 meets the target of more than 3.",
        "It is Red: 2 just misses the level of more than 3 for Amber.",
        "It is Red: 2 is 2 away from the level of more than 3 for Amber.",
        "It is Amber: 5 is 5 below the target of 10, within the tolerance of less than 5.",
        "It is Amber: something else.",
    ):
        assert len(list(false_claims(sentence, HIGHER))) == 1, sentence


def sentence_of(indicator: Indicator, value: Fraction) -> str:
    return str(explain(rate(indicator, value)))


@given(st.data(), judging_polarities(), st.booleans())
def test_every_claim_of_a_rating_is_true(data: st.DataObject, polarity: Polarity, of_levels: bool) -> None:
    strategy: st.SearchStrategy[Thresholds | Levels] = (
        levels(polarity=polarity) if of_levels else thresholds_for(polarity=polarity)
    )
    in_force = data.draw(strategy)
    ends = [end for each in in_force.ranges(polarity) for end in (each.low, each.high) if end is not None]
    value = data.draw(st.sampled_from(ends) | figures())
    indicator = an_indicator(polarity=polarity, unit="number", thresholds=in_force)
    assert list(false_claims(sentence_of(indicator, value), polarity)) == []


@pytest.mark.parametrize("polarity", [HIGHER, LOWER, CLOSEST])
@pytest.mark.parametrize("strict", [(), ("target",), ("floor",), ("target", "floor")])
def test_every_claim_on_a_grid_is_true(polarity: Polarity, strict: tuple[str, ...]) -> None:
    sign = 1 if polarity is HIGHER else -1
    kinds = [Thresholds(target=4, tolerance=2, green_tolerance=1, strict=strict)]
    if polarity is not CLOSEST:
        kinds += [Thresholds(target=4, floor=4 - 2 * sign, strict=strict)]
        kinds += [Thresholds(target=5, tolerance="40%", strict=strict)]
    for in_force, half in product(kinds, range(20)):
        indicator = an_indicator(polarity=polarity, unit="number", thresholds=in_force)
        assert list(false_claims(sentence_of(indicator, Fraction(half, 2)), polarity)) == []


@pytest.mark.parametrize(("excludes_low", "excludes_high"), list(product([False, True], repeat=2)))
def test_every_claim_about_two_ends_is_true(excludes_low: bool, excludes_high: bool) -> None:
    ends = {"excludes_low": excludes_low, "excludes_high": excludes_high}
    made = {Four.BLUE: Interval(8, 9), Four.GREEN: Interval(6, 12, **ends), Four.AMBER: Interval(2, 13, **ends)}
    indicator = an_indicator(polarity=CLOSEST, unit="number", thresholds=Levels(made))
    for half in range(32):
        assert list(false_claims(sentence_of(indicator, Fraction(half, 2)), CLOSEST)) == []


def test_scorecard_states_strict_boundaries() -> None:
    indicator = an_indicator(thresholds=Thresholds(target=4, floor=3, strict=["target", "floor"]))
    text = str(narrate(Scorecard([(indicator, a_series(3))]).report("Q2 2023/24"), sections=["scorecard"]))
    assert re.search(r"3 +more than 4 +more than 3 +Red", text)
