"""Palette: colours of ratings, readable text on them, and ready-made palettes."""

import re
from collections.abc import Mapping
from typing import Final

from attrs import evolve, field, fields, frozen

from qpr_core.analysis.answers import NoRating, Rating
from qpr_core.errors import StyleError, got
from qpr_core.model.thresholds.scheme import Expectation, Rag, Scheme
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.records import FrozenMapping, known_words, member_of
from qpr_core.wording.styles.ready_made import ready_made, shown_by_name

_COLOUR: Final = re.compile("#[0-9a-f]{6}")
_BLACK: Final = "#000000"
_WHITE: Final = "#ffffff"


def _colours(given: Mapping[Rating | str, str]) -> FrozenMapping[Rating, str]:
    if not isinstance(given, Mapping):
        raise StyleError("colours must be a mapping from ratings to colours", given=given)
    return FrozenMapping((_rating(rating, "colours must be for"), colour) for rating, colour in given.items())


def _rating(given: Rating | str, must: str) -> Rating:
    if not isinstance(given, str):
        return given
    rating = member_of(Rag, given) or member_of(Expectation, given)
    if rating is None:
        raise StyleError(f"{must} members or words ({known_words(Rag, Expectation)})", given=given)
    return rating


def _check_colour(colour: object, whose: object = None) -> None:
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise StyleError("colour must be written like '#4b9b7d'", given=colour, whose=whose)


@explains_calls
@frozen(kw_only=True, repr=False)
class Palette:
    """The colours of tables and charts.

    A rating has the colour of its band, unless `colours` has a different one. Colour is never the only sign: a rating
    also has its name, a symbol and an outline. Text on a colour is black or white, whichever is easier to read.

    >>> from qpr_core import Rag
    >>> own = Palette(colours={"Red": "#d4351c"})
    >>> own.colour_of(Rag.RED), own.ink_on("#d4351c"), own.colour_of(Rag.GREEN)
    ('#d4351c', '#ffffff', '#18a84e')

    Raises:
        StyleError: If a colour is not written like "#4b9b7d", or two bands of a scheme have the same one.

    Source: Web Content Accessibility Guidelines 2.2, 1.4.1 use of colour, 1.4.3 contrast of text (4.5 to 1), 1.4.11
        contrast other than of text (3 to 1).
    """

    colours: FrozenMapping[Rating, str] = field(default=FrozenMapping({}), converter=_colours)
    ink: str = "#0b0c0c"
    paper: str = _WHITE
    outline: str = "#505a5f"
    line: str = "#1d70b8"
    target: str = "#00703c"
    floor: str = "#942514"
    quiet: str = "#f3f2f1"

    __repr__ = shown_by_name

    def __attrs_post_init__(self) -> None:
        """Check every colour."""
        for rating in self.colours:
            if not isinstance(rating, Scheme | Expectation):
                raise StyleError("colours must be for bands or expectations", shown=f"one for {got(rating)}")
        names = {part.name: getattr(self, part.name) for part in fields(type(self)) if part.name != "colours"}
        for name, colour in (*names.items(), *self.colours.items()):
            _check_colour(colour, name)
        for rating in self.colours:
            if isinstance(rating, Scheme):
                self._check_apart(rating)

    def _check_apart(self, band: Scheme) -> None:
        """Check that no other band of the scheme has the same colour."""
        for other in type(band):
            if other is not band and (self.colours.get(other) or other.colour) == self.colours[band]:
                raise StyleError(
                    "bands of a scheme must have different colours",
                    shown=f"{self.colours[band]!r} for {got(band)} and {got(other)}",
                )

    def colour_of(self, rating: Rating | str | None) -> str:
        """Return the colour of a rating; a neutral colour if it has none.

        >>> GOV_UK.colour_of("Red")
        '#cc0000'

        Args:
            rating: A rating, or a word for a member of `Rag` or `Expectation`.

        Raises:
            StyleError: If *rating* is neither.
        """
        if rating is None:
            return self.quiet
        known = _rating(rating, "rating must be one of the")
        if not isinstance(known, Scheme | Expectation | NoRating):
            raise StyleError("rating must be a band, an Expectation or a NoRating, or a word", given=rating)
        return self.colours.get(known) or known.colour or self.quiet

    def ink_on(self, colour: str) -> str:
        """Return black or white, whichever has more contrast on a colour (at least 4.5).

        >>> Palette().ink_on("#ffdd00"), Palette().ink_on("#651b1b")
        ('#000000', '#ffffff')

        Raises:
            StyleError: If *colour* is not written like "#4b9b7d".
        """
        _check_colour(colour)
        return max((_BLACK, _WHITE), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff")), round(contrast("#ffdd00", "#ffffff"), 1)
    (21, 1.3)

    Source: Web Content Accessibility Guidelines 2.2, contrast ratio and relative luminance.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def in_dark_mode(palette: Palette) -> Palette:
    """Return a palette in the colours of a dark page, except those of ratings.

    The contrast of ink with paper and quiet is at least 4.5, and that of outlines and lines at least 3.

    >>> dark = in_dark_mode(Palette())
    >>> contrast(dark.ink, dark.paper) > 4.5, dark.colours == Palette().colours
    (True, True)
    """
    return evolve(
        palette,
        ink="#f3f2f1",
        paper="#1c1d1f",
        outline="#b1b4b6",
        line="#6db3f2",
        target="#5fc98f",
        floor="#ff9c8a",
        quiet="#303236",
    )


GOV_UK: Final = ready_made("GOV_UK", Palette())
"""The default palette, which colour-blind readers can distinguish, also in grey.

The colours of `Rag` are at least 24.5 apart under simulated colour blindness (CIE 1976) and 17.7 apart in lightness.
The contrast of text on them is at least 5.8 to 1.

>>> from qpr_core import Rag
>>> [GOV_UK.colour_of(band) for band in Rag]
['#18a84e', '#ffb400', '#cc0000']

Source: Machado, Oliveira and Fernandes 2009, https://doi.org/10.1109/TVCG.2009.113: protanopia, deuteranopia and
    tritanopia (severity 1.0).
"""

FAR_APART: Final = ready_made(
    "FAR_APART", Palette(colours={Rag.GREEN: "#4b9b7d", Rag.AMBER: "#ffdd00", Rag.RED: "#651b1b"})
)
"""A palette for readers who need greater distances between the colours of `Rag`.

They are at least 36 apart under simulated colour blindness and 30 apart in lightness. In return, Red is nearly brown,
Amber is yellow and Green is nearly teal.

>>> FAR_APART
FAR_APART
"""

TRAFFIC_LIGHT: Final = ready_made(
    "TRAFFIC_LIGHT", Palette(colours={Rag.GREEN: "#00b050", Rag.AMBER: "#ffc000", Rag.RED: "#ff0000"})
)
"""The usual traffic light: Green, Orange and Red as in Microsoft Office.

The colours of `Rag` are at least 25 apart under simulated colour blindness. But Red and Green are only 9.8 apart in
lightness, so they are hard to tell apart in grey, as in a black-and-white print.

>>> TRAFFIC_LIGHT.colour_of(None) == GOV_UK.colour_of(None)
True
"""
