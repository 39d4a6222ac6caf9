"""Words for polarities in columns are those that `Polarity` reads, on every engine."""

from itertools import cycle
from typing import Final

import pyarrow as pa
import pytest

from frames.engines import ENGINES, EVERY, rows_of
from qpr_core import Polarity
from qpr_core.errors import QprError
from qpr_core.frames import RowStatus, check, rate
from qpr_core.model.values.records import MARKS, SPACES, members_by_key

WORDS: Final = [
    "high", "higher", "up", "HIB", "bigger is better", "higher is better", "low", "LIB", "smaller is better", "down",
    "closest to target", "goldilocks", "neither", "information only", *members_by_key(Polarity),
]  # fmt: skip
"""Words that analysts use, and every word of the table of words, which has no spaces in them."""

UNKNOWN: Final = [
    "sideways", "n/a", "none", "", " ", "\xa0", "-", "higher is worse", "high low", "h\u0130gh", "h\u0130b", "high!",
    "1", "closest", "\u200bhigh",
]  # fmt: skip


def spellings(word: str) -> list[str]:
    """Return a word in several spellings that make no difference."""
    marks = iter(cycle(MARKS))
    spaces = iter(cycle(SPACES))
    return [
        word, word.upper(), word.title(), word.replace(" ", "_"), word.replace(" ", "-").upper(), word.replace(" ", ""),
        f"{next(spaces)}{word}{next(spaces)}", "".join(f" {next(marks)} " if each == " " else each for each in word),
    ]  # fmt: skip


def status_of(word: str | None, value: float) -> str:
    """Return the status of a result with target 85 and floor 80, as `Polarity` reads the word."""
    try:
        polarity = Polarity(word)
    except QprError:
        return "unknown polarity"
    match polarity:
        case Polarity.HIGHER_IS_BETTER:
            return "Red" if value < 80 else "Green"
        case Polarity.NEITHER:
            return "data only"
        case _:
            return "contradiction"


ROWS: Final = [
    *((text, value) for word in WORDS for text in spellings(word) for value in (79.0, 86.0)),
    *((text, 86.0) for text in UNKNOWN),
    *((f"{space}Higher{space}is{mark}better{space}", 86.0) for space in SPACES for mark in MARKS),
    (None, 86.0),
]


def table() -> pa.Table:
    polarity, value = (list(column) for column in zip(*ROWS, strict=True))
    same = {"target": [85.0] * len(ROWS), "floor": [80.0] * len(ROWS)}
    return pa.table({"row": range(len(ROWS)), "polarity": polarity, "value": value} | same)


@pytest.mark.parametrize("engine", EVERY)
def test_every_word_has_the_polarity_that_it_has_in_a_definition(engine: str) -> None:
    found = [row["rating"] or row["status"] for row in rows_of(rate(ENGINES[engine](table())), "row")]
    expected = [status_of(word, value) for word, value in ROWS]
    assert [trio for trio in zip(ROWS, found, expected, strict=True) if trio[1] != trio[2]] == []
    assert expected.count("unknown polarity") == len(UNKNOWN) + 1
    assert len(set(expected)) == 5


@pytest.mark.parametrize("engine", EVERY)
def test_check_counts_every_unknown_word(engine: str) -> None:
    faults = {fault.status: fault.row_count for fault in check(ENGINES[engine](table()), unique=False)}
    assert faults[RowStatus.UNKNOWN_POLARITY] == len(UNKNOWN) + 1
