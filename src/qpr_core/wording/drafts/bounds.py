"""Bounds: joined with their numbers, and outcomes with their colours."""

from collections.abc import Iterator
from typing import Final

from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.words import Kind, Subject, Token

_MEASURED: Final = frozenset({Kind.MEASURE})
BOUNDED: Final = {Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE}
_BEHIND: Final = {Kind.MORE: Bound.AT_LEAST, Kind.FEWER: Bound.AT_MOST, Kind.BETTER: Bound.AT_LEAST}


def merged(tokens: list[Token]) -> list[Token]:
    """Join bounds with their numbers, and an outcome with its colour in brackets."""
    made: list[Token] = []
    for token in tokens:
        previous = made[-1] if made else None
        if previous is not None and previous.kind is Kind.BOUND:
            made.pop()
            behind = made[-1].kind if made else None
            is_length = behind in BOUNDED and token.kind is Kind.DURATION  # "48 more than twelve months before"
            is_apart = behind is not Kind.NUMBER or token.kind is not Kind.NUMBER
            if token.kind in BOUNDED and is_apart and not is_length:
                made.append(_bounded(previous, token))
                continue
            if token.kind in _LIMITS and Bound(previous.value) in _SIDES:
                made.append(previous._replace(kind=_SIDES[Bound(previous.value)], value=None))
            else:
                made.extend(_unbounded(previous, None if token.kind in ENDS and behind not in _MEASURED else behind))
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


ENDS: Final = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.CLOSE, Kind.AND, Kind.DASH})
"""The marks behind "seven are well below", which compares with nothing."""

_LIMITS: Final = frozenset({Kind.TARGET, Kind.FLOOR})
_SIDES: Final = {
    Bound.OVER: Kind.MORE, Bound.JUST_OVER: Kind.MORE, Bound.UNDER: Kind.FEWER, Bound.ALMOST: Kind.FEWER,
}  # fmt: skip
"""The kinds of bounds before a limit: "just above the upper limit"."""

_COMPARED: Final = {Bound.OVER: Kind.MORE, Bound.UNDER: Kind.FEWER}


def _unbounded(bound: Token, behind: Kind | None) -> Iterator[Token]:
    """Yield what a bound means where no number follows: "one more than", "over"."""
    meaning = Bound(bound.value)
    if meaning in _COMPARED and behind in BOUNDED:
        split = bound.end - len(" than") if bound.end - bound.start > len(" than") + 1 else bound.end
        yield bound._replace(kind=_COMPARED[meaning], end=split, value=None)
        yield bound._replace(kind=Kind.THAN, start=split, value=None)
    else:
        yield bound._replace(kind=Kind.UNKNOWN, value=bound.value if meaning is Bound.UNDER else None)


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
    if len(kinds) == len("n|M") and kinds[0] in BOUNDED and kinds[1] is Kind.OR and kinds[2] in _BEHIND:
        number, _, more = made[-3:]
        amount = number.amount._replace(bound=_BEHIND[kinds[2]])
        made[-3:] = [number._replace(end=more.end, value=amount)]
