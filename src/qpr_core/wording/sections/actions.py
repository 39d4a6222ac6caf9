"""The list of the worst band, with the management action for each indicator."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.cover import list_introduction, listed_section
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
    listed = [each for each in context.report.kpis if each.rating is band]
    all_have_service = all(each.indicator.service is not None for each in listed)
    phrase = context.style.cover.listed if all_have_service else context.style.cover.listed_without_service
    items: list[Item] = []
    for service, members in divided(listed, lambda each: each.service).items():
        below = [_item(context, each) for each in members]
        items += below if service is None else [Item((Name(service),), tuple(below))]
    return [BulletList(list_introduction(summary, context.style, band, phrase), tuple(items))]


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
