"""Readers and checks of the parameters of methods."""

from fractions import Fraction
from typing import Final

from qpr_core.analysis.methods.evidence import SpecialCause
from qpr_core.errors import FigureError, MethodError, QprError, got
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import APRIL
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.arguments import check_flag, check_whole_number
from qpr_core.model.values.figures import Number, as_code, exact
from qpr_core.model.values.items import items_of

MOST_TOGETHER: Final = 1_000
"""The most points of a method whose work grows with their square.

It is enough for 80 years of months.
"""


def read_level(given: Number) -> Fraction:
    """Read a level of significance.

    >>> read_level(0.05)
    Fraction(1, 20)

    Raises:
        MethodError: If *given* is not a figure between 0 and 1.
    """
    try:
        level = exact(given, "level")
    except FigureError as error:
        raise error.as_part_of(MethodError, "level must be a figure") from error
    if not 0 < level < 1:
        raise MethodError("level must lie between 0 and 1", shown=as_code(level))
    return level


def read_dead_band(given: Number | Tolerance) -> Tolerance:
    """Read a dead band, the least change that counts, in units or as a percentage.

    >>> read_dead_band("5%"), read_dead_band(1)
    (Tolerance('5%'), Tolerance(1))

    Raises:
        MethodError: If *given* is not a figure or a percentage.
    """
    if isinstance(given, Tolerance):
        return given
    try:
        return Tolerance(given)
    except QprError as error:
        raise error.as_part_of(MethodError, "dead band must be a figure or a percentage such as '5%'") from error


def check_whole(name: str, given: object, least: int) -> None:
    """Check that *given* is a whole number of *least* or more.

    >>> check_whole("window", 2, least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be a whole number of 3 or more, got 2

    Raises:
        MethodError: If *given* is not such a number.
    """
    check_whole_number(given, name, MethodError, least=least)


def check_window(window: object, minimum_points: int, least: int) -> None:
    """Check that a window is a number of points, and not smaller than the minimum.

    >>> check_window(4, 5, least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be at least minimum_points, got a window of 4 and a minimum of 5

    Raises:
        MethodError: If it is not.
    """
    check_whole("minimum_points", minimum_points, least)
    if window is None:
        return
    check_whole("window", window, least)
    if isinstance(window, int) and window < minimum_points:
        raise MethodError(
            "window must be at least minimum_points",
            shown=f"a window of {window} and a minimum of {got(minimum_points)}",
        )


def check_point_count(points: int) -> None:
    """Check the number of points of a method that compares each with all others.

    >>> check_point_count(1_001)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must have 1,000 results at most (each is compared with all others), got 1,001

    Raises:
        MethodError: If there are more than 1,000.
    """
    if points > MOST_TOGETHER:
        limit = f"{MOST_TOGETHER:,} results at most (each is compared with all others)"
        raise MethodError(f"window must have {limit}", shown=f"{points:,}")


def check_true_or_false(name: str, given: object) -> None:
    """Check that *given* is True or False.

    Raises:
        MethodError: If it is not.
    """
    check_flag(given, name, MethodError)


def read_share(given: Number) -> Fraction:
    """Read a share between 0 and 1; text may be a fraction.

    >>> read_share("2/3")
    Fraction(2, 3)

    Raises:
        MethodError: If *given* is not a figure or a fraction between 0 and 1.
    """
    try:
        numerator, _, denominator = given.partition("/") if isinstance(given, str) else (given, "", "")
        top, bottom = exact(numerator, "share"), exact(denominator or 1, "share")
    except FigureError as error:
        raise error.as_part_of(MethodError, "share must be a figure or a fraction") from error
    share = top / bottom if bottom else bottom  # 0 in the denominator is refused below
    if not 0 < share < 1:
        raise MethodError("share must lie between 0 and 1", given=given)
    return share


def read_periods(given: object) -> tuple[Period, ...]:
    """Read periods or their names, in financial years from April, and sort them.

    Raises:
        MethodError: If *given* is not a period or a list of periods.
        PeriodError: If a name is not that of a period.
    """
    periods = tuple(given) if isinstance(given, tuple | list) else (given,)
    read: list[Period] = []
    for period in periods:
        if not isinstance(period, Period | str):
            raise MethodError("recalculated_from must be periods", given=given)
        read.append(as_period(period, APRIL, whose="recalculated_from"))
    return tuple(sorted(read, key=lambda period: period.ordinal))


def read_baseline(given: object) -> int | Period | None:
    """Read a baseline: its number of results, its last period, or None.

    >>> read_baseline("Q4 2022/23"), read_baseline(12)
    (Period.parse('Q4 2022/23'), 12)

    Raises:
        MethodError: If it is not a number, a period or None.
        PeriodError: If a name is not that of a period.
    """
    if given is None or isinstance(given, Period) or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    if isinstance(given, str):
        return as_period(given, APRIL, whose="baseline")
    raise MethodError("baseline must be a number of results or its last period", given=given)


def check_baseline(baseline: int | Period, window: int | None, starts: tuple[Period, ...], least: int) -> None:
    """Check that a baseline has enough results, and that its first results are fixed.

    >>> check_baseline(12, 20, (), least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be None with a baseline (it begins at the first result), got 20

    Raises:
        MethodError: If it is too short, or conflicts with the *window* or the *starts*.
    """
    if isinstance(baseline, int):
        check_whole("baseline", baseline, least)
    elif any(start.ordinal >= baseline.end for start in starts):
        raise MethodError(
            "baseline must end after the last period of recalculated_from", shown=f"{baseline} and {starts[-1]}"
        )
    if window is not None:
        raise MethodError("window must be None with a baseline (it begins at the first result)", shown=window)


def read_order(given: object) -> tuple[SpecialCause, ...]:
    """Read the order in which special causes decide.

    >>> read_order(reversed(SpecialCause))[0]
    SpecialCause.TREND

    Raises:
        MethodError: If it does not have each special cause once.
    """
    causes = items_of(given) or ()
    read = tuple(cause for cause in causes if isinstance(cause, SpecialCause))
    if len(read) != len(causes) or sorted(read, key=lambda cause: cause.name) != _BY_NAME:
        raise MethodError("order must list each SpecialCause once", given=given)
    return read


_BY_NAME: Final = sorted(SpecialCause, key=lambda cause: cause.name)
