"""Cut-offs and scores: figures for the bands of a scheme, best first."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from qpr_core.errors import FigureError, GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import Number, as_code
from qpr_core.model.values.records import FrozenMapping

BandFigures = FrozenMapping[Scheme, Fraction]
"""A figure for each of some bands, best first."""


def read_band_figures(
    given: object, name: str, *, with_worst: bool, read: Callable[[Number, str], Fraction]
) -> BandFigures:
    """Read a mapping from bands of one scheme to figures.

    The figures fall from the best band to the worst.

    >>> from qpr_core import Rag
    >>> from qpr_core.model.values.figures import exact
    >>> read_band_figures({Rag.AMBER: "0.5", Rag.GREEN: 1}, "cut_offs", with_worst=False, read=exact)
    {Rag.GREEN: Fraction(1, 1), Rag.AMBER: Fraction(1, 2)}

    Args:
        given: The mapping.
        name: The name of the parameter.
        with_worst: Whether the worst band has a figure too.
        read: The reader of a figure.

    Raises:
        GroupError: If it is not such a mapping, a band is missing or too many, or a figure is wrong.
    """
    bands = list(given) if isinstance(given, Mapping) else []
    schemes = {type(band) for band in bands if isinstance(band, Scheme)}
    if not isinstance(given, Mapping) or len(schemes) != 1 or not all(isinstance(band, Scheme) for band in bands):
        raise GroupError(f"{name} must be a mapping from bands of one scheme to figures", given=given)
    scheme = list(schemes.pop())
    wanted = scheme if with_worst else scheme[:-1]
    if set(bands) != set(wanted):
        raise GroupError(f"{name} must have a figure for each of {wanted!r}", given=bands)
    try:
        figures = [read(given[band], f"{name} of {band.value}") for band in wanted]
    except FigureError as error:
        raise error.as_part_of(GroupError, f"{name} must have figures") from error
    if any(better <= worse for better, worse in pairwise(figures)):
        raise GroupError(f"{name} must fall from the best band to the worst", shown=", ".join(map(as_code, figures)))
    return FrozenMapping(zip(wanted, figures, strict=True))


def band_at(figure: Fraction, cut_offs: BandFigures) -> Scheme:
    """Return the best band whose cut-off a *figure* reaches, or the worst band.

    >>> from qpr_core import Rag
    >>> cut_offs = FrozenMapping({Rag.GREEN: Fraction(1), Rag.AMBER: Fraction(1, 2)})
    >>> band_at(Fraction(1, 2), cut_offs), band_at(Fraction(1, 3), cut_offs)
    (Rag.AMBER, Rag.RED)
    """
    reached = next((band for band, least in cut_offs.items() if figure >= least), None)
    return list(scheme_of(cut_offs))[-1] if reached is None else reached


def scheme_of(cut_offs: BandFigures) -> type[Scheme]:
    """Return the scheme of the bands."""
    return type(next(iter(cut_offs)))
