"""Internal arithmetic: errors that a text alone shows."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.answers import Direction, Judgement
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.stated import ClaimKind, Stated
from qpr_core.wording.drafts.subject_words import VERBS
from qpr_core.wording.drafts.words import Group, Kind, Member, Subject, Token, When


class Placed(NamedTuple):
    """A claim with its position, its paragraph and its sentence.

    It `is_wrong` if the data contradict it: then other claims are not measured against it.
    """

    claim: Stated
    start: int
    end: int
    paragraph: int
    sentence: int
    is_wrong: bool = False


class Fault(NamedTuple):
    """Words that contradict others, and the figure that would agree."""

    start: int
    end: int
    mistake: Mistake
    fact: Fraction
    about: str


def faults(claims: Sequence[Placed], scheme: type[Scheme]) -> Iterator[Fault]:
    """Yield what does not add up, in no order."""
    sure = [placed for placed in claims if placed.claim.doubt is None]
    for group in _groups(sure, lambda placed: placed.paragraph):
        yield from _sums(group, scheme)
    known = [placed for placed in sure if not placed.is_wrong]
    for group in _groups(known, lambda placed: placed.paragraph):
        yield from _totals(group, scheme)
        yield from _shares(group)
    yield from _parts(known)
    yield from _contradictions(known)
    for group in _groups(known, lambda placed: placed.sentence):
        yield from _changes(group)


def _groups(claims: Iterable[Placed], key: Callable[[Placed], Hashable]) -> Iterator[list[Placed]]:
    found: dict[Hashable, list[Placed]] = {}
    for placed in claims:
        found.setdefault(key(placed), []).append(placed)
    yield from found.values()


def _is_now(claim: Stated) -> bool:
    return (claim.when is None or claim.when.kind is Kind.NOW) and claim.group is None and claim.origin is None


def _member(claim: Stated) -> Member | None:
    """Return the one band, direction or group that a claim counts."""
    if claim.subject is not None and claim.subject in VERBS.values():
        return next(iter(claim.subject.alternatives[0]))
    if claim.subject is None or len(claim.subject.alternatives) > 1 or len(claim.subject.alternatives[0]) > 1:
        return None
    return next(iter(claim.subject.alternatives[0]))


def _first(claims: Iterable[Placed], kind: ClaimKind) -> dict[Member, Placed]:
    """Return the first claim of a kind about each band, direction or group."""
    found: dict[Member, Placed] = {}
    for placed in claims:
        member = _member(placed.claim)
        if placed.claim.kind is kind and member is not None and _is_now(placed.claim):
            found.setdefault(member, placed)
    return found


def _sums(claims: Sequence[Placed], scheme: type[Scheme]) -> Iterator[Fault]:
    """Yield the shares of a paragraph that do not add up to 100% within rounding."""
    shares = _first(claims, ClaimKind.SHARE)
    repeated = [placed for placed in claims if placed.claim.kind is ClaimKind.SHARE and _is_now(placed.claim)]
    for family, missing in ((tuple(scheme), Group.UNRATED), (tuple(Direction), Group.UNDIRECTED)):
        if not all(member in shares for member in family) or len(repeated) > len(family) + 1:
            continue
        if missing not in shares and _counts(claims, missing):
            continue
        parts = [shares[member] for member in (*family, missing) if member in shares]
        if not add_up([placed.claim.amount for placed in parts]):
            total = sum((placed.claim.amount.value for placed in parts), Fraction(0))
            start, end = min(placed.start for placed in parts), max(placed.end for placed in parts)
            yield Fault(start, end, Mistake.SHARES, total, "shares")


def _counts(claims: Sequence[Placed], group: Group) -> bool:
    """Return True if a claim counts the KPIs of a group."""
    return any(_is_count_of(each.claim, group) for each in claims)


def _is_count_of(claim: Stated, group: Group) -> bool:
    counted = claim.kind is ClaimKind.COUNT and claim.subject is not None and _is_now(claim)
    return counted and claim.subject is not None and frozenset([group]) in claim.subject.alternatives


def add_up(shares: Sequence[Amount]) -> bool:
    """Return True if shares can add up to 100% before rounding.

    >>> add_up([Amount(Fraction(60), "%"), Amount(Fraction(41), "%")])
    True
    >>> add_up([Amount(Fraction(60), "%"), Amount(Fraction(42), "%")])
    False
    """
    if any(share.bound not in {Bound.EXACT, Bound.OVER, Bound.UNDER} for share in shares):
        return True
    unit = Fraction(1, 10 ** max(share.places for share in shares))
    below, above = {Bound.UNDER: unit, Bound.OVER: Fraction(0)}, {Bound.OVER: unit, Bound.UNDER: Fraction(0)}
    low = sum((share.value - below.get(share.bound, unit / 2) for share in shares), Fraction(0))
    high = sum((share.value + above.get(share.bound, unit / 2) for share in shares), Fraction(0))
    return low <= 100 <= high


def _totals(claims: Sequence[Placed], scheme: type[Scheme]) -> Iterator[Fault]:
    """Yield totals that the counts of a paragraph exceed or miss."""
    counts = _first(claims, ClaimKind.COUNT)
    totals = [each for each in claims if each.claim.kind is ClaimKind.TOTAL and _is_now(each.claim)]
    if not totals or not all(band in counts for band in scheme) or any(each.claim.within for each in totals):
        return
    amounts = [counts[band].claim.amount for band in scheme]
    if any(amount.bound is not Bound.EXACT for amount in amounts):
        return
    rated = sum((amount.value for amount in amounts), Fraction(0))
    rest = [each.claim.amount.value for each in claims if _is_count_of(each.claim, Group.UNRATED)]
    whole = rated + sum(rest, Fraction(0))
    for total in totals:
        number = total.claim.amount
        exceeded = rated > number.value
        missed = not total.claim.is_beside and number.value not in {whole, rated}
        if number.bound is Bound.EXACT and (exceeded or missed):
            yield Fault(total.start, total.end, Mistake.TOTAL, rated, "the ratings together")


_FIRST_TOTALS: Final = 3


def _shares(claims: Sequence[Placed]) -> Iterator[Fault]:
    """Yield shares that do not follow from the counts beside them."""
    counts = _first(claims, ClaimKind.COUNT)
    shares = _first(claims, ClaimKind.SHARE)
    totals = [each.claim.amount.value for each in claims if each.claim.kind is ClaimKind.TOTAL and _is_now(each.claim)]
    bands = [placed.claim.amount.value for member, placed in counts.items() if isinstance(member, Scheme)]
    wholes = [*totals[:_FIRST_TOTALS], sum(bands, Fraction(0))] if totals else []
    unrated = [each.claim.amount.value for each in claims if _is_count_of(each.claim, Group.UNRATED)]
    wholes += [total - number for total in totals[:1] for number in unrated]
    wholes = [whole for whole in wholes if whole]
    for member, placed in shares.items():
        count = counts.get(member)
        if count is None or not wholes or count.sentence != placed.sentence:
            continue
        part, share = count.claim.amount, placed.claim.amount
        if part.bound is Bound.EXACT and not any(share.fits(part.value * 100 / whole) for whole in wholes):
            yield Fault(
                placed.start, placed.end, Mistake.SHARE, part.value * 100 / wholes[0], f"{part.value} of {wholes[0]}"
            )


def _parts(claims: Sequence[Placed]) -> Iterator[Fault]:
    """Yield shares of two counts that they do not have: "28 of 42 (68%)"."""
    for placed in claims:
        part, whole = placed.claim.within, placed.claim.whole
        if placed.claim.kind is ClaimKind.PART and part is not None and whole is not None and whole.value:
            fact = part.value * 100 / whole.value
            if not placed.claim.amount.fits(fact):
                yield Fault(placed.start, placed.end, Mistake.SHARE, fact, f"{part.value} of {whole.value}")


def _contradictions(claims: Sequence[Placed]) -> Iterator[Fault]:
    """Yield counts of one thing that an earlier count contradicts."""
    first: dict[object, Placed] = {}
    for placed in claims:
        claim = placed.claim
        if claim.kind is not ClaimKind.COUNT or claim.subject is None or claim.origin is not None:
            continue
        if claim.amount.bound is not Bound.EXACT or claim.within is not None:
            continue
        members = {member for alternative in claim.subject.alternatives for member in alternative}
        base = _period(claim.base) if members & _OF_CHANGES else None  # better than last quarter, or than last year
        earlier = first.setdefault((claim.subject.alternatives, _period(claim.when), base, claim.group), placed)
        fact = earlier.claim.amount.value
        if fact != claim.amount.value:
            yield Fault(
                placed.start, placed.end, Mistake.COUNT, fact, f"{claim.subject.name}, as in an earlier sentence"
            )


_OF_CHANGES: Final = frozenset({*Judgement, Group.RISEN, Group.FALLEN, Group.KEPT})


def _period(token: Token | None) -> object:
    if token is None:
        return None
    return token.value if isinstance(token.value, When) else token.kind


def _changes(claims: Sequence[Placed]) -> Iterator[Fault]:
    """Yield changes that do not fit their two ends: "from 20 to 23, up two"."""
    now, before = _first(claims, ClaimKind.COUNT), _first(claims, ClaimKind.BEFORE)
    for placed in claims:
        claim, member = placed.claim, _member(placed.claim)
        if claim.kind is not ClaimKind.CHANGE or member not in now or member not in before or not _is_now(claim):
            continue
        after, then = now[member].claim.amount, before[member].claim.amount
        fact = after.value - then.value
        exact = all(amount.bound is Bound.EXACT and not amount.is_share for amount in (after, then))
        if exact and not (claim.amount.fits(abs(fact)) and fact * claim.turn >= 0):
            yield Fault(placed.start, placed.end, Mistake.CHANGE, fact, f"change of {_named(claim.subject)}")


def _named(subject: Subject | None) -> str:
    return "" if subject is None else subject.name
