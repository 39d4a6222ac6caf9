"""Discrepancy: a claim of a draft that does not follow from the data."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from qpr_core.analysis.answers import Direction, Judgement, Movement, NoDirection, Rating
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice
from qpr_core.wording.text.numbers import figure_text


class Mistake(Choice):
    """The kind of a mistake in a draft.

    >>> list(Mistake)
    [Mistake.COUNT, Mistake.CHANGE, Mistake.TOTAL, Mistake.SHARE, Mistake.SHARES, Mistake.PERIOD, \
Mistake.RATING, Mistake.RESULT, Mistake.TARGET, Mistake.DISTANCE, Mistake.DIRECTION, Mistake.STREAK, Mistake.LIST, \
Mistake.DATE]
    """

    COUNT = "count"
    CHANGE = "change"
    TOTAL = "total"
    SHARE = "share"
    SHARES = "shares"
    PERIOD = "period"
    RATING = "rating"
    RESULT = "result"
    TARGET = "target"
    DISTANCE = "distance"
    DIRECTION = "direction"
    STREAK = "streak"
    LIST = "list"
    DATE = "date"


Answer: TypeAlias = Rating | Direction | NoDirection | Judgement | Movement
"""An answer that the data have: a rating, a direction, or how a result compares."""

Known: TypeAlias = Fraction | Period | Answer | str | None
"""The fact in place of a wrong claim; `None` if there is none."""


@frozen(kw_only=True, repr=False)
class Discrepancy:
    """A claim that does not follow from the data: its words, position and fact.

    The words are `draft[start:end]`. `fact` is the number or the period in the data. For a change it is negative if
    there are fewer. It is `None` if the data have no such fact. `str()` returns a line for the author of the draft.

    >>> print(Discrepancy(mistake=Mistake.COUNT, words="14 are rated Green", start=0, end=18, fact=Fraction(15),
    ...                   about="Green"))
    "14 are rated Green": the data show 15 (Green)
    """

    mistake: Mistake
    words: str
    start: int
    end: int
    fact: Known
    about: str

    def __str__(self) -> str:
        """Quote the words, and add what the data show."""
        quoted = " ".join(self.words.split())
        return f'"{quoted}": {self._fact_text()} ({self.about})'

    def __repr__(self) -> str:
        """Show the line and its position in the draft."""
        return f"<Discrepancy {self.mistake!r} at {self.start} to {self.end}: {self}>"

    def _fact_text(self) -> str:  # noqa: PLR0911  one exit for each kind of fact
        match self.fact:
            case None:
                return "this does not follow from the data"
            case Period():
                return f"the data are for {self.fact}"
            case Fraction() if self.mistake in _NUMBERED:
                return _NUMBERED[self.mistake](self.fact)
            case Fraction():
                return f"the data show {figure_text(self.fact, places=2)}"
            case Choice():
                return f"the data show {_CHANGES.get(self.fact, self.fact.value)}"
            case str() if self.mistake is Mistake.LIST:
                return f"the data also show {self.fact}"
            case str():
                return f"the data show {self.fact}"


def _changed(fact: Fraction) -> str:
    change = f"{figure_text(abs(fact), places=2)} {'more' if fact > 0 else 'fewer'}" if fact else "no change"
    return f"the data show {change}"


def _added_up(fact: Fraction) -> str:
    return f"they add up to {float(fact):.4g}%, which rounding does not explain"


_CHANGES: Final[Mapping[object, str]] = {
    Movement.UP: "a rise",
    Movement.DOWN: "a fall",
    Movement.UNCHANGED: "no change",
    Judgement.BETTER: "a better result",
    Judgement.WORSE: "a worse result",
    Judgement.SAME: "no change",
}
"""The words for how a result compares."""

_NUMBERED: Final[Mapping[Mistake, Callable[[Fraction], str]]] = {
    Mistake.COUNT: lambda fact: f"the data show {fact}",
    Mistake.TOTAL: lambda fact: f"the data show {fact}",
    Mistake.CHANGE: _changed,
    Mistake.DISTANCE: lambda fact: f"the data show {figure_text(abs(fact), places=2)}",
    Mistake.SHARE: lambda fact: f"the data show {figure_text(fact, apart_from=[Fraction(100)], places=2)}%",
    Mistake.SHARES: _added_up,
}
