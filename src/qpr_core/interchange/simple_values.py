"""The plain data of numbers, periods, enumerations, tolerances and custom rules.

A function `write_x` returns the plain data of a value; `read_x` checks plain data and returns the value.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias

from qpr_core.analysis.methods.travel_rule import TravelRule
from qpr_core.errors import InterchangeError
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import LARGEST, as_data
from qpr_core.model.values.names import Rule
from qpr_core.model.values.path_faults import close_to, joined
from qpr_core.model.values.records import Choice

CustomRule: TypeAlias = RatingRule | TravelRule
"""A custom rule; documents refer to it by its name and version."""

FIGURE: Final = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")
LONGEST: Final = 200
"""The longest text of a figure: enough for every figure, and quick to read."""
PERIOD: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})/P(?P<months>1|3|6|12)M")
DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_exactly(kind: type, data: object) -> Any:
    """Check that the type of *data* is exactly *kind* and return it."""
    if type(data) is not kind:
        raise InterchangeError(f"value must be of the kind {kind.__name__}", given=data)
    if isinstance(data, int) and abs(data) >= LARGEST:
        raise InterchangeError("whole number must be smaller than 1e30", given=data)
    return data


def write_float(number: float) -> float | str:
    """Return a float; JSON has no infinity, so this one is text.

    Equal numbers are written in the same way: -0.0 as 0.0, and 5 as 5.0.

    >>> write_float(0.5), write_float(float("-inf")), write_float(-0.0), write_float(5)
    (0.5, '-inf', 0.0, 5.0)

    Raises:
        InterchangeError: If it is NaN, which does not equal itself.
    """
    if math.isnan(number):
        raise InterchangeError("number must not be NaN", given=number)
    return float(number) + 0.0 if math.isfinite(number) else str(number)


def read_float(data: object) -> float:
    """Return the float of what `write_float` returned."""
    if isinstance(data, str) and data in {"inf", "-inf"}:
        return float(data)
    if (type(data) is int and abs(data) < LARGEST) or (isinstance(data, float) and math.isfinite(data)):
        return float(data)
    raise InterchangeError("number must be a finite number, 'inf' or '-inf'", given=data)


def read_figure(text: object) -> Fraction:
    """Return the figure of a text from `as_data`; other text is an InterchangeError."""
    if not isinstance(text, str) or not FIGURE.fullmatch(text) or len(text) > LONGEST:
        raise InterchangeError("figure must be text like '84.95' or '1/3'", given=text)
    return Fraction(text)


def write_period(period: Period) -> str:
    """Return a period as in ISO 8601: its first month and its length in months.

    >>> write_period(Period.parse("Q2 2023/24"))
    '2023-07/P3M'
    """
    return f"{period.year:04d}-{period.month:02d}/P{period.frequency.months}M"


def read_period(text: object) -> Period:
    """Return the period of a text from `write_period`."""
    match = PERIOD.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise InterchangeError("period must be text like '2023-07/P3M'", given=text)
    return Period(int(match["year"]), int(match["month"]), Frequency(int(match["months"])))


def read_date(text: object) -> date:
    """Return the day of a text like "2024-03-31"."""
    if not isinstance(text, str) or not DATE.fullmatch(text):
        raise InterchangeError("day must be text like '2024-03-31'", given=text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InterchangeError("day must be a date that exists", given=text) from error


def read_financial_year(month: object) -> FinancialYear:
    """Return the financial year that begins in this month."""
    if not isinstance(month, Mapping):
        return FinancialYear(read_exactly(int, month))
    parts = check_parts(month, ["month", "fy_names"], "FinancialYear")
    names = parts["fy_names"]
    if names not in {"starts", "ends"}:
        raise InterchangeError("fy_names must be 'starts' or 'ends'", given=names)
    return FinancialYear(read_exactly(int, parts["month"]), fy_names=names)


def write_financial_year(year: FinancialYear) -> object:
    """Return the month of a year, with the meaning of its names if known.

    >>> write_financial_year(FinancialYear()), write_financial_year(FinancialYear("July", fy_names="ends"))
    (4, {'month': 7, 'fy_names': 'ends'})
    """
    return year.month if year.fy_names is None else {"month": year.month, "fy_names": year.fy_names}


def write_choice(choice: Choice) -> str:
    """Return the names of an enumeration and its member.

    >>> from qpr_core import Rag
    >>> write_choice(Rag.GREEN)
    'Rag.GREEN'
    """
    return f"{type(choice).__name__}.{choice.name}"


def read_choice(text: object, known: Iterable[type[Choice]]) -> Choice:
    """Return the member of one of the *known* enumerations.

    >>> from qpr_core import Rag
    >>> read_choice("Rag.GREEN", [Rag])
    Rag.GREEN

    Raises:
        InterchangeError: If it is not a member of one of them.
    """
    for choices in known:
        for choice in choices:
            if isinstance(text, str) and text == write_choice(choice):
                return choice
    raise InterchangeError(
        f"name must be that of a member of {', '.join(choices.__name__ for choices in known)}",
        given=text,
        whose="pass your own schemes",
    )


def write_tolerance(tolerance: Tolerance) -> dict[str, object]:
    """Return a tolerance as it was given.

    >>> write_tolerance(Tolerance("5%"))
    {'by': '5%'}
    """
    return {"by": f"{as_data(tolerance.size * 100)}%" if tolerance.is_relative else as_data(tolerance.size)}


def read_tolerance(data: object) -> Tolerance:
    """Return the tolerance of what `write_tolerance` returned."""
    by = check_parts(data, ["by"], "Tolerance")["by"]
    is_relative = isinstance(by, str) and by.endswith("%")
    return Tolerance(read_exactly(str, by) if is_relative else read_figure(by))


def write_rule(rule: CustomRule) -> dict[str, object]:
    """Return the name and version of a custom rule, as a function is not data."""
    return {"name": rule.name, "version": rule.version}


def read_rule(known: Mapping[Rule, CustomRule], kind: str, data: object) -> CustomRule:
    """Return the custom rule of this name and version among the *known* ones."""
    parts = check_parts(data, ["name", "version"], kind)
    name, version = parts["name"], parts["version"]
    wanted = Rule(name, version)
    if not isinstance(name, str) or type(version) is not int or wanted not in known:
        raise InterchangeError("rule must be one of those given with rules=", given=data)
    return known[wanted]


def look_up(name: object, known: Mapping[str, Any], what: str) -> Any:
    """Return the *known* object of this name."""
    if not isinstance(name, str) or name not in known:
        raise InterchangeError(f"{what} must be one of {', '.join(known)}", given=name)
    return known[name]


def check_parts(data: object, wanted: Sequence[str], name: str) -> Mapping[str, Any]:
    """Check that *data* is a mapping with exactly these keys and return it.

    >>> check_parts({"numerator": 1}, ["numerator", "denominator"], "Ratio")
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: Ratio must have the part denominator, got only numerator

    Raises:
        InterchangeError: If it is not a mapping, or a key is missing or unknown.
    """
    if not isinstance(data, Mapping):
        raise InterchangeError(f"{name} must have the parts {', '.join(wanted)}", given=data)
    if missing := [key for key in wanted if key not in data]:
        parts = "part" if len(missing) == 1 else "parts"
        found = f"only {', '.join(joined('', key) for key in data)}" if data else "an empty object"
        raise InterchangeError(f"{name} must have the {parts} {', '.join(missing)}", shown=found)
    if unknown := [key for key in data if key not in wanted]:
        shown = ", ".join(joined("", key) for key in unknown)
        rule = f"{name} must have only the parts {', '.join(wanted)}{close_to(unknown[0], wanted)}"
        raise InterchangeError(rule, shown=shown)
    return data
