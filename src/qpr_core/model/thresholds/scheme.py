"""Rating schemes and bands, `Rag`, and expectations of activity indicators."""

import re
from typing import Final, Self

from attrs import field, frozen

from qpr_core.errors import SchemeError, got
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import Choice

_COLOUR: Final = re.compile("#[0-9a-f]{6}")


@frozen
class Band:
    """The name of a band, and its colour and symbol in reports.

    A colour is written "#" and six hexadecimal digits in lower case. Colours have no fixed meaning: Blue is the
    best band for one council, the second for another, and not a rating for a third.

    >>> class Lincoln(Scheme):
    ...     GREEN = Band("Green", colour="#00703c", symbol="●")
    ...     BLUE = Band("Blue", colour="#1d70b8", symbol="★")
    ...     RED = Band("Red", colour="#d4351c", symbol="■")
    >>> Lincoln.BLUE.value, Lincoln.BLUE.colour, Lincoln.BLUE.rank
    ('Blue', '#1d70b8', 1)
    """

    name: str
    colour: str | None = field(default=None, kw_only=True)
    symbol: str | None = field(default=None, kw_only=True)


class Scheme(Choice):
    """A rating scheme: an enumeration of bands, best first.

    The value of a band is its name. A band is given as its name, or as a `Band` with a colour and a symbol.

    >>> class Stars(Scheme):
    ...     STAR = "Star"
    ...     CIRCLE = "Circle"
    ...     TRIANGLE = "Triangle"
    >>> Stars.CIRCLE.rank, Stars.TRIANGLE.is_worst
    (1, True)
    >>> class Twice(Scheme):
    ...     GOOD = "Good"
    ...     FINE = "Good"
    Traceback (most recent call last):
    qpr_core.errors.SchemeError: name of a band must be unique in its scheme, got 'Good' twice (Twice)

    Raises:
        SchemeError: If the name of the scheme or of a band is not one line of text, or is blank. Also if two bands have
            the same name, or if a colour or a symbol is wrong.
    """

    _value_: str
    colour: str | None
    symbol: str | None

    def __new__(
        cls, band: str | Band = "", colour: str | None = None, symbol: str | None = None, *more: object
    ) -> Self:
        """Create a member from a `Band`, or from a name, a colour and a symbol."""
        check_name(cls.__name__, "name of a rating scheme", SchemeError)
        given = band if isinstance(band, Band) else Band(band, colour=colour, symbol=symbol)
        check_name(given.name, f"name of a band ({cls.__name__})", SchemeError)
        whose = f"{cls.__name__}, {given.name}"
        if more:
            raise SchemeError(
                "band must have only a name, a colour and a symbol", shown=f"{got(more[0])} too", whose=whose
            )
        if any(other.value == given.name for other in cls.__members__.values()):
            raise SchemeError(
                "name of a band must be unique in its scheme", shown=f"{given.name!r} twice", whose=cls.__name__
            )
        if given.colour is not None and not (isinstance(given.colour, str) and _COLOUR.fullmatch(given.colour)):
            raise SchemeError("colour must look like '#00703c'", given=given.colour, whose=whose)
        if given.symbol is not None:
            check_name(given.symbol, f"symbol of a band ({whose})", SchemeError)
        member = object.__new__(cls)
        member._value_, member.colour, member.symbol = given.name, given.colour, given.symbol
        return member

    @property
    def rank(self) -> int:
        """The position of the band: 0 is the best."""
        return list(type(self)).index(self)

    @property
    def is_worst(self) -> bool:
        """Whether no band is worse."""
        return self.rank == len(type(self)) - 1


class Rag(Scheme):
    """Red, Amber or Green, by the target and the floor standard.

    The symbols are a circle, a diamond and a square. None is a triangle, which would look like an arrow of a change.
    `qpr_core.styles.GOV_UK` has the measurements of the colours.

    >>> [f"{band.symbol} {band.value}" for band in Rag]
    ['● Green', '◆ Amber', '■ Red']

    Source: Kent County Council, Quarterly Performance Report: Green, the target was achieved or exceeded;
        Amber, the floor standard was; Red, neither.
    """

    GREEN = Band("Green", colour="#18a84e", symbol="●")
    AMBER = Band("Amber", colour="#ffb400", symbol="◆")
    RED = Band("Red", colour="#cc0000", symbol="■")


class Expectation(Choice):
    """The position of an activity indicator above, within or below its expected range.

    It is not a band of a scheme, because no position is better than the others. Like a band, it has `rank`, `colour`
    and `symbol`, so that ratings of all kinds can be sorted and coloured alike.

    >>> list(Expectation)
    [Expectation.ABOVE, Expectation.WITHIN, Expectation.BELOW]
    >>> Expectation.BELOW.rank, Expectation.BELOW.colour, Expectation.BELOW.symbol
    (2, None, '↓')

    Source: Kent County Council, Quarterly Performance Report: activity indicators are above, within or below
        expectations, and get no RAG rating.
    """

    ABOVE = "above"
    WITHIN = "within"
    BELOW = "below"

    @property
    def rank(self) -> int:
        """The position among the members, to sort by; 0 does not mean best."""
        return list(Expectation).index(self)

    @property
    def colour(self) -> None:
        """None: no colour is part of the expectation."""
        return

    @property
    def symbol(self) -> str:
        """The symbol in reports: an arrow up, an equals sign or an arrow down."""
        return "\N{UPWARDS ARROW}=\N{DOWNWARDS ARROW}"[self.rank]


def check_scheme(given: object) -> type[Scheme]:
    """Return *given* if it is a scheme with two bands or more.

    >>> check_scheme(Rag)
    <enum 'Rag'>

    Raises:
        SchemeError: If it is not.
    """
    if not (isinstance(given, type) and issubclass(given, Scheme) and len(given) > 1):
        raise SchemeError("scheme must be a Scheme with two bands or more", given=given)
    return given
