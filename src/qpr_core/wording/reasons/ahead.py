"""Projections in words: when a target is met, and what a year still needs."""

import math
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import NoDirection, NoProjection, NoYearEnd
from qpr_core.analysis.methods.evidence import TrendEvidence
from qpr_core.analysis.travel.projection import Falling, Projection, Reaching
from qpr_core.analysis.travel.year_end import Needed, YearEnd
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import FLOAT_PLACES, decimal_places, rounded
from qpr_core.wording.reasons.evidence import results_filling
from qpr_core.wording.reasons.rating import write_marker
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import exact_text, written
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans

_WITHOUT_LINE: Final = frozenset({NoProjection.NO_DIRECTION, NoProjection.NO_TARGET})
_TOO_LITTLE_HISTORY: Final = frozenset({NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_YEARS})


def write_projection(voice: Voice, projection: Projection) -> Spans:
    """Write when the target will be met on the current trend, or why that is unknown."""
    text = _projection(voice, projection)
    if projection.falling is not None:
        text += _falls(voice, projection, projection.falling)
    return text + _statistics(voice, projection) if voice.with_statistics else text


def _falls(voice: Voice, projection: Projection, falling: Falling) -> Spans:
    """Write when the line leaves the band of the newest result, for which worse one."""
    return fill(
        voice.style.projections.falls,
        band=voice.mention(falling.band),
        period=voice.period(falling.period),
        range=_range(voice, falling, voice.period(projection.end)),
    )


def _projection(voice: Voice, projection: Projection) -> Spans:
    words, outcome, named = voice.style.projections, projection.outcome, _named(voice)
    if projection.edge is None or outcome in _WITHOUT_LINE:
        return _without_line(voice, projection)
    if outcome is NoProjection.NO_CLEAR_TREND:
        return fill(words.no_trend, **named)
    filling: dict[str, Span | Spans] = {
        **named,
        "goal": _goal(voice, projection, projection.edge),
        "then": _then(voice, projection, projection.edge),
        "end": voice.period(projection.end),
    }
    if projection.is_met is (outcome is NoProjection.MET_ALREADY) and projection.later_edge != projection.edge:
        filling["goal"] = filling["then"]
    if isinstance(outcome, Reaching):
        filling |= {"reached": voice.period(outcome.period), "range": _range(voice, outcome, filling["end"])}
        phrase, trend = words.expected, words.trend_expected
    else:
        phrase, trend = {
            NoProjection.MOVING_AWAY: (words.moving_away, words.trend_away),
            NoProjection.TOO_FAR: (words.too_far, words.trend_too_far),
            NoProjection.MET_ALREADY: (
                words.on_target if _is_own(projection, projection.edge) else words.already,
                words.trend_on_target,
            ),
        }[outcome]
    if projection.is_met is (outcome is NoProjection.MET_ALREADY):
        return fill(phrase, **filling)
    latest = words.latest_met if projection.is_met else words.latest_missed
    return fill(latest, latest=_latest(voice, projection, projection.edge), trend=fill(trend, **filling), **filling)


def _named(voice: Voice) -> dict[str, Span | Spans]:
    return {"name": Name(voice.indicator.name), "code": Name(voice.indicator.code)}


def _without_line(voice: Voice, projection: Projection) -> Spans:
    words, travel, named = voice.style.projections, projection.travel, _named(voice)
    if projection.outcome is NoProjection.NO_TARGET:
        return fill(words.no_target, **named)
    if travel.direction in _TOO_LITTLE_HISTORY:
        return fill(words.too_little_history, **named)
    return fill(words.no_projection, reason=voice.answer(travel.direction), **named)


def _is_own(projection: Projection, edge: Fraction) -> bool:
    """Return True if the target is the one in force at the newest result."""
    travel = projection.travel
    return travel.of_distance or projection.indicator.target_at(travel.last or travel.period) == edge


def _goal(voice: Voice, projection: Projection, edge: Fraction) -> Spans:
    words = voice.style.projections
    if not projection.travel.of_distance:
        own = _is_own(projection, edge)
        return fill(words.own_goal if own else words.goal, edge=voice.value(edge, "edge"))
    return fill(words.distance_goal, edge=voice.limit(edge, "edge")) if edge else fill(words.exact_goal)


def _then(voice: Voice, projection: Projection, edge: Fraction) -> Spans:
    """Write the target that the line reaches, or "it" if that is the present one."""
    words, later = voice.style.projections, projection.later_edge
    if later is None or later == edge:
        return fill(words.same)
    return fill(words.own_goal, edge=voice.value(later, "later_edge"))


def _latest(voice: Voice, projection: Projection, edge: Fraction) -> Spans:
    """Write the newest result. A distance to the target is left out."""
    course = projection.travel.course
    if course is None or projection.travel.of_distance:
        return ()
    edges = () if voice.indicator.rated_as_displayed else (edge,)
    figure = voice.result(course.heights[-1], "travel.course.heights[-1]", *edges)
    return fill(voice.style.projections.latest, figure=figure)


def _range(voice: Voice, reaching: Reaching | Falling, end: Span | Spans) -> Spans:
    words, earliest = voice.style.projections, voice.period(reaching.earliest)
    if reaching.latest is None:
        phrase = words.open_from_reached if reaching.earliest == reaching.period else words.open_range
        return fill(phrase, earliest=earliest, end=end)
    if reaching.latest == reaching.earliest:
        return ()
    return fill(words.range, earliest=earliest, latest=voice.period(reaching.latest))


def _statistics(voice: Voice, projection: Projection) -> Spans:
    """Write the slope of the line, its results and the confidence of the range."""
    words, travel, outcome = voice.style.projections, projection.travel, projection.outcome
    if not isinstance(travel.evidence, TrendEvidence):
        return ()
    slope = travel.evidence.slope
    size = voice.slope(slope, "travel.evidence.slope")
    period = voice.answer(projection.frequency)
    interval: Spans = ()
    if isinstance(outcome, Reaching) and outcome.latest != outcome.earliest:
        confidence = voice.number(exact_text(outcome.confidence * 100), outcome.confidence, "outcome.confidence")
        interval = fill(words.interval, confidence=confidence)
    return fill(
        words.statistics,
        slope=fill(
            words.upward if slope > 0 else words.downward if slope < 0 else words.level, size=size, period=period
        ),
        line=fill(words.distance_line if travel.of_distance else words.line),
        interval=interval,
        **results_filling(voice.within("travel"), travel),
    )


def write_year_end(voice: Voice, ahead: YearEnd) -> Spans:
    """Write what the rest of the year must be for its target, or why that is unknown."""
    words, outcome, named = voice.style.projections, ahead.outcome, _named(voice)
    if isinstance(outcome, NoYearEnd):
        marker = ahead.marker if outcome is NoYearEnd.GAP else None
        reason = voice.answer(outcome) + write_marker(voice.words.marked, marker)
        return fill(words.no_year_end, reason=reason, **named)
    phrase, edge = _settled(voice, ahead, outcome) or (words.needed.form(ahead.remaining), None)
    possible = ahead.is_possible
    filling: dict[str, Span | Spans] = {
        **named,
        "next": voice.period(_next(ahead)),
        "count": voice.counted(ahead.remaining, "remaining"),
        "period": voice.answer(ahead.frequency),
        "year": voice.period(ahead.year),
    }
    text = fill(
        phrase,
        remaining=fill((words.remaining if ahead.done else words.all_year).form(ahead.remaining), **filling),
        target=voice.value(outcome.target, "outcome.target"),
        average=_needed(voice, ahead, outcome.average),
        must=fill(words.must if possible else words.would_have_to),
        must_average=fill(words.must_average if possible else words.would_have_to_average),
        impossible=() if possible else fill(words.impossible),
        edge=() if edge is None else edge,
        **filling,
    )
    return text + _so_far(voice, ahead, outcome)


def _next(ahead: YearEnd) -> Period:
    """Return the first of the periods that remain."""
    return Period(ahead.year.year, ahead.year.month, ahead.frequency).shift(ahead.done)


def _so_far(voice: Voice, ahead: YearEnd, needed: Needed) -> Spans:
    """Write the result of the year so far and, for a mean, the assumption behind it."""
    words, total = voice.style.projections, ahead.made_by is Aggregation.SUM
    period = voice.answer(ahead.frequency)
    text: Spans = ()
    if ahead.so_far is not None:
        text = fill(
            (words.total_so_far if total else words.mean_so_far).form(ahead.done),
            figure=voice.result(ahead.so_far, "so_far", needed.target),
            done=voice.counted(ahead.done, "done"),
            period=period,
            year=voice.period(ahead.year),
        )
    return text if total else text + fill(words.equal_weights, period=period)


def _settled(voice: Voice, ahead: YearEnd, needed: Needed) -> tuple[str, Quantity | None] | None:
    """Return the phrase for a year that is already certain to meet or miss its target."""
    words, polarity, possible = voice.style.projections, voice.indicator.polarity, voice.indicator.possible
    low, source = (None, "") if possible is None else (possible.low, "indicator.possible.low")
    is_money = bool(voice.indicator.unit.before)  # which may be negative, as a variance may
    if low is None and ahead.so_far is not None and needed.target >= 0 and not (ahead.has_negative or is_money):
        low, source = Fraction(0), "so_far * 0"  # figures without a negative one so far are expected to stay so
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


def _needed(voice: Voice, ahead: YearEnd, average: Fraction) -> Spans:
    """Write the figure that the rest of the year needs.

    A rounded one is "about" it. It is rounded towards better, so that it is enough, and at most a twentieth off.
    """
    words, polarity, scaled = voice.style.projections, voice.indicator.polarity, voice.scaled_for(average)
    figure, places = average / scaled.scale.size, scaled.places
    exact = decimal_places(figure)
    if exact is not None and exact <= (FLOAT_PLACES if places is None else places):
        printed, needed = figure, exact
        bounds = {Polarity.HIGHER_IS_BETTER: words.at_least, Polarity.LOWER_IS_BETTER: words.at_most}
        bound = bounds.get(polarity, "{average}")
    else:
        printed, needed = _rounded(figure, 1 if places is None else places, polarity, is_possible=ahead.is_possible)
        bounds = {Polarity.HIGHER_IS_BETTER: words.about_or_more, Polarity.LOWER_IS_BETTER: words.about_or_less}
        bound = bounds.get(polarity, words.about)
    text = scaled.with_unit(printed, written(printed, max(needed, places or 0), padded=places is not None))
    return fill(bound if ahead.is_possible else "{average}", average=voice.quantity(text, average, "outcome.average"))


def _rounded(figure: Fraction, places: int, polarity: Polarity, *, is_possible: bool) -> tuple[Fraction, int]:
    """Round a needed figure to *places* or more, and return it with them.

    Where the closest is best, it is rounded to the nearest. A figure that is not possible is rounded up, so that it
    stays above the possible ones. One below them needs no text.
    """
    if not is_possible:
        return Fraction(math.ceil(figure * 10**places), 10**places), places
    ways = {Polarity.HIGHER_IS_BETTER: math.ceil, Polarity.LOWER_IS_BETTER: math.floor}
    while True:
        way = ways.get(polarity)
        found = rounded(figure, places) if way is None else Fraction(way(figure * 10**places), 10**places)
        if abs(found - figure) * 20 <= abs(figure):
            return found, places
        places += 1
