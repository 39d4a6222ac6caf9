"""Links: input is a clause and the index of a token, output is what it belongs to.

In "15 are Green and eight Red", 15 belongs to Green and eight to Red.
"""

import re
from typing import Final

from qpr_core.wording.drafts.clauses import Clause
from qpr_core.wording.drafts.kinds import QUARTERS, Kind, Token

_LINKS: Final = (
    r"are|is|were|was|be|been|have|has|had|shows?|showed|showing|remain|remains|remained|now|currently|still|also|rated|at"
    r"|as|on|an?|with|the|that|which|where|r?ag|rating|ratings|status|latest|or|in|this quarter"
)
_KPIS: Final = r"\b(?:kpis?|(?:key )?performance indicators?(?: \(kpis?\))?|indicators?|measures?)\b"
_LINKED: Final = re.compile(rf"(?:[ ,]|\b(?:{_LINKS})\b)*[(]?")
_OUTCOME: Final = re.compile(r" (?:achieved|met|did|were|was|are|is|fell|missed|exceeded|have|had|came)\b[^()]*[(]")
_RATED: Final = re.compile(r"(?: that (?:are|were|have been|could be))? rated\b|,")
_IN: Final = re.compile(r" (?:in (?:the )?(?:number of )?|(?:are |were |is )?(?:now )?(?:rated )?)?")
_DURING: Final = re.compile(
    r"(?: (?:is|are|was|were|has been|have been)(?: rated| reported| recorded)?)? (?:in|for|at|during) (?:the )?"
)
_AGAINST: Final = re.compile(
    r"(?:in comparison|compared) (?:with|to) (?:the )?(?:position |figures? |results? )?(?:in |at |for )?"
    r"(?:the )?(?:end of )?(?:the )?"
)
_ENDS: Final = re.compile(r"\s*(?:$|[),;.\n])")
_TOGETHER: Final = re.compile(
    r"(?:[ ,/]|\b(?:or|and|plus|with|no|an?|are|is|have|has|also|both|rated|shows?|showing|that|which)\b)*"
)
_LABELS: Final = {Kind.SUBJECT, Kind.COUNT}
_MOVES: Final = {Kind.MOVE, Kind.RISE, Kind.FALL}
_OPENS: Final = re.compile(
    r"[\s-]*(?:(?:the )?(?:performance|ratings?|results?|position|outturn|figures|(?:rag )?status) )?"
    r"(?:(?:as )?(?:in|for|at|during|of) )?(?:the )?(?:end of )?(?:the )?"
)
_DO: Final = re.compile(
    r" (?:has|have|had|is|are|was|were|will|needs?|continues?|improved|worsened|declined|rose|fell|missed|exceeded)\b"
    r"(?! (?:now |also |been )?(?:reported|recorded|rated|listed|shown|counted)\b)"
)
_ALL: Final = re.compile(r"\b(?:the|all|our|these|those) $")
_NOW: Final = re.compile(r" [(][0-9a-z,-]+ now[)]")
_COLON: Final = re.compile(r"\s*[:=(]\s*")


def is_labelled(clause: Clause, index: int) -> bool:
    """Return True if a count belongs to the subject before it: "Red: 8", "Red (8)"."""
    gap = clause.gap(index - 1)
    if not gap.strip():
        return next(each.kind for each in clause.tokens if each.kind in _LABELS) is Kind.SUBJECT
    return bool(_COLON.fullmatch(gap) and _ENDS.match(clause.text, clause.tokens[index].end))


def is_all(clause: Clause, index: int) -> bool:
    """Return True if a count after "of" counts KPIs: "of the 38 KPIs"."""
    if clause.kind(index + 1) is Kind.KPIS or _RATED.match(clause.text, clause.tokens[index].end):
        return True
    at = index + 2 if clause.kind(index + 1) is Kind.SHARE else index + 1
    if clause.kind(at) is not Kind.SUBJECT:
        return False
    gap = clause.text[clause.tokens[index].end : clause.tokens[at].start]
    return bool(_LINKED.fullmatch(re.sub(r"\([0-9.]+ ?%\)", "", gap)))


def is_linked(clause: Clause, index: int, first: int, at: int) -> bool:
    """Return True if words link a count to a subject: "15 are now Green"."""
    words = re.sub(r"\s+", " ", clause.text[clause.tokens[index].end : clause.tokens[at].start])
    if _OUTCOME.fullmatch(re.sub(rf"^ {_KPIS}", "", words)):
        return True
    near = all(clause.kind(each) in {Kind.KPIS, Kind.SHARE} for each in range(first, at)) and not words.endswith(", ")
    bare = re.sub(rf"{_KPIS}|\([0-9.]+ ?%\)|[0-9.]+ ?%|of the [0-9]+|of [0-9]+", "", words)
    return near and words != " (" and _LINKED.fullmatch(bare) is not None


def is_narrowed(clause: Clause, index: int) -> bool:
    """Return True if two subjects are combined: "Green or Amber"."""
    after = index + 2 if clause.kind(index + 1) is Kind.KPIS else index + 1
    if clause.kind(after) is not Kind.SUBJECT:
        return False
    between = clause.text[clause.tokens[index].end : clause.tokens[after].start]
    return _TOGETHER.fullmatch(re.sub(_KPIS, "", between)) is not None


def is_moving(clause: Clause, index: int) -> bool:
    """Return True if a subject is the origin of a move: "Seven Reds moved to Green"."""
    verb = index + 2 if clause.kind(index + 1) is Kind.KPIS else index + 1
    return clause.kind(verb) in _MOVES and clause.kind(verb + 1) is Kind.TO


def is_then(clause: Clause, index: int) -> bool:
    """Return True if the current count follows in brackets: "1 was Green (2 now)"."""
    return _NOW.match(clause.text, clause.tokens[index].end) is not None


def is_of_many(clause: Clause, index: int) -> bool:
    """Return True if a count is directly before its subject: "8 Reds", "8 Red KPIs"."""
    if clause.kind(index + 1) is not Kind.SUBJECT or clause.gap(index).strip():
        return False
    subject = clause.tokens[index + 1]
    return clause.kind(index + 2) is Kind.KPIS or clause.text[subject.start : subject.end].endswith("s")


def are_a_few(clause: Clause, index: int, at: int) -> bool:
    """Return True for some KPIs of a subject: "Two Red KPIs have improved"."""
    last = at + 1 if clause.kind(at + 1) is Kind.KPIS else at
    is_whole = _ALL.search(clause.text[clause.start : clause.tokens[index].start])
    return not is_whole and _DO.match(clause.text, clause.tokens[last].end) is not None


def is_of_some(clause: Clause) -> bool:
    """Return True for "Of the eight Red KPIs, ...": the rest is about these."""
    begins = [clause.kind(index) for index in (0, 1)] == [Kind.OF, Kind.COUNT]
    return begins and clause.begins_with(0) and is_of_many(clause, 1)


def subject_near(clause: Clause, first: int, last: int) -> Token | None:
    """Return the subject of a change: directly after it, before it, or anywhere after.

    "three more Reds", "Reds rose by three", "up three in the last quarter for Reds".
    """
    after = [each for each in clause.tokens[last + 1 :] if each.kind is Kind.SUBJECT]
    if after and _IN.fullmatch(clause.text[clause.tokens[last].end : after[0].start]):
        return after[0]
    before = [each for each in clause.tokens[:first] if each.kind is Kind.SUBJECT]
    return before[-1] if before else after[0] if after else None


def opening_comparison(clause: Clause) -> Token | None:
    """Return the quarter of an opening such as "Compared with Quarter 1, ..."."""
    at = 2 if clause.kind(1) is Kind.OF else 1  # "Compared with the end of Quarter 1, ..."
    if clause.kind(at) not in QUARTERS or not clause.begins_with(0):
        return None
    quarter = clause.tokens[at]
    return quarter if _AGAINST.fullmatch(clause.text[clause.tokens[0].start : quarter.start]) else None


def quarter_of_change(clause: Clause, index: int, subject: Token) -> Token | None:
    """Return the quarter that a change is since, named after it or at the start."""
    return _label_after(clause, index, subject) or clause.against


def _label_after(clause: Clause, index: int, subject: Token) -> Token | None:
    linking = {Kind.COUNT, Kind.KPIS, Kind.MORE, Kind.FEWER, Kind.FROM, Kind.TO, Kind.OF}
    for token in clause.tokens[index + 1 :]:
        if token.kind in QUARTERS:
            return token
        if token.kind not in linking and token is not subject:
            return None
    return None


def quarter_of_count(clause: Clause, index: int) -> Token | None:
    """Return the quarter of a count, if it is named: "In Quarter 1, 16 were Green"."""
    first = 1 if clause.kind(0) is Kind.OF else 0  # "At the end of Quarter 1, 16 were Green"
    if clause.kind(first) in QUARTERS and _OPENS.fullmatch(clause.text[clause.start : clause.tokens[first].start]):
        return clause.tokens[first]
    after = index + 2 if clause.kind(index + 1) is Kind.KPIS else index + 1
    is_named = clause.kind(after) in QUARTERS and _DURING.fullmatch(clause.gap(after - 1))
    return clause.tokens[after] if is_named else None
