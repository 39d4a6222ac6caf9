"""The judge of moves: KPIs whose rating is different from before, or the same."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.facts import Facts, rating_pairs
from qpr_core.wording.drafts.judgement import UNKNOWN, Fact, Judged, fits
from qpr_core.wording.drafts.kpi_facts import KpiFacts
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.words import Group


def _code_of_moves(facts: Facts) -> str:
    return "bridge(report).moves" if facts.report is not None else "summary.members"


def _moved(claim: Stated, facts: Facts) -> Judged:
    pairs = _pairs_since(claim, facts)
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


def _pairs_since(claim: Stated, facts: Facts) -> Sequence[tuple[Scheme, Scheme]] | None:
    """Return the ratings before and now; `None` for a different quarter."""
    if claim.base is None or facts.at(claim.base) is facts.before:
        return rating_pairs(facts.summary)
    return None


def _kept(claim: Stated, facts: Facts) -> Judged:
    """Judge "five stayed Red": those that were Red before, or all that are Red."""
    pairs = rating_pairs(facts.summary)
    if claim.subject is None or pairs is None:
        return UNKNOWN
    bands = claim.subject.alternatives[0]
    count = sum(was in bands and now in bands for was, now in pairs)
    known = [Fact(Fraction(count), _code_of_moves(facts)), *facts.counts(facts.now, claim.subject)]
    return fits(claim.amount, known, f"still {claim.subject.name}")


def _came(claim: Stated, facts: Facts) -> Judged:
    """Judge "of the 22 Greens, three were Amber before"."""
    counts = facts.at(None, claim.group)
    pairs = None if counts is None else rating_pairs(counts.summary)
    is_before = claim.base is None or facts.at(claim.base) is facts.before
    if claim.subject is None or claim.origin is None or pairs is None or not is_before:
        return UNKNOWN
    bands, origin = claim.subject.alternatives[0], claim.origin.alternatives[0]
    count = sum(was in origin and now in bands for was, now in pairs)
    known = [Fact(Fraction(count), _code_of_moves(facts))]
    return fits(claim.amount, known, f"{claim.subject.name} now, {claim.origin.name} before")


def moved_since(claim: Stated, facts: Facts) -> Judged:
    """Judge "12 have a better rating than a year ago" by the ratings then and now."""
    report, base, moves = facts.report, claim.base, set(claim.subject.alternatives[0] if claim.subject else ())
    sign = next((_SIGNS[each] for each in Group if each in moves and each in _SIGNS), None)
    if report is None or base is None or sign is None or claim.group is not None:
        return UNKNOWN
    of_kpis = [KpiFacts(facts, each.code) for each in report.kpis]
    pairs = [(then, now) for each in of_kpis if (then := each.rating_at(base)) and (now := each.rating())]
    rated = [
        (was.answer.rank - now.answer.rank, f"({was.expression}.rank {sign} {now.expression}.rank)")
        for was, now in pairs
        if isinstance(was.answer, Scheme) and isinstance(now.answer, Scheme)
    ]
    count = sum(rank > 0 if sign == ">" else rank < 0 if sign == "<" else not rank for rank, _ in rated)
    known = [Fact(Fraction(count), " + ".join(code for _, code in rated))] if rated else []
    return fits(claim.amount, known, "changes of rating")


_SIGNS: Final[Mapping[Group, str]] = {Group.RISEN: ">", Group.FALLEN: "<", Group.KEPT: "=="}

MOVES: Final[Mapping[ClaimKind, Callable[[Stated, Facts], Judged]]] = {
    ClaimKind.MOVED: _moved,
    ClaimKind.KEPT: _kept,
    ClaimKind.CAME: _came,
}
