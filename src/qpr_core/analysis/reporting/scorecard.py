"""Scorecard: the indicators of a report and their results."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from qpr_core.analysis.items.entry import ItemEntry, ItemResults, read_item_entries
from qpr_core.analysis.items.report import reports_of_items
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.declared_totals import Totals, protected, read_totals
from qpr_core.analysis.reporting.entry import Entry, check_entry, check_item_entries, is_given, read_entry, with_result
from qpr_core.analysis.reporting.financial_years import MIXED, check_financial_years, check_years
from qpr_core.analysis.reporting.known import close_code
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.report_making import make_report
from qpr_core.analysis.reporting.second_counts import check_second
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError, ScorecardError, ScorecardLookUpError, got
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.series.observation import Given, Status
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import FrozenMapping, shown

Default = TypeVar("Default")


@frozen(init=False, repr=False)
class Scorecard:
    """The indicators of a report and their results.

    The order given is the order of the report. Indicators may have different rating schemes; each scheme is counted for
    itself.

    >>> from qpr_core import Polarity, Thresholds
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> scorecard = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))])
    >>> report = scorecard.report("Q2 2023/24")
    >>> report["C1"].rating, report.previous["C1"].rating
    (Rag.GREEN, Rag.AMBER)

    Args:
        entries: Pairs of an indicator and its time series.
        items: Pairs of a project, action, milestone or risk and its bands or dates (see `qpr_core.items`). They are
            reported beside the indicators, and never counted with them. Everything else about a scorecard, such as its
            length, is about the indicators. For items without indicators, use `items.report_items`.
        financial_years: "one" if all indicators must have the same financial year. With "mixed", each is reported in
            the periods of its own year, and the notes list those whose year is not that of the first. Defaults to
            "one".
        totals: Indicators with disclosure control that are the sum of others, such as {"T1": ["A1", "A2"]}: the codes
            of the members by that of the total. A member that could be worked out from the total is protected by
            withholding further members. If None, no totals are declared.

    Raises:
        ScorecardError: If there are no entries, if two have the same code, or if they have different financial years
            and *financial_years* is not "mixed". Also if an item has the code of an indicator, or not the financial
            year of the first one, or if *financial_years* is neither "one" nor "mixed".
        FigureError: If a result is not a possible value of its indicator.
        ScorecardError: If *totals* has unknown codes, or members that do not have the definition of their total or do
            not add up to it.
        ItemError, SeriesError: If *items* is not pairs of items and their results.
    """

    entries: tuple[Entry, ...]
    items: tuple[ItemEntry, ...]
    financial_years: str = "one"
    totals: Totals = field(default=FrozenMapping({}))

    __repr__ = shown

    def __init__(
        self,
        entries: Iterable[tuple[Indicator, TimeSeries]],
        *,
        items: Iterable[tuple[TrackedItem, ItemResults]] = (),
        financial_years: str = "one",
        totals: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Read the entries, and check that they can be reported together."""
        pairs = items_of(entries)
        if pairs is None:
            raise ScorecardError("scorecard must be made of pairs of indicator and series", given=entries)
        read = tuple(read_entry(pair) for pair in pairs)
        if not read:
            rule = "scorecard must have at least one indicator (for items alone, use items.report_items)"
            raise ScorecardError(rule, shown="an empty list")
        are_mixed = check_financial_years(financial_years) == MIXED
        codes: set[str] = set()
        first = next((indicator for indicator, _ in read if indicator.is_rateable), read[0].indicator)
        for entry in read:
            check_entry(entry, None if are_mixed else first)
            code = entry.indicator.code
            if code in codes:
                raise ScorecardError("code of an indicator must be unique", shown=f"{code!r} twice")
            codes.add(code)
        tracked = read_item_entries(items)
        check_item_entries(tracked, codes, first)
        self.__attrs_init__(read, tracked, financial_years, read_totals(totals, read))

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries, in the order of the report."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the indicators."""
        return len(self.entries)

    def __contains__(self, asked: object) -> bool:
        """Return True if the scorecard has a code, an indicator or an entry."""
        if isinstance(asked, Entry):
            return asked in self.entries
        if isinstance(asked, str):
            return asked in self._by_code
        found = self._by_code.get(asked.code) if isinstance(asked, Indicator) else None
        return found is not None and found.indicator == asked

    def __getitem__(self, code: str) -> Entry:
        """Return the indicator with that *code*, and its results.

        Raises:
            ScorecardLookUpError: If the scorecard has none; it is a `KeyError` too.
        """
        found = self.get(code)
        if found is None:
            rule = f"code must be that of an indicator of the scorecard{close_code(code, self._by_code)}"
            raise ScorecardLookUpError(rule, given=code)
        return found

    def get(self, code: str, default: Default | None = None) -> Entry | Default | None:
        """Return the entry with that *code*, or the *default*."""
        return self._by_code.get(code, default) if isinstance(code, str) else default

    @cached_property
    def _by_code(self) -> dict[str, Entry]:
        return {each.indicator.code: each for each in self}

    def with_results(
        self,
        period: Period | str,
        results: Mapping[str, Given],
        *,
        status: Status | str = Status.FINAL,
        statuses: Mapping[str, Status | str] | None = None,
        markers: Mapping[str, str] | None = None,
    ) -> "Scorecard":
        """Return the scorecard with the results of a period added or replaced.

        An indicator whose code is not in *results* keeps its series.

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
            status: The status of the results; a gap has none. Defaults to final.
            statuses: The status by code, for results whose status is not *status*.
            markers: The texts that the source has in place of missing results, by code.

        Raises:
            ScorecardLookUpError: If a code is not that of an indicator of the scorecard.
            ScorecardError: If *results*, *statuses* or *markers* is not a mapping, or if a code of the other two is not
                in *results*.
            SeriesError: If the period does not fit into a series, or a result has a marker; the error names the code.
            FigureError: If a result is not a figure, or not a possible value of its indicator.
            PeriodError: If *period* does not name a period.
        """
        named = as_period(period, self.entries[0].indicator.financial_year, whose="scorecard")
        by_code, marked = {} if statuses is None else statuses, {} if markers is None else markers
        for name, given in (("results", results), ("statuses", by_code), ("markers", marked)):
            if not isinstance(given, Mapping):
                raise ScorecardError(f"{name} must be a mapping by code", given=given, whose=named)
        codes = dict.fromkeys(entry.indicator.code for entry in self)
        if unknown := [got(code) + close_code(code, codes) for code in results if code not in codes]:
            raise ScorecardLookUpError(
                "results must have codes of indicators of the scorecard", shown=", ".join(unknown)
            )
        for name, given in (("statuses", by_code), ("markers", marked)):
            if unknown := [got(code) for code in given if code not in results]:
                raise ScorecardError(
                    f"{name} must have codes that are in results", shown=", ".join(unknown), whose=named
                )
        firm = {**{code: status for code, result in results.items() if is_given(result)}, **by_code}
        entries = (
            with_result(entry, named, results[entry.indicator.code], statuses=firm, markers=marked)
            if entry.indicator.code in results
            else entry
            for entry in self
        )
        return Scorecard(entries, items=self.items, financial_years=self.financial_years, totals=self.totals)

    def report(  # noqa: PLR0913  the choices of a report, all by name
        self,
        at: Period | str,
        *,
        method: Method | None = None,
        published: Summary | None = None,
        periods: int | None = None,
        quarters: int | None = None,
        second: SecondRating | None = None,
    ) -> Report:
        """Assess every indicator reported in a period, and in the period before.

        The report has the scheme of the first indicator that can have a rating. Its `others` are the reports of the
        other schemes. Indicators that cannot have a rating are in the first.

        A report can be of a month, a quarter, a half-year or a year. The result of an indicator counts from when it is
        due: in a monthly report, the result of a quarter counts until that of the next quarter is due.

        >>> from qpr_core import Polarity
        >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%", aggregation="mean")
        >>> scorecard = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 86}))])
        >>> for period in ("August 2023", "Q2 2023/24", "H1 2023/24"):
        ...     result = scorecard.report(period)["C1"]
        ...     print(result.period, result.due, result.standing.value)
        Aug 2023 Q1 2023/24 84
        Q2 2023/24 Q2 2023/24 86
        H1 2023/24 H1 2023/24 85

        Args:
            at: A period in the financial year of the indicators, or of the first one if they are mixed. If results
                are shorter, the indicator needs an aggregation.
            method: The method for the direction of travel. If None, `Regression()`.
            published: The summary that was published for the period before, as `summarise` returned it then. Ratings
                that are different now are listed as restated. If None, no published summary is known.
            periods: The number of periods to count, including this one. Defaults to 2. With 3 or more, the report has
                their `history`, as far back as there are results. To include the same period last year, use 5 for
                quarters and 13 for months.
            quarters: The same, for a report of a quarter.
            second: A rating beside the first, such as a forecast for the year end. If None, there is none.

        Raises:
            ReportError: If *periods* is not a whole number of 2 or more, if *quarters* is given as well or the report
                is not of a quarter, if no indicator has a result up to then, or if *published* is not a summary of the
                period before by a scheme of the indicators. Also if *second* is not a `SecondRating`, or is one of an
                activity indicator.
            ReportLookUpError: If *second* has a code that is not that of an indicator of the scorecard.
            PeriodError: If *at* does not name a period, or is not one of the financial year of an indicator.
            SeriesError: If a series has a different financial year, or has shorter periods than *at* and its indicator
                has no aggregation.
            MethodError: If *method* is not a `Method`.
        """
        period = as_period(at, self.entries[0].indicator.financial_year, whose="report")
        number = _number_of_periods(period, periods, quarters)
        if self.financial_years == MIXED:
            check_years(self.entries, period)
        check_second(second, (entry.indicator for entry in self.entries), period)
        entries = protected(self.entries, self.totals, period.frequency)
        report = make_report(entries, period, method=method, number=number, published=published, second=second)
        return evolve(report, items=reports_of_items(self.items, period)) if self.items else report


def _number_of_periods(period: Period, periods: int | None, quarters: int | None) -> int:
    """Return the number of periods to count.

    Raises:
        ReportError: If it is not a whole number of 2 or more, or is given as quarters for other periods.
    """
    if quarters is not None and (periods is not None or period.frequency is not Frequency.QUARTERLY):
        raise ReportError(
            "quarters must be given only in place of periods, for a quarter", given=quarters, whose=period
        )
    name, given = ("periods", periods) if quarters is None else ("quarters", quarters)
    if given is None:
        return 2
    if not isinstance(given, int) or isinstance(given, bool) or given < 2:
        raise ReportError(f"{name} must be a whole number of 2 or more", given=given, whose=period)
    return given
