"""The parts of a narrative; every number in them stands for a computed fact."""

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve, field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_flag
from qpr_core.model.values.names import check_name
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.markup import MARKDOWN, PLAIN, Markup
from qpr_core.wording.text.spans import Quantity, Spans, Words, check_spans, quantities_of, text_of
from qpr_core.wording.text.tables import Bars, Table


@frozen(repr=False)
class Heading:
    """A heading of one line.

    `level` is 1 for the heading of a report, 2 for a section, and 3 for a part of a section. A heading that
    `starts_page` begins on a new printed page. `code` is the code of the indicator below the heading.

    >>> from qpr_core.text import Name, Words
    >>> Heading((Words("Quarter 2"),)).lines(MARKDOWN)
    ['## Quarter 2']
    """

    spans: Spans
    level: int = 1
    starts_page: bool = field(default=False, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If *spans* are not spans, *level* is not 1, 2 or 3, or another part has the wrong type.
        """
        check_spans(self.spans, "heading")
        if self.level not in {1, 2, 3}:
            raise StyleError("level of a heading must be 1, 2 or 3", given=self.level)
        check_flag(self.starts_page, "starts_page", StyleError)
        if self.code is not None:
            check_name(self.code, "code of a heading", StyleError)

    def lines(self, markup: Markup) -> list[str]:
        """Return the rendered lines."""
        return [markup.heading(self.level) + text_of(self.spans, markup)]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order, each with the fact that it stands for."""
        return quantities_of(self.spans)

    def __str__(self) -> str:
        """Return the plain text."""
        return text_of(self.spans, PLAIN)

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

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If *spans* are not spans.
        """
        check_spans(self.spans, "paragraph")

    def lines(self, markup: Markup) -> list[str]:
        """Return the rendered lines."""
        return [text_of(self.spans, markup)]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order, each with the fact that it stands for."""
        return quantities_of(self.spans)

    def to_markdown(self) -> str:
        """Return the paragraph as Markdown."""
        return text_of(self.spans, MARKDOWN)

    def __str__(self) -> str:
        """Return the plain text."""
        return text_of(self.spans, PLAIN)

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

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If *spans* are not spans, or *items* are not items.
        """
        check_spans(self.spans, "item")
        _check_items(self.items, "item")

    def lines(self, markup: Markup) -> list[str]:
        """Render the item, with the items below it indented by two spaces."""
        below = [f"  {line}" for item in self.items for line in item.lines(markup)]
        return [f"- {text_of(self.spans, markup)}", *below]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the item and in the items below it."""
        own = quantities_of(self.spans)
        return own + tuple(quantity for item in self.items for quantity in item.quantities)

    def __str__(self) -> str:
        """Return the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Item\n{self}\n>"


@frozen(repr=False)
class BulletList:
    """A list, and the paragraph that introduces it; `str()` is its plain text.

    The paragraph may be empty.

    >>> print(BulletList(Paragraph((Words("It is:"),)), (Item((Name("Potholes"),)),)))
    It is:
    - Potholes
    """

    introduction: Paragraph
    items: tuple[Item, ...]

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If *introduction* is not a `Paragraph`, or *items* are not items.
        """
        if not isinstance(self.introduction, Paragraph):
            raise StyleError("introduction of a list must be a Paragraph", given=self.introduction)
        _check_items(self.items, "list")

    def lines(self, markup: Markup) -> list[str]:
        """Render the introduction, if it has text, and directly below it the items."""
        introduction = self.introduction.lines(markup) if self.introduction.spans else []
        return introduction + [line for item in self.items for line in item.lines(markup)]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order, each with the fact that it stands for."""
        return self.introduction.quantities + tuple(quantity for item in self.items for quantity in item.quantities)

    def __str__(self) -> str:
        """Return the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<BulletList\n{self}\n>"


Block: TypeAlias = Heading | Paragraph | BulletList


@frozen(kw_only=True, repr=False)
class Numbered:
    """A heading, paragraph or list with the number of its section or paragraph.

    A heading of a section has no `paragraph`. `form` is how the number is printed.

    >>> paragraph = Paragraph((Words("All well."),))
    >>> print(Numbered(section=2, paragraph=3, form="{section}.{paragraph}.", part=paragraph))
    2.3. All well.
    """

    section: int
    paragraph: int | None = None
    form: str
    part: Block

    @property
    def printed(self) -> str:
        """The number as it is printed."""
        return self.form.format(section=self.section, paragraph=self.paragraph)

    def lines(self, markup: Markup) -> list[str]:
        """Return the rendered lines, the number at the start of the first one."""
        return led(self.part, (Words(f"{self.printed} "),)).lines(markup)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order; the number of the paragraph is not one."""
        return self.part.quantities

    def __str__(self) -> str:
        """Return the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Numbered: {self}>"


def led(part: Block, spans: Spans) -> Block:
    """Return the part with *spans* at the start of its first line.

    >>> led(Paragraph((Words("All well."),)), (Words("Summary: "),))
    <Paragraph: Summary: All well.>
    """
    match part:
        case Heading():
            return evolve(part, spans=spans + part.spans)
        case Paragraph():
            return Paragraph(spans + part.spans)
        case BulletList():
            return BulletList(Paragraph(spans + part.introduction.spans), part.items)


Part: TypeAlias = Heading | Paragraph | BulletList | Table | Bars | Chart | Numbered


def _check_items(given: object, whose: str) -> None:
    if not isinstance(given, tuple) or not all(isinstance(each, Item) for each in given):
        raise StyleError(f"items of a {whose} must be a tuple of Item".replace("a item", "an item"), given=given)


def changed(part: Part, change: Callable[[Spans], Spans]) -> Part:
    """Return the part with *change* applied to every line of text.

    >>> changed(Heading((Words("Quarter 2"),)), lambda spans: (*spans, Words("!")))
    <Heading: Quarter 2!>
    """
    match part:
        case Table():
            rows = tuple(tuple(change(cell) for cell in row) for row in part.rows)
            return evolve(part, rows=rows, caption=change(part.caption))
        case Bars() | Chart():
            return part
        case Numbered():
            return evolve(part, part=_changed_block(part.part, change))
        case _:
            return _changed_block(part, change)


def _changed_block(part: Block, change: Callable[[Spans], Spans]) -> Block:
    match part:
        case Heading():
            return evolve(part, spans=change(part.spans))
        case Paragraph():
            return Paragraph(change(part.spans))
        case BulletList():
            introduction = Paragraph(change(part.introduction.spans))
            return BulletList(introduction, tuple(_changed_item(item, change) for item in part.items))


def _changed_item(item: Item, change: Callable[[Spans], Spans]) -> Item:
    return Item(change(item.spans), tuple(_changed_item(below, change) for below in item.items))
