"""The section with a paragraph for each indicator."""

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.wording.reasons.assessment import assessment_filling
from qpr_core.wording.reasons.direction import write_direction, write_direction_reason
from qpr_core.wording.reasons.rating import write_rating
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.actions import action_text
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import grouped
from qpr_core.wording.text.parts import Heading, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans


def indicators_section(context: Context) -> list[Part]:
    """Return a paragraph for each indicator, under the name of its group."""
    parts: list[Part] = []
    groups = grouped(context.style, context.report.all_assessments)
    for group, assessments in groups.items():
        if list(groups) != [None]:
            parts.append(Heading(group_name(context.style, context.style.grouping, group), level=3))
        parts += [Paragraph(indicator_text(context, each, context.words.paragraph)) for each in assessments]
    return headed(context.words.indicators_heading, parts)


def indicator_text(context: Context, assessment: Assessment, phrase: str, *, with_target_change: bool = True) -> Spans:
    """Return the facts of an indicator in a *phrase*, such as `ReportWords.paragraph`.

    A changed target is left out if another section has it, or if *with_target_change* is False.
    """
    voice = context.voice(assessment)
    with_target_change = with_target_change and context.describes_target(assessment.code)
    return fill(
        phrase,
        before=_before(context, assessment),
        travel=write_direction(voice.within("direction_of_travel"), assessment.direction_of_travel),
        direction=_direction(voice, assessment.direction_of_travel),
        action=action_text(context, assessment.indicator, context.words.paragraph_action),
        **assessment_filling(voice, assessment, with_target_change=with_target_change),
    )


def _direction(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Return a direction, or the reason why it is unknown."""
    direction = voice.direction(travel.direction)
    if isinstance(travel.direction, Direction):
        return direction
    reason = write_direction_reason(voice.within("direction_of_travel"), travel)
    return fill(voice.words.direction_with_reason, direction=direction, reason=reason)


def _before(context: Context, assessment: Assessment) -> Spans:
    report = next(each for each in context.report.by_scheme if assessment.code in each)
    previous, words = report.previous, context.words
    if previous is None:
        return ()
    voice, code = context.voice(assessment), assessment.indicator.code
    against = voice.period(previous.period)
    earlier = previous.get(code)
    if earlier is None:
        return fill(words.is_new, against=against)
    then, of = write_rating(voice, earlier.rating), earlier.result_period
    is_same = then == write_rating(voice, assessment.rating)
    if is_same and assessment.is_carried:
        return ()
    now = assessment.result_period
    if of is not None and now not in {None, context.report.period, of}:  # as in arrears
        return fill(words.as_before_by if is_same else words.was_before_by, rating=then, of=voice.period(of))
    return fill(words.as_before if is_same else words.was_before, rating=then, against=against)
