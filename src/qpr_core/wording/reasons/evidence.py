"""Evidence in words: a line, a step, a control chart, or figures of a custom rule."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qpr_core.analysis.answers import Direction, Movement, movement_of
from qpr_core.analysis.methods.caution import mostly_tied
from qpr_core.analysis.methods.course import Course
from qpr_core.analysis.methods.evidence import (
    Assurance,
    ControlChart,
    Evidence,
    Facts,
    Kendall,
    Line,
    SpecialCause,
    Step,
    TrendEvidence,
)
from qpr_core.analysis.methods.trend_test import TrendTest, trend_test_of
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.model.values.records import FrozenMapping
from qpr_core.wording.reasons.decimal_places import Difference, Figure
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import exact_text, figure_text
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Span, Spans, Words

_TINY: Final = Fraction(1, 10_000)
"""The smallest p-value that is printed; a smaller one is printed as less than it."""


def write_evidence(voice: Voice, travel: DirectionOfTravel, evidence: Evidence, course: Course) -> Spans:
    """Write what the method of a direction of travel found."""
    subject = write_subject(voice, travel)
    match evidence:
        case Line():
            return _trend(voice, travel, evidence, course)
        case Kendall():
            return _trend(voice, travel, evidence, course)
        case Step():
            return _step(voice, evidence, course, subject)
        case ControlChart():
            chart = _chart(voice, travel, evidence, course, subject)
            return chart + fill(voice.words.narrow_limits) if travel.overlaps else chart
        case Facts():
            return fill(voice.words.custom_rule, **rule_filling(voice, travel, evidence))


def write_subject(voice: Voice, travel: DirectionOfTravel) -> Words:
    """Write what the method looked at: the value, or the distance to the target."""
    return Words(voice.words.distance if travel.of_distance else voice.words.value)


def results_filling(voice: Voice, travel: DirectionOfTravel) -> dict[str, Span]:
    """Return placeholders: the number of results, the first period and the last."""
    # A direction without results has a different reason, which names neither end.
    first, last = voice.between(travel.first or travel.period, travel.last or travel.period)
    return {"count": voice.counted(travel.point_count, "point_count"), "first": first, "last": last}


def rule_filling(voice: Voice, travel: DirectionOfTravel, facts: Facts) -> dict[str, Span | Spans]:
    """Return placeholders: the name, the version and the figures of a custom rule."""
    name, version = travel.method.rule
    figures: list[Span] = []
    for figure, value in facts.figures.items():
        text = voice.number(figure_text(value), value, f"evidence.figures[{figure!r}]")
        figures.extend(fill(voice.words.custom_figure, name=Name(figure), figure=text))
    return {
        "rule": Name(name),
        "version": voice.number(str(version), version, "method.rule.version"),
        "figures": tuple(figures),
    }


def _trend(voice: Voice, travel: DirectionOfTravel, evidence: TrendEvidence, course: Course) -> Spans:
    words = voice.words
    filling = {
        **results_filling(voice, travel),
        "subject": write_subject(voice, travel),
        "period": voice.answer(course.points[-1].period.frequency),
    }
    if evidence.p_value is None:
        flat = words.flat_by_season if trend_test_of(travel.method) is TrendTest.SEASON else words.flat
        return fill(flat, **filling)
    text = _moved(voice, travel, evidence, filling)
    if voice.with_statistics:
        text += fill(
            words.statistics,
            slope=voice.signed_slope(evidence.slope, "evidence.slope"),
            test=_test(voice, evidence.p_value, evidence.level),
            how=_how(voice, travel),
            **filling,
        )
    return text + fill(words.overlaps) if travel.overlaps else text


def _moved(
    voice: Voice, travel: DirectionOfTravel, evidence: TrendEvidence, filling: Mapping[str, Span | Spans]
) -> Spans:
    """Write how far the line rises or falls, or that there is no clear trend."""
    words, slope = voice.words, evidence.slope
    tendency = evidence.s if isinstance(evidence, Kendall) else slope
    if tendency == 0 or not _is_clear(travel, evidence):
        return fill(words.no_trend, **filling)
    if slope == 0:
        return fill(words.tended_up if tendency > 0 else words.tended_down, **filling)
    return fill(words.risen if slope > 0 else words.fallen, slope=voice.slope(slope, "evidence.slope"), **filling)


def _is_clear(travel: DirectionOfTravel, evidence: TrendEvidence) -> bool:
    """Return True if a trend counts; without a polarity the test decides."""
    if isinstance(travel.direction, Direction):
        return travel.direction is not Direction.STABLE
    return evidence.p_value is not None and evidence.p_value <= evidence.level


def _how(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write the test that a method declares, or else its rule."""
    words = voice.words
    match trend_test_of(travel.method):
        case TrendTest.LEAST_SQUARES:
            return fill(words.by_least_squares)
        case TrendTest.OVERLAP:
            return fill(words.for_overlap)
        case TrendTest.YEAR_TO_DATE:
            return fill(words.for_year_to_date)
        case TrendTest.SEASON:
            return fill(words.for_season)
        case TrendTest.KENDALL:
            return fill(words.by_kendall)
        case None:
            rule = rule_filling(voice, travel, Facts(FrozenMapping(())))
            return (*fill(voice.style.common.name_comma), *fill(words.custom_rule, **rule))


def _test(voice: Voice, p_value: float, level: Fraction) -> Spans:
    least = min(_TINY, level)
    tiny = p_value < least
    text = exact_text(least) if tiny else figure_text(Fraction(p_value), apart_from=[level, Fraction(1)], places=3)
    return fill(
        voice.words.tiny if tiny else voice.words.test,
        p=voice.number(text, p_value, "evidence.p_value"),
        level=voice.number(exact_text(level * 100), level, "evidence.level"),
    )


def _step(voice: Voice, step: Step, course: Course, subject: Words) -> Spans:
    words, change = voice.words, step.change
    single = step.first == step.last
    phrases = {
        Movement.UP: words.step_up if single else words.mean_up,
        Movement.DOWN: words.step_down if single else words.mean_down,
        Movement.UNCHANGED: words.step_none if single else words.mean_none,
    }
    counts = () if step.dead_band == 0 else (step.dead_band,)
    difference = Difference(step.now, step.reference, abs(change), limits=counts)
    voice = voice.with_figures(Figure(step.now), Figure(step.reference), differences=[difference])
    against, last = voice.between(step.last, course.points[-1].period)
    text = fill(
        phrases[movement_of(change)],
        subject=subject,
        now=voice.result(step.now, "evidence.now"),
        last=last,
        reference=voice.result(step.reference, "evidence.reference"),
        against=against,
        count=voice.counted(step.results, "evidence.results"),
        difference=voice.difference(change, "evidence.change"),
    )
    if step.dead_band == 0:
        return text
    return text + fill(words.dead_band, least=voice.limit(step.dead_band, "evidence.dead_band"))


def _chart(voice: Voice, travel: DirectionOfTravel, chart: ControlChart, course: Course, subject: Words) -> Spans:
    words = voice.words
    if chart.lower == chart.upper:
        text = fill(words.flat, subject=subject, **results_filling(voice, travel))
    else:
        text = _signal(voice, chart, course, subject)
    if chart.baseline is not None:
        first, last = voice.between(chart.baseline.first, chart.baseline.last)
        count = voice.counted(chart.baseline.point_count, "evidence.baseline.point_count")
        text += fill(words.chart_baseline, count=count, first=first, last=last)
    return text if chart.assurance is None else text + _assurance(voice, chart, chart.assurance)


def _signal(voice: Voice, chart: ControlChart, course: Course, subject: Words) -> Spans:
    words, newest = voice.words, course.points[-1].period
    signal = chart.signal_at(newest)
    lines = (chart.lower, chart.mean, chart.upper)
    apart = [Difference(one, other, abs(one - other), is_printed=False) for one, other in pairwise(lines)]
    voice = voice.with_figures(*map(Figure, lines), differences=apart)
    filling: dict[str, Span] = {
        "subject": subject,
        "last": voice.period(newest),
        "low": voice.result(chart.lower, "evidence.lower", chart.upper),
        "high": voice.result(chart.upper, "evidence.upper", chart.lower),
        "mean": voice.result(chart.mean, "evidence.mean"),
    }
    if signal is None:
        return _chance(voice, chart, course, filling)
    up = signal.movement is Movement.UP
    phrases = {
        SpecialCause.OUTSIDE_LIMITS: words.outside,
        SpecialCause.RUN: words.run,
        SpecialCause.NEAR_LIMIT: words.near_upper if up else words.near_lower,
        SpecialCause.TREND: words.trend_up if up else words.trend_down,
    }
    return fill(phrases[signal.cause], side=Words(words.above if up else words.below), **filling)


def _chance(voice: Voice, chart: ControlChart, course: Course, filling: dict[str, Span]) -> Spans:
    """Write that the newest result is within normal variation, with any reason.

    A result outside the limits needs a reason.
    """
    words, now = voice.words, course.heights[-1]
    if chart.lower <= now <= chart.upper:
        return fill(words.chance, **filling)
    up, off = now > chart.mean, abs(now - chart.mean)
    before = [
        height for height in course.heights[:-1] if (height > chart.mean) is up and abs(height - chart.mean) >= off
    ]
    phrase = words.outside_before if before and mostly_tied(course.heights) else words.outside_by_mean
    return fill(phrase, side=Words(words.above if up else words.below), **filling)


def _assurance(voice: Voice, chart: ControlChart, assurance: Assurance) -> Spans:
    words = voice.words
    assurances = {
        Assurance.CONSISTENTLY_PASSES: words.passes_but if chart.contradicting else words.passes,
        Assurance.HITS_AND_MISSES: words.hits_and_misses,
        Assurance.CONSISTENTLY_FAILS: words.fails_but if chart.contradicting else words.fails,
    }
    return fill(
        assurances[assurance],
        exceptions=voice.counted(chart.contradicting, "evidence.contradicting"),
        count=voice.counted(chart.point_count, "evidence.point_count"),
    )
