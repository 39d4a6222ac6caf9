"""The indicators of the worst band by service, with the management action that the caller supplies."""

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.sections.context import Told, by_service
from qpr_core.wording.sections.cover import introduce_list, say_listed
from qpr_core.wording.text.parts import BulletList, Item, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name


def say_reds(told: Told, summary: Summary) -> list[Part]:
    """List them as from counts, and below each what is done about it, where anybody said what is done about any."""
    if told.actions is None:
        return say_listed(summary, told.style)
    band = list(told.report.scheme)[-1]
    listed = [each for each in told.report.kpis if each.rating is band]
    owned = all(each.indicator.service is not None for each in listed)
    phrase = told.style.cover.listed if owned else told.style.cover.listed_without_service
    items: list[Item] = []
    for service, members in by_service(listed).items():
        below = [_item(told, each) for each in members]
        items += below if service is None else [Item((Name(service),), tuple(below))]
    return [BulletList(introduce_list(summary, told.style, band, phrase), tuple(items))]


def _item(told: Told, assessment: Assessment) -> Item:
    action = (told.actions or {}).get(assessment.indicator.code)
    said = fill(told.words.no_action) if action is None else fill(told.words.action, action=Name(action))
    return Item((Name(assessment.indicator.name),), (Item(said),))
