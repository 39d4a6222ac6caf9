"""Why a result has its rating."""

from fractions import Fraction

from qpr_core.analysis.standing import Standing, Unrated
from qpr_core.model.ratio import Ratio
from qpr_core.model.scheme import Scheme
from qpr_core.model.tolerance import Tolerance
from qpr_core.wording.numbers import NumberStyle, count_text, figure_text
from qpr_core.wording.parts import Spans, Words
from qpr_core.wording.phrases import fill
from qpr_core.wording.voice import Voice


def say_rating(voice: Voice, rating: Scheme | Unrated) -> Spans:
    """Say the rating, or that there is none."""
    if isinstance(rating, Unrated):
        return fill(voice.words.unrated)
    return fill(voice.words.rated, band=Words(rating.value))


def say_result(voice: Voice, standing: Standing, value: Fraction) -> Spans:
    """Say the *value* of a standing, with its two counts where it has them."""
    said = voice.value(value, "value", *_edges(standing, value))
    if not isinstance(standing.result, Ratio):
        return (said,)
    counted, total = standing.result.numerator, standing.result.denominator
    return fill(
        voice.words.ratio,
        counted=voice.number(count_text(counted, NumberStyle.DIGITS), counted, "result.numerator"),
        total=voice.number(count_text(total, NumberStyle.DIGITS), total, "result.denominator"),
        value=said,
    )


def _edges(standing: Standing, value: Fraction) -> list[Fraction]:
    # Target, floor and the edges of the bands lie as far from the value as its distances and margins say.
    away = (
        standing.distance_to_target,
        standing.distance_to_floor,
        standing.margin_to_better,
        standing.margin_to_worse,
    )
    return [edge for margin in away if margin is not None for edge in (value - margin, value + margin)]


def reason_of_rating(voice: Voice, standing: Standing) -> Spans:
    """Say why a standing has its rating, or why it has none."""
    value, thresholds, short = standing.value, standing.thresholds, standing.distance_to_target
    below = standing.distance_to_floor
    if value is None or thresholds is None or short is None or below is None:
        return voice.answer(standing.rating)
    words = voice.words
    said = say_result(voice, standing, value)
    target = voice.value(thresholds.target, "thresholds.target")
    if short >= 0:
        return fill(words.meets, value=said, target=target)
    missed_by = voice.difference(short, "distance_to_target")
    best = standing.margin_to_better is None
    if thresholds.floor is not None and not best:
        floor = voice.value(thresholds.floor, "thresholds.floor")
        if below >= 0:
            return fill(words.floor_met, value=said, floor=floor, target=target, short=missed_by)
        missed_floor_by = voice.difference(below, "distance_to_floor")
        return fill(words.floor_missed, value=said, floor=floor, below=missed_floor_by, target=target, short=missed_by)
    name = "green_tolerance" if best else "tolerance"
    tolerance: Tolerance = getattr(thresholds, name)
    limit = fill(
        words.within if below >= 0 else words.beyond,
        tolerance=_say_tolerance(voice, tolerance, f"thresholds.{name}.size"),
    )
    return fill(words.misses, value=said, target=target, short=missed_by) + limit


def _say_tolerance(voice: Voice, tolerance: Tolerance, source: str) -> Spans:
    if tolerance.is_relative:
        size = voice.number(figure_text(tolerance.size * 100), tolerance.size, source)
        return fill(voice.words.relative, tolerance=size)
    return (voice.difference(tolerance.size, source),)
