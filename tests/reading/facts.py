"""The facts of a report, worked out again from its results."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from qpr_core import Aggregation, Assessment, Direction, Frequency, Indicator, Period, Ratio, Report, Scorecard
from qpr_core.analysis.answers import Rating
from qpr_core.disclosure import Withheld, released
from qpr_core.errors import ReportError
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.thresholds.scheme import Scheme
from reading.bands import merit, rate_again, rated

BETTER = "which is better"
WORSE = "which is worse"
LEVEL = 0.05
NEITHER = "which is no better and no worse"


@frozen
class Trend:
    """A line: its slope per period, and the p-value (`None` if all points are level)."""

    slope: float
    p_value: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the slope is significant."""
        return self.p_value is not None and self.slope != 0 and self.p_value <= LEVEL


@frozen
class Facts:
    """A report, its scorecard, earlier reports, and the published summary."""

    report: Report
    card: Scorecard
    history: tuple[Report, ...] = ()
    published: Report | None = None
    lists: dict[str, list[str]] = field(factory=dict, eq=False, repr=False)
    trends: dict[int, Trend | None] = field(factory=dict, eq=False, repr=False)

    @property
    def bands(self) -> list[Scheme]:
        """The bands of the report, best first."""
        rateable = [each.indicator for each in self.report.assessments if each.indicator.is_rateable]
        return list((rateable or [self.report.assessments[0].indicator])[0].scheme)

    @property
    def period(self) -> Period:
        """The quarter of the report."""
        return self.report.period

    @property
    def kpis(self) -> list[Assessment]:
        """The assessments that are counted."""
        return kpis_of(self.report)

    @property
    def kpis_before(self) -> list[Assessment]:
        """Those of the quarter before; none if there is none."""
        return [] if self.report.previous is None else kpis_of(self.report.previous)

    def find(self, code: str) -> Assessment | None:
        """Return the assessment of an indicator in the quarter before, if it has one."""
        return next((each for each in self.report.assessments if each.indicator.code == code), None)

    def find_before(self, code: str) -> Assessment | None:
        """Find the assessment of an indicator in the quarter before; `None` if it has none."""
        before = () if self.report.previous is None else self.report.previous.assessments
        return next((each for each in before if each.indicator.code == code), None)

    def is_of_quarters(self, code: str) -> bool:
        """Return True if the results of an indicator are by quarter."""
        return self.card[code].series.frequency is Frequency.QUARTERLY

    def value_at(self, indicator: Indicator, period: Period) -> Fraction | None:
        """Return the value of a result in its unit; `None` if there is nothing to count."""
        return value_of(indicator, self.result_at(indicator, period))

    def marker_at(self, indicator: Indicator, period: Period) -> str | None:
        """Return the marker of a missing result; of months, those of the months."""
        series = self.card[indicator.code].series
        if series.frequency is not Frequency.MONTHLY:
            return series.markers.get(period)
        months = [period.first_month.shift(step) for step in range(3)]
        months = months[2:] if indicator.aggregation is Aggregation.LAST_MONTH else months
        known = list(dict.fromkeys(series.markers[month] for month in months if month in series.markers))
        return "; ".join(known) if known else None

    def result_at(self, indicator: Indicator, period: Period) -> Fraction | Ratio | Withheld | None:
        """Return a quarter's result; `None` if there is none, or nothing to count."""
        known = self.card[indicator.code].series.published(until=period, most=1)
        return next((each.result for each in known if each.period == period), None)


def make_facts(card: Scorecard, report: Report, quarters: int = 2, published: Report | None = None) -> Facts:
    """Return the facts of a report, with a separate report for each earlier quarter.

    The results are those that are published; the tests of the gate are about the results behind them.
    """
    history: list[Report] = []
    for step in range(quarters if quarters > 2 else 0):
        try:
            history.insert(0, card.report(report.period.shift(-step)))
        except ReportError:
            break
    entries = [(indicator, released(indicator, series)) for indicator, series in card]
    return Facts(report, Scorecard(entries), tuple(history), published)


def kpis_of(report: Report) -> list[Assessment]:
    """Return the assessments of indicators for which one value is better than another."""
    return [each for each in report.assessments if each.indicator.polarity.judges]


def count_rated(assessments: Iterable[Assessment], band: Scheme) -> int:
    """Count the assessments with a rating."""
    return sum(each.rating is band for each in assessments)


def count_unrated(assessments: Iterable[Assessment]) -> int:
    """Count the assessments without a band."""
    return sum(not isinstance(each.rating, Scheme) for each in assessments)


def count_directed(assessments: Iterable[Assessment], direction: Direction | None) -> int:
    """Count the assessments with a direction, or without any."""
    directions = [each.direction_of_travel.direction for each in assessments]
    if direction is None:
        return sum(not isinstance(each, Direction) for each in directions)
    return directions.count(direction)


def value_of(indicator: Indicator, result: Fraction | Ratio | Withheld | None) -> Fraction | None:
    """Return the value of a result in the unit of its indicator; `None` if there is nothing to count."""
    if isinstance(result, Ratio):
        return Fraction(result.numerator) / result.denominator * indicator.unit.per if result.denominator else None
    return None if isinstance(result, Withheld) else result


def is_small(indicator: Indicator, result: Fraction | Ratio | Withheld | None) -> bool:
    """Return True if a result is withheld, or has a count that must be."""
    return isinstance(result, Withheld) or (result is not None and indicator.must_withhold(result))


def target_in(indicator: Indicator, period: Period) -> Fraction | None:
    """Return the target that is in force in a period; `None` if there is none."""
    in_force = indicator.thresholds_at(period)
    return None if in_force is None else in_force.thresholds.target


def is_redefined_between(indicator: Indicator, one: Period, other: Period) -> list[str]:
    """Return what has changed in a definition from one period to another."""
    earlier, later = sorted((one.ordinal, other.ordinal))
    return [note for since, note in indicator.redefined.items() if earlier < since.ordinal <= later]


def is_of_other_span(indicator: Indicator, one: Period, other: Period) -> bool:
    """Return whether two totals of the year to date cover different parts of a year."""
    return indicator.basis is Basis.YEAR_TO_DATE_TOTAL and (one.ordinal - other.ordinal) % 12 != 0


def judgement_of(indicator: Indicator, now: tuple[Period, Fraction], before: tuple[Period, Fraction]) -> str | None:
    """Return how a change has to be judged, in the words of a report.

    It is `None` where neither side is better: nothing is then said.
    """
    if is_redefined_between(indicator, now[0], before[0]):
        return "which is not judged, because the definition has changed"
    if is_of_other_span(indicator, now[0], before[0]):
        return "which is not judged, because the total builds up through the year"
    if not indicator.polarity.judges:
        return None
    merits = [merit(indicator, value, target_in(indicator, period)) for period, value in (now, before)]
    if merits[0] is None or merits[1] is None:
        return "which is not judged, because there is no target"
    return NEITHER if merits[0] == merits[1] else BETTER if merits[0] > merits[1] else WORSE


def has_new_target(indicator: Indicator, now: Period, before: Period) -> bool:
    """Return True if a different target or band is in force.

    The quarters of one profile have one target.

    A tolerance of 0 for Green is the same as none: thresholds written in two ways have not changed.
    """
    one, other = indicator.thresholds_at(now), indicator.thresholds_at(before)
    if one is None or other is None or is_of_other_span(indicator, now, before):
        return False
    same_profile = one.profile is not None and one.profile == other.profile
    return (one.thresholds.target, one.ranges) != (other.thresholds.target, other.ranges) and not same_profile


def rating_on(indicator: Indicator, value: Fraction, period: Period) -> Rating | None:
    """Return the rating by the thresholds of a period; `None` without any.

    A custom rule has none either.
    """
    in_force = indicator.thresholds_at(period)
    return None if in_force is None else rate_again(indicator, in_force.thresholds, rated(indicator, value))


def hangs_on_one_case(indicator: Indicator, result: object, period: Period) -> bool:
    """Return whether one case more or fewer would change a rating by target."""
    in_force = indicator.thresholds_at(period)
    if (
        not isinstance(result, Ratio)
        or in_force is None
        or indicator.rule is not None
        or in_force.thresholds.target is None
    ):
        return False
    value = value_of(indicator, result)
    now = None if value is None else rating_on(indicator, value, period)
    for numerator in (result.numerator - 1, result.numerator + 1):
        if numerator < 0 or (numerator > result.denominator >= result.numerator):
            continue
        other = Fraction(numerator) / result.denominator * indicator.unit.per
        possible = indicator.possible is None or indicator.possible.contains(other)
        if possible and rating_on(indicator, other, period) is not now:
            return True
    return False
