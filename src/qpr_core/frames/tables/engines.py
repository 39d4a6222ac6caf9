"""Differences between engines: their errors, column names and missing values."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import wraps
from inspect import signature
from numbers import Real
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import QprError, TableError, got

_PANIC: Final = "PanicException"
"""The name of the class that Polars raises if it fails.

It is not an `Exception`, and only its name identifies it.
"""


P = ParamSpec("P")


R = TypeVar("R")


def with_table_errors(function: Callable[P, R]) -> Callable[P, R]:
    """Make *function* raise a `TableError` for any error of the engine.

    A call with missing or unknown arguments still raises a `TypeError`.
    """
    arguments = signature(function)

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        arguments.bind(*args, **kwargs)
        try:
            return function(*args, **kwargs)
        except QprError:
            raise
        except (
            BaseException
        ) as error:  # engines raise errors of any class, and Polars panics; __cause__ keeps the original
            if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
                raise
            raise TableError("table must be readable by its engine", shown=f"the error {got(error)}") from error

    return guarded


def read_frame(frame: object, name: str, *, eager: bool = False) -> tuple[Any, Mapping[str, object]]:
    """Open a table and return it with the types of its columns.

    Args:
        frame: A table of any engine that Narwhals knows.
        name: The name of the table in error messages.
        eager: True if lazy tables are refused.

    Raises:
        TableError: If *frame* is not such a table, two columns have the same name, or a name is not text.
    """
    wanted = "a data frame that is not lazy (collect it first)" if eager else "a table of an engine that Narwhals knows"
    try:
        table: Any = nw.from_native(frame, eager_only=eager)
        schema = table.collect_schema()
    except Exception as error:  # each engine raises its own classes for names it cannot read, and lazy ones plan here
        check_names(native_names(frame), name)
        if isinstance(error, TypeError):
            raise TableError(f"{name} must be {wanted}", shown=f"a {type(frame).__name__}") from error
        raise TableError(
            f"{name} must have columns that its engine can read", shown=f"the error {got(error)}"
        ) from error
    check_names([] if table.implementation.is_polars() else native_names(frame), name)
    check_names(schema, name)
    return table, schema


def native_names(frame: object) -> list[object]:
    """Return the column names as the engine lists them, or an empty list.

    Some engines allow two columns with the same name. Narwhals then shows only one of them, or hides the name.
    """
    for part in ("column_names", "columns"):
        try:
            names = getattr(frame, part, None)
        except Exception:  # noqa: BLE001  a lazy table may plan its columns here, and its engine raises errors of any class
            return []
        if isinstance(names, list | tuple) or (isinstance(names, Iterable) and type(names).__name__.endswith("Index")):
            return list(names)
    return []


def check_names(names: Iterable[object], whose: str) -> None:
    """Check that column names are text and different from one another.

    Raises:
        TableError: If a name is not text, or two are the same.
    """
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise TableError(f"{whose} must have column names that are text (rename them)", given=name)
        if name in seen:
            raise TableError(f"{whose} must have columns with different names (rename one)", shown=f"{name!r} twice")
        seen.add(name)


Cell: TypeAlias = object
"""The content of a cell; `None` if the cell is empty."""


def known(value: object) -> Cell:
    """Return the content of a cell, or `None` for a missing value or NaN.

    >>> known(float("nan")), known(5.0)
    (None, 5.0)
    """
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, Decimal):
        return None if value.is_nan() else value
    return None if isinstance(value, Real) and value != value else value  # noqa: PLR0124  NaN is not equal to itself
