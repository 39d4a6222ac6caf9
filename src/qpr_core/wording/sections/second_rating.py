"""The section of a second rating, such as a forecast for the year end."""

from qpr_core.analysis.reporting.second_counts import SecondBand
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.sections.context import Context, as_introduction, headed, sourced_spans
from qpr_core.wording.sections.opening import counted_band, counted_total, rating_clauses
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill
from qpr_core.wording.text.spans import Name, Spans


def second_section(context: Context) -> list[Part]:
    """Return the counts of the second rating, and the KPIs that differ or changed."""
    report, words = context.report, context.style.second
    found = report.second_counts
    if report.second is None or found is None or not found.rated_count:
        return []
    summary = Summary(
        period=found.period,
        indicators=found.indicators,
        ratings=found.ratings,
        by_floor=False,
        financial_year=context.financial_year,
    )
    named = Name(report.second.name)
    counts = Paragraph(sourced_spans(_counts(summary, context.style, named), "report.second_counts."))
    lists = [
        *_listed(context, named, "is_worse", words.worse, words.beside_rating),
        *_listed(context, named, "is_better", words.better, words.beside_rating),
        *_listed(context, named, "is_changed", words.changed, words.from_before),
    ]
    return headed(words.heading, [counts, *lists], second=named)


def _listed(context: Context, named: Name, part: str, phrase: Phrase, item: str) -> list[Part]:
    """Return the KPIs with a true *part* of `SecondBand`, in a sentence or a list."""
    found = [each for each in context.report.second_bands if getattr(each, part)]
    if not found:
        return []
    style, source = context.style, f"sum(each.{part} for each in report.second_bands)"
    names = [_item(style, item, each) for each in found]
    is_long = len(names) > style.most_names
    introduction = fill(
        phrase.form(len(found)),
        second=named,
        count=context.counted(len(found), source, style.change_numbers),
        against=context.quarter(context.report.period.shift(-1)),
        names=() if is_long else style.common.join_names(names),
    )
    if not is_long:
        return [Paragraph(fill(style.second.sentence, listed=introduction))]
    return [BulletList(Paragraph(as_introduction(introduction)), tuple(map(Item, names)))]


def _item(style: Style, phrase: str, each: SecondBand) -> Spans:
    return fill(
        phrase,
        name=Name(each.indicator.name),
        code=Name(each.indicator.code),
        band=_name(style, each.band),
        rating=_name(style, each.first),
        before=_name(style, each.before),
    )


def _name(style: Style, band: Scheme | None) -> Spans:
    return () if band is None else (style.name_of(band),)


def _counts(summary: Summary, style: Style, named: Name) -> Spans:
    words, total = style.second, summary.indicators
    filled = [band for band in summary.scheme if summary.ratings[band]]
    if len(filled) == 1 and not summary.unrated_count:
        count = counted_band(summary, style, filled[0])
        return fill(words.whole.form(total), second=named, count=count, **style.forms_of(filled[0], total))
    clauses = rating_clauses(summary, style)
    return fill(words.counts.form(total), second=named, count=counted_total(summary, style), clauses=clauses)
