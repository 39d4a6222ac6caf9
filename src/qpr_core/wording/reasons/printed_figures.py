"""The figures of a sentence: a `Voice` with enough decimal places for all of them."""

from collections.abc import Collection, Iterable
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from qpr_core.analysis.rating.standing import Standing
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.model.thresholds.expected_range import ExpectedRange
from qpr_core.model.thresholds.levels import Levels
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.thresholds.target_and_floor import Thresholds
from qpr_core.model.values.figures import decimal_places
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.reasons.decimal_places import Difference, Figure
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import places_of

_MOST: Final = 2
"""The most decimal places that are guessed for a figure of 1 or more."""


def voice_for_result(voice: Voice, standing: Standing, value: Fraction, edges: Iterable[Fraction] = ()) -> Voice:
    """Return a voice for the *value* of a standing and its distances from *edges*."""
    figure, rated = _rated_figure(standing, value), voice.indicator.rated(value)
    differences = [Difference(figure.value, edge, abs(rated - edge), is_edge=True) for edge in dict.fromkeys(edges)]
    return voice.with_figures(figure, differences=differences)


def voice_among(voice: Voice, standing: Standing, value: Fraction, others: Iterable[Fraction]) -> Voice:
    """Return a voice for a *value*, in the scale of the largest figure."""
    figure = _rated_figure(standing, value)
    return voice.with_figures(figure._replace(edges=(*figure.edges, *others)))


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


def voice_for_row(voice: Voice, assessment: Assessment) -> Voice:
    """Return a voice for a row of a table, with equal decimal places in all figures.

    The number is that of the indicator. If it has none, the number is a guess: the most places of a recent result, up
    to two. A share of two counts has one place. If a target or floor has more, all figures have as many. A limit that
    follows from a tolerance has more for itself alone. More are added if a result would be on the wrong side of a
    threshold, or a change would be printed as 0.
    """
    standing, comparison = assessment.standing, assessment.comparison
    edges = () if standing.thresholds is None else _shown_edges(standing)
    result = () if standing.value is None or standing.is_withheld else (_rated_figure(standing, standing.value),)
    moved = () if comparison.change is None else (comparison.now.value, comparison.before.value)
    ends = [value for value in moved if value is not None]
    values = [*(each.value for each in result), *ends, *edges]
    if not values:
        return voice
    pairs = (*combinations(ends, 2), *combinations([*(each.value for each in result), *edges], 2))
    apart = [Difference(one, other, abs(one - other), is_printed=False) for one, other in pairs]
    is_scaled = voice.scaled_for(*values).scale.size > 1
    places = None if is_scaled else _row_places(voice, assessment, edges)
    figures = [*result, *map(Figure, (*ends, *edges))]
    return voice.with_figures(*figures, differences=apart, at_least=places)._replace(is_padded=True)


def _row_places(voice: Voice, assessment: Assessment, edges: Iterable[Fraction]) -> int:
    """Return the decimal places of the indicator or its results, and of stated edges."""
    standing = assessment.standing
    newest = None if standing.value is None or standing.is_withheld else standing.result
    results = [*(each.result for each in assessment.results), *(() if newest is None else (newest,))]
    guessed = max((_guessed(voice.indicator.measure(each), each) for each in results), default=0)
    stated = _stated(standing.thresholds)
    own = [decimal_places(edge) or 0 for edge in edges if edge in stated]
    return max([guessed if voice.places is None else voice.places, *own])


def _stated(thresholds: AnyThresholds | None) -> Collection[Fraction | None]:
    """Return the figures that a definition states, not those that follow from them."""
    match thresholds:
        case Thresholds():
            return {thresholds.target, thresholds.floor}
        case Levels():
            return {figure for _, figure in thresholds.figures}
        case ExpectedRange():
            return {thresholds.low, thresholds.high}
        case None:
            return ()


def _guessed(value: Fraction, result: Fraction | Ratio) -> int:
    """Return the decimal places that a result seems to have.

    A share of two counts has one, and a figure from a calculation two; small figures have what they need.
    """
    if abs(value) < 1 and not isinstance(result, Ratio):
        return places_of(value)
    return min(places_of(value), 1 if isinstance(result, Ratio) else _MOST)


def printed_result(standing: Standing, value: Fraction) -> Fraction:
    """Return the figure that is printed for the *value* of a standing: as it is rated.

    A share that only rounding makes 0% or 100% is printed as it is, if that agrees with its rating.
    """
    return _rated_figure(standing, value).value


def _rated_figure(standing: Standing, value: Fraction) -> Figure:
    rated = standing.indicator.rated(value)
    printed = value if _reads_as_end(standing, value, rated) else rated
    return Figure(printed, (*edges_of(standing), *_zero(standing)))


def _shown_edges(standing: Standing) -> tuple[Fraction, ...]:
    """Return the edges that a table shows: the target and the last range."""
    best, worst, target = standing.ranges[0], standing.ranges[-1], standing.stated_target
    ends = (best.low, best.high) if target is None else (target,)
    return tuple(edge for edge in (*ends, worst.low, worst.high) if edge is not None)


def edges_of(standing: Standing) -> tuple[Fraction, ...]:
    """Return the ends of the acceptable ranges of a standing, and its target."""
    ends = [end for each in standing.ranges for end in (each.low, each.high) if end is not None]
    return (*ends, *(() if standing.stated_target is None else (standing.stated_target,)))


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
