"""Argument checks: the kind of an object, whole numbers and flags."""

from typing import TypeVar

from qpr_core.errors import QprError, error_of, got
from qpr_core.model.values.figures import LARGEST
from qpr_core.model.values.records import Choice, known_words, member_of

K = TypeVar("K")


def check_kind(given: object, kind: type[K], name: str, *, whose: object = None) -> K:
    """Return *given* if it is of the *kind*.

    A word that names a member of an enumeration gives the member. The class of the error depends on the kind alone,
    whichever function was called.

    >>> from qpr_core import Baseline, TimeSeries
    >>> check_kind(84, TimeSeries, "series", whose="K1")
    Traceback (most recent call last):
    qpr_core.errors.SeriesError: series must be a TimeSeries, got 84 (K1)
    >>> check_kind("same period last year", Baseline, "baseline")
    Baseline.SAME_PERIOD_LAST_YEAR

    Args:
        given: The argument.
        kind: The class that it must have.
        name: The name of the parameter.
        whose: The code or the period that the argument belongs to. If None, the message does not name one.

    Raises:
        QprError: If *given* is of a different kind. `errors.error_of` has the class of the error.
    """
    if isinstance(given, kind):
        return given
    condition = named(kind)
    if issubclass(kind, Choice):
        member = member_of(kind, given)
        if member is not None:
            return member
        condition += f" or one of {known_words(kind)}"
    raise error_of(kind)(f"{name} must be {condition}", given=given, whose=whose)


def check_optional_kind(given: object, kind: type[K], name: str, *, whose: object = None) -> K | None:
    """Return *given* if it is None, or of the *kind* as `check_kind` checks it.

    >>> from qpr_core import Frequency
    >>> check_optional_kind(None, Frequency, "frequency") is None
    True

    Raises:
        QprError: If *given* is of a different kind. `errors.error_of` has the class of the error.
    """
    return None if given is None else check_kind(given, kind, name, whose=whose)


def named(kind: type) -> str:
    """Return the name of a *kind* with its article, for an error message.

    >>> from qpr_core import Indicator, TimeSeries
    >>> named(Indicator), named(TimeSeries)
    ('an Indicator', 'a TimeSeries')
    """
    return f"{'an' if kind.__name__[0] in 'AEIO' else 'a'} {kind.__name__}"


def check_whole_number(  # noqa: PLR0913  what is checked, and four parts of the message
    given: object, name: str, error: type[QprError], *, least: int, most: int | None = None, whose: object = None
) -> int:
    """Return *given* if it is a whole number from *least* to *most*.

    True and False are not numbers.

    >>> from qpr_core.errors import IndicatorError
    >>> check_whole_number(-1, "arrears", IndicatorError, least=0)
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: arrears must be a whole number of 0 or more, got -1

    Args:
        given: The argument.
        name: The name of the parameter.
        error: The error class of the object that has the parameter.
        least: The smallest number allowed.
        most: The largest number allowed. If None, any number below 1e30.
        whose: The code or the name of the object. If None, the message does not name one.

    Raises:
        QprError: If *given* is not such a number; of the class *error*.
    """
    if isinstance(given, bool) or not isinstance(given, int) or given < least or (most is not None and given > most):
        limit = f"of {got(least)} or more" if most is None else f"from {got(least)} to {got(most)}"
        raise error(f"{name} must be a whole number {limit}", given=given, whose=whose)
    if given >= LARGEST:
        raise error(f"{name} must be smaller than 1e30", given=given, whose=whose)
    return given


def check_flag(given: object, name: str, error: type[QprError], *, whose: object = None) -> bool:
    """Return *given* if it is true or false.

    >>> from qpr_core.errors import MethodError
    >>> check_flag(1, "is_cautious", MethodError)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: is_cautious must be True or False, got 1

    Raises:
        QprError: If *given* is anything else; of the class *error*.
    """
    if not isinstance(given, bool):
        raise error(f"{name} must be True or False", given=given, whose=whose)
    return given
