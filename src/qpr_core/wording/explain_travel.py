"""Why an indicator has its direction of travel."""

from fractions import Fraction

from qpr_core.analysis.direction import DirectionOfTravel, Unknown
from qpr_core.analysis.regression import Fit
from qpr_core.model.period import Period
from qpr_core.wording.numbers import NumberStyle, count_text, difference_text, figure_text
from qpr_core.wording.parts import Span, Spans, Words
from qpr_core.wording.phrases import fill
from qpr_core.wording.voice import Voice


def reason_of_travel(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Say why a direction of travel is what it is, or why it is unknown."""
    words = voice.words
    if travel.direction is Unknown.NO_TARGET:
        return fill(words.no_target)
    if travel.direction is Unknown.ACCUMULATES:
        return fill(words.accumulates)
    if travel.first is not None and travel.last is not None:
        if travel.direction is Unknown.TOO_OLD:
            return fill(words.too_old, last=voice.period(travel.last))
        if travel.is_withheld:
            return fill(words.line_withheld, **_results(voice, travel, travel.first, travel.last))
        if travel.fit is not None:
            line = _line(voice, travel, travel.fit, travel.first, travel.last)
            return fill(words.no_polarity, reason=line) if travel.direction is Unknown.NO_POLARITY else line
    needed = travel.method.minimum_points
    return fill(
        words.too_few.form(travel.points),
        count=voice.number(count_text(travel.points, NumberStyle.DIGITS), travel.points, "points"),
        period=voice.period(travel.period),
        needed=voice.number(count_text(needed, NumberStyle.DIGITS), needed, "method.minimum_points"),
    )


def _line(voice: Voice, travel: DirectionOfTravel, fit: Fit, first: Period, last: Period) -> Spans:
    words = voice.words
    filling = _results(voice, travel, first, last)
    subject = Words(words.distance if travel.of_distance else words.value)
    if fit.p_value is None:
        return fill(words.flat, subject=subject, **filling)
    movement, test = _movement(voice, fit, last), _test(voice, travel, fit.p_value)
    caution = fill(words.overlaps) if travel.overlaps else ()
    return fill(words.over, movement=movement, test=test, subject=subject, **filling) + caution


def _results(voice: Voice, travel: DirectionOfTravel, first: Period, last: Period) -> dict[str, Span]:
    return {
        "count": voice.number(count_text(travel.points, NumberStyle.DIGITS), travel.points, "points"),
        "first": voice.period(first),
        "last": voice.period(last),
    }


def _movement(voice: Voice, fit: Fit, last: Period) -> Spans:
    if fit.slope == 0:
        return fill(voice.words.level)
    text = difference_text(Fraction(fit.slope), voice.indicator.unit, places=2)
    return fill(
        voice.words.rose if fit.slope > 0 else voice.words.fell,
        slope=voice.number(text, fit.slope, "fit.slope"),
        period=voice.answer(last.frequency),
    )


def _test(voice: Voice, travel: DirectionOfTravel, p_value: float) -> Spans:
    level = travel.method.level
    said = voice.number(figure_text(level * 100), level, "method.level")
    tiny = 0 < p_value < 1e-4
    text = "0.0001" if tiny else figure_text(Fraction(p_value), apart_from=[level], places=3)
    return fill(
        voice.words.tiny if tiny else voice.words.test,
        p=voice.number(text, p_value, "fit.p_value"),
        level=said,
    )
