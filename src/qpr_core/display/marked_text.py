"""Text with marks that may overlap, as HTML."""

from collections import deque
from collections.abc import Callable, Iterable

from attrs import evolve, frozen


@frozen(kw_only=True)
class Mark:
    """A marked passage of a text.

    `flag` is the HTML in front of its first word. A mark with `attributes` is drawn even if it is inside a mark of the
    same kind.
    """

    start: int
    end: int
    kind: str
    flag: str = ""
    attributes: str = ""


def marked(text: str, marks: Iterable[Mark], escaped: Callable[[str], str]) -> str:
    """Return a text as HTML with `mark` elements, whose class is the kind.

    A mark that crosses the end of another one is divided there. Of marks in the same place, the first is the outer one.

    >>> from html import escape
    >>> crossing = [Mark(start=0, end=3, kind="a", flag="!"), Mark(start=2, end=5, kind="b")]
    >>> marked("1 < 2", crossing, escape)
    '<mark class="a">!1 <mark class="b">&lt;</mark></mark><mark class="b"> 2</mark>'
    """
    ordered = deque(sorted(marks, key=lambda mark: (mark.start, -mark.end)))

    def drawn(start: int, end: int, inner: deque[Mark], around: str) -> str:
        parts: list[str] = []
        while inner:
            mark = inner.popleft()
            within = drawn(mark.start, mark.end, _taken(inner, mark.end), mark.kind)
            parts += [escaped(text[start : mark.start]), _element(mark, within, around)]
            start = mark.end
        return "".join([*parts, escaped(text[start:end])])

    return drawn(0, len(text), ordered, "")


def _taken(marks: deque[Mark], end: int) -> deque[Mark]:
    """Remove the marks that begin before *end*, and return them up to there.

    The parts of them behind it stay.
    """
    within, behind = deque[Mark](), deque[Mark]()
    while marks and marks[0].start < end:
        mark = marks.popleft()
        within.append(evolve(mark, end=min(mark.end, end)))
        if mark.end > end:
            behind.appendleft(evolve(mark, start=end, flag="", attributes=""))
    marks.extendleft(sorted(behind, key=lambda mark: mark.end))
    return within


def _element(mark: Mark, within: str, around: str) -> str:
    if mark.kind == around and not mark.attributes:
        return within
    return f'<mark class="{mark.kind}"{mark.attributes}>{mark.flag}{within}</mark>'
