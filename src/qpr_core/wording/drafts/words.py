"""Words: the kinds of token of a draft, each with a letter.

A sentence is read as a string with one letter for each token, such as "n(s)b" for "22 (58%) are Green". A kind of claim
is then a regular expression over these letters.
"""

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from qpr_core.analysis.answers import Direction, Judgement, NoRating
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.amount import Amount


class Kind(Enum):
    """The kind of a token; its value is its letter in patterns.

    >>> Kind("n").name
    'NUMBER'
    """

    NUMBER = "n"
    SHARE = "s"
    MEASURE = "u"
    DURATION = "a"
    VAGUE = "v"
    BAND = "b"
    DIRECTION = "d"
    MISSING = "m"
    RATED = "r"
    KPIS = "k"
    OTHER = "o"
    NAME = "K"
    SERVICE = "S"
    AMBIGUOUS = "G"
    LABEL = "l"
    PERIOD = "p"
    BEFORE = "q"
    YEAR_AGO = "y"
    NOW = "c"
    SPAN = "R"
    MORE = "M"
    FEWER = "L"
    SAME = "E"
    RISE = "U"
    FALL = "D"
    BETTER = "B"
    WORSE = "W"
    HALVED = "H"
    DOUBLED = "Q"
    ALL_BUT = "4"
    MULTIPLE = "3"
    MOVED = "V"
    OF = "f"
    FROM = "F"
    TO = "T"
    BY = "Y"
    THAN = "C"
    IN = "I"
    AND = "&"
    OR = "|"
    THOSE = "h"
    IT = "i"
    FILLER = "."
    WHICH = "w"
    NUMBER_OF = "N"
    CONTAINS = "P"
    COVERS = "O"
    TARGET = "t"
    FLOOR = "g"
    AIM = "A"
    NOT = "z"
    EXCEPT = "X"
    ELSEWHERE = "Z"
    YEAR_SO_FAR = "J"
    FIRST_TIME = "j"
    ALSO = "1"
    THE_SERVICE = "2"
    BOUND = "^"
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    DASH = "-"
    OPEN = "("
    CLOSE = ")"
    BRACKETS = "e"
    UNKNOWN = "x"


class Group(Choice):
    """KPIs that are counted and have neither a band nor a direction in common.

    >>> list(Group)
    [Group.ALL, Group.RATED, Group.UNRATED, Group.UNDIRECTED, Group.CARRIED, Group.PROVISIONAL, \
Group.RISEN, Group.FALLEN, Group.KEPT, Group.COMPARED, Group.PAIRED]
    """

    ALL = "all KPIs"
    RATED = "rated"
    UNRATED = "no rating"
    UNDIRECTED = "no direction"
    CARRIED = "carried forward"
    PROVISIONAL = "provisional"
    RISEN = "better rating than before"
    FALLEN = "worse rating than before"
    KEPT = "same rating as before"
    COMPARED = "compared with before"
    PAIRED = "rated now and before"


Member: TypeAlias = Scheme | Direction | Judgement | NoRating | Group


class Subject(NamedTuple):
    """The KPIs that a claim counts.

    Each alternative is a set of bands or of other groups, such as Green and Amber together. Words such as "below
    target" have several. A claim holds if it is true of one alternative. The `side` is 1 for words such as "above
    target", and -1 for "below target"; it is 2 and -2 for the floor.
    """

    alternatives: tuple[frozenset[Member], ...]
    side: int = 0

    @property
    def name(self) -> str:
        """The first alternative in words, such as "Green or Amber"."""
        return " or ".join(_name(member) for member in in_order(self.alternatives[0]))

    def joined(self, other: "Subject") -> "Subject":
        """Return the subject of both together, such as "Green or Amber".

        >>> both = Subject((frozenset([Direction.POSITIVE]),)).joined(Subject((frozenset([Direction.STABLE]),)))
        >>> len(both.alternatives), len(both.alternatives[0])
        (1, 2)
        """
        return Subject(tuple(mine | its for mine in self.alternatives for its in other.alternatives))


def only(member: Member) -> Subject:
    """Return the subject with one member."""
    return Subject((frozenset([member]),))


def in_order(members: Iterable[Member]) -> list[Member]:
    """Return members in the order of their scheme or enumeration.

    >>> in_order(frozenset([Direction.STABLE, Direction.POSITIVE]))
    [Direction.POSITIVE, Direction.STABLE]
    """
    return sorted(members, key=lambda member: [*type(member).__members__].index(member.name))


def _name(member: Member) -> str:
    return f"{member.name.lower()} direction" if isinstance(member, Direction) else str(member.value)


class Named(NamedTuple):
    """A KPI or a service that a draft names: its code or name in the data."""

    key: str


class When(NamedTuple):
    """A period that a draft names, in full or without its year.

    It `is_of_other_year` in "Quarter 3 last year", and in "the same quarter of 2024/25", whose `period` is the year.
    "Six months ago" is two `quarters_ago`. It `is_last` in "last autumn", which ended before the quarter of the data.
    """

    period: Period | None = None
    quarter: int | None = None
    month: int | None = None
    is_of_other_year: bool = False
    quarters_ago: int | None = None
    is_last: bool = False


Value: TypeAlias = Amount | Subject | Named | When | str | None


class Token(NamedTuple):
    """One or more words of a draft: their kind, their position, and what they mean.

    It is `definite` behind "the", and `past` behind "had" or "having".
    """

    kind: Kind
    start: int
    end: int
    value: Value = None
    definite: bool = False
    past: bool = False

    @property
    def subject(self) -> Subject:
        """The KPIs of a token that has some."""
        return self.value if isinstance(self.value, Subject) else Subject((frozenset(),))

    @property
    def amount(self) -> Amount:
        """The number of a token that has one."""
        return self.value if isinstance(self.value, Amount) else Amount(Fraction(0))

    def written(self, text: str) -> str:
        """Return its words in lower case.

        >>> Token(Kind.BEFORE, 3, 15).written("to Last Quarter")
        'last quarter'
        """
        return text[self.start : self.end].lower()
