"""Distances of one KPI from its target and its floor: "7 points below target"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.limits import EITHER_LIMIT
from qpr_core.wording.drafts.stated import OTHER_PERIOD, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import Found
from qpr_core.wording.drafts.words import Kind, Subject


def target_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the target has risen from 85% to 90%"; the target before is not known."""
    kind = ClaimKind.TARGET if found.tokens[found.at("t")].kind is Kind.TARGET else ClaimKind.FLOOR
    for name, doubt in (("u", UNKNOWN), ("v1", UNKNOWN), ("v2", None)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, name)._replace(amount=amount, doubt=doubt)


def limit_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the level for Good has risen from 85% to 88%", which is not known."""
    yield found.stated(ClaimKind.RATING, "b", "v2")._replace(doubt=UNKNOWN)


def met_limit(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "met the 50% standard for seven quarters"."""
    subject = found.subject("b")
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=subject)
    yield found.stated(ClaimKind.TARGET, "v")._replace(amount=found.figure("v"), subject=subject)
    if found.at("a") >= 0:
        yield found.stated(ClaimKind.STREAK, "a")._replace(amount=found.figure("a"), subject=subject)


def from_limit(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "0.5 points from target", on either side."""
    is_floor = found.tokens[found.at("t")].kind is Kind.FLOOR
    made = found.stated(ClaimKind.DISTANCE, "u")._replace(amount=found.figure("u"), is_beside=is_floor, turn=1)
    yield made._replace(readings=(made._replace(turn=-1),))


def level_streak(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "above the 77% standard for two quarters"."""
    limit, turn, doubt = found.figure("v"), found.turn("M"), None
    if found.at("M") < 0:  # "was above 80% for nine quarters", which may have ended
        turn, doubt = _SIDES.get(limit.bound, 0), OTHER_PERIOD
    if found.at("t") >= 0:
        yield found.stated(ClaimKind.TARGET, "v")._replace(
            amount=limit, readings=(found.stated(ClaimKind.FLOOR, "v")._replace(amount=limit),)
        )
    made = found.stated(ClaimKind.LEVEL_STREAK, "M", "v", "a")
    yield made._replace(amount=found.figure("a"), whole=limit, turn=turn, doubt=doubt)


_SIDES: Final = {Bound.OVER: 1, Bound.JUST_OVER: 1, Bound.AT_LEAST: 1, Bound.UNDER: -1, Bound.AT_MOST: -1}


def beyond(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "two days over the floor": how far the figure is above it or below."""
    kind, judged = found.tokens[found.at("t")].kind, judged_by(found)
    limit, by = found.amount("v"), found.amount("u")
    made = found.stated(ClaimKind.DISTANCE, *(("M", "v") if by is None else ("u",)))._replace(turn=found.turn("M"))
    if by is None:  # "below its 95% standard", "just above the limit"
        unit = "points" if limit is not None and limit.is_share else "" if limit is None else limit.unit
        is_within = judged is not None and Judgement.BETTER in judged.alternatives[0]
        by = Amount(Fraction(0), unit, bound=Bound.AT_LEAST if is_within else Bound.OVER)
    made = made._replace(is_beside=kind is Kind.FLOOR, amount=by, subject=judged, whole=limit)
    is_either = found.tokens[found.at("t")].value == EITHER_LIMIT
    yield made._replace(readings=(made._replace(is_beside=True),) if is_either else ())
    if limit is not None:
        named = found.stated(ClaimKind.TARGET if kind is Kind.TARGET else ClaimKind.FLOOR, "v")._replace(amount=limit)
        yield named._replace(readings=(named._replace(kind=ClaimKind.FLOOR),) if is_either else ())


def margin(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "2 points from Amber": the distance to a rating is not read."""
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"), doubt=UNKNOWN)


def distance(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "7 points below the target of 85%"."""
    band, target = found.subject("b"), found.amount("v")
    if found.tokens[found.at("u")].kind is Kind.NUMBER and (band is None or not band.side):  # "and one Red"
        yield found.stated(ClaimKind.RATING, "b")._replace(subject=band, doubt=UNKNOWN)
        return
    if not found.match.start() and found.figure("u").unit != "points":  # "34 days is exactly on target"
        yield found.stated(ClaimKind.RESULT, "u")._replace(amount=found.figure("u"))
        yield found.stated(ClaimKind.RATING, "b")._replace(subject=band)
        return
    has_target = target is not None and "f" in found.match[0]  # then it is not the distance from the floor
    made = found.stated(ClaimKind.DISTANCE, "u")._replace(amount=found.figure("u"), subject=band, turn=-1)
    yield made._replace(is_beside=has_target)
    if target is not None:
        is_beside = "f" not in found.match[0]  # "7 points below target at 78%"
        yield found.stated(ClaimKind.TARGET, "v")._replace(amount=target, subject=band, is_beside=is_beside)


def judged_by(found: Found) -> Subject | None:
    """Return what a word of change says of a result: better or worse."""
    verb = found.token("M")
    return verb.value if verb is not None and isinstance(verb.value, Subject) else None
