"""The words of a draft that bear on its claims: numbers, bands, directions, periods, and what joins them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.errors import PeriodError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import MONTHS, FinancialYear
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.nouns import measured_thing


class Kind(Choice):
    """What a word or a few words of a draft are.

    >>> Kind.COUNT
    Kind.COUNT
    """

    PERIOD = "period"
    SHARE = "share"
    MEASURE = "measure"
    COUNT = "count"
    SUBJECT = "subject"
    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    RISE = "rise"
    FALL = "fall"
    MOVE = "move"
    NOUN = "noun"
    OF = "of"
    FROM = "from"
    TO = "to"
    BEFORE = "before"
    YEAR_AGO = "a year ago"


QUARTERS: Final = {Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO}
"""What a quarter is named by."""


class Missing(Choice):
    """What is counted that has no answer.

    >>> list(Missing)
    [Missing.RATING, Missing.DIRECTION]
    """

    RATING = "no rating"
    DIRECTION = "no direction"


Subject = Scheme | Direction | Missing
"""What a count can be of."""


class Token(NamedTuple):
    """A few words of a draft, where they stand, and what they mean.

    A share with a `bound` is "more than" its number (1) or "less than" it (-1).
    """

    kind: Kind
    start: int
    end: int
    number: Fraction = Fraction(0)
    subject: Subject | None = None
    period: Period | None = None
    quarter: int | None = None
    bound: int = 0


_LONGEST: Final = 100
"""More digits than these no figure has."""


_UNITS: Final = re.findall(
    r"\w+",
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)


_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


_NUMBERS: Final[dict[str, int]] = {
    "none": 0,
    "nil": 0,
    "zero": 0,
    **{word: number for number, word in enumerate(_UNITS)},
    **{ten: 10 * place for place, ten in enumerate(_TENS, start=2)},
    **{f"{ten}-{_UNITS[unit]}": 10 * place + unit for place, ten in enumerate(_TENS, start=2) for unit in range(1, 10)},
}


_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


_NOUN: Final = r"(?:kpis?|(?:key )?performance indicators?(?: \(kpis?\))?|indicators?|measures?)"


_MONTH: Final = "(?:" + "|".join(f"{month}|{month[:3]}" for month in map(str.lower, MONTHS)) + "|sept)"


_YEAR: Final = r"[0-9]{4}(?: ?[/-] ?[0-9]{2,4}| to [0-9]{4})?"


_MEASURED: Final = (
    r"(?:percentage )?points?|(?:working |calendar )?(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?)|results?"
    r"|points|per 1|pp\b|(?:more |fewer )?cases?|(?:activity )indicators?"
)


_FIRST: Final = r"(?<!\w)(?<![0-9][,.])"  # no number is looked for again within one, which would cost a square


_PLAIN_DECIMAL: Final = rf"{_FIRST}[0-9]+(?:,[0-9]+)*+\.[0-9]+\b(?! ?(?:%|per ?cent))"


_FIGURE: Final = rf"{_FIRST}[0-9]+(?:[,.][0-9]+)*+"


_MEASURE: Final = rf"£ ?[0-9][0-9,.]*|(?:{_FIGURE}|\b{_NUMBER}) ?(?:{_MEASURED})\b|{_PLAIN_DECIMAL}"


_MORE_THAN: Final = r"(?:more than|greater than|over|above)\s+"


_LESS_THAN: Final = r"(?:less than|fewer than|under|below)\s+"


_BOUND: Final = rf"\b{_MORE_THAN}|\b{_LESS_THAN}"


_DIRECTIONS: Final = {
    Direction.POSITIVE: r"positive(?: trend| direction)?|improving",
    Direction.STABLE: r"stable(?: or (?:with )?no clear trend)?|no clear trend",
    Direction.NEGATIVE: r"negative(?: trend| direction)?|worsening|deteriorating",
}


_MISSING: Final = {
    Missing.DIRECTION: r"(?:has|have|with) no direction(?: of travel)?|without (?:one|a direction(?: of travel)?)",
    Missing.RATING: r"not rated|unrated|no rating(?! ha(?:s|ve) one)|without a rating",
}


_PERIODS: Final = (
    rf"{_MONTH} to {_MONTH} [0-9]{{4}}|{_MONTH} [0-9]{{4}}|(?:quarter|q) ?[1-4](?:,? (?:of )?{_YEAR})?"
    rf"|[0-9]{{4}}/[0-9]{{2}},? (?:quarter|q) ?[1-4]|[0-9]{{4}} ?[/-] ?[0-9]{{2,4}}"
    r"|(?:19|20)[0-9]{2}(?: to (?:19|20)[0-9]{2})?"
)


_JOINTS: Final = (
    (
        Kind.YEAR_AGO,
        r"(?:the )?(?:same )?(?:(?:quarter|period|time|point) (?:of )?)?last year|a year (?:ago|earlier|before)",
    ),
    (Kind.BEFORE, r"(?:previous|last|preceding|prior) (?:quarter|period)"),
    (Kind.MORE, r"more|higher|additional"),
    (Kind.FEWER, r"fewer|less|lower"),
    (Kind.SAME, r"(?:remain(?:s|ed|ing)? |is |are )?the same|no change|unchanged"),
    (Kind.MOVE, r"moved|moving|went|has gone|have gone"),
    (Kind.RISE, r"rose|rising|risen|improved|grew|grown|increased?|increase|up"),
    (Kind.FALL, r"fell|falling|fallen|dropped|declined|reduced|reduction|decreased?|decrease|down"),
    (Kind.NOUN, _NOUN),
    (Kind.OF, r"(?:out )?of"),
    (Kind.FROM, r"from|(?:in comparison|compared) (?:with|to)"),
    (Kind.TO, r"to"),
)


def tokens_of(text: str, scheme: type[Scheme], financial_year: FinancialYear) -> Iterator[Token]:
    """Find the words that bear on claims in a draft as it is read.

    >>> from qpr_core import Rag
    >>> [token.kind.value for token in tokens_of("15 kpis are green (one fewer)", Rag, FinancialYear())]
    ['count', 'noun', 'subject', 'count', 'fewer']
    """
    subjects: dict[str, Subject] = {}
    alternatives = []
    for place, (subject, words) in enumerate(_subjects(scheme)):
        subjects[f"s{place}"] = subject
        alternatives.append(rf"(?P<s{place}>\b(?:{words})\b)")
    bands = "|".join(re.escape(band.value.lower()) for band in scheme)
    known = "|".join(words for _, words in (*_subjects(scheme), *_JOINTS))
    thing = rf"(?:{_FIGURE}|\b{_NUMBER}) +{measured_thing(known)}"
    joints = [rf"(?P<j{place}>\b(?:{words})\b)" for place, (_, words) in enumerate(_JOINTS)]
    pattern = "|".join(
        [
            rf"(?P<period>\b(?:{_PERIODS})\b)",
            rf"(?P<measure>{_MEASURE}|{thing})",
            rf"(?P<share>(?<![\w.])(?:{_BOUND})?[0-9]+(?:\.[0-9]+)? ?(?:%|per ?cent\b))",
            *alternatives,
            rf"(?P<no>\bno\b(?= (?:{_NOUN}|{bands})\b))",
            rf"(?P<count>(?<![\w./,£-])[+-]?{_NUMBER}(?![\w%]|[./,-][0-9]))",
            *joints,
        ]
    )
    for match in re.finditer(pattern, text):
        name = str(match.lastgroup)
        if name in subjects:
            yield Token(Kind.SUBJECT, match.start(), match.end(), subject=subjects[name])
        elif name.startswith("j"):
            yield Token(_JOINTS[int(name[1:])][0], match.start(), match.end())
        else:
            yield _number_or_period(name, match, financial_year)


def _subjects(scheme: type[Scheme]) -> Iterator[tuple[Subject, str]]:
    yield from _MISSING.items()
    for band in sorted(scheme, key=lambda band: len(band.value), reverse=True):
        yield band, re.escape(band.value.lower()) + "s?"
    yield from _DIRECTIONS.items()


def _number_or_period(name: str, match: re.Match[str], financial_year: FinancialYear) -> Token:
    where = match.start(), match.end()
    match name:
        case "period":
            return _period(match[0], where, financial_year)
        case "share":
            bound = bool(re.match(_MORE_THAN, match[0])) - bool(re.match(_LESS_THAN, match[0]))
            return Token(Kind.SHARE, *where, number=_number(re.sub("[^0-9.]", "", match[0])), bound=bound)
        case "measure":
            return Token(Kind.MEASURE, *where)
        case "no":
            return Token(Kind.COUNT, *where)
        case _:
            sign, text = match[0][:1], match[0].lstrip("+-").replace(",", "")
            number = Fraction(_NUMBERS[text]) if text in _NUMBERS else _number(text)
            return Token(Kind.COUNT, *where, number=-number if sign == "-" else number)


def _number(text: str) -> Fraction:
    """Read digits; of so many that no figure has them, any number will do that is as far from every figure."""
    return Fraction(text) if len(text) <= _LONGEST else Fraction(10**_LONGEST)


def _period(text: str, where: tuple[int, int], financial_year: FinancialYear) -> Token:
    name = re.sub(r"(?<=[0-9]{4}) ?(/|-| to ) ?(?=[0-9])", "/", text.replace(" of ", " "))
    lone = re.fullmatch(r"(?:quarter|q) ?([1-4])", name)
    if lone:
        return Token(Kind.PERIOD, *where, quarter=int(lone[1]))
    try:
        return Token(Kind.PERIOD, *where, period=Period.parse(name, financial_year=financial_year))
    except PeriodError:
        return Token(Kind.PERIOD, *where)


NAMED: Final = "\x00"
"""Stands for each letter of a name, which claims nothing by itself."""


_MARKS: Final = "*_\\`"


_READ: Final = str.maketrans(dict.fromkeys("–—‑−", "-") | dict.fromkeys("\u00a0\u202f", " ") | dict.fromkeys(_MARKS))


class Draft(NamedTuple):
    """A draft: what was written, what is read of it, and where each sign that is read was written."""

    written: str
    read: str
    places: Sequence[int]

    def where(self, start: int, end: int) -> tuple[int, int]:
        """Give from where up to where something was written that is read from *start* up to *end*."""
        return self.places[start], self.places[end - 1] + 1


def read_draft(written: str, names: Iterable[str]) -> Draft:
    r"""Read a draft without marks, and with a sign for each letter of the *names* of indicators.

    >>> draft = read_draft("**15** KPIs — Calls (Red)", ["Calls"])
    >>> draft.read
    '15 kpis - \x00\x00\x00\x00\x00 (red)'
    >>> draft.where(0, 2)
    (2, 4)
    """
    text = written.translate(_READ)
    for name in sorted((name.translate(_READ) for name in names), key=len, reverse=True):
        text = text.replace(name, NAMED * len(name))
    read = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    return Draft(written, read, [place for place, sign in enumerate(written) if sign not in _MARKS])
