"""A paragraph for each indicator: its result against target and floor, the change, the rating and the direction."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.wording.reasons.assessment import assessment_filling
from qpr_core.wording.reasons.direction import write_direction
from qpr_core.wording.reasons.rating import write_rating
from qpr_core.wording.sections.context import Told, by_service, headed, name_of_service
from qpr_core.wording.text.parts import Heading, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans


def say_indicators(told: Told) -> list[Part]:
    """Say of each indicator everything that there is to say, under the name of its service."""
    parts: list[Part] = []
    services = by_service(told.report.assessments)
    for service, assessments in services.items():
        if list(services) != [None]:
            parts.append(Heading(name_of_service(told, service), level=3))
        parts += [Paragraph(_paragraph(told, each)) for each in assessments]
    return headed(told.words.indicators_heading, parts)


def _paragraph(told: Told, assessment: Assessment) -> Spans:
    voice, action = told.voice(assessment), (told.actions or {}).get(assessment.indicator.code)
    return fill(
        told.words.paragraph,
        before=_before(told, assessment),
        travel=write_direction(voice.within("direction_of_travel"), assessment.direction_of_travel),
        action=() if action is None else fill(told.words.paragraph_action, action=Name(action)),
        **assessment_filling(voice, assessment, with_target_change=told.tells_target(assessment.indicator.code)),
    )


def _before(told: Told, assessment: Assessment) -> Spans:
    previous, words = told.report.previous, told.words
    if previous is None:
        return ()
    voice, code = told.voice(assessment), assessment.indicator.code
    against = told.quarter(previous.period)
    before = [each.rating for each in previous.assessments if each.indicator.code == code]
    if not before:
        return fill(words.is_new, against=against)
    then = write_rating(voice, before[0])
    if then == write_rating(voice, assessment.rating):
        return fill(words.as_before, against=against)
    return fill(words.was_before, rating=then, against=against)
