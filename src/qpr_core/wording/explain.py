"""Why: one sentence about one result, from the facts that it carries."""

from fractions import Fraction
from typing import TypeAlias, get_args

from qpr_core.analysis.assessment import Assessment
from qpr_core.analysis.benchmark import Benchmark
from qpr_core.analysis.comparison import Comparison, notes_between
from qpr_core.analysis.direction import DirectionOfTravel
from qpr_core.analysis.flag import Flag
from qpr_core.analysis.movement import Movement
from qpr_core.analysis.projection import Projection
from qpr_core.analysis.standing import Standing, Unrated
from qpr_core.analysis.year_end import YearEnd
from qpr_core.errors import StyleError, got
from qpr_core.wording.explain_ahead import say_projection, say_year_end
from qpr_core.wording.explain_standing import reason_of_rating, say_rating, say_result
from qpr_core.wording.explain_travel import reason_of_travel
from qpr_core.wording.parts import Name, Paragraph, Span, Spans, Words
from qpr_core.wording.phrases import fill
from qpr_core.wording.style import KENT, Style
from qpr_core.wording.voice import Voice

Explainable: TypeAlias = Standing | Comparison | DirectionOfTravel | Assessment | Projection | YearEnd


def explain(result: Explainable, *, style: Style = KENT) -> Paragraph:
    """Say in one sentence why a result is what it is; `str()` gives the text.

    >>> from qpr_core import Indicator, Polarity, Ratio, Thresholds, rate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> print(explain(rate(calls, 84.9)))
    It is rated Amber, because 84.9% meets the floor standard of 80% and misses the target of 85% by 0.1 \
percentage points.
    >>> print(explain(rate(calls, Ratio(849, 1001))))
    It is rated Amber, because 849 of 1,001 (84.8%) meets the floor standard of 80% and misses the target of 85% \
by 0.2 percentage points; two more cases would have made it Green.

    Args:
        result: what `rate`, `compare`, `direction_of_travel`, `assess`, `project` or `needed_by_year_end` gave.
        style: whose `explanations` to use.

    Raises:
        StyleError: if *style* is none, or *result* is nothing that can be explained.
    """
    if not isinstance(style, Style):
        raise StyleError(f"style must be a Style, got {got(style)}")
    if not isinstance(result, Explainable):
        known = ", ".join(kind.__name__ for kind in get_args(Explainable))
        raise StyleError(f"explanation must be of one of {known}, got {got(result)}")
    voice = Voice(style.explanations, result.indicator)
    match result:
        case Standing():
            return Paragraph(_standing(voice, result))
        case Comparison():
            return Paragraph(_comparison(voice, result))
        case DirectionOfTravel():
            return Paragraph(_travel(voice, result))
        case Assessment():
            return Paragraph(_assessment(voice, result))
        case Projection():
            return Paragraph(fill(voice.words.ahead, projection=say_projection(voice, result)))
        case YearEnd():
            return Paragraph(fill(voice.words.ahead, projection=say_year_end(voice, result)))


def _standing(voice: Voice, standing: Standing) -> Spans:
    return fill(
        voice.words.standing,
        rating=say_rating(voice, standing.rating),
        reason=reason_of_rating(voice, standing),
    )


def _comparison(voice: Voice, comparison: Comparison) -> Spans:
    now, before, change = comparison.now, comparison.before, comparison.change
    periods = {"period": comparison.period, "against": comparison.against}
    said = {name: voice.period(period) for name, period in periods.items()}
    if comparison.is_withheld and isinstance(comparison.movement, Movement):
        return fill(
            voice.words.comparison_withheld,
            movement=voice.answer(comparison.movement),
            judgement=voice.answer(comparison.judgement),
            ratings=_ratings(voice, comparison),
            **said,
        )
    if now.value is None or before.value is None or change is None:
        reason = voice.answer(comparison.movement, **periods)
        return fill(voice.words.no_comparison, reason=reason, **said)
    return fill(
        voice.words.comparison,
        before=say_result(voice.within("before"), before, before.value),
        now=say_result(voice.within("now"), now, now.value),
        movement=voice.answer(comparison.movement),
        difference=_difference(voice, change),
        judgement=voice.answer(comparison.judgement),
        ratings=_ratings(voice, comparison),
        **said,
    )


def _difference(voice: Voice, change: Fraction) -> Spans:
    return fill(voice.words.difference, difference=voice.difference(change, "change")) if change else ()


def _ratings(voice: Voice, comparison: Comparison) -> Spans:
    now, before = comparison.now.rating, comparison.before.rating
    crosses = fill(voice.words.crosses) if comparison.crosses_year_end else ()
    if isinstance(now, Unrated) and isinstance(before, Unrated):
        return crosses
    said = {"now": say_rating(voice, now), "before": say_rating(voice, before)}
    ratings = fill(voice.words.rating_stayed if now is before else voice.words.rating_moved, **said)
    if not comparison.thresholds_moved or comparison.rebased.rating is Unrated.OTHER_SPAN:
        return ratings + crosses
    rebased = say_rating(voice, comparison.rebased.rating)
    period = voice.period(comparison.period)
    return ratings + crosses + fill(voice.words.thresholds_moved, period=period, rebased=rebased)


def _travel(voice: Voice, travel: DirectionOfTravel) -> Spans:
    return fill(voice.words.travel, direction=voice.answer(travel.direction), reason=reason_of_travel(voice, travel))


def _assessment(voice: Voice, assessment: Assessment) -> Spans:
    return fill(
        voice.words.assessment,
        name=Name(assessment.indicator.name),
        code=Name(assessment.indicator.code),
        rating=say_rating(voice, assessment.rating),
        period=voice.period(assessment.quarter),
        basis=_basis(voice, assessment),
        reason=reason_of_rating(voice.within("standing"), assessment.standing),
        change=_change(voice.within("comparison"), assessment.comparison),
        direction=voice.answer(assessment.direction_of_travel.direction),
        notes=_notes(voice, assessment),
    )


def _notes(voice: Voice, assessment: Assessment) -> Spans:
    words, comparison, flags = voice.words, assessment.comparison, assessment.flags
    notes: list[Spans] = []
    if Flag.PROVISIONAL in flags:
        notes.append(fill(words.provisional))
    if Flag.REVISED in flags:
        notes.append(fill(words.revised))
    if assessment.published is not None:
        notes.append(fill(words.restated, rating=say_rating(voice, assessment.published)))
    told = assessment.is_carried and assessment.today.rating is not assessment.rating
    if Flag.TARGET_MOVED in flags and comparison.before.rating is not comparison.rebased.rating and not told:
        notes.append(
            fill(
                words.target_moved,
                period=voice.period(comparison.period),
                against=voice.period(comparison.against),
                rating=say_rating(voice, comparison.rebased.rating),
            )
        )
    if Flag.REDEFINED in flags:
        changed = notes_between(assessment.indicator.redefined, comparison.against, comparison.period)
        notes.extend(
            fill(words.redefined, against=voice.period(comparison.against), note=Name(note)) for note in changed
        )
    if Flag.CROSSES_YEAR_END in flags:
        notes.append(fill(words.other_year))
    notes.extend(_beside(voice, place, each) for place, each in enumerate(assessment.benchmarks))
    return tuple(span for note in notes for span in note)


def _beside(voice: Voice, place: int, benchmark: Benchmark) -> Spans:
    words, difference = voice.words, benchmark.difference
    if difference is None or benchmark.period is None:
        return ()
    said: dict[str, Span] = {"name": Name(benchmark.name), "period": voice.period(benchmark.period)}
    if difference == 0:
        return fill(words.benchmark_equal, **said)
    return fill(
        words.benchmark,
        difference=voice.difference(difference, f"benchmarks[{place}].difference"),
        place=Words(words.above if difference > 0 else words.below),
        judgement=voice.answer(benchmark.judgement),
        **said,
    )


def _basis(voice: Voice, assessment: Assessment) -> Spans:
    period = assessment.result_period
    if period is None or period == assessment.quarter:
        return ()
    phrase = voice.words.carried if assessment.is_carried else voice.words.of_period
    basis = fill(phrase, period=voice.period(period))
    today = assessment.today.rating
    return basis if today is assessment.rating else basis + fill(voice.words.today, rating=say_rating(voice, today))


def _change(voice: Voice, comparison: Comparison) -> Spans:
    periods = {"period": comparison.period, "against": comparison.against}
    against = voice.period(comparison.against)
    change, movement = comparison.change, voice.answer(comparison.movement, **periods)
    if comparison.is_withheld and isinstance(comparison.movement, Movement):
        judgement = voice.answer(comparison.judgement)
        return fill(voice.words.change_withheld, movement=movement, against=against, judgement=judgement)
    if change is None:
        return fill(voice.words.not_compared, against=against, reason=movement)
    if comparison.movement is Movement.UNCHANGED:
        return fill(voice.words.unchanged, movement=movement, against=against)
    return fill(
        voice.words.changed,
        movement=movement,
        difference=voice.difference(change, "change"),
        against=against,
        judgement=voice.answer(comparison.judgement),
    )
