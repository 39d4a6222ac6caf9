"""The judge of moves: KPIs whose rating is different from before, or the same."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from qpr_core.wording.drafts.facts import Facts, rating_pairs
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits
from qpr_core.wording.drafts.stated import ClaimKind, Stated


def _code_of_moves(facts: Facts) -> str:
    return "bridge(report).moves" if facts.report is not None else "summary.members"


def _moved(claim: Stated, facts: Facts) -> Judged:
    pairs = rating_pairs(facts.summary)
    if claim.subject is None or pairs is None:
        return UNKNOWN
    to = claim.subject.alternatives[0]
    origin = None if claim.origin is None else claim.origin.alternatives[0]
    ranks = [
        was.rank - now.rank for was, now in pairs if now in to and was not in to and (origin is None or was in origin)
    ]
    rises, falls = sum(rank > 0 for rank in ranks), sum(rank < 0 for rank in ranks)
    counts = {1: [rises], -1: [falls], 0: [len(ranks), *filter(None, [rises, falls])]}[claim.turn]
    known = [Fact(Fraction(count), _code_of_moves(facts)) for count in counts]
    return fits(claim.amount, known, f"moved to {claim.subject.name}")


def _kept(claim: Stated, facts: Facts) -> Judged:
    """Judge "five stayed Red": those that were Red before, or all that are Red."""
    pairs = rating_pairs(facts.summary)
    if claim.subject is None or pairs is None:
        return UNKNOWN
    bands = claim.subject.alternatives[0]
    count = sum(was in bands and now in bands for was, now in pairs)
    known = [Fact(Fraction(count), _code_of_moves(facts)), *facts.counts(facts.now, claim.subject)]
    return fits(claim.amount, known, f"still {claim.subject.name}")


MOVES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.MOVED: _moved,
    ClaimKind.KEPT: _kept,
}
