"""The quarter of a text, and the quarters that its claims are about."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qpr_core.model.time.financial_year import FinancialYear
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


def quarters_of(read: Sequence[ReadSentence], financial_year: FinancialYear) -> list[NamedQuarter]:
    """Return every quarter that a text says it covers; or else the one of a heading.

    "The year 2023/24" and "Quarter 2" without a year are not enough.
    """
    return list(_covered(read, financial_year)) or list(_in_headings(read, financial_year))


def _covered(read: Sequence[ReadSentence], financial_year: FinancialYear) -> Iterator[NamedQuarter]:
    for each in read:
        for claim in each.reading.claims:
            if claim.kind not in {ClaimKind.PERIOD, ClaimKind.SAME_PERIOD} or claim.doubt is not None:
                continue
            yield from _named(each, _tokens(claim), financial_year)


def _tokens(claim: Stated) -> list[Token]:
    found = [claim.base, claim.when] if claim.kind is ClaimKind.SAME_PERIOD else [claim.base]
    return [token for token in found if token is not None]


def _in_headings(read: Sequence[ReadSentence], financial_year: FinancialYear) -> Iterator[NamedQuarter]:
    for at, each in enumerate(read):
        if at == 0 or each.sentence.is_heading:
            periods = [token for token in each.reading.tokens if token.kind is Kind.PERIOD]
            yield from _named(each, periods, financial_year)


def _named(read: ReadSentence, tokens: Sequence[Token], financial_year: FinancialYear) -> Iterator[NamedQuarter]:
    for token in tokens:
        named = token.value.period if isinstance(token.value, When) else None
        quarter = None if named is None else _quarter(named, financial_year)
        if quarter is not None:
            yield NamedQuarter(quarter, token, read)


def _quarter(named: Period, financial_year: FinancialYear) -> Period | None:
    """Return a quarter as it is, and the quarter that a month is the end of."""
    if named.frequency is Frequency.QUARTERLY:
        return named
    quarter = Period.containing(named.last_day, Frequency.QUARTERLY, financial_year=financial_year)
    return quarter if named.frequency is Frequency.MONTHLY and quarter.end == named.end else None


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
            return when.quarter == quarter_number(quarter.ordinal, self.financial_year)
        if when.month is not None:
            return when.month == (quarter.end - 1) % 12 + 1
        return when.period is not None and when.period.end == quarter.end
