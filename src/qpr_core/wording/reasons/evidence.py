"""What a method found, in words: a line, a step, a control chart or the figures of a rule of one's own."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qpr_core.analysis.answers import Movement, movement_of
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
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.regression import Regression, RollingRegression, SeasonalRegression
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.model.values.records import FrozenMapping
from qpr_core.wording.reasons.agreement import Gap, Side
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import exact_text, figure_text
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Span, Spans, Words

_TINY: Final = Fraction(1, 10_000)
"""A smaller p-value is printed as less than this one."""


def say_evidence(voice: Voice, travel: DirectionOfTravel, evidence: Evidence, course: Course) -> Spans:
    """Say what the method of a direction of travel found."""
    subject = say_subject(voice, travel)
    match evidence:
        case Line():
            return _trend(voice, travel, evidence, subject, _slope(voice, evidence, course))
        case Kendall():
            return _trend(voice, travel, evidence, subject, _tendency(voice, evidence, course))
        case Step():
            return _step(voice, evidence, course, subject)
        case ControlChart():
            chart = _chart(voice, travel, evidence, course, subject)
            return chart + fill(voice.words.narrow_limits) if travel.overlaps else chart
        case Facts():
            return fill(voice.words.own_rule, **say_rule(voice, travel, evidence))


def say_subject(voice: Voice, travel: DirectionOfTravel) -> Words:
    """Say what the points are: values, or distances to the target."""
    return Words(voice.words.distance if travel.of_distance else voice.words.value)


def say_results(voice: Voice, travel: DirectionOfTravel) -> dict[str, Span]:
    """Say which results were looked at, as fillings of a phrase."""
    periods = {"first": travel.first, "last": travel.last}
    return {
        "count": voice.counted(travel.point_count, "point_count"),
        **{name: voice.period(period) for name, period in periods.items() if period is not None},
    }


def say_rule(voice: Voice, travel: DirectionOfTravel, facts: Facts) -> dict[str, Span | Spans]:
    """Name a rule of one's own, and what it says that it rests on, as fillings of a phrase."""
    name, version = travel.method.rule
    figures: list[Span] = []
    for figure, value in facts.figures.items():
        said = voice.number(figure_text(value), value, f"evidence.figures[{figure!r}]")
        figures.extend(fill(voice.words.own_figure, name=Name(figure), figure=said))
    return {
        "rule": Name(name),
        "version": voice.number(str(version), version, "method.rule.version"),
        "figures": tuple(figures),
    }


def _trend(voice: Voice, travel: DirectionOfTravel, evidence: TrendEvidence, subject: Words, movement: Spans) -> Spans:
    words, results = voice.words, say_results(voice, travel)
    if evidence.p_value is None:
        flat = words.flat_by_season if isinstance(travel.method, SeasonalRegression) else words.flat
        return fill(flat, subject=subject, **results)
    test = _test(voice, evidence.p_value, evidence.level)
    said = fill(words.over, movement=movement, test=test, how=_how(voice, travel), subject=subject, **results)
    return said + fill(words.overlaps) if travel.overlaps else said


def _how(voice: Voice, travel: DirectionOfTravel) -> Spans:
    words, method = voice.words, travel.method
    phrases = {
        Regression: "",
        RollingRegression: words.for_overlap,
        SeasonalRegression: words.for_season,
        MannKendall: words.by_kendall,
    }
    if type(method) in phrases:
        return fill(phrases[type(method)])
    rule = say_rule(voice, travel, Facts(FrozenMapping(())))
    return (*fill(words.comma), *fill(words.own_rule, **rule))


def _slope(voice: Voice, line: Line, course: Course) -> Spans:
    words = voice.words
    return _change(voice, course, line.slope, {Movement.UP: words.rose, Movement.DOWN: words.fell}, words.level)


def _tendency(voice: Voice, test: Kendall, course: Course) -> Spans:
    words = voice.words
    phrases = {Movement.UP: words.typically_rose, Movement.DOWN: words.typically_fell}
    tended = {Movement.UP: words.tended_up, Movement.DOWN: words.tended_down, Movement.UNCHANGED: words.level}
    return _change(voice, course, test.slope, phrases, tended[movement_of(test.s)])


def _change(voice: Voice, course: Course, slope: float, phrases: Mapping[Movement, str], level: str) -> Spans:
    if slope == 0:
        return fill(level)
    return fill(
        phrases[movement_of(slope)],
        slope=voice.slope(slope, "evidence.slope"),
        period=voice.answer(course.points[-1].period.frequency),
    )


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
    gap = Gap(step.now, step.reference, abs(change), limits=counts)
    voice = voice.beside(Side(step.now), Side(step.reference), gaps=[gap])
    said = fill(
        phrases[movement_of(change)],
        subject=subject,
        now=voice.result(step.now, "evidence.now"),
        last=voice.period(course.points[-1].period),
        reference=voice.result(step.reference, "evidence.reference"),
        against=voice.period(step.last),
        count=voice.counted(step.results, "evidence.results"),
        difference=voice.difference(change, "evidence.change"),
    )
    if step.dead_band == 0:
        return said
    return said + fill(words.dead_band, least=voice.limit(step.dead_band, "evidence.dead_band"))


def _chart(voice: Voice, travel: DirectionOfTravel, chart: ControlChart, course: Course, subject: Words) -> Spans:
    words = voice.words
    if chart.lower == chart.upper:
        said = fill(words.flat, subject=subject, **say_results(voice, travel))
    else:
        said = _signal(voice, chart, course, subject)
    if chart.baseline is not None:
        said += fill(
            words.chart_baseline,
            count=voice.counted(chart.baseline.point_count, "evidence.baseline.point_count"),
            first=voice.period(chart.baseline.first),
            last=voice.period(chart.baseline.last),
        )
    return said if chart.assurance is None else said + _assurance(voice, chart, chart.assurance)


def _signal(voice: Voice, chart: ControlChart, course: Course, subject: Words) -> Spans:
    words, newest = voice.words, course.points[-1].period
    signal = chart.signal_at(newest)
    lines = (chart.lower, chart.mean, chart.upper)
    apart = [Gap(one, other, abs(one - other), is_told=False) for one, other in pairwise(lines)]
    voice = voice.beside(*map(Side, lines), gaps=apart)
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
        SpecialCause.RUN: words.run if chart.baseline is None else words.run_from_baseline,
        SpecialCause.NEAR_LIMIT: words.near_upper if up else words.near_lower,
        SpecialCause.TREND: words.trend_up if up else words.trend_down,
    }
    return fill(phrases[signal.cause], place=Words(words.above if up else words.below), **filling)


def _chance(voice: Voice, chart: ControlChart, course: Course, filling: dict[str, Span]) -> Spans:
    """Say that the newest result is not a special cause and, if it is outside the limits, why it does not count."""
    words, now = voice.words, course.heights[-1]
    if chart.lower <= now <= chart.upper:
        return fill(words.chance, **filling)
    up, off = now > chart.mean, abs(now - chart.mean)
    before = [
        height for height in course.heights[:-1] if (height > chart.mean) is up and abs(height - chart.mean) >= off
    ]
    phrase = words.outside_before if before and mostly_tied(course.heights) else words.outside_moved
    return fill(phrase, place=Words(words.above if up else words.below), **filling)


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
