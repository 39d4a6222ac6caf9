"""The watch-list in words: who is on it, why, and how near it is to falling or how far it has fallen."""

from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.watch_list import Concern, Watched, watch_list
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.figures import Number, exact
from qpr_core.wording.reasons.printed_figures import voice_for_margin
from qpr_core.wording.reasons.rating import write_rating_reason, write_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.context import Told, headed
from qpr_core.wording.text.numbers import figure_text
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Name, Quantity, Spans


def say_watch_list(told: Told) -> list[Part]:
    """List the KPIs that need watching, the gravest first; where there are none, say so."""
    words, near = told.words, told.style.near
    watched = watch_list(told.report, near=near)
    source = f"watch_list(report, near={near!r})"
    introduction = fill(
        words.watch.form(len(watched)),
        count=told.counted(len(watched), f"{source}.__len__()"),
        kinds=_kinds(told, near),
    )
    items = tuple(Item(_watched(told, each)) for each in watched)
    return headed(
        words.watch_heading, [BulletList(Paragraph(introduction), items) if items else Paragraph(introduction)]
    )


def _kinds(told: Told, near: Number) -> Spans:
    words, bands = told.words, list(told.report.scheme)
    limit = exact(near, "near")
    kinds = [fill(words.watch_worst, band=told.style.name_of(bands[-1]))]
    if len(bands) > 2:
        middle = joined([(told.style.name_of(band),) for band in bands[1:-1]], words.comma, words.last_alternative)
        kinds.append(fill(words.watch_middle, bands=middle))
    kinds.append(fill(words.watch_near, near=Quantity(figure_text(limit), limit, f"Fraction({str(limit)!r})")))
    return joined(kinds, words.comma, words.last_comma)


def _watched(told: Told, watched: Watched) -> Spans:
    words, indicator = told.words, watched.assessment.indicator
    return fill(
        words.watched,
        name=Name(indicator.name),
        code=Name(indicator.code),
        service=() if indicator.service is None else fill(words.service, service=Name(indicator.service)),
        concern=_concern(told, watched) + _basis(told, watched.assessment),
        reason=_reason(told, told.voice(watched.assessment).within("standing"), watched),
    )


def _concern(told: Told, watched: Watched) -> Spans:
    words, rating = told.words, watched.assessment.rating
    against = () if watched.against is None else (told.voice(watched.assessment).period(watched.against),)
    before = () if watched.risen_from is None else (told.style.name_of(watched.risen_from),)
    concern = fill(
        words.concerns[watched.concerns[0]],
        band=told.style.name_of(rating) if isinstance(rating, Scheme) else (),
        against=against,
        despite=fill(words.risen_from if before else words.better_than, against=against, before=before),
    )
    if len(watched.concerns) == 1:
        return concern
    return fill(words.also_near if Concern.NEAR_TO_FALLING in watched.concerns else words.also_close, concern=concern)


def _basis(told: Told, assessment: Assessment) -> Spans:
    """Say which period the result is for, if that is not the quarter."""
    period = assessment.result_period
    if period is None or period == assessment.period:
        return ()
    phrase = told.words.watched_carried if assessment.is_carried else told.words.watched_period
    return fill(phrase, period=told.voice(assessment).period(period))


def _reason(told: Told, voice: Voice, watched: Watched) -> Spans:
    standing = watched.assessment.standing
    return _margin(told, voice, standing) or write_rating_reason(voice, standing)


def _margin(told: Told, voice: Voice, standing: Standing) -> Spans:
    margin, rating = standing.margin_to_worse, standing.rating
    if margin is None or standing.value is None or not isinstance(rating, Scheme):
        return ()
    worse = told.style.name_of(list(type(rating))[rating.rank + 1])
    voice = voice_for_margin(voice, standing, standing.value)
    value = write_result(voice, standing, standing.value)
    if margin == 0:
        return _on_edge(told, standing, rating, value, worse)
    said = voice.difference(margin, "margin_to_worse")
    return fill(told.words.margin, value=value, margin=said, band=worse)


def _on_edge(told: Told, standing: Standing, rating: Scheme, value: Spans, worse: Name) -> Spans:
    """Say which edge the value is exactly on, or "on the boundary" if only its displayed value is."""
    words, held = told.words, standing.thresholds
    if standing.value != standing.rated_value:
        return fill(words.no_margin, value=value, band=worse)
    if standing.value == standing.target:
        return fill(words.on_target, value=value)
    if isinstance(held, Thresholds) and standing.value == held.floor:
        return fill(words.on_floor, value=value)
    if isinstance(held, Levels) and standing.value == held.levels[rating]:
        return fill(words.on_level, value=value, band=told.style.name_of(rating))
    return fill(words.no_margin, value=value, band=worse)
