"""The watch-list section: the KPIs on it, the reasons, and the margins."""

from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.watch_list import Concern, Watched, watch_list
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.figures import Number, exact
from qpr_core.wording.reasons.printed_figures import voice_for_margin
from qpr_core.wording.reasons.rating import write_marker, write_rating_reason, write_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.context import Context, headed
from qpr_core.wording.sections.group_names import group_name
from qpr_core.wording.sections.grouped import group_of
from qpr_core.wording.text.numbers import figure_text
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Name, Quantity, Spans


def watch_list_section(context: Context) -> list[Part]:
    """Return the KPIs that need watching, the most serious first.

    If there are none, the section says so. It also says if there is no list, because no KPI is rated.
    """
    words, near = context.words, context.style.near
    if not context.report.kpis:
        return []
    if not context.has_ratings:
        return headed(words.watch_heading, [Paragraph(fill(words.watch_unrated))])
    watched = watch_list(context.report, near=near)
    source = f"watch_list(report, near={near!r})"
    introduction = fill(
        words.watch.form(len(watched)),
        count=context.counted(len(watched), f"{source}.__len__()"),
        kinds=_kinds(context, near),
    )
    items = tuple(Item(_watched(context, each)) for each in watched)
    return headed(
        words.watch_heading, [BulletList(Paragraph(introduction), items) if items else Paragraph(introduction)]
    )


def _kinds(context: Context, near: Number) -> Spans:
    words, bands = context.words, list(context.report.scheme)
    limit = exact(near, "near")
    kinds = [fill(words.watch_worst, band=context.style.name_of(bands[-1]))]
    if len(bands) > 2:
        middle = joined(
            [(context.style.name_of(band),) for band in bands[1:-1]],
            context.style.common.name_comma,
            words.last_alternative,
        )
        kinds.append(fill(words.watch_middle, bands=middle))
    text = context.style.figures.text_of(figure_text(limit))
    kinds.append(fill(words.watch_near, near=Quantity(text, limit, f"Fraction({str(limit)!r})")))
    return joined(kinds, context.style.common.name_comma, words.last_kind)


def _watched(context: Context, watched: Watched) -> Spans:
    style, words, indicator = context.style, context.words, watched.assessment.indicator
    group = group_of(style, watched.assessment)
    return fill(
        words.watched,
        name=Name(indicator.name),
        code=Name(indicator.code),
        service=() if group is None else fill(words.service, service=group_name(style, style.grouping, group)),
        concern=_concern(context, watched) + _basis(context, watched.assessment),
        reason=_reason(context, context.voice(watched.assessment).within("standing"), watched),
    )


def _concern(context: Context, watched: Watched) -> Spans:
    words, rating = context.words, watched.assessment.rating
    against = () if watched.against is None else (context.voice(watched.assessment).period(watched.against),)
    before = () if watched.risen_from is None else (context.style.name_of(watched.risen_from),)
    concern = fill(
        words.concerns[watched.concerns[0]],
        band=context.style.name_of(rating) if isinstance(rating, Scheme) else (),
        against=against,
        despite=fill(words.risen_from if before else words.better_than, against=against, before=before),
    )
    if len(watched.concerns) == 1:
        return concern
    return fill(words.also_near if Concern.NEAR_TO_FALLING in watched.concerns else words.also_close, concern=concern)


def _basis(context: Context, assessment: Assessment) -> Spans:
    """Return the period of the result, if it is not the quarter of the report.

    A result that is carried forward comes with the marker of the one that was due.
    """
    period = assessment.result_period
    if period is None or period == assessment.period:
        return ()
    phrase = context.words.watched_carried if assessment.is_carried else context.words.watched_period
    marker = write_marker(context.voice(assessment).words.due_marked, assessment.marker)
    return fill(phrase, period=context.voice(assessment).period(period)) + marker


def _reason(context: Context, voice: Voice, watched: Watched) -> Spans:
    standing = watched.assessment.standing
    return _margin(context, voice, standing) or write_rating_reason(voice, standing)


def _margin(context: Context, voice: Voice, standing: Standing) -> Spans:
    margin, rating = standing.margin_to_worse, standing.rating
    if margin is None or standing.value is None or not isinstance(rating, Scheme):
        return ()
    worse = list(type(rating))[rating.rank + 1]
    voice = voice_for_margin(voice, standing, standing.value)
    value = write_result(voice, standing, standing.value)
    if margin == 0:
        return _on_edge(voice, standing, rating, value, voice.mention(worse))
    difference = voice.difference(margin, "margin_to_worse")
    return fill(context.words.margin, value=value, margin=difference, band=voice.band(worse))


def _on_edge(voice: Voice, standing: Standing, rating: Scheme, value: Spans, worse: Spans) -> Spans:
    """Return the threshold that the value is exactly on.

    If only the displayed value is on it, the text is "on the boundary".
    """
    words, thresholds = voice.style.report, standing.thresholds
    if standing.value != standing.rated_value:
        return fill(words.no_margin, value=value, band=worse)
    if standing.value == standing.target and standing.meets_target:
        return fill(words.on_target, value=value)
    if isinstance(thresholds, Thresholds) and standing.value == thresholds.floor:
        return fill(words.on_floor, value=value)
    if isinstance(thresholds, Levels) and standing.value == thresholds.levels[rating]:
        return fill(words.on_level, value=value, band=voice.mention(rating))
    return fill(words.no_margin, value=value, band=worse)
