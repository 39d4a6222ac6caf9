"""Assessments in words: rating, reason, change, direction of travel and notes."""

from qpr_core.analysis.answers import Flag, Movement, NoComparison, NoRating
from qpr_core.analysis.comparing.benchmark import Benchmark
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.wording.reasons.direction import write_direction_reason
from qpr_core.wording.reasons.flags import has_target_effect, write_flag_clause
from qpr_core.wording.reasons.peers import write_peers
from qpr_core.wording.reasons.printed_figures import voice_for_change
from qpr_core.wording.reasons.rating import write_marker, write_rating, write_rating_reason
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Span, Spans, When, Words


def write_assessment(voice: Voice, assessment: Assessment) -> Spans:
    """Write the rating, its reason, the change and the direction in short sentences."""
    travel = assessment.direction_of_travel
    direction = voice.direction(travel.direction)
    if voice.with_statistics:
        speaking = voice.within("direction_of_travel")._replace(known=assessment.period)
        reason = write_direction_reason(speaking, travel)
        direction = fill(voice.words.direction_with_reason, direction=direction, reason=reason)
    return fill(voice.words.assessment, direction=direction, **assessment_filling(voice, assessment))


def assessment_filling(
    voice: Voice, assessment: Assessment, *, with_target_change: bool = True
) -> dict[str, Span | Spans]:
    """Return placeholders: the rating, its reason, the change and the notes.

    If *with_target_change* is False, a changed target is left out, because a different part of the report has it.
    """
    period = voice.period(assessment.period)
    voice = voice._replace(known=assessment.period)
    with_effect = with_target_change or not has_target_effect(assessment)
    return {
        "name": Name(assessment.indicator.name),
        "code": Name(assessment.indicator.code),
        "standing": _standing(voice, assessment, period, with_effect=with_effect),
        "reason": write_rating_reason(voice.within("standing"), assessment.standing),
        "change": _change(voice.within("comparison"), assessment.comparison),
        "notes": _notes(voice, assessment, with_target_change=with_target_change),
    }


def write_no_comparison(voice: Voice, comparison: Comparison) -> Spans:
    """Write why two periods cannot be compared, with the marker of the missing result."""
    reason = voice.answer(comparison.movement, period=comparison.period, against=comparison.against)
    missing = comparison.now if comparison.movement is NoComparison.NO_RESULT else comparison.before
    return reason + write_marker(voice.words.marked, missing.marker)


def _notes(voice: Voice, assessment: Assessment, *, with_target_change: bool) -> Spans:
    notes = [
        write_flag_clause(voice, assessment, flag)
        for flag in assessment.flags
        if flag is not Flag.TARGET_CHANGED or with_target_change
    ]
    notes.extend(_compared(voice, assessment.standing, index, each) for index, each in enumerate(assessment.benchmarks))
    notes.append(write_peers(voice, assessment))
    return tuple(span for note in notes for span in note)


def _compared(voice: Voice, standing: Standing, index: int, benchmark: Benchmark) -> Spans:
    words, difference = voice.words, benchmark.difference
    if difference is None or benchmark.period is None:
        return ()
    names: dict[str, Span] = {"name": Name(benchmark.name), "period": voice.period(benchmark.period)}
    if difference == 0:
        return fill(words.benchmark_equal, **names)
    return fill(
        words.benchmark,
        difference=voice_for_change(voice, standing, benchmark.value).difference(
            difference, f"benchmarks[{index}].difference"
        ),
        side=Words(words.above if difference > 0 else words.below),
        judgement=voice.judgement(benchmark.judgement),
        **names,
    )


def _standing(voice: Voice, assessment: Assessment, period: When, *, with_effect: bool) -> Spans:
    """Write the rating, and the period of the result if it is an earlier one."""
    words, of = voice.words, assessment.result_period
    filling: dict[str, Span | Spans] = {"rating": write_rating(voice, assessment.rating), "period": period}
    if of is None or of == assessment.period:
        return fill(words.is_rated, **filling)
    filling |= {"of": voice.period(of), "current": _current(voice, assessment) if with_effect else ()}
    if not assessment.is_carried:
        return fill(words.is_rated_by, **filling)
    marker = assessment.marker
    name = () if marker is None else (Name(marker),)
    no_figure = fill(words.no_figure if marker is None else words.no_figure_marked, period=period, marker=name)
    if isinstance(assessment.rating, NoRating):
        return no_figure
    return fill(words.is_carried, no_figure=no_figure, **filling)


def _current(voice: Voice, assessment: Assessment) -> Spans:
    """Write a different rating against the current thresholds, if there is one."""
    current = assessment.on_current_thresholds.rating
    # A total for a different part of the year has no rating against the current thresholds.
    if current is assessment.rating or current is NoRating.DIFFERENT_PART_OF_YEAR:
        return ()
    return fill(voice.words.on_current_thresholds, rating=write_rating(voice, current))


def _change(voice: Voice, comparison: Comparison) -> Spans:
    against, change = voice.period(comparison.against), comparison.change
    if comparison.movement is NoComparison.NO_RESULT:
        return ()  # the rating already shows it
    if comparison.movement is NoComparison.WITHHELD:
        return fill(voice.words.movement_withheld, against=against)
    if isinstance(comparison.movement, NoComparison):
        marked = write_marker(voice.words.marked, comparison.before.marker)
        return fill(voice.words.no_result_before, against=against, marked=marked)
    movement = voice.answer(comparison.movement)
    if comparison.movement is Movement.UNCHANGED:
        return fill(voice.words.unchanged, movement=movement, against=against)
    judgement = voice.judgement(comparison.judgement)
    if change is None:
        return _change_without_size(voice, comparison, against, judgement)
    return fill(
        voice.words.changed,
        movement=movement,
        difference=voice_for_change(voice, comparison.now, comparison.before).difference(change, "change"),
        against=against,
        judgement=judgement,
    )


def _change_without_size(voice: Voice, comparison: Comparison, against: When, judgement: Spans) -> Spans:
    """Write a change between yes and no."""
    before = comparison.before.value
    was = () if before is None else (voice.within("before").result(before, "value"),)
    return fill(voice.words.answer_changed, before=was, against=against, judgement=judgement)
