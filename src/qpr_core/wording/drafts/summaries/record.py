"""SummaryRead: the summary that a text describes, and the words of each fact."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from attrs import frozen

from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.reporting.summary_checks import Listed
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class StatedFact:
    """A fact about a summary, and the words of the text that state it.

    `path` names the fact, such as "ratings.green", "previous.indicators" or "change_in_rating.red". The words are
    `text[start:end]`. They are None for a fact that you passed as known.

    >>> print(StatedFact(path="ratings.green", value=15, words="15 are Green", start=16, end=28,
    ...                  sentence="Of the 38 KPIs, 15 are Green."))
    ratings.green: 15 ("15 are Green")
    """

    path: str
    value: int | Period | tuple[Listed, ...]
    words: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: str | None = None

    __repr__ = shown

    def __str__(self) -> str:
        """Write the fact, and quote its words."""
        return f"{self.path}: {_text(self.value)} ({_source(self)})"


@frozen(kw_only=True, repr=False)
class Contradiction:
    """Facts that cannot all be true: two values of one fact, or a sum that is wrong.

    `path` names the fact, or the total. `values` are its different values.

    >>> facts = [StatedFact(path="ratings.red", value=value, words=f"{value} Reds") for value in (7, 8)]
    >>> print(Contradiction(path="ratings.red", values=(7, 8), facts=tuple(facts)))
    ratings.red: 7 or 8 ("7 Reds", "8 Reds")
    """

    path: str
    values: tuple[int | Period, ...]
    facts: tuple[StatedFact, ...]

    __repr__ = shown

    def __str__(self) -> str:
        """Write the values, and quote the words of each fact."""
        quoted = dict.fromkeys(map(_source, self.facts))
        return f"{self.path}: {' or '.join(map(str, self.values))} ({', '.join(quoted)})"


@frozen(kw_only=True, repr=False)
class SummaryRead:
    """The summary that a text describes, the words of each fact, and what is missing.

    `missing` has the facts that a `Summary` needs and that the text does not state. Pass them as *known*.

    >>> indicators = StatedFact(path="indicators", value=38, words="38 KPIs")
    >>> print(SummaryRead(text="", summary=None, facts=(indicators,), missing=("period",), contradictions=()))
    No summary yet
    - indicators: 38 ("38 KPIs")
    - missing: period
    """

    text: str
    summary: Summary | None
    facts: tuple[StatedFact, ...]
    missing: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]

    __repr__ = shown

    def __str__(self) -> str:
        """List the facts, what is missing and what is contradictory."""
        return "\n- ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield "No summary yet" if self.summary is None else f"Summary of {self.summary.period}"
        first = {(fact.path, fact.value): fact for fact in reversed(self.facts)}
        yield from map(str, sorted(first.values(), key=self.facts.index))
        yield from (f"missing: {path}" for path in self.missing)
        yield from (f"contradictory: {each}" for each in self.contradictions)


_LONGEST: Final = 60


def _source(fact: StatedFact) -> str:
    if fact.words is None:
        return "known"
    return f'"{shorten(fact.words, _LONGEST, placeholder=" …")}"'


def _text(value: object) -> str:
    return f"list of {len(value)}" if isinstance(value, tuple) else str(value)
