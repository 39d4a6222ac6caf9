"""Claims about the results of one KPI over time: "the highest in ten quarters"."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core.analysis.answers import Judgement
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.stated import OTHER_PERIOD, ClaimKind, Stated
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


def _extreme(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the highest in ten quarters" and "the best since Quarter 2"."""
    token = found.token("v")
    word = "" if token is None else str(token.value)
    made = found.stated(ClaimKind.EXTREME, "v", "a", "q", "all")
    subject = only(_JUDGED[word]) if word in _JUDGED else None
    made = made._replace(turn=_TURNS.get(word, 0), subject=subject, amount=_quarters(found), base=found.token("q"))
    yield _now(made, found)


def _since(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Red since Quarter 4" and "Red since the start of the year"."""
    made = found.stated(ClaimKind.STREAK, "b", "q")
    yield _now(made._replace(subject=found.subject("b"), base=found.token("q")), found)


def _in_each(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "worse in each of the last four quarters"."""
    amount = found.figure("a")._replace(bound=Bound.AT_LEAST)
    made = found.stated(ClaimKind.STREAK, "b", "a")
    yield _now(made._replace(amount=amount, subject=found.subject("b"), turn=found.turn("b")), found)


def _first_time(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "Green for the first time since Quarter 3"."""
    yield _now(found.stated(ClaimKind.RATING, "b")._replace(subject=found.subject("b")), found)
    made = found.stated(ClaimKind.FIRST_TIME, "b", "j", "q", "a")
    yield _now(made._replace(subject=found.subject("b"), amount=_quarters(found), base=found.token("q")), found)


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

ROWS: Final = (
    row(r"(?<=[:,(-]) [nsu] (?: , [nsu] ){1,20} ,?&c? [nsu] (?= [,.;)] | $ )", _series),
    row(r"(?P<a>a) (?P<v>v)", _extreme),
    row(r"(?P<q>[pqy]) ,? [hi]? (?P<v>[nsu]) (?: & | ,&? ) (?P<b>b) (?! [IFT] )", _both_then),
    row(r"(?P<v>[nsu]) I? (?P<q>[pqy]) (?: & | ,&? ) (?P<b>b) (?! [IFT] )", _both_then),
    row(r"(?<=[,;(]) (?P<q>[qy]) (?P<b>b) (?= [.,;)] | $ )", _rated_then),
    row(r"E C? I? (?P<q>[pqy]) (?P<v>[nsu])", _level_with),
    row(r"[UDBWV]? ,? F (?P<v1>[nsu]) T (?P<v2>[nsu]) (?: T [nsu] )* T (?P<v>[nsu])", _chain),
    row(r"(?P<v>v) x? i? (?: [If] R? x? (?P<a>a) | C (?:zI|I)? (?P<q>[pqy]) | (?P<all>v) )", _extreme),
    row(r"(?P<b>b) (?:I?R)? C I? (?P<q>p) (?! [&T] )", _since),
    row(r"(?P<b>b) I? (?P<q>J)", _since),
    row(r"(?P<b>[bBWUD]) I [sn]? n? f R? (?P<a>a)", _in_each),
    row(r"(?P<b>b) ,? (?P<j>j) (?: C I? (?P<q>[pqy]) | I R? (?P<a>a) )?", _first_time),
    row(r"(?P<j>j) (?: C I? (?P<q>[pqy]) )? ,? i c? (?P<b>b) (?! [FTI] )", _first_time),
    row(r"(?P<b>b) , i I? (?P<q>[pqy]) (?= [.,;&)] | $ )", _as_then),
    row(r"(?<=\() (?P<q>[pqy]) [:,]? (?P<v>[nsua]) [,&;]? (?P<b>b) (?=\))", _then),
)
"""The claims about one KPI over time; the first that fits."""
