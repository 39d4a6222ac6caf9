"""check_text: input is a draft and a summary, output is the list of discrepancies."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import StyleError, SummaryError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.clauses import Claim, ClaimKind, Sentence, sentences
from qpr_core.wording.drafts.discrepancy import Discrepancy, Mistake
from qpr_core.wording.drafts.draft import Draft, read_draft
from qpr_core.wording.drafts.kinds import Kind, Missing, Subject
from qpr_core.wording.drafts.named import names_of, words_of_bands
from qpr_core.wording.drafts.quarters import ends_with, labelled, number_of, opening_span, summary_of
from qpr_core.wording.drafts.reading import claims_of
from qpr_core.wording.drafts.shares import add_up, is_share
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import KENT, Style


def check_text(text: str, summary: Summary, *, style: Style = KENT) -> tuple[Discrepancy, ...]:
    """Return every claim of a draft that does not follow from the data, in order.

    It reads the usual English wordings of:

    - the number of KPIs with each rating or direction of travel, and of all KPIs
    - how many more or fewer that is than in the quarter before
    - shares
    - the names of periods

    Numbers may be digits or words. A sentence ends at the end of its line. It ignores claims it cannot read, and claims
    about quarters other than the quarter of the summary and the one before.

    A share next to two counts must be their share. Any other share may be of all KPIs or of the rated ones. The shares
    of a paragraph must add up to 100 within rounding. If a paragraph has a total and all ratings, but not the number of
    KPIs without a rating, the ratings must add up to the total.

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
        summary: The data.
        style: The style of the draft: its marks in numbers, and its names of bands and outcomes besides those of the
            rating scheme.

    Raises:
        StyleError: If *text* is not a string, or *style* is not a `Style` that can be printed.
        SummaryError: If *summary* is not a `Summary`.
    """
    if not isinstance(text, str):
        raise StyleError("draft must be text", given=text)
    if not isinstance(summary, Summary):
        raise SummaryError("summary must be a Summary such as summarise(report)", given=summary)
    style = require_style(style)
    bands, in_english = words_of_bands(summary.scheme, style), style.figures.in_english_marks
    draft = read_draft(in_english(text), map(in_english, names_of(summary)))._replace(written=text)
    faults = {
        (fault.start, fault.end): fault for fault in _faults(draft.read, summary, bands)
    }  # the same words are listed once
    return tuple(_discrepancy(draft, faults[where]) for where in sorted(faults))


class _Fault(NamedTuple):
    """A claim that does not follow: its position, the fact, and the topic of the fact."""

    start: int
    end: int
    mistake: Mistake
    fact: Fraction | Period | None
    about: str


def _discrepancy(draft: Draft, fault: _Fault) -> Discrepancy:
    start, end = draft.where(fault.start, fault.end)
    words = draft.written[start:end]
    return Discrepancy(mistake=fault.mistake, words=words, start=start, end=end, fact=fault.fact, about=fault.about)


def _faults(text: str, summary: Summary, bands: Mapping[Scheme, Sequence[str]]) -> Iterator[_Fault]:
    claimed: list[Claim] = []
    spans: set[int] = set()
    for sentence in sentences(text, bands, summary.financial_year):
        yield from _misnamed(text, sentence, summary)
        of = None if _continues(sentence, spans) else summary_of(sentence, summary)
        if of is None and opening_span(sentence) is not None:
            spans.add(sentence.paragraph)
        if of is not None:
            claims = list(claims_of(sentence, text))
            for claim in claims:
                yield from _judge(claim, of)
            claimed += claims if of is summary else []
    yield from _totals(summary, claimed)
    yield from _sums(summary, claimed)


def _continues(sentence: Sentence, spans: Collection[int]) -> bool:
    """Return True for a sentence without a quarter after one with a span.

    It is about the same span, such as "From Quarter 1 to Quarter 4", which is not the change that a summary knows.
    """
    return sentence.paragraph in spans and all(token.kind is not Kind.PERIOD for token in sentence.tokens)


def _misnamed(text: str, sentence: Sentence, summary: Summary) -> Iterator[_Fault]:
    """Yield months that do not fit: "to the end of May", "September (Quarter 1)"."""
    known = {summary.period.end, summary.period.shift(-1).end}
    for index, token in enumerate(sentence.tokens):
        if token.period is None or token.period.frequency is not Frequency.MONTHLY:
            continue
        next_token = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else token
        in_brackets = text[token.end : next_token.start].strip() == "("
        differs = next_token.period is not None and next_token.period.end != token.period.end
        if in_brackets and differs:
            yield _Fault(token.start, next_token.end, Mistake.PERIOD, summary.period, "the quarter")
        elif text[max(0, token.start - 14) : token.start] == "to the end of " and token.period.end not in known:
            yield _Fault(token.start, token.end, Mistake.PERIOD, summary.period, "the quarter")


def _judge(claim: Claim, summary: Summary) -> Iterator[_Fault]:
    if claim.label is not None and claim.label.kind is Kind.YEAR_AGO:
        return  # a summary has no facts about last year
    match claim.kind:
        case ClaimKind.SHARE:
            yield from _of_share(claim, summary)
        case ClaimKind.LABEL:
            yield from _of_label(claim, summary)
        case ClaimKind.COUNT | ClaimKind.SOME if claim.label is not None:
            then = labelled(claim.label, summary)
            if then is not None:
                yield from _judge(claim._replace(label=None), then)
        case _:
            mistake, fact, about = _of_number(claim, summary)
            if fact is None or not _follows(claim, fact):
                yield _Fault(claim.start, claim.end, mistake, fact, about)


def _follows(claim: Claim, fact: Fraction) -> bool:
    match claim.kind:
        case ClaimKind.TURN:
            return fact * claim.turn > 0
        case ClaimKind.SOME:
            return fact >= claim.number
        case _:
            return fact == claim.number


def _of_number(claim: Claim, summary: Summary) -> tuple[Mistake, Fraction | None, str]:
    """Return the kind of mistake, the number in the data, and what it is about."""
    about, base, now = _about(claim.subject), summary.compared_with, _fact(summary, claim.subject)
    then = None if base is None else _fact(base, claim.subject)
    if claim.kind is ClaimKind.BEFORE:
        return Mistake.COUNT, then, f"{about} in the quarter before"
    if claim.kind in {ClaimKind.CHANGE, ClaimKind.TURN}:
        return Mistake.CHANGE, None if now is None or then is None else now - then, f"change of {about}"
    if claim.kind is ClaimKind.TOTAL:
        known = summary.rated_count if claim.number == summary.rated_count else summary.indicators
        return Mistake.TOTAL, Fraction(known), "all KPIs"
    if claim.kind is ClaimKind.MOVED:
        moved = _moved_to(summary, claim)
        return Mistake.COUNT, claim.number if claim.number in moved else max(moved), f"moved to {about}"
    return Mistake.COUNT, now, about


def _of_share(claim: Claim, summary: Summary) -> Iterator[_Fault]:
    about = _about(claim.subject)
    if claim.of is not None:
        part, whole = claim.of
        facts, about = [part * 100 / whole] if whole else [], f"{part} of {whole}"
    else:
        count = _fact(summary, claim.subject)
        wholes = sorted({summary.indicators, summary.rated_count} - {0}, reverse=True)
        facts = [] if count is None else [count * 100 / each for each in wholes]
    if not any(is_share(claim, fact) for fact in facts):
        yield _Fault(claim.start, claim.end, Mistake.SHARE, facts[0] if facts else None, about)


def _of_label(claim: Claim, summary: Summary) -> Iterator[_Fault]:
    label, base = claim.label, summary.compared_with
    if label is None or label.kind is not Kind.PERIOD or base is None:
        return
    if not ends_with(label.period, base) and (label.period is not None or label.quarter != number_of(base)):
        yield _Fault(claim.start, claim.end, Mistake.PERIOD, base.period, "the quarter before")


def _fact(summary: Summary, subject: Subject | None) -> Fraction | None:
    match subject:
        case Scheme():
            count: int | None = summary.ratings[subject]
        case Direction():
            count = None if summary.directions is None else summary.directions[subject]
        case Missing.RATING:
            count = summary.unrated_count
        case Missing.DIRECTION:
            count = summary.without_direction_count
        case None:
            count = None
    return None if count is None else Fraction(count)


def _about(subject: Subject | None) -> str:
    if subject is None:
        return "all KPIs"
    return f"{subject.value} direction" if isinstance(subject, Direction) else str(subject.value)


def _moved_to(summary: Summary, claim: Claim) -> set[Fraction]:
    """Return the numbers of KPIs that moved to a band.

    If the members are not known, any claim is accepted.
    """
    to, previous = claim.subject, summary.previous
    if not isinstance(to, Scheme) or summary.members is None or previous is None or previous.members is None:
        return {claim.number}
    then = {member.code: member.rating for member in previous.members}
    came = [then.get(member.code) for member in summary.members if member.rating is to]
    ranks = [each.rank for each in came if isinstance(each, Scheme) and each is not to and claim.origin in {None, each}]
    rises, falls = sum(rank > to.rank for rank in ranks), sum(rank < to.rank for rank in ranks)
    counts = {1: [rises], -1: [falls], 0: [rises, falls, len(ranks)]}[claim.turn]
    return {Fraction(count) for count in counts}


def _totals(summary: Summary, claims: Sequence[Claim]) -> Iterator[_Fault]:
    """Yield totals of all KPIs in paragraphs whose ratings add up to fewer."""
    counted = [claim for claim in claims if claim.kind is ClaimKind.COUNT]
    if any(claim.subject is Missing.RATING for claim in counted) or not summary.unrated_count:
        return
    subjects: dict[int, set[Subject | None]] = {}
    for claim in counted:
        subjects.setdefault(claim.paragraph, set()).add(claim.subject)
    for total in (claim for claim in claims if claim.kind is ClaimKind.TOTAL and claim.paragraph in subjects):
        if subjects[total.paragraph] >= set(summary.scheme) and total.number == summary.indicators:
            fact = Fraction(summary.rated_count)
            yield _Fault(total.start, total.end, Mistake.TOTAL, fact, "the ratings together")


def _sums(summary: Summary, claims: Sequence[Claim]) -> Iterator[_Fault]:
    """Yield the shares of a paragraph that do not add up to 100% within rounding."""
    families: tuple[tuple[set[Subject], Subject], ...] = (
        (set(summary.scheme), Missing.RATING),
        (set(Direction), Missing.DIRECTION),
    )
    shares: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.SHARE and claim.subject is not None:
            shares.setdefault(claim.paragraph, []).append(claim)
    for paragraph in sorted(shares):
        for family, missing in families:
            claimed = [each for each in shares[paragraph] if each.subject in {*family, missing}]
            if {each.subject for each in claimed} >= family and len(claimed) <= len(family) + 1:
                total = sum((each.number for each in claimed), Fraction(0))
                if not add_up(claimed):
                    yield _Fault(claimed[0].start, claimed[-1].end, Mistake.SHARES, total, "shares")
