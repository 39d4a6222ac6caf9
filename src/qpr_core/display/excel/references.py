"""Names of cells, ranges and text in the formulas of Excel."""

from typing import Final

LONGEST_QUOTED: Final = 255
"""The greatest number of characters of a text in a formula."""


def column_letters(column: int) -> str:
    """Return the letters of a column, which is counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell whose column stays when it is copied.

    >>> cell_name(4, 1)
    '$B5'
    """
    return f"${column_letters(column)}{row + 1}"


def range_name(sheet: str, column: int, rows: tuple[int, int]) -> str:
    """Return the name of a part of a column, from the first of *rows* to the last.

    >>> range_name("Year's end", 1, (4, 9))
    "'Year''s end'!$B$5:$B$10"
    """
    letters = column_letters(column)
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'!${letters}${rows[0] + 1}:${letters}${rows[1] + 1}"


def quoted(text: str) -> str:
    r"""Return a text as a formula has it; a long one is joined from parts.

    >>> print(quoted('Say "yes" now'))
    "Say ""yes"" now"
    """
    parts = [text[start : start + LONGEST_QUOTED] for start in range(0, len(text), LONGEST_QUOTED)] or [""]
    return "&".join('"{}"'.format(part.replace('"', '""')) for part in parts)
