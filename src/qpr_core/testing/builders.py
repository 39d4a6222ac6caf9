"""Builders with good defaults, so that a test names only what it is about."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, TypedDict, Unpack

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.reporting.summary_checks import read_count
from qpr_core.errors import ReportError, SeriesError
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.definition import GivenLimits, GivenThresholds
from qpr_core.model.indicators.disclosure import GivenDisclosure
from qpr_core.model.indicators.groupings import GivenGroups
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.observation import Result
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Band, Rag, Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline, Period, as_period
from qpr_core.model.values.figures import Number
from qpr_core.model.values.records import member_of
from qpr_core.model.values.unit import Unit


class Four(Scheme):
    """A scheme with four bands, where Blue is better than Green.

    >>> [band.value for band in Four]
    ['Blue', 'Green', 'Amber', 'Red']
    """

    BLUE = Band("Blue", colour="#1d70b8", symbol="★")
    GREEN = Band("Green", colour="#00703c")
    AMBER = Band("Amber", symbol="●")
    RED = "Red"


QUARTER: Final = "Q2 2023/24"
"""The quarter of the builders, if you do not pass a different one."""


Row: TypeAlias = Rag | str | Sequence[Rag | str | None] | None
"""The current rating, or those of several quarters, the current one last."""


_FIGURES: Final = {Rag.GREEN: 90, Rag.AMBER: 82, Rag.RED: 70}


class IndicatorParts(TypedDict, total=False):
    """The other parameters of `Indicator`."""

    groups: GivenGroups | None
    owner: str | None
    thresholds: GivenThresholds | None
    scheme: type[Scheme] | None
    rule: RatingRule | None
    data_only: bool
    possible: GivenLimits | None
    basis: Basis | Rolling
    baseline: Baseline | None
    comparators: Mapping[str, TimeSeries] | None
    peers: Mapping[str, TimeSeries] | None
    decimal_places: int | None
    rated_as_displayed: bool
    withhold_below: int | None
    disclosure: GivenDisclosure | None
    frequency: Frequency | None
    every: int
    arrears: int
    carry_forward: int
    aggregation: Aggregation | None
    reported_from: Period | str | None
    reported_until: Period | str | None
    redefined: Mapping[str, str] | Mapping[Period, str] | None
    renamed: Mapping[str, str] | Mapping[Period, str] | None
    financial_year: FinancialYear


def an_indicator(
    target: Number | None = 85,
    floor: Number | None = None,
    *,
    polarity: Polarity | str = Polarity.HIGHER_IS_BETTER,
    code: str = "K1",
    name: str = "Calls answered in time",
    service: str | None = None,
    unit: Unit | str = "%",
    **others: Unpack[IndicatorParts],
) -> Indicator:
    """Return an indicator.

    The floor defaults to 5 below the target, or 5 above it if lower is better. If closest to target is best, there is
    no floor, and results up to 5 from the target are Amber. For a year-to-date total, pass `None` for *target*, or
    `thresholds` by quarter: `Indicator` rejects one target for all quarters.

    >>> an_indicator(target=85).thresholds
    Thresholds(target=85, floor=80)
    >>> an_indicator(9, polarity=Polarity.LOWER_IS_BETTER).thresholds
    Thresholds(target=9, floor=14)
    >>> an_indicator(arrears=1, thresholds=None).thresholds is None
    True

    Args:
        target: The target. If None, the indicator has no thresholds.
        floor: The floor standard.
        polarity: Which way is better. An indicator with `Polarity.NEITHER` has no thresholds.
        code: The code in a scorecard.
        name: The name.
        service: The service, if any.
        unit: The unit.
        others: Other parameters of `Indicator`; `thresholds` replaces *target*.

    Raises:
        QprError: As `Indicator` and `Thresholds`.
    """
    better = member_of(Polarity, polarity)
    if "thresholds" not in others and target is not None and better is not None and better.judges:
        others["thresholds"] = _thresholds(target, floor, better)
    return Indicator(code=code, name=name, service=service, polarity=polarity, unit=unit, **others)


def _thresholds(target: Number, floor: Number | None, polarity: Polarity) -> Thresholds:
    if floor is not None:
        return Thresholds(target=target, floor=floor)
    made = Thresholds(target=target, tolerance=5)
    if polarity is Polarity.CLOSEST_TO_TARGET_IS_BEST:
        return made
    return Thresholds(target=made.target, floor=made.target - 5 * polarity.gain_of_slope(1))


def a_series(*results: Result | Number | None, until: Period | str = QUARTER) -> TimeSeries:
    """Return the results of consecutive quarters up to *until*; `None` is a gap.

    >>> a_series(80, None, 84)
    TimeSeries({'Q4 2022/23': 80, 'Q1 2023/24': None, 'Q2 2023/24': 84})

    Raises:
        SeriesError: If there are no results, or one is not a result.
        PeriodError: If *until* does not name a period.
    """
    last = as_period(until, FinancialYear(), whose="series")
    if not results:
        raise SeriesError("results must be one or more", shown="nothing")
    return TimeSeries({last.shift(place + 1 - len(results)): result for place, result in enumerate(results)})


def a_scorecard(*rows: Row, at: Period | str = QUARTER) -> Scorecard:
    """Return a scorecard whose indicators K1, K2 and so on have these ratings.

    >>> card = a_scorecard(Rag.GREEN, [Rag.RED, Rag.AMBER], None)
    >>> [standing.rating for standing in (each.standing for each in card.report("Q2 2023/24").assessments)]
    [Rag.GREEN, Rag.AMBER, NoRating.NO_RESULT]

    Args:
        rows: For each indicator its rating, or its ratings in consecutive quarters, the last quarter last. `None` means
            no result.
        at: The last quarter.

    Raises:
        ReportError: If something is not a `Rag`.
        PeriodError: If *at* does not name a period.
    """
    entries = []
    for place, row in enumerate(rows, 1):
        ratings = row if isinstance(row, Sequence) and not isinstance(row, str) else [row]
        bands = [member_of(Rag, rating) for rating in ratings]
        unknown = [rating for rating, band in zip(ratings, bands, strict=True) if rating is not None and band is None]
        if unknown:
            raise ReportError("ratings must be of Rag, or None for no result", given=unknown[0], whose=f"K{place}")
        made = a_series(*(None if band is None else _FIGURES[band] for band in bands), until=at)
        entries.append((an_indicator(code=f"K{place}", name=f"Indicator {place}"), made))
    return Scorecard(entries)


def a_report(*rows: Row, at: Period | str = QUARTER) -> Report:
    """Return the report on a scorecard with these ratings, as in `a_scorecard`.

    >>> from qpr_core import summarise
    >>> dict(summarise(a_report(Rag.GREEN, Rag.GREEN, Rag.RED)).ratings)
    {Rag.GREEN: 2, Rag.AMBER: 0, Rag.RED: 1}

    Raises:
        ReportError: If something is not a `Rag`, or there is nothing to report.
        PeriodError: If *at* does not name a period.
    """
    return a_scorecard(*rows, at=at).report(at)


def a_summary(
    *,
    green: int = 0,
    amber: int = 0,
    red: int = 0,
    unrated: int = 0,
    period: Period | str = QUARTER,
    previous: Summary | None = None,
) -> Summary:
    """Return a summary with these counts.

    >>> before = a_summary(green=16, amber=11, red=11, period="Q1 2023/24")
    >>> a_summary(green=15, amber=15, red=8, previous=before).change_in_rating(Rag.RED)
    -3

    Raises:
        SummaryError: If a count is not a whole number of 0 or more, or *previous* is not of the quarter before.
        PeriodError: If *period* does not name a period.
    """
    quarter = as_period(period, FinancialYear(), whose="summary")
    given = {"green": green, "amber": amber, "red": red, "unrated": unrated}
    counts = {name: read_count(count, name, quarter) for name, count in given.items()}
    ratings = {Rag.GREEN: counts["green"], Rag.AMBER: counts["amber"], Rag.RED: counts["red"]}
    return Summary(period=quarter, indicators=sum(counts.values()), ratings=ratings, previous=previous)
