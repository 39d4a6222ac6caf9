"""The lexer: input is the words of a sentence, output is its tokens."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.lexicon import DETERMINERS, DURATIONS, FILLERS, STATES, TIMES, UNITS, entries
from qpr_core.wording.drafts.names import Known, Name, names_in
from qpr_core.wording.drafts.numerals import numeral_at
from qpr_core.wording.drafts.outcomes import words_for_bands
from qpr_core.wording.drafts.phrases import Phrases
from qpr_core.wording.drafts.spelled import Word, plain, words_in
from qpr_core.wording.drafts.when import last_quarter, period_at
from qpr_core.wording.drafts.words import Kind, Token, Value
from qpr_core.wording.styles.style import Style

_MARKS: Final = {"|": Kind.SEMICOLON} | {
    mark.value: mark for mark in (Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.DASH, Kind.OPEN, Kind.CLOSE)
}
_ALL: Final = frozenset({"all", "every"})
_MOST: Final = ("most", "majority", "vast", "minority")
_DEFINITE: Final = frozenset(["the", "our", "these", "those", "all", "both", "its", "their"])
_SIGN: Final = re.compile(r"[+\-\u2013\u2212](?=[0-9])")


class Meaning(NamedTuple):
    """The kind of a phrase, and what it means."""

    kind: Kind
    value: Value


class Vocabulary(NamedTuple):
    """Everything that a draft is read with."""

    phrases: Phrases[Meaning]
    units: Phrases[Meaning]
    names: Phrases[Name]
    financial_year: FinancialYear


def vocabulary_of(
    scheme: type[Scheme], style: Style, known: Known | None = None, financial_year: FinancialYear = APRIL
) -> Vocabulary:
    """Return everything that a draft is read with."""
    names = names_in(known if known is not None else Known((), ()))
    return Vocabulary(phrases_for(scheme, style), units(), names, financial_year)


@lru_cache(maxsize=64)
def phrases_for(scheme: type[Scheme], style: Style) -> Phrases[Meaning]:
    """Return the lexicon with the words of a scheme and a style."""
    tree: Phrases[Meaning] = Phrases()
    found: dict[str, Meaning] = {phrase: Meaning(kind, value) for phrase, kind, value in entries()}
    terms = style.terms
    for term in (terms.kpi, terms.kpis, terms.indicator, terms.indicators, terms.long_kpi, terms.long_kpis):
        found[term.lower()] = Meaning(Kind.KPIS, None)
    found |= {phrase: Meaning(Kind.BAND, subject) for phrase, subject in words_for_bands(scheme, style)}
    found |= {f"{scheme.__name__.lower()} {noun}": Meaning(Kind.FILLER, None) for noun in ("rating", "status")}
    for phrase, meaning in found.items():
        words = _texts_of(phrase)
        for form in (words, tuple(word for word in words if word not in DETERMINERS)):
            if form and (form == words or len(form) > 1):
                tree.add(form, meaning)
    return tree


@lru_cache(maxsize=1)
def units() -> Phrases[Meaning]:
    """Return the units that follow a number."""
    tree: Phrases[Meaning] = Phrases()
    for word in TIMES.split("|"):
        tree.add(_texts_of(word), Meaning(Kind.UNKNOWN, None))
    for unit, words in UNITS.items():
        for word in words.split("|"):
            tree.add(_texts_of(word), Meaning(Kind.MEASURE, unit))
    for word in DURATIONS.split("|"):
        tree.add(_texts_of(word), Meaning(Kind.DURATION, "quarters" if "quarter" in word else word.split()[0]))
    return tree


def _texts_of(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(phrase))


def tokens_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens of a part of a text.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> known = vocabulary_of(Rag, KENT)
    >>> draft = "Of the 38 KPIs, 15 (39%) were on target (Green), one fewer than in Quarter 1."
    >>> "".join(token.kind.value for token in tokens_of(draft, 0, len(draft), known))
    'fnk,n(s)b,nLCIp'
    """
    read, positions = plain(text, start, end)
    merged = [*_distances(read, _merged(list(_raw(read, words_in(read), vocabulary))))]
    if all(token.kind is not Kind.NAME for token in merged):
        merged = [*_results(read, merged)]
    return [
        token._replace(start=positions[token.start], end=positions[token.end - 1] + 1)
        if token.end > token.start
        else token._replace(start=positions[token.end - 1] + 1, end=positions[token.end - 1] + 1)
        for token in merged
    ]


_AWAY: Final = (
    "below",
    "under",
    "short",
    "behind",
    "off",
    "above",
    "over",
    "from",
    "better",
    "worse",
    "ahead",
    "outside",
)


_ONE_DOES: Final = frozenset(["is", "meets", "exceeds", "misses", "reaches", "has", "achieves"])
"""Words after one result: "384 meets the target", but not "384 meet it"."""


def _results(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a figure before "target of 90%" is one result."""
    single = [_is_of_one(text, tokens, at) for at in range(len(tokens))]
    for at, token in enumerate(tokens):
        nearby = any(single[at : at + _NEAR])
        yield token._replace(kind=Kind.MEASURE) if nearby and token.kind in {Kind.NUMBER, Kind.SHARE} else token


_NEAR: Final = 9
"""The greatest number of tokens between the start of a result and its target."""


def _is_of_one(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.BAND:
        after = [each.kind for each in tokens[at + 1 : at + 3]]
        names_target = text[token.start : token.end].lower().endswith(("target", "floor", "standard"))
        return names_target and after[:1] == [Kind.OF] and after[-1] in _BOUNDED
    if token.kind is not Kind.NUMBER or token.amount.value in {0, 1}:
        return False
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    word = text[token.end : following.end].split()[:1]
    is_verb = bool(word) and word[0].lower() in _ONE_DOES
    return is_verb and (following.kind in _BOUNDED or word[0].lower() not in {"is", "has"})


def _distances(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; the share in "10% below target" is a distance."""
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.kind is Kind.SHARE and after is not None and after.kind is Kind.BAND:
            beside = text[token.end : after.start].isspace()
            if beside and text[after.start : after.end].lower().startswith(_AWAY):
                yield token._replace(kind=Kind.MEASURE)
                continue
        yield token


def _raw(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Token]:
    texts = [word.text for word in words]
    at, definite, before = 0, False, None
    while at < len(words):
        word = words[at]
        if _is_signed(text, word.end) and word.end == word.start + 1:
            at += 1
            continue
        found = _token_at(text, words, texts, at, vocabulary, before)
        if found is None:
            definite = definite or word.text in _DEFINITE
            at += 1
            continue
        to, token = found
        if token.kind is Kind.FILLER:
            at = to
            continue
        yield token._replace(definite=definite)
        if token.kind is Kind.BAND and _is_plural(texts, at, to, vocabulary):
            yield Token(Kind.KPIS, token.end, token.end)
        at, definite, before = to, False, token.kind


def _is_plural(texts: Sequence[str], at: int, to: int, vocabulary: Vocabulary) -> bool:
    """Return True for "Reds": a band with an "s" stands for KPIs."""
    if not texts[to - 1].endswith("s"):
        return False
    single = vocabulary.phrases.longest([*texts[at : to - 1], texts[to - 1][:-1]], 0)
    return single is not None and single[1].kind is Kind.BAND and single[0] == to - at and to - at == 1


def _token_at(  # noqa: PLR0911, PLR0913, PLR0917  one exit for each kind of word
    text: str, words: Sequence[Word], texts: Sequence[str], at: int, vocabulary: Vocabulary, before: Kind | None
) -> tuple[int, Token] | None:
    word = words[at]
    named = vocabulary.names.longest(texts, at)
    known = vocabulary.phrases.longest(texts, at, skipped=DETERMINERS)
    if named is not None and (not named[1].needs_capital or word.capital):
        to, name = named
        if known is None or name.in_full or to > known[0]:
            return to, _token(name.kind, words, at, to, name.named)
    period = period_at(text, words, at, vocabulary.financial_year)
    if period is not None:
        when = last_quarter(period.when) if texts[max(at - 2, 0) : at] == ["end", "of"] else period.when
        return period.end, _token(Kind.PERIOD, words, at, period.end, when)
    label = _label(words, texts, at, before)
    if label is not None:
        return label, _token(Kind.LABEL, words, at, label, " ".join(texts[at:label]))
    number = _number(text, words, texts, at, vocabulary)
    if number is not None and (known is None or known[0] <= number[0]):
        return number
    if known is not None and period_at(text, words, known[0] - 1, vocabulary.financial_year) is not None:
        known = None  # "the Quarter 2 report" has no "the quarter"
    if known is not None:
        to, (kind, value) = known
        return to, _token(kind, words, at, to, value)
    if word.text in _MARKS:
        return at + 1, _token(_MARKS[word.text], words, at, at + 1)
    if word.text in FILLERS:
        return None
    return at + 1, _token(Kind.UNKNOWN, words, at, at + 1, word.text)


def _token(kind: Kind, words: Sequence[Word], at: int, to: int, value: Value = None) -> Token:  # noqa: PLR0913, RUF100
    return Token(kind, words[at].start, words[to - 1].end, value)


_LABELS: Final = frozenset(STATES[Kind.LABEL].split("|"))


def _label(words: Sequence[Word], texts: Sequence[str], at: int, before: Kind | None) -> int | None:
    """Return the end of a label such as "Appendix 2", "KPI 12" or "Objective 3"."""
    if texts[at] not in _LABELS or before in {Kind.NUMBER, Kind.SHARE} or at + 1 >= len(texts):
        return None
    number = texts[at + 1]
    is_number = number[:1].isdigit() and number.replace(".", "").isalnum()
    return at + 2 if is_number and not words[at + 1].text.endswith("%") else None


def _number(  # noqa: PLR0911  one exit for each kind of number
    text: str, words: Sequence[Word], texts: Sequence[str], at: int, vocabulary: Vocabulary
) -> tuple[int, Token] | None:
    word = words[at]
    if word.text in _MOST:
        return _majority(words, texts, at)
    if word.text in _ALL and at + 1 < len(words) and numeral_at(words, at + 1) is None and texts[at - 1] != "of":
        return at + 1, _token(Kind.SHARE, words, at, at + 1, Amount(Fraction(100), "%", bound=Bound.EXACT))
    if word.text == "no" and at + 1 < len(words):
        after = vocabulary.phrases.longest(texts, at + 1)
        named = vocabulary.names.longest(texts, at + 1)
        if named is not None and named[1].kind is Kind.SERVICE:
            return at + 1, _token(Kind.NUMBER, words, at, at + 1, Amount(Fraction(0)))
        if after is not None and after[1].kind in {Kind.KPIS, Kind.BAND} and "no" not in texts[at + 1 : after[0]]:
            return at + 1, _token(Kind.NUMBER, words, at, at + 1, Amount(Fraction(0)))
        return None
    found = numeral_at(words, at)
    if found is None:
        return None
    amount, end = found.amount, found.end
    if _is_signed(text, word.start):
        plus = text[word.start - 1] == "+"
        amount = amount._replace(value=amount.value if plus else -amount.value, signed=True)
    first = word.start - amount.signed
    unit = vocabulary.units.longest(texts, end)
    if (unit is not None and not amount.is_share) or (unit is not None and unit[1].value == "points"):
        kind = unit[1].kind
        value = amount._replace(unit=str(unit[1].value)) if kind is not Kind.UNKNOWN else amount._replace(unit="?")
        kind = Kind.MEASURE if kind is Kind.UNKNOWN else kind
        return unit[0], _token(kind, words, at, unit[0], value)._replace(start=first)
    is_measure = amount.unit not in {"", "%"} or (not amount.unit and amount.value.denominator != 1)
    kind = Kind.SHARE if amount.is_share else Kind.MEASURE if is_measure else Kind.NUMBER
    return end, _token(kind, words, at, end, amount)._replace(start=first)


def _is_signed(text: str, start: int) -> bool:
    """Return True for a number with a sign, as in "(+4)", not in "78-80"."""
    if not start or not _SIGN.match(text, start - 1):
        return False
    return start == 1 or not text[start - 2].isalnum()


def _majority(words: Sequence[Word], texts: Sequence[str], at: int) -> tuple[int, Token] | None:
    """Return "most" or "a minority" as more or less than half."""
    end = at + 2 if texts[at] == "vast" else at + 1
    if texts[at] == "vast" and texts[at + 1 : end] != ["majority"]:
        return None
    bound = Bound.UNDER if texts[at] == "minority" else Bound.OVER
    return end, _token(Kind.SHARE, words, at, end, Amount(Fraction(50), "%", bound=bound))


_BOUNDED: Final = {Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION}
_BEHIND: Final = {Kind.MORE: Bound.AT_LEAST, Kind.FEWER: Bound.AT_MOST, Kind.BETTER: Bound.AT_LEAST}


def _merged(tokens: list[Token]) -> list[Token]:
    """Join bounds with their numbers, and an outcome with its colour in brackets."""
    made: list[Token] = []
    for token in tokens:
        previous = made[-1] if made else None
        if previous is not None and previous.kind is Kind.BOUND:
            made.pop()
            behind = made[-1].kind if made else None
            if token.kind in _BOUNDED and (behind is not Kind.NUMBER or token.kind is not Kind.NUMBER):
                made.append(_bounded(previous, token))
                continue
            made.extend(_unbounded(previous, behind))
        made.append(token)
        _join_colour(made)
        _join_or_more(made)
    if made and made[-1].kind is Kind.BOUND:
        last = made.pop()
        made.extend(_unbounded(last, made[-1].kind if made else None))
    return made


def _bounded(bound: Token, token: Token) -> Token:
    given, amount = Bound(bound.value), token.amount
    amount = amount._replace(bound=given)
    return token._replace(start=bound.start, value=amount, definite=bound.definite)


_COMPARED: Final = {Bound.OVER: Kind.MORE, Bound.UNDER: Kind.FEWER}


def _unbounded(bound: Token, behind: Kind | None) -> Iterator[Token]:
    """Yield what a bound means where no number follows: "one more than", "over"."""
    meaning = Bound(bound.value)
    if meaning in _COMPARED and behind in _BOUNDED:
        split = max(bound.end - len(" than"), bound.start + 1)
        yield bound._replace(kind=_COMPARED[meaning], end=split, value=None)
        yield bound._replace(kind=Kind.THAN, start=split, value=None)
    else:
        yield bound._replace(kind=Kind.UNKNOWN, value=None)


def _join_colour(made: list[Token]) -> None:
    """Replace "met target (Green)" by one token."""
    kinds = [token.kind for token in made[-4:]]
    if kinds == [Kind.BAND, Kind.OPEN, Kind.BAND, Kind.CLOSE]:
        first, _, band, close = made[-4:]
        if _can_be(first, band):
            made[-4:] = [band._replace(start=first.start, end=close.end, definite=first.definite)]
    elif kinds == [Kind.BAND, Kind.OPEN, Kind.BAND, Kind.COMMA]:
        first, bracket, band, _ = made[-4:]
        if _can_be(first, band):
            made[-4:] = [band._replace(start=first.start, definite=first.definite), bracket]


def _can_be(outcome: Token, band: Token) -> bool:
    """Return True if an outcome can mean a band: "met target" is never Red."""
    (named,) = band.subject.alternatives
    return any(named <= alternative for alternative in outcome.subject.alternatives)


def _join_or_more(made: list[Token]) -> None:
    """Replace "20 or more" by one token."""
    kinds = [token.kind for token in made[-3:]]
    if len(kinds) == len("n|M") and kinds[0] in _BOUNDED and kinds[1] is Kind.OR and kinds[2] in _BEHIND:
        number, _, more = made[-3:]
        amount = number.amount._replace(bound=_BEHIND[kinds[2]])
        made[-3:] = [number._replace(end=more.end, value=amount)]
