"""Writing sheets with XlsxWriter: the same sheets always give the same bytes."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Final

from attrs import field, frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qpr_core.display.excel.printing import set_up_print
from qpr_core.display.excel.references import cell_name, column_letters, quoted
from qpr_core.display.excel.sheet import (
    Cell,
    Coloured,
    Look,
    Place,
    Sheet,
    check_size,
    unique_headings,
)
from qpr_core.display.excel.text_size import lines_of, width_of
from qpr_core.display.palette import Palette
from qpr_core.model.values.formulas import looks_like_formula
from qpr_core.model.values.workbook_properties import role_property

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 11},
    "default_row_height": 19,
    "default_column_width": 72,
}


_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001  a date for every workbook, so that equal reports give equal bytes
"""The date in the properties of every workbook."""


_LINES_WIDTH: Final = 70
"""The width of the first column of a sheet of text, in characters."""


_LINE_HEIGHT: Final = 15.0
"""The height of a line of text, in points."""


_HIGHEST: Final = 409.0
"""The greatest height of a row in Excel, in points."""


_TITLE_HEIGHT: Final = 24.0
"""The height of a title, in points."""


_ENTRY: Final = "#fff7bf"
"""The colour of cells for entries, on which every ink of a palette can be read."""


@frozen(kw_only=True)
class Setting:
    """The settings that all sheets of a workbook share.

    `read_as` has the names of the sheets that are read again, by what they are read as.
    """

    palette: Palette
    is_frozen: bool
    footer: str
    title: str
    author: str
    read_as: Mapping[str, str]


@frozen
class _Formats:
    """The formats of a workbook, each made once."""

    workbook: Workbook
    palette: Palette
    made: dict[tuple[Look, str], Format] = field(factory=dict)

    def of(self, look: Look, part: str = "cell") -> Format:
        """Return the format of a look, for a part of a sheet."""
        if (look, part) not in self.made:
            self.made[look, part] = self.workbook.add_format(self._properties(look, part))
        return self.made[look, part]

    def _properties(self, look: Look, part: str) -> dict[str, object]:
        if part == "colour":
            return {"bold": look.is_bold, "font_color": look.ink, "bg_color": look.fill}
        properties: dict[str, object] = {
            "font_name": "Arial",
            "font_size": 16 if part == "title" else 11,
            "font_color": look.ink or self.palette.ink,
            "bold": look.is_bold or part in {"title", "heading"},
            "valign": "top",
            "num_format": look.number,
            "quote_prefix": part == "inert",  # text stays text when it is edited
        }
        if part in {"cell", "inert", "heading", "figure", "wide line"}:
            properties["text_wrap"] = True
        if part in {"cell", "inert", "heading", "figure"}:
            properties.update(border=1, border_color=self.palette.outline)
        if part in {"cell", "inert", "heading"}:
            properties.update(align="left", indent=1)  # a figure would touch the text beside it
        if part == "figure":
            properties.update(align="right")
        fill = self.palette.quiet if part == "heading" else _ENTRY if look.is_entry else look.fill
        if fill is not None:
            properties.update(bg_color=fill, pattern=1)
        return properties


def write_book(sheets: Iterable[Sheet], setting: Setting) -> bytes:
    """Return the bytes of a workbook with some sheets.

    Raises:
        ReportError: If a sheet does not fit into Excel.
    """
    kept = BytesIO()
    workbook = Workbook(kept, deepcopy(_OPTIONS))  # XlsxWriter adds to the default format that it is given
    workbook.set_properties({"title": setting.title, "author": setting.author, "created": _CREATED})
    for role, name in setting.read_as.items():
        workbook.set_custom_property(role_property(role), name)
    formats = _Formats(workbook, setting.palette)
    known = list(sheets)
    for sheet in known:
        check_size(sheet)
    for sheet in known:
        _write(workbook.add_worksheet(sheet.name), sheet, formats, setting)
    workbook.close()
    return kept.getvalue()


def _write(worksheet: Worksheet, sheet: Sheet, formats: _Formats, setting: Setting) -> None:
    plain = Look()
    worksheet.write_string(0, 0, sheet.title, formats.of(plain, "title"))
    worksheet.set_row(0, _TITLE_HEIGHT)
    for row, line in enumerate(sheet.lines, start=1):
        part = "wide line" if sheet.wide_lines else "line"
        if sheet.wide_lines:
            _set_height(worksheet, row, [(line.text, _LINES_WIDTH)])
        if line.sheet is None:
            worksheet.write_string(row, 0, line.text, formats.of(plain, part))
        else:
            target = f"internal:'{line.sheet.replace(chr(39), chr(39) * 2)}'!A1"
            look = Look(ink=setting.palette.line)
            worksheet.write_url(row, 0, target, formats.of(look, part), string=line.text)
    widths = _write_table(worksheet, sheet, formats) if sheet.columns else []
    if sheet.columns and setting.is_frozen:
        worksheet.freeze_panes(sheet.head + 1, 0)
    if sheet.wide_lines:
        worksheet.set_column(0, 0, _LINES_WIDTH)
    set_up_print(worksheet, sheet, widths, footer=setting.footer)


def _write_table(worksheet: Worksheet, sheet: Sheet, formats: _Formats) -> list[int]:
    """Write the table of a sheet, and return the widths of its columns in digits."""
    head = sheet.head
    headings = unique_headings(column.heading for column in sheet.columns)
    widths = [
        max(column.width, width_of(heading, is_bold=True), *(_least(cells[place]) for cells in sheet.rows))
        for place, (column, heading) in enumerate(zip(sheet.columns, headings, strict=True))
    ]
    for place, width in enumerate(widths):
        worksheet.set_column(place, place, width)
    _set_height(worksheet, head, list(zip(headings, widths, strict=True)), is_bold=True)
    columns = [{"header": heading, "header_format": formats.of(Look(), "heading")} for heading in headings]
    last = head + len(sheet.rows)
    worksheet.add_table(
        head,
        0,
        last,
        len(headings) - 1,
        {
            "name": sheet.table,
            "style": None,
            "autofilter": False,
            "columns": columns,
            "title": sheet.title,
            "description": sheet.description,
        },
    )
    ignored = ("number_stored_as_text", "formula_differs")  # exact figures are text, and every row has its own formula
    box = f"A{head + 2}:{column_letters(len(headings) - 1)}{last + 1}"
    worksheet.ignore_errors(dict.fromkeys(ignored, box))
    for row, cells in enumerate(sheet.rows, start=head + 1):
        texts = [cell.value if isinstance(cell.value, str) else "" for cell in cells]
        _set_height(worksheet, row, list(zip(texts, widths, strict=True)))
        for place, cell in enumerate(cells):
            _write_cell(worksheet, Place(row=row, column=place), cell, formats)
    for sparkline in sheet.sparklines:
        worksheet.add_sparkline(
            sparkline.place.row,
            sparkline.place.column,
            {
                "range": sparkline.range,
                "weight": 1.5,
                "series_color": formats.palette.line,
                "markers": True,  # a result between two gaps has no line
                "markers_color": formats.palette.line,
                "last_point": True,
                "last_color": formats.palette.ink,
            },
        )
    for coloured in sheet.coloured:
        _colour(worksheet, coloured, formats)
    title, words = sheet.fixed_words
    refused = {"validate": "custom", "value": "=FALSE", "error_title": title, "error_message": words}
    for fixed in sheet.fixed:
        worksheet.data_validation(fixed.row, fixed.column, fixed.row, fixed.column, refused)
    return widths


def _least(cell: Cell) -> int:
    """Return the least width of a cell, in digits."""
    text = cell.value if isinstance(cell.value, str) else ""
    return max(cell.width + 2, width_of(text, is_bold=cell.look.is_bold))


def _set_height(worksheet: Worksheet, row: int, texts: Iterable[tuple[str, int]], *, is_bold: bool = False) -> None:
    """Make a row as high as its longest text; not every program does that by itself."""
    lines = max(lines_of(text, width, is_bold=is_bold) for text, width in texts)
    if lines > 1:
        worksheet.set_row(row, min(lines * _LINE_HEIGHT, _HIGHEST))


def _write_cell(worksheet: Worksheet, place: Place, cell: Cell, formats: _Formats) -> None:
    is_text = cell.look.number == "General" and not cell.look.whole
    look = formats.of(cell.look, "cell" if is_text and not isinstance(cell.value, int | float) else "figure")
    if cell.look.whole:
        whole = {"criteria": f"={(name := cell_name(place.row, place.column))}=INT({name})"}
        whole_look = formats.workbook.add_format({"num_format": cell.look.whole})
        options = {"type": "formula", **whole, "format": whole_look}
        worksheet.conditional_format(place.row, place.column, place.row, place.column, options)
    if cell.formula is not None:
        worksheet.write_formula(place.row, place.column, cell.formula, look, "" if cell.value is None else cell.value)
    elif cell.value is None:
        worksheet.write_blank(place.row, place.column, None, look)
    elif isinstance(cell.value, str):
        part = "inert" if looks_like_formula(cell.value) else "cell"
        worksheet.write_string(place.row, place.column, cell.value, formats.of(cell.look, part))
    else:
        worksheet.write_number(place.row, place.column, cell.value, look)


def _colour(worksheet: Worksheet, coloured: Coloured, formats: _Formats) -> None:
    """Colour the cells that contain a text and nothing else, capitals included."""
    first, last, look = coloured.first, coloured.last, formats.of(coloured.look, "colour")
    criteria = f"=EXACT({cell_name(first.row, first.column)},{quoted(coloured.text)})"
    options = {"type": "formula", "criteria": criteria, "format": look}
    worksheet.conditional_format(first.row, first.column, last.row, last.column, options)
