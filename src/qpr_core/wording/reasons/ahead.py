"""Projections in words, with their assumptions."""

import math
from fractions import Fraction

from qpr_core.analysis.answers import NoProjection, NoYearEnd
from qpr_core.analysis.travel.projection import Projection
from qpr_core.analysis.travel.year_end import Needed, YearEnd
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.values.figures import FLOAT_PLACES, decimal_places, rounded
from qpr_core.wording.reasons.evidence import results_filling, write_subject
from qpr_core.wording.reasons.rating import write_marker
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import exact_text, value_text, written
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Quantity, Span, Spans, Words


def write_projection(voice: Voice, projection: Projection) -> Spans:
    """Write when the target will be met at this rate, or why there is no projection."""
    words, travel, outcome = voice.style.projections, projection.travel, projection.outcome
    answers = voice.words.answers
    period = fill(answers[projection.frequency])
    count = voice.counted(projection.horizon, "horizon")
    horizon: dict[str, Span | Spans] = {
        "horizon": fill(words.horizon.form(projection.horizon), count=count, period=period),
        "period": period,
    }
    if isinstance(outcome, NoProjection):
        return fill(words.no_projection, reason=fill(answers[outcome], **horizon))
    goal = words.distance_goal if travel.of_distance else words.goal
    filling: dict[str, Span | Spans] = {
        **horizon,
        **results_filling(voice.within("travel"), travel),
        "subject": write_subject(voice, travel),
        "movement": Words(words.rising if outcome.slope > 0 else words.falling),
        "slope": voice.slope(outcome.slope, "outcome.slope"),
        "goal": fill(goal, edge=voice.value(outcome.edge, "outcome.edge")),
        "reached": voice.period(outcome.period),
        "earliest": voice.period(outcome.earliest),
        "confidence": voice.number(exact_text(outcome.confidence * 100), outcome.confidence, "outcome.confidence"),
    }
    text = fill(words.projected, **filling)
    if outcome.latest is None:
        text += fill(words.projected_from, **filling)
    elif outcome.latest != outcome.earliest:
        text += fill(words.projected_range, latest=voice.period(outcome.latest), **filling)
    return fill(words.projection, projection=text)


def write_year_end(voice: Voice, ahead: YearEnd) -> Spans:
    """Write what the rest of the year must be, or why there is no projection."""
    words, outcome, answers = voice.style.projections, ahead.outcome, voice.words.answers
    if isinstance(outcome, NoYearEnd):
        marker = ahead.marker if outcome is NoYearEnd.GAP else None
        reason = fill(answers[outcome]) + write_marker(voice.words.marked, marker)
        return fill(words.no_projection, reason=reason)
    bounds = {Polarity.HIGHER_IS_BETTER: words.at_least_bound, Polarity.LOWER_IS_BETTER: words.at_most_bound}
    average: Spans = (voice.quantity(_needed_text(voice, outcome.average), outcome.average, "outcome.average"),)
    filling: dict[str, Span | Spans] = {
        "period": fill(answers[ahead.frequency]),
        "year": voice.period(ahead.year),
        "done": voice.counted(ahead.done, "done"),
        "count": voice.counted(ahead.remaining, "remaining"),
        "target": voice.value(outcome.target, "outcome.target"),
        "average": average,
        "must": fill(words.must if ahead.is_possible else words.would_have_to),
        "must_average": fill(words.must_average if ahead.is_possible else words.would_have_to_average),
        "impossible": () if ahead.is_possible else fill(words.impossible),
        "bound": fill(bounds.get(voice.indicator.polarity, "")),
    }
    total = ahead.made_by is Aggregation.SUM
    so_far: Spans = ()
    if ahead.so_far is not None:
        filling["figure"] = voice.result(ahead.so_far, "so_far")
        so_far = fill((words.total_so_far if total else words.mean_so_far).form(ahead.done), **filling)
    settled = _settled(voice, ahead, outcome)
    if settled is not None:
        phrase, edge = settled
        text = fill(phrase, so_far=so_far, edge=() if edge is None else (edge,), **filling)
        return fill(words.projection, projection=text)
    needed = words.needed_total if total else words.needed_mean
    text = fill(needed.form(ahead.remaining), so_far=so_far, **filling)
    return fill(words.projection, projection=text)


def _settled(voice: Voice, ahead: YearEnd, needed: Needed) -> tuple[str, Quantity | None] | None:
    """Return the phrase for a year that is already certain to meet or miss its target."""
    words, polarity, possible = voice.style.projections, voice.indicator.polarity, voice.indicator.possible
    low, source = (None, "") if possible is None else (possible.low, "indicator.possible.low")
    if low is None and ahead.so_far is not None and min(ahead.so_far, needed.target) >= 0:
        low, source = Fraction(0), "Fraction(0)"  # figures without a negative one so far are expected to stay so
    if ahead.made_by is Aggregation.SUM:
        if low is None or low < 0 or ahead.so_far is None:
            return None
        met = polarity is Polarity.HIGHER_IS_BETTER and needed.average <= 0
        return (words.total_met, None) if met else (words.total_passed, None) if needed.average < 0 else None
    if low is not None and polarity is Polarity.HIGHER_IS_BETTER and needed.average <= low:
        return words.enough_above.form(ahead.remaining), voice.value(low, source)
    if low is not None and polarity is not Polarity.HIGHER_IS_BETTER and needed.average < low:
        return words.too_much.form(ahead.remaining), voice.value(low, source)
    high = None if possible is None else possible.high
    if high is not None and polarity is Polarity.LOWER_IS_BETTER and needed.average >= high:
        return words.enough_below.form(ahead.remaining), voice.value(high, "indicator.possible.high")
    return None


def _needed_text(voice: Voice, average: Fraction) -> str:
    # Rounded towards better, so that the printed figure is enough. Where closest is best, rounded to the nearest.
    places, exact = voice.places, decimal_places(average)
    if exact is not None and exact <= (FLOAT_PLACES if places is None else places):
        printed, needed = average, exact
    else:
        needed = 1 if places is None else places
        ways = {Polarity.HIGHER_IS_BETTER: math.ceil, Polarity.LOWER_IS_BETTER: math.floor}
        whole = ways.get(voice.indicator.polarity)
        printed = rounded(average, needed) if whole is None else Fraction(whole(average * 10**needed), 10**needed)
    text = written(printed, max(needed, places or 0), padded=places is not None)
    return value_text(printed, voice.unit, voice.style.figures.text_of(text))
