"""The figures of a sentence: a `Voice` with enough decimal places for all of them."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from qpr_core.analysis.rating.standing import Standing
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.decimal_places import Difference, Figure
from qpr_core.wording.reasons.voice import Voice


def voice_for_result(voice: Voice, standing: Standing, value: Fraction, edges: Iterable[Fraction] = ()) -> Voice:
    """Return a voice for the *value* of a standing and its distances from *edges*."""
    rated, known = voice.indicator.rated(value), edges_of(standing)
    printed = value if _reads_as_end(standing, value, rated) else rated
    figure = Figure(printed, (*known, *_zero(standing)))
    differences = [Difference(printed, edge, abs(rated - edge), is_edge=True) for edge in dict.fromkeys(edges)]
    return voice.with_figures(figure, differences=differences)


def voice_for_margin(voice: Voice, standing: Standing, value: Fraction) -> Voice:
    """Return a voice for the *value* of a standing and its margin to a worse band."""
    rating, margin, rated = standing.rating, standing.margin_to_worse, voice.indicator.rated(value)
    range_ = standing.ranges[rating.rank] if margin is not None and isinstance(rating, Scheme) else None
    ends = () if range_ is None else (range_.low, range_.high)
    nearest = [end for end in ends if end is not None and abs(rated - end) == margin]
    return voice_for_result(voice, standing, value, nearest)


def voice_for_change(voice: Voice, standing: Standing, other: Standing | Fraction | None) -> Voice:
    """Return a voice for the result of a standing, another one, and their difference."""
    known = [_exact_figure(standing), _exact_figure(other) if isinstance(other, Standing) else _figure(other)]
    figures = [figure for figure in known if figure is not None]
    differences = [Difference(one.value, two.value, abs(one.value - two.value)) for one, two in pairwise(figures)]
    return voice.with_figures(*figures, differences=differences)


def voice_for_trail(voice: Voice, standing: Standing, trail: Iterable[Fraction]) -> Voice:
    """Return a voice for the recent results; the newest is the one of the standing."""
    figures = [Figure(value) for value in trail]
    newest = _exact_figure(standing)
    return voice.with_figures(*figures, *(() if newest is None else (newest,))) if figures else voice


def edges_of(standing: Standing) -> tuple[Fraction, ...]:
    """Return the ends of the acceptable ranges of a standing, and its target."""
    ends = [end for each in standing.ranges for end in (each.low, each.high) if end is not None]
    return (*ends, *(() if standing.target is None else (standing.target,)))


def _exact_figure(standing: Standing) -> Figure | None:
    if standing.value is None:
        return None
    edges = () if standing.indicator.rated_as_displayed else edges_of(standing)
    return Figure(standing.value, (*edges, *_zero(standing)))


def _figure(value: Fraction | None) -> Figure | None:
    return None if value is None else Figure(value)


def _zero(standing: Standing) -> tuple[Fraction, ...]:
    """Return zero for a result of two counts: it is printed as zero only if it is 0."""
    return (Fraction(0),) if isinstance(standing.result, Ratio) else ()


def _reads_as_end(standing: Standing, value: Fraction, rated: Fraction) -> bool:
    """Return True if a share is rated as 0% or 100%, is neither, and can be printed.

    It can be printed exactly if it is on the same side of every edge as the rated value.
    """
    differs = standing.indicator.unit.is_percentage and rated in {0, 100} and value != rated
    return differs and all((value < edge, value > edge) == (rated < edge, rated > edge) for edge in edges_of(standing))
