"""Every error that the library raises on purpose, one class a noun, and how they show what they got."""

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
    """The root of all errors that the library raises on purpose.

    Each message says which rule was broken, what was given, and in brackets whose it was.

    >>> from qpr_core import Ratio
    >>> try:
    ...     Ratio(3, 0)
    ... except QprError as error:
    ...     print(type(error).__name__, "-", error)
    RatioError - denominator must not be nought under a numerator that is not, got Ratio(3, 0)
    """


class LookUpError(QprError, KeyError):
    """A period or a code that a series, a scorecard or a report does not have; also a `KeyError`.

    >>> from qpr_core import TimeSeries
    >>> try:
    ...     TimeSeries({"Q1 2023/24": 84})["Q2 2023/24"]
    ... except KeyError as error:
    ...     print(error)
    period must be one that was given (`get` returns None for any other), got Q2 2023/24 (series)
    """

    def __str__(self) -> str:
        """Return the message as it is; a `KeyError` would put it in quotation marks."""
        return ValueError.__str__(self)


class FigureError(QprError):
    """A number that cannot be read exactly, or that no indicator can have."""


class PeriodError(QprError):
    """Text that names no single period, or periods that cannot be set against one another."""


class ChoiceError(QprError):
    """A value that no member of an enumeration has."""


class RatioError(QprError):
    """Two counts that make no ratio."""


class UnitError(QprError):
    """A unit that is not known or not well made."""


class PolarityError(QprError):
    """A question of better or worse that the polarity cannot answer."""


class SeriesError(QprError):
    """Observations that make no time series, or a question that a series cannot answer."""


class SeriesLookUpError(SeriesError, LookUpError):
    """A period that was not given to a series."""


class SchemeError(QprError):
    """A rating scheme or a rating rule that is not well made, or gives an answer that is no band."""


class ThresholdError(QprError):
    """Thresholds that contradict one another or the indicator's polarity."""


class IndicatorError(QprError):
    """An indicator whose definition is incomplete or contradicts itself."""


class MethodError(QprError):
    """A method of finding the direction of travel with parameters that make no sense."""


class ScorecardError(QprError):
    """Indicators and series that make no scorecard."""


class ScorecardLookUpError(ScorecardError, LookUpError):
    """A code that no indicator of a scorecard has."""


class ReportError(QprError):
    """A report that cannot be made of a scorecard."""


class ReportLookUpError(ReportError, LookUpError):
    """A code that no indicator of a report has."""


class TableError(QprError):
    """A data frame that cannot be read as what it is said to be."""


class SummaryError(QprError):
    """Counts that contradict one another."""


class StyleError(QprError):
    """A style with a phrase that cannot be filled in, or something that has no words."""


class LawError(QprError):
    """A check of a law that cannot be tried: what it is to be tried on, or how often, makes no sense."""


class InterchangeError(QprError):
    """Plain data that holds no record, or a record that cannot be written as such."""


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
    """Return the class of the error for an argument that is not of a *kind*.

    It is the same in every function. A class that is missing from the table raises a `KeyError`, which a test finds.

    >>> class Report:
    ...     pass
    >>> error_of(Report)
    <class 'qpr_core.errors.ReportError'>
    """
    return _ERROR_OF_KIND[kind.__name__]


def got(value: object) -> str:
    """Show a refused *value* in an error message: its `repr`, cut to 80 characters.

    >>> got("x" * 1000)[-10:]
    'xxxxxxx...'
    """
    if isinstance(value, int) and value.bit_length() > 400:
        return f"a whole number of {value.bit_length()} bits"
    try:
        text = repr(value[:100] if isinstance(value, str) else value)
    except Exception:  # noqa: BLE001  a stranger's object may fail to show itself, and the message must still be ours
        text = f"a {type(value).__name__} that cannot show itself"
    return text if len(text) <= 80 else text[:77] + "..."
