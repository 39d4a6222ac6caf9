"""Outcomes in words, such as "just missed target", composed of their parts."""

from collections.abc import Iterator
from itertools import product
from typing import Final

_NOUNS: Final = (
    "target targets expectations it them|level expected|expected level|standard expected|expected standard|"
    "required standard|required level|mark"
)
_MET: Final = (
    "meet meets met meeting achieve achieves achieved achieving hit hits hitting reach reaches reached reaching "
    "attain attains attained attaining satisfy satisfies satisfied satisfying deliver delivers delivered delivering "
    "at on"
)
_BEAT: Final = (
    "exceed exceeds exceeded exceeding beat beats beaten beating surpass surpasses surpassed surpassing above "
    "better betters bettered|ahead of|better than|at or above|on or above|at or better than|on or better than|"
    "met or exceeded|meet or exceed|meeting or exceeding|met or beat|meet or beat|met or bettered"
)
_MISS: Final = (
    "miss misses missed missing below under behind outside off|short of|shy of|adrift of|wide of|away from|"
    "fall below|falls below|fell below|fallen below|falling below"
)
_BOUNDS: Final = frozenset({"below", "under"})
"""Words that are a bound if no target follows: "just under one in five"."""

_SHORT: Final = "fall falls fell fallen falling"
_NEARLY: Final = "just narrowly slightly marginally fractionally|only just|a little|a touch|a shade|a bit|not far"
_ALMOST: Final = "nearly almost|very nearly|not quite|close to|near to|all but|as good as"
_FAR: Final = (
    "well significantly far substantially considerably clearly badly seriously materially markedly|a long way|some way"
)


def _words(listed: str) -> list[str]:
    """Return the words of a list, and the longer phrases behind its bars."""
    groups = listed.split("|")
    return [*groups[0].split(), *groups[1:]]


def _missed(degrees: str) -> Iterator[str]:
    """Yield "just below target", "missed target narrowly", "fell just short"."""
    nouns = _words(_NOUNS)
    for degree, miss in product(_words(degrees), _words(_MISS)):
        if miss not in _BOUNDS:
            yield f"{degree} {miss.removesuffix(' of').removesuffix(' from')}"
        yield from (f"{degree} {miss} {noun}" for noun in nouns)
    for degree, miss, noun in product(_words(degrees), ("miss", "misses", "missed", "missing"), nouns):
        if degree.endswith("ly"):
            yield from (f"{miss} {noun} {degree}", f"{miss} {degree}")
    for degree, fall in product(_words(degrees), _words(_SHORT)):
        yield f"{fall} {degree} short"
        for way, noun in product(("short of", "below", "outside"), nouns):
            yield f"{fall} {degree} {way} {noun}"


def best() -> Iterator[str]:
    """Yield "met expectations" and "at or above the level expected".

    >>> phrases = set(best())
    >>> "met expectations" in phrases, "above level expected" in phrases, "met" in phrases
    (True, True, False)
    """
    nouns = [noun for noun in _words(_NOUNS) if noun not in {"it", "them"}]
    yield from (f"{verb} {noun}" for verb, noun in product([*_words(_MET), *_words(_BEAT)], nouns))


def middle() -> Iterator[str]:
    """Yield "nearly achieved" and "just below the level expected".

    >>> phrases = set(middle())
    >>> "nearly achieved" in phrases, "just miss them" in phrases, "well below target" in phrases
    (True, True, False)
    """
    yield from _missed(_NEARLY)
    for degree, verb in product(_words(_ALMOST), _words(_MET)):
        if verb not in {"at", "on"}:
            yield f"{degree} {verb}"
        yield from (f"{degree} {verb} {noun}" for noun in _words(_NOUNS))


def worst() -> Iterator[str]:
    """Yield "clearly missed" and "well below the level expected".

    >>> phrases = set(worst())
    >>> "clearly miss them" in phrases, "well short" in phrases, "nearly achieved" in phrases
    (True, True, False)
    """
    yield from _missed(_FAR)
