"""The opening of a report: the counts of ratings in a sentence or two."""

from collections.abc import Mapping, Sequence

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import SummaryError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import as_text
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.styles.band_words import BandWords
from qpr_core.wording.styles.outcome import plain_forms
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import share_beside_end, written_count
from qpr_core.wording.text.parts import Paragraph
from qpr_core.wording.text.phrases import Phrase, fill, joined, slots_of
from qpr_core.wording.text.spans import Quantity, Span, Spans, Words


def write_opening(summary: Summary, style: Style) -> Paragraph:
    """Return the counts of ratings.

    A band without any KPI is not mentioned, except for one in the words of a style, and for the worst.
    """
    return Paragraph(joined([*_ratings(summary, style), *_carried(summary, style)], " ", " "))


def _ratings(summary: Summary, style: Style) -> Sequence[Spans]:
    cover, total = style.cover, summary.indicators
    if not summary.rated_count:
        ratings = {member.rating for member in summary.members or ()}
        phrase = cover.opening_data_only if ratings == {NoRating.DATA_ONLY} else cover.opening_none
        return [fill(phrase.form(total), count=counted_total(summary, style))]
    filled = [band for band in summary.scheme if summary.ratings[band]]
    given = {band: words_of(summary, style, band) for band in summary.scheme}
    known = {band: words for band, words in given.items() if words is not None}
    if len(known) < len(given):  # the style has no words for a band, or they are not true of the ratings
        return _by_name(summary, style, filled)
    whole = known[filled[0]].whole
    if summary.ratings[filled[0]] == total and whole is not None:
        return [_whole(summary, style, filled[0], whole)]
    return _by_words(summary, style, known, filled)


def _whole(summary: Summary, style: Style, band: Scheme, phrase: Phrase) -> Spans:
    """Return a sentence on the band of all KPIs."""
    count = counted_band(summary, style, band)
    return fill(phrase.form(summary.indicators), count=count, **style.forms_of(band, summary.indicators))


def _by_words(
    summary: Summary, style: Style, known: dict[Scheme, BandWords], filled: Sequence[Scheme]
) -> Sequence[Spans]:
    """Return the counts in the words of the style.

    The words for the worst band may be a separate sentence, as Kent has it. One band without any KPI is mentioned; of
    several, the worst alone.
    """
    worst = list(known)[-1]
    with_zero = style.cover.with_zeros and len(known) - len(filled) == 1
    wanted = [band for band in known if band in filled or with_zero or band is worst]
    printed = [band for band in wanted if known[band].opening.form(summary.ratings[band])]
    apart = known[worst].opening.other.endswith(".")
    if not printed or (apart and printed == [worst]):
        return _by_name(summary, style, filled)
    clauses = [
        fill(known[band].opening.form(summary.ratings[band]), **_slots(summary, style, band)) for band in printed
    ]
    opened = (
        joined(clauses[:-1], style.common.comma, style.common.comma) if apart else style.common.join_clauses(clauses)
    )
    unrated: Spans = ()
    if summary.unrated_count:
        phrase = style.cover.opening_unrated.form(summary.unrated_count)
        unrated = fill(phrase, count=_unrated(summary, style))
    opening = style.cover.opening.form(summary.indicators)
    rated = written_count(summary.rated_count, "rated_count", style.rating_numbers)
    first = fill(opening, count=counted_total(summary, style), clauses=opened, unrated=unrated, rated=rated)
    sentences = [first, clauses[-1]] if apart else [first]
    return sentences if "unrated" in slots_of(opening) or not unrated else [*sentences, unrated]


def _slots(summary: Summary, style: Style, band: Scheme) -> dict[str, Span | Spans]:
    """Return what the words for a band may be filled with."""
    better = list(summary.scheme)[: list(summary.scheme).index(band) + 1]
    shares: dict[str, tuple[Ratio, str]] = {
        "share": (summary.share_of_all(band), f"share_of_all({band!r})"),
        "share_of_rated": (summary.share(band), f"share({band!r})"),
        "share_so_far": (summary.share_of_all(*better), f"share_of_all({', '.join(map(repr, better))})"),
    }
    before = summary.compared_with
    filling: dict[str, Span | Spans] = {
        "count": counted_band(summary, style, band),
        **style.forms_of(band, summary.ratings[band]),
        "total": counted_total(summary, style),
        "rated": written_count(summary.rated_count, "rated_count", style.rating_numbers),
        **{slot: write_share(style, share, source) for slot, (share, source) in shares.items()},
        **{f"{slot}_in_words": share_in_words(style, share, source) for slot, (share, source) in shares.items()},
    }
    if before is not None:
        count = before.ratings[band]
        source = f"compared_with.ratings[{band!r}]"
        filling["before"] = written_count(count, source, style.before_numbers)
    elif "before" in slots_of(style.cover.bands[band].opening.other):
        raise SummaryError(
            "summary must have the quarter before, which the style compares with",
            shown=f"no previous quarter for {band!r}",
        )
    return filling


def write_share(style: Style, share: Ratio, source: str) -> Spans:
    """Return a share as a whole percentage, without its sign.

    A share that only rounding makes 0 or 100 is less than 1, or more than 99.
    """
    per_cent = share.scaled(100)
    near = share_beside_end(per_cent)
    text = as_text(per_cent, 0) if near is None else f"{near}"
    percentage = Quantity(text, per_cent, f"{source}.scaled(100)")
    phrase = "{share}" if near is None else style.cover.share_more if near > 1 else style.cover.share_less
    return fill(phrase, share=percentage)


def share_in_words(style: Style, share: Ratio, source: str) -> Spans:
    """Return a share in words if it has some, and otherwise as a percentage."""
    exact = share.scaled(1)
    words = style.figures.share_in_words(exact)
    if words is None:
        return fill(style.figures.percentage, share=write_share(style, share, source))
    return (Quantity(words, exact, f"{source}.scaled(1)"),)


def _by_name(summary: Summary, style: Style, filled: Sequence[Scheme]) -> Sequence[Spans]:
    """Return the counts with the names of the bands, in one sentence.

    "Is" or "are" is repeated where it changes: "one is Green, two are Amber and three Red". Where KPIs did
    something, each count is a whole clause: "11 met target, 5 are within tolerance and 7 are off track".
    """
    if summary.ratings[filled[0]] == summary.indicators:
        return [_whole(summary, style, filled[0], style.cover.opening_whole)]
    sentence = fill(
        style.cover.opening_by_name,
        count=counted_total(summary, style),
        clauses=rating_clauses(summary, style),
    )
    worst = list(summary.scheme)[-1]
    return [sentence] if worst in filled else [sentence, fill(style.cover.none_of_worst, **style.forms_of(worst, 0))]


def rating_clauses(summary: Summary, style: Style) -> Spans:
    """Return the counts of ratings with the names of the bands, joined."""
    filled = [band for band in summary.scheme if summary.ratings[band]]
    counted = [(counted_band(summary, style, band), style.forms_of(band, summary.ratings[band])) for band in filled]
    if summary.unrated_count:
        counted.append((_unrated(summary, style), unrated_forms(style)))
    outcomes = [style.common.outcome_of(band) for band in filled]
    is_whole = any(outcome is not None and not outcome.is_bare for outcome in outcomes)
    clauses: list[Spans] = []
    verb = None
    for count, forms in counted:
        form = style.cover.counted.form(int(count.value))
        is_repeated = form == verb and not is_whole
        clauses.append(fill(style.cover.counted_too if is_repeated else form, count=count, **forms))
        verb = form
    return style.common.join_names(clauses)


def unrated_forms(style: Style) -> Mapping[str, Spans]:
    """Return the forms of having no rating, by placeholder."""
    unrated = Words(style.common.not_rated)
    return plain_forms(style.common.band_forms, unrated, unrated)


def _carried(summary: Summary, style: Style) -> Sequence[Spans]:
    if not summary.carried_count:
        return []
    phrase = (
        style.cover.opening_all_carried if summary.carried_count == summary.rated_count else style.cover.opening_carried
    )
    carried = written_count(summary.carried_count, "carried_count", style.rating_numbers)
    rated = written_count(summary.rated_count, "rated_count", style.rating_numbers)
    return [fill(phrase.form(summary.carried_count), count=carried, rated=rated)]


def words_of(summary: Summary, style: Style, band: Scheme) -> BandWords | None:
    """Return the words of a style for a band, if they are true of the ratings.

    An outcome replaces words about the floor standard.
    """
    words = style.cover.bands.get(band)
    is_replaced = not summary.by_floor or style.common.outcome_of(band) is not None
    return None if words is not None and words.presume_floor and is_replaced else words


def counted_total(summary: Summary, style: Style) -> Quantity:
    """Return the number of KPIs."""
    return written_count(summary.indicators, "indicators", style.rating_numbers)


def counted_band(summary: Summary, style: Style, band: Scheme) -> Quantity:
    """Return the number of KPIs with a band."""
    count = summary.ratings[band]
    return written_count(count, f"ratings[{band!r}]", style.rating_numbers)


def _unrated(summary: Summary, style: Style) -> Quantity:
    return written_count(summary.unrated_count, "unrated_count", style.rating_numbers)
