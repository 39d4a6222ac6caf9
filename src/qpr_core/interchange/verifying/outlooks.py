"""Verification of projections and year ends."""

from fractions import Fraction
from functools import partial

from qpr_core.analysis.answers import NoYearEnd
from qpr_core.analysis.travel.projection import Projection, projection_of
from qpr_core.analysis.travel.year_end import Needed, YearEnd
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must, must_agree
from qpr_core.interchange.verifying.directions import check_direction
from qpr_core.interchange.verifying.withheld import check_may_withhold
from qpr_core.model.indicators.basis import Basis
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.time.frequency import Frequency


def check_projection(projection: Projection) -> None:
    """Check a projection.

    The direction is checked, and the period in which its line reaches the edge is worked out again. An edge may be
    one that was asked for, which is read as written.

    Raises:
        QprError: If it contradicts itself.
    """
    travel, indicator = projection.travel, projection.indicator
    must_agree(travel.indicator, indicator, "travel.indicator")
    must(projection.horizon >= 1, "horizon", "1 or more", projection.horizon, "horizon")
    inside("travel", partial(check_direction, travel))
    again = projection_of(travel, horizon=projection.horizon)
    polarity = indicator.polarity
    if projection.edge is not None and projection != again and polarity.judges and not polarity.needs_target:
        asked = polarity.acceptable(projection.edge, Fraction(0))
        as_asked = projection_of(travel, asked, horizon=projection.horizon)
        again = as_asked if as_asked == projection or projection.edge != again.edge else again
    must_agree(projection, again)


def check_year_end(ahead: YearEnd) -> None:
    """Check the average that the rest of a year needs.

    It is worked out again from the target and from the year so far. These are read as written, as the results are not
    in the record.

    Raises:
        QprError: If it contradicts itself.
    """
    indicator = ahead.indicator
    _check_year(ahead)
    periods = ahead.done + ahead.remaining
    must(ahead.done >= 0 and ahead.remaining >= 0, "done", "0 or more", ahead.done, "done")
    must(periods in {4, 12}, "remaining", f"{4 - ahead.done} or {12 - ahead.done}", ahead.remaining, "remaining")
    usual = {Basis.YEAR_TO_DATE_TOTAL: Aggregation.SUM, Basis.YEAR_TO_DATE_RATE: Aggregation.MEAN}
    allowed = [usual[indicator.basis]] if indicator.basis in usual else [Aggregation.SUM, Aggregation.MEAN]
    must(ahead.made_by in allowed, "made_by", allowed[0], ahead.made_by, "made_by")
    outcome = ahead.outcome
    if outcome is NoYearEnd.WITHHELD:
        check_may_withhold(indicator, "outcome")
        must_agree(ahead.so_far, None, "so_far")
        return
    must((ahead.so_far is None) is (ahead.done == 0), "so_far", "null if done is 0, and otherwise a figure",
         ahead.so_far, "so_far")  # fmt: skip
    must((outcome is NoYearEnd.YEAR_OVER) <= (ahead.remaining == 0), "outcome", "one for a year that is not over",
         outcome, "outcome")  # fmt: skip
    if isinstance(outcome, Needed):
        must(ahead.remaining > 0, "remaining", "1 or more", ahead.remaining, "remaining")
        so_far = Fraction(0) if ahead.so_far is None else ahead.so_far
        is_sum = ahead.made_by is Aggregation.SUM
        needed = outcome.target - so_far if is_sum else outcome.target * periods - so_far * ahead.done
        must_agree(outcome.average, needed / ahead.remaining, "outcome.average")


def _check_year(ahead: YearEnd) -> None:
    """Check that the year is the financial year of the results that were due."""
    year, begins = ahead.year, ahead.indicator.financial_year
    is_year = year.frequency is Frequency.YEARLY and year.month == begins.month
    must(is_year and year.ordinal <= ahead.period.ordinal, "year", "the financial year of the period", year, "year")
    late = ahead.period.ordinal - year.end
    must(late < Frequency.QUARTERLY.months * (1 + ahead.indicator.arrears), "year", "recent enough", year, "year")
