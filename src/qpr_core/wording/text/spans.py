"""What a line of text is made of: words, names, periods and numbers, each of which knows what it stands for."""

from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice, shown
from qpr_core.wording.text.markup import Markup

_BLOCKS: Final = "▁▂▃▄▅▆▇█"


@frozen(repr=False)
class Words:
    """Words of the library's own, or of a style.

    >>> from qpr_core.wording.text.markup import MARKDOWN, PLAIN
    >>> Words("are rated").render(MARKDOWN)
    'are rated'
    """

    text: str

    __repr__ = shown

    def render(self, _: Markup) -> str:
        """Give the words as they are."""
        return self.text


@frozen(repr=False)
class Name:
    r"""Text of the user's: escaped wherever it is rendered.

    >>> print(Name("*Calls*").render(MARKDOWN), Name("*Calls*").render(PLAIN))
    \*Calls\* *Calls*
    """

    text: str

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Give the text so that nothing in it is taken for a mark."""
        return markup.escape(self.text)


@frozen(repr=False)
class When:
    """The name of a period as it is printed, and the period.

    >>> from qpr_core import Period
    >>> When("Quarter 2, 2023/24", Period.parse("Q2 2023/24")).render(PLAIN)
    'Quarter 2, 2023/24'
    """

    text: str
    period: Period

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Give the name, the words of which are a style's."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Quantity:
    """A number as it is printed, the value that it stands for, and where that came from.

    `source` is the expression, on the record that was put into words, that gives the value.

    >>> Quantity("one", -1, "change_in_rating(Rag.GREEN)").render(PLAIN)
    'one'
    """

    text: str
    value: int | float | Fraction
    source: str

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Give the number as it is printed; its unit is text of the user's."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Badge:
    """The name of a rating, which is drawn with its colour and its symbol where there are colours.

    >>> from qpr_core import Rag
    >>> Badge("Red", Rag.RED).render(PLAIN)
    'Red'
    """

    text: str
    rating: Choice

    __repr__ = shown

    def render(self, markup: Markup) -> str:
        """Give the name, which may be the user's."""
        return markup.escape_inside(self.text)


@frozen(repr=False)
class Spark:
    """A line of recent results in the width of a word; `description` says the same in words.

    >>> from qpr_core import Period
    >>> first = Period.parse("Q1 2023/24")
    >>> results = {0: 1, 1: 8, 3: 4}
    >>> points = [TrailPoint(period=first.shift(step), value=Fraction(value)) for step, value in results.items()]
    >>> Spark(tuple(points)).render(PLAIN)  # a gap stays one
    '▁█ ▄'
    >>> Spark(()).render(PLAIN)
    ''
    """

    points: tuple[TrailPoint, ...]
    description: tuple["Span", ...] = ()

    __repr__ = shown

    def render(self, _: Markup) -> str:
        """Draw the line with blocks of eight heights, from the lowest to the highest result."""
        if not self.points:
            return ""
        values = {point.period.ordinal: point.value for point in self.points}
        low, high = min(values.values()), max(values.values())
        step = self.points[0].period.frequency.months
        blocks = (
            " " if value is None else _BLOCKS[0 if high == low else int((value - low) * 7 / (high - low))]
            for ordinal in range(min(values), max(values) + 1, step)
            for value in (values.get(ordinal),)
        )
        return "".join(blocks)


Span: TypeAlias = Words | Name | When | Quantity | Badge | Spark


Spans: TypeAlias = tuple[Span, ...]


def text_of(spans: Spans, markup: Markup) -> str:
    r"""Render spans one behind the other.

    >>> print(text_of((Words("a "), Name("*")), MARKDOWN))
    a \*
    """
    return "".join(span.render(markup) for span in spans)
