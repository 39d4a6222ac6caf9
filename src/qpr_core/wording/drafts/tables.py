"""Tables: each cell is a claim about its row and its column."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.anaphora import key_of
from qpr_core.wording.drafts.cells import cells_of, is_between_bars, is_plain
from qpr_core.wording.drafts.lexer import tokens_of
from qpr_core.wording.drafts.reading import Reading, read_sentence, unread
from qpr_core.wording.drafts.sentences import Sentence
from qpr_core.wording.drafts.setting import Setting
from qpr_core.wording.drafts.stated import NOT_OURS, PART, UNKNOWN, ClaimKind, Stated
from qpr_core.wording.drafts.vocabulary import Vocabulary
from qpr_core.wording.drafts.words import Group, Kind, Subject, Token, only

_RULE: Final = re.compile(r"[\s|:-]+")
_SUBJECTS: Final = {Kind.BAND, Kind.DIRECTION, Kind.MISSING}
_PERIODS: Final = {Kind.PERIOD, Kind.BEFORE, Kind.YEAR_AGO, Kind.NOW}
_AMOUNTS: Final = {Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.DURATION}
_RESULTS: Final = frozenset({"result", "results", "actual", "outturn", "performance", "value", "figure", "latest"})
"""The words of a heading above results."""

_TARGETS: Final = frozenset({"standard", "goal", "ambition"})
"""The words of a heading above targets, besides "target"."""

_ANSWERS: Final = {Kind.DIRECTION, Kind.BETTER, Kind.WORSE, Kind.SAME}


class _Head(NamedTuple):
    """The subject, the quarter or the KPI of a row or a column."""

    subject: Subject | None = None
    when: Token | None = None
    group: str | None = None
    name: str | None = None
    is_target: bool = False
    is_floor: bool = False
    is_total: bool = False
    is_unknown: bool = False


def read_tables(text: str, rows: Sequence[Sentence], vocabulary: Vocabulary, around: Setting) -> Iterator[Reading]:
    """Yield what each row of one table claims; the first row has the headings.

    A row that does not fit the headings is read as a sentence if there are marks between its cells, and it names no
    KPI. Otherwise it is not known what its figures are about.
    """
    columns: list[_Head] = []
    is_board = _is_board([[tokens_of(text, *span, vocabulary) for span in spans] for spans in cells_of(text, rows)])
    for index, (row, spans) in enumerate(zip(rows, cells_of(text, rows), strict=True)):
        if _RULE.fullmatch(text, row.start, row.end):
            yield Reading((), (), frozenset(), Setting())
            continue
        cells = [tokens_of(text, start, end, vocabulary) for start, end in spans]
        tokens = [token for cell in cells for token in cell]
        is_markdown = is_between_bars(text, rows[0]) and is_between_bars(text, row)
        if index == 0 and _is_heading(cells):
            columns = [_head(cell) for cell in cells]
            yield Reading(tokens, (), frozenset(range(len(tokens))), Setting())
        elif not columns and is_board and _is_alone(cells):
            pair = cells[::-1] if _head(cells[0]).subject is None else cells
            reading = _row(pair, [_Head()] * len(pair))
            doubt = NOT_OURS if around.is_of_others else None
            reading = reading._replace(claims=[claim._replace(first=0, doubt=doubt) for claim in reading.claims])
            reading = reading if pair is cells else _reversed(reading, len(cells[0]))
            yield reading._replace(claims=[_within(claim, around) for claim in reading.claims])
        elif columns and (is_markdown or len(cells) == len(columns)):
            reading = _row(cells, columns)
            yield reading._replace(claims=[_within(claim, around) for claim in reading.claims])
        elif is_plain(text, row) or any(token.kind is Kind.NAME for token in tokens):
            yield unread(tokens)
        else:
            yield read_sentence(tokens_of(text, row.start, row.end, vocabulary), around)


def _is_heading(cells: Sequence[Sequence[Token]]) -> bool:
    """Return True for a row without figures that does not begin with a KPI."""
    return _head(cells[0]).name is None and not any(map(_is_figure, cells))


def _is_alone(cells: Sequence[Sequence[Token]]) -> bool:
    """Return True for an outcome and its number, such as "On track | 22"."""
    heads = [_head(cell) for cell in cells]
    figures = [cell for cell in cells if [token.kind for token in cell] in ([Kind.NUMBER], [Kind.SHARE])]
    subjects = [head for head in heads if head.subject is not None and not head.is_unknown]
    numbers = sum(cell[0].kind is Kind.NUMBER for cell in figures)
    return (
        len(subjects) == 1
        and len(figures) == len(cells) - 1
        and numbers <= 1
        and len(cells) <= len("abc")
        and (heads[0] is subjects[0] or len(cells) == len("ab"))
    )


def _is_board(rows: Sequence[Sequence[Sequence[Token]]]) -> bool:
    """Return True for a table about all KPIs, whose rows name nothing else."""
    heads = [_head(cell) for row in rows for cell in row]
    return all(head.group is None and head.name is None and not head.is_unknown for head in heads)


def _is_figure(cell: Sequence[Token]) -> bool:
    """Return True for a cell of figures; "Result (per 1,000)" is a heading."""
    kinds = {token.kind for token in cell}
    return bool(kinds & _AMOUNTS) and kinds <= _AMOUNTS | {Kind.OPEN, Kind.CLOSE}


def _within(claim: Stated, around: Setting) -> Stated:
    """Return a claim of a cell in the setting of its heading."""
    when, group = claim.when or around.when, claim.group or around.group
    return claim._replace(when=when, group=group, doubt=claim.doubt or around.doubt)


def _head(cell: Sequence[Token]) -> _Head:
    kinds = {token.kind for token in cell if token.value not in _RESULTS}
    subjects = [token.value for token in cell if token.kind in _SUBJECTS and isinstance(token.value, Subject)]
    return _Head(
        subject=subjects[0] if len(subjects) == 1 else None,
        when=next(_periods(cell), None),
        group=next((key_of(token) for token in cell if token.kind is Kind.SERVICE), None),
        name=next((key_of(token) for token in cell if token.kind is Kind.NAME), None),
        is_target=Kind.TARGET in kinds or any(token.value in _TARGETS for token in cell),
        is_floor=Kind.FLOOR in kinds,
        is_total=Kind.CONTAINS in kinds or kinds == {Kind.KPIS},
        is_unknown=bool(
            {token.kind for token in cell if token.value not in _RESULTS | _TARGETS}
            & {Kind.UNKNOWN, Kind.LABEL, Kind.OTHER, Kind.AMBIGUOUS}
        )
        or len(subjects) > 1,
    )


_BEFORE: Final = frozenset(["previous", "last", "prior", "earlier"])
"""Words of a heading such as "Previous rating", which names no quarter."""


def _periods(cell: Sequence[Token]) -> Iterator[Token]:
    """Yield the periods of a heading; "previous" alone is the quarter before."""
    yield from (token for token in cell if token.kind in _PERIODS)
    yield from (token._replace(kind=Kind.BEFORE) for token in cell if token.value in _BEFORE)


def _reversed(reading: Reading, first: int) -> Reading:
    """Return a row that was read with its outcome first, as it is written.

    Its number, which has the *first* tokens, comes first.
    """
    length = len(reading.tokens)
    moved = {at: (at - (length - first)) % length for at in range(length)}
    claims = [each._replace(first=moved[each.last], last=moved[each.first]) for each in reading.claims]
    tokens = [*reading.tokens[length - first :], *reading.tokens[: length - first]]
    return Reading(tokens, claims, frozenset(moved[at] for at in reading.read), reading.setting)


def _row(cells: Sequence[Sequence[Token]], columns: Sequence[_Head]) -> Reading:
    tokens: list[Token] = []
    claims: list[Stated] = []
    read: set[int] = set()
    row = _head(cells[0])
    for index, cell in enumerate(cells):
        first = len(tokens)
        tokens.extend(cell)
        read.update(first + at for at, token in enumerate(cell) if row.name and _names(token, row.name))
        if index == 0:
            read.update(range(len(tokens)))
        elif index < len(columns):
            for at, claim in _claims(cell, row, columns[index]):
                claims.append(claim._replace(first=first + at, last=first + at))
                read.add(first + at)
    return Reading(tokens, claims, frozenset(read), Setting())


def _names(token: Token, name: str) -> bool:
    """Return True for the code or the name of the KPI of a row."""
    return token.kind is Kind.NAME and key_of(token) == name


def _claims(cell: Sequence[Token], row: _Head, column: _Head) -> Iterator[tuple[int, Stated]]:
    """Yield the claims of a cell, each with the position of its token."""
    opened = next((at for at, token in enumerate(cell) if token.kind is Kind.OPEN), len(cell))
    for at, token in enumerate(cell):
        made = _of_kpi(token, row, column) if row.name is not None else _count(token, row, column)
        if made is not None:  # a figure in brackets may be of a different quarter
            yield at, made if at < opened else made._replace(doubt=made.doubt or UNKNOWN)


def _count(token: Token, row: _Head, column: _Head) -> Stated | None:
    subject = row.subject or column.subject
    is_total = row.is_total or column.is_total
    if token.kind not in {Kind.NUMBER, Kind.SHARE} or (row.subject is not None and column.subject is not None):
        return None
    if subject is None and not is_total:
        return None
    kind = ClaimKind.SHARE if token.kind is Kind.SHARE else ClaimKind.COUNT if subject else ClaimKind.TOTAL
    doubt = PART if (row.is_unknown and row.subject is None) or (column.is_unknown and column.when) else None
    return _made(kind, token.amount)._replace(
        subject=subject or only(Group.ALL), when=row.when or column.when, group=row.group or column.group, doubt=doubt
    )


def _of_kpi(token: Token, row: _Head, column: _Head) -> Stated | None:
    made: Stated | None = None
    if token.kind in {Kind.BAND, Kind.MISSING} and isinstance(token.value, Subject):
        made = _made(ClaimKind.RATING)._replace(subject=token.value, base=column.when)
    elif token.kind in _ANSWERS and isinstance(token.value, Subject) and column.when is None:
        made = _made(ClaimKind.RESULT_TURN)._replace(subject=token.value)
    elif token.kind in _AMOUNTS and not column.is_unknown:
        kind = ClaimKind.TARGET if column.is_target else ClaimKind.FLOOR if column.is_floor else ClaimKind.RESULT
        made = _made(kind, token.amount)._replace(base=None if column.is_target else column.when)
    return None if made is None else made._replace(name=row.name)


def _made(kind: ClaimKind, amount: Amount | None = None) -> Stated:
    made = Stated(kind, 0, 0)
    return made if amount is None else made._replace(amount=amount)
