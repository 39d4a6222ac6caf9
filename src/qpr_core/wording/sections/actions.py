"""The list of the worst band, with the management action for each indicator."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.services import by_service
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.cover import list_introduction, listed_section
from qpr_core.wording.text.parts import BulletList, Item, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name


def listed_section_with_actions(context: Context, summary: Summary) -> list[Part]:
    """Return the lists of `listed_section`, with actions in that of the worst band.

    Without any actions the lists have no place for them.
    """
    if context.actions is None:
        return listed_section(summary, context.style)
    band = list(context.report.scheme)[-1]
    listed = [each for each in context.report.kpis if each.rating is band]
    all_have_service = all(each.indicator.service is not None for each in listed)
    phrase = context.style.cover.listed if all_have_service else context.style.cover.listed_without_service
    items: list[Item] = []
    for service, members in by_service(listed, lambda each: each.service).items():
        below = [_item(context, each) for each in members]
        items += below if service is None else [Item((Name(service),), tuple(below))]
    return [BulletList(list_introduction(summary, context.style, band, phrase), tuple(items))]


def _item(context: Context, assessment: Assessment) -> Item:
    action = (context.actions or {}).get(assessment.indicator.code)
    action_text = fill(context.words.no_action) if action is None else fill(context.words.action, action=Name(action))
    return Item((Name(assessment.indicator.name),), (Item(action_text),))
