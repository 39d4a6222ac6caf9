"""Ellipses: counts whose band an earlier part of the sentence names.

"22 are Green, nine Amber and seven Red, compared with 20, ten and eight last quarter": three bands, in their order.
"22 met their target and 16 did not": the bands that are not counted before.
"""

import re
from collections.abc import Sequence
from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.lexicon import ELLIPTICAL
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Group, Kind, Subject, Token, only

_SERIES: Final = re.compile(
    r"[,;:(&-]{0,3}[ihxeNk]{0,3}(?:I?cT)?(?:I?(?P<p>[pqy])[,:]?)?(?P<link>[UD]?F|C)?(?:I?(?P<p2>[pqy]),?)?[hixeN]{0,3}(?P<list>n[,f]n(?:,?&n|,n|fn)?|n&n)"
    r"(?!h?[kbdmrSuMLEBW(])(?:I?(?P<q>[pqy]))?\)?(?=[,.;)&]|$)"
)
_SHARES: Final = re.compile(r"[;,(|]{0,2}[Ixi]{0,4}(?P<list>s,s(?:,?&s|,s)?|s&s)\)?(?=[,.;)]|$)")
_NOT: Final = re.compile(r"(?P<n>[ns])(?:fh)?k?(?P<z>z)(?=[,.;)]|$)")


def series_at(
    tokens: Sequence[Token], letters: str, at: int, counted: Sequence[Subject]
) -> tuple[tuple[int, int], list[Stated]] | None:
    """Return the numbers of several bands in a different quarter."""
    found = _SERIES.match(letters, at)
    of_directions = all(isinstance(each, Direction) for subject in counted for each in subject.alternatives[0])
    counted = [each for each in counted if of_directions or _is_of_bands(each)]
    if found is None or len(counted) < len("ab"):
        return None
    places = [place for place in range(*found.span("list")) if tokens[place].kind is Kind.NUMBER]
    period = next((tokens[found.start(name)] for name in ("p", "p2", "q") if found[name]), None)
    if len(places) != len(counted) or (period is None and not found["link"]):
        return None
    before = Token(Kind.BEFORE, 0, 0) if period is None else period
    made = [
        Stated(ClaimKind.COUNT, place, place, tokens[place].amount, subject, when=before)
        for place, subject in zip(places, counted, strict=True)
    ]
    return found.span(), made


def shares_at(
    tokens: Sequence[Token], letters: str, at: int, counted: Sequence[Subject]
) -> tuple[tuple[int, int], list[Stated]] | None:
    """Return the shares of the bands before: "; that is 33%, 41% and 26%"."""
    found = _SHARES.match(letters, at)
    bands = [each for each in counted if _is_of_bands(each)]
    places = [] if found is None else [place for place in range(*found.span("list")) if letters[place] == "s"]
    if found is None or len(bands) < len("ab") or len(places) != len(bands):
        return None
    made = [
        Stated(ClaimKind.SHARE, place, place, tokens[place].amount, subject)
        for place, subject in zip(places, bands, strict=True)
    ]
    return found.span(), made


def not_at(
    tokens: Sequence[Token], letters: str, at: int, counted: Sequence[Subject]
) -> tuple[tuple[int, int], list[Stated]] | None:
    """Return the number of KPIs that are in none of the bands before."""
    found = _NOT.match(letters, at)
    bands = [_bands_of(each) for each in counted]
    if found is None or tokens[found.start("z")].value != ELLIPTICAL or not bands or not all(bands):
        return None
    every = frozenset(type(next(iter(bands[0]))))
    rest = [every - each for each in (frozenset().union(*bands), bands[0]) if every - each]
    sets = [*rest, *(each | {Group.UNRATED} for each in rest)]
    subject = Subject(tuple(dict.fromkeys(sets)))
    kind = ClaimKind.SHARE if tokens[at].kind is Kind.SHARE else ClaimKind.COUNT
    return (at, at + 1), [Stated(kind, at, at, tokens[at].amount, subject)] if rest else []


def _bands_of(subject: Subject) -> frozenset[Scheme]:
    """Return the bands of a subject, if it counts nothing else."""
    members = subject.alternatives[0]
    return frozenset(each for each in members if isinstance(each, Scheme)) if _is_of_bands(subject) else frozenset()


def _is_of_bands(subject: Subject) -> bool:
    return all(isinstance(each, Scheme) for each in subject.alternatives[0])


OTHERS: Final = frozenset(["other", "others", "remaining", "rest", "remainder", "further", "another", "last"])
"""Words before a number that only say that these KPIs were not counted yet."""

_COUNTED: Final = re.compile(r"[ns](?:\([ns]\))?(?:f?n?)?k?(?P<b>b)")
_NEXT: Final = re.compile(r"n(?:\(s\))?k?(?:(?P<b>[bm])(?!k?I[SK])|z(?=[,.;)]|$))")


def without_others(text: str, tokens: Sequence[Token], before: Sequence[Subject]) -> list[Token]:
    """Return the tokens without "the other" before a count.

    An example is "22 are Green, nine Amber and the other seven Red".

    The bands must be those that were not counted yet; they are then counts of all KPIs.
    """
    letters = "".join(token.kind.value for token in tokens)
    kept = list(tokens)
    if set(letters) & _ELSEWHERE:
        return kept
    for at in reversed(range(len(tokens))):
        word = text[tokens[at].start : tokens[at].end].lower()
        found = _NEXT.match(letters, at + 1)
        if word.removeprefix("the ") not in OTHERS or found is None:
            continue
        here = [tokens[each.start("b")].subject for each in _COUNTED.finditer(letters, 0, at)]
        known = [_bands_of(each) for each in (*before, *here)]
        mine = _bands_of(tokens[found.start("b")].subject) if found["b"] else frozenset[Scheme]()
        counted = frozenset[Scheme]().union(*known)
        is_last = not mine or mine | counted == frozenset(type(next(iter(mine))))
        if known and all(known) and not mine & counted and (is_last or "further" in word or "another" in word):
            del kept[at]
    return kept


_ELSEWHERE: Final = frozenset("SKGoRAF")
"""The letters of sentences whose counts may be of something else."""


_MOVES: Final = frozenset({Group.RISEN, Group.FALLEN, Group.KEPT})
_COUNTED_MOVE: Final = re.compile(r"(?<=n)k?(?P<M>[UBDWE])(?=[,.;)&]|$)")
_BY_VERB: Final = {
    Kind.RISE: Group.RISEN,
    Kind.BETTER: Group.RISEN,
    Kind.FALL: Group.FALLEN,
    Kind.WORSE: Group.FALLEN,
    Kind.SAME: Group.KEPT,
}


_CHANGES: Final = re.compile(
    r"\b(?:rating|band|rag) (?:changes?|movements?|moves?)\b"
    r"|\b(?:changes?|movements?) (?:of|in|to) (?:the )?(?:ratings?|bands?)\b",
    re.IGNORECASE,
)
_LISTED_MOVE: Final = re.compile("(?P<M>[BWE])k?[:-]n")
_UP_TO: Final = re.compile("(?<=[nk])m(?=(?:Fb)?Tb)")
_TO_BAND: Final = {only(Group.RISEN): Kind.RISE, only(Group.FALLEN): Kind.FALL}


def of_ratings(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens; "27 kept their rating and six rose" is about ratings.

    So is "Rating changes - better: six". In "four moved up to Green" it is about a band.
    """
    kept = list(tokens)
    letters = "".join(token.kind.value for token in tokens)
    for found in _UP_TO.finditer(letters):
        move = kept[found.start()]
        kind = _TO_BAND.get(move.subject)
        if kind is not None and text[move.start : move.end].lower().startswith("moved"):
            kept[found.start()] = move._replace(kind=kind, value=None)
    changes = _CHANGES.search(text, max(tokens[0].start - len("ratings "), 0), tokens[-1].end) if tokens else None
    for found in _LISTED_MOVE.finditer(letters):
        at = found.start("M")
        if changes is not None and changes.end() <= kept[at].start:
            kept[at] = kept[at]._replace(kind=Kind.MISSING, value=only(_BY_VERB[kept[at].kind]))
    if any(_MOVES & token.subject.alternatives[0] for token in tokens if token.kind is Kind.MISSING):
        letters = "".join(token.kind.value for token in tokens)
        for found in _COUNTED_MOVE.finditer(letters):
            at = found.start("M")
            kept[at] = kept[at]._replace(kind=Kind.MISSING, value=only(_BY_VERB[kept[at].kind]))
    return kept


def with_results(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens; "15 results are better" counts KPIs."""
    kinds = [token.kind for token in tokens]
    return [
        token._replace(kind=Kind.KPIS)
        if token.value in _RESULTS and kinds[at - 1 : at] == [Kind.NUMBER] and kinds[at + 1 : at + 2][:1] in _OUTCOMES
        else token
        for at, token in enumerate(tokens)
    ]


_RESULTS: Final = frozenset(["results", "scores", "outcomes"])
_OUTCOMES: Final = [[kind] for kind in (Kind.BAND, Kind.MISSING, Kind.BETTER, Kind.WORSE, Kind.SAME)]
