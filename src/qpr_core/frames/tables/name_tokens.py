"""Names of periods in a column, in tokens that every engine can tell apart.

Engines cannot run the readers of `Period.parse`, and their regular expressions have no groups in common. So a name is
read in two steps. First each quarter, month and half-year becomes a capital letter with its number:

>>> import polars as pl
>>> frame = nw.from_native(pl.DataFrame({"name": ["Quarter 2, 2023–24", "Jul–Sept. 2023"]}))
>>> frame.select(tokens(nw.col("name")))["name"].to_list()
['Q2, 2023-24', 'M07-M09. 2023']

Then the patterns of `period_names.GRAMMAR`, with these tokens in place of the words, find its kind.
"""

import re
from collections.abc import Callable
from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.small_letters import in_small_letters
from qpr_core.model.time.financial_year import MONTHS, month_number
from qpr_core.model.time.period_names import GRAMMAR, HALF, LONGEST, QUARTER
from qpr_core.model.time.period_spellings import DASHES
from qpr_core.model.values.records import SPACES

_A_QUARTER: Final = "Q[1-4]"


_A_HALF: Final = "H[12]"


A_MONTH: Final = "M[0-9]{2}"


_SPACES: Final = f"[{SPACES}{''.join(chr(code) for code, plain in DASHES.items() if plain == ' ')}]+"
"""White space as `period_spellings.plain` defines it.

Engines have different definitions.
"""


_DASHES: Final = f"[{''.join(chr(code) for code, plain in DASHES.items() if plain == '-')}]"


_JOINED: Final = f"{A_MONTH}(?:[a-eg-zM]|f[^i])|[a-z]M|(?:{_A_QUARTER}|{_A_HALF})(?:[0-9]|fi)"
"""A month inside a longer word, or a quarter or half-year joined to its year.

The grammar reads a word to its end, so that "Sepfy2023/24" has no month.
"""


def tokens(text: nw.Expr) -> nw.Expr:
    """Write a name as `period_spellings.plain` does, with tokens."""
    words = text.str.replace_all(_SPACES, " ").str.replace_all("^ | $", "").str.replace_all(_DASHES, "-")
    words = in_small_letters(words)
    for number in range(1, 5):
        words = words.str.replace_all(QUARTER.replace("(?P<quarter>[0-9]+)", str(number)), f"Q{number}")
    for number in range(1, 13):
        words = words.str.replace_all("|".join(_spellings(number)), f"M{number:02d}")
    for number in range(1, 3):  # after the months, as "march" ends with the letter of a half-year
        half = HALF.replace("(?P<half>[0-9]+)", str(number))
        words = words.str.replace_all(rf"{half}\b", f"H{number}")  # "30th 2023" has no half-year
        words = words.str.replace_all(f"{half}fy", f"H{number}fy")
    return words


def _spellings(number: int) -> list[str]:
    """Return the names of a month, the longest first."""
    name = MONTHS[number - 1].lower()
    return [name[:length] for length in range(len(name), 0, -1) if month_number(name[:length]) == number]


def is_short(text: nw.Expr) -> nw.Expr:
    """Return True for a text that is no longer than a name may be."""
    return text.str.len_chars() <= LONGEST


def has_whole_words(tokens: nw.Expr) -> nw.Expr:
    """Return True if no month is part of a longer word.

    A quarter or half-year must also be apart from its year.
    """
    return ~tokens.str.contains(_JOINED)


def kind_of(text: nw.Expr, kinds: list[tuple[str, int]], is_sound: nw.Expr) -> nw.Expr:
    """Return the number of the first pattern that a whole text has.

    It is 0 if there is none, or the text is not sound.
    """
    kind = nw.lit(0, nw.Int64)
    for pattern, number in reversed(kinds):
        kind = nw.when(text.str.contains(f"^(?:{pattern})$")).then(nw.lit(number, nw.Int64)).otherwise(kind)
    return nw.when(is_sound).then(kind).otherwise(nw.lit(0, nw.Int64))


def patterns_of_grammar(kind_of_pattern: Callable[[re.Pattern[str]], int]) -> list[tuple[str, int]]:
    """Return the patterns of the grammar as patterns of tokens, each with its kind.

    They have no groups, and look at nothing ahead, as the engines require.
    """
    return [(_of_tokens(pattern.pattern), kind_of_pattern(pattern)) for pattern, _ in GRAMMAR]


def _of_tokens(pattern: str) -> str:
    pattern = pattern.replace(QUARTER, _A_QUARTER).replace(HALF, _A_HALF).replace("|(?=fy))", ")?")
    pattern = re.sub(r"\(\?P<(?:month|first|last)>\[a-z\]\+\)", A_MONTH, pattern)
    return without_groups(pattern)


def without_groups(pattern: str) -> str:
    """Return a pattern whose groups have no names, which differ between engines."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def digits_of(tokens: nw.Expr) -> nw.Expr:
    """Return the numbers of a name, with a space between them.

    Those of months, quarters and half-years are left out.
    """
    others = tokens.str.replace_all(f"{A_MONTH}|{_A_QUARTER}|{_A_HALF}", " ")
    return others.str.replace_all("[^0-9]+", " ").str.replace_all("^ | $", "")


def month_of(tokens: nw.Expr, before: str) -> nw.Expr:
    """Return the number of the month after a pattern; 0 if there is no month."""
    return as_number(tokens.str.replace_all(before, "").str.slice(0, 2), tokens.str.contains("M"), 0)


def as_number(digits: nw.Expr, condition: nw.Expr, otherwise: int) -> nw.Expr:
    """Return digits as a number where the condition holds.

    The cast sees digits everywhere, as an engine may evaluate both branches.
    """
    return nw.when(condition).then(digits).otherwise(nw.lit(str(otherwise))).cast(nw.Float64)
