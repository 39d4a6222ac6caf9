"""Why an indicator has its direction of travel."""

from qpr_core.analysis.answers import NoDirection
from qpr_core.analysis.methods.evidence import Facts
from qpr_core.analysis.methods.regression import SeasonalRegression
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.model.time.period import Frequency
from qpr_core.wording.reasons.evidence import say_evidence, say_results, say_rule
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Spans


def say_travel(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Say a direction of travel and why it is that."""
    return fill(voice.words.travel, direction=voice.answer(travel.direction), reason=reason_of_travel(voice, travel))


def reason_of_travel(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Say why a direction of travel is what it is, or why it is unknown."""
    words = voice.words
    if isinstance(travel.direction, NoDirection) and travel.direction is not NoDirection.NO_POLARITY:
        return _unknown(voice, travel, travel.direction)
    if travel.evidence is None or travel.course is None:
        reason = fill(words.line_withheld, **say_results(voice, travel))
    else:
        reason = say_evidence(voice, travel, travel.evidence, travel.course) + _hangs(voice, travel)
    return fill(words.no_polarity, reason=reason) if travel.direction is NoDirection.NO_POLARITY else reason


def _unknown(voice: Voice, travel: DirectionOfTravel, reason: NoDirection) -> Spans:
    words, method = voice.words, travel.method
    if isinstance(travel.evidence, Facts):
        return fill(words.rule_unknown, **say_rule(voice, travel, travel.evidence))
    plain = {
        NoDirection.NO_TARGET: words.no_target,
        NoDirection.ACCUMULATES: words.accumulates,
        NoDirection.NO_BASELINE: words.no_baseline,
        NoDirection.NO_VARIATION: words.no_variation,
    }
    if reason in plain:
        return fill(plain[reason])
    since = _since(voice, travel)
    if reason is NoDirection.GAP:
        return fill(words.gap_since, since=since) if since else fill(words.gap)
    if reason is NoDirection.TOO_OLD and travel.last is not None:
        return fill(words.too_old, last=voice.period(travel.last))
    if isinstance(method, SeasonalRegression) and reason is NoDirection.TOO_FEW_YEARS:
        needed, source = method.minimum_years, "method.minimum_years"
        phrase = words.too_few_years_since if since else words.too_few_years
    else:
        needed, source = method.minimum_points, "method.minimum_points"
        phrase = (words.too_few_since if since else words.too_few).form(travel.point_count)
    return fill(
        phrase,
        since=since,
        count=voice.counted(travel.point_count, "point_count"),
        period=voice.period(travel.period),
        needed=voice.counted(needed, source),
    )


def _since(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write from when results count, if a new definition or new limits leave out earlier ones."""
    late = Frequency.QUARTERLY.months * voice.indicator.arrears
    end = travel.period.end - late if travel.last is None else travel.last.end
    words = voice.words
    kinds = (
        (words.since_redefined, voice.indicator.redefined),
        (words.since_recalculated, travel.method.recalculated_from),
    )
    starts = [(start, phrase) for phrase, group in kinds for start in group if start.ordinal < end]
    if not starts:
        return ()
    start, phrase = max(starts, key=lambda each: each[0].ordinal)
    return fill(phrase, start=voice.period(start))


def _hangs(voice: Voice, travel: DirectionOfTravel) -> Spans:
    words, without = voice.words, travel.without
    if travel.last is not None and travel.last in without:
        return fill(words.fragile, direction=voice.answer(without[travel.last]))
    periods = [(voice.period(period),) for period in without]
    return fill(words.hangs.form(len(periods)), periods=joined(periods, words.comma, words.last_comma))
