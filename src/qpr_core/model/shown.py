"""How a record shows itself; generating a `repr` for each class would be half the cost of importing the library."""

from fractions import Fraction

from attrs import AttrsInstance, fields

from qpr_core.model.figures import as_code


def shown(record: AttrsInstance) -> str:
    """Show every field of a record, exact figures in their shortest form.

    >>> from qpr_core import Interval
    >>> shown(Interval("0.5", None))
    'Interval(low=0.5, high=None)'
    """
    parts = (
        f"{part.name}={part.repr(value) if callable(part.repr) else _shown(value)}"
        for part in fields(type(record))
        for value in (getattr(record, part.name),)
    )
    return f"{type(record).__name__}({', '.join(parts)})"


def shown_as_given(record: AttrsInstance) -> str:
    """Show the code that makes a record: each part that was given and is not the default of its constructor."""
    defaults = type(record).__init__.__kwdefaults__ or {}
    parts = (
        f"{name}={value.__name__ if isinstance(value, type) else repr(value)}"
        for part in fields(type(record))
        for name, value in ((part.name.lstrip("_"), getattr(record, part.name)),)
        if part.init and not (name in defaults and _is_default(value, defaults[name]))
    )
    return f"{type(record).__name__}({', '.join(parts)})"


def _is_default(value: object, default: object) -> bool:
    return value == default or (default is None and value == {})


def _shown(value: object) -> str:
    return as_code(value) if isinstance(value, Fraction) else repr(value)
