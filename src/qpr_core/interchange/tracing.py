"""Tracing: reading records part by part, so that an error has its path."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar, get_args, get_type_hints

from attrs import has
from cattrs import Converter
from cattrs.cols import is_namedtuple

from qpr_core.errors import InterchangeError, QprError
from qpr_core.interchange.annotations import is_tuple, parts_given
from qpr_core.interchange.simple_values import check_parts
from qpr_core.model.values.path_faults import joined, numbered

T = TypeVar("T")


def inside(path: str, read: Callable[[], T]) -> T:
    """Return what a function returns; its error gets a longer path.

    >>> def read() -> None:
    ...     raise InterchangeError("figure must be text", given=5, path="target")
    >>> inside("thresholds", read)
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: figure must be text, got 5 at thresholds.target

    Raises:
        QprError: If the function raises it.
    """
    try:
        return read()
    except QprError as error:
        rest = error.path or ""
        dot = "." if rest and not rest.startswith("[") else ""
        raise error.at(f"{path}{dot}{rest}") from error.__cause__


def trace(converter: Converter) -> Converter:
    """Let a converter read every record and tuple part by part, which is slower."""
    converter.register_structure_hook_func(is_tuple, partial(_read_tuple, converter))
    converter.register_structure_hook_func(_is_record, partial(read_parts, converter))
    converter.register_structure_hook_func(is_namedtuple, partial(_read_namedtuple, converter))
    return converter


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and has(kind)


def read_parts(converter: Converter, data: object, kind: type) -> Any:
    """Return a record from the parameters of its constructor."""
    wanted = parts_given(kind)
    parts = check_parts(data, list(wanted), kind.__name__)
    return kind(**_read_each(converter, parts, wanted))


def _read_namedtuple(converter: Converter, data: object, kind: type) -> Any:
    wanted = get_type_hints(kind)
    return kind(**_read_each(converter, check_parts(data, list(wanted), kind.__name__), wanted))


def _read_each(converter: Converter, parts: Mapping[str, object], wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: inside(joined("", name), partial(converter.structure, parts[name], hint)) for name, hint in wanted.items()
    }


def _read_tuple(converter: Converter, data: object, kind: Any) -> tuple[Any, ...]:
    kinds = get_args(kind)
    is_of_one_kind = kinds[-1] is Ellipsis
    if not isinstance(data, list | tuple) or (not is_of_one_kind and len(data) != len(kinds)):
        number = "" if is_of_one_kind else f" of {len(kinds)} values"
        raise InterchangeError(f"value must be a list{number}", given=data)
    each = kinds[:1] * len(data) if is_of_one_kind else kinds
    return tuple(
        inside(numbered("", index), partial(converter.structure, value, part))
        for index, (value, part) in enumerate(zip(data, each, strict=True))
    )
