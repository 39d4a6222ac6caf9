"""Tokens: input is a sentence in lower case, output is its words that matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from qpr_core.errors import PeriodError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.counted_things import measured_thing
from qpr_core.wording.drafts.kinds import Kind, Subject, Token
from qpr_core.wording.drafts.vocabulary import (
    BOUND,
    DIRECTIONS,
    FIGURE,
    KPIS,
    LESS_THAN,
    LINKS,
    MEASURE,
    MISSING,
    MORE_THAN,
    NUMBER,
    NUMBERS,
    PERIODS,
)

_Words: TypeAlias = tuple[tuple[Scheme, tuple[str, ...]], ...]
"""Bands, each with its words in lower case."""


_MOST_DIGITS: Final = 100
"""No figure has more digits."""


def tokens_of(text: str, bands: Mapping[Scheme, Sequence[str]], financial_year: FinancialYear) -> Iterator[Token]:
    """Yield the tokens of a draft in the order of its text.

    *bands* has the words for each band in lower case.

    >>> from qpr_core import Rag
    >>> draft = "of the 38 kpis, 15 (39%) are green, one fewer than in quarter 1"
    >>> for token in tokens_of(draft, {band: [band.value.lower()] for band in Rag}, FinancialYear()):
    ...     print(token.kind.value, "-", draft[token.start : token.end])
    of - of
    count - 38
    kpis - kpis
    count - 15
    share - 39%
    subject - green
    count - one
    fewer - fewer
    period - quarter 1
    """
    vocabulary = _vocabulary(tuple((band, tuple(words)) for band, words in bands.items()))
    for match in vocabulary.pattern.finditer(text):
        name, position = str(match.lastgroup), (match.start(), match.end())
        if name in vocabulary.subjects:
            yield Token(Kind.SUBJECT, *position, subject=vocabulary.subjects[name][0])
        elif name in vocabulary.links:
            yield Token(vocabulary.links[name][0], *position)
        else:
            yield _figure_or_period(name, match, financial_year)


class _Vocabulary(NamedTuple):
    """The pattern of a token, and what each of its named groups means."""

    pattern: re.Pattern[str]
    subjects: Mapping[str, tuple[Subject, str]]
    links: Mapping[str, tuple[Kind, str]]


@lru_cache(maxsize=64)  # a draft has many sentences
def _vocabulary(bands: _Words) -> _Vocabulary:
    subjects = {f"subject{index}": pair for index, pair in enumerate(_subjects(bands))}
    links = {f"link{index}": pair for index, pair in enumerate(LINKS)}
    return _Vocabulary(re.compile(_pattern(bands, subjects, links)), subjects, links)


def _pattern(bands: _Words, subjects: Mapping[str, tuple[Subject, str]], links: Mapping[str, tuple[Kind, str]]) -> str:
    """Return the pattern of a token: the first named group that fits gives its kind.

    "three days" is a measure before "three" can be a count, and "no clear trend" a direction before "no" can be one.
    """
    words_of_bands = "|".join(re.escape(word) for _, words in bands for word in words)
    known = "|".join(words for _, words in (*subjects.values(), *links.values()))
    other_thing = rf"(?:{FIGURE}|\b{NUMBER}) +{measured_thing(known)}"
    groups = [
        ("period", rf"\b(?:{PERIODS})\b"),
        ("measure", rf"{MEASURE}|{other_thing}"),
        ("share", rf"(?<![\w.])(?:{BOUND})?[0-9]+(?:\.[0-9]+)? ?(?:%|per ?cent\b)"),
        *((name, rf"\b(?:{words})\b") for name, (_, words) in subjects.items()),
        ("no", rf"\bno\b(?= (?:{KPIS}|{words_of_bands})\b)"),
        ("count", rf"(?<![\w./,£-])[+-]?{NUMBER}(?![\w%]|[./,-][0-9])"),
        *((name, rf"\b(?:{words})\b") for name, (_, words) in links.items()),
    ]
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups)


def _subjects(bands: _Words) -> Iterator[tuple[Subject, str]]:
    """Yield each subject with its words; longer words for bands come first."""
    yield from MISSING.items()
    named = [(band, word) for band, words in bands for word in words]
    for band, word in sorted(named, key=lambda pair: len(pair[1]), reverse=True):
        yield band, re.escape(word) + "s?"
    yield from DIRECTIONS.items()


def _figure_or_period(name: str, match: re.Match[str], financial_year: FinancialYear) -> Token:
    """Return the token of a period, a share, a measure or a count."""
    position = match.start(), match.end()
    match name:
        case "period":
            return _period(match[0], position, financial_year)
        case "share":
            bound = bool(re.match(MORE_THAN, match[0])) - bool(re.match(LESS_THAN, match[0]))
            return Token(Kind.SHARE, *position, number=_number(re.sub("[^0-9.]", "", match[0])), bound=bound)
        case "measure":
            return Token(Kind.MEASURE, *position)
        case "no":
            return Token(Kind.COUNT, *position)
        case _:
            sign, text = match[0][:1], match[0].lstrip("+-").replace(",", "")
            number = Fraction(NUMBERS[text]) if text in NUMBERS else _number(text)
            return Token(Kind.COUNT, *position, number=-number if sign == "-" else number)


def _number(text: str) -> Fraction:
    """Return a number; too many digits become a number that no data can have."""
    return Fraction(text) if len(text) <= _MOST_DIGITS else Fraction(10**_MOST_DIGITS)


def _period(text: str, position: tuple[int, int], financial_year: FinancialYear) -> Token:
    """Return the token of a period; "quarter 1" has a number and no year."""
    name = re.sub(r"(?<=[0-9]{4}) ?(/|-| to ) ?(?=[0-9])", "/", text.replace(" of ", " "))
    without_year = re.fullmatch(r"(?:quarter|q) ?([1-4])", name)
    if without_year:
        return Token(Kind.PERIOD, *position, quarter=int(without_year[1]))
    try:
        return Token(Kind.PERIOD, *position, period=Period.parse(name, financial_year=financial_year))
    except PeriodError:
        return Token(Kind.PERIOD, *position)
