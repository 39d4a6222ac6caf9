"""The bridge between two quarters: who moved from which rating to which, who joined and who left."""

from collections.abc import Callable
from typing import TypeAlias

from attrs import field, frozen

from qpr_core.analysis.answers import Cause, NoComparison, NoRating, Rating
from qpr_core.analysis.comparing.between_periods import cause_between, has_target_changed, notes_between
from qpr_core.analysis.comparing.comparison import rebase
from qpr_core.analysis.rating.rate import History
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError, got
from qpr_core.model.indicators.indicator import Indicator, code_of
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, shown
from qpr_core.notebook import ShowsItself


class Outside(Choice):
    """Where an indicator is that is in no band.

    >>> list(Outside)
    [Outside.UNRATED, Outside.ABSENT]
    """

    UNRATED = "not rated"
    ABSENT = "not in the set"


Position: TypeAlias = Scheme | Outside
"""A band, or outside of all of them."""


@frozen(kw_only=True, repr=False)
class Move:
    """What became of one indicator from one quarter to the next; `None` on the side where it was not in the set.

    `cause` says whether performance moved, the target, or both. `target_changed` says whether it is held to another
    target than before (what a profile expects of its next quarter is none), `redefined` what changed in its definition,
    note by note, and `renamed` what it was called before; `None` if it was called the same.

    `thresholds_before` and `thresholds_now` are in force in the two quarters. `result_period_before` is the period of the
    result that counted before, and `rebased_rating` its rating against
    the current thresholds. Both are `None` if there was no such result.

    >>> from qpr_core import Indicator, Polarity, Rag
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> Move(indicator=calls, rating_before=Rag.RED, rating_now=NoRating.TOO_OLD, cause=NoComparison.NO_RESULT).positions
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

    __repr__ = shown

    @property
    def positions(self) -> tuple[Position, Position]:
        """The cell of the matrix that it is in: from where, and to where."""
        return _place(self.rating_before), _place(self.rating_now)


@frozen(kw_only=True, repr=False)
class Bridge(ShowsItself):
    """Every KPI of one of two quarters, with what became of it; the counts of both quarters follow from the lists.

    >>> from qpr_core import Indicator, Polarity, Rag, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> made = bridge(Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24"))
    >>> made
    <Bridge from Q1 2023/24 to Q2 2023/24: 1 better, 0 worse, 0 unchanged, 0 joined, 0 left, 0 newly rated, \
0 newly unrated>
    >>> [move.indicator.code for move in made.cell(Rag.RED, Rag.AMBER)]
    ['C1']
    """

    period: Period
    against: Period
    scheme: type[Scheme] = field(repr=lambda scheme: scheme.__name__)
    moves: tuple[Move, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """The rows and the columns of the matrix: the bands, best first, then not rated, then not in the set."""
        return (*self.scheme, *Outside)

    def cell(self, before: Position, now: Position) -> tuple[Move, ...]:
        """Give the indicators that moved from one place to another, in the order of the report.

        Raises:
            ReportError: if one of them is no place of the matrix.
        """
        for place in (before, now):
            if not isinstance(place, self.scheme | Outside):
                raise ReportError(f"place must be one of {list(self.positions)!r}, got {got(place)} ({self.period})")
        return self._where(lambda move: move.positions == (before, now))

    @property
    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """How many moved from each place (the rows) to each place (the columns), both in the order of `positions`."""
        return tuple(tuple(len(self.cell(before, now)) for now in self.positions) for before in self.positions)

    @property
    def rated_before(self) -> int:
        """How many had a rating in the quarter before."""
        return sum(isinstance(move.rating_before, Scheme) for move in self.moves)

    @property
    def rated_now(self) -> int:
        """How many have a rating now."""
        return sum(isinstance(move.rating_now, Scheme) for move in self.moves)

    def change_in_rating(self, band: Scheme) -> int:
        """Say how many more have the rating than before: those who came to it, less those who left it.

        Raises:
            ReportError: if *band* is none of the scheme.
        """
        others = [place for place in self.positions if place is not band]
        came = sum(len(self.cell(place, band)) for place in others)
        return came - sum(len(self.cell(band, place)) for place in others)

    @property
    def improved(self) -> tuple[Move, ...]:
        """Those that are in a better band."""
        return self._where(lambda move: _steps_up(move) > 0)

    @property
    def worsened(self) -> tuple[Move, ...]:
        """Those that are in a worse band."""
        return self._where(lambda move: _steps_up(move) < 0)

    def risen_to(self, band: Scheme) -> tuple[Move, ...]:
        """Give those that came to a *band* from a worse one."""
        return tuple(move for move in self.improved if move.rating_now is band)

    def fallen_to(self, band: Scheme) -> tuple[Move, ...]:
        """Give those that came to a *band* from a better one."""
        return tuple(move for move in self.worsened if move.rating_now is band)

    @property
    def joined(self) -> tuple[Move, ...]:
        """Those that were not in the set before."""
        return self._where(lambda move: move.rating_before is None)

    @property
    def left(self) -> tuple[Move, ...]:
        """Those that are not in the set any more."""
        return self._where(lambda move: move.rating_now is None)

    @property
    def newly_rated(self) -> tuple[Move, ...]:
        """Those that were in the set without a rating and have one now."""
        return self._where(lambda move: move.positions[0] is Outside.UNRATED and isinstance(move.rating_now, Scheme))

    @property
    def newly_unrated(self) -> tuple[Move, ...]:
        """Those that had a rating and are in the set without one now."""
        return self._where(lambda move: isinstance(move.rating_before, Scheme) and move.positions[1] is Outside.UNRATED)

    @property
    def targets_changed(self) -> tuple[Move, ...]:
        """Those that are held to other thresholds than before."""
        return self._where(lambda move: move.target_changed)

    @property
    def redefined(self) -> tuple[Move, ...]:
        """Those whose definition changed under the same code."""
        return self._where(lambda move: bool(move.redefined))

    @property
    def renamed(self) -> tuple[Move, ...]:
        """Those that bear another name."""
        return self._where(lambda move: move.renamed is not None)

    def _where(self, wanted: Callable[[Move], bool]) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if wanted(move))

    def __repr__(self) -> str:
        """Tell how many there are of each kind of move."""
        kinds = {
            "better": self.improved,
            "worse": self.worsened,
            "unchanged": self._where(lambda move: move.positions[0] is move.positions[1]),
            "joined": self.joined,
            "left": self.left,
            "newly rated": self.newly_rated,
            "newly unrated": self.newly_unrated,
        }
        told = ", ".join(f"{len(moves)} {kind}" for kind, moves in kinds.items())
        return f"<Bridge from {self.against} to {self.period}: {told}>"


def bridge(report: Report) -> Bridge:
    """List what became of every KPI since the quarter before, from the assessments and never from totals.

    Ratings are those of the latest result, carried ones included, as the two quarters count them; those of the quarter
    before are the recomputed ones.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                               "2023/24": Thresholds(target=88, floor=86)})
    >>> report = Scorecard([(calls, TimeSeries({"Q4 2022/23": 85, "Q1 2023/24": 85}))]).report("Q1 2023/24")
    >>> [(move.rating_before, move.rating_now, move.cause) for move in bridge(report).worsened]
    [(Rag.GREEN, Rag.RED, Cause.TARGET)]

    Raises:
        ReportError: if *report* is none, or there is no quarter before to come from.
    """
    if not isinstance(report, Report):
        raise ReportError(f"report must be a Report, got {got(report)}")
    if report.previous is None:
        raise ReportError(f"bridge must have a quarter before to come from, got none before {report.period}")
    then = {each.indicator.code: each for each in report.previous.kpis}
    now = {each.indicator.code: each for each in report.kpis}
    gone = [code for code in then if code not in now]
    indicators = {code: each.indicator for code, each in {**then, **now}.items()}
    return Bridge(
        period=report.period,
        against=report.previous.period,
        scheme=report.scheme,
        moves=tuple(
            _move(indicators[code], then.get(code), now.get(code), (report.previous.period, report.period))
            for code in (*now, *gone)
        ),
    )


def _move(
    indicator: Indicator, then: Assessment | None, now: Assessment | None, quarters: tuple[Period, Period]
) -> Move:
    against, period = quarters
    stayed = then is not None and now is not None
    standard_before, standard_now = indicator.thresholds_at(against), indicator.thresholds_at(period)
    return Move(
        indicator=indicator,
        rating_before=None if then is None else then.rating,
        rating_now=None if now is None else now.rating,
        cause=_cause(indicator, then, now),
        target_changed=stayed and has_target_changed(indicator, period, against),
        redefined=notes_between(indicator.redefined, against, period),
        renamed=next(iter(notes_between(indicator.renamed, against, period)), None),
        thresholds_before=None if standard_before is None else standard_before.thresholds,
        thresholds_now=None if standard_now is None else standard_now.thresholds,
        result_period_before=None if then is None else then.result_period,
        rebased_rating=None
        if then is None or then.result_period is None
        else _rebased(then, then.result_period, period),
    )


def _rebased(then: Assessment, covers: Period, period: Period) -> Rating:
    """Rate the earlier result against the thresholds of a *period*."""
    before = None if then.standing.previous_value is None else History(then.standing.previous_value, is_withheld=False)
    return rebase(then.standing, period, before, covers=covers).rating


def _cause(  # noqa: PLR0911  a guard for each reason why it cannot be said
    indicator: Indicator, then: Assessment | None, now: Assessment | None
) -> Cause | NoComparison:
    if now is None or now.result_period is None:
        return NoComparison.NO_RESULT
    if then is None or then.result_period is None:
        return NoComparison.NO_RESULT_BEFORE
    if then.result_period == now.result_period:
        return Cause.NEITHER
    if then.standing.is_withheld:
        return NoComparison.WITHHELD
    if notes_between(indicator.redefined, then.result_period, now.result_period):
        return NoComparison.REDEFINED
    rebased = _rebased(then, then.result_period, now.result_period)
    if rebased is NoRating.DIFFERENT_PART_OF_YEAR:
        return NoComparison.ACCUMULATES
    return cause_between(indicator, now.result_period, then.result_period, (then.rating, rebased, now.rating))


def _place(rating: Rating | None) -> Position:
    if rating is None:
        return Outside.ABSENT
    return rating if isinstance(rating, Scheme) else Outside.UNRATED


def _steps_up(move: Move) -> int:
    if isinstance(move.rating_before, Scheme) and isinstance(move.rating_now, Scheme):
        return move.rating_before.rank - move.rating_now.rank
    return 0
