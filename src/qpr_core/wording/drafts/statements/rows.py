"""Rows: a pattern of letters, and the claims that the tokens under it make."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Kind, Named, Subject, Token

SUBJECT: Final = r"[bdmBWE]"
"""The letters of bands, directions, missing ratings and words of change."""


class Found(NamedTuple):
    """A pattern that fits, and the tokens of its sentence."""

    match: re.Match[str]
    tokens: Sequence[Token]

    def at(self, name: str) -> int:
        """Return the position of the token of a group; -1 if the group is empty."""
        return self.match.start(name) if name in self.match.re.groupindex and self.match[name] else -1

    def token(self, name: str) -> Token | None:
        """Return the token of a group."""
        at = self.at(name)
        return None if at < 0 else self.tokens[at]

    @property
    def group(self) -> str | None:
        """The service of the group "S", if there is one."""
        return None if self.at("S") < 0 else self.key("S")

    def amount(self, name: str) -> Amount | None:
        """Return the number of a group."""
        token = self.token(name)
        return None if token is None else token.amount

    def figure(self, name: str) -> Amount:
        """Return the number of a group that the pattern always has."""
        return self.tokens[self.match.start(name)].amount

    def key(self, name: str) -> str:
        """Return the code or the service of a group that the pattern always has."""
        return self.key_at(self.match.start(name))

    def key_at(self, at: int) -> str:
        """Return the code or the service that a token names."""
        value = self.tokens[at].value
        return value.key if isinstance(value, Named) else ""

    def subject(self, name: str) -> Subject | None:
        """Return what the tokens of a group have in common; several bands are joined."""
        if self.at(name) < 0:
            return None
        span = self.tokens[self.match.start(name) : self.match.end(name)]
        subjects = [token.value for token in span if isinstance(token.value, Subject)]
        if not subjects:
            return None
        joined = subjects[0]
        for each in subjects[1:]:
            joined = joined.joined(each)
        return joined

    def stated(self, kind: ClaimKind, *names: str) -> Stated:
        """Return a claim over the tokens of some groups."""
        places = [place for name in names if self.at(name) >= 0 for place in self.match.span(name)]
        return Stated(kind, min(places), max(places) - 1)

    def turn(self, name: str) -> int:
        """Return 1 for "more" or "rose", -1 for "fewer" or "fell"."""
        token = self.token(name)
        return 0 if token is None else TURNS.get(token.kind, 0)


def others_than(subject: Subject) -> Subject | None:
    """Return the other bands than the single one of a subject, if it has one."""
    members = subject.alternatives[0]
    band = next(iter(members), None)
    if len(subject.alternatives) > 1 or len(members) != 1 or subject.side or not isinstance(band, Scheme):
        return None
    return Subject((frozenset(type(band)) - {band},))


TURNS: Final = {Kind.MORE: 1, Kind.RISE: 1, Kind.FEWER: -1, Kind.FALL: -1}

Maker: TypeAlias = Callable[[Found, Subject | None], Iterator[Stated]]
"""Yields the claims of a pattern; a pattern behind a count takes its subject."""


class Row(NamedTuple):
    """A kind of claim: its pattern of letters, and what it claims."""

    pattern: re.Pattern[str]
    make: Maker


def row(pattern: str, make: Maker) -> Row:
    """Return a row; spaces in a pattern are only there to read it."""
    return Row(re.compile(pattern.replace(" ", "")), make)
