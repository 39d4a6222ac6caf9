"""Sheets of a workbook: cells, number formats, merged cells, hidden rows."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from os import PathLike
from typing import IO, Any, Final, NamedTuple

from attrs import evolve, frozen

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.options import ROLES, Role
from qpr_core.frames.scorecards.source import ScaledNumber, SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.values.workbook_properties import role_property

_FORMULA: Final = re.compile(rb"<f[ >/]")


_STRUCTURE: Final = re.compile(rb'<mergeCell |<(?:row|col) [^>]*hidden="(?:1|true)"')


_COMMENTS: Final = re.compile(r"xl/(?:comments|threadedComments)")
"""A part of the file with comments on cells."""


_FORMATS: Final = re.compile(
    rb'formatCode="[^"]*(?:%|[0#?],+[^0#?,])|formatCode="[^"]*[0#?],+"|<xf [^>]*numFmtId="(?:9|10)"'
)
"""A number format with "%" or a scale; 9 and 10 are ready-made ones of Excel."""


_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
"""A comma at the end of a number format shows thousands, and two commas millions."""


_LEFT_OUT: Final = ".* extension is not supported and will be removed"
"""The warning of openpyxl for sparklines and other extras, which have no cells."""


_QUOTED: Final = re.compile(r'"[^"]*"|\\.')


@frozen(kw_only=True)
class Sheet:
    """The cells of a sheet before its header rows are known.

    Rows and columns are counted from 0; the first cell of a row is in column A. `merged` has the name of each merged
    area, and its last row. `comments` has the names of cells with a comment. `role` is what the sheet is read as, in a
    workbook that `to_excel` wrote.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    percents: frozenset[tuple[int, int]]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]
    merged: tuple[tuple[str, int], ...]
    is_hidden: bool
    uncalculated: tuple[tuple[str, int], ...]
    comments: tuple[str, ...] = ()
    role: Role | None = None


def read_sheets(source: str | PathLike[str] | IO[bytes]) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook.

    Cells that Excel merged all have the content of the first one.

    Raises:
        TableError: If *source* is not a workbook, or openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415  an extra is imported when it is used
    except ImportError as error:
        raise TableError("workbook needs openpyxl (pip install 'qpr-core[excel]')", given=source) from error
    try:
        contents = _contents(source)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", _LEFT_OUT, UserWarning)
            book = openpyxl.load_workbook(source, data_only=True, read_only=not contents.has_structure)
            formulas = openpyxl.load_workbook(source) if contents.has_formulas else None
            sheets = [(sheet, None if formulas is None else formulas[sheet.title]) for sheet in book.worksheets]
            roles = _roles(book)
            return tuple(
                evolve(
                    _sheet(*pair)
                    if contents.has_structure
                    else _plain_sheet(pair[0], has_formats=contents.has_formats),
                    role=roles.get(pair[0].title),
                )
                for pair in sheets
            )
    except FileNotFoundError as error:
        raise TableError("workbook must be a file that exists", given=source) from error
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise TableError(
            "workbook must be a file that Excel saved as .xlsx (read a CSV file with pandas or Polars, and pass the "
            "data frame)",
            given=source,
        ) from error


def _roles(book: Any) -> dict[str, Role]:
    """Return the roles of the sheets in a workbook that `to_excel` wrote."""
    known = {each.name: each.value for each in book.custom_doc_props}
    return {known[name]: role for role in ROLES if (name := role_property(role)) in known}


class _Contents(NamedTuple):
    """Whether a workbook has number formats, formulas or structure.

    Structure is merged cells, hidden rows and columns, comments, and formulas. A workbook without it is read in half
    the time.
    """

    has_formats: bool
    has_formulas: bool
    has_structure: bool


def _contents(source: Any) -> _Contents:
    with zipfile.ZipFile(source) as archive:
        names = archive.namelist()
        sheets = [archive.read(name) for name in names if name.startswith("xl/worksheets/")]
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
    has_formulas = any(_FORMULA.search(sheet) for sheet in sheets)
    return _Contents(
        has_formats=_FORMATS.search(styles) is not None,
        has_formulas=has_formulas,
        has_structure=has_formulas
        or any(_STRUCTURE.search(sheet) for sheet in sheets)
        or any(_COMMENTS.match(name) for name in names),
    )


def _plain_sheet(sheet: Any, *, has_formats: bool) -> Sheet:
    sheet.reset_dimensions()  # which some programs write wrongly
    rows, percents = _cells(sheet) if has_formats else (_values(sheet), set[tuple[int, int]]())
    width = max(map(len, rows), default=0)
    return Sheet(
        name=sheet.title,
        rows=tuple(row if len(row) == width else (*row, *[None] * (width - len(row))) for row in map(tuple, rows)),
        percents=frozenset(percents),
        hidden_rows=(),
        hidden_columns=(),
        merged=(),
        is_hidden=sheet.sheet_state != "visible",
        uncalculated=(),
    )


def _values(sheet: Any) -> list[tuple[Cell, ...]]:
    return [
        tuple([value.strip() or None if isinstance(value, str) else value for value in row])
        for row in sheet.iter_rows(values_only=True)
    ]


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    rows, percents = _cells(sheet)
    for area in sheet.merged_cells.ranges:
        first = (area.min_row - 1, area.min_col - 1)
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                rows[row][column] = rows[first[0]][first[1]]
                if first in percents:
                    percents.add((row, column))
    hidden = sorted(number - 1 for number, row in sheet.row_dimensions.items() if row.hidden and number <= len(rows))
    return Sheet(
        name=sheet.title,
        rows=tuple(map(tuple, rows)),
        percents=frozenset(percents),
        hidden_rows=tuple(hidden),
        hidden_columns=tuple(_hidden_columns(sheet, len(rows[0]) if rows else 0)),
        merged=tuple((str(area), area.max_row - 1) for area in sheet.merged_cells.ranges),
        is_hidden=sheet.sheet_state != "visible",
        uncalculated=() if formulas is None else tuple(_uncalculated(sheet, formulas)),
        comments=tuple(cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment is not None),
    )


def _hidden_columns(sheet: Any, width: int) -> Iterator[str]:
    """Yield the hidden columns; the sheet has them in groups."""
    for group in sheet.column_dimensions.values():
        if group.hidden:
            yield from (_letters(column - 1) for column in range(group.min, min(group.max, width) + 1))


def _cells(sheet: Any) -> tuple[list[list[Cell]], set[tuple[int, int]]]:
    """Return the cells of a sheet, and which of them Excel shows as percentages."""
    rows: list[list[Cell]] = []
    percents: set[tuple[int, int]] = set()
    formats: dict[str, tuple[bool, bool]] = {}
    for number, row in enumerate(sheet.iter_rows()):
        cells: list[Cell] = []
        for column, cell in enumerate(row):
            value = cell.value
            if isinstance(value, str):
                value = value.strip() or None
            elif isinstance(value, int | float):
                style = cell.number_format
                if style not in formats:
                    formats[style] = _is_percent(style), _SCALED.search(_QUOTED.sub("", style)) is not None
                is_percent, is_scaled = formats[style]
                if is_percent:
                    percents.add((number, column))
                if is_scaled:
                    value = ScaledNumber(value)
            cells.append(value)
        rows.append(cells)
    return rows, percents


def _uncalculated(sheet: Any, formulas: Any) -> Iterator[tuple[str, int]]:
    """Yield the cells whose formula has no calculated result.

    A result that is an empty text has the type of text.
    """
    for row in formulas.iter_rows():
        for cell in row:
            result = sheet[cell.coordinate]
            if cell.data_type == "f" and result.value is None and result.data_type == "n":
                yield cell.column_letter, cell.row


def _is_percent(number_format: str) -> bool:
    return "%" in _QUOTED.sub("", number_format)


def source_table(sheet: Sheet, first: int, last: int, header_rows: int) -> SourceTable:
    """Return the table in some rows of a sheet.

    A column without a cell is left out if it has no heading in the last header row: a year may be merged over it.
    """
    from_row = first + header_rows
    width = max((len(row) for row in sheet.rows), default=0)
    last_header = sheet.rows[from_row - 1]
    used = [
        column
        for column in range(width)
        if any(row[column] is not None for row in sheet.rows[from_row : last + 1])
        or (last_header[column] is not None if last >= from_row else sheet.rows[first][column] is not None)
    ]
    numbers = [row for row in range(from_row, last + 1) if any(cell is not None for cell in sheet.rows[row])]
    is_whole = len(used) == width  # so that the rows need no copies
    return SourceTable(
        name=sheet.name,
        headings=tuple(tuple(dict.fromkeys(row[column] for row in sheet.rows[first:from_row])) for column in used),
        rows=tuple(sheet.rows[row] if is_whole else tuple(sheet.rows[row][at] for at in used) for row in numbers),
        numbers=tuple(row + 1 for row in numbers),
        letters=tuple(_letters(column) for column in used),
        percents=frozenset(
            (at, place)
            for at, row in enumerate(numbers)
            for place, column in enumerate(used)
            if (row, column) in sheet.percents
        )
        if sheet.percents
        else frozenset(),
        header=from_row,
        is_written=sheet.role is not None,
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
