"""Moves: what happened to each KPI between two periods."""

from typing import TypeAlias

from attrs import field, frozen

from qpr_core.analysis.answers import Cause, NoComparison, NoRating, Rating
from qpr_core.analysis.comparing.between_periods import cause_between, has_target_changed, notes_between
from qpr_core.analysis.comparing.comparison import rebase
from qpr_core.analysis.rating.stand import History
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.indicators.indicator import Indicator, code_of
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, shown


class Outside(Choice):
    """The position of an indicator that is in no band.

    >>> list(Outside)
    [Outside.UNRATED, Outside.ABSENT]
    """

    UNRATED = "not rated"
    ABSENT = "not in the list of KPIs"


Position: TypeAlias = Scheme | Outside
"""A band, or a position outside all bands."""


@frozen(kw_only=True, repr=False)
class Move:
    """One indicator in two periods.

    A rating is `None` if the indicator was not in the list of KPIs then. `cause` is why the ratings differ:
    performance, the target or both. `target_changed` is True if the target is different; the next quarter of the same
    profile does not count as a change. `redefined` has the notes on changes of the definition. `renamed` is the earlier
    name; `None` if the name is the same.

    `thresholds_before` and `thresholds_now` are in force in the two periods. `result_period_before` is the period of
    the result that counted before, and `rebased_rating` is the rating of that result against the current thresholds.
    Both are `None` if there was no such result. `marker` is the text that the source has in place of the missing
    result if that is why there is no rating now.

    >>> from qpr_core import Indicator, Polarity, Rag
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> move = Move(indicator=calls, rating_before=Rag.RED, rating_now=NoRating.TOO_OLD, cause=NoComparison.NO_RESULT)
    >>> move.positions
    (Rag.RED, Outside.UNRATED)
    """

    indicator: Indicator = field(repr=code_of)
    rating_before: Rating | None
    rating_now: Rating | None
    cause: Cause | NoComparison
    target_changed: bool = False
    redefined: tuple[str, ...] = ()
    renamed: str | None = None
    thresholds_before: AnyThresholds | None = None
    thresholds_now: AnyThresholds | None = None
    result_period_before: Period | None = None
    rebased_rating: Rating | None = None
    marker: str | None = None

    __repr__ = shown

    @property
    def positions(self) -> tuple[Position, Position]:
        """The cell of the matrix: the position before and the position now."""
        return _position(self.rating_before), _position(self.rating_now)

    @property
    def bands_up(self) -> int:
        """The number of bands that the KPI moved up; negative means down.

        0 also means that one side has no band.
        """
        before, now = self.positions
        return before.rank - now.rank if isinstance(before, Scheme) and isinstance(now, Scheme) else 0


def move_of(
    indicator: Indicator, then: Assessment | None, now: Assessment | None, *, period: Period, against: Period
) -> Move:
    """Return the move of an indicator between two periods.

    An assessment is `None` if the indicator was not a KPI in that period.
    """
    stayed = then is not None and now is not None
    in_force_before, in_force_now = indicator.thresholds_at(against), indicator.thresholds_at(period)
    return Move(
        indicator=indicator,
        rating_before=None if then is None else then.rating,
        rating_now=None if now is None else now.rating,
        cause=_cause(indicator, then, now),
        target_changed=stayed and has_target_changed(indicator, period, against),
        redefined=notes_between(indicator.redefined, against, period),
        renamed=next(iter(notes_between(indicator.renamed, against, period)), None),
        thresholds_before=None if in_force_before is None else in_force_before.thresholds,
        thresholds_now=None if in_force_now is None else in_force_now.thresholds,
        result_period_before=None if then is None else then.result_period,
        rebased_rating=None
        if then is None or then.result_period is None
        else _rebased(then, then.result_period, period),
        marker=None if now is None else now.standing.marker,
    )


def _rebased(then: Assessment, covers: Period, period: Period) -> Rating:
    """Rate the earlier result against the thresholds of a *period*."""
    standing = then.standing
    is_known = standing.previous_value is not None or standing.rating is NoRating.WITHHELD
    before = History(standing.previous_value) if is_known else None
    return rebase(standing, period, before, covers=covers).rating


def _cause(  # noqa: PLR0911  one guard for each reason for no answer
    indicator: Indicator, then: Assessment | None, now: Assessment | None
) -> Cause | NoComparison:
    if now is None or now.result_period is None:
        return NoComparison.NO_RESULT
    if then is None or then.result_period is None:
        return NoComparison.NO_RESULT_BEFORE
    if then.result_period == now.result_period:
        return Cause.NEITHER
    if then.standing.is_withheld or now.standing.is_withheld or NoRating.WITHHELD in {then.rating, now.rating}:
        return NoComparison.WITHHELD
    if notes_between(indicator.redefined, then.result_period, now.result_period):
        return NoComparison.REDEFINED
    rebased = _rebased(then, then.result_period, now.result_period)
    if rebased is NoRating.DIFFERENT_PART_OF_YEAR:
        return NoComparison.ACCUMULATES
    return cause_between(indicator, now.result_period, then.result_period, (then.rating, rebased, now.rating))


def _position(rating: Rating | None) -> Position:
    if rating is None:
        return Outside.ABSENT
    return rating if isinstance(rating, Scheme) else Outside.UNRATED
