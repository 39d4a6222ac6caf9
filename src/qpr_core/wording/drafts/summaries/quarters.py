"""The period of a text, and the periods that its claims are about."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.model.time.financial_year import MONTHS, FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.summaries.sums import NOW, PREVIOUS
from qpr_core.wording.drafts.when import quarter_number
from qpr_core.wording.drafts.words import Kind, Token, When


class NamedQuarter(NamedTuple):
    """A quarter that a text says it covers, and the words for it."""

    period: Period
    token: Token
    read: ReadSentence


_QUARTERS: Final = re.compile(r"\bquarter(?:s|ly)?\b|\bq[1-4]\b", re.IGNORECASE)


_IN_MONTH: Final = rf"\b(?:covers|performance in) (?:{'|'.join(MONTHS)}) [0-9]"


_LENGTHS: Final = (
    (Frequency.MONTHLY, re.compile(rf"\bmonthly\b|\b(?:previous|last) month\b|{_IN_MONTH}", re.IGNORECASE)),
    (Frequency.HALF_YEARLY, re.compile(r"\bhalf-year(?:ly)?\b", re.IGNORECASE)),
    (Frequency.YEARLY, re.compile(r"\bannual (?:performance )?report\b|\bcovers the year\b", re.IGNORECASE)),
)
"""Words of a report that is not by quarter; one that mentions a quarter is."""


def length_of(text: str, read: Sequence[ReadSentence]) -> Frequency:
    """Return the length of the period that a report covers, by its words.

    A report that mentions no quarter and has a year as its heading is of the year.

    >>> length_of("Monthly report", []), length_of("Monthly results, by quarter", [])
    (Frequency.MONTHLY, Frequency.QUARTERLY)
    """
    if _QUARTERS.search(text):
        return Frequency.QUARTERLY
    found = next((length for length, words in _LENGTHS if words.search(text)), None)
    if found is not None:
        return found
    first = [token.value.period for each in read[:1] for token in each.reading.tokens if isinstance(token.value, When)]
    is_year = any(period is not None and period.frequency is Frequency.YEARLY for period in first)
    return Frequency.YEARLY if is_year else Frequency.QUARTERLY


def quarters_of(
    read: Sequence[ReadSentence], financial_year: FinancialYear, length: Frequency = Frequency.QUARTERLY
) -> list[NamedQuarter]:
    """Return every period of a *length* that a text says it covers.

    If it says none, return those of its headings.

    For a quarter, "the year 2023/24" and "Quarter 2" without a year are not enough.
    """
    return list(_covered(read, financial_year, length)) or list(_in_headings(read, financial_year, length))


def _covered(read: Sequence[ReadSentence], financial_year: FinancialYear, length: Frequency) -> Iterator[NamedQuarter]:
    for each in read:
        for claim in each.reading.claims:
            if claim.kind not in {ClaimKind.PERIOD, ClaimKind.SAME_PERIOD} or claim.doubt is not None:
                continue
            yield from _named(each, _tokens(claim), financial_year, length)


def _tokens(claim: Stated) -> list[Token]:
    found = [claim.base, claim.when] if claim.kind is ClaimKind.SAME_PERIOD else [claim.base]
    return [token for token in found if token is not None]


def _in_headings(
    read: Sequence[ReadSentence], financial_year: FinancialYear, length: Frequency
) -> Iterator[NamedQuarter]:
    for at, each in enumerate(read):
        if at == 0 or each.sentence.is_heading:
            periods = [token for token in each.reading.tokens if token.kind is Kind.PERIOD]
            yield from _named(each, periods, financial_year, length)


def _named(
    read: ReadSentence, tokens: Sequence[Token], financial_year: FinancialYear, length: Frequency
) -> Iterator[NamedQuarter]:
    for token in tokens:
        named = token.value.period if isinstance(token.value, When) else None
        quarter = None if named is None else _of_length(named, financial_year, length)
        if quarter is not None:
            yield NamedQuarter(quarter, token, read)


def _of_length(named: Period, financial_year: FinancialYear, length: Frequency) -> Period | None:
    """Return a period of a *length* as it is, and the one that a month is the end of."""
    if named.frequency is length:
        return named
    whole = Period.containing(named.last_day, length, financial_year=financial_year)
    return whole if named.frequency is Frequency.MONTHLY and whole.end == named.end else None


class Quarters(NamedTuple):
    """The quarter of a summary, and what the periods of its text mean."""

    period: Period | None
    financial_year: FinancialYear

    def now(self, when: Token | None) -> str | None:
        """Return which quarter a claim counts, as the beginning of a path."""
        return NOW if when is None or when.kind is Kind.NOW else self._place(when)

    def before(self, base: Token | None) -> str | None:
        """Return which quarter a claim compares with; `None` if it is neither."""
        return PREVIOUS if base is None or base.kind is Kind.BEFORE else self._place(base)

    def _place(self, token: Token) -> str | None:
        if token.kind is Kind.BEFORE:
            return PREVIOUS
        if self.period is None or not isinstance(token.value, When):
            return None
        for path, quarter in ((NOW, self.period), (PREVIOUS, self.period.shift(-1))):
            if self._is(token.value, quarter):
                return path
        return None

    def _is(self, when: When, quarter: Period) -> bool:
        if when.quarter is not None:
            if quarter.frequency is not Frequency.QUARTERLY:
                return False
            return when.quarter == quarter_number(quarter.ordinal, self.financial_year)
        if when.month is not None:
            return when.month == (quarter.end - 1) % 12 + 1
        return when.period is not None and when.period.end == quarter.end
