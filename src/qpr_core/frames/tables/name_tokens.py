"""Names of periods in a column, in tokens that every engine can tell apart.

Engines cannot run the readers of `Period.parse`, and their regular expressions have no groups in common. So a name is
read in two steps. First each quarter and each month becomes one capital letter:

>>> import polars as pl
>>> frame = nw.from_native(pl.DataFrame({"name": ["Quarter 2, 2023–24", "Jul–Sept. 2023", "Qtr 12 2023/24"]}))
>>> found = frame.select(sound_tokens(tokens(nw.col("name")), nw.col("name")))
>>> found["name"].to_list()
['T, 2023-24', 'G-I. 2023', '']

Then the patterns of `period_names.GRAMMAR`, with these letters in place of the words, find its kind.
"""

import re
from collections.abc import Callable
from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.frames.tables.small_letters import in_small_letters
from qpr_core.model.time.financial_year import MONTHS, month_number
from qpr_core.model.time.period_names import GRAMMAR, LONGEST, QUARTER
from qpr_core.model.time.period_spellings import DASHES
from qpr_core.model.values.records import SPACES

QUARTER_LETTERS: Final = "STUV"
"""The letter of each quarter of a year."""


MONTH_LETTERS: Final = "ABCDEFGHIJKL"
"""The letter of each month of a year."""


_SPACES: Final = f"[{SPACES}{''.join(chr(code) for code, plain in DASHES.items() if plain == ' ')}]+"
"""White space as `period_names.plain` defines it. Engines have different definitions."""


_DASHES: Final = f"[{''.join(chr(code) for code, plain in DASHES.items() if plain == '-')}]"


_JOINED: Final = "[A-L](?:[a-eg-zA-L]|f[^i])|[a-z][A-L]|[S-V](?:[0-9]|fi)"
"""A month inside a longer word, or a quarter joined to its year.

The grammar reads a word to its end, so that "Sepfy2023/24" has no month.
"""


def tokens(text: nw.Expr) -> nw.Expr:
    """Return a name in the form of `period_names.plain`, with a letter for each quarter and month."""
    words = text.str.replace_all(_SPACES, " ").str.replace_all("^ | $", "").str.replace_all(_DASHES, "-")
    words = in_small_letters(words)
    for number, letter in enumerate(QUARTER_LETTERS, start=1):
        words = words.str.replace_all(QUARTER.replace("(?P<quarter>[0-9]+)", str(number)), letter)
    for number, letter in enumerate(MONTH_LETTERS, start=1):
        words = words.str.replace_all("|".join(_spellings(number)), letter)
    return words


def _spellings(number: int) -> list[str]:
    """Return the names of a month, the longest first."""
    name = MONTHS[number - 1].lower()
    return [name[:length] for length in range(len(name), 0, -1) if month_number(name[:length]) == number]


def sound_tokens(tokens: nw.Expr, text: nw.Expr) -> nw.Expr:
    """Return the tokens of a text; empty if it is too long, or a letter is part of a longer word."""
    is_sound = (text.str.len_chars() <= LONGEST) & ~tokens.str.contains(_JOINED)
    return nw.when(is_sound).then(tokens).otherwise(nw.lit(""))


def kind_of(text: nw.Expr, kinds: list[tuple[str, int]]) -> nw.Expr:
    """Return the number of the first pattern that a whole text has; 0 if it has none."""
    kind = nw.lit(0, nw.Int64)
    for pattern, number in reversed(kinds):
        kind = nw.when(text.str.contains(f"^(?:{pattern})$")).then(nw.lit(number, nw.Int64)).otherwise(kind)
    return kind


def patterns_of_grammar(kind_of_pattern: Callable[[re.Pattern[str]], int]) -> list[tuple[str, int]]:
    """Return the patterns of the grammar as patterns of tokens, each with its kind.

    They have no groups, and look at nothing ahead, as the engines require.
    """
    return [(_of_tokens(pattern.pattern), kind_of_pattern(pattern)) for pattern, _ in GRAMMAR]


def _of_tokens(pattern: str) -> str:
    pattern = pattern.replace(QUARTER, "[S-V]").replace("|(?=fy))", ")?")
    pattern = re.sub(r"\(\?P<(?:month|first|last)>\[a-z\]\+\)", "[A-L]", pattern)
    return without_groups(pattern)


def without_groups(pattern: str) -> str:
    """Return a pattern whose groups have no names, as each engine names them in its own way."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def number_of(letter: nw.Expr, letters: str) -> nw.Expr:
    """Return the place of a letter in *letters*, from 1; 0 if it is not there."""
    number = nw.lit(0.0)
    for place, each in enumerate(letters, start=1):
        number = nw.when(letter.is_in([each])).then(nw.lit(float(place))).otherwise(number)
    return number


def digits_of(text: nw.Expr) -> nw.Expr:
    """Return the numbers of a text, with a space between them."""
    return text.str.replace_all("[^0-9]+", " ").str.replace_all("^ | $", "")


def as_number(digits: nw.Expr, condition: nw.Expr, otherwise: int) -> nw.Expr:
    """Return digits as a number where the condition holds.

    The cast sees digits everywhere, as an engine may evaluate both branches.
    """
    return nw.when(condition).then(digits).otherwise(nw.lit(str(otherwise))).cast(nw.Float64)
