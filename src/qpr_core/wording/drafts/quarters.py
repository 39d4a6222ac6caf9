"""Quarters: the quarter that a sentence is about, and the one that a label names."""

from typing import Final

from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.clauses import Sentence
from qpr_core.wording.drafts.kinds import Kind, Token

_SPAN: Final = [Kind.FROM, Kind.PERIOD, Kind.TO, Kind.PERIOD]
_OPENINGS: Final = ("since ", "between ", "in the year since ", "in the quarters since ")


def opening_span(sentence: Sentence) -> Token | None:
    """Return the first quarter of a span of quarters that opens a sentence.

    A span is "From Quarter 1 to Quarter 4", "Between Quarter 1 and Quarter 4" or "Since Quarter 1".

    >>> from qpr_core import FinancialYear, Rag
    >>> from qpr_core.wording.drafts.clauses import sentences
    >>> for text in ("since quarter 1, reds fell from 11 to 8", "in quarter 1, 8 were red"):
    ...     (sentence,) = sentences(text, {Rag.RED: ['red']}, FinancialYear())
    ...     print(opening_span(sentence) is not None)
    True
    False
    """
    kinds = [token.kind for token in sentence.tokens[:4]]
    if kinds == _SPAN:
        return sentence.tokens[1]
    opens = kinds[:1] == [Kind.PERIOD] and sentence.text.lstrip(" -\n").startswith(_OPENINGS)
    return sentence.tokens[0] if opens else None


def summary_of(sentence: Sentence, summary: Summary) -> Summary | None:
    """Return the summary of the quarter of a sentence; `None` if it is not known."""
    first, tokens = opening_span(sentence), sentence.tokens
    if first is not None:
        return summary if labelled(first, summary) is summary.compared_with is not None else None
    comparing = {Kind.MORE, Kind.FEWER, Kind.SAME, Kind.RISE, Kind.FALL, Kind.FROM, Kind.BEFORE}
    for index, token in enumerate(tokens):
        if token.kind is not Kind.PERIOD or token.period is None:
            continue
        if index and any(each.kind in comparing for each in tokens[1:index]):
            return summary  # the period is the one compared with
        if _covers(token.period, summary.period):
            return summary
        past, is_base = summary.previous, any(each.kind is Kind.FROM for each in tokens[:index])
        if past is None or not ends_with(token.period, past):
            return None
        return summary if is_base else past
    return summary


def _covers(named: Period, quarter: Period) -> bool:
    """Return True if a named period is the quarter, one of its months, or its year."""
    return max(named.ordinal, quarter.ordinal) < min(named.end, quarter.end)


def labelled(label: Token, summary: Summary) -> Summary | None:
    """Return the summary of the quarter of a label; `None` if it is not known."""
    before = summary.compared_with
    if label.kind is Kind.BEFORE:
        return before
    for known in (summary, before):
        if known is not None and (label.quarter == number_of(known) or ends_with(label.period, known)):
            return known
    return None


def ends_with(named: Period | None, summary: Summary) -> bool:
    """Return True if a named period is the quarter of a summary, or its last month."""
    return named is not None and named.end == summary.period.end and named.frequency is not Frequency.YEARLY


def number_of(summary: Summary) -> int:
    """Return the number of the quarter in its financial year."""
    return (summary.period.ordinal - (summary.financial_year.month - 1)) % 12 // 3 + 1
