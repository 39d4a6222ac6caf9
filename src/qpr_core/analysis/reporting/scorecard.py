"""The indicators of a report and their results, in the order of the report."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from attrs import evolve, frozen

from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.assessment import assess
from qpr_core.analysis.reporting.report import Report, scheme_of
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.results import due_period, reported_series
from qpr_core.errors import QprError, ReportError, ScorecardError, ScorecardLookUpError, got
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.period import Frequency, Period, as_period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.ratio import Ratio
from qpr_core.model.values.records import evolvable, shown

Default = TypeVar("Default")


@evolvable
class Entry(NamedTuple):
    """An indicator and its results.

    >>> from qpr_core import Polarity
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).entries[0].indicator.code
    'C1'
    """

    indicator: Indicator
    series: TimeSeries


@frozen(init=False, repr=False)
class Scorecard:
    """The indicators of a report and their results; the order given is the order of the report.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> scorecard = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))])
    >>> report = scorecard.report("Q2 2023/24")
    >>> report["C1"].rating, report.previous["C1"].rating
    (Rag.GREEN, Rag.AMBER)

    Args:
        entries: pairs of an indicator and its time series.

    Raises:
        ScorecardError: if there are none, if two have one code, if they have different rating schemes or
            financial years (nothing could be counted over them), or if results are monthly and the indicator
            does not say how three months make a quarter.
        FigureError: if a result is not a possible value of its indicator.
    """

    entries: tuple[Entry, ...]

    __repr__ = shown

    def __init__(self, entries: Iterable[tuple[Indicator, TimeSeries]]) -> None:
        """Take the entries, and check that they can be counted together."""
        pairs = items_of(entries)
        if pairs is None:
            raise ScorecardError(f"scorecard must be made of pairs of indicator and series, got {got(entries)}")
        read = tuple(_entry(pair) for pair in pairs)
        if not read:
            raise ScorecardError("scorecard must have at least one indicator, got none")
        codes: set[str] = set()
        first = next((indicator for indicator, _ in read if indicator.is_rateable), read[0].indicator)
        for indicator, series in read:
            _check(indicator, series, first)
            if indicator.code in codes:
                raise ScorecardError(f"code of an indicator must be unique, got {indicator.code!r} twice")
            codes.add(indicator.code)
        self.__attrs_init__(read)

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries, in the order of the report."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the indicators."""
        return len(self.entries)

    def __contains__(self, asked: object) -> bool:
        """Return True if the scorecard has the indicator with a code, an indicator, or an entry."""
        if isinstance(asked, Entry):
            return asked in self.entries
        return any(
            asked in (each.indicator.code, each.indicator) for each in self if isinstance(asked, str | Indicator)
        )

    def __getitem__(self, code: str) -> Entry:
        """Return the indicator with that *code*, and its results.

        Raises:
            ScorecardLookUpError: If the scorecard has none; it is a `KeyError` too.
        """
        found = self.get(code)
        if found is None:
            raise ScorecardLookUpError(f"code must be that of an indicator of the scorecard, got {got(code)}")
        return found

    def get(self, code: str, default: Default | None = None) -> Entry | Default | None:
        """Return the indicator with that *code* and its results, or the *default* if the scorecard has none."""
        return next((each for each in self if isinstance(code, str) and each.indicator.code == code), default)

    def with_results(
        self,
        period: Period | str,
        results: Mapping[str, Given],
        *,
        status: Status = Status.FINAL,
        statuses: Mapping[str, Status] | None = None,
    ) -> "Scorecard":
        """Return the scorecard with results of a *period* added, or replaced where there were some.

        An indicator whose code is not among the *results* keeps its series as it is.

        >>> from qpr_core import Polarity
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> scorecard = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))])
        >>> scorecard.with_results("Q2 2023/24", {"C1": 86})["C1"].series
        TimeSeries({'Q1 2023/24': 84, 'Q2 2023/24': 86})
        >>> scorecard.with_results("Q2 2023/24", {"C2": 86, "C3": 87})
        Traceback (most recent call last):
        qpr_core.errors.ScorecardLookUpError: results must have codes of indicators of the scorecard, got 'C2', 'C3'

        Args:
            period: The period of all these results, in the financial year of the indicators if it is a name.
            results: The new results by code; `None` for a gap.
            status: How firm they are; a gap has no status.
            statuses: How firm those of some codes are, where it differs from *status*.

        Raises:
            ScorecardLookUpError: If a code is not that of an indicator of the scorecard.
            ScorecardError: If *results* or *statuses* is not a mapping, or if there is a status without a result.
            SeriesError: If the period does not fit into a series; the error names the code.
            FigureError: If a result is not a figure, or not a possible value of its indicator.
            PeriodError: If *period* is not a period.
        """
        when = as_period(period, self.entries[0].indicator.financial_year, whose="scorecard")
        own = {} if statuses is None else statuses
        for what, given in (("results", results), ("statuses", own)):
            if not isinstance(given, Mapping):
                raise ScorecardError(f"{what} must be a mapping by code, got {got(given)} ({when})")
        codes = {entry.indicator.code for entry in self}
        if unknown := [got(code) for code in results if code not in codes]:
            raise ScorecardLookUpError(
                f"results must have codes of indicators of the scorecard, got {', '.join(unknown)}"
            )
        if unknown := [got(code) for code in own if code not in results]:
            raise ScorecardError(f"statuses must have codes that are in results, got {', '.join(unknown)} ({when})")
        return Scorecard(
            _with_result(entry, when, results[entry.indicator.code], status, own)
            if entry.indicator.code in results
            else entry
            for entry in self
        )

    def report(
        self,
        at: Period | str,
        *,
        method: Method | None = None,
        published: Summary | None = None,
        quarters: int = 2,
    ) -> Report:
        """Assess every indicator reported in a *quarter*, and in the quarter before.

        >>> from qpr_core import Polarity
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
        >>> Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("2023/24")
        Traceback (most recent call last):
        qpr_core.errors.ReportError: report must be of a quarter, got the year 2023/24

        Args:
            at: a quarter in the financial year of the indicators.
            method: how to find the direction of travel; `Regression()` if not given.
            published: the summary that was published for the quarter before, as `summarise` gave it then; what is rated
                otherwise now is listed as restated.
            quarters: how many quarters to count together, this one included; from three on, the report has their
                `history`, as far back as there was anything to report. It takes five to have the same quarter last
                year.

        Raises:
            ReportError: if it is no quarter, if *quarters* is no whole number of 2 or more, if there is no result up to
                then, nor any indicator, or if *published* is no summary of the quarter before by the same scheme.
            PeriodError: if a name names no period.
            SeriesError: if it is a quarter of another financial year than that of a series.
            MethodError: if *method* is none.
        """
        period = as_period(at, self.entries[0].indicator.financial_year, whose="report")
        if period.frequency is not Frequency.QUARTERLY:
            raise ReportError(f"report must be of a quarter, got the {period.frequency.noun} {period}")
        self._check_published(published, period)
        if not isinstance(quarters, int) or isinstance(quarters, bool) or quarters < 2:
            raise ReportError(f"quarters must be a whole number of 2 or more, got {got(quarters)} ({period})")
        report = self._report_on(period, method, self._report_on(period.shift(-1), method, None))
        if report is None:
            raise ReportError(f"report must have a result up to its quarter, got none up to {period}")
        if quarters > 2:
            report = evolve(report, history=self._history(report, method, quarters))
        if published is None:
            return report
        known = {each.code: each.published for each in evolve(report, published=published).restated or ()}
        previous = report.previous
        if previous is not None:
            told = tuple(evolve(each, published=known.get(each.indicator.code)) for each in previous.assessments)
            previous = evolve(previous, assessments=told)
        return evolve(report, previous=previous, published=published)

    def _history(self, report: Report, method: Method | None, quarters: int) -> tuple[Summary, ...]:
        reports: list[Report] = [evolve(report, previous=None)]
        before = report.previous
        while before is not None and len(reports) < quarters:
            reports.append(before)
            before = self._report_on(before.period.shift(-1), method, None)
        return tuple(summarise(each, listed=()) for each in reversed(reports) if each.kpis)

    def _check_published(self, published: Summary | None, period: Period) -> None:
        if published is None:
            return
        if not isinstance(published, Summary):
            raise ReportError(f"published must be a Summary, got {got(published)} ({period})")
        scheme = scheme_of(entry.indicator for entry in self.entries)
        if published.period != period.shift(-1) or published.scheme is not scheme:
            raise ReportError(
                f"published must be the summary of {period.shift(-1)} by {scheme.__name__}, got one of "
                f"{published.period} by {published.scheme.__name__}"
            )

    def _report_on(self, period: Period, method: Method | None, previous: Report | None) -> Report | None:
        members = [entry for entry in self.entries if entry.indicator.is_reported_in(period)]
        if all(_is_before_any_result(indicator, series, period) for indicator, series in members):
            return None
        return Report(
            period=period,
            assessments=tuple(assess(indicator, series, period, method=method) for indicator, series in members),
            previous=previous,
        )


def _is_before_any_result(indicator: Indicator, series: TimeSeries, period: Period) -> bool:
    results = reported_series(indicator, series, period)
    return results.latest(until=due_period(indicator, results, period)) is None


def _entry(pair: object) -> Entry:
    if isinstance(pair, tuple | list) and len(pair) == 2:
        indicator, series = pair
        if isinstance(indicator, Indicator) and isinstance(series, TimeSeries):
            return Entry(indicator, series)
    raise ScorecardError(f"entry of a scorecard must be an Indicator and a TimeSeries, got {got(pair)}")


def _with_result(entry: Entry, when: Period, given: Given, status: Status, own: Mapping[str, Status]) -> Entry:
    code = entry.indicator.code
    is_gap = given is None or (isinstance(given, Ratio) and given.is_missing)
    try:
        series = entry.series.with_result(when, given, status=own.get(code, Status.FINAL if is_gap else status))
    except QprError as error:
        raise type(error)(f"{error} ({code})") from error
    return Entry(entry.indicator, series)


def _check(indicator: Indicator, series: TimeSeries, first: Indicator) -> None:
    other_scheme = indicator.is_rateable and indicator.scheme is not first.scheme
    if other_scheme or indicator.financial_year != first.financial_year:
        raise ScorecardError(
            f"indicators must have one rating scheme and one financial year, got {first.scheme.__name__} with "
            f"{first.financial_year} ({first.code}) and {indicator.scheme.__name__} with "
            f"{indicator.financial_year} ({indicator.code})"
        )
    if series.frequency is Frequency.MONTHLY and indicator.aggregation is None:
        raise ScorecardError(
            f"monthly results must have an aggregation that says how three of them make a quarter, "
            f"got months from {series.first} ({indicator.code})"
        )
    for period, result, _ in series.observations():
        indicator.measure(result, at=period)
