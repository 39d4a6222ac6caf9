"""Named tuples that `attrs.evolve` copies, as it copies all other records."""

from typing import NamedTuple, TypeVar

from attrs import NOTHING, Attribute, field, fields, make_class

T = TypeVar("T", bound=type)


class _Parts:
    """The parts of a named tuple as attrs lists those of its own classes; made when they are first asked for."""

    def __get__(self, made: object, kind: type[NamedTuple]) -> "tuple[Attribute[object], ...]":
        parts = {name: field(default=kind._field_defaults.get(name, NOTHING)) for name in kind._fields}
        return tuple(fields(make_class(kind.__name__, parts, init=False, repr=False, eq=False)))


def evolvable(kind: T) -> T:
    """Let `attrs.evolve` copy a named tuple; `copy.replace` does so by itself.

    >>> from attrs import evolve
    >>> from qpr_core import Rule
    >>> evolve(Rule("target and floor", 1), version=2)
    Rule(name='target and floor', version=2)
    """
    setattr(kind, "__attrs_attrs__", _Parts())  # noqa: B010  the name by which attrs knows its classes
    return kind
