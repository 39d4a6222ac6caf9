"""Watch-list: the KPIs to look at first, and their margins."""

from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.answers import Direction, Judgement, NoComparison, NoDirection, Rating
from qpr_core.analysis.comparing.between_periods import notes_between
from qpr_core.analysis.comparing.judgement import Judged, judge
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.errors import ReportError
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Baseline, Period
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.records import Choice


class Concern(Choice):
    """A reason for having a KPI on the watch-list, the most serious first.

    Whether a KPI worsens or is flat depends on its direction of travel. If its newest change is still an improvement,
    the concern names only the trend. A total of the year to date is judged by the same period last year.

    >>> Concern("worst and worsening"), list(Concern)[-1]
    (Concern.WORST_AND_WORSENING, Concern.CLOSE_TO_WORSE)
    """

    WORST_AND_WORSENING = "worst and worsening"
    WORST_ON_A_NEGATIVE_TREND = "worst on a negative trend, but better than before"
    WORST_AND_FLAT = "worst and flat"
    WORST_WITHOUT_A_TREND = "worst without a clear trend, but better than before"
    WORST_BEHIND_LAST_YEAR = "worst and no better than last year"
    WORST_WITH_LITTLE_HISTORY = "worst with too little history for a direction"
    WORST_WITHOUT_A_DIRECTION = "worst without a direction"
    WORSENING = "worsening"
    ON_A_NEGATIVE_TREND = "on a negative trend, but better than before"
    BEHIND_LAST_YEAR = "worse than last year"
    WORSE_THAN_BEFORE = "worse than before, without a direction"
    NEAR_TO_FALLING = "near to falling"
    CLOSE_TO_WORSE = "close to a worse band, but improving"


_DESPITE: Final = {Concern.WORST_ON_A_NEGATIVE_TREND, Concern.WORST_WITHOUT_A_TREND, Concern.ON_A_NEGATIVE_TREND}
"""Concerns about a KPI whose newest change is an improvement."""


@frozen(kw_only=True, repr=False)
class Watched:
    """A KPI on the watch-list, and the reasons.

    `concerns` has every reason, the most serious first. `margin` is how much the KPI may lose before it falls into the
    next worse band, in % of the size of its target. In the worst band it is negative: how far the floor is missed. It
    is `None` if the target is 0, if a custom rule has no margins, or if figures are withheld.

    `against` is the period that a concern compares with: the one that the result is better than, or no better than.
    `risen_from` is the worse band that the KPI had in the period before. Both are `None` if no concern needs them.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=80, floor=70))
    >>> watch_list(Scorecard([(calls, TimeSeries({"Q1 2023/24": 80}))]).report("Q1 2023/24"))
    (<Watched 'C1': Concern.NEAR_TO_FALLING, margin 0>,)
    """

    assessment: Assessment = field()
    concerns: tuple[Concern, ...]
    margin: Fraction | None
    against: Period | None = None
    risen_from: Scheme | None = None

    def __repr__(self) -> str:
        """Return a short description: the code, the concerns and the margin."""
        concerns = ", ".join(map(repr, self.concerns))
        margin = "unknown" if self.margin is None else f"{float(self.margin):.4g}"
        return f"<Watched {self.assessment.indicator.code!r}: {concerns}, margin {margin}>"


def watch_list(report: Report, *, near: Number = 2) -> tuple[Watched, ...]:
    """Return the KPIs that need watching, the most serious concern first.

    For each concern, the smallest margin is first. A KPI in the worst band is listed unless its direction of travel is
    positive. A KPI between the best and the worst band is listed if its direction is negative. If the direction is
    unknown, the comparison decides: better or worse. A total of the year to date is compared with the same period last
    year. A KPI in any band except the worst is also listed if it is near to the next worse band.

    A result that is carried forward is listed with the rating of its own period, and is not compared. A KPI without a
    rating is not listed.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=80, floor=70))
    >>> falling = TimeSeries({f"Q{quarter} 2023/24": 86 - 2 * quarter for quarter in (1, 2, 3, 4)} | {"Q1 2024/25": 76})
    >>> watched, = watch_list(Scorecard([(calls, falling)]).report("Q1 2024/25"))
    >>> watched.concerns, watched.margin
    ((Concern.WORSENING,), Fraction(15, 2))

    Args:
        report: A report from `Scorecard.report`.
        near: The greatest margin that counts as near to falling, in % of the size of the target. Defaults to 2.

    Raises:
        ReportError: If *report* is not a `Report` of one rating scheme, or *near* is negative.
        FigureError: If *near* is not a figure.

    Source: Kent County Council's Cabinet asked for Ambers with a worsening trend, for Reds that do not improve, and for
        how far below the floor they are.
    """
    one_scheme(report)
    limit = exact(near, "near")
    if limit < 0:
        raise ReportError("near must be 0 or more", given=near)
    before = {} if report.previous is None else {each.code: each.rating for each in report.previous.kpis}
    watched = [_watched(each, before.get(each.code), report.period.shift(-1), limit) for each in report.kpis]
    return tuple(sorted((each for each in watched if each is not None), key=_order))


def _watched(assessment: Assessment, before: Rating | None, earlier: Period, near: Fraction) -> Watched | None:
    """Return the KPI with its concerns; `None` if it has none.

    *before* is its rating in the *earlier* period.
    """
    rating, period = assessment.rating, assessment.result_period
    if not isinstance(rating, Scheme) or period is None:
        return None
    margin = _margin(assessment, rating)
    risen_from = before if isinstance(before, Scheme) and before.rank > rating.rank else None
    better_than = earlier if risen_from is not None else _better_than(assessment, period)
    concern, against = _concern(assessment, period, rating, better_than)
    concerns = [] if concern is None else [concern]
    if not rating.is_worst and margin is not None and margin <= near:
        is_ahead = (
            _direction(assessment) is NoDirection.ACCUMULATES and _last_year(assessment, period)[0] is Judgement.BETTER
        )
        improves = better_than is not None or is_ahead or _direction(assessment) is Direction.POSITIVE
        falls = not improves and not assessment.is_carried  # a result that is carried forward has not changed
        concerns.append(Concern.NEAR_TO_FALLING if falls else Concern.CLOSE_TO_WORSE)
    if not concerns:
        return None
    return Watched(
        assessment=assessment,
        concerns=tuple(concerns),
        margin=margin,
        against=against,
        risen_from=risen_from if concern in _DESPITE else None,
    )


def _concern(
    assessment: Assessment, period: Period, rating: Scheme, better_than: Period | None
) -> tuple[Concern | None, Period | None]:
    """Return the concern about a direction, and the period compared with."""
    match _direction(assessment):
        case Direction.POSITIVE:
            return None, None
        case Direction.NEGATIVE if rating.is_worst:
            concerns = Concern.WORST_ON_A_NEGATIVE_TREND, Concern.WORST_AND_WORSENING
        case Direction.NEGATIVE if rating.rank > 0:
            concerns = Concern.ON_A_NEGATIVE_TREND, Concern.WORSENING
        case Direction.STABLE if rating.is_worst:
            concerns = Concern.WORST_WITHOUT_A_TREND, Concern.WORST_AND_FLAT
        case NoDirection.ACCUMULATES as direction:
            return _by_comparison(rating, direction, *_last_year(assessment, period))
        case NoDirection() as direction:
            return _by_comparison(rating, direction, assessment.comparison.judgement, assessment.comparison.against)
        case _:
            return None, None
    return (concerns[1], None) if better_than is None else (concerns[0], better_than)


def _by_comparison(
    rating: Scheme, direction: NoDirection, judgement: Judgement | NoComparison, against: Period | None
) -> tuple[Concern | None, Period | None]:
    """Return the concern about a KPI without a direction: its comparison decides."""
    by_last_year = direction is NoDirection.ACCUMULATES
    if judgement is Judgement.BETTER:
        return None, None
    if not rating.is_worst:
        concern = Concern.BEHIND_LAST_YEAR if by_last_year else Concern.WORSE_THAN_BEFORE
        return (concern, against) if judgement is Judgement.WORSE and rating.rank > 0 else (None, None)
    if by_last_year and isinstance(judgement, Judgement):
        return Concern.WORST_BEHIND_LAST_YEAR, against
    is_young = direction in {NoDirection.TOO_FEW_POINTS, NoDirection.TOO_FEW_YEARS}
    return Concern.WORST_WITH_LITTLE_HISTORY if is_young else Concern.WORST_WITHOUT_A_DIRECTION, None


def _direction(assessment: Assessment) -> Direction | NoDirection:
    return assessment.direction_of_travel.direction


def _last_year(assessment: Assessment, period: Period) -> tuple[Judgement | NoComparison, Period]:
    """Judge the result of a period by that of the same period last year."""
    comparison, against = assessment.comparison, Baseline.SAME_PERIOD_LAST_YEAR.of(period)
    if (comparison.period, comparison.against) == (period, against):
        return comparison.judgement, against
    return _judged(assessment, period, against), against


def _better_than(assessment: Assessment, period: Period) -> Period | None:
    """Return the period that the newest result is better than.

    It is the one that it is compared with, or the one before it.
    """
    if assessment.is_carried:
        return None
    if assessment.comparison.judgement is Judgement.BETTER:
        return assessment.comparison.against
    before = Baseline.PREVIOUS_PERIOD.of(period)
    return before if _judged(assessment, period, before) is Judgement.BETTER else None


def _judged(assessment: Assessment, period: Period, against: Period) -> Judgement | NoComparison:
    """Judge one of the latest results by an earlier one.

    If a small count is withheld, there are no latest results.
    """
    indicator, points = assessment.indicator, {point.period: point for point in assessment.trail}
    if period not in points or against not in points:
        return NoComparison.NO_RESULT_BEFORE
    if notes_between(indicator.redefined, against, period):
        return NoComparison.REDEFINED
    if indicator.basis is Basis.YEAR_TO_DATE_TOTAL and against != Baseline.SAME_PERIOD_LAST_YEAR.of(period):
        return NoComparison.ACCUMULATES
    return judge(indicator, _placed(indicator, points[period]), _placed(indicator, points[against]))


def _placed(indicator: Indicator, point: TrailPoint) -> Judged:
    in_force = indicator.thresholds_at(point.period) if indicator.polarity.needs_target else None
    return Judged(point.value, point.target, () if in_force is None else in_force.ranges)


def _margin(assessment: Assessment, rating: Scheme) -> Fraction | None:
    standing = assessment.standing
    if not standing.target:
        return None
    margin = standing.distance_to_floor if rating.is_worst else standing.margin_to_worse
    return None if margin is None else margin * 100 / abs(standing.target)


def _order(watched: Watched) -> tuple[int, bool, Fraction]:
    margin = watched.margin
    return list(Concern).index(watched.concerns[0]), margin is None, Fraction(0) if margin is None else margin
