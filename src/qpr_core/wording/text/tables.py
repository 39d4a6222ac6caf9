"""Table, and Bars: a picture of counts with a bar for each."""

from typing import NamedTuple

from attrs import frozen

from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import evolvable
from qpr_core.wording.text.figure_columns import FigureParts, check_places, figure_parts
from qpr_core.wording.text.markup import PLAIN, Markup, pad, width_of
from qpr_core.wording.text.spans import Quantity, Spans, Words, check_spans, quantities_of, text_of


@frozen(repr=False)
class Table:
    """A table: the heads of its columns, and its rows; `str()` is its plain text.

    A row of a single cell is a heading for the rows below it. `heads` is the number of cells at the start of each row
    that are its heads. `figures` has the places of the columns with figures, which are aligned on the decimal point.
    `decimal` is the character for the decimal point. `codes` has the code of the indicator of each row, or None for a
    row without one.

    >>> from qpr_core.text import Name, Words
    >>> print(Table(((Words("KPI"),), (Words("Rating"),)), (((Name("Potholes"),), (Words("Red"),)),)))
    KPI       Rating
    Potholes  Red
    >>> rows = tuple(((Name(name),), (Quantity(text, 0, ""),)) for name, text in {"A": "84.5%", "B": "9 days"}.items())
    >>> print(Table(((Words("KPI"),), (Words("Result"),)), rows, figures=frozenset({1})))
    KPI   Result
    A    84.5%
    B     9 days
    """

    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    caption: Spans = ()
    heads: int = 1
    figures: frozenset[int] = frozenset()
    decimal: str = "."
    codes: tuple[str | None, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            StyleError: If a cell or *caption* is not spans, or a row has neither one cell nor one for each column. Also
                if *figures* has anything but places of columns, or *codes* do not match the rows.
        """
        check_spans(self.caption, "caption")
        if not isinstance(self.columns, tuple) or not isinstance(self.rows, tuple):
            raise StyleError("columns and rows of a table must be tuples", given=(self.columns, self.rows))
        for row in (self.columns, *self.rows):
            if not isinstance(row, tuple) or len(row) not in {1, len(self.columns)}:
                raise StyleError("row of a table must be a tuple of one cell, or of one for each column", given=row)
            for cell in row:
                check_spans(cell, "cell")
        check_places(self.figures, len(self.columns))
        if not isinstance(self.codes, tuple) or (self.codes and len(self.codes) != len(self.rows)):
            raise StyleError("codes of a table must be a tuple with one for each row", given=self.codes)

    def lines(self, markup: Markup) -> list[str]:
        """Return the rendered lines, the caption first."""
        rows = [[text_of(cell, markup) for cell in row] for row in (self.columns, *self.rows)]
        table = markup.table(self._aligned(rows, markup) if markup is PLAIN else rows, self.figures)
        return [text_of(self.caption, markup), "", *table] if self.caption else table

    @property
    def coded_rows(self) -> list[tuple[tuple[Spans, ...], str | None]]:
        """The rows, each with the code of its indicator, or None."""
        return list(zip(self.rows, self.codes or (None,) * len(self.rows), strict=True))

    def is_full(self, row: tuple[Spans, ...]) -> bool:
        """Return True if a row has a cell for each column, False if it is a heading."""
        return len(row) == len(self.columns)

    def parts_of(self, row: tuple[Spans, ...], place: int) -> FigureParts | None:
        """Return a cell up to its decimal point, and the rest; None if it is not aligned."""
        is_aligned = place in self.figures and self.is_full(row)
        return figure_parts(row[place], self.decimal) if is_aligned else None

    def rests(self, place: int) -> list[Spans]:
        """Return the texts after the decimal points of a column, without notes."""
        return [parts.rest for row in self.rows if (parts := self.parts_of(row, place)) is not None]

    def _aligned(self, rows: list[list[str]], markup: Markup) -> list[list[str]]:
        """Return the texts of rows with spaces that align their decimal points."""
        for place in self.figures:
            parts = [self.parts_of(row, place) for row in self.rows]
            ends = ["" if each is None else text_of(each.rest + each.note, markup) for each in parts]
            widest = max(map(width_of, ends), default=0)
            for texts, each, end in zip(rows[1:], parts, ends, strict=True):
                if each is not None:
                    texts[place] = text_of(each.whole, markup) + pad(end, widest)
        return rows

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
                check_spans((*segment.name, Words(segment.text)), "segment of a bar")

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
