"""The appendix with the statistics behind the directions of travel, by method."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.values.names import Rule
from qpr_core.wording.reasons.direction import write_direction_reason
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity


def statistics_section(context: Context) -> list[Part]:
    """Return a list for each method, with the statistics of every direction.

    Indicators without evidence, such as those with too few results, are left out.
    """
    by_method: dict[Rule, list[Assessment]] = {}
    for assessment in context.report.all_assessments:
        travel = assessment.direction_of_travel
        if travel.evidence is not None and travel.course is not None:
            by_method.setdefault(travel.method.rule, []).append(assessment)
    return headed(context.words.statistics_heading, [_list(context, each) for each in by_method.values()])


def _list(context: Context, assessments: list[Assessment]) -> BulletList:
    first = assessments[0]
    name, version = first.direction_of_travel.method.rule
    source = f"{context.voice(first).path}direction_of_travel.method.rule.version"
    introduction = fill(
        context.words.statistics_method, rule=Name(name), version=Quantity(str(version), version, source)
    )
    return BulletList(Paragraph(introduction), tuple(_item(context, each) for each in assessments))


def _item(context: Context, assessment: Assessment) -> Item:
    travel = assessment.direction_of_travel
    voice = context.voice(assessment).within("direction_of_travel")._replace(with_statistics=True)
    return Item(
        fill(
            context.words.statistics_item,
            name=Name(assessment.indicator.name),
            code=Name(assessment.indicator.code),
            direction=voice.direction(travel.direction),
            reason=write_direction_reason(voice, travel),
        )
    )
