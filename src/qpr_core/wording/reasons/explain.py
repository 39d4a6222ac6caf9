"""explain: the reason for a result in short sentences."""

from fractions import Fraction
from typing import TypeAlias, get_args

from qpr_core.analysis.answers import Movement, NoRating
from qpr_core.analysis.comparing.comparison import Comparison
from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.insights.insight import Insight
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.analysis.travel.projection import Projection
from qpr_core.analysis.travel.year_end import YearEnd
from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_flag
from qpr_core.wording.reasons.ahead import write_projection, write_year_end
from qpr_core.wording.reasons.assessment import write_assessment, write_no_comparison
from qpr_core.wording.reasons.changed_targets import write_target_change
from qpr_core.wording.reasons.direction import write_direction
from qpr_core.wording.reasons.group import write_group_rating
from qpr_core.wording.reasons.insight import write_insight
from qpr_core.wording.reasons.items import ItemVoice, write_item
from qpr_core.wording.reasons.printed_figures import voice_for_change
from qpr_core.wording.reasons.rating import write_rating, write_rating_reason, write_result
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.capitals import capitalised
from qpr_core.wording.text.parts import Paragraph
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Spans, Words

Answer: TypeAlias = Standing | Comparison | DirectionOfTravel | Assessment | Projection | YearEnd
"""A record about one indicator."""

Explainable: TypeAlias = Answer | Insight | GroupRating | ItemAssessment


def explain(result: Explainable, *, style: Style = KENT, with_statistics: bool = False) -> Paragraph:
    """Return the reason for a result in short sentences; `str()` returns its text.

    >>> from qpr_core import Indicator, Polarity, Ratio, Thresholds, rate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> print(explain(rate(calls, 84.9)))
    It is Amber: 84.9% meets the floor standard of 80% but is 0.1 percentage points below the target of 85%.
    >>> print(explain(rate(calls, Ratio(849, 1001))))
    It is Amber: 849 of 1,001 (84.8%) meets the floor standard of 80% but is 0.2 percentage points below the target \
of 85%. With two more cases it would be Green.

    Args:
        result: A record that `rate`, `compare`, `direction_of_travel`, `assess`, `project` or `needed_by_year_end`
            returned, one of those that `answers.insights` returned, or the answer of `groups.rate_group` or
            `items.assess_item`.
        style: The style with the `explanations` to use.
        with_statistics: True to add the statistics behind a direction of travel or a projection.

    Raises:
        StyleError: If *style* is not a `Style`, *result* is not one of these records, or *with_statistics* is not
            True or False.
    """
    style = require_style(style)
    if not isinstance(result, Explainable):
        known = ", ".join(kind.__name__ for kind in get_args(Explainable))
        raise StyleError(f"result to explain must be one of {known}", given=result)
    check_flag(with_statistics, "with_statistics", StyleError)
    if isinstance(result, Insight):
        return Paragraph(capitalised(write_insight(style, result)))
    if isinstance(result, GroupRating):
        return Paragraph(capitalised(write_group_rating(style, result)))
    mark = (*fill(style.common.unverified), Words(" ")) if result.unverified else ()
    if isinstance(result, ItemAssessment):
        text = write_item(ItemVoice(style, result), fill(style.items.it), with_change=True)
        return Paragraph((*mark, *capitalised(fill(style.items.listed, text=text))))
    written = _written(Voice(style, result.indicator, with_statistics=with_statistics), result)
    return Paragraph((*mark, *capitalised(written)))


def _written(voice: Voice, result: Answer) -> Spans:
    match result:
        case Standing():
            return _standing(voice, result)
        case Comparison():
            return _comparison(voice, result)
        case DirectionOfTravel():
            return write_direction(voice, result)
        case Assessment():
            return write_assessment(voice, result)
        case Projection():
            return write_projection(voice, result)
        case YearEnd():
            return write_year_end(voice, result)


def _standing(voice: Voice, standing: Standing) -> Spans:
    return fill(
        voice.words.standing,
        rating=write_rating(voice, standing.rating),
        reason=write_rating_reason(voice, standing),
    )


def _comparison(voice: Voice, comparison: Comparison) -> Spans:
    now, before, change = comparison.now, comparison.before, comparison.change
    voice = voice._replace(known=comparison.period)
    names = {"period": voice.dated(comparison.period), "against": voice.period(comparison.against)}
    if now.value is not None and before.value is not None and not voice.indicator.unit.has_distances:
        return fill(
            voice.words.answer_comparison,
            before=write_result(voice.within("before"), before, before.value),
            now=write_result(voice.within("now"), now, now.value),
            judgement=() if comparison.movement is Movement.UNCHANGED else voice.judgement(comparison.judgement),
            ratings=_ratings(voice, comparison),
            **names,
        )
    if now.value is None or before.value is None or change is None:
        reason = write_no_comparison(voice, comparison)
        return fill(voice.words.no_comparison, reason=reason, **names)
    voice = voice_for_change(voice, now, before)
    return fill(
        voice.words.comparison,
        before=write_result(voice.within("before"), before, before.value),
        now=write_result(voice.within("now"), now, now.value),
        movement=voice.answer(comparison.movement),
        difference=_difference(voice, change),
        judgement=voice.judgement(comparison.judgement) if change else (),
        ratings=_ratings(voice, comparison),
        **names,
    )


def _difference(voice: Voice, change: Fraction) -> Spans:
    return fill(voice.words.difference, difference=voice.difference(change, "change")) if change else ()


def _ratings(voice: Voice, comparison: Comparison) -> Spans:
    now, before = comparison.now.rating, comparison.before.rating
    crosses = fill(voice.words.crosses_year_end) if comparison.crosses_year_end else ()
    if isinstance(now, NoRating) and isinstance(before, NoRating):
        return crosses
    both = {"now": write_rating(voice, now), "before": write_rating(voice, before)}
    ratings = fill(voice.words.rating_unchanged if now is before else voice.words.rating_changed, **both)
    if comparison.target_changed:
        return ratings + crosses + fill(voice.words.thresholds_changed, changes=write_target_change(voice, comparison))
    rebased = comparison.rebased.rating
    if not comparison.thresholds_changed or rebased is before or isinstance(rebased, NoRating):
        return ratings + crosses
    period = voice.period(comparison.period)
    on_new = fill(voice.words.rebased, period=period, rebased=write_rating(voice, rebased))
    return ratings + crosses + on_new
