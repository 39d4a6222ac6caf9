"""Sheets as plain data: cells, tables, and the lines of text over them."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from qpr_core.errors import ReportError

Value: TypeAlias = str | int | float | None
"""The content of a cell: text, a number, or nothing."""


LONGEST_HEADING: Final = 255
"""The greatest number of characters of a heading or a header in Excel."""


LONGEST_TEXT: Final = 32_767
"""The greatest number of characters that Excel keeps in a cell."""


MOST_ROWS: Final = 1_048_576
"""The number of rows of a sheet in Excel."""


@frozen(kw_only=True)
class Look:
    """The look of a cell.

    A colour is written "#4b9b7d"; if None, the cell has none. A cell for entries is marked with a colour.
    `whole` is the number format of whole numbers, if they have a different one.
    """

    number: str = "General"
    whole: str = ""
    fill: str | None = None
    ink: str | None = None
    is_bold: bool = False
    is_entry: bool = False


PLAIN: Final = Look()


@frozen(kw_only=True)
class Cell:
    """A cell: a value, or a formula with the value that it has now.

    `width` is the number of characters that a number takes: Excel does not show one in a narrower cell.
    """

    value: Value = None
    formula: str | None = None
    look: Look = PLAIN
    width: int = 0


BLANK: Final = Cell()


@frozen(kw_only=True)
class Column:
    """A column of a table: its heading, and its width in characters."""

    heading: str
    width: int = 12


@frozen(kw_only=True)
class Place:
    """A cell of a sheet; rows and columns are counted from 0."""

    row: int
    column: int


@frozen(kw_only=True)
class Coloured:
    """The colours of the cells of a column that contain a text."""

    first: Place
    last: Place
    text: str
    look: Look


@frozen(kw_only=True)
class Sparkline:
    """A drawing of the numbers of a range, such as "Results!$F$5:$F$9", in a cell."""

    place: Place
    range: str


@frozen(kw_only=True)
class Line:
    """A line of text over a table; *sheet* is the one that it leads to, if any."""

    text: str
    sheet: str | None = None


@frozen(kw_only=True)
class Sheet:
    """A sheet: a title in its first cell, lines of text, and at most one table.

    `table` is the name of the table in formulas, and `description` its alternative text. `fixed` has the cells that a
    formula depends on and that are not for entries.
    """

    name: str
    title: str
    table: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[Line, ...] = ()
    sparklines: tuple[Sparkline, ...] = ()
    coloured: tuple[Coloured, ...] = ()
    fixed: tuple[Place, ...] = ()
    fixed_words: tuple[str, str] = ("", "")
    wide_lines: bool = False

    @property
    def head(self) -> int:
        """The row of the headings, counted from 0."""
        return head_row(self.lines)


def head_row(lines: Sequence[Line]) -> int:
    """Return the row of the headings under a title and some lines, counted from 0.

    >>> head_row([Line(text="This sheet contains one table.")])
    2
    """
    return 1 + len(lines)


def unique_headings(headings: Iterable[str]) -> list[str]:
    """Return headings that Excel can distinguish; a repeated one gets a number.

    >>> unique_headings(["Code", "Result", "result", "Result"])
    ['Code', 'Result', 'result (2)', 'Result (3)']
    """
    made: list[str] = []
    taken: set[str] = set()
    for heading in headings:
        number, name = 1, heading
        while name.casefold() in taken:
            number += 1
            name = f"{heading} ({number})"
        taken.add(name.casefold())
        made.append(name)
    return made


def check_size(sheet: Sheet) -> None:
    """Check that a sheet fits into Excel.

    Raises:
        ReportError: If it has too many rows, or a text or a heading with too many characters.
    """
    rows = sheet.head + 1 + len(sheet.rows)
    if rows > MOST_ROWS:
        raise ReportError(
            f"sheet must have no more than {MOST_ROWS:,} rows, as Excel allows (write a part of the report)",
            shown=f"{rows:,}",
            whose=sheet.name,
        )
    for column in sheet.columns:
        if len(column.heading) > LONGEST_HEADING:
            raise ReportError(
                f"heading of a table must have no more than {LONGEST_HEADING} characters, as Excel allows",
                shown=f"{len(column.heading)} from {column.heading[:20]!r}",
                whose=sheet.name,
            )
    texts = [sheet.title, *(line.text for line in sheet.lines), *(cell.value for row in sheet.rows for cell in row)]
    for text in texts:
        if isinstance(text, str) and len(text) > LONGEST_TEXT:
            raise ReportError(
                f"text of a cell must have no more than {LONGEST_TEXT:,} characters, as Excel allows",
                shown=f"{len(text):,} from {text[:20]!r}",
                whose=sheet.name,
            )
