"""Table, and Bars: a picture of counts with a bar for each."""

from typing import NamedTuple

from attrs import frozen

from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import evolvable
from qpr_core.wording.text.markup import PLAIN, Markup
from qpr_core.wording.text.spans import Quantity, Spans, check_spans, quantities_of, text_of


@frozen(repr=False)
class Table:
    """A table: the heads of its columns, and its rows; `str()` is its plain text.

    A row of a single cell is a heading for the rows below it. `heads` is the number of cells at the start of each row
    that are its heads.

    >>> from qpr_core.text import Name, Words
    >>> print(Table(((Words("KPI"),), (Words("Rating"),)), (((Name("Potholes"),), (Words("Red"),)),)))
    KPI       Rating
    Potholes  Red
    """

    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    caption: Spans = ()
    heads: int = 1

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If a cell or *caption* is not spans, or a row has neither one cell nor one for each column.
        """
        check_spans(self.caption, "caption")
        if not isinstance(self.columns, tuple) or not isinstance(self.rows, tuple):
            raise StyleError("columns and rows of a table must be tuples", given=(self.columns, self.rows))
        for row in (self.columns, *self.rows):
            if not isinstance(row, tuple) or len(row) not in {1, len(self.columns)}:
                raise StyleError("row of a table must be a tuple of one cell, or of one for each column", given=row)
            for cell in row:
                check_spans(cell, "cell")

    def lines(self, markup: Markup) -> list[str]:
        """Return the rendered lines, the caption first."""
        table = markup.table([[text_of(cell, markup) for cell in row] for row in (self.columns, *self.rows)])
        return [text_of(self.caption, markup), "", *table] if self.caption else table

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order, each with the fact that it stands for."""
        cells = (each for row in self.rows for cell in row for each in quantities_of(cell))
        return (*quantities_of(self.caption), *cells)

    def __str__(self) -> str:
        """Return the plain text."""
        return "\n".join(self.lines(PLAIN))

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Table\n{self}\n>"


@evolvable
class Segment(NamedTuple):
    """A segment of a bar, with its size; `of` is `None` for having no rating.

    `text` is the size as it is printed. Defaults to digits with the marks of English.

    >>> from qpr_core.text import Words
    >>> Segment(None, (Words("Not rated"),), 4).size
    4
    """

    of: Scheme | None
    name: Spans
    size: int
    text: str = ""


@frozen(repr=False)
class Bars:
    """A picture of counts with a bar for each; a table next to it has the numbers.

    >>> from qpr_core.text import Words
    >>> Bars((Words("KPIs by rating"),), ()).lines(PLAIN)
    []
    """

    caption: Spans
    bars: tuple[tuple[Spans, tuple[Segment, ...]], ...]

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If *caption* or the name of a bar is not spans, or a bar has anything but segments.
        """
        check_spans(self.caption, "caption")
        for name, segments in self.bars:
            check_spans(name, "name of a bar")
            for segment in segments:
                if not isinstance(segment, Segment):
                    raise StyleError("bar must have segments", given=segment)

    def lines(self, _: Markup) -> list[str]:
        """Return no lines, as the text has the table."""
        return []

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """An empty tuple, as a picture prints no number."""
        return ()

    def __str__(self) -> str:
        """Return the caption."""
        return text_of(self.caption, PLAIN)

    def __repr__(self) -> str:
        """Show the caption."""
        return f"<Bars: {self}>"
