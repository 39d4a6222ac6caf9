"""Everything that is said of one indicator at one quarter, in one sentence or in a paragraph."""

from qpr_core.analysis.answers import Flag, Movement, NoRating
from qpr_core.analysis.comparing.benchmark import Benchmark
from qpr_core.analysis.comparing.comparison import Comparison, notes_between
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.wording.reasons.changed_targets import InForce, say_changed_target
from qpr_core.wording.reasons.implausible import say_implausible
from qpr_core.wording.reasons.rating import between, reason_of_rating, say_rating
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill, noted
from qpr_core.wording.text.spans import Name, Span, Spans, Words


def say_assessment(voice: Voice, assessment: Assessment) -> Spans:
    """Say in one sentence the rating, why it is that, the change and the direction of travel."""
    direction = voice.direction(assessment.direction_of_travel.direction)
    return fill(voice.words.assessment, direction=direction, **facts_of(voice, assessment))


def facts_of(voice: Voice, assessment: Assessment, *, tells_targets: bool = True) -> dict[str, Span | Spans]:
    """Say the rating, why it is that, and the change, as fillings of a phrase.

    If *tells_targets* is False, a changed target is left out, because a different part of the report has it.
    """
    return {
        "name": Name(assessment.indicator.name),
        "code": Name(assessment.indicator.code),
        "rating": say_rating(voice, assessment.rating),
        "period": voice.period(assessment.period),
        "basis": _basis(voice, assessment, tells_effect=tells_targets or not _is_target_effect(assessment)),
        "reason": reason_of_rating(voice.within("standing"), assessment.standing),
        "change": _change(voice.within("comparison"), assessment.comparison),
        "notes": _notes(voice, assessment, tells_targets=tells_targets),
    }


def say_target(voice: Voice, comparison: Comparison, *, with_effect: bool = True) -> Spans:
    """Say how the thresholds changed from the period that an indicator is compared with, and with what effect."""
    ratings = (comparison.before.rating, comparison.rebased.rating) if with_effect else (None, None)
    return say_changed_target(
        InForce(voice.within("before").within("thresholds"), comparison.before.thresholds),
        InForce(voice.within("now").within("thresholds"), comparison.now.thresholds),
        comparison.against,
        ratings,
    )


def _notes(voice: Voice, assessment: Assessment, *, tells_targets: bool) -> Spans:
    words, comparison, flags = voice.words, assessment.comparison, assessment.flags
    notes = [fill(words.implausible, reason=reason) for reason in say_implausible(voice, assessment)]
    if Flag.PROVISIONAL in flags:
        notes.append(fill(words.provisional))
    if Flag.REVISED in flags:
        notes.append(fill(words.revised))
    if assessment.published is not None:
        notes.append(fill(words.restated, rating=say_rating(voice, assessment.published)))
    if Flag.TARGET_CHANGED in flags and tells_targets:
        told = _is_target_effect(assessment) and assessment.on_current_thresholds.rating is not assessment.rating
        changes = say_target(voice.within("comparison"), comparison, with_effect=not told)
        notes.append(fill(words.target_changed, against=voice.period(comparison.against), changes=changes))
    if Flag.REDEFINED in flags:
        changed = notes_between(assessment.indicator.redefined, comparison.against, comparison.period)
        note = noted(changed, voice.style.report.between)
        notes.append(fill(words.redefined, against=voice.period(comparison.against), note=note))
    if Flag.CROSSES_YEAR_END in flags:
        notes.append(fill(words.other_year))
    notes.extend(_compared(voice, assessment.standing, place, each) for place, each in enumerate(assessment.benchmarks))
    return tuple(span for note in notes for span in note)


def _compared(voice: Voice, standing: Standing, place: int, benchmark: Benchmark) -> Spans:
    words, difference = voice.words, benchmark.difference
    if difference is None or benchmark.period is None:
        return ()
    said: dict[str, Span] = {"name": Name(benchmark.name), "period": voice.period(benchmark.period)}
    if difference == 0:
        return fill(words.benchmark_equal, **said)
    return fill(
        words.benchmark,
        difference=between(voice, standing, benchmark.value).difference(difference, f"benchmarks[{place}].difference"),
        side=Words(words.above if difference > 0 else words.below),
        judgement=voice.judgement(benchmark.judgement),
        **said,
    )


def _is_target_effect(assessment: Assessment) -> bool:
    """Return True if the rating against the thresholds of today is the effect that a changed target is told with."""
    return Flag.TARGET_CHANGED in assessment.flags and assessment.result_period == assessment.comparison.against


def _basis(voice: Voice, assessment: Assessment, *, tells_effect: bool) -> Spans:
    period = assessment.result_period
    if period is None or period == assessment.period:
        return ()
    phrase = voice.words.carried if assessment.is_carried else voice.words.of_period
    basis = fill(phrase, period=voice.period(period))
    today = assessment.on_current_thresholds.rating
    if today is assessment.rating or today is NoRating.OTHER_SPAN or not tells_effect:  # no total of a different span
        return basis
    return basis + fill(voice.words.on_current_thresholds, rating=say_rating(voice, today))


def _change(voice: Voice, comparison: Comparison) -> Spans:
    periods = {"period": comparison.period, "against": comparison.against}
    against = voice.period(comparison.against)
    change, movement = comparison.change, voice.answer(comparison.movement, **periods)
    if comparison.is_withheld and isinstance(comparison.movement, Movement):
        judgement = voice.judgement(comparison.judgement)
        return fill(voice.words.change_withheld, movement=movement, against=against, judgement=judgement)
    if change is None:
        return fill(voice.words.not_compared, against=against, reason=movement)
    if comparison.movement is Movement.UNCHANGED:
        return fill(voice.words.unchanged, movement=movement, against=against)
    return fill(
        voice.words.changed,
        movement=movement,
        difference=between(voice, comparison.now, comparison.before).difference(change, "change"),
        against=against,
        judgement=voice.judgement(comparison.judgement),
    )
