"""The paragraphs of the quarterly cover report, from the counts."""

from collections.abc import Mapping, Sequence

from qpr_core.analysis.bridge import Bridge
from qpr_core.analysis.compare_methods import MethodComparison
from qpr_core.analysis.counts import Listed
from qpr_core.analysis.heading import Direction
from qpr_core.analysis.member import Restatement
from qpr_core.analysis.summary import Base, Summary
from qpr_core.errors import StyleError, SummaryError, got
from qpr_core.model.figures import as_text
from qpr_core.model.financial_year import MONTHS
from qpr_core.model.period_names import PeriodStyle
from qpr_core.model.scheme import Scheme
from qpr_core.wording.compared import say_methods
from qpr_core.wording.moves import say_moves, say_place
from qpr_core.wording.numbers import count_text
from qpr_core.wording.parts import (
    BulletList,
    Heading,
    Item,
    Name,
    Narrative,
    Paragraph,
    Part,
    Quantity,
    Spans,
    Words,
)
from qpr_core.wording.phrases import fill, joined
from qpr_core.wording.style import KENT, BandWords, Style


def narrate(summary: Summary | Bridge | MethodComparison, *, style: Style = KENT) -> Narrative:
    """Put a summary into the words of a cover report, or say what became of the KPIs between two quarters.

    The parts are a heading, the period, the counts in one sentence, the counts with their changes, a list
    for each band whose indicators are listed (worst first), and the directions of travel. What the summary
    does not know is left out. Where ratings of the quarter before are others than were published, they are listed, and
    the changes say which of the two they are quoted against. Of a bridge, the parts are a list for each kind of change;
    of several methods, a table.

    >>> from qpr_core import Rag
    >>> counts = {Rag.GREEN: 2, Rag.AMBER: 1, Rag.RED: 0}
    >>> print(narrate(Summary(period="Q2 2023/24", indicators=4, ratings=counts)).parts[2])
    Of the 4 Key Performance Indicators (KPIs) contained within the QPR, 2 achieved target (Green), \
1 achieved or exceeded the floor standard but did not meet target (Amber). \
No KPIs fell below the floor standard (Red). 1 KPI is not rated.

    Raises:
        SummaryError: if *summary* is neither a summary nor a bridge nor a comparison of methods.
        StyleError: if *style* is none.

    Source: Kent County Council, Quarterly Performance Report, Quarter 2, 2023/24, cover report.
    """
    if not isinstance(summary, Summary | Bridge | MethodComparison):
        raise SummaryError(f"summary must be a Summary, a Bridge or a MethodComparison, got {got(summary)}")
    if not isinstance(style, Style):
        raise StyleError(f"style must be a Style, got {got(style)}")
    match summary:
        case Summary():
            return _cover(summary, style)
        case Bridge():
            return say_moves(summary, style)
        case MethodComparison():
            return say_methods(summary, style)


def _cover(summary: Summary, style: Style) -> Narrative:
    quarter = Words(summary.period.format(PeriodStyle.LONG, financial_year=summary.financial_year))
    last = summary.period.last_day
    month = Words(f"{MONTHS[last.month - 1]} {last.year}")
    parts: list[Part] = [
        Heading(fill(style.heading, quarter=quarter)),
        Paragraph(fill(style.period, month=month, quarter=quarter)),
        _opening(summary, style),
        _ratings(summary, style),
    ]
    parts += [_listed(summary, style, band) for band in reversed(summary.scheme) if band in summary.listed]
    if summary.directions is not None:
        parts.append(_directions(summary, summary.directions, style))
    if summary.is_restated:
        parts.append(_restated(summary, style))
    return Narrative(tuple(parts))


def _opening(summary: Summary, style: Style) -> Paragraph:
    clauses = [_opening_of(summary, style, band) for band in summary.scheme]
    sentences = [
        fill(
            style.opening.form(summary.indicators),
            count=_total(summary, style),
            clauses=joined(clauses[:-1], style.comma, style.comma),
        ),
        clauses[-1],
    ]
    if summary.unrated:
        unrated = Quantity(count_text(summary.unrated, style.rating_numbers), summary.unrated, "unrated")
        sentences.append(fill(style.opening_unrated.form(summary.unrated), count=unrated))
    return Paragraph(joined(sentences, " ", " "))


def _opening_of(summary: Summary, style: Style, band: Scheme) -> Spans:
    words = _words_of(summary, style, band)
    other = style.other_worst_band if band.is_worst else style.other_band
    phrase = other if words is None else words.opening
    return fill(phrase.form(summary.ratings[band]), count=_rated(summary, style, band), band=Name(band.value))


def _words_of(summary: Summary, style: Style, band: Scheme) -> BandWords | None:
    words = style.bands.get(band)
    return None if words is not None and words.presume_floor and not summary.by_floor else words


def _ratings(summary: Summary, style: Style) -> BulletList:
    items = [_bullet(summary, style, band) for band in summary.scheme]
    if summary.unrated:
        unrated = fill(
            style.unrated.form(summary.unrated),
            count=Quantity(count_text(summary.unrated, style.rating_numbers), summary.unrated, "unrated"),
            change=_change(summary, summary.change_in_unrated, "change_in_unrated", style),
        )
        items.append(Item(unrated))
    introduction = fill(
        style.ratings.form(summary.indicators), count=_total(summary, style), scheme=_scheme(summary, style)
    )
    return BulletList(Paragraph(introduction), tuple(items))


def _bullet(summary: Summary, style: Style, band: Scheme) -> Item:
    words = _words_of(summary, style, band)
    change = _change(summary, summary.change_in_rating(band), f"change_in_rating({band!r})", style)
    return Item(
        fill(
            style.rated.form(summary.ratings[band]),
            count=_rated(summary, style, band),
            band=Name(band.value),
            share=_share(summary, style, band),
            change=change,
            meaning=() if words is None else fill(style.meaning, meaning=Words(words.meaning)),
        )
    )


def _listed(summary: Summary, style: Style, band: Scheme) -> BulletList:
    owned = all(service is not None for service, _ in summary.listed[band])
    phrase = style.listed if owned else style.listed_without_service
    introduction = fill(
        phrase.form(summary.ratings[band]),
        count=_rated(summary, style, band),
        scheme=_scheme(summary, style),
        band=Name(band.value),
    )
    return BulletList(Paragraph(introduction), tuple(_by_service(summary.listed[band])))


def _by_service(listed: Sequence[Listed]) -> list[Item]:
    services: dict[str | None, list[Item]] = {}
    for service, name in listed:
        services.setdefault(service, []).append(Item((Name(name),)))
    items: list[Item] = []
    for service, names in services.items():
        items += names if service is None else [Item((Name(service),), tuple(names))]
    return items


def _directions(summary: Summary, counts: Mapping[Direction, int], style: Style) -> Paragraph:
    clauses = [_direction(summary, style, direction, count) for direction, count in counts.items()]
    missing = summary.without_direction
    if missing:
        count = Quantity(count_text(missing, style.direction_numbers), missing, "without_direction")
        clauses.append(fill(style.undirected.form(missing), count=count))
    return Paragraph(fill(style.travel, clauses=joined(clauses, style.comma, style.last_comma)))


def _direction(summary: Summary, style: Style, direction: Direction, count: int) -> Spans:
    return fill(
        style.directions[direction].form(count),
        count=Quantity(count_text(count, style.direction_numbers), count, f"directions[{direction!r}]"),
        change=_change(summary, summary.change_in_direction(direction), f"change_in_direction({direction!r})", style),
    )


def _total(summary: Summary, style: Style) -> Quantity:
    return Quantity(count_text(summary.indicators, style.rating_numbers), summary.indicators, "indicators")


def _rated(summary: Summary, style: Style, band: Scheme) -> Quantity:
    count = summary.ratings[band]
    return Quantity(count_text(count, style.rating_numbers), count, f"ratings[{band!r}]")


def _scheme(summary: Summary, style: Style) -> Name:
    return Name(style.schemes.get(summary.scheme, summary.scheme.__name__))


def _share(summary: Summary, style: Style, band: Scheme) -> Spans:
    share = summary.share(band)
    if not style.with_shares or share.is_missing:
        return ()
    per_cent = share.scaled(100)
    return fill(
        style.share,
        share=Quantity(as_text(per_cent, 0), per_cent, f"share({band!r}).scaled(100)"),
        rated=Quantity(count_text(summary.rated, style.rating_numbers), summary.rated, "rated"),
    )


def _previous(summary: Summary, style: Style) -> Spans:
    previous = Words(style.previous)
    if not summary.is_restated:
        return (previous,)
    return fill(style.as_published if summary.base is Base.PUBLISHED else style.as_restated, previous=previous)


def _change(summary: Summary, change: int | None, source: str, style: Style) -> Spans:
    if change is None:
        return ()
    previous = _previous(summary, style)
    if change == 0:
        return fill(style.same, previous=previous)
    count = Quantity(count_text(abs(change), style.change_numbers), change, source)
    return fill(style.more if change > 0 else style.fewer, count=count, previous=previous)


def _restated(summary: Summary, style: Style) -> Part:
    restated, previous = summary.restated, Words(style.previous)
    if restated:
        count = Quantity(count_text(len(restated), style.rating_numbers), len(restated), "restated.__len__()")
        introduction = fill(style.restated.form(len(restated)), count=count, previous=previous)
        items = tuple(Item(_restatement(each, style)) for each in restated)
        return BulletList(Paragraph(introduction), items)
    moved = [
        fill(
            style.restated_count,
            band=Name(band.value),
            then=Quantity(count_text(then, style.rating_numbers), then, f"published.ratings[{band!r}]"),
            now=Quantity(count_text(now, style.rating_numbers), now, f"previous.ratings[{band!r}]"),
        )
        for band, then, now in summary.restated_counts
    ]
    return Paragraph(
        fill(style.restated_counts, previous=previous, clauses=joined(moved, style.comma, style.last_comma))
    )


def _restatement(restatement: Restatement, style: Style) -> Spans:
    then, now = (say_place(rating, style) for rating in (restatement.published, restatement.restated))
    return fill(style.restated_item, name=Name(restatement.name), code=Name(restatement.code), then=then, now=now)
