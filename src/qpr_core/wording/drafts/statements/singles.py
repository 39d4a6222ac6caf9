"""Claims about one KPI: "CS01 is Red at 78%", "it fell by 2 points"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.limits import EITHER_LIMIT
from qpr_core.wording.drafts.stated import NEGATED, OTHER_PERIOD, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import TURNS, Found, Maker, others_than, row
from qpr_core.wording.drafts.words import Kind, Subject, only

_VALUE: Final = r"[nsua]"
_BASE: Final = r"(?: C? I? (?P<q>[qy] | (?<=C)p | (?<=CI)p ) | I? (?P<w>[pc]) )?"


def _simple(kind: ClaimKind) -> Maker:
    """Return the maker of a claim with one figure, or with one band."""

    def make(found: Found, _: Subject | None) -> Iterator[Stated]:
        amount, subject, base = found.amount("v"), found.subject("b"), found.token("q")
        made = found.stated(kind, "v" if amount is not None else "b")._replace(subject=subject, base=base)
        if kind is ClaimKind.RESULT and base is None and found.tokens[found.at("v")].past:
            made = made._replace(doubt=OTHER_PERIOD)  # "having been around 90%"
        yield made if amount is None else made._replace(amount=amount)

    return make


def _plain_result(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield a result without a unit; "none" may be about something else."""
    amount = found.figure("v")
    doubt = None if amount.value else UNKNOWN
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=amount, doubt=doubt)


def _met(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "met its target of 75%", and the result in "Red, 78%"."""
    subject = found.subject("b")
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=subject)
    kind = ClaimKind.TARGET if "f" in found.match[0] else ClaimKind.RESULT
    made = found.stated(kind, "v")._replace(amount=found.figure("v"), subject=subject)
    is_outcome = subject is not None and (subject.side != 0 or len(subject.alternatives) > 1)
    is_either = is_outcome and kind is ClaimKind.RESULT  # "missed 85%"
    yield made._replace(readings=(made._replace(kind=ClaimKind.TARGET),) if is_either else ())


def _compared(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "slower than 24 days": the target, or the floor."""
    made = found.stated(ClaimKind.TARGET, "v")._replace(amount=found.figure("v"))
    yield made._replace(readings=(made._replace(kind=ClaimKind.FLOOR),))


def _target_of(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield found.stated(ClaimKind.TARGET, "v")._replace(amount=found.figure("v"), name=found.key("K"))


def _result_of(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "96% of child protection reviews were held on time"."""
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=found.figure("v"), name=found.key("K"))


def _rating_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "moved from Amber to Red"."""
    for name, kind in (("b1", ClaimKind.RATING_BEFORE), ("b2", ClaimKind.RATING)):
        subject = found.subject(name)
        if subject is not None:
            yield found.stated(kind, name)._replace(subject=subject)


def _value_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "fell by 2 points from 80% to 78%"."""
    verb, by = found.token("M"), found.amount("u")
    base, when = found.token("q"), found.token("w")
    if found.at("v1") > found.at("v2"):  # "from 40 in Quarter 1"
        base, when = base or when, None
    turn = 0 if verb is None else _TURNS.get(verb.kind, 0)
    for name, kind in (("v1", ClaimKind.RESULT_BEFORE), ("v2", ClaimKind.RESULT)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, name)._replace(amount=amount, base=base if name == "v1" else None, when=when)
    if by is not None:
        made = found.stated(ClaimKind.RESULT_CHANGE, "u")
        yield made._replace(amount=by, turn=turn, base=base, when=when, subject=_judged(found))
    if verb is not None and verb.kind is not Kind.MOVED:
        better = {Kind.BETTER: 1, Kind.WORSE: -1}.get(verb.kind)
        kind = ClaimKind.RESULT_TURN
        made = found.stated(kind, "M")._replace(base=base, when=when)
        yield made._replace(turn=turn) if better is None else made._replace(turn=better, subject=_judged(found))


def _judged(found: Found) -> Subject | None:
    verb = found.token("M")
    return verb.value if verb is not None and isinstance(verb.value, Subject) else None


_TURNS: Final = TURNS | {Kind.BETTER: 0, Kind.WORSE: 0}


def _target_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the target has risen from 85% to 90%"; the target before is not known."""
    kind = ClaimKind.TARGET if found.tokens[found.at("t")].kind is Kind.TARGET else ClaimKind.FLOOR
    for name, doubt in (("u", UNKNOWN), ("v1", UNKNOWN), ("v2", None)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, name)._replace(amount=amount, doubt=doubt)


def _limit_move(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the level for Good has risen from 85% to 88%", which is not known."""
    yield found.stated(ClaimKind.RATING, "b", "v2")._replace(doubt=UNKNOWN)


def _streak(found: Found, _: Subject | None) -> Iterator[Stated]:
    doubt = None if found.at("until") < 0 else OTHER_PERIOD
    made = found.stated(ClaimKind.STREAK, "b", "a")._replace(amount=found.figure("a"), subject=found.subject("b"))
    yield made._replace(doubt=doubt, turn=found.turn("b"))


def _beside(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield a figure in brackets behind a result: one before, or the target."""
    yield found.stated(ClaimKind.RESULT_BEFORE, "v")._replace(amount=found.figure("v"), is_beside=True)


def _bare_ordinal(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Green in Quarter 2"; with "for" it may be how long, or when."""
    doubt = UNKNOWN if found.tokens[found.at("p") - 1].value == "for" else None
    yield found.stated(ClaimKind.RATING, "b", *(() if doubt else ("p",)))._replace(
        subject=found.subject("b"), base=found.token("p"), doubt=doubt
    )


def _beyond(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "two days over the floor": how far the figure is above it or below."""
    kind = found.tokens[found.at("t")].kind
    limit, by = found.amount("v"), found.amount("u")
    made = found.stated(ClaimKind.DISTANCE, "v" if by is None else "u")._replace(turn=found.turn("M"))
    if by is None and limit is not None:  # "below its 95% standard"
        unit = "points" if limit.is_share else limit.unit
        by = Amount(Fraction(0), unit, bound=Bound.OVER)
    made = made._replace(is_beside=kind is Kind.FLOOR, amount=by or made.amount, subject=_judged(found))
    is_either = found.tokens[found.at("t")].value == EITHER_LIMIT
    yield made._replace(readings=(made._replace(is_beside=True),) if is_either else ())
    if limit is not None:
        yield found.stated(ClaimKind.TARGET if kind is Kind.TARGET else ClaimKind.FLOOR, "v")._replace(amount=limit)


def _margin(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "2 points from Amber": the distance to a rating is not read."""
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"), doubt=UNKNOWN)


def _distance(found: Found, _: Subject | None) -> Iterator[Stated]:
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


_JUDGEMENTS: Final = {Kind.BETTER: Judgement.BETTER, Kind.WORSE: Judgement.WORSE}


def _which(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield ", which is worse" behind a change."""
    verb = found.tokens[found.at("M")].kind
    yield found.stated(ClaimKind.RESULT_TURN, "M")._replace(subject=only(_JUDGEMENTS[verb]))


def _same_rating(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "unchanged at Amber": the rating now, and in the quarter before."""
    made = found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"))
    yield made
    yield made._replace(kind=ClaimKind.RATING_BEFORE, first=found.at("M"), last=found.at("M"))


def _ever(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Red throughout", of a time that is not known."""
    yield found.stated(ClaimKind.STREAK, "b")._replace(subject=found.subject("b"), doubt=OTHER_PERIOD)


def _is_not(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "is not Green" as the other bands, if it is a single band."""
    subject = found.subject("b")
    others = None if subject is None else others_than(subject)
    made = found.stated(ClaimKind.RATING, "b")._replace(first=found.match.start())
    if others is None:
        yield made._replace(subject=subject, doubt=NEGATED)
    else:
        yield made._replace(subject=others, turn=-1)


def _is_neither(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "is not Red or Amber" in doubt."""
    made = found.stated(ClaimKind.RATING, "b")._replace(first=found.match.start(), last=found.match.end() - 1)
    yield made._replace(subject=found.subject("b"), doubt=NEGATED)


def _one_of(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "CS01 is one of the Reds" with the name, which may be the mistake."""
    subject = found.subject("b")
    yield Stated(ClaimKind.RATING, found.match.start() - 1, found.match.end("b") - 1, subject=subject)


def _also(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield ", as is CS02" behind the rating of CS01."""
    subject = found.tokens[found.match.start() - 1].subject
    for at in range(*found.match.span("list")):
        if found.tokens[at].kind is Kind.NAME:
            yield Stated(ClaimKind.RATING, at, at, subject=subject, name=found.key_at(at))


def _flag(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"))


_FROM_TO: Final = rf"F (?P<v1>{_VALUE}) (?: I? p )? T (?P<v2>{_VALUE})"

ROWS: Final = (
    row(
        rf"(?P<t>[tg]) (?P<M>[UDVE]) (?: Y (?P<u>u) )? (?: F (?P<v1>{_VALUE}) )? (?: T (?P<v2>{_VALUE}) )?",
        _target_move,
    ),
    row(rf"(?P<b>b) (?P<M>[UDV]) F (?P<v1>{_VALUE}) T (?P<v2>{_VALUE})", _limit_move),
    row(rf"(?: (?<=tK) I? | (?<=tIK) | (?<=tfK),? ) (?P<v>{_VALUE})", _simple(ClaimKind.TARGET)),
    row(r"\( (?P<b1>b) T (?P<b2>b) \)", _rating_move),
    row(r"[usn] F (?P<b>b) (?! T)", _margin),
    row(r"(?: z c? | (?<=zK) c? ) (?P<b>b) \| [bBW]", _is_neither),
    row(r"(?: z c? | (?<=zK) c? ) (?P<b>b) (?! [FTOIaf] )", _is_not),
    row(r"(?: [,(]{1,2} | (?P<M>[VUDBW]) )? F (?P<b1>b) (?! T)", _rating_move),
    row(r"(?P<b>[bBWUD]) (?: , i )? I? R? (?P<a>a) (?P<until>qV?)?", _streak),
    row(r"(?P<a>a) f? I? (?P<b>[bBW]) (?! [TF] )", _streak),
    row(r"(?P<b>b) I (?P<p>p) (?=[,.;]|$)", _bare_ordinal),
    row(rf"(?P<b>b) f? (?P<v>{_VALUE}) (?![xkobMLUD])", _met),
    row(r"(?P<M>E) I? ,? (?P<b>b)", _same_rating),
    row(r"(?P<M>[VUDBW]) F (?P<b1>b) T (?P<b2>b)", _rating_move),
    row(r"(?P<M>[VUDBW]) T (?P<b2>b) (?: F (?P<b1>b) )?", _rating_move),
    row(r"(?: b q? , )? F (?P<b1>b) T (?P<b2>b)", _rating_move),
    row(
        rf"(?P<M>[VUDBW])? Y? (?P<u>u)? ,? \(?F (?P<v1>{_VALUE}) (?: I? p )? T (?P<v2>{_VALUE}) \)? {_BASE}",
        _value_move,
    ),
    row(rf"(?P<M>[UDBW]) \(? [fY]? (?P<u>[un]) \)? {_BASE} (?: T (?P<v2>{_VALUE}) )?", _value_move),
    row(rf"(?P<M>[UDBW]) (?: T (?P<v2>{_VALUE}) )? \(? F (?P<v1>{_VALUE}) \)? {_BASE}", _value_move),
    row(rf"(?P<M>[UDBW]) T (?P<v2>{_VALUE}) {_BASE}", _value_move),
    row(r"(?P<u>[un]) (?P<M>[MLBWUD]) (?: C I? | I )? (?P<q>[qy] | (?<=[CI])p) (?P<v1>[nsu])?", _value_move),
    row(r"(?P<u>[un]) (?P<M>[UDBW]) (?= [,.;)&] | $ )", _value_move),
    row(r"(?<=[pqy]) [,&]{1,2} (?P<u>[un]) C I? (?P<q>[pqy])", _value_move),
    row(rf"(?P<u>[un]) (?P<M>[BW]) C (?: (?P<v>{_VALUE}) (?=[tg]) )? (?P<t>[tg])", _beyond),
    row(rf"(?:(?P<u>[un])\(?)? (?P<M>[ML]) (?P<v>{_VALUE}) (?P<t>t)", _beyond),
    row(rf"(?P<u>[un]) (?P<M>[ML]) C? (?P<t>[tg]) (?: f? (?P<v>{_VALUE}) )?", _beyond),
    row(r"(?P<b>b) Y (?P<u>u)", _distance),
    row(rf"(?<!^) (?P<u>[un]) x? (?P<b>b) (?: f? (?P<v>{_VALUE}) )? (?!Y)", _distance),
    row(rf"(?P<u>u) (?:z|x)? (?P<b>b) (?: f? (?P<v>{_VALUE}) )?", _distance),
    row(rf"[(,]? [CI]? t (?: [f:(c]|C )? (?P<v>{_VALUE}) \)?", _simple(ClaimKind.TARGET)),
    row(rf"C I? (?P<v>{_VALUE}) I? (?P<q>[pqy])", _simple(ClaimKind.RESULT)),
    row(rf"(?P<q>[qyp]) [,:]? [hi]? (?P<v>{_VALUE}) (?![xkobMLUDBW])", _simple(ClaimKind.RESULT)),
    row(rf"C (?P<v>{_VALUE}) \)? t", _simple(ClaimKind.TARGET)),
    row(rf"C (?P<v>{_VALUE}) \)?", _compared),
    row(rf"(?P<v>{_VALUE}) t (?! [f:(c]? {_VALUE} )", _simple(ClaimKind.TARGET)),
    row(rf"t , (?P<v>{_VALUE}) (?=,)", _simple(ClaimKind.TARGET)),
    row(rf"[(,]? [CI]? g [f:(]? (?P<v>{_VALUE}) \)?", _simple(ClaimKind.FLOOR)),
    row(rf"(?P<v>{_VALUE}) g", _simple(ClaimKind.FLOOR)),
    row(r"(?P<b>[bm]) I? (?P<until>R)", _ever),
    row(r"(?P<q>[qyp]) ,? i r? (?P<b>[bm]) (?! I?[qpyR] | [FT] )", _simple(ClaimKind.RATING)),
    row(r"(?<!a) (?P<b>[bm]) (?: I x )? I? (?P<q>[qpy])", _simple(ClaimKind.RATING)),
    row(rf"(?P<v2>{_VALUE}) [(,] C? (?P<q>[qpy]) [:,]? (?P<v1>{_VALUE}) \)?", _value_move),
    row(rf"(?P<v2>{_VALUE}) [(,] C? (?P<v1>{_VALUE}) I? (?P<q>[qpy]) \)?", _value_move),
    row(r"(?<=K) f (?P<v>[su])", _simple(ClaimKind.RESULT)),
    row(r"(?<=K) n? f n? h? w? (?P<b>b) k?", _one_of),
    row(rf"(?P<v>{_VALUE}) \(? (?: I f? | f )? (?P<q>[qpy]) \)? (?! [:,]? {_VALUE} )", _simple(ClaimKind.RESULT)),
    row(rf"(?P<v>{_VALUE}) I (?P<q>[qpy]) (?= [,&]{{1,2}} {_VALUE} I [qpy] )", _simple(ClaimKind.RESULT)),
    row(rf"(?<=[nsud]) \( (?P<v>{_VALUE}) \)", _beside),
    row(rf"(?<=K:) (?P<v>{_VALUE}) (?= x )", _simple(ClaimKind.RESULT)),
    row(r"(?<!Y) (?P<v>[sa]) (?!x|k|o|b|M|L|f)", _simple(ClaimKind.RESULT)),
    row(r"(?P<v>u) (?!k|o|b|M|L|xC)", _simple(ClaimKind.RESULT)),
    row(r"(?P<v>n) (?= [,;&(:)-] | $ | Ic | t [f:(c]? [nu] )", _plain_result),
    row(r"(?<!b)(?P<b>b) (?![oz])", _simple(ClaimKind.RATING)),
    row(r"(?P<b>d)", _simple(ClaimKind.DIRECTION)),
    row(r"(?<!a) (?P<b>m)", _flag),
    row(r",? w (?P<M>[BW])", _which),
    row(rf"(?P<M>[UDBW] (?! [UDBWV] ) | E (?! I? x )) {_BASE}", _value_move),
)


def _rated_after(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "and the only Amber is CS02"."""
    yield found.stated(ClaimKind.RATING, "b", "K")._replace(subject=found.subject("b"), name=found.key("K"))


BEFORE_NAMES: Final = (
    row(r"(?<=&) (?P<b>b) (?P<K>K) (?= [.;,&] | $ )", _rated_after),
    row(r"(?<=b) [,;&]{0,2} 1 (?P<list> K (?: [,&]{1,2} K )* ) (?= [,.;] | $ )", _also),
    row(rf"(?<![FTYCtgUDf]) (?P<v>{_VALUE}) f x? (?P<K>K) (?= [,.;&wbdBW(] | $ )", _result_of),
    row(r"(?<![FTYCtgUDf]) (?P<v>n) (?P<K>K) (?= x? [.,;] | x? I [cp] )", _result_of),
    row(rf"t f? (?P<v>{_VALUE}) x? T? (?P<K>K)", _target_of),
)
"""Claims that end with the name of their KPI: "a target of 75% applies to HT04"."""
