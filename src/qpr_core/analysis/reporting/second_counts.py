"""Counts of a second rating, and the KPIs for which it differs from the first."""

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.known import close_code
from qpr_core.errors import ReportError, ReportLookUpError, got
from qpr_core.model.indicators.indicator import Indicator, code_of
from qpr_core.model.series.second_rating import SecondRating
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import FrozenMapping


@frozen(kw_only=True)
class SecondBand:
    """The second rating of a KPI that has one, and what it can be compared with.

    `before` is that of the period before. `first` is the rating of the KPI, if it is a band of the same scheme.

    >>> from qpr_core import Polarity, Rag
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> forecast = SecondBand(indicator=calls, band=Rag.AMBER, before=None, first=Rag.GREEN)
    >>> forecast, forecast.is_worse, forecast.is_changed
    (SecondBand(indicator='C1', band=Rag.AMBER, before=None, first=Rag.GREEN), True, False)
    """

    indicator: Indicator = field(repr=code_of)
    band: Scheme
    before: Scheme | None
    first: Scheme | None

    @property
    def is_worse(self) -> bool:
        """Whether it is worse than the rating."""
        return self.first is not None and self.band.rank > self.first.rank

    @property
    def is_better(self) -> bool:
        """Whether it is better than the rating."""
        return self.first is not None and self.band.rank < self.first.rank

    @property
    def is_changed(self) -> bool:
        """Whether it differs from that of the period before."""
        return self.before is not None and self.band is not self.before


def second_bands(second: SecondRating, kpis: Iterable[Assessment]) -> tuple[SecondBand, ...]:
    """Return the second ratings of KPIs, in the order of the report."""
    found: list[SecondBand] = []
    for each in kpis:
        band = second.at(each.code, each.period)
        if band is not None:
            first = each.rating if isinstance(each.rating, second.scheme) else None
            before = second.at(each.code, each.period.shift(-1))
            found.append(SecondBand(indicator=each.indicator, band=band, before=before, first=first))
    return tuple(found)


@frozen(kw_only=True)
class SecondCounts:
    """The counts of a second rating in a period, and in the period before.

    `ratings` has the number of KPIs with each band.

    >>> from qpr_core import Rag
    >>> at = Period.parse("Q2 2023/24")
    >>> counts = SecondCounts(period=at, indicators=3, ratings=FrozenMapping({Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 1}))
    >>> counts.rated_count, counts.unrated_count, counts.previous
    (2, 1, None)
    """

    period: Period
    indicators: int
    ratings: FrozenMapping[Scheme, int]
    previous: "SecondCounts | None" = None

    @property
    def rated_count(self) -> int:
        """The number of KPIs with a second rating."""
        return sum(self.ratings.values())

    @property
    def unrated_count(self) -> int:
        """The number of KPIs without one."""
        return self.indicators - self.rated_count


def second_counts(
    second: SecondRating, kpis: Sequence[Assessment], before: Sequence[Assessment]
) -> SecondCounts | None:
    """Return the counts of a second rating, now and before; None without KPIs."""
    if not kpis:
        return None
    bands = [second.at(each.code, each.period) for each in kpis]
    return SecondCounts(
        period=kpis[0].period,
        indicators=len(kpis),
        ratings=FrozenMapping((band, bands.count(band)) for band in second.scheme),
        previous=second_counts(second, before, ()),
    )


def check_second(given: SecondRating | None, indicators: Iterable[Indicator], period: Period) -> None:
    """Check that a second rating is one of KPIs.

    Raises:
        ReportError: If *given* is not a `SecondRating`, or has a band for an activity indicator.
        ReportLookUpError: If it has a code that is not that of an indicator.
    """
    if given is None:
        return
    if not isinstance(given, SecondRating):
        raise ReportError("second must be a SecondRating", given=given, whose=period)
    known = {each.code: each for each in indicators}
    for code in given.ratings:
        if code not in known:
            rule = f"codes of a second rating must be those of indicators of the scorecard{close_code(code, known)}"
            raise ReportLookUpError(rule, given=code, whose=given.name)
        if known[code].is_activity:
            shown = f"activity indicator {got(code)}"
            raise ReportError("second rating must be of KPIs", shown=shown, whose=given.name)
