"""How the parameters of methods are read and checked."""

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
"""How many points a method takes whose work grows with their square: those of eighty years of months."""


def read_level(given: Number) -> Fraction:
    """Read a level of significance.

    >>> read_level(0.05)
    Fraction(1, 20)

    Raises:
        MethodError: if it is no figure between 0 and 1.
    """
    try:
        level = exact(given, "level")
    except FigureError as error:
        raise MethodError(f"level must be a figure: {error}") from error
    if not 0 < level < 1:
        raise MethodError(f"level must lie between 0 and 1, got {as_code(level)}")
    return level


def read_dead_band(given: Number | Tolerance) -> Tolerance:
    """Read how large a change has to be to count: in units, or in per cent of what it is set against.

    >>> read_dead_band("5%"), read_dead_band(1)
    (Tolerance('5%'), Tolerance(1))

    Raises:
        MethodError: if it is neither.
    """
    if isinstance(given, Tolerance):
        return given
    try:
        return Tolerance(given)
    except QprError as error:
        raise MethodError(f"dead band must be a figure or a share in per cent: {error}") from error


def require_whole(name: str, given: object, least: int) -> None:
    """Refuse what is no whole number of *least* or more.

    >>> require_whole("window", 2, least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be a whole number of 3 or more, got 2

    Raises:
        MethodError: if that is so.
    """
    check_whole_number(given, name, MethodError, least=least)


def require_window(window: object, minimum_points: int, least: int) -> None:
    """Refuse a window that is no number of points, or that does not hold the fewest that are needed.

    >>> require_window(4, 5, least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be at least minimum_points, got a window of 4 and a minimum of 5

    Raises:
        MethodError: if that is so.
    """
    require_whole("minimum_points", minimum_points, least)
    if window is None:
        return
    require_whole("window", window, least)
    if isinstance(window, int) and window < minimum_points:
        raise MethodError(
            f"window must be at least minimum_points, got a window of {window} and a minimum of {got(minimum_points)}"
        )


def require_few(points: int) -> None:
    """Refuse more points than a method takes that sets each of them against each other.

    >>> require_few(1_001)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must hold 1,000 results at most, as each is set against each other, got 1,001

    Raises:
        MethodError: if that is so.
    """
    if points > MOST_TOGETHER:
        limit = f"{MOST_TOGETHER:,} results at most, as each is set against each other"
        raise MethodError(f"window must hold {limit}, got {points:,}")


def require_flag(name: str, given: object) -> None:
    """Refuse what is neither true nor false.

    Raises:
        MethodError: if that is so.
    """
    check_flag(given, name, MethodError)


def read_share(given: Number) -> Fraction:
    """Read a share between 0 and 1; text may be a fraction.

    >>> read_share("2/3")
    Fraction(2, 3)

    Raises:
        MethodError: if it is none.
    """
    try:
        above, _, below = given.partition("/") if isinstance(given, str) else (given, "", "")
        share = exact(above, "share") / (exact(below, "share") if below else 1)
    except (FigureError, ZeroDivisionError) as error:
        raise MethodError(f"share must be a figure or a fraction: {error}") from error
    if not 0 < share < 1:
        raise MethodError(f"share must lie between 0 and 1, got {got(given)}")
    return share


def read_periods(given: object) -> tuple[Period, ...]:
    """Read periods, or names of them in financial years from April, and put them in order.

    Raises:
        MethodError: if they are no periods.
        PeriodError: if a name names none.
    """
    periods = tuple(given) if isinstance(given, tuple | list) else (given,)
    read: list[Period] = []
    for period in periods:
        if not isinstance(period, Period | str):
            raise MethodError(f"recalculated_from must be periods, got {got(given)}")
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
    raise MethodError(f"baseline must be a number of results or its last period, got {got(given)}")


def require_baseline(baseline: int | Period, window: int | None, starts: tuple[Period, ...], least: int) -> None:
    """Refuse a baseline that has too few results, or whose first results would move or be dropped.

    >>> require_baseline(12, 20, (), least=3)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: window must be None with a baseline (it begins at the first result), got 20

    Raises:
        MethodError: If it is too short, or conflicts with the *window* or the *starts*.
    """
    if isinstance(baseline, int):
        require_whole("baseline", baseline, least)
    elif any(start.ordinal >= baseline.end for start in starts):
        raise MethodError(
            f"baseline must end after the last period of recalculated_from, got {baseline} and {starts[-1]}"
        )
    if window is not None:
        raise MethodError(f"window must be None with a baseline (it begins at the first result), got {window}")


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
        raise MethodError(f"order must list each SpecialCause once, got {got(given)}")
    return read


_BY_NAME: Final = sorted(SpecialCause, key=lambda cause: cause.name)
