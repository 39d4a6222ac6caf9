"""Settling: what the claims of a sentence show about each other."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.judgement import UNKNOWN as NOT_KNOWN
from qpr_core.wording.drafts.judgement import Judged
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.reading import AMOUNTS, Reading
from qpr_core.wording.drafts.stated import FOLLOWS, PART, PARTLY, PLACE, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.words import Group, Kind, Subject


class JudgedSentence(NamedTuple):
    """A sentence, what it claims, and what each claim is worth.

    It `is_of_others` if it names an item, or a band that only a second rating has.
    """

    read: ReadSentence
    claims: Sequence[tuple[Stated, Judged]]
    is_of_others: bool = False


def settled(judged: JudgedSentence) -> JudgedSentence:
    """Return a sentence whose claims have their doubts from the others."""
    reading = judged.read.reading
    judged = judged._replace(claims=[*_without_echoes(judged.claims)])
    claims = _without_place(judged)
    claims = _without_follows(claims) if reading.setting.may_follow else claims
    unknown = {
        at
        for claim, found in claims
        if not found.holds
        for at in (
            [claim.last]
            if claim.kind is ClaimKind.RESULT and claim.doubt == UNKNOWN
            else [claim.first, claim.last]
            if found.why == PARTLY
            else []
        )
    }
    claims = [*_without_volumes(claims)]
    right = {claim.name for claim, found in claims if _is_latest(claim) and found.holds}
    made = [(claim, _in_doubt(claim, found, reading, unknown)) for claim, found in claims]
    return judged._replace(
        claims=[
            (claim, found._replace(holds=None, why=UNKNOWN) if _is_second(claim, found, right) else found)
            for claim, found in made
        ]
    )


def _without_echoes(claims: Sequence[tuple[Stated, Judged]]) -> Iterator[tuple[Stated, Judged]]:
    """Yield the claims; "stayed Amber" is one mistake if it is Red now."""
    wrong = {(claim.name, claim.subject) for claim, found in claims if _is_rating(claim) and found.holds is False}
    for claim, found in claims:
        is_echo = claim.kind is ClaimKind.RATING_BEFORE and found.holds is False
        if not (is_echo and claim.base is None and (claim.name, claim.subject) in wrong):
            yield claim, found


def _without_volumes(claims: Sequence[tuple[Stated, Judged]]) -> Iterator[tuple[Stated, Judged]]:
    """Yield the claims; "requests rose to 512" is not about a KPI in %."""
    places = sorted(claim.first for claim, found in claims if _is_latest(claim) and found == NOT_KNOWN)
    for claim, found in claims:
        is_of_volume = found.holds is False and claim.kind is ClaimKind.RESULT_TURN and claim.subject is None
        after = places[bisect(places, claim.last) :][:1] if is_of_volume else []
        if any(place - claim.last <= _NEXT_TO for place in after):
            yield claim, found._replace(holds=None, why=UNKNOWN)
        else:
            yield claim, found


_NEXT_TO: Final = 4
"""The most tokens from "rose" to its figure: "rose by 19% to 512"."""


def _is_rating(claim: Stated) -> bool:
    return claim.kind is ClaimKind.RATING and claim.base is None and claim.when is None


def _is_latest(claim: Stated) -> bool:
    return claim.kind is ClaimKind.RESULT and claim.base is None and claim.when is None


def _is_second(claim: Stated, found: Judged, right: Collection[str | None]) -> bool:
    """Return True for a second result of a KPI, which may be of a different time."""
    return found.holds is False and _is_latest(claim) and claim.name in right


_APART: Final = re.compile(r"(?<!k)I[xGl]|[;S]")
"""Letters before claims about different KPIs; "40 KPIs in the plan" has none."""

_EVIDENCE: Final = Counter({ClaimKind.TOTAL: 2, ClaimKind.COUNT: 1, ClaimKind.SHARE: 1})
_ENOUGH: Final = 2


def _without_place(judged: JudgedSentence) -> list[tuple[Stated, Judged]]:
    """Return the claims without doubt where a sentence is known to be about all KPIs.

    "Of the 40 measures in the framework" has as many as there are, or two counts beside are those of all.
    """
    letters = "".join(token.kind.value for token in judged.read.reading.tokens)
    ends = [match.start() for match in _APART.finditer(letters)]
    evidence: Counter[int] = Counter()
    for claim, found in judged.claims:
        if found.holds and claim.group is None:
            evidence[bisect(ends, claim.first)] += _EVIDENCE[claim.kind]
    made: list[tuple[Stated, Judged]] = []
    wholes = _wholes(judged.claims)
    for claim, found in judged.claims:
        if found.why == PART and found.holds is None and _is_within(claim.subject, wholes):
            made.append((claim, found._replace(holds=False)))
            continue
        is_in_doubt = found.holds is None and claim.kind in _EVIDENCE and found.expression != ""
        is_all = found.why in {PARTLY, PLACE, UNKNOWN} and evidence[bisect(ends, claim.first)] >= _ENOUGH
        made.append((claim, found._replace(holds=False) if is_in_doubt and is_all else found))
    return made


_EVERY_WAY: Final = frozenset(Direction)


def _wholes(claims: Sequence[tuple[Stated, Judged]]) -> set[Group | type[Direction]]:
    """Return which whole groups of all KPIs a sentence counts right."""
    counted = [claim.subject for claim, found in claims if found.holds and claim.kind is ClaimKind.COUNT]
    right = [subject.alternatives[0] for subject in counted if subject is not None]
    rated = {Group.RATED} if frozenset({Group.RATED}) in right else set[Group]()
    return {*rated, *({Direction} if _EVERY_WAY in right else ())}


def _is_within(subject: Subject | None, wholes: Collection[Group | type[Direction]]) -> bool:
    """Return True for bands among the rated KPIs, or directions."""
    members = [] if subject is None else [*subject.alternatives[0]]
    kinds = {Group.RATED if isinstance(each, Scheme) else type(each) for each in members}
    return len(kinds) == 1 and kinds <= {*wholes}


_DISTINCT: Final = 10
"""The least figure that shows by itself which KPI a sentence is about."""


def _without_follows(claims: Sequence[tuple[Stated, Judged]]) -> list[tuple[Stated, Judged]]:
    """Return the claims; a right figure shows which KPI the others are of."""
    right = {
        claim.name
        for claim, found in claims
        if found.holds and claim.kind in _FIGURES and claim.amount.value >= _DISTINCT
    }
    return [
        (claim, found._replace(holds=False))
        if found.why == FOLLOWS and found.holds is None and claim.name in right
        else (claim, found)
        for claim, found in claims
    ]


_FIGURES: Final = frozenset({ClaimKind.RESULT, ClaimKind.TARGET, ClaimKind.RESULT_BEFORE})

_SUBJECTS: Final = frozenset({Kind.NAME, Kind.SERVICE})


def _in_doubt(stated: Stated, found: Judged, reading: Reading, unknown: Collection[int]) -> Judged:
    """Return a judgement that is never wrong behind a figure of something unknown."""
    if found.holds is not False:
        return found
    for at in range(stated.first, -1, -1):
        kind = reading.tokens[at].kind
        if at == stated.first and kind is not Kind.SERVICE:
            continue
        if kind is Kind.SEMICOLON or (kind in _SUBJECTS and (stated.name is not None or stated.group is not None)):
            break
        if kind in AMOUNTS and (at not in reading.read or at in unknown):
            return found._replace(holds=None, why=UNKNOWN)
    return found
