"""Printing of sheets: paper, pages, and the headings that each page repeats."""

import re
from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from qpr_core.display.excel.sheet import LONGEST_HEADING, Sheet

_A4: Final = 9
"""The number of the paper size."""


_PRINTED_WIDTH: Final = 784.0
"""The width of a landscape page of A4 between its margins, in points."""


_DIGIT: Final = 6.0
"""The width of a digit of 11 points, in points."""


_PADDING: Final = 3.75
"""The space beside the digits in a column, in points."""


_SMALLEST: Final = 0.64
"""The smallest scale of print: text of 11 points is printed in 7 points or more."""


_REPEATED: Final = 2
"""The number of columns that each page of a wide table has: code and name."""


_PICTURE: Final = re.compile(r"&(?:G|\[)")
"""The text that XlsxWriter takes for a picture, also after an escaped sign."""


def set_up_print(worksheet: Worksheet, sheet: Sheet, widths: Sequence[int], *, footer: str) -> None:
    """Set up a sheet for print: landscape A4, with the headings on each page.

    Args:
        worksheet: The sheet to set up.
        sheet: Its contents.
        widths: The widths of the columns of its table, in digits. Empty if it has no table.
        footer: The text at the foot of each page.
    """
    wide = pages_wide(widths)
    if widths:
        worksheet.repeat_rows(sheet.head)
    if wide > 1:
        _print_table_alone(worksheet, sheet)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(wide, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5 if wide == 1 else 0.8, bottom=0.6)
    worksheet.set_footer(footer)


def _print_table_alone(worksheet: Worksheet, sheet: Sheet) -> None:
    """Print the table, with the title over each page.

    Lines of text would be cut where a page ends.
    """
    worksheet.repeat_columns(0, _REPEATED - 1)
    worksheet.print_area(sheet.head, 0, sheet.head + len(sheet.rows), len(sheet.columns) - 1)
    header = '&L&"Arial,Bold"&14 ' + sheet.title.replace(
        "&", "&&"
    )  # the space keeps a digit of the title out of the font size
    if len(header) <= LONGEST_HEADING and not _PICTURE.search(header):
        worksheet.set_header(header)


def pages_wide(widths: Sequence[int]) -> int:
    """Return the number of pages that the columns of a sheet need.

    Their text is printed at a scale of at least `_SMALLEST`.

    Args:
        widths: The widths of the columns, in digits.
    """
    points = [width * _DIGIT + _PADDING for width in widths]
    room = _PRINTED_WIDTH / _SMALLEST
    if sum(points) <= room:
        return 1
    repeated = sum(points[:_REPEATED])
    pages, used = 1, 0.0
    for column in points[_REPEATED:]:
        used += column
        if repeated + used > room and used > column:
            pages, used = pages + 1, column
    return pages
