"""The judgement of figures: which of them are probably typing errors."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.model.indicators.implausible_figure import FigurePart, Implausible, ImplausibleFigure
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.period import Period

LARGEST_FRACTION: Final = Fraction(3, 2)
"""100% as a fraction is 1; a percentage that may exceed 100% rarely passes 150%."""


_SETTLED_UP_TO: Final = 5
"""An upper limit of at most 5% shows that small percentages are meant.

In that case 0.86 does not stand for 86%.
"""


_SETTLED_BELOW: Final = 1_000
"""An upper limit from above 100% to below this allows percentages such as 130%.

It excludes the typing errors, which are a hundred times too large.
"""


GAP: Final = 10
"""Figures more than tenfold apart belong to different groups.

No correct result of the example data is so far from the others.
"""


_SMALL_COUNT: Final = 10
"""Whole numbers below this jump by chance.

2 floods in one year and 150 in the next are not typing errors.
"""


class SizedFigure(NamedTuple):
    """A result, also of a comparator, or a figure of the thresholds.

    `size` is the float that it is compared by: "about a hundredfold" is a rough measure, and floats compare fast.
    """

    part: FigurePart
    value: Fraction
    period: Period
    size: float
    is_counted: bool = False

    def as_implausible(self, reason: Implausible, meant: Fraction | None = None) -> ImplausibleFigure:
        """Return the figure as one that is implausible, and what was probably meant."""
        return ImplausibleFigure(reason=reason, part=self.part, value=self.value, period=self.period, meant=meant)


def judge_figures(indicator: Indicator, figures: Sequence[SizedFigure]) -> Iterator[ImplausibleFigure]:
    """Find what is implausible among the figures of one definition."""
    is_percentage, limit = indicator.unit.is_percentage, None if indicator.possible is None else indicator.possible.high
    is_small = limit is not None and limit <= _SETTLED_UP_TO
    if is_percentage and not is_small and _are_fractions([each for each in figures if each.part is FigurePart.RESULT]):
        for each in figures:
            if 0 < each.value <= LARGEST_FRACTION:
                yield each.as_implausible(Implausible.FRACTION_OF_ONE, each.value * 100)
        return
    groups = _groups(figures)
    main = _main(groups, is_percentage=is_percentage)
    far = [each for group in groups if group is not main for each in group] if main else []
    jumped = {each: meant for each in far if (meant := _meant(each, main, is_percentage=is_percentage)) is not None}
    for each, meant in jumped.items():
        yield each.as_implausible(Implausible.HUNDREDFOLD, meant)
    if is_percentage and not (limit is not None and 100 < limit < _SETTLED_BELOW):
        for each in dict.fromkeys([*_above_hundred(figures), *_far_above_hundred(far, main)]):
            if each not in jumped:
                yield each.as_implausible(Implausible.ABOVE_HUNDRED)


def _are_fractions(results: Sequence[SizedFigure]) -> bool:
    """Return True if all results may be fractions of 1.

    Two counts with a small percentage show that they are not.
    """
    return (
        all(0 <= each.value <= LARGEST_FRACTION for each in results)
        and any(each.value for each in results)
        and not any(each.is_counted and each.value for each in results)
    )


def _groups(figures: Iterable[SizedFigure]) -> list[list[SizedFigure]]:
    """Group the figures other than 0, split where the next is more than tenfold.

    Figures on both sides of 0 have no groups.
    """
    ordered = sorted((each for each in figures if each.value), key=lambda each: each.size)
    if len({each.value.numerator > 0 for each in ordered}) != 1:
        return []
    groups = [[ordered[0]]]
    for each in ordered[1:]:
        if each.size > GAP * groups[-1][-1].size:
            groups.append([])
        groups[-1].append(each)
    return groups


def _main(groups: Sequence[list[SizedFigure]], *, is_percentage: bool) -> list[SizedFigure]:
    """Return the group that the others are compared with.

    It is empty if there are no others, or if no group can be relied on.
    """

    def trust(group: list[SizedFigure]) -> tuple[int, int]:
        usual = [each for each in group if abs(each.value) <= 100]
        is_usual = any(abs(each.value) > LARGEST_FRACTION for each in usual)
        return is_usual + any(each.is_counted for each in usual), len(group)

    if len(groups) < 2:
        return []
    main = max(groups, key=trust if is_percentage else len)
    is_majority = len(main) > 1 and 2 * len(main) > sum(map(len, groups))
    return main if (is_percentage or is_majority) and main[-1].size <= GAP * main[0].size else []


def _meant(figure: SizedFigure, main: Sequence[SizedFigure], *, is_percentage: bool) -> Fraction | None:
    """Return the figure times or divided by 100, if it is then among the main ones."""
    if figure.is_counted:
        return None
    lowest, highest = main[0].size / 2, main[-1].size * 2
    smaller = figure.size if figure.size < main[0].size else main[-1].size
    is_whole = all(each.value.denominator == 1 for each in (figure, *main))
    if not is_percentage and is_whole and smaller < _SMALL_COUNT:
        return None
    factor = Fraction(100) if figure.size < main[0].size else Fraction(1, 100)
    return figure.value * factor if lowest <= figure.size * float(factor) <= highest else None


def _above_hundred(figures: Sequence[SizedFigure]) -> list[SizedFigure]:
    """Return the result above 100 if all other figures are at or below 100."""
    above = [each for each in figures if each.value > 100]
    return above if len(above) == 1 < len(figures) and above[0].part is FigurePart.RESULT else []


def _far_above_hundred(far: Iterable[SizedFigure], main: Sequence[SizedFigure]) -> list[SizedFigure]:
    """Return the figures above 100 if the main figures are not above 100."""
    return [each for each in far if each.value > 100 and each.size > main[-1].size and main[-1].value <= 100]
