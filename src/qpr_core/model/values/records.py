"""Records: enumerations, frozen mappings, and how records are shown and copied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final, Generic, NamedTuple, Self, TypeVar

from attrs import NOTHING, Attribute, AttrsInstance, field, fields, frozen, make_class

from qpr_core.errors import ChoiceError
from qpr_core.model.values.figures import as_code

SPACES: Final = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""White space, spelt out because engines of tables have different definitions."""


MARKS: Final = "-_" + "".join(map(chr, (*range(0x2010, 0x2016), 0x2212)))
"""Hyphens, dashes and underscores."""


SEPARATORS: Final = f"[{MARKS}{SPACES}]+"
"""A pattern for what makes no difference in a word of a choice."""


_SEPARATED: Final = re.compile(SEPARATORS)


class Choice(Enum):
    """An enumeration whose members are shown as they are written in code.

    A member is also found by its name and its words. Capitals, spaces, hyphens and underscores make no difference.

    >>> class Colour(Choice):
    ...     DARK_RED = "dark red"
    >>> Colour("Dark-Red")
    Colour.DARK_RED
    >>> Colour("blue")
    Traceback (most recent call last):
    qpr_core.errors.ChoiceError: value of Colour must be one of 'dark red', got 'blue'
    """

    @classmethod
    def _more_words(cls) -> Mapping[Self, tuple[str, ...]]:
        """Return words of members besides their values and names."""
        return {}

    @classmethod
    def _missing_(cls, value: object) -> Self:
        """Find a member by a word that is not exactly its value.

        Raises:
            ChoiceError: If no member has the word, or several have it.
        """
        member = member_of(cls, value)
        if member is None:
            known = dict.fromkeys([*(each.value for each in cls), *words_of(cls)])
            raise ChoiceError(f"value of {cls.__name__} must be one of {', '.join(map(repr, known))}", given=value)
        return member

    def __repr__(self) -> str:
        """Return the member as it is written in code."""
        return f"{type(self).__name__}.{self.name}"


C = TypeVar("C", bound=Choice)


def member_of(kind: type[C], given: object) -> C | None:
    """Return the member of an enumeration that is *given*, or that a word names.

    None if there is no such member, or more than one.

    >>> from qpr_core import Baseline
    >>> member_of(Baseline, "SAME PERIOD last-year"), member_of(Baseline, "last year")
    (Baseline.SAME_PERIOD_LAST_YEAR, None)
    """
    if isinstance(given, kind):
        return given
    if not isinstance(given, str):
        return None
    exact = next((member for member in kind if given == member.value), None)
    return members_by_key(kind).get(_key(given)) if exact is None else exact


def members_of(kind: type[C], given: Iterable[object] | None) -> tuple[C, ...] | None:
    """Return several members of an enumeration, as `member_of` finds each.

    None if there is nothing, or something that is not a member.

    >>> from qpr_core import Rag
    >>> members_of(Rag, ["red", Rag.AMBER]), members_of(Rag, ["red", "blue"])
    ((Rag.RED, Rag.AMBER), None)
    """
    found = [] if given is None else [member_of(kind, each) for each in given]
    members = tuple(each for each in found if each is not None)
    return None if given is None or len(members) < len(found) else members


@lru_cache(maxsize=256)
def members_by_key(kind: type[C]) -> Mapping[str, C]:
    """Return the members of an enumeration by their words.

    The words are in lower case without separators. A word that two members share is left out. If a word begins or
    ends with a mark, such as the band "A-", nothing is found by less than its exact value.
    """
    found: dict[str, set[C]] = {}
    for member in kind:
        for word in (member.value, member.name, *kind._more_words().get(member, ())):  # noqa: SLF001  for subclasses
            if isinstance(word, str):
                found.setdefault(_key(word), set()).add(member)
                if word.strip(MARKS) != word:
                    return {}
    return {key: members.pop() for key, members in found.items() if key and len(members) == 1}


def _key(word: str) -> str:
    return _SEPARATED.sub("", word).lower()


def known_words(*kinds: type[Choice]) -> str:
    """Return the words of enumerations, for an error message.

    >>> from qpr_core import Frequency
    >>> known_words(Frequency)
    "'monthly', 'quarterly', 'half-yearly', 'six-monthly', 'yearly', 'annual', 'annually'"
    """
    return ", ".join(repr(word) for kind in kinds for word in words_of(kind))


def words_of(kind: type[Choice]) -> tuple[str, ...]:
    """Return the values and the other words of an enumeration.

    >>> from qpr_core import Status
    >>> words_of(Status)
    ('final', 'provisional', 'revised')
    """
    more = kind._more_words()  # noqa: SLF001  for subclasses
    words = (word for member in kind for word in (member.value, *more.get(member, ())))
    return tuple(word for word in words if isinstance(word, str))


def shown(record: AttrsInstance) -> str:
    """Return a `repr` with every field, and exact figures in their shortest form.

    A field with `repr=False` is shown only if it is not its default.

    >>> from qpr_core.rules import Interval
    >>> shown(Interval("0.5", None))
    'Interval(low=0.5, high=None, excludes_low=False, excludes_high=False)'
    """
    parts = (
        f"{part.alias}={part.repr(value) if callable(part.repr) else _shown(value)}"
        for part in fields(type(record))
        for value in (getattr(record, part.name),)
        if part.repr is not False or value != part.default
    )
    return f"{type(record).__name__}({', '.join(parts)})"


def shown_as_given(record: AttrsInstance) -> str:
    """Return the code that creates a record.

    It has each argument that differs from the default of the constructor.
    """
    defaults = type(record).__init__.__kwdefaults__ or {}
    parts = (
        f"{name}={_as_given(value)}"
        for part in fields(type(record))
        for name, value in ((part.name.lstrip("_"), getattr(record, part.name)),)
        if part.init and not (name in defaults and _is_default(value, defaults[name]))
    )
    return f"{type(record).__name__}({', '.join(parts)})"


def _as_given(value: object) -> str:
    if isinstance(value, type):
        return value.__name__
    return repr(value.isoformat() if isinstance(value, date) else value)


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

    def __eq__(self, other: object) -> bool:
        """Return True for a mapping with the same items, in any order."""
        return self._items == other._items if isinstance(other, FrozenMapping) else super().__eq__(other)

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
