"""Agreement of two records, and the path of their first difference."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple, NoReturn

from attrs import fields, has

from qpr_core.errors import InterchangeError, got
from qpr_core.interchange.simple_values import write_choice, write_period
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.tolerance import Tolerance
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import as_data
from qpr_core.model.values.path_faults import joined, numbered
from qpr_core.model.values.records import Choice

_PRECISION: Final = 1e-9
"""The largest relative difference of floats from different machines."""

_WHOLE: Final = (FinancialYear, Indicator, Period, TimeSeries, Tolerance)
"""Records that are compared as a whole, as a document has most of them as text."""


class Difference(NamedTuple):
    """A part of a record that is different from what follows from the others."""

    path: str
    found: object
    wanted: object


def must_agree(found: object, wanted: object, path: str = "") -> None:
    """Check that a record or a part of one is as it was worked out again.

    >>> from qpr_core import Movement
    >>> from qpr_core.methods import Finding, Line
    >>> line = Line(point_count=6, slope=-1.6, intercept=86.33, standard_error=0.25, t=-6.36, p_value=0.003,
    ...             degrees_of_freedom=4, level=Fraction(5, 100))
    >>> must_agree(Finding(Movement.UP, line), Finding(Movement.UP, line._replace(slope=-1.6000000000001)))
    >>> must_agree(Finding(Movement.UP, line), Finding(Movement.UP, line._replace(degrees_of_freedom=5)))
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: degrees_of_freedom must be 5, which follows from the rest of the record, \
got 4 at evidence.degrees_of_freedom

    Args:
        found: What was read.
        wanted: What it must be. Floats may differ in the tenth digit.
        path: Where it is in the record.

    Raises:
        InterchangeError: If they differ.
    """
    difference = next(_differences(found, wanted, path), None)
    if difference is not None:
        refuse(_name(difference.path), difference.wanted, difference.found, difference.path)


def must(is_right: bool, name: str, wanted: object, found: object, path: str) -> None:  # noqa: FBT001  the condition
    """Check that a part of a record is right.

    >>> must(2 > 3, "count", "3 or more", 2, "streak.count")
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: count must be 3 or more, which follows from the rest of the record, got 2 at \
streak.count

    Args:
        is_right: The condition.
        name: What must be right.
        wanted: What it must be: a value of a record, or text about several values.
        found: What it is.
        path: Where it is in the record.

    Raises:
        InterchangeError: If it is not.
    """
    if not is_right:
        refuse(name, wanted, found, path)


def refuse(name: str, wanted: object, found: object, path: str) -> NoReturn:
    """Raise the error for a part of a record that is not as *wanted*.

    Raises:
        InterchangeError: Always.
    """
    expected = wanted if isinstance(wanted, str) else _written(wanted)
    rule = f"{name} must be {expected}, which follows from the rest of the record"
    raise InterchangeError(rule, shown=_written(found), path=path or None)


def _name(path: str) -> str:
    return path.rpartition(".")[2].partition("[")[0].strip('"') or "record"


def _written(value: object) -> str:
    """Return a value as a document has it, if it is short."""
    match value:
        case Fraction():
            return repr(as_data(value))
        case Choice():
            return repr(write_choice(value))
        case Period():
            return repr(write_period(value))
        case None:
            return "null"
        case _:
            return got(value)


def _differences(found: Any, wanted: Any, path: str) -> Iterator[Difference]:
    if found is wanted:
        return
    if type(found) is not type(wanted):
        yield Difference(path, found, wanted)
    elif isinstance(found, float):
        if not math.isclose(found, wanted, rel_tol=_PRECISION, abs_tol=_PRECISION):
            yield Difference(path, found, wanted)
    elif isinstance(found, Mapping):
        yield from _of_mappings(found, wanted, path)
    elif isinstance(found, tuple):
        yield from _of_tuples(found, wanted, path)
    elif has(type(found)) and not isinstance(found, _WHOLE):
        for each in fields(type(found)):
            yield from _differences(getattr(found, each.name), getattr(wanted, each.name), joined(path, each.alias))
    elif found != wanted:
        yield Difference(path, found, wanted)


def _of_mappings(found: Mapping[Any, Any], wanted: Mapping[Any, Any], path: str) -> Iterator[Difference]:
    if set(found) != set(wanted):
        yield Difference(path, found, wanted)
    else:
        for key, value in found.items():
            yield from _differences(value, wanted[key], joined(path, _key(key)))


def _key(key: object) -> object:
    return write_choice(key) if isinstance(key, Choice) else write_period(key) if isinstance(key, Period) else key


def _of_tuples(found: tuple[Any, ...], wanted: tuple[Any, ...], path: str) -> Iterator[Difference]:
    names = getattr(type(found), "_fields", None)
    if names is None and len(found) != len(wanted):
        yield Difference(path, found, wanted)
    else:
        for index, (one, other) in enumerate(zip(found, wanted, strict=True)):
            yield from _differences(one, other, numbered(path, index) if names is None else joined(path, names[index]))
