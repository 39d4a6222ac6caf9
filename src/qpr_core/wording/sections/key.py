"""The key to ratings and directions of travel."""

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.sections.opening import words_of
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Badge, Spans, Words
from qpr_core.wording.text.tables import Table


def key_section(context: Context) -> list[Part]:
    """Return the meaning of each rating and of each direction of travel."""
    if not context.report.kpis:
        return []
    words = context.style.appendix
    meaning = fill(words.meaning)
    ratings = Table((fill(context.words.rating), meaning), _ratings(context), fill(words.key_of_ratings))
    directions = Table((fill(context.words.travel), meaning), _directions(context), fill(words.key_of_directions))
    return headed(words.key_heading, [ratings, directions])


def _ratings(context: Context) -> tuple[tuple[Spans, Spans], ...]:
    report, style = context.report, context.style
    bands = [((Badge(style.label_of(band).text, band),), _meaning(context, band)) for band in report.scheme]
    unrated = [(fill(style.common.not_rated_label), fill(style.appendix.not_rated))] if report.unrated else []
    return (*bands, *unrated)


def _meaning(context: Context, band: Scheme) -> Spans:
    """Return the style's words for a band if they are true, else those for its place."""
    style, (best, *_, worst) = context.style, context.report.scheme
    words = words_of(summarise(context.report), style, band)
    if words is not None and words.meaning:
        return (Words(words.meaning),)
    return fill({best: style.appendix.best, worst: style.appendix.worst}.get(band, style.appendix.middle))


def _directions(context: Context) -> tuple[tuple[Spans, Spans], ...]:
    brief, words = context.words.brief, context.style.appendix
    meanings = {
        Direction.POSITIVE: words.positive,
        Direction.STABLE: words.stable,
        Direction.NEGATIVE: words.negative,
    }
    rows = [(fill(brief[direction]), fill(meaning)) for direction, meaning in meanings.items()]
    found = [each.direction_of_travel.direction for each in context.report.kpis]
    reasons = dict.fromkeys(brief[each] for each in found if not isinstance(each, Direction))
    return (*rows, *((fill(reason), fill(words.unknown)) for reason in reasons))
