"""Flags in words: clauses of an assessment, and items of a list."""

from qpr_core.analysis.answers import Flag
from qpr_core.analysis.comparing.between_periods import notes_between
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.wording.reasons.changed_targets import write_target_change
from qpr_core.wording.reasons.implausible import write_implausible
from qpr_core.wording.reasons.rating import write_rating, write_rating_reason
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.phrases import fill, noted
from qpr_core.wording.text.spans import Name, Spans


def write_flag_clause(voice: Voice, assessment: Assessment, flag: Flag) -> Spans:  # noqa: PLR0911  one exit for each flag
    """Write the clause of a flag in the sentence of an assessment; may be empty."""
    words, comparison = voice.words, assessment.comparison
    match flag:
        case Flag.IMPLAUSIBLE:
            reasons = write_implausible(voice, assessment)
            return tuple(span for reason in reasons for span in fill(words.implausible, reason=reason))
        case Flag.PROVISIONAL:
            return fill(words.provisional)
        case Flag.REVISED:
            return fill(words.revised)
        case Flag.RESTATED:
            published = assessment.published
            return () if published is None else fill(words.restated, rating=write_rating(voice, published))
        case Flag.TARGET_CHANGED:
            current = assessment.on_current_thresholds.rating
            has_effect = has_target_effect(assessment) and current is not assessment.rating
            changes = write_target_change(voice.within("comparison"), comparison, with_effect=not has_effect)
            return fill(words.target_changed, against=voice.period(comparison.against), changes=changes)
        case Flag.REDEFINED:
            changed = notes_between(assessment.indicator.redefined, comparison.against, comparison.period)
            note = noted(changed, voice.style.common.semicolon)
            return fill(words.redefined, against=voice.period(comparison.against), note=note)
        case Flag.CROSSES_YEAR_END:
            return fill(words.other_year)
        case Flag.CARRIED | Flag.ROUNDING_CONFLICT | Flag.SMALL_NUMBERS | Flag.WITHHELD:
            return ()  # the rating and its reason already show these


def write_flag_item(voice: Voice, assessment: Assessment, flag: Flag) -> Spans:  # noqa: PLR0911  one exit for each flag
    """Write the details of a flag for the item of a list; may be empty."""
    comparison, words = assessment.comparison, voice.style.notes
    periods = {"period": voice.period(comparison.period), "against": voice.period(comparison.against)}
    match flag:
        case Flag.IMPLAUSIBLE:
            return voice.style.common.join_statements(write_implausible(voice, assessment))
        case Flag.ROUNDING_CONFLICT | Flag.SMALL_NUMBERS:
            is_small = flag is Flag.SMALL_NUMBERS
            return write_rating_reason(voice.within("standing"), assessment.standing, with_nearest=is_small)
        case Flag.CARRIED | Flag.PROVISIONAL | Flag.REVISED:
            period, marker = assessment.result_period, assessment.marker
            if period is None:
                return ()
            name = voice.period(period)
            if marker is None:
                return fill(words.of_period, period=name)
            return fill(words.of_period_marked, period=name, marker=Name(marker))
        case Flag.TARGET_CHANGED:
            changes = write_target_change(voice.within("comparison"), comparison)
            return fill(words.on_new_target, changes=changes, **periods)
        case Flag.REDEFINED:
            changed = notes_between(assessment.indicator.redefined, comparison.against, comparison.period)
            return fill(words.redefined, note=noted(changed, voice.style.common.semicolon), **periods)
        case Flag.CROSSES_YEAR_END:
            return fill(words.against, **periods)
        case Flag.RESTATED | Flag.WITHHELD:
            return ()


def has_target_effect(assessment: Assessment) -> bool:
    """Return True if a changed target prints the rating against current thresholds."""
    return Flag.TARGET_CHANGED in assessment.flags and assessment.result_period == assessment.comparison.against
