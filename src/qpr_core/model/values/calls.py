"""explains_calls: errors for wrong arguments of a record."""

from difflib import get_close_matches
from functools import wraps
from inspect import Parameter, signature
from typing import Final, TypeVar

from qpr_core.errors import ArgumentError, got

T = TypeVar("T", bound=type)

_FEW: Final = 12
"""The greatest number of arguments that an error lists."""


def explains_calls(kind: T) -> T:
    """Let a record explain calls with wrong arguments.

    They are an argument without its name, one that the record does not have, and one that is missing.

    >>> from attrs import frozen
    >>> @explains_calls
    ... @frozen(kw_only=True)
    ... class Range:
    ...     low: int
    >>> Range(3)
    Traceback (most recent call last):
    qpr_core.errors.ArgumentError: arguments of Range must have names, such as Range(low=...), got 3
    """
    made = vars(kind)["__init__"]

    @wraps(made)
    def __init__(self: object, *given: object, **named: object) -> None:  # noqa: N807  it takes the place of the method
        try:
            made(self, *given, **named)
        except TypeError:
            fault = _fault(kind, given, named)
            if fault is None:
                raise
            raise fault from None

    setattr(__init__, "__kwdefaults__", made.__kwdefaults__)  # noqa: B010  mypy does not know that it is a function
    setattr(kind, "__init__", __init__)  # noqa: B010  a type checker keeps the signature of the record
    return kind


def _fault(kind: type, given: tuple[object, ...], named: dict[str, object]) -> ArgumentError | None:
    """Return the error for the arguments of a call; None if the record has them all."""
    parts = {part.name: part for part in signature(kind).parameters.values()}
    free = [name for name, part in parts.items() if part.kind is not Parameter.KEYWORD_ONLY]
    unnamed = given[len(free) :]
    if unnamed:
        names = [name for name in parts if name not in free][: len(unnamed)]
        call = f"{kind.__name__}({', '.join(f'{name}=...' for name in names)})"
        rule = f"arguments of {kind.__name__} must have names, such as {call}"
        return ArgumentError(rule, shown=", ".join(map(got, unnamed)))
    unknown = next((name for name in named if name not in parts), None)
    if unknown is not None:
        near = get_close_matches(unknown, parts, n=1)
        known = f"one of {', '.join(parts)}" if len(parts) <= _FEW else f"one of its {len(parts)} arguments"
        meant = f" (did you mean {near[0]}?)" if near else ""
        return ArgumentError(f"argument of {kind.__name__} must be {known}{meant}", shown=unknown)
    needed = [name for name, part in parts.items() if part.default is Parameter.empty]
    missing = [name for name in needed if name not in named and name not in free[: len(given)]]
    if missing:
        rule = f"arguments of {kind.__name__} must include {', '.join(missing)}"
        return ArgumentError(rule, shown=", ".join([*free[: len(given)], *named]) or "no arguments")
    return None
