"""Claims about one KPI: "CS01 is Red at 78%", "it fell by 2 points"."""

from collections.abc import Iterator
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.limits import EITHER_LIMIT
from qpr_core.wording.drafts.stated import NEGATED, OTHER_PERIOD, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.distances import (
    beyond,
    distance,
    from_limit,
    judged_by,
    level_streak,
    limit_move,
    margin,
    met_limit,
    target_move,
)
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
        made = made if amount is None else made._replace(amount=amount)
        is_either = kind is ClaimKind.TARGET and any(
            token.value == EITHER_LIMIT for token in found.tokens[found.match.start() : found.match.end()]
        )
        yield made._replace(readings=(made._replace(kind=ClaimKind.FLOOR),)) if is_either else made

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


def _result_then(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the Quarter 1 figure of 93%"."""
    word = found.tokens[found.at("x")]
    is_result = word.kind is Kind.IT or word.value in _RESULTS
    made = found.stated(ClaimKind.RESULT, "q", "v")._replace(amount=found.figure("v"), base=found.token("q"))
    yield made._replace(doubt=None if is_result else UNKNOWN)


_RESULTS: Final = frozenset(["figure", "result", "outturn", "value", "score", "rate", "reading", "position", "level"])


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
        yield made._replace(amount=by, turn=turn, base=base, when=when, subject=judged_by(found))
    if verb is not None and verb.kind is not Kind.MOVED:
        better = {Kind.BETTER: 1, Kind.WORSE: -1}.get(verb.kind)
        kind = ClaimKind.RESULT_TURN
        made = found.stated(kind, "M")._replace(base=base, when=when)
        yield made._replace(turn=turn) if better is None else made._replace(turn=better, subject=judged_by(found))


_TURNS: Final = TURNS | {Kind.BETTER: 0, Kind.WORSE: 0}


def _streak(found: Found, _: Subject | None) -> Iterator[Stated]:
    doubt = OTHER_PERIOD if "q" in found.match[0] else None
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


def _carried_from(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "carried forward from Quarter 1"."""
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"))
    yield found.stated(ClaimKind.CARRIED_FROM, "q")._replace(subject=found.subject("b"), base=found.token("q"))


def _flag(found: Found, _: Subject | None) -> Iterator[Stated]:
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"))


_NOT_THEN: Final = r"(?! ,? [IC]? R? [pqyaR] )"
"""Not before a time, such as "in Quarter 2" and "for two quarters"."""

_FROM_TO: Final = rf"F (?P<v1>{_VALUE}) (?: I? p )? T (?P<v2>{_VALUE})"

ROWS: Final = (
    row(
        rf"(?P<t>[tg]) (?P<M>[UDVE]) (?: Y (?P<u>u) )? (?: F (?P<v1>{_VALUE}) )? (?: T (?P<v2>{_VALUE}) )?",
        target_move,
    ),
    row(rf"(?P<b>b) (?P<M>[UDV]) F (?P<v1>{_VALUE}) T (?P<v2>{_VALUE})", limit_move),
    row(rf"(?: (?<=tK) I? | (?<=tIK) | (?<=tfK),? ) (?P<v>{_VALUE})", _simple(ClaimKind.TARGET)),
    row(r"\( (?P<b1>b) T (?P<b2>b) \)", _rating_move),
    row(r"[usn] F (?P<b>b) (?! T)", margin),
    row(r"(?: z c? | (?<=zK) c? ) (?P<b>b) \| [bBW]", _is_neither),
    row(r"(?: z c? | (?<=zK) c? ) (?P<b>b) (?! [FTOIaf] )", _is_not),
    row(r"(?: [,(]{1,2} | (?P<M>[VUDBW]) )? F (?P<b1>b) (?! T)", _rating_move),
    row(r"(?P<b>b (?: \| b )+ ) I? R? (?P<a>a)", _streak),
    row(r"(?P<b>[bBWUD]) (?: , i )? I? R? (?P<a>a) (?: qV? )?", _streak),
    row(r"(?P<a>a) f? I? (?P<b>[bBWUD]) (?! [TF] )", _streak),
    row(r"(?P<b>b) I (?P<p>p) (?=[,.;]|$)", _bare_ordinal),
    row(r"(?P<b>b) (?P<v>[nsu]) t (?: I? R? (?P<a>a) )?", met_limit),
    row(r"(?P<b>b) f (?P<v>[nsu]) I? R? (?P<a>a) (?! [MLUDBW] )", met_limit),
    row(r"(?P<u>[un]) F (?P<t>[tg]) (?! [fc:]? [nsu] )", from_limit),
    row(r"(?P<M>[ML]) (?P<v>[nsu]) (?P<t>t)? I? R? (?P<a>a) (?! [MLUDBW] )", level_streak),
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
    row(rf"(?P<M>[ML]) Y (?P<u>[un]) {_BASE}", _value_move),
    row(r"(?P<u>[un]) (?P<M>[UDBWML]) (?= [,.;)&] | $ )", _value_move),
    row(r"(?<=[pqy]) [,&]{1,2} Y? (?P<u>[un]) C I? (?P<q>[pqy])", _value_move),
    row(rf"(?P<u>[un]) (?P<M>[BW]) C (?: (?P<v>{_VALUE}) (?=[tg]) )? (?P<t>[tg])", beyond),
    row(rf"(?:(?P<u>[un])\(?)? (?P<M>[ML]) (?P<v>{_VALUE}) (?P<t>[tg])", beyond),
    row(rf"(?P<M>[ML]) (?P<t>[tg]) f? (?P<v>{_VALUE}) (?: Y (?P<u>[un]) )? {_NOT_THEN}", beyond),
    row(r"(?P<M>[ML]) (?P<t>[tg]) Y (?P<u>[un])", beyond),
    row(rf"(?P<u>[un]) (?P<M>[ML]) C? (?P<t>[tg]) (?: f? (?P<v>{_VALUE}) )?", beyond),
    row(r"(?P<M>[ML]) C? (?P<t>[tg]) (?= [,.;)&w] | $ )", beyond),
    row(r"(?P<b>b) Y (?P<u>u)", distance),
    row(rf"(?<!^) (?P<u>[un]) x? (?P<b>b) (?: f? (?P<v>{_VALUE}) )? (?!Y)", distance),
    row(rf"(?P<u>u) (?:z|x)? (?P<b>b) (?: f? (?P<v>{_VALUE}) )?", distance),
    row(rf"[(,]? [CI]? t (?: [f:(c]|C )? (?P<v>{_VALUE}) \)?", _simple(ClaimKind.TARGET)),
    row(rf"C I? (?P<v>{_VALUE}) I? (?P<q>[pqy])", _simple(ClaimKind.RESULT)),
    row(rf"(?P<q>[qyp]) [,:]? [hi]? (?P<v>{_VALUE}) (?![xkobMLUDBW])", _simple(ClaimKind.RESULT)),
    row(rf"(?P<q>[qyp]) (?P<x>[xi]) (?: f | (?<=x) ) (?P<v>{_VALUE}) (?![MLUDBW])", _result_then),
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
    row(r"(?<!Y) (?P<v>[su]) I R? (?P<a>a) (?! [MLUDBWfv] )", level_streak),
    row(r"(?<!Y) (?P<v>[sa]) (?!x|k|o|b|M|L|f)", _simple(ClaimKind.RESULT)),
    row(r"(?P<v>u) (?!k|o|b|M|L|xC)", _simple(ClaimKind.RESULT)),
    row(r"(?P<v>n) (?= [,;&(:)-] | $ | Ic | t [f:(c]? [nu] )", _plain_result),
    row(r"(?<!b)(?P<b>b (?: \| b)+ ) (?! [ozbTFIaf] )", _simple(ClaimKind.RATING)),
    row(r"(?<!b)(?P<b>b) (?![oz])", _simple(ClaimKind.RATING)),
    row(r"(?P<b>d)", _simple(ClaimKind.DIRECTION)),
    row(r"(?P<b>m) (?: F | xF ) I? (?P<q>[pqy])", _carried_from),
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
    row(rf"(?<![FTYCtgUDf]) (?P<v>{_VALUE}) f x? (?P<K>K) (?= [,.;&wbdBW(] | $ | I?[cp][,.;&] | I?[cp]$ )", _result_of),
    row(r"(?<![FTYCtgUDf]) (?P<v>n) (?P<K>K) (?= x? [.,;] | x? I [cp] )", _result_of),
    row(rf"t f? (?P<v>{_VALUE}) x? T? (?P<K>K)", _target_of),
)
"""Claims that end with the name of their KPI: "a target of 75% applies to HT04"."""
