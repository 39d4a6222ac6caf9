"""Reading: a scorecard, its published ratings, actions and notices."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.member import Member
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.report_checks import scheme_of
from qpr_core.analysis.reporting.scorecard import Scorecard
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.frames.scorecards.cell_faults import CellFault
from qpr_core.frames.scorecards.cells import read_text
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.indicator_rows import Draft
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.records import FrozenMapping, shown


@frozen(kw_only=True, repr=False)
class Definitions:
    """Indicators that were read without results.

    Args:
        indicators: The indicators in the order of the table. Iterating over the record returns them.
        notices: Every guess, every default and every part that was left out, as text.
        ignored: The places of the columns that the caller ignores.
    """

    indicators: tuple[Indicator, ...]
    notices: tuple[str, ...]
    ignored: tuple[str, ...]

    __repr__ = shown

    def __iter__(self) -> Iterator[Indicator]:
        """Iterate over the indicators, in the order of the table."""
        return iter(self.indicators)

    def __len__(self) -> int:
        """Count the indicators."""
        return len(self.indicators)


@frozen(kw_only=True, repr=False)
class Reading:
    """A scorecard, and everything else in its tables or workbook.

    Args:
        scorecard: The indicators with their series, in the order of the table.
        published: The published rating of each code by period; `None` for a published lack of a rating.
        actions: The management actions of each code by period; by `None` if they are for no period.
        warnings: The warnings that the caller accepted.
        notices: Every guess, every default and every part that was left out, as text.
        ignored: The places of the columns that the caller ignores.
    """

    scorecard: Scorecard
    published: FrozenMapping[Period, FrozenMapping[str, Scheme | None]]
    actions: FrozenMapping[Period | None, FrozenMapping[str, str]]
    warnings: tuple[CellFault, ...]
    notices: tuple[str, ...]
    ignored: tuple[str, ...]

    __repr__ = shown

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the indicators, in the order of the table."""
        return tuple(entry.indicator.code for entry in self.scorecard)

    def published_at(self, at: Period | str) -> Summary | None:
        """Return the published ratings of a quarter, or None.

        Only the indicators of the published list are counted, each rating scheme for itself.

        Raises:
            PeriodError: If *at* does not name a period.
        """
        year = self.scorecard.entries[0].indicator.financial_year
        period = as_period(at, year, whose="published ratings")
        bands = self.published.get(period)
        if bands is None:
            return None
        members = [
            Member(
                code=indicator.code,
                service=indicator.service,
                name=indicator.name,
                rating=NoRating.NO_RESULT if bands[indicator.code] is None else bands[indicator.code],  # type: ignore[arg-type]  # not None here
            )
            for indicator, _ in self.scorecard
            if indicator.code in bands and indicator.polarity.judges
        ]
        summaries = [
            Summary(
                period=period,
                indicators=len(listed),
                ratings={band: sum(member.rating is band for member in listed) for band in scheme},
                members=listed,
                financial_year=year,
            )
            for scheme, listed in _by_scheme(members, self.scorecard).items()
        ]
        return evolve(summaries[0], others=summaries[1:]) if summaries else None

    def actions_at(self, at: Period | str) -> Mapping[str, str]:
        """Return the management actions of a period by code.

        Those that are for no period are included, and those of periods that end in it: its months, or its year.

        Pass them to `narrate` as `actions`.

        Raises:
            PeriodError: If *at* does not name a period.
        """
        period = as_period(at, self.scorecard.entries[0].indicator.financial_year, whose="actions")
        ending = sorted(
            (
                each
                for each in self.actions
                if each is not None and period.first_day <= each.last_day <= period.last_day
            ),
            key=lambda each: (each.last_day, each.first_day == period.first_day),
        )
        texts = dict(self.actions.get(None, {}))
        for each in ending:
            texts |= self.actions[each]
        return FrozenMapping(texts)

    def report(
        self,
        at: Period | str,
        *,
        method: Method | None = None,
        periods: int | None = None,
        quarters: int | None = None,
        second: SecondRating | None = None,
    ) -> Report:
        """Report a period, compared with the published ratings of the period before.

        This calls `Scorecard.report`. The published ratings are passed on if the tables have one for every indicator
        that can have one.

        Raises:
            QprError: As `Scorecard.report` does.
        """
        period = as_period(at, self.scorecard.entries[0].indicator.financial_year, whose="report")
        before = period.shift(-1)
        known = self.published.get(before, FrozenMapping[str, Scheme | None]({}))
        is_whole = all(each.code in known for each, _ in self.scorecard if _is_published(each, before))
        published = self.published_at(before) if is_whole else None
        return self.scorecard.report(
            period, method=method, published=published, periods=periods, quarters=quarters, second=second
        )


def _by_scheme(members: list[Member], scorecard: Scorecard) -> dict[type[Scheme], list[Member]]:
    """Return the members by rating scheme, as the report has them."""
    indicators = {indicator.code: indicator for indicator, _ in scorecard}
    main = scheme_of(indicators.values())

    def scheme_in(member: Member) -> type[Scheme]:
        indicator = indicators[member.code]
        return indicator.scheme if indicator.is_rateable or isinstance(member.rating, Scheme) else main

    return divided(members, scheme_in)


def published_of(
    indicators: Mapping[str, Indicator], found: Mapping[str, Found]
) -> FrozenMapping[Period, FrozenMapping[str, Scheme | None]]:
    """Return the published rating of each code by period."""
    by_period: dict[Period, dict[str, Scheme | None]] = {}
    for key, indicator in indicators.items():
        own = found.get(key, Found())
        for period, band in own.published.items():
            by_period.setdefault(period, {})[indicator.code] = band
    by_period = {
        period: bands for period, bands in by_period.items() if any(band is not None for band in bands.values())
    }  # a column of ratings that is blank for every indicator was never published
    ordered = sorted(by_period, key=lambda period: (period.first_day, period.end))
    return FrozenMapping({period: FrozenMapping(by_period[period]) for period in ordered})


def actions_of(
    indicators: Mapping[str, Indicator], found: Mapping[str, Found], drafts: Mapping[str, Draft] | None = None
) -> FrozenMapping[Period | None, FrozenMapping[str, str]]:
    """Return the management action of each code by period.

    An action next to a definition alone is for no period.
    """
    by_period: dict[Period | None, dict[str, str]] = {}
    for key, indicator in indicators.items():
        own = found.get(key, Found())
        for period, text in own.actions.items():
            by_period.setdefault(period, {})[indicator.code] = text
        draft = (drafts or {}).get(key)
        if draft is not None and draft.row.table.name not in own.tables:
            action = draft.row.read("action", read_text)
            if action is not None:
                by_period.setdefault(None, {})[indicator.code] = action
    return FrozenMapping({period: FrozenMapping(texts) for period, texts in by_period.items()})


def _is_published(indicator: Indicator, period: Period) -> bool:
    return indicator.polarity.judges and indicator.is_reported_in(period)


def unpublished(
    indicators: Iterable[Indicator], published: Mapping[Period, Mapping[str, Scheme | None]]
) -> Iterator[str]:
    """Yield a notice for each quarter whose published ratings have gaps."""
    known = list(indicators)
    for period, bands in published.items():
        if period.frequency is Frequency.QUARTERLY:
            lacking = [each.code for each in known if _is_published(each, period) and each.code not in bands]
            if lacking:
                codes = ", ".join(lacking)
                yield f"the published ratings of {period} lack {codes}, and reports are not compared with them"
