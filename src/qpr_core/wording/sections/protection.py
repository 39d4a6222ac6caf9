"""Disclosure control in the notes: the ways, and their limits."""

from collections.abc import Sequence

from qpr_core.analysis.reporting.report import Report
from qpr_core.model.indicators.disclosure import BandOnly, Disclosure, RoundTo, Suppress
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans


def protection_parts(report: Report, style: Style) -> list[Part]:
    """Return the ways in which small counts are protected, if they are.

    Each way has the codes of its indicators.
    """
    protected: dict[Disclosure, list[Indicator]] = {}
    for each in report.all_assessments:
        if each.indicator.disclosure is not None:
            protected.setdefault(each.indicator.disclosure, []).append(each.indicator)
    if not protected:
        return []
    items = tuple(Item(_way(style, way, indicators)) for way, indicators in protected.items())
    return [BulletList(Paragraph(fill(style.notes.protected)), items), Paragraph(fill(style.notes.unprotected))]


def _way(style: Style, way: Disclosure, indicators: Sequence[Indicator]) -> Spans:
    words, path = style.notes, f"__getitem__({indicators[0].code!r}).indicator.disclosure"
    codes = style.common.join_names([(Name(each.code),) for each in indicators])

    def number(value: int, source: str) -> Quantity:
        return Quantity(style.figures.text_of(f"{value:,}"), value, f"{path}.{source}")

    match way:
        case Suppress():
            last = number(way.below - 1, "below.__sub__(1)")
            return fill(words.suppressed, codes=codes, last=last, fewest=number(way.fewest, "fewest"))
        case RoundTo():
            return fill(words.rounded, codes=codes, base=number(way.base, "base"))
        case BandOnly():
            return fill(words.band_only, codes=codes, fewest=number(way.fewest, "fewest"))
