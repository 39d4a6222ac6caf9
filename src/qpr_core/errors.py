"""The library's exceptions: one class for each kind of object at fault.

All are `QprError`. `error_of` has the class for an argument of the wrong kind, and `got` shows a rejected value.
"""

from collections.abc import Mapping
from typing import Final

__all__ = [
    "ChoiceError",
    "FigureError",
    "IndicatorError",
    "InterchangeError",
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


class QprError(ValueError):
    """The base class of all errors that the library raises on purpose.

    Each message has the condition that was broken, the value that was given and, in brackets, the object it was for.

    >>> from qpr_core import Ratio
    >>> try:
    ...     Ratio(3, 0)
    ... except QprError as error:
    ...     print(type(error).__name__, "-", error)
    RatioError - denominator must not be 0 unless the numerator is 0, got Ratio(3, 0)
    """


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
    "FinancialYear": PeriodError,
    "Flag": ReportError,
    "Frequency": PeriodError,
    "Indicator": IndicatorError,
    "Interval": ThresholdError,
    "Palette": StyleError,
    "Period": PeriodError,
    "PeriodStyle": PeriodError,
    "Polarity": PolarityError,
    "RatingRule": SchemeError,
    "Report": ReportError,
    "Scheme": SchemeError,
    "Status": SeriesError,
    "Style": StyleError,
    "Summary": SummaryError,
    "Thresholds": ThresholdError,
    "TimeSeries": SeriesError,
    "Unit": UnitError,
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

    >>> got("x" * 1000)[-10:]
    'xxxxxxx...'
    """
    if isinstance(value, int) and value.bit_length() > 400:
        return f"a whole number of {value.bit_length()} bits"
    try:
        text = repr(value[:100] if isinstance(value, str) else value)
    except Exception:  # noqa: BLE001  a third-party object may fail here, and the message must still be complete
        text = f"a {type(value).__name__} whose repr fails"
    return text if len(text) <= 80 else text[:77] + "..."
