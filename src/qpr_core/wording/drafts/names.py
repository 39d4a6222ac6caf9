"""Names of KPIs and services in drafts, in full or shortened."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from qpr_core.wording.drafts.lexicon import DETERMINERS, FILLERS, entries
from qpr_core.wording.drafts.phrases import Phrases
from qpr_core.wording.drafts.spelled import plain, words_in
from qpr_core.wording.drafts.words import Kind, Named

_OPENINGS: Final = (
    ("percentage", "of"), ("number", "of"), ("proportion", "of"), ("rate", "of"), ("share", "of"), ("%", "of"),
    ("average", "number", "of"), ("total", "number", "of"), ("percentage",), ("number",), ("average",), ("total",),
)  # fmt: skip
"""The beginnings of names of KPIs that people leave out."""

SMALL: Final = (
    FILLERS
    | DETERMINERS
    | frozenset(
        re.findall(
            r"\S+",
            "of in on at by for from to with within per and or not days weeks no",
        )
    )
) - {"lights"}
"""Words that do not tell names apart."""

_LEAST_LETTERS: Final = 4
_MOST_WORDS: Final = 14


class Name(NamedTuple):
    """The meaning of a name: one KPI or service, or several."""

    kind: Kind
    named: Named
    in_full: bool
    needs_capital: bool


class Known(NamedTuple):
    """The KPIs, as codes and names, and the services of a draft."""

    kpis: tuple[tuple[str, str], ...]
    services: tuple[str, ...]


def names_in(known: Known) -> Phrases[Name]:
    """Return every phrase that names a KPI or a service.

    >>> tree = names_in(Known((("C1", "Calls answered by phone"), ("C2", "Calls answered by post")), ("Access",)))
    >>> [tree.longest(words.split(), 0)[1].named.key for words in ("c1", "calls answered by post", "access")]
    ['C1', 'C2', 'Access']
    >>> tree.longest(["calls", "answered"], 0)[1].kind.name
    'AMBIGUOUS'
    """
    tree: Phrases[Name] = Phrases()
    meant: dict[tuple[str, ...], set[str]] = {}
    inner: dict[tuple[str, ...], set[str]] = {}
    common = {tuple(phrase.split()) for phrase, _, _ in entries()}
    for code, name in known.kpis:
        for words in set(_shortened(name)):
            if words not in common and not set(words) <= SMALL:
                meant.setdefault(words, set()).add(code)
        for words in _inner(name):
            inner.setdefault(words, set()).add(code)
    _add_inner(meant, inner)
    meant |= {words: codes for words, codes in inner.items() if len(codes) == 1 and words not in {*meant, *common}}
    for words, codes in meant.items():
        kind = Kind.NAME if len(codes) == 1 else Kind.AMBIGUOUS
        tree.add(words, Name(kind, Named(min(codes)), in_full=False, needs_capital=len(words) == 1))
    for service in known.services:
        _add_in_full(tree, Kind.SERVICE, service, service)
    times = Counter(_words(name) for _, name in known.kpis)
    for code, name in known.kpis:
        _add_in_full(tree, Kind.NAME if times[_words(name)] == 1 else Kind.AMBIGUOUS, name, code)
    for code, _ in known.kpis:
        _add_in_full(tree, Kind.NAME, code, code)
    return tree


def _add_inner(meant: Mapping[tuple[str, ...], set[str]], inner: Mapping[tuple[str, ...], set[str]]) -> None:
    """Add the KPIs whose names have the beginning of a different name inside."""
    for words, codes in meant.items():
        if len(words) > 1:
            codes.update(inner.get(words, ()))


def _add_in_full(tree: Phrases[Name], kind: Kind, name: str, key: str) -> None:
    words = _words(name)
    tree.add(words, Name(kind, Named(key), in_full=True, needs_capital=len(words) == 1 and name[:1].isupper()))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(plain(name).text))


def _shortened(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the beginnings of a name."""
    words = _words(name)
    for opening in ((), *_OPENINGS):
        if words[: len(opening)] == opening:
            rest = words[len(opening) :][:_MOST_WORDS]
            yield from _beginnings(rest)


def _inner(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a name of two words or more."""
    inner = _words(name)[:_MOST_WORDS]
    for start in range(len(inner)):
        for end in range(start + 2, len(inner) + 1):
            part = inner[start:end]
            if not {part[0], part[-1]} & SMALL and all(word.isalnum() for word in part):
                yield part


def _beginnings(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for end in range(1, len(words) + 1):
        part = tuple(words[:end])
        if part[-1] in SMALL or (end == 1 and (len(part[0]) < _LEAST_LETTERS or not part[0].isalpha())):
            continue
        yield part
