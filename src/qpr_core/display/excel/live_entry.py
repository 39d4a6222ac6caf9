"""The entry of a live row: one figure or two counts, and what Excel does with it."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from qpr_core.display.excel.bounds import Bounds, bounds_of
from qpr_core.display.excel.live_conditions import (
    DIGITS,
    LARGEST_WHOLE,
    count_condition,
    figure_condition,
    largest_factors,
)
from qpr_core.display.excel.references import quoted
from qpr_core.model.indicators.indicator import Indicator

_TOO_LARGE: Final = f"1E+{DIGITS}"


@frozen(kw_only=True)
class Replies:
    """The text of a cell for each kind of entry without an answer."""

    blank: str
    nothing: str
    not_a_figure: str
    not_counts: str
    not_possible: str
    too_long: str

    @classmethod
    def all_alike(cls, text: str) -> "Replies":
        """Return one text for every kind of entry without an answer."""
        return cls(blank=text, nothing=text, not_a_figure=text, not_counts=text, not_possible=text, too_long=text)


@frozen(kw_only=True)
class FigureEntry:
    """An entry of one figure in one cell."""

    indicator: Indicator
    cell: str

    @property
    def value(self) -> str:
        """The figure as it is read: to six decimal places."""
        return f"ROUND({self.cell},6)"

    def fits(self, _: Sequence[Bounds]) -> bool:
        """Return True: a figure can be compared with any bounds."""
        return True

    def condition(self, bounds: Bounds) -> str:
        """Return the condition that the figure is in some bounds."""
        return figure_condition(self.cell, bounds)

    def answer(self, formula: str, replies: Replies, _: Sequence[Bounds]) -> str:
        """Return the formula for a figure, with a reply for every other entry.

        A number that would change by more than a thousandth when it is read is not a figure.
        """
        cell, no = self.cell, quoted(replies.not_a_figure)
        unread = [f"ABS({cell})>=1E+30", f"ABS(ROUND({cell},6)-{cell})*1000>ABS({cell})"]
        if self.indicator.disclosure is not None:
            unread.append(f"ROUND({cell},6)<>ROUND({cell},0)")
        read = f"IF(OR({','.join(unread)}),{no},{_if_possible(self.indicator, self.condition, formula, replies)})"
        return f"IF(ISNUMBER({cell}),{read},{_if(f'ISBLANK({cell})', quoted(replies.blank), no)})"


@frozen(kw_only=True)
class CountEntry:
    """An entry of two counts in two cells."""

    indicator: Indicator
    counted: str
    total: str

    @property
    def value(self) -> str:
        """The value of the two counts in the unit of the indicator."""
        return f"{_whole(self.counted)}*{self.indicator.unit.per}/{_whole(self.total)}"

    def fits(self, used: Sequence[Bounds]) -> bool:
        """Return True if Excel keeps all digits of the factors of some bounds."""
        return max(self._factors(used)) < LARGEST_WHOLE

    def condition(self, bounds: Bounds) -> str:
        """Return the condition that the value of the counts is in some bounds."""
        return count_condition(_whole(self.counted), _whole(self.total), bounds, self.indicator.unit.per)

    def answer(self, formula: str, replies: Replies, used: Sequence[Bounds]) -> str:
        """Return the formula for two counts, with a reply for every other entry.

        *used* has the bounds that the formula compares the counts with: no product may have more digits than Excel
        keeps.
        """
        counted, total, no = _whole(self.counted), _whole(self.total), quoted(replies.not_counts)
        left, right = self._factors(used)
        too_long = f"OR({counted}*{left}>={_TOO_LARGE},{total}*{right}>={_TOO_LARGE})"
        possible = _if_possible(self.indicator, self.condition, formula, replies)
        known = f"IF({too_long},{quoted(replies.too_long)},{possible})"
        nothing = _if(f"{counted}=0", quoted(replies.nothing), no)
        whole = f"AND({_is_whole(self.counted)},{_is_whole(self.total)})"
        blank = _if(f"AND(ISBLANK({self.counted}),ISBLANK({self.total}))", quoted(replies.blank), no)
        numbers = f"AND(ISNUMBER({self.counted}),ISNUMBER({self.total}))"
        return f"IF({numbers},IF({whole},IF({total}=0,{nothing},{known}),{no}),{blank})"

    def _factors(self, used: Sequence[Bounds]) -> tuple[int, int]:
        possible = self.indicator.possible
        every = (*used, *(() if possible is None else (bounds_of(possible),)))
        return largest_factors(every, self.indicator.unit.per)


Entry: TypeAlias = FigureEntry | CountEntry


def _if(condition: str, then: str, otherwise: str) -> str:
    return then if then == otherwise else f"IF({condition},{then},{otherwise})"


def _whole(cell: str) -> str:
    return f"ROUND({cell},0)"


def _is_whole(cell: str) -> str:
    """Return the condition that a cell has a whole number of 0 or more."""
    return f"ROUND({cell},6)=ROUND({cell},0),OR({cell}=0,ROUND({cell},0)>=1)"


def _if_possible(indicator: Indicator, condition: Callable[[Bounds], str], formula: str, replies: Replies) -> str:
    if indicator.possible is None:
        return formula
    return f"IF({condition(bounds_of(indicator.possible))},{formula},{quoted(replies.not_possible)})"
