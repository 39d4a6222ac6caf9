"""The reader of sentences: input is tokens, output is claims."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.anaphora import key_of
from qpr_core.wording.drafts.doubts import SPAN
from qpr_core.wording.drafts.opening_times import OPENING, SINCE, opening_base, opening_length
from qpr_core.wording.drafts.pairing import pairs_of
from qpr_core.wording.drafts.relations import is_unknown_relation
from qpr_core.wording.drafts.setting import Setting, setting_of
from qpr_core.wording.drafts.stated import NOT_OURS, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements import changes, counts, histories, lists, moves, singles, superlatives, totals
from qpr_core.wording.drafts.statements.ellipses import not_at, series_at, shares_at
from qpr_core.wording.drafts.statements.included import included_at, of_those
from qpr_core.wording.drafts.statements.origins import origin_at, part_at
from qpr_core.wording.drafts.statements.rows import Found, Row
from qpr_core.wording.drafts.topics import ITEM
from qpr_core.wording.drafts.words import Group, Kind, Subject, Token

HEADS: Final[Sequence[Row]] = (
    *superlatives.ROWS, *moves.ROWS, *changes.HEADS, *counts.ROWS, *totals.ROWS,
)  # fmt: skip
"""The claims that begin in a sentence about counts; the first that fits."""


TAILS: Final[Sequence[Row]] = (*lists.TAILS, *moves.TAILS, *changes.TAILS)
"""The claims that follow one about the same KPIs."""


_OF_ONE: Final[Sequence[Row]] = (*histories.ROWS, *singles.ROWS)
"""The claims about the KPI that was named last."""


class Reading(NamedTuple):
    """The claims of a sentence, its tokens, and which of them were read."""

    tokens: Sequence[Token]
    claims: Sequence[Stated]
    read: frozenset[int]
    setting: Setting

    @property
    def unread(self) -> Sequence[Token]:
        """The tokens that state something and that no claim covers."""
        kinds = {token.kind for token in self.tokens}
        is_ours = bool(kinds & _OURS)
        wanted = FIGURES | (_VERBS if is_ours else frozenset())
        return [
            token
            for at, token in enumerate(self.tokens)
            if (at not in self.read and (token.kind in wanted or (is_ours and token.value == Bound.UNDER.value)))
            or is_unknown_relation(self.tokens, at)
        ]

    @property
    def why(self) -> str | None:
        """The reason why a token was not read; `None` if all were."""
        if not self.unread:
            return None
        kinds = {token.kind for token in self.tokens}
        return NOT_OURS if Kind.OTHER in kinds and not kinds & _OURS else UNKNOWN


AMOUNTS: Final = frozenset(
    {Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.VAGUE, Kind.ALL_BUT, Kind.MULTIPLE}
)
_NAMES: Final = frozenset({Kind.BAND, Kind.DIRECTION, Kind.MISSING, Kind.NAME, Kind.AMBIGUOUS})
FIGURES: Final = AMOUNTS | _NAMES
"""The kinds of token that state something about performance alone."""

_VERBS: Final = frozenset({
    Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.SAME, Kind.HALVED, Kind.DOUBLED, Kind.MORE, Kind.FEWER,
    Kind.MOVED, Kind.FIRST_TIME,
})  # fmt: skip
_OURS: Final = frozenset({Kind.SERVICE, Kind.KPIS, Kind.NAME, Kind.TARGET, Kind.FLOOR})
"""The kinds of token that words of change must be about."""


def states_something(tokens: Sequence[Token]) -> bool:
    """Return True if a sentence states something about performance."""
    kinds = {token.kind for token in tokens}
    return bool(kinds & FIGURES) or (bool(kinds & _VERBS) and bool(kinds & _OURS))


def unread(tokens: Sequence[Token]) -> Reading:
    """Return a sentence of which nothing is read."""
    return Reading(tokens, (), frozenset(), Setting())


def read_sentence(tokens: Sequence[Token], setting: Setting) -> Reading:
    """Return what a sentence claims, in the setting of its paragraph."""
    letters = "".join(token.kind.value for token in tokens)
    here = setting_of(tokens, letters, setting)
    span = SPAN.match(letters)
    if span is not None:
        here = here._replace(base=tokens[span.start("first")], when=tokens[span.start("last")])
    elif SINCE.match(letters) or here.base is not None:  # "Since Quarter 4 2023/24, ...": chosen, not the wrong year
        here = here._replace(when=here.when or Token(Kind.NOW, 0, 0))
    elif (then := _THESE.match(letters)) is not None:
        here = here._replace(when=tokens[then.start("q")])
    length = opening_length(tokens, letters)
    here = here if length is None else here._replace(base=length)
    claims: list[Stated] = []
    read: set[int] = set()
    for found in _found(tokens, letters, here):
        read.update(range(*found.span))
        follows = bool(here.subjects) or any(each.kind is ClaimKind.COUNT for each in claims)
        placed = [
            _read_so(each, here, follows=follows) for claim in found.claims for each in here.placed(claim, found.span)
        ]
        read.update(at for at, code in here.named if code in {claim.name for claim in placed})
        claims.extend(placed)
    if here.listing is not None and here.named and ITEM.fullmatch(letters):
        claims = [Stated(ClaimKind.RATING, 0, 0, subject=here.listing.subject, name=here.named[0][1], doubt=here.doubt)]
        read = set(range(len(tokens)))
    same = _SAME_COUNTS.fullmatch(letters)
    if same is not None:
        base, end = (tokens[same.start("q")] if same["q"] else None), len(tokens) - 1
        changes = [Stated(ClaimKind.CHANGE, 0, end, subject=each, base=base) for each in here.subjects]
        claims, read = [claim._replace(doubt=here.doubt) for claim in changes], set(range(len(tokens)))
    for pair in pairs_of(tokens, letters, read):
        claims.extend(here.placed(pair, (pair.first, pair.last + 1)))
        read.update((pair.first, pair.last))
    if length is not None:
        read.update(range(letters.index("a") + 1))
    return Reading(tokens, claims, frozenset(read), here._replace(base=opening_base(tokens, letters) or here.base))


def _read_so(claim: Stated, setting: Setting, *, follows: bool) -> Stated:
    """Return a claim with its other readings.

    "Nine more are Amber" behind a count of Greens may be a count.
    """
    if setting.is_elliptical and claim.group is not None and claim.group == setting.group:
        claim = claim._replace(readings=(claim._replace(group=None),))
    since = setting.since
    if claim.kind in _SINCE and claim.base is None and since is not None:
        claim = claim._replace(readings=(*claim.readings, claim._replace(base=since)))
    if claim.kind is ClaimKind.CHANGE and claim.is_beside and follows:
        claim = claim._replace(readings=(*claim.readings, claim._replace(kind=ClaimKind.COUNT)))
    if claim.base is not None and claim.base.value == OPENING:
        claim = claim._replace(readings=(*claim.readings, claim._replace(base=None)))
    return claim


_SINCE: Final = frozenset({
    ClaimKind.RATING_BEFORE, ClaimKind.RESULT_BEFORE, ClaimKind.RESULT_TURN, ClaimKind.RESULT_CHANGE,
})  # fmt: skip
"""Claims that may compare with the quarter that a sentence before compares with."""


class _Match(NamedTuple):
    span: tuple[int, int]
    claims: Sequence[Stated]


def _found(tokens: Sequence[Token], letters: str, setting: Setting) -> Iterator[_Match]:
    """Yield the claims at each token, from left to right, with their quarters."""
    span = SPAN.match(letters)
    at, when, base, within, group = 0 if span is None else span.end(), setting.when, setting.base, None, setting.group
    counted: list[Subject] = []
    origin, was, has_moved = None, None, False
    while at < len(letters):
        single = bool(setting.names_at(at))
        rows = singles.BEFORE_NAMES if single else (*lists.HEADS, *singles.BEFORE_NAMES)
        if not single:
            origin = origin_at(tokens, letters, at, setting.latest) or (None if letters[at] == ";" else origin)
            elliptical = (
                (included_at(tokens, letters, setting.included) if at == 0 else None)
                or part_at(tokens, letters, at, origin, was)
                or series_at(tokens, letters, at, counted or setting.subjects)
                or shares_at(tokens, letters, at, counted or setting.subjects)
                or not_at(tokens, letters, at, counted or setting.latest)
            )
            if elliptical is not None:
                (_, at), claims = elliptical
                was = claims[-1].base if claims and claims[-1].kind is ClaimKind.CAME else was
                yield _Match(elliptical[0], [claim._replace(group=claim.group or group) for claim in claims])
                continue
        found = _first(rows, letters, at, tokens, None)
        found = found or _first(_OF_ONE if single else HEADS, letters, at, tokens, None)
        if found is None and not single and at == 0 and setting.subjects:
            found = _first(changes.LEADS, letters, at, tokens, setting.subjects[-1])
        if found is None:
            is_base = single and letters[max(at - 3, 0) : at].rstrip("I")[-1:] == "C"  # "Compared with last year it is"
            if letters[at] in _PERIODS and (not single or is_base or letters[at] == Kind.NOW.value):
                when, base = _named(tokens, letters, at, when, base)
            if letters[at] == "S":
                group = key_of(tokens[at])
            at += 1
            continue
        if not single:
            found = _with_tails(found, letters, tokens)
        periods = [
            claim.when if claim.kind is ClaimKind.SAME_PERIOD else claim.base
            for claim in found.claims
            if claim.kind in {ClaimKind.PERIOD, ClaimKind.SAME_PERIOD}
        ]
        when = periods[-1] if periods else when
        claims = [claim if claim.kind is ClaimKind.SAME_PERIOD else _about(claim, when, base) for claim in found.claims]
        claims = [claim if claim.within is not None else claim._replace(within=within) for claim in claims]
        claims = [claim._replace(group=claim.group or group) for claim in claims]
        has_moved = has_moved or any(each.kind is ClaimKind.MOVED for each in claims)
        if has_moved and letters[slice(*found.span)] == "nb":  # "four became Green, four Amber and two Red"
            claims = [claim._replace(readings=(claim._replace(kind=ClaimKind.MOVED),)) for claim in claims]
        group = next((claim.group for claim in claims if claim.group), group)
        parts = [claim.within for claim in claims if claim.kind is ClaimKind.TOTAL and claim.within is not None]
        within = parts[-1] if parts else within
        counted.extend(_bands(claims))
        base = next((each.base for each in claims if each.base is not None and _is_of_moves(each)), base)
        yield found._replace(claims=claims)
        at = found.span[1]


def _is_of_moves(claim: Stated) -> bool:
    """Return True for a count of ratings that are better, worse or the same."""
    moves = {Group.RISEN, Group.FALLEN, Group.KEPT}
    return claim.subject is not None and bool(claim.subject.alternatives[0] & moves)


def _bands(claims: Sequence[Stated]) -> Iterator[Subject]:
    """Yield what claims count now, in their order."""
    kinds = {ClaimKind.COUNT, ClaimKind.SHARE}
    yield from dict.fromkeys(each.subject for each in claims if each.kind in kinds and each.subject is not None)


_THESE: Final = re.compile("[hi]?C(?=[^CpqyF;.]*[ns])[^CpqyF;.]*(?P<q>[pqy])[.,]?$")
"""A sentence such as "This compares with six Green and three Red in Quarter 1"."""

_SAME_COUNTS: Final = re.compile("h?PE(?:I?(?P<q>[pqy]))?,?")
"""A sentence such as "These counts are the same as in Quarter 1"."""

_PERIODS: Final = frozenset("pqyc")
_LEGEND: Final = re.compile("[pqy]x{0,2}e|(?<=ef)[pqy]|(?<=e)[pqy]|(?<=eI)[pqy]")
"""The quarter of numbers in brackets: "(Quarter 1 in brackets)"."""


def _about(claim: Stated, when: Token | None, base: Token | None) -> Stated:
    compared = claim.kind not in {ClaimKind.RESULT, ClaimKind.RATING}  # their base is the quarter that they are of
    return claim._replace(when=claim.when or when, base=claim.base or (base if compared else None))


def _named(
    tokens: Sequence[Token], letters: str, at: int, when: Token | None, base: Token | None
) -> tuple[Token | None, Token | None]:
    """Return the quarter of the words that follow, and the one compared with."""
    before = letters[:at].rstrip("I")[-1:]
    if before in {"C", "F"} or _LEGEND.match(letters, at):
        return when, tokens[at]
    return tokens[at], base


def _with_tails(found: _Match, letters: str, tokens: Sequence[Token]) -> _Match:
    """Return a claim with those behind it about the same KPIs."""
    claims, at = list(found.claims), found.span[1]
    group = next((claim.group for claim in claims if claim.group is not None), None)
    subject = next((claim.subject for claim in claims if claim.subject is not None), None)
    while subject is not None and at < len(letters):
        tail = _first(TAILS, letters, at, tokens, subject)
        if tail is None:
            break
        at = tail.span[1]
        for claim in tail.claims:
            if claim.kind is ClaimKind.LISTED and found.claims[0].kind is not ClaimKind.COUNT:
                continue
            if claim.kind is ClaimKind.PERIOD:
                claims = [
                    _about(each, claim.when, claim.base)._replace(doubt=each.doubt or claim.doubt) for each in claims
                ]
            elif claim.kind is ClaimKind.RATING and claim.name is not None and found.claims[0].kind in _MOVES:
                claims.extend(of_those(found.claims[0], claim.first, claim.name))
            else:
                claims.append(claim._replace(group=claim.group or group))
    return _Match((found.span[0], at), claims)


_MOVES: Final = frozenset({ClaimKind.MOVED, ClaimKind.KEPT})


def _first(
    rows: Sequence[Row], letters: str, at: int, tokens: Sequence[Token], subject: Subject | None
) -> _Match | None:
    """Return the first row that fits at a token."""
    for each in rows:
        match = each.pattern.match(letters, at)
        if match is not None and match.end() > at:
            return _Match(match.span(), tuple(each.make(Found(match, tokens), subject)))
    return None
