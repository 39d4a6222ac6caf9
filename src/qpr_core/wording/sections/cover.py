"""The sections of the cover report, which need only counts."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from qpr_core.analysis.answers import Direction, NoDirection
from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.member import Restatement
from qpr_core.analysis.reporting.summary import Base, Summary
from qpr_core.model.indicators.groupings import SERVICE, GroupPath
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.sections.flows import change_text, previous_name
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import grouped
from qpr_core.wording.sections.move_lists import rating_text
from qpr_core.wording.sections.opening import (
    counted_band,
    counted_total,
    share_in_words,
    words_of,
    write_opening,
    write_share,
)
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.outcome import in_one_bracket
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans, Words

_TOO_LITTLE: Final = {NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_YEARS}
"""The reasons for having no direction that more history will end."""


def heading_section(summary: Summary, style: Style) -> list[Heading]:
    """Return the heading with the period."""
    return [write_heading(summary.period, summary.financial_year, style)]


def write_heading(period: Period, financial_year: FinancialYear, style: Style) -> Heading:
    """Write the heading of a report on a period."""
    return Heading(fill(style.cover.heading, quarter=style.periods.name(period, financial_year, whole=True)))


def period_section(summary: Summary, style: Style) -> list[Paragraph]:
    """Return the period that the report covers."""
    compared = summary.compared_with is not None
    before = fill(style.cover.compared, previous=previous_name(summary, style)) if compared else ()
    return [write_period(summary.period, summary.financial_year, style, before)]


def write_period(period: Period, financial_year: FinancialYear, style: Style, compared: Spans = ()) -> Paragraph:
    """Write the period that a report covers, and what it is *compared* with."""
    month = style.periods.name(period.first_month.shift(period.frequency.months - 1), financial_year, whole=True)
    quarter = style.periods.name(period, financial_year, whole=True)
    phrase = style.cover.period_of_month if period.frequency is Frequency.MONTHLY else style.cover.period
    return Paragraph(fill(phrase, month=month, quarter=quarter, compared=compared))


def opening_section(summary: Summary, style: Style) -> list[Paragraph]:
    """Return the counts of ratings in one sentence."""
    return [write_opening(summary, style)]


def ratings_section(summary: Summary, style: Style) -> list[BulletList]:
    """Return a list of the counts of ratings, with their changes."""
    return [_ratings(summary, style)]


def listed_section(summary: Summary, style: Style) -> list[BulletList]:
    """Return a list of indicators for each listed band, the worst band first."""
    return [_listed(summary, style, band) for band in reversed(summary.scheme) if band in summary.listed]


def directions_section(summary: Summary, style: Style) -> list[Paragraph]:
    """Return the counts of directions of travel, with their changes."""
    return [] if summary.directions is None else [_directions(summary, summary.directions, style)]


def base_parts(summary: Summary, style: Style, section: object, sections: Iterable[object]) -> list[Paragraph]:
    """Return the quarter that changes are from, if its ratings were restated.

    It is printed once, below the first of the *sections* that has changes.
    """
    known = {Section.RATINGS} if summary.directions is None else {Section.RATINGS, Section.DIRECTIONS}
    first = next((each for each in sections if each in known), None)
    if not summary.is_restated or section is not first:
        return []
    phrase = style.cover.as_published if summary.base is Base.PUBLISHED else style.cover.as_restated
    return [Paragraph(fill(phrase, previous=previous_name(summary, style)))]


def restated_section(summary: Summary, style: Style) -> list[Paragraph | BulletList]:
    """Return the ratings of the quarter before that differ from those published."""
    return [_restated(summary, style)] if summary.is_restated else []


def _ratings(summary: Summary, style: Style) -> BulletList:
    with_zeros = style.cover.with_zeros and summary.rated_count
    items = [
        _bullet(summary, style, band)
        for band in summary.scheme
        if summary.ratings[band] or with_zeros or summary.change_in_rating(band)
    ]
    if summary.unrated_count:
        unrated = fill(
            style.cover.unrated.form(summary.unrated_count),
            count=written_count(summary.unrated_count, "unrated_count", style.rating_numbers),
            change=change_text(summary, None, style),
        )
        items.append(Item(unrated))
    introduction = fill(
        style.cover.ratings.form(summary.indicators),
        count=counted_total(summary, style),
        scheme=_scheme(summary, style),
    )
    return BulletList(Paragraph(introduction), tuple(items))


def _bullet(summary: Summary, style: Style, band: Scheme) -> Item:
    words = words_of(summary, style, band)
    text = fill(
        style.cover.rated.form(summary.ratings[band]),
        count=counted_band(summary, style, band),
        **style.forms_of(band, summary.ratings[band]),
        share=_share(summary, style, band),
        change=change_text(summary, band, style),
        # "None are rated Red: the target was missed" reads as if it was missed: an empty band has no meaning
        meaning=_meaning(style, words) if words is not None and words.meaning and summary.ratings[band] else (),
    )
    return Item(text if style.common.outcome_of(band) is None else in_one_bracket(text))


def _meaning(style: Style, words: BandWords) -> Spans:
    return fill(style.cover.meaning, meaning=Words(words.meaning))


def _listed(summary: Summary, style: Style, band: Scheme) -> BulletList:
    groups = _names_by_group(summary, style, band)
    items = {group: [Item((Name(name),)) for name in names] for group, names in groups.items()}
    return BulletList(list_introduction(summary, style, band, groups), items_by_group(style, items))


def list_introduction(summary: Summary, style: Style, band: Scheme, groups: Container[GroupPath | None]) -> Paragraph:
    """Return the sentence that introduces the list of a band, which has these groups."""
    words = style.cover
    by_service = words.listed_without_service if None in groups else words.listed
    phrase = by_service if style.grouping == SERVICE else words.listed_by_group
    return Paragraph(
        fill(
            phrase.form(summary.ratings[band]),
            count=counted_band(summary, style, band),
            scheme=_scheme(summary, style),
            grouping=Name(style.grouping),
            **style.forms_of(band, summary.ratings[band]),
        )
    )


def _names_by_group(summary: Summary, style: Style, band: Scheme) -> dict[GroupPath | None, list[str]]:
    """Return the names of the indicators in a band by the grouping of the style.

    A summary lists indicators by service. For other groupings, its members have the places.
    """
    if style.grouping == SERVICE:
        found = divided(summary.listed[band], lambda each: None if each[0] is None else (each[0],))
        return {group: [name for _, name in listed] for group, listed in found.items()}
    groups = grouped(style, (member for member in summary.members or () if member.rating is band))
    return {group: [member.name for member in members] for group, members in groups.items()}


def items_by_group(style: Style, groups: Mapping[GroupPath | None, Sequence[Item]]) -> tuple[Item, ...]:
    """Return the items of a list below the names of their groups.

    Those without a service have no such name.
    """
    items: list[Item] = []
    for group, below in groups.items():
        is_bare = group is None and style.grouping == SERVICE
        items += below if is_bare else [Item(group_name(style, style.grouping, group), tuple(below))]
    return tuple(items)


def _directions(summary: Summary, counts: Mapping[Direction, int], style: Style) -> Paragraph:
    missing = summary.without_direction_count
    if missing == summary.indicators and not any(summary.change_in_direction(each) for each in counts):
        reasons = {member.direction for member in summary.members or ()}
        is_short = bool(reasons) and reasons <= _TOO_LITTLE
        return Paragraph(fill(style.cover.too_little_history if is_short else style.cover.no_directions))
    undirected = style.cover.undirected.form(missing) if missing else ""
    before = summary.compared_with
    if before is not None and not before.directed_count:
        before = None  # all directions are new, and none has changed
    is_same = (
        before is not None
        and not style.cover.with_zeros
        and all(map(partial(_is_same, summary), counts))
        and (not undirected or before.without_direction_count == missing)
    )
    clauses = [
        _direction(summary, style, direction, count, with_change=before is not None and not is_same)
        for direction, count in counts.items()
        if style.cover.directions[direction].form(count)
        and (count or style.cover.with_zeros or (before is not None and summary.change_in_direction(direction)))
    ]
    if missing and undirected:
        count = written_count(missing, "without_direction_count", style.direction_numbers)
        clauses.append(fill(undirected, count=count))
    filling: dict[str, Span | Spans] = {
        "clauses": style.common.join_clauses(clauses),
        "total": _directed(summary, style),
    }
    if is_same:
        return Paragraph(fill(style.cover.travel_same, previous=previous_name(summary, style), **filling))
    return Paragraph(fill(style.cover.travel, **filling))


def _directed(summary: Summary, style: Style) -> Quantity:
    """Return the number of KPIs with a direction."""
    count = summary.directed_count
    return written_count(count, "directed_count", style.direction_numbers)


def _is_same(summary: Summary, direction: Direction) -> bool:
    """Return True if a direction has as many KPIs as before.

    None of them joined or left the count for a reason that the text would name.
    """
    flow = summary.flow(direction)
    return summary.change_in_direction(direction) == 0 and (flow is None or not any(flow))


def _direction(summary: Summary, style: Style, direction: Direction, count: int, *, with_change: bool) -> Spans:
    return fill(
        style.cover.directions[direction].form(count),
        count=written_count(count, f"directions[{direction!r}]", style.direction_numbers),
        total=_directed(summary, style),
        change=change_text(summary, direction, style) if with_change else (),
    )


def _scheme(summary: Summary, style: Style) -> Name:
    return style.name_of_scheme(summary.scheme)


def _share(summary: Summary, style: Style, band: Scheme) -> Spans:
    share = summary.share(band)
    if not style.with_shares or share.is_missing or summary.ratings[band] == summary.rated_count:
        return ()
    return fill(
        style.cover.share_if_all_rated if summary.rated_count == summary.indicators else style.cover.share,
        share=write_share(style, share, f"share({band!r})"),
        share_in_words=share_in_words(style, share, f"share({band!r})"),
        rated=written_count(summary.rated_count, "rated_count", style.rating_numbers),
    )


def _restated(summary: Summary, style: Style) -> Paragraph | BulletList:
    restated, previous = summary.restated, previous_name(summary, style)
    if restated:
        count = written_count(len(restated), "restated.__len__()", style.rating_numbers)
        introduction = fill(style.cover.restated.form(len(restated)), count=count, previous=previous)
        items = tuple(Item(_restatement(each, style)) for each in restated)
        return BulletList(Paragraph(introduction), items)
    moved = [
        fill(
            style.cover.restated_count,
            **style.forms_of(band, now),
            then=written_count(then, f"published.ratings[{band!r}]", style.rating_numbers),
            now=written_count(now, f"previous.ratings[{band!r}]", style.rating_numbers),
        )
        for band, then, now in summary.restated_counts
    ]
    return Paragraph(
        fill(
            style.cover.restated_counts,
            previous=previous,
            clauses=style.common.join_clauses(moved),
        )
    )


def _restatement(restatement: Restatement, style: Style) -> Spans:
    then, now = (rating_text(rating, style) for rating in (restatement.published, restatement.restated))
    return fill(style.cover.restated_item, name=Name(restatement.name), code=Name(restatement.code), then=then, now=now)
