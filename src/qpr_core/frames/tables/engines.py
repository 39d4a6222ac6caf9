"""Open tables of any engine: check the names of columns, and raise every error as a `TableError`."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import wraps
from inspect import signature
from numbers import Real
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar

import narwhals.stable.v2 as nw

from qpr_core.errors import QprError, TableError, got

_PANIC: Final = "PanicException"
"""What Polars raises if it fails: not an `Exception`, and recognisable only by its name."""


P = ParamSpec("P")


R = TypeVar("R")


def with_own_errors(function: Callable[P, R]) -> Callable[P, R]:
    """Raise a `TableError` for any error of Narwhals or of the engine of a table.

    A call with missing or unknown arguments is a `TypeError`, as it is for every function.
    """
    arguments = signature(function)

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        arguments.bind(*args, **kwargs)
        try:
            return function(*args, **kwargs)
        except QprError:
            raise
        except BaseException as error:  # an engine may raise anything; the cause says which one did
            if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
                raise
            raise TableError(f"table must be one that its engine can read, got the error {got(error)}") from error

    return guarded


def read_frame(frame: object, name: str, *, eager: bool = False) -> tuple[Any, Mapping[str, object]]:
    """Open a table and return it with the types of its columns.

    Args:
        frame: A table of any engine that Narwhals knows.
        name: What the table is called in an error.
        eager: Whether it must hold its rows.

    Raises:
        TableError: If it is not such a table, or two columns have one name, or a name is not text.
    """
    wanted = "a data frame that is not lazy (collect it first)" if eager else "one that Narwhals knows"
    try:
        table: Any = nw.from_native(frame, eager_only=eager)
        schema = table.collect_schema()
    except Exception as error:
        check_names(native_names(frame), name)
        if isinstance(error, TypeError):
            raise TableError(f"{name} must be {wanted}, got a {type(frame).__name__}") from error
        raise TableError(f"{name} must have columns that its engine can read, got the error {got(error)}") from error
    check_names([] if table.implementation.is_polars() else native_names(frame), name)
    check_names(schema, name)
    return table, schema


def native_names(frame: object) -> list[object]:
    """Return the names of the columns of a table as its engine knows them; none if it does not say.

    Some engines have columns of one name, of which Narwhals shows only one, or does not say which it is.
    """
    for part in ("column_names", "columns"):
        try:
            names = getattr(frame, part, None)
        except Exception:  # noqa: BLE001  a lazy table may have to work its columns out, and fail
            return []
        if isinstance(names, list | tuple) or (isinstance(names, Iterable) and type(names).__name__.endswith("Index")):
            return list(names)
    return []


def check_names(names: Iterable[object], whose: str) -> None:
    """Check that names of columns are text and unique.

    Raises:
        TableError: If they are not.
    """
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise TableError(f"{whose} must have column names that are text (rename them), got {got(name)}")
        if name in seen:
            raise TableError(f"{whose} must have columns with different names (rename one), got {name!r} twice")
        seen.add(name)


Cell: TypeAlias = object
"""What stands in a cell; `None` where nothing does."""


def known(value: object) -> Cell:
    """Give what stands in a cell, and `None` for everything that an engine says "missing" or "no number" with.

    >>> known(float("nan")), known(5.0)
    (None, 5.0)
    """
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if isinstance(value, Decimal):
        return None if value.is_nan() else value
    return None if isinstance(value, Real) and value != value else value  # noqa: PLR0124  what is no number is not equal to itself
