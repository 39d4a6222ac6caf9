"""Verification of streaks and records, which may reach back a long way."""

from qpr_core.analysis.comparing.record import RecordResult, record_of
from qpr_core.analysis.comparing.streak import Streak, streak_of
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.interchange.verifying.agreeing import must, must_agree, refuse
from qpr_core.interchange.verifying.known_results import KnownResults
from qpr_core.interchange.verifying.withheld import may_withhold
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period


def check_histories(assessment: Assessment, known: KnownResults) -> None:
    """Check the streak and the record of an assessment.

    They are worked out again from the listed results. If these do not go back to the end of a streak or a record, it
    must be at least as long as they show. A streak by a rule that looks back is checked by its length alone.

    Raises:
        QprError: If one contradicts the results.
    """
    period = assessment.result_period
    if period is None or assessment.is_carried:
        must_agree(assessment.streak, None, "streak")
        must_agree(assessment.record, None, "record")
        return
    if isinstance(assessment.rating, Scheme):
        _check_streak(assessment, assessment.streak, known, period)
    else:
        must_agree(assessment.streak, None, "streak")
    if not known.are_withheld:
        _check_record(assessment, assessment.record, known, period)


def _check_streak(assessment: Assessment, streak: Streak | None, known: KnownResults, period: Period) -> None:
    indicator = assessment.indicator
    if streak is None:
        refuse("streak", "a streak of the rating", None, "streak")
    must_agree(streak.rating, assessment.rating, "streak.rating")
    must_agree(streak.count, 1 + streak.since.distance(period) // indicator.every, "streak.count")
    must(streak.count >= 1, "count", "1 or more", streak.count, "streak.count")
    looks_back = indicator.rule is not None and indicator.rule.looks_back is not None
    if known.are_withheld or looks_back:
        return
    again = streak_of(indicator, known.series, period, assessment.rating)
    if again is None or known.are_all or again.since != assessment.results[0].period:
        must_agree(streak, again, "streak")
    else:
        must(streak.count >= again.count, "count", f"{again.count} or more", streak.count, "streak.count")


def _check_record(assessment: Assessment, record: RecordResult | None, known: KnownResults, period: Period) -> None:
    again = record_of(assessment.indicator, known.series, period)
    if known.are_all or (again is not None and again.since is not None and not may_withhold(assessment.indicator)):
        must_agree(record, again, "record")
    elif again is not None and record is not None:
        must_agree(record.extreme, again.extreme, "record.extreme")
        must_agree(record.against, again.against, "record.against")
        must(record.beats >= again.beats, "beats", f"{again.beats} or more", record.beats, "record.beats")
        must(record.gaps >= again.gaps, "gaps", f"{again.gaps} or more", record.gaps, "record.gaps")
        must(record.first <= again.first, "first", f"no later than {again.first}", record.first, "record.first")
        is_before = record.since is None or record.since < record.first
        must(is_before, "since", "before the first result that is beaten", record.since, "record.since")
    elif again is not None:
        must(may_withhold(assessment.indicator), "record", again, record, "record")
