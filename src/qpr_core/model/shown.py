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


def _shown(value: object) -> str:
    return as_code(value) if isinstance(value, Fraction) else repr(value)
