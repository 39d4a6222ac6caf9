"""The lexer: input is the words of a sentence, output is its tokens."""

from collections.abc import Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.bounds import merged
from qpr_core.wording.drafts.dating import dated
from qpr_core.wording.drafts.lexicon import DETERMINERS, FILLERS, STATES
from qpr_core.wording.drafts.limits import aims, limits, with_met
from qpr_core.wording.drafts.naming import Known, name_at
from qpr_core.wording.drafts.number_words import is_signed, number_at
from qpr_core.wording.drafts.numerals import numeral_at
from qpr_core.wording.drafts.ordinals import streak_at
from qpr_core.wording.drafts.place import Place, Read
from qpr_core.wording.drafts.plain_words import is_adverb
from qpr_core.wording.drafts.relations import related
from qpr_core.wording.drafts.scale_names import without_scales
from qpr_core.wording.drafts.single_figures import distances, results, with_codes
from qpr_core.wording.drafts.spelled import Word, plain, words_in
from qpr_core.wording.drafts.vocabulary import Vocabulary
from qpr_core.wording.drafts.when import last_quarter, period_at
from qpr_core.wording.drafts.words import Kind, Token

_MARKS: Final = {"|": Kind.SEMICOLON} | {
    mark.value: mark for mark in (Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.DASH, Kind.OPEN, Kind.CLOSE)
}
_DEFINITE: Final = frozenset(["the", "our", "these", "those", "all", "both", "its", "their"])
_PAST: Final = frozenset(["had", "having"])
_BESIDE: Final = frozenset(["above-listed", "overall", "total", "same", "first", "second", "now"])
"""Words that may be between "the" and its number."""


def tokens_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens of a part of a text.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.wording.drafts.vocabulary import vocabulary_of
    >>> known = vocabulary_of(Rag, KENT)
    >>> draft = "Of the 38 KPIs, 15 (39%) were on target (Green), one fewer than in Quarter 1."
    >>> "".join(token.kind.value for token in tokens_of(draft, 0, len(draft), known))
    'fnk,n(s)b,nLCIp'
    """
    read, positions = plain(text, start, end)
    dates = [*without_scales(read, [*dated(read, merged(list(_raw(read, words_in(read), vocabulary))))])]
    met = vocabulary.phrases.longest(["on", "target"], 0)
    dates = with_met(dates, None if met is None else met[1].value)
    joined = [*with_codes(related(read, [*limits(read, [*aims(read, [*distances(read, dates)])])]))]
    if all(token.kind is not Kind.NAME for token in joined):
        joined = [*results(read, joined)]
    return [
        token._replace(start=positions[token.start], end=positions[token.end - 1] + 1)
        if token.end > token.start
        else token._replace(start=positions[token.end - 1] + 1, end=positions[token.end - 1] + 1)
        for token in joined
    ]


def _raw(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Token]:
    texts = [word.text for word in words]
    at, definite, past, before = 0, False, False, None
    while at < len(words):
        word = words[at]
        if is_signed(text, word.end) and word.end == word.start + 1:
            at += 1
            continue
        found = _token_at(Place(text, words, texts, vocabulary, at), before)
        if found is None:
            definite = word.text in _DEFINITE or (definite and word.text in _BESIDE)
            past = past or word.text in _PAST
            at += 1
            continue
        to, token = found
        if token.kind is Kind.FILLER:
            at, definite = to, False
            continue
        yield token._replace(definite=definite, past=past)
        if token.kind is Kind.BAND and _is_plural(texts, at, to, vocabulary):
            yield Token(Kind.KPIS, token.end, token.end)
        past = past and token.kind is Kind.BOUND
        at, definite, before = to, False, token.kind


def _is_plural(texts: Sequence[str], at: int, to: int, vocabulary: Vocabulary) -> bool:
    """Return True for "Reds": a band with an "s" stands for KPIs."""
    if not texts[to - 1].endswith("s"):
        return False
    single = vocabulary.phrases.longest([*texts[at : to - 1], texts[to - 1][:-1]], 0)
    return single is not None and single[1].kind is Kind.BAND and single[0] == to - at and to - at == 1


def _token_at(place: Place, before: Kind | None) -> Read | None:
    """Return the token at a word; `None` for a word that changes nothing."""
    known = place.vocabulary.phrases.longest(place.texts, place.at, skipped=DETERMINERS)
    return (
        name_at(place, known)
        or streak_at(place)
        or _period(place)
        or _label(place, before)
        or _letter(place, before)
        or _number(place, known)
        or _phrase(place, known)
        or _other(place)
    )


def _period(place: Place) -> Read | None:
    found = period_at(place.text, place.words, place.at, place.vocabulary.financial_year)
    if found is None:
        return None
    is_end = place.texts[max(place.at - 2, 0) : place.at] == ["end", "of"]
    return place.read(Kind.PERIOD, found.end, last_quarter(found.when) if is_end else found.when)


_LABELS: Final = frozenset(STATES[Kind.LABEL].split("|"))


def _label(place: Place, before: Kind | None) -> Read | None:
    """Return a label such as "Appendix 2", "KPI 12" or "Objective 3"."""
    if place.word.text not in _LABELS or before in {Kind.NUMBER, Kind.SHARE} or place.is_last:
        return None
    number, end = place.texts[place.at + 1], place.at + 2
    is_number = number[:1].isdigit() and number.replace(".", "").isalnum()
    return place.read(Kind.LABEL, end, " ".join(place.texts[place.at : end])) if is_number else None


_TURNED: Final = frozenset([":", "=", "-", "up", "down"])
"""Words behind a letter that stands for a band, besides a number."""


_BETWEEN_LETTERS: Final = frozenset({Kind.COMMA, Kind.SEMICOLON})
"""The marks before the letter "A", which is a word elsewhere."""


def _letter(place: Place, before: Kind | None) -> Read | None:
    """Return a band by its letter: "G 22, A 9, R 7", or "A" alone in a cell."""
    subject = place.vocabulary.letters.get(place.word.text)
    if subject is None or not place.word.capital or before not in {None, *_MARKS.values()}:
        return None
    after = place.texts[place.at + 1 : place.at + 2]
    if place.word.text == "a" and after and after[0] not in {":", "="} and before not in _BETWEEN_LETTERS:
        return None
    is_so = not after or after[0] in _TURNED or numeral_at(place.words, place.at + 1) is not None
    return place.read(Kind.BAND, place.at + 1, subject) if is_so else None


def _number(place: Place, known: Known) -> Read | None:
    """Return a number, unless a longer phrase begins with it."""
    number = number_at(place)
    return number if number is not None and (known is None or known[0] <= number[0]) else None


def _phrase(place: Place, known: Known) -> Read | None:
    """Return a phrase of the lexicon; "the Quarter 2 report" has no "the quarter"."""
    if known is None:
        return None
    to, (kind, value) = known
    is_cut = period_at(place.text, place.words, to - 1, place.vocabulary.financial_year) is not None
    return None if is_cut else place.read(kind, to, value)


def _other(place: Place) -> Read | None:
    """Return a mark, or a word that is not known."""
    text = place.word.text
    if text in _MARKS:
        return place.read(_MARKS[text], place.at + 1)
    return None if text in FILLERS or is_adverb(text) else place.read(Kind.UNKNOWN, place.at + 1, text)
