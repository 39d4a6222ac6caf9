"""Words in small letters, the same on every engine."""

from typing import Final

import narwhals.stable.v2 as nw

_DISPUTED: Final = "[\u0130\u212a]"
"""A capital I with a dot and the sign for kelvin.

Some engines write them as the letters i and k, so that a word with them would be read by these engines only.
"""


def in_small_letters(text: nw.Expr) -> nw.Expr:
    """Return text in small letters. No letter outside ASCII becomes one of ASCII.

    >>> import polars as pl
    >>> frame = nw.from_native(pl.DataFrame({"word": ["HIB", "H\u0130B"]}))
    >>> frame.select(in_small_letters(nw.col("word")))["word"].to_list()
    ['hib', 'h?b']
    """
    return text.str.replace_all(_DISPUTED, "?").str.to_lowercase()
