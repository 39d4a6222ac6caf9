"""BandSeries: the bands of one item over time, each with who judged it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from qpr_core.errors import SeriesLookUpError
from qpr_core.model.items.judged_band import GivenBand, GivenJudgedBand, JudgedBand
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.reading import read_bands
from qpr_core.model.thresholds.scheme import Scheme, check_scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.records import FrozenMapping

Default = TypeVar("Default")


@frozen(init=False, repr=False)
class BandSeries:
    """The bands of one item by period, in the order of time.

    A series is created from periods (or their names) and bands: a mapping, or rows in any order. A band is a member of
    the scheme, a word for one, or `None` for a gap: a period without a judgement. All periods have the same length.

    >>> bands = BandSeries({"Q1 2023/24": "On track", "Q3 2023/24": "At risk", "Q2 2023/24": None},
    ...                    judged_by="Programme board")
    >>> bands["Q3 2023/24"], bands.latest(until="Q2 2023/24")
    (Progress.AT_RISK, JudgedBand(period=Period.parse('Q1 2023/24'), band=Progress.ON_TRACK, \
judged_by='Programme board', marker=None))

    Iteration yields a `JudgedBand` for each period. A series made from those of a different series is equal to it.

    >>> BandSeries([*bands, ("Q4 2023/24", "Overdue", "Auditor")]).latest().judged_by
    'Auditor'

    Args:
        bands: Periods and bands: a mapping, or an iterable of rows of period and band, and optionally who judged and
            the marker of a gap.
        scheme: The bands. Defaults to `Progress`.
        judged_by: Who judged: one name for all bands, or a mapping from period to name.
        markers: The texts that the source has in place of some missing bands, such as "on hold".
        financial_year: The financial year that names of periods refer to, here and in the methods of the series. It is
            not compared when two series are. Defaults to a year from April.

    Raises:
        SeriesError: If there is no period, if two are the same, if they differ in length or overlap, if a band is not
            one of the scheme, if a period without a band has a judge, or if one with a band has a marker.
        PeriodError: If a name does not name a period.
        SchemeError: If *scheme* is not a scheme.
    """

    bands: FrozenMapping[Period, Scheme | None]
    scheme: type[Scheme]
    judged_by: FrozenMapping[Period, str]
    markers: FrozenMapping[Period, str]
    financial_year: FinancialYear = field(eq=False)

    def __init__(
        self,
        bands: Mapping[str, GivenBand] | Mapping[Period, GivenBand] | Iterable[GivenJudgedBand],
        *,
        scheme: type[Scheme] = Progress,
        judged_by: str | Mapping[str, str] | Mapping[Period, str] | None = None,
        markers: Mapping[str, str] | Mapping[Period, str] | None = None,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read the bands, sort them and check that they make a series."""
        known, year = check_scheme(scheme), check_financial_year(financial_year)
        read = read_bands(bands, known, judged_by, markers, year)
        self.__attrs_init__(read.bands, known, read.judged_by, read.markers, year)

    @property
    def frequency(self) -> Frequency:
        """The length of each period."""
        return self.first.frequency

    @property
    def first(self) -> Period:
        """The first period that was given."""
        return next(iter(self.bands))

    @property
    def last(self) -> Period:
        """The last period, with or without a band."""
        return tuple(self.bands)[-1]

    def __len__(self) -> int:
        """Return the number of periods, with and without a band."""
        return len(self.bands)

    def __iter__(self) -> Iterator[JudgedBand]:
        """Iterate over the periods with their bands, in the order of time.

        >>> list(BandSeries({"Q2 2023/24": None}, markers={"Q2 2023/24": "on hold"}))
        [JudgedBand(period=Period.parse('Q2 2023/24'), band=None, judged_by=None, marker='on hold')]
        """
        for period, band in self.bands.items():
            yield JudgedBand(period, band, self.judged_by.get(period), self.markers.get(period))

    def __contains__(self, asked: object) -> bool:
        """Return True if a period or a `JudgedBand` is in the series.

        Raises:
            PeriodError: If *asked* is text that does not name a period.
        """
        if isinstance(asked, JudgedBand):
            return asked in tuple(self)
        return isinstance(asked, Period | str) and as_period(asked, self.financial_year, whose="series") in self.bands

    def __getitem__(self, period: Period | str) -> Scheme | None:
        """Return the band of a period of the series; `None` if it has no band.

        Raises:
            SeriesLookUpError: If *period* is not in the series; the error is a `KeyError` too.
            PeriodError: If it is not a period.
        """
        wanted = as_period(period, self.financial_year, whose="series")
        if wanted not in self.bands:
            raise SeriesLookUpError(
                "period must be one of the series (`get` returns None for other periods)", shown=wanted, whose="series"
            )
        return self.bands[wanted]

    def get(self, period: Period | str, default: Default | None = None) -> Scheme | Default | None:
        """Return the band of a period, or the *default* if it is not in the series.

        Raises:
            PeriodError: If *period* is not a period.
        """
        return self.bands.get(as_period(period, self.financial_year, whose="series"), default)

    def judged(self, *, until: Period | str | None = None) -> tuple[JudgedBand, ...]:
        """Return the periods with a band, in the order of time.

        >>> bands = BandSeries({"Sep 2023": "On track", "Oct 2023": None, "Nov 2023": "At risk"})
        >>> [str(each.period) for each in bands.judged(until="Q3 2023/24")]
        ['Sep 2023', 'Nov 2023']
        >>> [str(each.period) for each in bands.judged(until="Q2 2023/24")]
        ['Sep 2023']

        Args:
            until: The last period to look at, of any length. Only bands of periods that end by its end are returned. If
                None, the end of the series.

        Raises:
            PeriodError: If *until* does not name a period.
        """
        end = self.last.end if until is None else as_period(until, self.financial_year, whose="series").end
        return tuple(each for each in self if each.band is not None and each.period.end <= end)

    def latest(self, *, until: Period | str | None = None) -> JudgedBand | None:
        """Return the latest band up to and including a period; `None` if none.

        Raises:
            PeriodError: If *until* does not name a period.
        """
        found = self.judged(until=until)
        return found[-1] if found else None

    def with_band(
        self, period: Period | str, band: GivenBand, *, judged_by: str | None = None, marker: str | None = None
    ) -> "BandSeries":
        """Return the series with a band added or replaced, together with its judge.

        >>> BandSeries({"Q1 2023/24": "On track"}).with_band("Q2 2023/24", "At risk", judged_by="Board")
        BandSeries({'Q1 2023/24': 'On track', 'Q2 2023/24': 'At risk'}, judged_by={'Q2 2023/24': 'Board'})

        Args:
            period: A period of the series' length, in the series or not.
            band: The new band; `None` for a gap.
            judged_by: Who judged it. If None, that is unknown.
            marker: The text that the source has in place of the band, if it is `None`.

        Raises:
            SeriesError: If *period* is of a different length or overlaps the others, if *band* is not one of the
                scheme, or if a gap has a judge or a band has a *marker*.
            PeriodError: If *period* is not a period.
        """
        new = as_period(period, self.financial_year, whose="series")
        rows = {each.period: each for each in self} | {new: (new, band, judged_by, marker)}
        return BandSeries(rows.values(), scheme=self.scheme, financial_year=self.financial_year)

    def __repr__(self) -> str:
        """Return the code that creates this series."""
        names = {period: period.format(financial_year=self.financial_year) for period in self.bands}
        items = ", ".join(f"{names[period]!r}: {band and band.value!r}" for period, band in self.bands.items())
        parts: dict[str, object] = {
            "judged_by": {names[period]: judge for period, judge in self.judged_by.items()},
            "markers": {names[period]: marker for period, marker in self.markers.items()},
            "financial_year": None if self.financial_year == APRIL else self.financial_year,
        }
        scheme = "" if self.scheme is Progress else f", scheme={self.scheme.__name__}"
        more = "".join(f", {name}={given!r}" for name, given in parts.items() if given)
        return f"BandSeries({{{items}}}{scheme}{more})"
