"""Dating: tokens that name a period together, such as "six months ago"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.bounds import BOUNDED
from qpr_core.wording.drafts.lexicon import SAME_QUARTERS
from qpr_core.wording.drafts.words import Kind, Token, When


def dated(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "Quarter 3 last year" is one.

    In "up two on Quarter 1" the word "on" compares.

    >>> from qpr_core.wording.drafts.words import When
    >>> draft = "Q3 last year"
    >>> tokens = [Token(Kind.PERIOD, 0, 2, When(quarter=3)), Token(Kind.YEAR_AGO, 3, 12)]
    >>> [token.end for token in dated(draft, tokens)]
    [12]
    """
    made: list[Token] = []
    for token in tokens:
        if token.kind is Kind.YEAR_AGO and len(made) > 1 and made[-1].kind is Kind.OF:  # "Quarter 3 of last year"
            is_date = isinstance(made[-2].value, When)
            made = made[:-1] if is_date else made
        behind = made[-1] if made else None
        if (
            behind is not None
            and behind.kind in BOUNDED
            and _LAST.match(text, token.start)
            and _is_quarterly(text, made)
        ):
            made.append(token._replace(kind=Kind.BEFORE))
            continue
        if behind is not None and behind.written(text) in SAME_QUARTERS and _year(token) is not None:
            made[-1] = token._replace(start=behind.start, value=When(_year(token), is_of_other_year=True))
            continue
        if token.written(text) in _AGO and _is_length(text, made):
            is_known = token.written(text) == "ago" or not any(isinstance(each.value, When) for each in made)
            ago = quarters_of(made[-1].amount) if is_known else None
            made[-1] = token._replace(kind=Kind.PERIOD, start=made[-1].start, value=When(quarters_ago=ago))
            continue
        is_in = (
            behind is not None
            and token.kind is Kind.YEAR_AGO
            and text[behind.end : token.start].strip() in {"", "of", "in"}
        )
        if is_in and behind is not None and isinstance(behind.value, When) and behind.value.period is None:
            made[-1] = behind._replace(end=token.end, value=behind.value._replace(is_of_other_year=True))
            continue
        made.append(token)
        kinds = [each.kind for each in made[-3:]]
        if (
            len(kinds) == len("UIp")
            and (kinds[0] in _COMPARABLE or made[-3].value in _MOVEMENTS)
            and kinds[1] is Kind.IN
            and kinds[2] in _DATES
        ):
            is_on = text[made[-2].start : made[-2].end].lower() == "on"
            made[-2] = made[-2]._replace(kind=Kind.THAN if is_on else Kind.IN)
    yield from made


_LAST: Final = re.compile(r"last(?=\s*(?:[,;.)]|$))", re.IGNORECASE)


def _is_quarterly(text: str, tokens: Sequence[Token]) -> bool:
    """Return True if "this quarter" comes before "£356,000 last"."""
    return any(each.kind is Kind.NOW and each.written(text).endswith("quarter") for each in tokens)


def _is_length(text: str, tokens: Sequence[Token]) -> bool:
    """Return True if the last token is a length of time; "for two years" lasts."""
    return bool(tokens) and tokens[-1].kind is Kind.DURATION and (len(tokens) == 1 or tokens[-2].written(text) != "for")


_AGO: Final = frozenset({"ago", "earlier", "before"})
"""Words behind a length of time, which then names a quarter: "six months ago"."""

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


def quarters_of(length: Amount) -> int | None:
    """Return a length of time in quarters; `None` if it is not a whole number of them.

    >>> from fractions import Fraction
    >>> quarters_of(Amount(Fraction(6), "months")), quarters_of(Amount(Fraction(4), "months"))
    (2, None)
    """
    quarters = length.value * _MONTHS.get(length.unit.rstrip("s"), 0) / 3
    return int(quarters) if quarters and quarters.denominator == 1 and length.bound is Bound.EXACT else None


def _year(token: Token) -> Period | None:
    """Return the year that a token names."""
    period = token.value.period if isinstance(token.value, When) else None
    return period if period is not None and period.frequency is Frequency.YEARLY else None


_MOVEMENTS: Final = frozenset(["movement", "movements", "change", "changes"])
_DATES: Final = frozenset({Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO})
_COMPARABLE: Final = frozenset({
    Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.MORE, Kind.FEWER,
})  # fmt: skip
