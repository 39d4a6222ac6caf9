"""Clauses: the patterns of which a grammar is made.

A pattern is a regular expression in which `<name:kind>` stands for a part that is read: `n` is a count, `v` a figure
with its unit, `r` a result (a figure, or two counts with one), `x` a number without a unit, `p` a period, `q` a quarter
with its whole name, `band` and `rating` a rating, `who` the name of an indicator with its code, `t` any text, `edge`
a threshold.
To teach the reader a new sentence, add a line to a grammar; if it makes a new kind of claim, add a check to `claims`.
"""

from typing import Final, NamedTuple


class Clause(NamedTuple):
    """A pattern, and the name of the check of its claims."""

    pattern: str
    check: str


def clauses(*pairs: tuple[str, str] | Clause) -> tuple[Clause, ...]:
    """Make clauses from pairs: a check, by name, and a pattern."""
    return tuple(pair if isinstance(pair, Clause) else Clause(pair[1], pair[0]) for pair in pairs)


MARKED: Final = r"(?: \(marked \"<marker:t>\"\))?"
DUE_MARKED: Final = r"(?: \(the result that was due is marked \"<marker:t>\"\))?"
