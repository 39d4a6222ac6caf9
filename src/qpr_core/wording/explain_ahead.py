"""Looking ahead, in words: always a projection, with what it presumes."""

import math
from fractions import Fraction

from qpr_core.analysis.projection import NotReached, Projection
from qpr_core.analysis.year_end import NotNeeded, YearEnd
from qpr_core.model.aggregation import Aggregation
from qpr_core.model.figures import FLOAT_PLACES, decimal_places
from qpr_core.model.polarity import Polarity
from qpr_core.wording.explain_evidence import say_results, say_subject
from qpr_core.wording.numbers import exact_text, value_text, written
from qpr_core.wording.phrases import fill
from qpr_core.wording.spans import Span, Spans, Words
from qpr_core.wording.voice import Voice


def say_projection(voice: Voice, projection: Projection) -> Spans:
    """Say when the target is met if the line goes on, or why that cannot be said."""
    words, travel, outcome = voice.words, projection.travel, projection.outcome
    horizon: dict[str, Span | Spans] = {
        "horizon": voice.counted(projection.horizon, "horizon"),
        "period": fill(words.answers[projection.frequency]),
    }
    if isinstance(outcome, NotReached):
        return fill(words.not_projected, reason=fill(words.answers[outcome], **horizon))
    goal = words.distance_goal if travel.of_distance else words.goal
    filling: dict[str, Span | Spans] = {
        **horizon,
        **say_results(voice.within("travel"), travel),
        "subject": say_subject(voice, travel),
        "movement": Words(words.rising if outcome.slope > 0 else words.falling),
        "slope": voice.slope(outcome.slope, "outcome.slope"),
        "goal": fill(goal, edge=voice.value(outcome.edge, "outcome.edge")),
        "reached": voice.period(outcome.period),
        "earliest": voice.period(outcome.earliest),
        "confidence": voice.number(exact_text(outcome.confidence * 100), outcome.confidence, "outcome.confidence"),
    }
    said = fill(words.projected, **filling)
    if outcome.latest is None:
        return said + fill(words.not_before, **filling)
    if outcome.latest == outcome.earliest:
        return said
    return said + fill(words.between, latest=voice.period(outcome.latest), **filling)


def say_year_end(voice: Voice, ahead: YearEnd) -> Spans:
    """Say what the rest of the year has to come to, or why there is nothing that it has to."""
    words, outcome = voice.words, ahead.outcome
    if isinstance(outcome, NotNeeded):
        return fill(words.not_projected, reason=fill(words.answers[outcome]))
    bounds = {Polarity.HIGHER_IS_BETTER: words.no_less, Polarity.LOWER_IS_BETTER: words.no_more}
    filling: dict[str, Span | Spans] = {
        "period": fill(words.answers[ahead.frequency]),
        "year": voice.period(ahead.year),
        "done": voice.counted(ahead.done, "done"),
        "count": voice.counted(ahead.remaining, "remaining"),
        "target": voice.value(outcome.target, "outcome.target"),
        "average": voice.number(_enough(voice, outcome.average), outcome.average, "outcome.average"),
        "bound": fill(bounds.get(voice.indicator.polarity, "")),
    }
    total = ahead.made_by is Aggregation.SUM
    so_far: Spans = ()
    if ahead.so_far is not None:
        filling["come"] = voice.result(ahead.so_far, "so_far")
        so_far = fill((words.total_so_far if total else words.mean_so_far).form(ahead.done), **filling)
    phrase = words.needed_total if total else words.needed_mean
    said = fill(phrase.form(ahead.remaining), so_far=so_far, **filling)
    return said if ahead.is_possible else said + fill(words.impossible)


def _enough(voice: Voice, average: Fraction) -> str:
    # Rounded towards better, so that what is printed is enough.
    places, exact = voice.places, decimal_places(average)
    if exact is not None and exact <= (FLOAT_PLACES if places is None else places):
        printed, needed = average, exact
    else:
        needed = 1 if places is None else places
        whole = math.floor if voice.indicator.polarity is Polarity.LOWER_IS_BETTER else math.ceil
        printed = Fraction(whole(average * 10**needed), 10**needed)
    return value_text(printed, voice.unit, written(printed, max(needed, places or 0), padded=places is not None))
