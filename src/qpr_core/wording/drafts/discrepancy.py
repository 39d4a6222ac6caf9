"""Discrepancy: a claim of a draft that does not follow from the data."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice
from qpr_core.wording.text.numbers import figure_text


class Mistake(Choice):
    """The kind of a mistake in a draft.

    >>> list(Mistake)
    [Mistake.COUNT, Mistake.CHANGE, Mistake.TOTAL, Mistake.SHARE, Mistake.SHARES, Mistake.PERIOD]
    """

    COUNT = "count"
    CHANGE = "change"
    TOTAL = "total"
    SHARE = "share"
    SHARES = "shares"
    PERIOD = "period"


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
    fact: Fraction | Period | None
    about: str

    def __str__(self) -> str:
        """Quote the words, and add what the data show."""
        quoted = " ".join(self.words.split())
        return f'"{quoted}": {self._fact_text()} ({self.about})'

    def __repr__(self) -> str:
        """Show the line and its position in the draft."""
        return f"<Discrepancy {self.mistake!r} at {self.start} to {self.end}: {self}>"

    def _fact_text(self) -> str:
        match self.fact:
            case None:
                return "this does not follow from the data"
            case Period():
                return f"the data are for {self.fact}"
            case Fraction():
                return _NUMBERED[self.mistake](self.fact)


def _changed(fact: Fraction) -> str:
    change = f"{abs(fact)} {'more' if fact > 0 else 'fewer'}" if fact else "no change"
    return f"the data show {change}"


def _added_up(fact: Fraction) -> str:
    return f"they add up to {float(fact):.4g}%, which rounding does not explain"


_NUMBERED: Final[Mapping[Mistake, Callable[[Fraction], str]]] = {
    Mistake.COUNT: lambda fact: f"the data show {fact}",
    Mistake.TOTAL: lambda fact: f"the data show {fact}",
    Mistake.CHANGE: _changed,
    Mistake.SHARE: lambda fact: f"the data show {figure_text(fact, apart_from=[Fraction(100)], places=2)}%",
    Mistake.SHARES: _added_up,
}
