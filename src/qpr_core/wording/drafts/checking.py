"""check_text: input is a draft and the data, output is its claims."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import SchemeError, StyleError, SummaryError
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.wording.drafts.arithmetic import Placed, faults
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.judge import judge
from qpr_core.wording.drafts.judgement import Judged
from qpr_core.wording.drafts.reader import ReadSentence, read_draft
from qpr_core.wording.drafts.reading import AMOUNTS, Reading, states_something
from qpr_core.wording.drafts.stated import UNKNOWN, Stated
from qpr_core.wording.drafts.vocabulary import vocabulary_of
from qpr_core.wording.drafts.words import Kind
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import KENT, Style


def check_text(text: str, source: Report | Summary, *, style: Style = KENT) -> CheckedDraft:
    """Read a draft, and compare every claim with the data.

    It reads counts and shares of KPIs by band, outcome and direction of travel, changes, totals, periods, tables, and
    with a report the rating, results, target and direction of each KPI, services and lists. A sentence that states
    something about performance, and that cannot be read in full, is listed as unread.

    >>> from qpr_core import Rag
    >>> summary = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8},
    ...                   previous=Summary(period="Q1 2023/24", indicators=38,
    ...                                    ratings={Rag.GREEN: 16, Rag.AMBER: 11, Rag.RED: 11}))
    >>> draft = "Of the 38 KPIs, 15 are Green (one more than the previous Quarter), 14 are Amber and eight are Red."
    >>> for discrepancy in check_text(draft, summary):
    ...     print(discrepancy)
    "one more": the data show 1 fewer (change of Green)
    "14 are Amber": the data show 15 (Amber)

    Args:
        text: The draft, in English.
        source: The report, or its counts alone.
        style: The style of the draft: its marks in numbers, its terms, and its names of bands and outcomes besides
            those of the rating scheme.

    Returns:
        The claims with the facts that they were compared with, the discrepancies, and the unread sentences. It is
        falsy only if there is neither a discrepancy nor an unread sentence.

    Raises:
        StyleError: If *text* is not a string, or *style* is not a `Style` that can be printed.
        SummaryError: If *source* is neither a `Report` nor a `Summary`.
    """
    _check_draft(text)
    if not isinstance(source, Report | Summary):
        raise SummaryError("source must be a Report or a Summary", given=source)
    style, facts = require_style(style), Facts(source)
    vocabulary = vocabulary_of(facts.summary.scheme, style, facts.known(), facts.summary.financial_year)
    read = list(read_draft(style.figures.in_english_marks(text), vocabulary))
    judged = [_Judged(each, [(claim, judge(claim, facts)) for claim in each.reading.claims]) for each in read]
    return _checked(text, [_settled(each) for each in judged], facts.summary.scheme)


def check_arithmetic(text: str, *, scheme: type[Scheme] = Rag, style: Style = KENT) -> tuple[Discrepancy, ...]:
    """Return what a text alone shows to be wrong, without any data.

    It finds shares that do not follow from the counts beside them, parts that exceed or miss their total, shares that
    miss 100% by more than rounding, two counts of the same thing, and changes that do not fit their two ends.

    >>> for discrepancy in check_arithmetic("28 of the 42 KPIs (68%) were Green."):
    ...     print(discrepancy)
    "68%": the data show 66.67% (28 of 42)

    Args:
        text: The text, in English.
        scheme: The rating scheme, whose bands the text names.
        style: The style of the text.

    Raises:
        StyleError: If *text* is not a string, or *style* is not a `Style` that can be printed.
        SchemeError: If *scheme* is not a `Scheme`.
    """
    _check_draft(text)
    style = require_style(style)
    if not (isinstance(scheme, type) and issubclass(scheme, Scheme) and len(scheme) > 1):
        raise SchemeError("scheme must be a Scheme with two bands or more", given=scheme)
    read = read_draft(style.figures.in_english_marks(text), vocabulary_of(scheme, style))
    judged = [_Judged(each, [(claim, Judged(None)) for claim in each.reading.claims]) for each in read]
    return tuple(sorted(_faults(text, judged, scheme), key=lambda fault: (fault.start, fault.end)))


def _check_draft(text: object) -> None:
    if not isinstance(text, str):
        raise StyleError("draft must be text", given=text)


class _Judged(NamedTuple):
    """A sentence, what it claims, and what each claim is worth."""

    read: ReadSentence
    claims: Sequence[tuple[Stated, Judged]]


def _settled(judged: _Judged) -> _Judged:
    reading = judged.read.reading
    return judged._replace(claims=[(claim, _in_doubt(claim, found, reading)) for claim, found in judged.claims])


_SUBJECTS: Final = frozenset({Kind.NAME, Kind.SERVICE})


def _in_doubt(stated: Stated, found: Judged, reading: Reading) -> Judged:
    """Return a judgement that is never wrong behind a figure that was not read."""
    if found.holds is not False:
        return found
    for at in range(stated.first, -1, -1):
        kind = reading.tokens[at].kind
        if at == stated.first and kind is not Kind.SERVICE:
            continue
        if kind is Kind.SEMICOLON or (kind in _SUBJECTS and (stated.name is not None or stated.group is not None)):
            break
        if at not in reading.read and kind in AMOUNTS:
            return found._replace(holds=None, why=UNKNOWN)
    return found


def _where(stated: Stated, found: Judged, reading: Reading, *, is_apart: bool = False) -> tuple[int, int]:
    """Return the position of a claim, or of the name that alone does not hold."""
    if found.label is not None:
        return found.label.start, found.label.end
    if stated.named_at >= 0 and is_apart:
        return reading.tokens[stated.named_at].start, reading.tokens[stated.named_at].end
    return reading.tokens[stated.first].start, reading.tokens[stated.last].end


def _checked(text: str, judged: Sequence[_Judged], scheme: type[Scheme]) -> CheckedDraft:
    claims: list[Claim] = []
    wrong: dict[tuple[int, int], Discrepancy] = {}
    unread: list[Unread] = []
    for (sentence, reading), pairs in judged:
        why = reading.why
        right = {(stated.first, stated.last) for stated, found in pairs if found.holds}
        for stated, found in pairs:
            if found.holds is None:
                why = found.why
                continue
            is_apart = not found.holds and (stated.first, stated.last) in right
            claim = _claim(text, _where(stated, found, reading, is_apart=is_apart), found)
            claims.append(claim)
            if not claim.holds:
                wrong.setdefault((claim.start, claim.end), _discrepancy(claim, found))
        if why is not None and states_something(reading.tokens):
            start, end = sentence.start, sentence.end
            unread.append(Unread(sentence=text[start:end], start=start, end=end, why=why))
    for fault in _faults(text, judged, scheme):
        wrong.setdefault((fault.start, fault.end), fault)
    return CheckedDraft(
        text=text,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end))),
        discrepancies=tuple(wrong[where] for where in sorted(wrong)),
        unread=tuple(unread),
    )


def _claim(text: str, where: tuple[int, int], found: Judged) -> Claim:
    return Claim(
        words=text[where[0] : where[1]],
        start=where[0],
        end=where[1],
        fact=found.fact,
        expression=found.expression,
        about=found.about,
        holds=found.holds is True,
    )


def _discrepancy(claim: Claim, found: Judged) -> Discrepancy:
    return Discrepancy(
        mistake=found.mistake,
        words=claim.words,
        start=claim.start,
        end=claim.end,
        fact=claim.fact,
        about=claim.about,
    )


def _faults(text: str, judged: Sequence[_Judged], scheme: type[Scheme]) -> Iterator[Discrepancy]:
    """Yield what the text alone shows to be wrong."""
    placed = [
        Placed(stated, *_where(stated, found, reading), sentence.paragraph, number, found.holds is False)
        for number, ((sentence, reading), pairs) in enumerate(judged)
        for stated, found in pairs
    ]
    for fault in faults(placed, scheme):
        yield Discrepancy(
            mistake=fault.mistake,
            words=text[fault.start : fault.end],
            start=fault.start,
            end=fault.end,
            fact=fault.fact,
            about=fault.about,
        )
