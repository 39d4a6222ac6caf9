"""Counts and shares: "22 of 40 KPIs (55%) are Green", "Green: 22"."""

from collections.abc import Iterator, Mapping
from typing import Final

from qpr_core.wording.drafts.stated import PART, ClaimKind, Stated
from qpr_core.wording.drafts.statements.rows import SUBJECT, Found, row
from qpr_core.wording.drafts.subject_words import VERBS
from qpr_core.wording.drafts.words import Group, Kind, Subject, only

_BANDS: Final = rf"(?P<b> b(?:k?[|&]b)+ | (?!ET?b) {SUBJECT} )"
_BEFORE_NUMBER: Final = r"(?<![oSKGuMUDYFTzBtg])(?<![tg]f)(?<![ix]f)"
_LEFT: Final = r"(?<![xoSKGudzVTFAC|])(?<![tg][ns])(?<![tg]f[ns])"
_WHOLE: Final = r"(?: \(?f (?P<w>n)? k? r? k? \)?)?"

_THEN_NOW: Final = r"k? I? [pqy]{1,2} ,? (?= [bd] (?:[c,.]|$) )"
"""Words such as "in Quarter 1" between a band and the one that KPIs have now."""

_NARROWED: Final = (
    rf"(?: (?P<narrow> k? (?:[wVBWDUzRabdm]|I(?!$|[,;.)])) (?![qpyc]) | k[xE] | {_THEN_NOW} ) | k? (?![kxoSzu]) )"
)
"""The end of a claim, or words that say more about some of its KPIs."""

NUMBER_FIRST: Final = (
    rf"{_BEFORE_NUMBER} (?P<n>n) (?: [(,] \|? (?P<s1>s) (?: f [hN]?[rk]{{0,2}} )? [),] )? k? (?: \( (?P<s2>s) \) )?"
    rf"(?: \( (?P<n0>n) (?: I? (?P<q0>[pqy]) )? \) )? (?: ,(?=f) )? {_WHOLE}"
    rf"(?: [(,] \|? (?P<s3>s) [),] )? k? (?: Ix{{1,3}} (?=b) )? w? r? c? (?: (?<=[kr]) f (?=b) )?"
    rf"(?: Y [su] (?=b) | u (?=b) | (?<=\)) s (?=b) )? {_BANDS} (?: Y [su] )?"
    rf"(?! \| | &[dmBWEb] | ,b[,&] ) {_NARROWED}"
)
SHARE_FIRST: Final = (
    rf"{_BEFORE_NUMBER} (?P<s>s) (?: \( (?P<n>n) (?:f (?P<w>n) k?)? \) )? (?: f? (?P<v>n)? k? r? k? | fhr )"
    rf"(?: \( (?P<s2>s) (?: f (?: hr | kr | r k? ) )? \) )? c? w? {_BANDS} (?! \| | &[dmBWE] ) {_NARROWED}"
)
_SEPARATOR: Final = (
    r"(?P<sep> [:(-] | (?<=[b]),(?=n\(|s\(|n$) | (?:I|Y)(?=n) | I(?=s(?:fhr|f[rk]|[,.;)&]|$)) | (?<=m)xI(?=n)"
    r"| T(?=[ns]) )?"
)
BAND_FIRST: Final = (
    rf"{_LEFT} N? {_BANDS} k? (?: I?(?P<q>[pqyc]) (?=[:n]) | CI?(?P<than>[pqy]) (?=:) )? {_SEPARATOR}"
    r"(?: (?P<n>n) (?: f(?:(?P<w>n)k?|k) )? k? (?: [(,] (?P<s1>s) \)? )?"
    r"| (?P<s>s) (?: \( (?P<n2>n) \) )? (?: fhr | f[rk]{1,3} | f (?P<v>n) [rk]{0,2} )? )"
    r"(?! [kodmuxMLSE] | I(?![pqyc]) | b(?!k?[:(-]?[ns]) )"
)
RATED: Final = (
    r"(?: (?P<n>n) (?: (?: f (?P<w>n)? )? k | f (?P<v>n) )? | (?P<s>s) f? k ) w? (?P<r>r) (?![bdmBWE] | I[bdmBWE])"
)
RATED_FOR: Final = r"(?P<r>r) I (?P<n>n) (?: f (?P<w>n) )? k"


def _count(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the claims of a number that comes before its band."""
    subject, narrowed = found.subject("b"), found.at("narrow") >= 0
    number = found.tokens[found.at("n")]
    kind = ClaimKind.SOME if narrowed and not number.definite else ClaimKind.COUNT
    yield found.stated(kind, "n", "b")._replace(amount=number.amount, subject=subject, doubt=_ratio_doubt(found))
    before = found.amount("n0")
    if before is not None:
        kind_before = ClaimKind.UNNAMED if found.at("q0") < 0 else ClaimKind.BEFORE
        made = found.stated(kind_before, "n0")
        yield made._replace(amount=before, subject=subject, base=found.token("q0"))
    if kind is ClaimKind.COUNT:
        yield from shares(found, subject, "s1", "s2", "s3")
    yield from (each._replace(doubt=_ratio_doubt(found)) for each in wholes(found, "w", subject=subject))


_OF_FEW: Final = frozenset({3, 4, 5, 10})


def _ratio_doubt(found: Found) -> str | None:
    """Return the doubt about "four out of five were on target": it may be a ratio."""
    whole = found.amount("w")
    return PART if whole is not None and whole.value in _OF_FEW and "k" not in found.match[0] else None


def _part_of(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the claims of a part of a band: "four of the eight Reds"."""
    subject, group = found.subject("b") or found.subject("d"), "b" if found.at("b") >= 0 else "d"
    for name, kind in (("n", ClaimKind.SOME), ("v", ClaimKind.COUNT)):
        amount = found.amount(name)
        if amount is not None:
            names = (name, group) if name == "v" else (name,)
            of = None if amount.is_share else subject
            yield found.stated(kind, *names)._replace(amount=amount, subject=of)


def _share(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the claims of a share that comes before its band."""
    subject = found.subject("b")
    narrowed = found.at("narrow") >= 0
    if not narrowed:
        yield from shares(found, subject, "s", "s2")
    else:
        yield found.stated(ClaimKind.SHARE, "s")
    number = found.amount("n")
    if number is not None and not narrowed:
        yield found.stated(ClaimKind.COUNT, "n")._replace(amount=number, subject=subject)
    yield from wholes(found, "w", "v", subject=subject)


def _band(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the claims of a band that comes before its number."""
    subject = found.subject("b")
    if subject is not None and found.at("than") >= 0 and subject in VERBS.values():  # "Better than Quarter 1: 12"
        subject = Subject(subject.alternatives[1:])
    for name in ("n", "n2"):
        number = found.amount(name)
        if number is not None and number.signed:
            turn = 1 if number.value > 0 else -1
            amount = number._replace(value=abs(number.value))
            yield found.stated(ClaimKind.CHANGE, name)._replace(amount=amount, subject=subject, turn=turn)
        elif number is not None:
            names = ("b", name) if name == "n" else (name,)
            yield found.stated(ClaimKind.COUNT, *names)._replace(
                amount=number, subject=subject, when=found.token("q"), base=found.token("than")
            )
    yield from shares(found, subject, "s", "s1")
    yield from wholes(found, "w", "v")


_RATINGS: Final[Mapping[Kind, Subject]] = {Kind.BETTER: only(Group.RISEN), Kind.WORSE: only(Group.FALLEN)}


def _of_verb(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "the rating of six measures improved", which may be about directions too."""
    kind = found.tokens[found.at("b")].kind
    either = Subject((*_RATINGS[kind].alternatives, *VERBS[kind].alternatives))
    yield found.stated(ClaimKind.COUNT, "n", "b")._replace(amount=found.figure("n"), subject=either)


def _rated(found: Found, _: Subject | None) -> Iterator[Stated]:
    number = found.token("n")
    subject = only(Group.RATED)
    if number is not None:
        yield found.stated(ClaimKind.COUNT, "n", "r")._replace(amount=number.amount, subject=subject)
    yield from shares(found, subject, "s")
    yield from wholes(found, "w", "v")


def shares(found: Found, subject: Subject | None, *names: str) -> Iterator[Stated]:
    """Yield the claims of shares, also as shares of the counts beside them."""
    number, whole = found.amount("n"), found.amount("w") or found.amount("v")
    for name in names:
        share = found.amount(name)
        if share is None:
            continue
        made = found.stated(ClaimKind.SHARE, name)._replace(amount=share, subject=subject)
        if number is not None and whole is not None:
            yield made._replace(kind=ClaimKind.PART, within=number, whole=whole)
        else:
            yield made


def wholes(found: Found, *names: str, subject: Subject | None = None) -> Iterator[Stated]:
    """Yield the claims of totals: "of 40 KPIs"."""
    for name in names:
        token = found.token(name)
        if token is not None and token.kind is Kind.NUMBER:
            yield found.stated(ClaimKind.TOTAL, name)._replace(amount=token.amount, subject=subject, is_beside=True)


PART_OF: Final = r"(?: (?P<n>[ns]) | (?=fn) ) f (?P<v>n)? (?P<b>b) k"
KPIS_WITH: Final = r"(?<![A-Za-z]) f (?P<v>n) k (?P<d>[bdm]) (?=[,I])"

RESPECTIVELY: Final = (
    r"(?P<n1>n) (?:\((?P<s1>s)\))? [,&] (?P<n2>n) (?:\((?P<s2>s)\))? (?: ,?&? (?P<n3>n) (?:\((?P<s3>s)\))? )? "
    r"(?: f (?P<w>n)? )? k? (?P<b1>b) [,&] (?P<b2>b) (?: ,?&? (?P<b3>b) )? (?! [(:]?[ns] )"
)


BANDS_FIRST: Final = (
    rf"{_LEFT} N? (?P<b1>b) k? [,&] (?P<b2>b) k? (?: ,?&? (?P<b3>b) k? )? I? [:-]? "
    r"(?P<n1>n) (?:\((?P<s1>s)\))? [,&] (?P<n2>n) (?:\((?P<s2>s)\))? (?: ,?&? (?P<n3>n) (?:\((?P<s3>s)\))? )? "
    r"(?= [,.;)] | $ | I?[pqyc] )"
)


def _respectively(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield the claims of "22, nine and seven are Green, Amber and Red"."""
    whole = found.amount("w")
    if (found.at("n3") < 0) is not (found.at("b3") < 0):  # three counts of two bands
        yield found.stated(ClaimKind.COUNT, "n1")
        return
    for place in "123":
        number, share, subject = found.amount(f"n{place}"), found.amount(f"s{place}"), found.subject(f"b{place}")
        if number is not None:
            yield found.stated(ClaimKind.COUNT, f"n{place}")._replace(amount=number, subject=subject)
        if share is not None and number is not None:
            made = found.stated(ClaimKind.SHARE, f"s{place}")._replace(amount=share, subject=subject)
            yield made if whole is None else made._replace(kind=ClaimKind.PART, within=number, whole=whole)
    yield from wholes(found, "w")


def _targets(found: Found, _: Subject | None) -> Iterator[Stated]:
    """Yield "met three quarters of its targets", "missed 16 of its 38 targets"."""
    for name, kind in (("n", ClaimKind.COUNT), ("s", ClaimKind.SHARE)):
        amount = found.amount(name)
        if amount is not None:
            yield found.stated(kind, "b", name)._replace(amount=amount, subject=found.subject("b"))
    yield from wholes(found, "w")


IN_A_ROW: Final = rf"{_LEFT} (?P<b>b) k? (?P<sep>[:(-])? (?: (?P<n>n) | (?P<s>s) ) (?=bk?[:(-]?[ns](?!b(?![:(-]?[ns])))"

ROWS: Final = (
    row(r"(?P<b>b) (?: (?P<s>s) | (?P<n>n) ) f (?: (?P<w>n) )? t (?! [fns] )", _targets),
    row(r"(?P<b>b) (?P<n>n) t (?! [fns] )", _targets),
    row(RESPECTIVELY, _respectively),
    row(r"^ (?P<n>n) , N (?P<b>b) k?", _band),
    row(BANDS_FIRST, _respectively),
    row(IN_A_ROW, _band),
    row(PART_OF, _part_of),
    row(KPIS_WITH, _part_of),
    row(r"(?<=f) (?P<n>n) k? (?P<b>[BW])", _of_verb),
    row(NUMBER_FIRST, _count),
    row(SHARE_FIRST, _share),
    row(BAND_FIRST, _band),
    row(RATED, _rated),
    row(RATED_FOR, _rated),
    row(r"(?P<r>r) [:-] (?P<n>n) (?= [,.;] | $ )", _rated),
)
