"""Plain words: adverbs and links that change nothing about a figure."""

import re
from typing import Final

_LEAST_LETTERS: Final = 5

_TELLING: Final = frozenset(
    # times, parts, bounds and doubts that end in "ly", and words that are not adverbs
    re.findall(
        r"\S+",
        "previously formerly originally initially historically provisionally temporarily recently lately latterly "
        "eventually shortly early nationally regionally locally internally externally centrally separately "
        "individually collectively cumulatively jointly statutorily partly partially mostly mainly largely chiefly "
        "principally primarily predominantly generally usually typically normally ordinarily commonly solely "
        "exclusively hardly barely scarcely rarely seldom nearly roughly approximately possibly probably potentially "
        "presumably supposedly allegedly apparently reportedly theoretically hopefully likely unlikely falsely wrongly "
        "incorrectly mistakenly only equally similarly doubly singly daily weekly fortnightly monthly quarterly yearly "
        "annually hourly biannually nightly family elderly supply reply apply comply multiply rely imply assembly "
        "anomaly july italy fly butterfly ally rally tally jelly friendly timely costly monopoly disorderly homely "
        "orderly exactly precisely squarely respectively consecutively successively "
        "newly freshly nominally notionally virtually practically essentially ostensibly seemingly reputedly "
        "conceivably privately publicly electronically manually digitally",
    )
)
"""Words in "ly" that say when, which part or how sure: they stay."""

LINKS: Final = frozenset(
    re.findall(
        r"\S+",  # words allowed: words that a draft may contain
        "again once nonetheless nevertheless albeit indeed alas namely still rather quite somewhat too though anyway "
        "moreover furthermore besides sadly happily",
    )
)
"""Words of connection and of opinion that are left out."""


def is_adverb(word: str) -> bool:
    """Return True for an adverb that changes nothing, such as "comfortably".

    >>> [is_adverb(word) for word in ("comfortably", "previously", "newly", "nearly")]
    [True, False, False, False]
    """
    return word in LINKS or (
        len(word) >= _LEAST_LETTERS and word.endswith("ly") and word.isalpha() and word not in _TELLING
    )
