"""Setting: what a sentence is about: its quarter, its KPIs and its doubts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.anaphora import is_sure, key_of, may_follow, names_before
from qpr_core.wording.drafts.doubts import OPENERS, OURS, PARTITIVE, doubt_in
from qpr_core.wording.drafts.it_words import THAT_IS
from qpr_core.wording.drafts.span_words import THEN
from qpr_core.wording.drafts.stated import (
    FOLLOWS,
    NEGATED,
    NOT_OURS,
    OTHER_PERIOD,
    PART,
    PLACE,
    UNKNOWN,
    VERB,
    ClaimKind,
    Stated,
)
from qpr_core.wording.drafts.subject_words import VERBS
from qpr_core.wording.drafts.words import Group, Kind, Subject, Token, only

_COUNTED_VERB: Final = re.compile(r"[ns](?:\([ns]\))?(?:fn?k|k)?([BWEd])|([BWEd])[:-]?(?=n)")
"""Words of change that are counted; two of them together are directions."""

_COUNTED: Final = re.compile(r"(?<=[,;&:(-])n(?:[xM]?k|o(?=b)|(?=Fb))")
"""The beginning of a clause that counts, and is no longer about one KPI."""

_JOINED: Final = re.compile(r"\)?[,&|(]{1,2}|z|\)?,?S?\)?[,&|]{1,2}")
"""The marks between the names of several KPIs of one claim."""

_LAST: Final = re.compile("R(?!I?[apqyc])")
"""Words such as "when last reported", before an earlier figure."""

_AGAIN: Final = re.compile("[,&]{1,2}Y?[usn](?![kobd])")
"""A second figure of several KPIs: "A and B fell by five and by three"."""

_RESTATED: Final = re.compile(r"[^;]*R:")
"""An opening after which figures are of two quarters: "have been restated:"."""

PUBLISHED: Final = re.compile(r"[^nsR]*R[^nsR]*V[^ns]*")
"""A sentence such as "The counts published for Quarter 1 have changed"."""

_CHANGES: Final = frozenset({ClaimKind.RESULT_TURN, ClaimKind.RESULT_CHANGE})
_SINCE_THEN: Final = re.compile("[^,;&]{0,4}R")
"""Words behind a change over a longer time: "rose by two points over the year"."""

_OF_RESULTS: Final = frozenset({ClaimKind.RESULT, ClaimKind.RESULT_TURN, ClaimKind.RESULT_CHANGE})
_OF_IT: Final = re.compile("[itg][cIT]?$")
_OF_UNKNOWN: Final = re.compile("x[UDBWEV]?[TYI]?$")
"""Words before a figure that may bring in something else: "demand jumped by"."""

_VERBS: Final = frozenset(VERBS.values())
_PART: Final = re.compile(r"(?:^|(?<=[,;:(&-]))fn?(?:r?k?[bdm]|[bdm])k?(?:I?[pqyc])?,|fh(?!r),?|(?<![k,])fw|(?<!k),fw")
"""A part of the KPIs for the rest of the sentence: "Of the eight Reds, ..."."""


class Setting(NamedTuple):
    """The setting of a sentence before its claims are read.

    `when` is the token of the quarter of the sentence, and `base` that of the quarter that it compares with.
    `group` is the service of the section, `counted` the one whose KPIs the sentence before counted, and `grouped`
    the one that it counted in. If the sentence before `is_of_others`, such as projects, one that names no KPIs may
    be too. A sentence that `is_elliptical` may be about that group or about all. `name` is the code of the KPI that
    the sentence before named. `subjects` are what the sentences before it in the paragraph counted, `latest` what
    the last one did, and `listing` the band of the list that it is an item of. `topic` is the service of a sentence
    without figures before it in the paragraph, such as "Housing and planning."; claims are then about that service
    or about all KPIs. `mentioned` are the codes of the KPIs in the paragraph so far, and `since` is the last quarter
    that it compared with. A paragraph that `is_headed` begins with a heading in its line, such as "Waste services.".
    `listed` are the codes of the KPIs of the last sentence that named any. A sentence that `may_follow` may be about
    the only KPI of its paragraph, or about something else. `included` is the only count of the sentence before.
    """

    when: Token | None = None
    base: Token | None = None
    group: str | None = None
    names: tuple[str, ...] = ()
    doubt: str | None = None
    named: tuple[tuple[int, str], ...] = ()
    letters: str = ""
    plain: str = ""
    part_from: int | None = None
    counts_verbs: bool = False
    is_compared: bool = False
    counted: str | None = None
    grouped: str | None = None
    is_elliptical: bool = False
    subjects: tuple[Subject, ...] = ()
    latest: tuple[Subject, ...] = ()
    listing: Token | None = None
    topic: str | None = None
    mentioned: frozenset[str] = frozenset()
    counts: tuple[int, ...] = ()
    services: frozenset[str] = frozenset()
    since: Token | None = None
    is_of_others: bool = False
    is_headed: bool = False
    listed: tuple[str, ...] = ()
    may_follow: bool = False
    included: Stated | None = None

    def names_at(self, at: int) -> tuple[str, ...]:
        """Return the codes of the KPIs that were named last before a token."""
        places = [*self.counts, *(each.start() for each in _COUNTED.finditer(self.letters, 0, at + 3))]
        counted = max((place for place in places if place <= at), default=-1)
        found, last = self.names if counted < 0 else (), None
        for start, code in self.named:
            if start >= at:
                break
            if start < counted or self.letters[max(start - 1, 0)] == "C":  # "unlike CS01"
                continue
            joined = last is not None and _JOINED.fullmatch(self.letters, last + 1, start)
            found = tuple(dict.fromkeys([*found, code])) if joined else (code,)
            last = start
        return found

    def _doubt_at(self, at: int, end: int) -> str | None:
        """Return the doubt of the part of the sentence between semicolons."""
        start = self.letters.rfind(";", 0, at) + 1
        stop = self.letters.find(";", at)
        part = self.plain[start : stop if stop >= 0 else None]
        doubt = doubt_in(part, self.named or self.names, part[: end - start])
        if doubt is None and "Z" in self.plain[:start]:
            return NOT_OURS  # "In England, 75% were seen; 61% were treated"
        if doubt is None and not OURS & set(part) and PARTITIVE.match(self.plain, 0, start):
            return NOT_OURS  # "Of the 12 projects, five are Green; two are Red."
        return doubt

    def _is_level(self, kind: ClaimKind, span: tuple[int, int]) -> bool:
        """Return True for the figure and the band of "the level of 85% for Green"."""
        if kind is ClaimKind.RATING:
            return self.letters[max(span[0] - 2, 0) : span[0]] in {"nI", "sI", "uI"}
        return kind is ClaimKind.RESULT and self.letters.startswith("Ib", span[1])

    def _is_of_unknown(self, claim: Stated, start: int) -> bool:
        """Return True for a figure that may be of something unknown."""
        is_of_one = claim.kind in _OF_RESULTS and claim.name is None
        return is_of_one and _OF_UNKNOWN.search(self.letters, max(start - 3, 0), start) is not None

    def _is_of_other_period(self, claim: Stated, span: tuple[int, int]) -> bool:
        """Return True beside "when last reported" and "over the year"."""
        if claim.base is not None:
            return False
        if claim.kind in _CHANGES:
            return _SINCE_THEN.match(self.letters, span[1]) is not None
        start = self.letters.rfind(";", 0, span[0]) + 1
        is_of_now = claim.kind in {ClaimKind.RESULT, ClaimKind.RATING} and claim.when is None
        return is_of_now and _LAST.search(self.letters, start, span[0]) is not None

    def _doubt_of(self, claim: Stated, span: tuple[int, int]) -> str | None:
        """Return why a claim may be about something else."""
        start, words = span[0], self.letters[span[0] : span[1]]
        doubt = claim.doubt or self._doubt_at(start, span[1]) or self.doubt
        if claim.kind is ClaimKind.CAME:
            doubt = None if doubt in {PART, OTHER_PERIOD} else doubt
        elif self.part_from is not None and start >= self.part_from:
            doubt = doubt or PART
        before = self.letters[start - 1] if start else ""
        if self._is_of_other_period(claim, span):
            doubt = doubt or OTHER_PERIOD
        if doubt is None or doubt in {NOT_OURS, PART, PLACE}:
            if doubt is NOT_OURS and "k" in words:
                doubt = None
            elif claim.kind is ClaimKind.ONLY or (claim.kind is ClaimKind.RATING and claim.turn < 0):
                pass
            elif before == "z" or "z" in words or self.letters[max(0, start - 2) : start] == "zA":
                doubt = NEGATED
            elif before in {"x", "h", "G"} and words[0] != "C" and claim.kind is not ClaimKind.CAME:
                doubt = UNKNOWN if before == "x" else PART
            elif self._is_level(claim.kind, span) or self._is_of_unknown(claim, start):
                doubt = UNKNOWN
        return doubt

    def placed(self, claim: Stated, span: tuple[int, int]) -> Iterator[Stated]:
        """Yield a claim with its doubts, once for each of its KPIs."""
        if claim.kind in {ClaimKind.PERIOD, ClaimKind.SAME_PERIOD}:
            yield claim
            return
        start, doubt = span[0], self._doubt_of(claim, span)
        if claim.kind in _OF_SUMMARIES:
            doubt = doubt or (NOT_OURS if self.is_of_others and not OURS & set(self.letters) else None)
            if claim.subject is not None and claim.subject in _VERBS and self.is_compared:
                claim = claim._replace(subject=Subject(claim.subject.alternatives[1:]))
            elif claim.subject is not None and claim.subject in _VERBS and not self.counts_verbs:
                doubt = doubt or VERB
            doubt = doubt or (PLACE if self.is_headed else None)
            yield claim._replace(doubt=doubt)
        elif claim.name is not None:
            yield claim._replace(doubt=doubt)
        else:
            names = self.names_at(start)
            if len(names) > 1 and _AGAIN.match(self.letters, span[1]):
                doubt = doubt or UNKNOWN
            places = {code: at for at, code in self.named if at < start} if len(names) > 1 else {}
            for name in names:
                readings = tuple(each._replace(name=name) for each in claim.readings)
                is_open = self.may_follow and not _OF_IT.search(self.letters, max(start - 3, 0), start)
                made = claim._replace(
                    doubt=doubt or (FOLLOWS if is_open else None), name=name, named_at=places.get(name, -1)
                )
                yield made._replace(readings=readings)


_OF_SUMMARIES: Final = frozenset(list(ClaimKind)[: list(ClaimKind).index(ClaimKind.RATING)]) | {ClaimKind.LISTED}


def setting_of(tokens: Sequence[Token], letters: str, around: Setting) -> Setting:
    """Return the setting of a sentence inside that of its paragraph."""
    named = tuple((at, key_of(token)) for at, token in enumerate(tokens) if token.kind is Kind.NAME)
    names = () if named else names_before(tokens, letters, around.names, around.mentioned)
    goes_on = not (named or names) and may_follow(letters, around.mentioned)
    names = tuple(around.mentioned) if goes_on else names
    part, is_then = _PART.search(letters), any(token.kind is Kind.SPAN and token.value == THEN for token in tokens)
    kinds = {token.kind for token in tokens if token.end > token.start}  # "Reds" alone names no KPIs
    elliptical = around.counted is not None and not {Kind.KPIS, Kind.SERVICE, Kind.NAME} & kinds
    topic = None if Kind.SERVICE in kinds or elliptical else around.topic
    follows = around.grouped is not None and not {Kind.KPIS, Kind.SERVICE, Kind.OTHER} & kinds
    return around._replace(
        group=around.counted if elliptical else around.grouped if follows else topic or around.group,
        is_elliptical=(follows or topic is not None) and not elliptical,
        counts_verbs=len({tokens[each.start(each.lastindex or 0)].value for each in _COUNTED_VERB.finditer(letters)})
        > 1,
        is_compared=any(token.kind is Kind.RATED and token.value == only(Group.COMPARED) for token in tokens),
        part_from=None if part is None else part.end(),
        named=named,
        counts=tuple(_counts_of_bands(tokens, letters)),
        letters=letters,
        plain="".join(
            "." if token.kind is Kind.UNKNOWN and token.value in OPENERS else token.kind.value for token in tokens
        ),
        names=names,
        may_follow=goes_on and not is_sure(letters),
        doubt=around.doubt
        or (PART if not named and _is_placed(tokens, letters) else None)
        or (OTHER_PERIOD if _RESTATED.match(letters) or is_then else None),
    )


def _is_placed(tokens: Sequence[Token], letters: str) -> bool:
    """Return True if words before "it" may name a part."""
    found = _PLACED.search(letters)
    if found is None or tokens[found.end() - 1].value == THAT_IS:
        return False
    return tokens[found.start()].value not in _JOINS


_PLACED: Final = re.compile("x[xfIo]*i")
_JOINS: Final = frozenset(["when", "though", "although", "after", "until", "once", "where", "as"])
"""Words before "it" that name no part: "when it was Red"."""


def _counts_of_bands(tokens: Sequence[Token], letters: str) -> Iterator[int]:
    """Yield where "and one Red" begins; "and two off target" may be about one KPI."""
    if "n" not in letters[: letters.find("K") + 1]:  # "CS01 is Red, and one is Amber": one of those before
        return
    for found in _COUNT_OF_BAND.finditer(letters):
        band = tokens[found.end() - 1]
        names = {str(member.value) for member in band.subject.alternatives[0] if isinstance(member, Scheme)}
        if any(band.end - band.start in {len(name), len(name) + 1} for name in names):
            yield found.start()


_COUNT_OF_BAND: Final = re.compile("(?<=&)n(?:M|k)?b")
