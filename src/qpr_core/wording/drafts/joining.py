"""Joining: tokens that mean something else together than alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.lexicon import SAME_QUARTERS
from qpr_core.wording.drafts.words import Kind, Subject, Token, When

_MEASURED: Final = frozenset({Kind.MEASURE})
_BOUNDED: Final = {Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE}
_BEHIND: Final = {Kind.MORE: Bound.AT_LEAST, Kind.FEWER: Bound.AT_MOST, Kind.BETTER: Bound.AT_LEAST}


def merged(tokens: list[Token]) -> list[Token]:
    """Join bounds with their numbers, and an outcome with its colour in brackets."""
    made: list[Token] = []
    for token in tokens:
        previous = made[-1] if made else None
        if previous is not None and previous.kind is Kind.BOUND:
            made.pop()
            behind = made[-1].kind if made else None
            is_length = behind in _BOUNDED and token.kind is Kind.DURATION  # "48 more than twelve months before"
            is_apart = behind is not Kind.NUMBER or token.kind is not Kind.NUMBER
            if token.kind in _BOUNDED and is_apart and not is_length:
                made.append(_bounded(previous, token))
                continue
            made.extend(_unbounded(previous, None if token.kind in _ENDS and behind not in _MEASURED else behind))
        made.append(token)
        _join_colour(made)
        _join_symbol(made)
        _join_or_more(made)
    if made and made[-1].kind is Kind.BOUND:
        last = made.pop()
        made.extend(_unbounded(last, Kind.MEASURE if made and made[-1].kind in _MEASURED else None))
    return made


def _bounded(bound: Token, token: Token) -> Token:
    given, amount = Bound(bound.value), token.amount
    amount = amount._replace(bound=given)
    return token._replace(start=bound.start, value=amount, definite=bound.definite)


_ENDS: Final = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.CLOSE, Kind.AND, Kind.DASH})
"""The marks behind "seven are well below", which compares with nothing."""

_COMPARED: Final = {Bound.OVER: Kind.MORE, Bound.UNDER: Kind.FEWER}


def _unbounded(bound: Token, behind: Kind | None) -> Iterator[Token]:
    """Yield what a bound means where no number follows: "one more than", "over"."""
    meaning = Bound(bound.value)
    if meaning in _COMPARED and behind in _BOUNDED:
        split = bound.end - len(" than") if bound.end - bound.start > len(" than") + 1 else bound.end
        yield bound._replace(kind=_COMPARED[meaning], end=split, value=None)
        yield bound._replace(kind=Kind.THAN, start=split, value=None)
    else:
        yield bound._replace(kind=Kind.UNKNOWN, value=None)


def _join_colour(made: list[Token]) -> None:
    """Replace "met target (Green)" and "Green (target met)" by one token."""
    kinds = [token.kind for token in made[-4:]]
    if kinds[:3] != [Kind.BAND, Kind.OPEN, Kind.BAND] or len(kinds) < len("b(b)"):
        return
    first, bracket, band, close = made[-4:]
    both = _both(first.subject, band.subject)
    if both is None or close.kind not in {Kind.CLOSE, Kind.COMMA}:
        return
    joined = first._replace(value=both)
    made[-4:] = [joined._replace(end=close.end)] if close.kind is Kind.CLOSE else [joined, bracket]


def _join_symbol(made: list[Token]) -> None:
    """Replace "stable ►" by one token: a word and a symbol for the same direction."""
    if [token.kind for token in made[-2:]] == [Kind.DIRECTION, Kind.DIRECTION]:
        first, second = made[-2:]
        if first.subject.alternatives[0] == second.subject.alternatives[0] and second.start - first.end <= 1:
            made[-2:] = [first._replace(end=second.end)]


def _both(outcome: Subject, colour: Subject) -> Subject | None:
    """Return what two words for one thing mean together; "met target" is never Red."""
    pairs = [(one, other) for one in outcome.alternatives for other in colour.alternatives]
    common = dict.fromkeys(one & other for one, other in pairs if one <= other or other <= one)
    side = outcome.side if outcome.side == colour.side else 0
    return Subject(tuple(common), side) if common else None


def _join_or_more(made: list[Token]) -> None:
    """Replace "20 or more" by one token."""
    kinds = [token.kind for token in made[-3:]]
    if len(kinds) == len("n|M") and kinds[0] in _BOUNDED and kinds[1] is Kind.OR and kinds[2] in _BEHIND:
        number, _, more = made[-3:]
        amount = number.amount._replace(bound=_BEHIND[kinds[2]])
        made[-3:] = [number._replace(end=more.end, value=amount)]


_AWAY: Final = (
    "below",
    "under",
    "short",
    "behind",
    "off",
    "above",
    "over",
    "from",
    "better",
    "worse",
    "ahead",
    "outside",
)


_ONE_DOES: Final = frozenset(["is", "meets", "exceeds", "misses", "reaches", "has", "achieves"])
"""Words after one result: "384 meets the target", but not "384 meet it"."""


def dated(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "Quarter 3 last year" is one.

    In "up two on Quarter 1" the word "on" compares.

    >>> from qpr_core.wording.drafts.words import When
    >>> draft = "Q3 last year"
    >>> tokens = [Token(Kind.PERIOD, 0, 2, When(quarter=3)), Token(Kind.YEAR_AGO, 3, 12)]
    >>> [token.end for token in dated(draft, tokens)]
    [12]
    """
    made: list[Token] = []
    for token in tokens:
        if token.kind is Kind.YEAR_AGO and len(made) > 1 and made[-1].kind is Kind.OF:  # "Quarter 3 of last year"
            is_date = isinstance(made[-2].value, When)
            made = made[:-1] if is_date else made
        behind = made[-1] if made else None
        if (
            behind is not None
            and behind.kind in _BOUNDED
            and _LAST.match(text, token.start)
            and _is_quarterly(text, made)
        ):
            made.append(token._replace(kind=Kind.BEFORE))
            continue
        if behind is not None and _word(text, behind) in SAME_QUARTERS and _year(token) is not None:
            made[-1] = token._replace(start=behind.start, value=When(_year(token), is_of_other_year=True))
            continue
        if _word(text, token) in _AGO and _is_length(text, made):
            is_known = _word(text, token) == "ago" or not any(isinstance(each.value, When) for each in made)
            ago = quarters_of(made[-1].amount) if is_known else None
            made[-1] = token._replace(kind=Kind.PERIOD, start=made[-1].start, value=When(quarters_ago=ago))
            continue
        is_in = (
            behind is not None
            and token.kind is Kind.YEAR_AGO
            and text[behind.end : token.start].strip() in {"", "of", "in"}
        )
        if is_in and behind is not None and isinstance(behind.value, When) and behind.value.period is None:
            made[-1] = behind._replace(end=token.end, value=behind.value._replace(is_of_other_year=True))
            continue
        made.append(token)
        kinds = [each.kind for each in made[-3:]]
        if (
            len(kinds) == len("UIp")
            and (kinds[0] in _COMPARABLE or made[-3].value in _MOVEMENTS)
            and kinds[1] is Kind.IN
            and kinds[2] in _DATES
        ):
            is_on = text[made[-2].start : made[-2].end].lower() == "on"
            made[-2] = made[-2]._replace(kind=Kind.THAN if is_on else Kind.IN)
    yield from made


_LAST: Final = re.compile(r"last(?=\s*(?:[,;.)]|$))", re.IGNORECASE)


def _is_quarterly(text: str, tokens: Sequence[Token]) -> bool:
    """Return True if "this quarter" comes before "£356,000 last"."""
    return any(each.kind is Kind.NOW and _word(text, each).endswith("quarter") for each in tokens)


def _is_length(text: str, tokens: Sequence[Token]) -> bool:
    """Return True if the last token is a length of time; "for two years" lasts."""
    return bool(tokens) and tokens[-1].kind is Kind.DURATION and (len(tokens) == 1 or _word(text, tokens[-2]) != "for")


_AGO: Final = frozenset({"ago", "earlier", "before"})
"""Words behind a length of time, which then names a quarter: "six months ago"."""

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


def quarters_of(length: Amount) -> int | None:
    """Return a length of time in quarters; `None` if it is not a whole number of them.

    >>> from fractions import Fraction
    >>> quarters_of(Amount(Fraction(6), "months")), quarters_of(Amount(Fraction(4), "months"))
    (2, None)
    """
    quarters = length.value * _MONTHS.get(length.unit.rstrip("s"), 0) / 3
    return int(quarters) if quarters and quarters.denominator == 1 and length.bound is Bound.EXACT else None


def _year(token: Token) -> Period | None:
    """Return the year that a token names."""
    period = token.value.period if isinstance(token.value, When) else None
    return period if period is not None and period.frequency is Frequency.YEARLY else None


_MOVEMENTS: Final = frozenset(["movement", "movements", "change", "changes"])
_DATES: Final = frozenset({Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO})
_COMPARABLE: Final = frozenset({
    Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.MORE, Kind.FEWER,
})  # fmt: skip


_LIMITS: Final = frozenset(["standard", "limit", "goal", "threshold", "benchmark", "ceiling"])


def aims(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "we aim for 93%" is a target where a KPI is named."""
    has_name = any(token.kind is Kind.NAME or token.kind is Kind.IT for token in tokens)
    for at, token in enumerate(tokens):
        word = _word(text, token)
        if token.kind is Kind.UNKNOWN and word in _EXTREMES and at and tokens[at - 1].kind is Kind.DURATION:
            yield token._replace(kind=Kind.VAGUE, value=_EXTREMES[word])  # "a ten-quarter high"
            continue
        if has_name and _aims_for(text, tokens, at):
            yield token._replace(kind=Kind.TARGET, end=tokens[at + 1].end, value=None)
        elif not (has_name and at and _aims_for(text, tokens, at - 1)):
            yield token


def limits(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; "the 30% limit" is a target.

    "Below its 95% target" has a side too.
    """
    for at, token in enumerate(tokens):
        behind, after = (tokens[at - 1] if at else None), (tokens[at + 1] if at + 1 < len(tokens) else None)
        if behind is not None and behind.kind is Kind.THAN and _word(text, token) in _LIMITS:
            yield token._replace(kind=Kind.TARGET, value=EITHER_LIMIT)  # the target or the floor
            continue
        if behind is not None and behind.kind in _BOUNDED and _word(text, token) in _LIMITS:
            yield token._replace(kind=Kind.TARGET, value=None)
            continue
        side = _SIDES.get(_word(text, token).partition(" ")[0])
        is_limit = after is not None and (after.kind is Kind.TARGET or _word(text, after) in _LIMITS)
        if side is not None and token.kind in {Kind.SHARE, Kind.MEASURE, Kind.NUMBER} and is_limit:
            yield Token(side, token.start, token.start)
            yield token._replace(value=token.amount._replace(bound=Bound.EXACT))
        else:
            yield token


EITHER_LIMIT: Final = "target or floor"
"""The value of "the ceiling", which may be either."""

_EXTREMES: Final = {"high": "highest", "low": "lowest", "peak": "highest"}

_AIMS: Final = frozenset(["aim", "aims", "aimed", "aiming"])


def _aims_for(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return True for "we aim for" beside one figure with a unit."""
    if tokens[at].kind is not Kind.AIM or _word(text, tokens[at]) not in _AIMS or at + 1 == len(tokens):
        return False
    if tokens[at + 1].kind is not Kind.IN or _word(text, tokens[at + 1]) != "for":
        return False
    behind, after = (tokens[at - 1] if at else None), (tokens[at + 2] if at + 2 < len(tokens) else None)
    if after is None or after.kind in _ENDS:
        return behind is not None and behind.kind in {Kind.SHARE, Kind.MEASURE, Kind.THAN}
    return after.kind in {Kind.SHARE, Kind.MEASURE} and (at + 3 == len(tokens) or tokens[at + 3].kind in _ENDS)


def _word(text: str, token: Token) -> str:
    return text[token.start : token.end].lower()


_SIDES: Final = {"below": Kind.FEWER, "under": Kind.FEWER, "above": Kind.MORE, "over": Kind.MORE}


def results(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a figure before "target of 90%" is one result."""
    single = [_is_of_one(text, tokens, at) for at in range(len(tokens))]
    for at, token in enumerate(tokens):
        nearby = any(single[at : at + _NEAR])
        yield token._replace(kind=Kind.MEASURE) if nearby and token.kind in {Kind.NUMBER, Kind.SHARE} else token


_NEAR: Final = 9
"""The greatest number of tokens between the start of a result and its target."""


def _is_of_one(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.BAND:
        after = [each.kind for each in tokens[at + 1 : at + 3]]
        names_target = text[token.start : token.end].lower().endswith(("target", "floor", "standard"))
        return names_target and after[:1] == [Kind.OF] and after[-1] in _BOUNDED
    if token.kind is not Kind.NUMBER or token.amount.value in {0, 1}:
        return False
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    word = text[token.end : following.end].split()[:1]
    is_verb = bool(word) and word[0].lower() in _ONE_DOES
    return is_verb and (following.kind in _BOUNDED or word[0].lower() not in {"is", "has"})


def distances(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; the share in "10% below target" is a distance."""
    kinds = "".join(token.kind.value for token in tokens)
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        is_listed = kinds[max(at - 3, 0) : at] in {"sb,", "sb&"}  # "25% within tolerance and 18% off target"
        if token.kind is Kind.SHARE and after is not None and after.kind is Kind.BAND and not is_listed:
            beside = text[token.end : after.start].isspace()
            if beside and text[after.start : after.end].lower().startswith(_AWAY):
                yield token._replace(kind=Kind.MEASURE)
                continue
        yield token


def with_codes(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens; a name with the code of a different KPI is ambiguous."""
    found = list(tokens)
    for at, token in enumerate(found):
        behind = found[at : at + len("K(K)")]
        before = found[max(at - len("K("), 0) : at + 2]
        is_ambiguous = _has_wrong_code(behind) or (len(before) == len("K(K)") and _has_wrong_code(before))
        yield token._replace(kind=Kind.AMBIGUOUS) if is_ambiguous else token


def _has_wrong_code(tokens: Sequence[Token]) -> bool:
    kinds = [token.kind for token in tokens]
    is_coded = kinds[:3] == [Kind.NAME, Kind.OPEN, Kind.NAME] and kinds[3:] in ([Kind.CLOSE], [Kind.COMMA])
    return is_coded and tokens[0].value != tokens[2].value
