"""Strategies for narratives, their parts and their spans of text."""

from collections.abc import Callable
from functools import cache, partial
from typing import Final, TypeVar

from hypothesis import strategies as st

from qpr_core.testing.examples import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, QUARTER
from qpr_core.testing.spans import spans_of
from qpr_core.testing.strategies.scorecards import summaries
from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.papers.cover_paper import cover_paper
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import BulletList
from qpr_core.wording.text.tables import Bars

T = TypeVar("T")

_CARDS: Final = {"a council": A_COUNCIL, "a messy council": A_MESSY_COUNCIL, "a trust": A_TRUST}


def narratives() -> st.SearchStrategy[Narrative]:
    """Return narratives of summaries, reports and a paper; they shrink to a report."""
    texts: list[Callable[[], Narrative]] = [*(partial(_whole_report, name) for name in _CARDS), _council_paper]
    return summaries().map(narrate) | st.sampled_from(texts).map(lambda write: write())


def words_of(kind: type[T]) -> st.SearchStrategy[T]:
    """Return parts or spans of one kind from whole texts; they shrink to the first."""
    return st.deferred(lambda: _any_of([each for each in _pieces() if isinstance(each, kind)]))


def _any_of(pieces: list[T]) -> st.SearchStrategy[T]:
    """Choose a piece by its index, as Hypothesis prints everything it samples from."""
    return st.integers(0, len(pieces) - 1).map(lambda place: pieces[place])


@cache
def _council_paper() -> Narrative:
    return cover_paper(A_COUNCIL.report(QUARTER), CoverPaper(sender="Chief Executive", introduction="It was busy."))


@cache
def _whole_report(name: str) -> Narrative:
    return narrate(_CARDS[name].report(QUARTER, quarters=4))


@cache
def _pieces() -> list[object]:
    reports = [part for name in _CARDS for part in _whole_report(name).parts]
    parts = [*reports, *_council_paper().parts]
    items = [item for part in parts if isinstance(part, BulletList) for item in part.items]
    segments = [segment for part in parts if isinstance(part, Bars) for _, bars in part.bars for segment in bars]
    return [*parts, *items, *segments, *spans_of(parts)]
