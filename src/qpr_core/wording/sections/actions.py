"""The list of the worst band, with the management action for each indicator."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.cover import items_by_group, list_introduction, listed_section
from qpr_core.wording.sections.grouped import grouped
from qpr_core.wording.text.parts import BulletList, Item
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Spans


def listed_section_with_actions(context: Context, summary: Summary) -> list[BulletList]:
    """Return the lists of `listed_section`, with actions in that of the worst band.

    Without any actions the lists have no place for them.
    """
    if context.actions is None:
        return listed_section(summary, context.style)
    band = list(context.report.scheme)[-1]
    groups = grouped(context.style, (each for each in context.report.kpis if each.rating is band))
    items = {group: [_item(context, each) for each in members] for group, members in groups.items()}
    introduction = list_introduction(summary, context.style, band, groups)
    return [BulletList(introduction, items_by_group(context.style, items))]


def _item(context: Context, assessment: Assessment) -> Item:
    words, indicator = context.words, assessment.indicator
    owner = owner_text(context, indicator, None)
    text = action_text(context, indicator, words.action) or fill(words.no_action, owner=owner)
    return Item((Name(indicator.name),), (Item(text),))


def action_text(context: Context, indicator: Indicator, phrase: str) -> Spans:
    """Return the management action for an indicator in a *phrase*, or nothing.

    It has the owner of the indicator, unless the action names the owner.
    """
    action = (context.actions or {}).get(indicator.code)
    if action is None:
        return ()
    return fill(phrase, action=Name(action), owner=owner_text(context, indicator, action))


def owner_text(context: Context, indicator: Indicator, action: str | None) -> Spans:
    """Return the owner of an indicator in brackets, unless its action names the owner."""
    owner = indicator.owner
    if owner is None or (action is not None and owner.casefold() in action.casefold()):
        return ()
    return fill(context.words.action_owner, owner=Name(owner))
