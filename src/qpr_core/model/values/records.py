"""Records: enumerations, frozen mappings, and how records are shown and copied."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Generic, NamedTuple, NoReturn, TypeVar

from attrs import NOTHING, Attribute, AttrsInstance, field, fields, frozen, make_class

from qpr_core.errors import ChoiceError
from qpr_core.model.values.figures import as_code


class Choice(Enum):
    """An enumeration whose members are shown as they are written in code.

    >>> class Colour(Choice):
    ...     RED = "red"
    >>> Colour.RED
    Colour.RED
    >>> Colour("blue")
    Traceback (most recent call last):
    qpr_core.errors.ChoiceError: value of Colour must be one of 'red', got 'blue'
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Reject a value that no member has.

        Raises:
            ChoiceError: Always.
        """
        values = ", ".join(repr(member.value) for member in cls)
        raise ChoiceError(f"value of {cls.__name__} must be one of {values}", given=value)

    def __repr__(self) -> str:
        """Return the member as it is written in code."""
        return f"{type(self).__name__}.{self.name}"


def shown(record: AttrsInstance) -> str:
    """Return a `repr` with every field, and exact figures in their shortest form.

    >>> from qpr_core.rules import Interval
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
    """Return the code that creates a record.

    It has each argument that differs from the default of the constructor.
    """
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


K = TypeVar("K")


V = TypeVar("V")


@frozen(init=False, repr=False, eq=False)
class FrozenMapping(Mapping[K, V], Generic[K, V]):
    """A mapping that cannot change, in the given order.

    It equals any mapping with the same items, whatever their order, and its `repr` is that of a `dict`.

    >>> FrozenMapping({"a": 1, "b": 2})
    {'a': 1, 'b': 2}
    >>> FrozenMapping([("b", 2), ("a", 1)]) == {"a": 1, "b": 2}
    True
    >>> hash(FrozenMapping({"a": 1, "b": 2})) == hash(FrozenMapping({"b": 2, "a": 1}))
    True
    """

    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]]) -> None:
        """Copy the items; the last of several with one key counts."""
        self.__attrs_init__(dict(items))

    def __getitem__(self, key: K) -> V:
        """Return the value of *key*; raise `KeyError` if there is none."""
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        """Iterate over the keys in the given order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Return the same hash for mappings that are equal."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """Return the `repr` of a `dict` with these items."""
        return repr(self._items)


T = TypeVar("T", bound=type)


class _Parts:
    """The fields of a named tuple, in the form that attrs has for its classes."""

    def __get__(self, made: object, kind: type[NamedTuple]) -> "tuple[Attribute[object], ...]":
        parts = {name: field(default=kind._field_defaults.get(name, NOTHING)) for name in kind._fields}
        return tuple(fields(make_class(kind.__name__, parts, init=False, repr=False, eq=False)))


def evolvable(kind: T) -> T:
    """Let `attrs.evolve` copy a named tuple, as `copy.replace` does.

    >>> from attrs import evolve
    >>> from qpr_core.rules import Rule
    >>> evolve(Rule("target and floor", 1), version=2)
    Rule(name='target and floor', version=2)
    """
    setattr(kind, "__attrs_attrs__", _Parts())  # noqa: B010  the name by which attrs knows its classes
    return kind
