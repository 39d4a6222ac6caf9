"""The reasons for a direction of travel, or for having none."""

from typing import Final

from qpr_core.analysis.answers import NoDirection
from qpr_core.analysis.methods.evidence import Facts
from qpr_core.analysis.methods.trend_test import TrendTest, trend_test_of
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.reasons.evidence import results_filling, rule_filling, write_evidence
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans

_WITHOUT_FACTS: Final = {
    NoDirection.NO_TARGET,
    NoDirection.ACCUMULATES,
    NoDirection.NO_BASELINE,
    NoDirection.NO_VARIATION,
    NoDirection.YES_OR_NO,
    NoDirection.WITHHELD,
}
"""The reasons that are complete without figures and periods."""


def write_direction(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write a direction of travel and its reason as one sentence."""
    return fill(
        voice.words.travel, direction=voice.direction(travel.direction), reason=write_direction_reason(voice, travel)
    )


def write_direction_reason(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write the reason for a direction of travel, or why it is unknown."""
    words = voice.words
    if isinstance(travel.direction, NoDirection) and travel.direction is not NoDirection.NO_POLARITY:
        return _unknown(voice, travel, travel.direction)
    if travel.evidence is None or travel.course is None:
        reason = fill(words.without_evidence, **results_filling(voice, travel))
    else:
        reason = write_evidence(voice, travel, travel.evidence, travel.course) + _fragile(voice, travel)
    if travel.direction is not NoDirection.NO_POLARITY:
        return reason
    return fill(words.no_polarity, reason=reason, no_polarity=voice.answer(NoDirection.NO_POLARITY))


def _unknown(voice: Voice, travel: DirectionOfTravel, reason: NoDirection) -> Spans:
    words, method = voice.words, travel.method
    if isinstance(travel.evidence, Facts):
        return fill(words.rule_unknown, **rule_filling(voice, travel, travel.evidence))
    if reason in _WITHOUT_FACTS:
        return voice.answer(reason)
    since = _since(voice, travel)
    if reason is NoDirection.GAP:
        return voice.answer(reason) + since
    if reason is NoDirection.TOO_OLD and travel.last is not None:
        return fill(words.too_old, last=voice.period(travel.last))
    counts_years = reason is NoDirection.TOO_FEW_YEARS and trend_test_of(method) is TrendTest.SEASON
    return fill(
        words.too_few_years if counts_years else words.too_few.form(travel.point_count),
        since=since,
        count=voice.counted(travel.point_count, "point_count"),
        needed=voice.counted(method.minimum_points, "method.minimum_points"),
    )


def _since(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write since when results count, if a new definition or new limits say so."""
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


def _fragile(voice: Voice, travel: DirectionOfTravel) -> Spans:
    """Write which single results the direction depends on, if any."""
    words, without = voice.words, travel.without
    if travel.last is not None and travel.last in without:
        return fill(words.fragile_newest, direction=voice.direction(without[travel.last]))
    periods = [(voice.period(period),) for period in without]
    return fill(words.fragile.form(len(periods)), periods=voice.style.common.join_names(periods))
