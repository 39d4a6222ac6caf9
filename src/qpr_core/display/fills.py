"""Fills: colours and patterns that stay apart, for the bars of a chart."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from qpr_core.display.palette import Palette
from qpr_core.model.thresholds.scheme import Scheme

_PATTERNS: Final = ("...", "xxx", "\\\\\\", "---", "+++", "ooo")
"""The patterns of colours that look like an earlier one, in matplotlib's signs."""

_APART: Final = 48
"""The least sum of the differences of red, green and blue between two colours."""

_LIGHTEST: Final = 0.15
"""The share of the colour of a line in the lightest shade of a band."""


class Fill(NamedTuple):
    """A colour, and a pattern in matplotlib's signs; "" for none."""

    colour: str
    pattern: str = ""


def shade(share: float, palette: Palette) -> str:
    """Return a colour between that of the paper and that of a line.

    >>> shade(0, Palette()), shade(1, Palette())
    ('#ffffff', '#1d70b8')
    """
    pairs = zip(_parts(palette.paper), _parts(palette.line), strict=True)
    return "#" + "".join(f"{round(light * (1 - share) + dark * share):02x}" for light, dark in pairs)


def unknown(palette: Palette) -> Fill:
    """Return the fill for what has no rating or no direction."""
    return Fill(palette.paper, "////")


def fills_of(scheme: type[Scheme], palette: Palette) -> list[Fill]:
    """Return a fill for each band; those without a colour have shades.

    A colour that is like the paper or an earlier one has a pattern too.

    >>> from qpr_core import Rag
    >>> fills_of(Rag, Palette(colours={"Red": "#ffb500"}))[1:]
    [Fill(colour='#ffb400', pattern=''), Fill(colour='#ffb500', pattern='xxx')]
    """
    found: list[Fill] = []
    for band in scheme:
        share = _LIGHTEST + (1 - _LIGHTEST) * band.rank / max(1, len(scheme) - 1)
        colour = palette.colours.get(band) or band.colour or shade(share, palette)
        like = any(_alike(colour, other) for other in (palette.paper, *(each.colour for each in found)))
        found.append(Fill(colour, _PATTERNS[(band.rank - 1) % len(_PATTERNS)] if like else ""))
    return found


def _alike(one: str, other: str) -> bool:
    return sum(abs(this - that) for this, that in zip(_parts(one), _parts(other), strict=True)) < _APART


def _parts(colour: str) -> Sequence[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
