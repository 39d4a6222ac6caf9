"""What a narrative is made of: parts of which every number stands for a computed fact, rendered last."""

from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from qpr_core.model.shown import shown
from qpr_core.wording.markup import MARKDOWN, PLAIN, Markup


@frozen(repr=False)
class Words:
    """Words of the library's own, or of a style.

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


Span: TypeAlias = Words | Name | Quantity
Spans: TypeAlias = tuple[Span, ...]


def _text(spans: Spans, markup: Markup) -> str:
    return "".join(span.render(markup) for span in spans)


@frozen(repr=False)
class Heading:
    """A heading of one line.

    >>> Heading((Words("Quarter 2"),)).lines(MARKDOWN)
    ['## Quarter 2']
    """

    spans: Spans

    def lines(self, markup: Markup) -> list[str]:
        """Render it."""
        return [markup.heading + _text(self.spans, markup)]

    def __str__(self) -> str:
        """Give the plain text."""
        return _text(self.spans, PLAIN)

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Heading: {self}>"


@frozen(repr=False)
class Paragraph:
    """A paragraph; `str()` is its plain text.

    >>> paragraph = Paragraph((Quantity("8", 8, "ratings[Rag.RED]"), Words(" are rated Red.")))
    >>> str(paragraph), paragraph.quantities[0].value
    ('8 are rated Red.', 8)
    """

    spans: Spans

    def lines(self, markup: Markup) -> list[str]:
        """Render it."""
        return [_text(self.spans, markup)]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number in it, with the fact that it stands for."""
        return tuple(span for span in self.spans if isinstance(span, Quantity))

    def to_markdown(self) -> str:
        """Give it as Markdown."""
        return _text(self.spans, MARKDOWN)

    def __str__(self) -> str:
        """Give the plain text."""
        return _text(self.spans, PLAIN)

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Paragraph: {self}>"


@frozen(repr=False)
class Item:
    """An item of a list, and the list below it; `str()` is its plain text.

    >>> print(Item((Name("Highways"),), (Item((Name("Potholes"),)),)))
    - Highways
      - Potholes
    """

    spans: Spans
    items: tuple["Item", ...] = ()

    def lines(self, markup: Markup) -> list[str]:
        """Render it with what is below it two spaces further in."""
        below = [f"  {line}" for item in self.items for line in item.lines(markup)]
        return [f"- {_text(self.spans, markup)}", *below]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number in it and below it."""
        own = tuple(span for span in self.spans if isinstance(span, Quantity))
        return own + tuple(quantity for item in self.items for quantity in item.quantities)

    def __str__(self) -> str:
        """Give the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Item\n{self}\n>"


@frozen(repr=False)
class BulletList:
    """A list, and the paragraph that introduces it; `str()` is its plain text.

    >>> print(BulletList(Paragraph((Words("It is:"),)), (Item((Name("Potholes"),)),)))
    It is:
    - Potholes
    """

    introduction: Paragraph
    items: tuple[Item, ...]

    def lines(self, markup: Markup) -> list[str]:
        """Render the introduction and, directly below it, the items."""
        return self.introduction.lines(markup) + [line for item in self.items for line in item.lines(markup)]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number in it, with the fact that it stands for."""
        return self.introduction.quantities + tuple(quantity for item in self.items for quantity in item.quantities)

    def __str__(self) -> str:
        """Give the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<BulletList\n{self}\n>"


@frozen(repr=False)
class Table:
    """A table: the heads of its columns, and its rows; `str()` is its plain text.

    >>> print(Table(((Words("KPI"),), (Words("Rating"),)), (((Name("Potholes"),), (Words("Red"),)),)))
    KPI       Rating
    Potholes  Red
    """

    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]

    def lines(self, markup: Markup) -> list[str]:
        """Render it."""
        return markup.table([[_text(cell, markup) for cell in row] for row in (self.columns, *self.rows)])

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number in it, with the fact that it stands for."""
        return tuple(span for row in self.rows for cell in row for span in cell if isinstance(span, Quantity))

    def __str__(self) -> str:
        """Give the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Table\n{self}\n>"


Part: TypeAlias = Heading | Paragraph | BulletList | Table


@frozen(repr=False)
class Narrative:
    r"""The paragraphs of a report: parts that can be chosen and put in another order, and rendered.

    `str()` is the plain text, a blank line between parts; `to_markdown()` the Markdown.

    >>> Narrative((Heading((Words("Quarter 2"),)), Paragraph((Words("All well."),)))).to_markdown()
    '## Quarter 2\n\nAll well.'
    """

    parts: tuple[Part, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number in the text, in order, with the fact that it stands for."""
        return tuple(quantity for part in self.parts if not isinstance(part, Heading) for quantity in part.quantities)

    def to_markdown(self) -> str:
        """Give the whole as Markdown."""
        return self._render(MARKDOWN)

    def _render(self, markup: Markup) -> str:
        return "\n\n".join("\n".join(part.lines(markup)) for part in self.parts)

    def __str__(self) -> str:
        """Give the plain text."""
        return self._render(PLAIN)

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Narrative\n{self}\n>"
