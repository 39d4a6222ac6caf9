"""check_text: input is a draft and the data, output is its claims."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import SummaryError
from qpr_core.model.thresholds.scheme import Rag, Scheme, check_scheme
from qpr_core.wording.drafts.arithmetic import Placed, faults
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy, Mistake
from qpr_core.wording.drafts.facts import Facts
from qpr_core.wording.drafts.items.check import with_items
from qpr_core.wording.drafts.judge import judge
from qpr_core.wording.drafts.judgement import Judged
from qpr_core.wording.drafts.lengths import of_report
from qpr_core.wording.drafts.other_years import names_of_other_years, without_other_years
from qpr_core.wording.drafts.outside import outside
from qpr_core.wording.drafts.own.own_text import own_sentences
from qpr_core.wording.drafts.own.recognise import OwnFigure, recognised
from qpr_core.wording.drafts.reader import read_draft
from qpr_core.wording.drafts.reading import AMOUNTS, Reading, states_something
from qpr_core.wording.drafts.requests import check_draft
from qpr_core.wording.drafts.schemes import SchemeDraft, bands_alone, codes_of, together, with_expression
from qpr_core.wording.drafts.settling import JudgedSentence, settled
from qpr_core.wording.drafts.stated import DISCLOSES, NOT_OURS, Stated
from qpr_core.wording.drafts.vocabulary import vocabulary_of
from qpr_core.wording.drafts.words import Kind
from qpr_core.wording.drafts.yes_no_answers import yes_no_answers
from qpr_core.wording.sections.grouped import check_groups
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import KENT, Style


def check_text(text: str, source: Report | Summary, *, style: Style = KENT) -> CheckedDraft:
    """Read a draft, and compare every claim with the data.

    It reads counts and shares of KPIs by band, outcome and direction of travel, changes, totals, periods, tables, and
    with a report the rating, results, target and direction of each KPI, services and lists. A sentence that states
    something about performance, and that cannot be read in full, is listed as unread. So is one that may be wrong about
    one of several rating schemes, and does not name the bands or the KPIs of one.

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
        SummaryError: If *source* is neither a `Report` nor a `Summary`, or if it was read without being checked.
        ReportError: If *source* is a report without the grouping of *style*.
    """
    check_draft(text)
    if not isinstance(source, Report | Summary):
        raise SummaryError("source must be a Report or a Summary", given=source)
    if source.unverified:
        raise SummaryError("source must be verified, as its figures may contradict each other", given=source)
    checked = _check_schemes(text, source, style) if source.others else _check_one(text, source, style)
    return with_items(checked, source, require_style(style))


def _check_one(text: str, source: Report | Summary, style: Style) -> CheckedDraft:
    """Check a draft against the data of one rating scheme."""
    style = require_style(style)
    if isinstance(source, Report):
        check_groups(style, source)
    read = _judged_by(text, source, style, outside(source, style))
    holds = all(found.holds for each in read for _, found in each.claims)
    is_sure = holds and all(_why_unread(each) is None for each in read)
    own = {} if is_sure else _recognised(text, read, source, style)
    return _checked(text, read, own, _scheme_of(source))


def _judged_by(
    text: str, source: Report | Summary, style: Style, names: re.Pattern[str] | None, expression: str | None = None
) -> Sequence[JudgedSentence]:
    """Return the sentences of a text, judged by a source of one rating scheme.

    Sentences with one of the *names* are also about other things.
    """
    facts = Facts(source, style, expression)
    vocabulary = vocabulary_of(facts.summary.scheme, style, facts.known(), facts.summary.financial_year)
    english = style.figures.in_english_marks(text)
    frequency = facts.summary.period.frequency
    read = [of_report(each, english, frequency) for each in read_draft(english, vocabulary)]
    judged = (
        JudgedSentence(
            each,
            [(claim, judge(claim, facts)) for claim in each.reading.claims],
            is_of_others=names is not None and names.search(text, each.sentence.start, each.sentence.end) is not None,
        )
        for each in read
    )
    of_years, answers = names_of_other_years(source), yes_no_answers(source)
    read_so = [without_other_years(settled(each), of_years, text) for each in judged]
    return read_so if answers is None else [answers.doubted(each, text) for each in read_so]


def _recognised(
    text: str, judged: Sequence[JudgedSentence], source: Report | Summary, style: Style
) -> Mapping[int, Sequence[OwnFigure]]:
    english = require_style(style).figures.in_english_marks(text)
    return recognised(english, [each.read for each in judged], own_sentences(source, style))


def _scheme_of(source: Report | Summary) -> type[Scheme]:
    return source.scheme if isinstance(source, Summary) else summarise(source).scheme


def _check_schemes(text: str, source: Report | Summary, style: Style) -> CheckedDraft:
    """Check a draft against the data of each rating scheme."""
    printable = require_style(style)
    if isinstance(source, Report):
        check_groups(printable, source)
    name = "report" if isinstance(source, Report) else "summary"
    parts: Sequence[Report | Summary] = source.by_scheme
    known = [
        (each, f"{name}.by_scheme[{place}]")
        for place, each in enumerate(parts)
        if isinstance(each, Summary) or each.kpis
    ]
    schemes = [each.scheme for each, _ in known]
    names = outside(source, printable)
    judged = [_judged_by(text, each, printable, names, expression) for each, expression in known]
    drafts = [
        SchemeDraft(with_expression(_checked(text, read, {}, scheme), name, expression), bands, codes_of(each))
        for read, scheme, bands, (each, expression) in zip(
            judged, schemes, bands_alone(schemes, printable), known, strict=True
        )
    ]
    places = [(each.read.sentence.start, each.read.sentence.end) for each in judged[0]]
    own = {
        places[number]: [_claim(text, where, found) for where, found in _own_figures(figures)]
        for number, figures in _recognised(text, judged[0], source, style).items()
        if all(figure.holds for figure in figures)
    }
    counts = [each if isinstance(each, Summary) else summarise(each) for each, _ in known]
    return together(text, places, drafts, own, sum(each.indicators for each in counts))


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
    check_draft(text)
    style = require_style(style)
    scheme = check_scheme(scheme)
    read = read_draft(style.figures.in_english_marks(text), vocabulary_of(scheme, style))
    judged = [JudgedSentence(each, [(claim, Judged(None)) for claim in each.reading.claims]) for each in read]
    return tuple(sorted(_faults(text, judged, scheme), key=lambda fault: (fault.start, fault.end)))


def _where(stated: Stated, found: Judged, reading: Reading, *, is_apart: bool = False) -> tuple[int, int]:
    """Return the position of a claim, or of the name that alone does not hold."""
    if found.label is not None:
        return found.label.start, found.label.end
    if stated.named_at >= 0 and is_apart:
        return reading.tokens[stated.named_at].start, reading.tokens[stated.named_at].end
    return reading.tokens[stated.first].start, reading.tokens[stated.last].end


def _why_unread(judged: JudgedSentence) -> str | None:
    """Return why a sentence that states something was not read; `None` if it was."""
    reading = judged.read.reading
    reasons = [found.why for _, found in judged.claims if found.holds is None]
    why = DISCLOSES if DISCLOSES in reasons else reasons[-1] if reasons else reading.why
    if judged.is_of_others:
        return why or NOT_OURS
    return why if states_something(reading.tokens) else None


def _checked(
    text: str, judged: Sequence[JudgedSentence], own: Mapping[int, Sequence[OwnFigure]], scheme: type[Scheme]
) -> CheckedDraft:
    claims: list[Claim] = []
    wrong: dict[tuple[int, int], Discrepancy] = {}
    unread: list[Unread] = []
    for number, each in enumerate(judged):
        why = _why_unread(each)
        is_own = number in own and (why is not None or all(figure.holds for figure in own[number]))
        for where, found in _of_own(each, own[number]) if is_own else _of_reader(each):
            claim = _claim(text, where, found)
            claims.append(claim)
            if not claim.holds:
                wrong.setdefault((claim.start, claim.end), _discrepancy(claim, found))
        if why is not None and not is_own:
            start, end = each.read.sentence.start, each.read.sentence.end
            unread.append(Unread(sentence=text[start:end], start=start, end=end, why=why))
    for fault in _faults(text, judged, scheme):
        wrong.setdefault((fault.start, fault.end), fault)
    return CheckedDraft(
        text=text,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end))),
        discrepancies=tuple(wrong[where] for where in sorted(wrong)),
        unread=tuple(unread),
    )


def _of_reader(judged: JudgedSentence) -> Iterator[tuple[tuple[int, int], Judged]]:
    """Yield the claims that were compared with a fact, and where they are."""
    reading, pairs = judged.read.reading, judged.claims
    right = {(stated.first, stated.last) for stated, found in pairs if found.holds}
    for stated, found in pairs:
        if found.holds is not None:
            is_apart = not found.holds and (stated.first, stated.last) in right
            yield _where(stated, found, reading, is_apart=is_apart), found


def _of_own(judged: JudgedSentence, figures: Sequence[OwnFigure]) -> Iterator[tuple[tuple[int, int], Judged]]:
    """Yield the figures of a recognised sentence, and what the reader found right."""
    yield from _own_figures(figures)
    for (start, end), found in _of_reader(judged):
        if found.holds and all(end <= figure.start or figure.end <= start for figure in figures):
            yield (start, end), found


def _own_figures(figures: Sequence[OwnFigure]) -> Iterator[tuple[tuple[int, int], Judged]]:
    for start, end, figure, holds in figures:
        code = _CODE.match(figure.source)
        about, mistake = ("the report", Mistake.COUNT) if code is None else (code[1], Mistake.RESULT)
        yield (start, end), Judged(holds, Fraction(figure.value), figure.source, about, mistake)


_CODE: Final = re.compile(r"report\['([^']+)'\]")


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


_OF_A_GROUP: Final = re.compile(f"{Kind.KPIS.value}{Kind.OF.value}{Kind.UNKNOWN.value}")
"""The KPIs of something unknown: "of the four KPIs of Healthy lives"."""


def _is_of_a_group(reading: Reading) -> bool:
    return _OF_A_GROUP.search("".join(token.kind.value for token in reading.tokens)) is not None


def _faults(text: str, judged: Sequence[JudgedSentence], scheme: type[Scheme]) -> Iterator[Discrepancy]:
    """Yield what the text alone shows to be wrong."""
    placed = [
        Placed(stated, *_where(stated, found, reading), sentence.paragraph, number, found.holds is False)
        for number, ((sentence, reading), pairs, _) in enumerate(judged)
        if not _is_of_a_group(reading)
        for stated, found in pairs
    ]
    open_at = [sentence for (sentence, reading), _, _ in judged if any(each.kind in AMOUNTS for each in reading.unread)]
    for fault in faults(placed, scheme):
        if fault.mistake is Mistake.TOTAL and any(each.start <= fault.start < each.end for each in open_at):
            continue  # a part was not read
        yield Discrepancy(
            mistake=fault.mistake,
            words=text[fault.start : fault.end],
            start=fault.start,
            end=fault.end,
            fact=fault.fact,
            about=fault.about,
        )
