"""The section of the places among similar organisations."""

from qpr_core.analysis.comparing.peer_answers import NoPeerRank, PeerQuarter
from qpr_core.wording.reasons.peers import write_peers_item
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill


def peers_section(context: Context) -> list[Part]:
    """Return the numbers of the top and the bottom quarter, and a list of all.

    Indicators without peers or without a result are left out.
    """
    words, parts = context.style.peers, list[Part]()
    parts += _in_quarter(context, PeerQuarter.TOP, words.at_top)
    parts += _in_quarter(context, PeerQuarter.BOTTOM, words.at_bottom)
    items = tuple(
        Item(write_peers_item(context.voice(each), each.peers))
        for each in context.report.assessments
        if each.peers is not None and each.peers.rank is not NoPeerRank.NO_RESULT
    )
    return headed(words.heading, [*parts, BulletList(Paragraph(()), items)] if items else [])


def _in_quarter(context: Context, quarter: PeerQuarter, phrase: Phrase) -> list[Part]:
    found = [each for each in context.report.assessments if each.peers is not None and each.peers.quarter is quarter]
    if not found:
        return []
    source = f"sum(each.peers is not None and each.peers.quarter is {quarter!r} for each in report)"
    count = context.counted(len(found), source, context.style.change_numbers)
    return [Paragraph(fill(phrase.form(len(found)), count=count))]
