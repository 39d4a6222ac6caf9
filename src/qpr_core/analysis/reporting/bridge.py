"""Bridge between two periods: KPIs that moved, joined or left."""

from collections.abc import Callable

from attrs import field, frozen

from qpr_core.analysis.reporting.move import Move, Outside, Position, move_of
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.notebook import ShowsItself


@frozen(kw_only=True, repr=False)
class Bridge(ShowsItself):
    """The moves of all KPIs between two periods.

    The counts of both periods follow from the lists. `unverified` is True if it comes from a document that was read
    without being checked.

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
    financial_year: FinancialYear
    unverified: bool = field(default=False, repr=False)

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions in the order of the matrix.

        The bands come first, best first, then not rated, then not in the list of KPIs.
        """
        return (*self.scheme, *Outside)

    def cell(self, before: Position, now: Position) -> tuple[Move, ...]:
        """Return the indicators that moved from one position to another.

        They are in the order of the report.

        Raises:
            ReportError: If one of them is not a position of the matrix.
        """
        for position in (before, now):
            if not isinstance(position, self.scheme | Outside):
                raise ReportError(
                    f"position must be one of {list(self.positions)!r}", given=position, whose=self.period
                )
        return self._where(lambda move: move.positions == (before, now))

    @property
    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """The number of moves from each position (rows) to each (columns).

        Rows and columns are in the order of `positions`.
        """
        return tuple(tuple(len(self.cell(before, now)) for now in self.positions) for before in self.positions)

    @property
    def rated_before(self) -> int:
        """The number of KPIs with a rating in the period before."""
        return sum(isinstance(move.rating_before, Scheme) for move in self.moves)

    @property
    def rated_now(self) -> int:
        """The number of KPIs with a rating now."""
        return sum(isinstance(move.rating_now, Scheme) for move in self.moves)

    def change_in_rating(self, band: Scheme) -> int:
        """Return how many more have the rating than before.

        These are the KPIs that came to the band, minus those that left it.

        Raises:
            ReportError: If *band* is not a band of the scheme.
        """
        others = [position for position in self.positions if position is not band]
        came = sum(len(self.cell(position, band)) for position in others)
        return came - sum(len(self.cell(band, position)) for position in others)

    @property
    def improved(self) -> tuple[Move, ...]:
        """The KPIs that are in a better band."""
        return self._where(lambda move: move.bands_up > 0)

    @property
    def worsened(self) -> tuple[Move, ...]:
        """The KPIs that are in a worse band."""
        return self._where(lambda move: move.bands_up < 0)

    def risen_to(self, band: Scheme) -> tuple[Move, ...]:
        """Return the KPIs that came to a *band* from a worse one."""
        return tuple(move for move in self.improved if move.rating_now is band)

    def fallen_to(self, band: Scheme) -> tuple[Move, ...]:
        """Return the KPIs that came to a *band* from a better one."""
        return tuple(move for move in self.worsened if move.rating_now is band)

    @property
    def joined(self) -> tuple[Move, ...]:
        """The KPIs that were not in the list before."""
        return self._where(lambda move: move.rating_before is None)

    @property
    def left(self) -> tuple[Move, ...]:
        """The KPIs that are no longer in the list."""
        return self._where(lambda move: move.rating_now is None)

    @property
    def newly_rated(self) -> tuple[Move, ...]:
        """The KPIs that had no rating before and have one now."""
        return self._where(lambda move: move.positions[0] is Outside.UNRATED and isinstance(move.rating_now, Scheme))

    @property
    def newly_unrated(self) -> tuple[Move, ...]:
        """The KPIs that had a rating before and have none now."""
        return self._where(lambda move: isinstance(move.rating_before, Scheme) and move.positions[1] is Outside.UNRATED)

    @property
    def targets_changed(self) -> tuple[Move, ...]:
        """The KPIs whose thresholds are different from before."""
        return self._where(lambda move: move.target_changed)

    @property
    def redefined(self) -> tuple[Move, ...]:
        """The KPIs whose definition changed under the same code."""
        return self._where(lambda move: bool(move.redefined))

    @property
    def renamed(self) -> tuple[Move, ...]:
        """The KPIs that have a different name."""
        return self._where(lambda move: move.renamed is not None)

    def _where(self, wanted: Callable[[Move], bool]) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if wanted(move))

    def __repr__(self) -> str:
        """Return the number of moves of each kind."""
        kinds = {
            "better": self.improved,
            "worse": self.worsened,
            "unchanged": self._where(lambda move: move.positions[0] is move.positions[1]),
            "joined": self.joined,
            "left": self.left,
            "newly rated": self.newly_rated,
            "newly unrated": self.newly_unrated,
        }
        counts = ", ".join(f"{len(moves)} {kind}" for kind, moves in kinds.items())
        mark = ", unverified" if self.unverified else ""
        return f"<Bridge from {self.against} to {self.period}: {counts}{mark}>"


def bridge(report: Report) -> Bridge:
    """Return the move of every KPI since the period before.

    Moves come from the assessments and never from totals. Ratings are those of the latest result, including results
    that are carried forward, as both periods count them. Those of the period before are the recomputed ones.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                               "2023/24": Thresholds(target=88, floor=86)})
    >>> report = Scorecard([(calls, TimeSeries({"Q4 2022/23": 85, "Q1 2023/24": 85}))]).report("Q1 2023/24")
    >>> [(move.rating_before, move.rating_now, move.cause) for move in bridge(report).worsened]
    [(Rag.GREEN, Rag.RED, Cause.TARGET)]

    Raises:
        ReportError: If *report* is not a `Report` of one rating scheme, or there is no period before.
    """
    one_scheme(report)
    if report.previous is None:
        noun = report.period.frequency.noun
        raise ReportError(f"report must have a {noun} before for a bridge", shown=f"only {report.period}")
    period, against = report.period, report.previous.period
    then = {each.code: each for each in report.previous.kpis}
    now = {each.code: each for each in report.kpis}
    latest = now | {code: each for code, each in then.items() if code not in now}
    moves = tuple(
        move_of(each.indicator, then.get(code), now.get(code), period=period, against=against)
        for code, each in latest.items()
    )
    return Bridge(
        period=period,
        against=against,
        scheme=report.scheme,
        moves=moves,
        financial_year=report.assessments[0].indicator.financial_year,
        unverified=report.unverified,
    )
