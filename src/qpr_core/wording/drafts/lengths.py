"""Sentences of a draft that name periods of a different length from the report."""

import re
from collections.abc import Mapping
from typing import Final

from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.words import Kind, Token, When

_LENGTHS: Final[Mapping[Frequency, str]] = {
    Frequency.MONTHLY: r"months?|monthly",
    Frequency.QUARTERLY: r"quarters?|quarterly|(?:three|3) months",
    Frequency.HALF_YEARLY: r"half-years?|half-yearly|(?:six|6) months",
    Frequency.YEARLY: r"",
}
"""Words for periods of each length. A year is in reports of every length."""


def of_report(read: ReadSentence, text: str, frequency: Frequency) -> ReadSentence:
    """Return a sentence as it is, or unread if it names periods of a different length.

    In a monthly report, "last quarter" is not the period before, and what it counted is unknown. A report by quarter
    reads the names of months too.
    """
    if frequency is Frequency.QUARTERLY:
        return read
    reading, sentence = read.reading, read.sentence
    others = "|".join(words for length, words in _LENGTHS.items() if length is not frequency and words)
    names_other = re.search(rf"\b(?:{others})\b", text[sentence.start : sentence.end], re.IGNORECASE)
    if names_other is None and not any(_is_other(token, frequency) for token in reading.tokens):
        return read
    return read._replace(reading=reading._replace(claims=(), read=frozenset()))


def _is_other(token: Token, frequency: Frequency) -> bool:
    if token.kind is Kind.DURATION:
        return True
    if not isinstance(token.value, When):
        return False
    named = token.value
    if named.is_of_other_year or named.quarter is not None:
        return True
    if named.period is not None:
        return named.period.frequency is not frequency
    return frequency is not Frequency.MONTHLY
