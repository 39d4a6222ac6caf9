"""The library's exceptions: one class for each kind of object at fault.

All are `QprError`. `error_of` has the class for an argument of the wrong kind, and `got` shows a rejected value.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Self, TypeVar

__all__ = [
    "ArgumentError",
    "ChoiceError",
    "FigureError",
    "GroupError",
    "IndicatorError",
    "InterchangeError",
    "ItemError",
    "LawError",
    "LookUpError",
    "MethodError",
    "PeriodError",
    "PolarityError",
    "QprError",
    "RatioError",
    "ReportError",
    "ReportLookUpError",
    "SchemeError",
    "ScorecardError",
    "ScorecardLookUpError",
    "SeriesError",
    "SeriesLookUpError",
    "StyleError",
    "SummaryError",
    "TableError",
    "ThresholdError",
    "UnitError",
]


E = TypeVar("E", bound="QprError")


_NOT_GIVEN: Final = object()


class QprError(ValueError):
    """The base class of all errors that the library raises on purpose.

    The message has the rule that was broken, what was given and, in brackets, whose it was. The same facts are
    attributes, so that a program can read them.

    >>> from qpr_core import Ratio, TimeSeries
    >>> try:
    ...     Ratio(3, 0)
    ... except QprError as error:
    ...     print(type(error).__name__, "-", error)
    RatioError - denominator must not be 0 unless the numerator is 0, got Ratio(3, 0)
    >>> try:
    ...     TimeSeries({"Q1 2023/24": float("inf")})
    ... except QprError as error:
    ...     error.rule, error.given, error.whose
    ('figure must be finite', inf, 'Q1 2023/24')

    A pickled error keeps what was given if it is text, a number or a date, and otherwise the text of it.

    Args:
        rule: What must be true, with the remedy in brackets where it is not obvious.
        given: The object that was rejected.
        shown: The text of what was given. If None, the `repr` of *given*, cut to 80 characters.
        whose: The indicator, period or part that the object belongs to. A tuple if it belongs to several.
        path: Where it is in a file or a nested record, such as "indicators[3].thresholds.floor".
    """

    rule: str
    given: object
    whose: str | None
    path: str | None
    shown: str | None

    def __init__(
        self,
        rule: str,
        *,
        given: object = _NOT_GIVEN,
        shown: object = None,
        whose: object = None,
        path: str | None = None,
    ) -> None:
        """Keep the facts, and compose the message from them."""
        if shown is None and given is not _NOT_GIVEN:
            shown = got(given)
        owners = whose if isinstance(whose, tuple) else () if whose is None else (whose,)
        self.shown, self._owners = None if shown is None else str(shown), tuple(map(str, owners))
        self.rule, self.path, self.whose = rule, path, ", ".join(self._owners) or None
        self.given = self.shown if given is _NOT_GIVEN else given
        found = "" if shown is None else f", got {shown}"
        brackets = "".join(f" ({owner})" for owner in self._owners)
        super().__init__(f"{rule}{found}{brackets}{'' if path is None else f' at {path}'}")

    def of(self, whose: object) -> Self:
        """Return the same error with one more object that it belongs to.

        >>> error = FigureError("figure must be finite", given=float("inf"), whose="target").of("CS01")
        >>> print(error, "|", error.whose)
        figure must be finite, got inf (target) (CS01) | target, CS01
        """
        return self._copy(type(self), self.rule, (*self._owners, whose), self.path)

    def at(self, path: str) -> Self:
        """Return the same error with a *path*.

        >>> print(FigureError("figure must be finite", given=float("inf")).at("thresholds.floor"))
        figure must be finite, got inf at thresholds.floor
        """
        return self._copy(type(self), self.rule, self._owners, path)

    def as_part_of(self, kind: type[E], condition: str) -> E:
        """Return an error of a *kind*: about the object that has the rejected part.

        >>> error = FigureError("figure must be finite", given=float("inf"))
        >>> print(error.as_part_of(RatioError, "numerator must be a count"))
        numerator must be a count: figure must be finite, got inf
        """
        return self._copy(kind, f"{condition}: {self.rule}", self._owners, self.path)

    def _copy(self, kind: type[E], rule: str, owners: tuple[object, ...], path: str | None) -> E:
        given = _NOT_GIVEN if self.shown is None else self.given
        return kind(rule, given=given, shown=self.shown, whose=owners, path=path)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the facts."""
        kept = self.given if isinstance(self.given, (str, int, float, Decimal, Fraction, date)) else self.shown
        return type(self), self.args, {**self.__dict__, "given": kept}


class LookUpError(QprError, KeyError):
    """A period or a code that is not in a series, scorecard or report.

    It is a `KeyError` too.

    >>> from qpr_core import TimeSeries
    >>> try:
    ...     TimeSeries({"Q1 2023/24": 84})["Q2 2023/24"]
    ... except KeyError as error:
    ...     print(error)
    period must be one of the series (`get` returns None for other periods), got Q2 2023/24 (series)
    """

    def __str__(self) -> str:
        """Return the message without the quotation marks of a `KeyError`."""
        return ValueError.__str__(self)


class ArgumentError(QprError, TypeError):
    """Arguments that a record cannot be made with: unnamed, unknown or missing.

    It is a `TypeError` too.

    >>> from qpr_core import Thresholds
    >>> Thresholds(floor=80)
    Traceback (most recent call last):
    qpr_core.errors.ArgumentError: arguments of Thresholds must include target, got floor
    """


class FigureError(QprError):
    """A number that cannot be read exactly, or that is not a possible value."""


class PeriodError(QprError):
    """Text that does not name one period, or periods that cannot be compared."""


class ChoiceError(QprError):
    """A value that is not one of an enumeration."""


class RatioError(QprError):
    """Two counts that cannot be a ratio."""


class UnitError(QprError):
    """A unit that is unknown, or that has a wrong part."""


class PolarityError(QprError):
    """Something that is not a polarity, or a polarity that cannot judge."""


class SeriesError(QprError):
    """Observations that cannot be a time series, or a wrong use of a series."""


class SeriesLookUpError(SeriesError, LookUpError):
    """A period that is not in a series."""


class SchemeError(QprError):
    """A wrong rating scheme or rating rule, or a rule that returns no band."""


class ThresholdError(QprError):
    """Thresholds that contradict each other or the indicator's polarity."""


class IndicatorError(QprError):
    """An indicator with an incomplete or contradictory definition."""


class ItemError(QprError):
    """A project, action, milestone or risk with a wrong definition or dates."""


class GroupError(QprError):
    """A group that cannot be rated, or a wrong group rule."""


class MethodError(QprError):
    """A wrong method for the direction of travel, or wrong parameters of one."""


class ScorecardError(QprError):
    """Indicators and series that cannot be a scorecard."""


class ScorecardLookUpError(ScorecardError, LookUpError):
    """A code that is not in a scorecard."""


class ReportError(QprError):
    """A report that cannot be made from a scorecard, or a wrong use of one."""


class ReportLookUpError(ReportError, LookUpError):
    """A code that is not in a report."""


class TableError(QprError):
    """A data frame with columns or cells that cannot be read."""


class SummaryError(QprError):
    """A summary with counts that contradict each other."""


class StyleError(QprError):
    """A style with a wrong phrase, or an object that has no text."""


class LawError(QprError):
    """A check of a law with wrong examples, or a wrong number of them."""


class InterchangeError(QprError):
    """Plain data that is not a record, or a record that cannot be written."""


_ERROR_OF_KIND: Final[Mapping[str, type[QprError]]] = {
    "Aggregation": SeriesError,
    "Base": SummaryError,
    "Baseline": PeriodError,
    "Basis": IndicatorError,
    "Bridge": ReportError,
    "CoverPaper": ReportError,
    "FinancialYear": PeriodError,
    "Flag": ReportError,
    "Frequency": PeriodError,
    "Indicator": IndicatorError,
    "Kind": ItemError,
    "MilestoneDates": ItemError,
    "PageSize": StyleError,
    "Palette": StyleError,
    "Period": PeriodError,
    "PeriodStyle": PeriodError,
    "Polarity": PolarityError,
    "RatingRule": SchemeError,
    "Report": ReportError,
    "ScorecardTable": StyleError,
    "Status": SeriesError,
    "Style": StyleError,
    "TimeSeries": SeriesError,
    "TrackedItem": ItemError,
}


def error_of(kind: type) -> type[QprError]:
    """Return the error class for an argument that is not of a *kind*.

    It is the same in every function. A kind that is not in the table raises a `KeyError`, so that a test finds it.

    >>> class Report:
    ...     pass
    >>> error_of(Report)
    <class 'qpr_core.errors.ReportError'>
    """
    return _ERROR_OF_KIND[kind.__name__]


def got(value: object) -> str:
    """Return the `repr` of a rejected *value*, cut to 80 characters.

    A date is shown as 2023-06-30, also if it is a `datetime` at midnight.

    >>> got("x" * 1000)[-10:]
    'xxxxxxx...'
    """
    if type(value) is datetime and value.time() == time():
        value = value.date()
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, int) and value.bit_length() > 400:
        return f"a whole number of {value.bit_length()} bits"
    try:
        text = repr(value[:100] if isinstance(value, str) else value)
    except Exception:  # noqa: BLE001  a third-party object may fail here, and the message must still be complete
        text = f"a {type(value).__name__} whose repr fails"
    return text if len(text) <= 80 else text[:77] + "..."
