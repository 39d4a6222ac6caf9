"""Claims about the results of one KPI over time: "the highest in ten quarters"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.history_words import RECORD, VARIED
from qpr_core.wording.drafts.span_words import EVERY, LAST
from qpr_core.wording.drafts.stated import OTHER_PERIOD, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import Found, row
from qpr_core.wording.drafts.words import Kind, Subject, Token, When, only

_QUARTERS: Final = {"month": Fraction(1, 3), "quarter": Fraction(1), "period": Fraction(1), "year": Fraction(4)}
_TURNS: Final = {"highest": 1, "lowest": -1}
_JUDGED: Final = {"best": Judgement.BETTER, "worst": Judgement.WORSE}


def _quarters(found: Found) -> Amount:
    """Return the length of time of a claim in quarters; 0 for all that is known."""
    amount = found.amount("a")
    if amount is None:
        return Amount(Fraction(0))
    return Amount(amount.value * _QUARTERS.get(amount.unit.rstrip("s"), Fraction(0)), "quarters")


def _now(made: Stated, found: Found) -> Stated:
    """Return a claim with a doubt behind "had been", which is about the past."""
    return made._replace(doubt=OTHER_PERIOD) if found.tokens[made.first].past else made


def _word_of(found: Found) -> tuple[str, str]:
    """Return the extreme that a claim names, and its place or "record"."""
    token = found.token("v")
    word, *rest = ("" if token is None else str(token.value)).split(" ")
    return word, "".join(rest)


def _extreme(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the highest in ten quarters" and "fluctuated since Quarter 2"."""
    word, rank = _word_of(found)
    made = found.stated(ClaimKind.VARIED if word == VARIED else ClaimKind.EXTREME, "v", "a", "q", "all")
    made = made._replace(whole=Amount(Fraction(rank)) if rank.isdigit() else None)
    is_ever = found.at("a") >= 0 or found.at("q") >= 0 or found.at("all") >= 0 or rank == RECORD
    made = made if is_ever else made._replace(doubt=OTHER_PERIOD)
    subject = only(_JUDGED[word]) if word in _JUDGED else None
    made = made._replace(turn=_TURNS.get(word, 0), subject=subject, amount=_quarters(found), base=found.token("q"))
    yield _now(made, found)


def _since(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Red since Quarter 4" and "Red since the start of the year"."""
    made = found.stated(ClaimKind.STREAK, "b", "q")
    yield _now(made._replace(subject=found.subject("b"), base=found.token("q")), found)


def _in_each(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "worse in each of the last four quarters", or in two of them."""
    length, times, share = found.figure("a"), found.amount("n"), found.amount("s")
    made = found.stated(ClaimKind.STREAK, "b", "a")._replace(subject=found.subject("b"), turn=found.turn("b"))
    is_each = share is None or share.value == _ALL
    if is_each and (share is not None or times is None or times.value == length.value):  # "every one of the 12"
        yield _now(made._replace(amount=length._replace(bound=Bound.AT_LEAST)), found)
    else:
        doubt = None if share is None else UNKNOWN
        amount, whole = times or length, _quarters(found)
        yield _now(made._replace(kind=ClaimKind.TIMES, amount=amount, whole=whole, doubt=doubt), found)


_ALL: Final = 100


def _first_time(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Green for the first time since Quarter 3", or for the second time."""
    subject, limit = found.subject("b"), found.amount("v")
    yield _now(found.stated(ClaimKind.RATING, "b")._replace(subject=subject), found)
    if limit is not None:
        made = found.stated(ClaimKind.TARGET, "v")
        yield _now(made._replace(amount=limit, subject=subject, is_beside="f" not in found.match[0]), found)
    times = found.figure("j")
    made = found.stated(ClaimKind.FIRST_TIME, "b" if limit is None else "j", "j", "q", "a")
    made = made._replace(whole=times if times.value else None)
    yield _now(made._replace(subject=subject, amount=_quarters(found), base=found.token("q")), found)


def _after(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "back in Green after five quarters at Amber or Red"."""
    doubt = None if found.tokens[found.at("x")].value == "after" else UNKNOWN
    made = found.stated(ClaimKind.STREAK_BEFORE, "a", "b")
    yield made._replace(amount=found.figure("a"), subject=found.subject("b"), doubt=doubt)


def _run(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "ends a run of two quarters at Red"."""
    is_end = found.tokens[found.at("x")].value in _ENDS and found.tokens[found.at("run")].value in _RUNS
    made = found.stated(ClaimKind.STREAK_BEFORE, "a", "b")
    yield made._replace(amount=found.figure("a"), subject=found.subject("b"), doubt=None if is_end else UNKNOWN)


def _now_or_before(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "follows a run of two quarters at Red", which ends now or before."""
    is_run = found.at("run") < 0 or found.tokens[found.at("run")].value in _RUNS
    made = found.stated(ClaimKind.STREAK_BEFORE, "a", "b")._replace(
        amount=found.figure("a"), subject=found.subject("b"), doubt=None if is_run else UNKNOWN
    )
    yield made._replace(readings=(made._replace(kind=ClaimKind.STREAK),))


_ENDS: Final = frozenset(["ends", "ended", "ending", "breaks", "broke", "breaking", "after", "stops", "stopped"])
_RUNS: Final = frozenset(["run", "spell", "sequence", "streak", "string", "series"])


def _as_then(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Amber, as it was in Quarter 1": the rating now, and then."""
    made = found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"))
    yield made
    yield made._replace(last=found.at("q"), base=found.token("q"))


def _then(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "(Quarter 1: 43%, Red)": a result and its rating."""
    base = found.token("q")
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=found.figure("v"), base=base)
    yield found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"), base=base)


def _both_then(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "a year ago it was 85% and Green": the rating is of then, or the latest."""
    base = found.token("q")
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=found.figure("v"), base=base)
    made = found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b"), base=base)
    yield made._replace(readings=(made._replace(base=None),))


def _when_it_was(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "in Quarter 1, when it was Red"."""
    made = found.stated(ClaimKind.RATING, "b")._replace(
        subject=found.subject("b"), base=found.tokens[found.match.start() - 1]
    )
    if found.at("x") < 0:  # "though it was Amber": then, or now
        yield made._replace(readings=(made._replace(base=None),))
        return
    yield made._replace(doubt=None if found.tokens[found.at("x")].value == "when" else OTHER_PERIOD)


def _rated_then(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield ", previously Amber"."""
    yield found.stated(ClaimKind.RATING, "q", "b")._replace(subject=found.subject("b"), base=found.token("q"))


def _level_with(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "in line with last quarter's 98.1%", of which only the figure is exact."""
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=found.figure("v"), base=found.token("q"))


def _chain(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "from 22 to 33 to 56", of which the last figure is the latest."""
    yield found.stated(ClaimKind.RESULT, "v1", "v2")._replace(amount=found.figure("v2"), doubt=OTHER_PERIOD)
    yield found.stated(ClaimKind.RESULT, "v")._replace(amount=found.figure("v"))


def _series(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield ": 129, 141, 149 and now 173", which end with the latest result."""
    places = [at for at in range(*found.match.span()) if found.tokens[at].kind in _FIGURES]
    for ago, at in enumerate(reversed(places)):
        then = Token(Kind.PERIOD, found.tokens[at].start, found.tokens[at].start, When(quarters_ago=ago))
        made = Stated(ClaimKind.SERIES, at, at, found.tokens[at].amount, base=then if ago else None)
        yield made if ago else made._replace(kind=ClaimKind.RESULT)


_FIGURES: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MEASURE})


def _every(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "rose in every quarter"; a time that is not named may be a shorter one."""
    is_every = found.tokens[found.at("R")].value == EVERY
    base = found.token("q")
    made = found.stated(ClaimKind.EVERY, "M", "R", "q")._replace(subject=found.subject("M"), turn=found.turn("M"))
    yield _now(made._replace(base=base, doubt=None if base is not None and is_every else OTHER_PERIOD), found)


def _last_time(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "was last Amber in Quarter 1 of 2022/23"."""
    is_last = found.tokens[found.at("R")].value == LAST
    made = found.stated(ClaimKind.LAST_TIME, "b", "q")._replace(subject=found.subject("b"), base=found.token("q"))
    yield made if is_last else made._replace(doubt=UNKNOWN)


def _equals(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "equals its best figure, of Quarter 2"."""
    is_so = found.tokens[found.at("x")].value in _EQUALS
    yield from (
        each._replace(kind=ClaimKind.EQUALS, doubt=each.doubt if is_so else UNKNOWN, base=found.token("q"))
        for each in _extreme(found, None)
    )


_EQUALS: Final = frozenset(["equals", "equalled", "equal", "matches", "matched", "matching", "equalling", "joint"])


def _record(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the best so far was 4.6 minutes in Quarter 4"."""
    word, ever = _word_of(found)
    made = found.stated(ClaimKind.RECORD, "v", "n")._replace(amount=found.figure("n"), base=found.token("q"))
    made = made._replace(turn=_TURNS.get(word, 0), subject=only(_JUDGED[word]) if word in _JUDGED else None)
    yield made if ever == RECORD or found.at("all") >= 0 else made._replace(doubt=OTHER_PERIOD)
    if found.at("q") >= 0:
        yield found.stated(ClaimKind.RESULT, "q")._replace(amount=found.figure("n"), base=found.token("q"))


ROWS: Final = (
    row(r"(?P<v>v) c? (?P<all>v)? ,? [fi]? (?P<n>[nsu]) (?: ,? I? (?P<q>[pqy]) )? (?= [.,;)&] | $ )", _record),
    row(r"(?P<x>x) T? (?P<v>v) (?: ,? [fIF]? (?P<q>[pqy]) | [fI] R? (?P<a>a) )?", _equals),
    row(r"(?P<R>R) c? (?P<b>b) I? (?P<q>p) (?= [.,;)&] | $ )", _last_time),
    row(r"(?P<M>[BWUDb]) I? (?P<R>R) (?: C I? (?P<q>[pqy]) )? (?= [,.;)&] | $ )", _every),
    row(r"(?<=[:,(-]) [nsu] (?: , [nsu] ){1,20} ,?&c? [nsu] (?= [,.;)] | $ )", _series),
    row(r"(?P<a>a) (?P<v>v)", _extreme),
    row(r"(?P<q>[pqy]) ,? [hi]? (?P<v>[nsu]) (?: & | ,&? ) i? (?P<b>b) (?! [IFT] )", _both_then),
    row(r"(?<=[pqy]) ,? (?P<x>x)? i r? (?P<b>b) (?! [IFT] )", _when_it_was),
    row(r"(?P<v>[nsu]) I? (?P<q>[pqy]) (?: & | ,&? ) (?P<b>b) (?! [IFT] )", _both_then),
    row(r"(?<=[,;(]) (?P<q>[qy]) (?P<b>b) (?= [.,;)] | $ )", _rated_then),
    row(r"E C? I? (?P<q>[pqy]) (?P<v>[nsu])", _level_with),
    row(r"[UDBWV]? ,? F (?P<v1>[nsu]) T (?P<v2>[nsu]) (?: T [nsu] )* T (?P<v>[nsu])", _chain),
    row(
        r"(?P<v>v) x? i? (?: [If] R? x? (?P<a>a) (?:v(?=[,.;&)]|$))? | C (?:zI|I)? (?P<q>[pqy]) | (?P<all>v) )",
        _extreme,
    ),
    row(r"(?P<v>v) (?: (?<=x) i )? C [xThIPwo]{1,8} (?:Ip)? (?= [,.;)&] | $ )", _extreme),
    row(r"(?<=[iw,]) (?P<v>v) (?= [.;)] | $ | ,[nuspI&] )", _extreme),
    row(r"(?P<b>b) (?:I?R)? C I? (?P<q>p) (?! [&T] )", _since),
    row(r"(?P<b>b) I? (?P<q>J)", _since),
    row(r"(?P<b>[bBWUD]) I (?P<s>s)? (?P<n>n)? f R? (?P<a>a)", _in_each),
    row(
        r"(?P<b>b) (?: f? (?P<v>[nsu]) )? ,? I? (?P<j>j) (?: C I? (?P<q>[pqy]) | [If] R? (?P<a>a) )?",
        _first_time,
    ),
    row(r"(?<=b) ,? (?P<x>x) (?P<a>a) [If]? (?P<b>b(?:[|&]b)*)", _after),
    row(r"(?<=b) ,? (?P<a>a) [If]? (?P<b>b(?:[|&]b)*)", _now_or_before),
    row(r"(?P<x>x) (?P<run>x) f (?P<a>a) [If]? (?P<b>b(?:[|&]b)*)", _run),
    row(r"(?P<run>x) f (?P<a>a) [If]? (?P<b>b(?:[|&]b)*)", _now_or_before),
    row(r"(?P<j>j) (?: C I? (?P<q>[pqy]) )? ,? i c? (?P<b>b) (?! [FTI] )", _first_time),
    row(r"(?P<b>b) , i I? (?P<q>[pqy]) (?= [.,;&)] | $ )", _as_then),
    row(r"(?<=\() (?P<q>[pqy]) [:,]? (?P<v>[nsua]) [,&;]? (?P<b>b) (?=\))", _then),
)
"""The claims about one KPI over time; the first that fits."""
