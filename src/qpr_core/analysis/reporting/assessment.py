"""Assessment: rating, comparison and direction of travel in a period."""

from attrs import field, frozen

from qpr_core.analysis.answers import Flag, NoRating, Rating
from qpr_core.analysis.comparing.benchmark import Benchmark, benchmark
from qpr_core.analysis.comparing.comparison import Comparison, compare_periods, history, rebase, withhold_comparison
from qpr_core.analysis.comparing.peers import PeerComparison, compare_peers
from qpr_core.analysis.comparing.record import RecordResult, record_of
from qpr_core.analysis.comparing.streak import Streak, streak_of
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.registry import coverage_of
from qpr_core.analysis.rating.rate import stand
from qpr_core.analysis.rating.standing import Standing, withhold
from qpr_core.analysis.reporting.trail import TrailPoint, markers_up_to, results_up_to, trail_of
from qpr_core.analysis.results import latest_of, reported_series
from qpr_core.analysis.travel.direction import DirectionOfTravel, travel_up_to, withhold_travel
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.model.indicators.implausible_figure import ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator, check_indicator
from qpr_core.model.indicators.plausibility import implausible_figures
from qpr_core.model.series.observation import Observation, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.records import FrozenMapping
from qpr_core.notebook import ShowsItself


@frozen(kw_only=True, repr=False)
class Assessment(ShowsItself):
    """One indicator in one period: rating, change and direction of travel.

    `standing` is the rating of the result that counts, by the thresholds of `result_period`, the period of that result.
    `status` is that of the result, such as provisional. If `result_period` is not the period that was `due`, the result
    is carried forward. `on_current_thresholds` rates the same result by the thresholds of the period.

    `results` has the latest results, up to twelve; it is empty if one of them is withheld as a small count. `markers`
    has the text that the source has for each missing result, from the first of `results` to the period that was due.
    `benchmarks` compares the result with the indicator's comparators. `published` is the rating that was published for
    the period, if that is known and was different. `implausible` lists the figures up to the period that are probably
    typing errors, as `implausible_figures` finds them.

    `streak` is for how many periods running the result has had its band, and `record` is how far back it is the best or
    the worst. Both look at all known results, and are `None` if the result is carried forward. `peers` is the place of
    the result among those of the indicator's peers, if it has any.

    >>> from qpr_core import Indicator, Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> assessment = assess(calls, TimeSeries({"Q1 2023/24": 84}), "Q2 2023/24")
    >>> assessment.rating, assessment.comparison.judgement, assessment.direction_of_travel.direction
    (NoRating.NO_TARGET, NoComparison.NO_RESULT, NoDirection.TOO_FEW_POINTS)
    >>> assessment.due, assessment.result_period, Flag.CARRIED in assessment.flags
    (Period.parse('Q2 2023/24'), Period.parse('Q1 2023/24'), True)
    """

    indicator: Indicator
    period: Period
    due: Period
    result_period: Period | None
    status: Status | None
    standing: Standing
    on_current_thresholds: Standing
    comparison: Comparison
    direction_of_travel: DirectionOfTravel
    results: tuple[Observation, ...] = ()
    markers: FrozenMapping[Period, str] = field(default=FrozenMapping({}))
    benchmarks: tuple[Benchmark, ...] = ()
    published: Rating | None = None
    implausible: tuple[ImplausibleFigure, ...] = ()
    streak: Streak | None = None
    record: RecordResult | None = None
    peers: PeerComparison | None = None

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    @property
    def name(self) -> str:
        """The name of the indicator."""
        return self.indicator.name

    @property
    def service(self) -> str | None:
        """The service of the indicator; `None` if it has none."""
        return self.indicator.service

    @property
    def groups(self) -> FrozenMapping[str, GroupPath]:
        """The place of the indicator in every grouping but that by service."""
        return self.indicator.groups

    @property
    def rating(self) -> Rating:
        """The band or the position by the expected range, or why there is neither."""
        return self.standing.rating

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""
        return self.standing.unverified or self.comparison.unverified or self.direction_of_travel.unverified

    @property
    def is_carried(self) -> bool:
        """Whether the result is of an earlier period than the one that was due."""
        return self.result_period is not None and self.result_period != self.due

    @property
    def marker(self) -> str | None:
        """The text that the source has in place of the result that was due.

        `None` if there is no such text.

        >>> from qpr_core import Polarity
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> results = TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}, markers={"Q2 2023/24": "TBC"})
        >>> assess(calls, results, "Q2 2023/24").marker
        'TBC'
        """
        return self.comparison.now.marker

    @property
    def trail(self) -> tuple[TrailPoint, ...]:
        """The latest results, each with the target and the floor of its own period."""
        return trail_of(self.indicator, self.results)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The facts that a reader has to know, in the order of `Flag`.

        A result has small numbers if a single case more or fewer would have changed its rating.
        """
        standing, comparison = self.standing, self.comparison
        raised = {
            Flag.IMPLAUSIBLE: self.implausible,
            Flag.CARRIED: self.is_carried,
            Flag.PROVISIONAL: self.status is Status.PROVISIONAL,
            Flag.REVISED: self.status is Status.REVISED,
            Flag.RESTATED: self.published is not None,
            Flag.TARGET_CHANGED: comparison.target_changed,
            Flag.REDEFINED: comparison.is_redefined,
            Flag.CROSSES_YEAR_END: comparison.crosses_year_end and comparison.change is not None,
            Flag.ROUNDING_CONFLICT: standing.other_rating is not None,
            Flag.SMALL_NUMBERS: {standing.cases_to_better, standing.cases_to_worse} & {1, -1},
            Flag.WITHHELD: standing.is_withheld,
        }
        return tuple(flag for flag in Flag if raised[flag])

    def __repr__(self) -> str:
        """Return a short description; the parts have full ones."""
        carried = f" (carried from {self.result_period})" if self.is_carried else ""
        flags = "".join(f", {flag!r}" for flag in self.flags if flag is not Flag.CARRIED)
        return (
            f"<Assessment of {self.indicator.code!r} at {self.period}: {self.rating!r}{carried}, "
            f"{self.comparison.judgement!r}, {self.direction_of_travel.direction!r}{flags}"
            f"{', unverified' if self.unverified else ''}>"
        )


def assess(indicator: Indicator, series: TimeSeries, at: Period | str, *, method: Method | None = None) -> Assessment:
    """Rate and compare an indicator in a period, and find its direction.

    If there is no result for the period, the latest one counts, as far back as the indicator allows. It keeps the
    rating of its own period. It is not compared and adds no point to the trend.

    >>> from qpr_core import Polarity, Thresholds
    >>> complaints = Indicator(code="CS01", name="Complaints in time", polarity=Polarity.HIGHER_IS_BETTER,
    ...     unit="%", thresholds={"2022/23": Thresholds(target=85, floor=80),
    ...                           "2023/24": Thresholds(target=88, floor=86)})
    >>> late = assess(complaints, TimeSeries({"Q4 2022/23": 85}), "Q1 2023/24")
    >>> late.rating, late.is_carried, late.on_current_thresholds.rating
    (Rag.GREEN, True, Rag.RED)

    Raises:
        IndicatorError, SeriesError, PeriodError, FigureError, MethodError, SchemeError: If `rate`, `compare` or
            `direction_of_travel` raises them.
    """
    period = as_period(at, check_indicator(indicator).financial_year, whose=indicator.code)
    results = reported_series(indicator, series, period)
    latest = latest_of(indicator, results, period)
    coverage = coverage_of(indicator, series.frequency, results.frequency)
    comparison = compare_periods(indicator, results, latest.due, indicator.base_of(latest.due))
    result_period, status, streak, record = None, None, None, None
    if isinstance(latest.found, NoRating):
        standing = rebased = unrated(indicator, comparison.now, latest.found)
    else:
        result_period, status = latest.found.period, latest.found.status
        looked_back = history(indicator, results, result_period)
        standing = comparison.now
        if latest.is_carried:
            standing = stand(indicator, latest.found.result, result_period, looked_back)
        else:
            streak = streak_of(indicator, results, result_period, standing.rating)
            record = record_of(indicator, results, result_period)
        rebased = rebase(standing, period, looked_back, covers=result_period)
    latest_results = results_up_to(indicator, results, latest.due)
    return Assessment(
        indicator=indicator,
        period=period,
        due=latest.due,
        result_period=result_period,
        status=status,
        standing=withhold(standing),
        on_current_thresholds=withhold(rebased),
        comparison=withhold_comparison(comparison),
        direction_of_travel=withhold_travel(travel_up_to(latest, indicator, results, method, coverage), results),
        results=latest_results,
        markers=markers_up_to(results, latest_results, latest.due),
        benchmarks=tuple(
            benchmark(name, comparator, standing, result_period) for name, comparator in indicator.comparators.items()
        ),
        implausible=implausible_figures(indicator, series, until=_last_period(latest.due, series)),
        streak=streak,
        record=record,
        peers=compare_peers(standing, results, result_period),
    )


def _last_period(due: Period, series: TimeSeries) -> Period:
    """Return the last period of the *series* up to *due*.

    If results were combined, this is the last part of *due*, such as its last month.
    """
    length = series.frequency
    return Period(due.year, due.month, length).shift(due.frequency.months // length.months - 1)


def unrated(indicator: Indicator, standing: Standing, reason: NoRating) -> Standing:
    """Return the standing of a period in which no result counts, with the *reason*."""
    return Standing(indicator=indicator, rating=reason, thresholds=standing.thresholds, marker=standing.marker)
