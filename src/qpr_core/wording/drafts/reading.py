"""What a draft claims: how many, how many more or fewer, out of how many, and of which period."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from qpr_core.model.choice import Choice
from qpr_core.model.financial_year import FinancialYear
from qpr_core.model.scheme import Scheme
from qpr_core.wording.drafts.tokens import NAMED, Kind, Subject, Token, tokens_of

_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*")
_CLAUSE: Final = re.compile(r"[;:](?=\s)")
_TABLE_ROW: Final = re.compile(r"^\s*\||\S {2,}\S.* {2,}\S")
_LINKS: Final = (
    r"are|is|were|was|be|been|have|has|had|shows?|showed|showing|remain|remains|remained|now|currently|still|also|rated|at"
    r"|as|on|an?|with|the|that|which|where|r?ag|rating|ratings|status|latest|or|of them|in|this quarter"
)
_NOUNS: Final = r"\b(?:kpis?|(?:key )?performance indicators?(?: \(kpis?\))?|indicators?|measures?)\b"
_LINKED: Final = re.compile(rf"(?:[ ,]|\b(?:{_LINKS})\b)*[(]?")
_OUTCOME: Final = re.compile(r" (?:achieved|met|did|were|was|are|is|fell|missed|exceeded|have|had|came)\b[^()]*[(]")
_THE: Final = re.compile(r"\s*(?:the |all |all the |these )?\s*")
_BY: Final = re.compile(r"\s*(?:by )?\s*")
_SHARE_OF: Final = re.compile(
    r"[) ]*(?:of (?:the |all )?(?:[0-9]+ )?(?:our )?(?:kpis |indicators |measures )?)?(?:(?:are|were|is|was) )?"
    r"(?:now )?(?:rated )?"
)
_RATED: Final = re.compile(r"(?: that (?:are|were|have been|could be))? rated\b|,")
_IN: Final = re.compile(r" (?:in (?:the )?(?:number of )?)?")
_ENDS: Final = re.compile(r"\s*(?:$|[),;.\n])")
_BETWEEN: Final = {
    Kind.NOUN, Kind.SHARE, Kind.MEASURE, Kind.OF, Kind.BEFORE, Kind.MORE, Kind.TO, Kind.MOVE, Kind.RISE, Kind.FALL,
}  # fmt: skip
_TOGETHER: Final = re.compile(
    r"(?:[ ,/]|\b(?:or|and|plus|with|no|an?|are|is|have|has|also|both|rated|shows?|showing|that|which)\b)*"
)
_COLON: Final = re.compile(r"\s*[:=(]\s*")
_BESIDE: Final = re.compile(r"[ (:,]*(?:or )?")
_TURNS: Final = {Kind.RISE: 1, Kind.FALL: -1, Kind.MORE: 1, Kind.FEWER: -1}


class ClaimKind(Choice):
    """What is claimed."""

    COUNT = "so many are of a kind"
    BEFORE = "so many were of a kind in the quarter before"
    CHANGE = "so many more or fewer are of a kind"
    TURN = "more, or fewer, are of a kind"
    TOTAL = "there are so many"
    SHARE = "so many per 100 are of a kind"
    MOVED = "so many moved to a band"
    LABEL = "the change is since that period"


class Claim(NamedTuple):
    """One claim of a draft: of what, how many, and the words that make it."""

    kind: ClaimKind
    start: int
    end: int
    paragraph: int
    number: Fraction = Fraction(0)
    subject: Subject | None = None
    label: Token | None = None
    of: tuple[Fraction, Fraction] | None = None
    places: int = 0
    origin: Subject | None = None
    turn: int = 0


class Sentence(NamedTuple):
    """A sentence, its tokens, and the paragraph that it stands in."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int


class _Clause(NamedTuple):
    text: str
    start: int
    tokens: tuple[Token, ...]
    paragraph: int

    def kind(self, place: int) -> Kind | None:
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def gap(self, place: int) -> str:
        """Give the text between a token and the next."""
        return self.text[self.tokens[place].end : self.tokens[place + 1].start]

    def begins_with(self, place: int) -> bool:
        """Tell whether nothing but a bullet stands before a token."""
        return place == 0 and not re.sub(r"[\s-]", "", self.text[self.start : self.tokens[0].start])

    def follows_status(self, place: int) -> bool:
        """Tell whether a word stands before a token of which all KPIs have one."""
        return (
            re.search(r"(?:status|ratings?|total|set) $", self.text[self.start : self.tokens[place].start]) is not None
        )

    def claim(self, kind: ClaimKind, first: Token, last: Token) -> Claim:
        return Claim(kind, min(first.start, last.start), max(first.end, last.end), self.paragraph)


def sentences(text: str, scheme: type[Scheme], financial_year: FinancialYear) -> Iterator[Sentence]:
    """Find the sentences of a draft that `plain` gave and that speak of all KPIs.

    Rows of tables, what names an indicator or a service, and what was restated, do not.
    """
    paragraph, before = 0, 0
    for match in _SENTENCE.finditer(text):
        paragraph += bool(re.search(r"\n[ \t]*\r?\n", text[before : match.start() + 1]))
        before = match.end()
        told_of_all = NAMED not in match[0] and "restated" not in match[0]
        if told_of_all and not _TABLE_ROW.search(match[0]):
            found = tokens_of(match[0], scheme, financial_year)
            moved = (each._replace(start=each.start + match.start(), end=each.end + match.start()) for each in found)
            yield Sentence(match[0], match.start(), tuple(moved), paragraph)


def claims_of(sentence: Sentence, text: str) -> Iterator[Claim]:
    """Read the claims of a sentence of *text*, clause by clause."""
    cuts = [cut.start() + sentence.start for cut in _CLAUSE.finditer(sentence.text)]
    cuts = [cut for cut in cuts if not _is_label(sentence.tokens, cut)]
    for start, end in pairwise([sentence.start, *cuts, sentence.start + len(sentence.text)]):
        tokens = tuple(each for each in sentence.tokens if start <= each.start < end)
        clause = _Clause(text, start if start == sentence.start else start + 1, tokens, sentence.paragraph)
        if _is_of_some(clause):
            yield _counted(clause, clause.tokens[2], clause.tokens[1])
            return
        for place, token in enumerate(clause.tokens):
            match token.kind:
                case Kind.COUNT:
                    yield from _of_count(clause, place)
                case Kind.SAME:
                    yield from _change(clause, place, Fraction(0), token, token)
                case Kind.SHARE:
                    yield from _share(clause, place)
                case _:
                    pass


def _is_label(tokens: Sequence[Token], colon: int) -> bool:
    # "Green: 15" is one claim, "Of the 38 KPIs: 15 are Green" is two.
    before = [each for each in tokens if each.start < colon]
    return bool(before) and before[-1].kind is Kind.SUBJECT and before[-1].end == colon


def _is_of_some(clause: _Clause) -> bool:
    """Tell whether it begins "Of the eight Red KPIs, ...": what follows is said of these, and not of all."""
    return (
        len(clause.tokens) > 2
        and [clause.kind(place) for place in (0, 1)] == [Kind.OF, Kind.COUNT]
        and clause.begins_with(0)
        and _is_of_many(clause, 1)
    )


def _of_count(clause: _Clause, place: int) -> Iterator[Claim]:
    token, before, after = clause.tokens[place], clause.kind(place - 1), clause.kind(place + 1)
    gap = clause.gap(place - 1) if place else ""
    beyond = place + 2 if after is Kind.NOUN else place + 1
    if clause.kind(beyond) in {Kind.MORE, Kind.FEWER} and not clause.gap(beyond - 1).strip():
        last = clause.tokens[beyond]
        yield from _change(clause, place, _TURNS[last.kind] * token.number, token, last)
    elif clause.text[token.start] in "+-" and clause.text[token.start - 1 : token.start] == "(":
        yield from _change(clause, place, token.number, token, token)
    elif before in {Kind.RISE, Kind.FALL} and _BY.fullmatch(gap):
        first = clause.tokens[place - 1]
        yield from _change(clause, place - 1, _TURNS[first.kind] * token.number, first, token)
    elif before is Kind.OF and clause.kind(place - 2) in {Kind.RISE, Kind.FALL} and not gap.strip():
        first = clause.tokens[place - 2]
        yield from _change(clause, place - 2, _TURNS[first.kind] * token.number, first, token)
    elif before is Kind.FROM and not gap.strip():
        yield from _base(clause, place)
    elif before is Kind.OF and _THE.fullmatch(gap) and _is_of_many(clause, place):
        yield _counted(clause, clause.tokens[place + 1], token)
    elif before is Kind.OF and _THE.fullmatch(gap):
        part_of = clause.kind(place - 2) in {Kind.COUNT, Kind.SHARE} and not clause.gap(place - 2).strip(" (")
        whole_of = clause.begins_with(place - 1) or clause.follows_status(place - 1)
        if (part_of or whole_of) and _is_all(clause, place):
            yield clause.claim(ClaimKind.TOTAL, token, token)._replace(number=token.number)
    elif before is Kind.SUBJECT and _is_labelled(clause, place):
        yield _counted(clause, clause.tokens[place - 1], token)
    else:
        yield from _of_subject(clause, place)


def _is_labelled(clause: _Clause, place: int) -> bool:
    """Tell whether a number is that of the kind before it: "Red: 8", "Red (8)", "Green 15, Amber 15, Red 8"."""
    gap = clause.gap(place - 1)
    if not gap.strip():
        kinds = [each.kind for each in clause.tokens]
        return kinds.index(Kind.SUBJECT) < kinds.index(Kind.COUNT)
    return bool(_COLON.fullmatch(gap) and _ENDS.match(clause.text, clause.tokens[place].end))


def _is_all(clause: _Clause, place: int) -> bool:
    """Tell whether a number after "of" is one of KPIs, and not of cases."""
    if clause.kind(place + 1) is Kind.NOUN or _RATED.match(clause.text, clause.tokens[place].end):
        return True
    at = place + 2 if clause.kind(place + 1) is Kind.SHARE else place + 1
    if clause.kind(at) is not Kind.SUBJECT:
        return False
    gap = clause.text[clause.tokens[place].end : clause.tokens[at].start]
    return bool(_LINKED.fullmatch(re.sub(r"\([0-9.]+ ?%\)", "", gap)))


def _counted(clause: _Clause, subject: Token, number: Token) -> Claim:
    return clause.claim(ClaimKind.COUNT, number, subject)._replace(number=number.number, subject=subject.subject)


def _of_subject(clause: _Clause, place: int) -> Iterator[Claim]:
    token, at = clause.tokens[place], place + 1
    if clause.kind(at) is Kind.OF:  # "15 of the 38 KPIs are Green"; "one of the Reds" and "one of 8 Reds" claim no one
        if clause.kind(at + 1) is not Kind.COUNT or _is_of_many(clause, at + 1):
            return
        at += 2
    first = at
    while clause.kind(at) in _BETWEEN:
        if clause.kind(at) in {Kind.MOVE, Kind.RISE, Kind.FALL}:
            moved = list(_moved(clause, place, at))
            if moved:
                yield from moved
                return
        at += 1
    if clause.kind(at) is Kind.SUBJECT and _is_linked(clause, place, first, at) and not _is_narrowed(clause, at):
        yield _counted(clause, clause.tokens[at], token)


def _is_linked(clause: _Clause, place: int, first: int, at: int) -> bool:
    """Tell whether the words between a number and a kind make the number that of the kind."""
    words = re.sub(r"\s+", " ", clause.text[clause.tokens[place].end : clause.tokens[at].start])
    if _OUTCOME.fullmatch(re.sub(rf"^ {_NOUNS}", "", words)):
        return True
    near = all(clause.kind(each) in {Kind.NOUN, Kind.SHARE} for each in range(first, at)) and not words.endswith(", ")
    bare = re.sub(rf"{_NOUNS}|\([0-9.]+ ?%\)|[0-9.]+ ?%|of the [0-9]+|of [0-9]+", "", words)
    return near and words != " (" and _LINKED.fullmatch(bare) is not None


def _is_narrowed(clause: _Clause, place: int) -> bool:
    """Tell whether a kind is one of two that are taken together: "Green or Amber", "Red KPIs are worsening"."""
    after = place + 2 if clause.kind(place + 1) is Kind.NOUN else place + 1
    if clause.kind(after) is not Kind.SUBJECT:
        return False
    between = clause.text[clause.tokens[place].end : clause.tokens[after].start]
    return _TOGETHER.fullmatch(re.sub(_NOUNS, "", between)) is not None


def _is_of_many(clause: _Clause, place: int) -> bool:
    """Tell whether a number is directly that of several of a kind: "8 Reds", "8 Red KPIs"."""
    if clause.kind(place + 1) is not Kind.SUBJECT or clause.gap(place).strip():
        return False
    subject = clause.tokens[place + 1]
    return clause.kind(place + 2) is Kind.NOUN or clause.text[subject.start : subject.end].endswith("s")


def _subject_near(clause: _Clause, first: int, last: int) -> Token | None:
    """Give whose change it is: of the kind named just behind it, or else before it, or else anywhere behind it."""
    after = [each for each in clause.tokens[last + 1 :] if each.kind is Kind.SUBJECT]
    if after and _IN.fullmatch(clause.text[clause.tokens[last].end : after[0].start]):
        return after[0]
    before = [each for each in clause.tokens[:first] if each.kind is Kind.SUBJECT]
    return before[-1] if before else after[0] if after else None


def _label(clause: _Clause, place: int, subject: Token) -> Token | None:
    joints = {Kind.COUNT, Kind.NOUN, Kind.MORE, Kind.FEWER, Kind.FROM, Kind.TO, Kind.OF}
    for token in clause.tokens[place + 1 :]:
        if token.kind in {Kind.PERIOD, Kind.YEAR_AGO, Kind.BEFORE}:
            return token
        if token.kind not in joints and token is not subject:
            return None
    return None


def _change(clause: _Clause, place: int, number: Fraction, first: Token, last: Token) -> Iterator[Claim]:
    subject = _subject_near(clause, place, clause.tokens.index(last))
    if subject is not None:
        label = _label(clause, place, subject)
        claim = clause.claim(ClaimKind.CHANGE, first, last)
        yield claim._replace(number=number, subject=subject.subject, label=label)
        if label is not None:
            yield clause.claim(ClaimKind.LABEL, label, label)._replace(subject=subject.subject, label=label)


def _base(clause: _Clause, place: int) -> Iterator[Claim]:
    token, turn, subject = clause.tokens[place], clause.kind(place - 2), _subject_near(clause, place, place)
    if subject is None or turn not in {Kind.RISE, Kind.FALL, Kind.MOVE, Kind.SUBJECT, Kind.COUNT}:
        return
    then = clause.kind(place + 1) is Kind.TO and clause.kind(place + 2) is Kind.COUNT
    label = _label(clause, place + 2 if then else place, subject)
    base = clause.claim(ClaimKind.BEFORE, token, token)
    yield base._replace(number=token.number, subject=subject.subject, label=label)
    if turn in {Kind.RISE, Kind.FALL}:
        turned = clause.claim(ClaimKind.TURN, clause.tokens[place - 2], token)
        yield turned._replace(turn=_TURNS[turn], subject=subject.subject, label=label)
    if then:
        yield _counted(clause, subject, clause.tokens[place + 2])


def _moved(clause: _Clause, place: int, verb: int) -> Iterator[Claim]:
    ends: dict[Kind, Token] = {}
    for joint, each in pairwise(clause.tokens[verb + 1 :]):
        if joint.kind in {Kind.FROM, Kind.TO} and isinstance(each.subject, Scheme):
            ends.setdefault(joint.kind, each)
    if Kind.TO in ends:
        yield clause.claim(ClaimKind.MOVED, clause.tokens[place], ends[Kind.TO])._replace(
            number=clause.tokens[place].number,
            subject=ends[Kind.TO].subject,
            origin=ends[Kind.FROM].subject if Kind.FROM in ends else None,
            turn=_TURNS.get(clause.tokens[verb].kind, 0),
        )


def _share(clause: _Clause, place: int) -> Iterator[Claim]:
    token, pair, subject = clause.tokens[place], _pair_beside(clause, place), _share_of(clause, place)
    if pair is None and subject is None:
        return
    places = len(re.sub("[^0-9.]", "", clause.text[token.start : token.end]).partition(".")[2])
    yield clause.claim(ClaimKind.SHARE, token, token)._replace(
        number=token.number, places=places, subject=None if subject is None else subject.subject, of=pair
    )


def _pair_beside(clause: _Clause, place: int) -> tuple[Fraction, Fraction] | None:
    """Give n and m of "n of m" just before the share, a noun between them or not, or just behind it in brackets."""
    kinds, pattern = [each.kind for each in clause.tokens], [Kind.COUNT, Kind.OF, Kind.COUNT]
    behind = place + 1 < len(kinds) and clause.gap(place).strip() == "("
    before = place - 4 if clause.kind(place - 1) is Kind.NOUN else place - 3
    for start in (place + 1 if behind else -1, before):
        if start >= 0 and kinds[start : start + 3] == pattern:
            return clause.tokens[start].number, clause.tokens[start + 2].number
    return None


def _share_of(clause: _Clause, place: int) -> Token | None:
    """Give the kind whose share it is: the one beside it, in a clause that counts KPIs."""
    kinds = [each.kind for each in clause.tokens]
    if not {Kind.NOUN, Kind.COUNT} & set(kinds) or Kind.SUBJECT not in kinds:
        return None  # "Calls answered: Green (87%)" is a result
    if kinds.index(Kind.SUBJECT) < kinds.index(Kind.SHARE):  # "Green 39%, Amber 39%"
        beside = clause.kind(place - 1) is Kind.SUBJECT and _BESIDE.fullmatch(clause.gap(place - 1))
        together = place > 1 and clause.kind(place - 2) is Kind.SUBJECT and _is_narrowed(clause, place - 2)
        return clause.tokens[place - 1] if beside and not together else None
    at = place + 1
    while clause.kind(at) in {Kind.OF, Kind.NOUN, Kind.COUNT}:
        at += 1
    if clause.kind(at) is not Kind.SUBJECT or _is_narrowed(clause, at):
        return None
    gap = re.sub(r"\s+", " ", clause.text[clause.tokens[place].end : clause.tokens[at].start])
    return clause.tokens[at] if _SHARE_OF.fullmatch(gap) else None
