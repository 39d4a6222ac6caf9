"""Text that a spreadsheet would read as a formula."""

from typing import Final

_FIRST: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The first characters of formulas, also in full width.

Source: OWASP, CSV Injection.
"""


def looks_like_formula(text: str) -> bool:
    """Return True if a spreadsheet may read a text as a formula.

    >>> looks_like_formula("=SUM(A1:A9)"), looks_like_formula(" @import"), looks_like_formula("Calls = answered")
    (True, True, False)
    """
    return text.startswith(_FIRST) or text.lstrip().startswith(_FIRST)


def inert_text(text: str) -> str:
    """Return a text with an apostrophe before it if it looks like a formula.

    >>> inert_text("=SUM(A1:A9)"), inert_text("Calls")
    ("'=SUM(A1:A9)", 'Calls')
    """
    return f"'{text}" if looks_like_formula(text) else text
