"""Notes on the data of a report: missing ratings, flags and activity indicators."""

from collections.abc import Collection, Sequence
from typing import Final

from qpr_core.analysis.answers import Flag, NoRating
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.model.thresholds.scheme import Expectation
from qpr_core.model.time.period import Period
from qpr_core.model.values.arguments import check_kind
from qpr_core.wording.reasons.flags import write_flag_item
from qpr_core.wording.reasons.rating import write_marker, write_rating_reason
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.protection import protection_parts
from qpr_core.wording.sections.unverified import with_mark
from qpr_core.wording.styles.scheme_terms import SchemeStyles, styles_by_scheme
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.capitals import with_capitals
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans, Words

_PAIR: Final = 2
"""Two clauses have no comma between them."""
_IN_FEW_WORDS: Final = (Flag.CARRIED, Flag.PROVISIONAL, Flag.REVISED, Flag.REDEFINED, Flag.CROSSES_YEAR_END)
"""The flags whose items are not sentences."""


def notes(report: Report, *, style: Style = KENT) -> Narrative:
    """Return what a reader needs to know about the data of a report.

    There is a list for each kind of note.

    The lists cover KPIs without a rating, every flag of an assessment except restated ratings, and the activity
    indicators. A kind that no indicator has is left out.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": None}))]).report("Q2 2023/24")
    >>> print(notes(report))
    Notes on the data, Quarter 2, 2023/24
    <BLANKLINE>
    The only KPI is not rated:
    - Calls (C1): there is no target.
    <BLANKLINE>
    1 indicator has no new result, so its last one is carried forward:
    - Calls (C1): result for Quarter 1

    Raises:
        ReportError: If *report* is not a `Report`.
        StyleError: If *style* is not a `Style`.
    """
    check_kind(report, Report, "report")
    styles = styles_by_scheme(style, [each.scheme for each in report.by_scheme], report.period.frequency)
    style = styles.whole
    year = report.assessments[0].indicator.financial_year
    quarter = style.periods.name(report.period, year, whole=True)
    parts = note_parts(report, styles) + activity_parts(report, style)
    heading = Heading(fill(style.notes.heading, quarter=quarter))
    text = [heading, *(parts or [Paragraph(fill(style.notes.nothing))])]
    return Narrative(with_capitals(with_mark(report, text, style)), style.language)


def note_parts(report: Report, styles: SchemeStyles, listed_elsewhere: Collection[str] = ()) -> list[Part]:
    """Return the KPIs without a rating, and then the indicators with each flag.

    KPIs are counted by their rating scheme, and indicators with a flag are counted together. Changed targets of the
    codes in *listed_elsewhere* are left out. The introduction then counts the "more" ones.
    """
    style = styles.whole
    others = {each.code for each in report.of_other_years}
    parts: list[Part] = [
        _list(_unrated(each, own, f"by_scheme[{place}]." if report.others else ""), each.unrated, own, None, others)
        for place, (each, own) in enumerate(zip(report.by_scheme, styles.each, strict=True))
        if each.unrated
    ]
    for flag, phrase in style.notes.flags.items():
        known = [one for each in report.by_scheme for one in each.flagged(flag)]
        left_out = listed_elsewhere if flag is Flag.TARGET_CHANGED else ()
        flagged = [each for each in known if each.indicator.code not in left_out]
        if flagged:
            fewer = f" - {len(known) - len(flagged)}" if len(flagged) < len(known) else ""
            form = (style.notes.more_targets_changed if fewer else phrase).form(len(flagged))
            count = _count(style, len(flagged), f"{_flagged(report, flag)}{fewer}")
            parts.append(_list(fill(form, count=count), flagged, style, flag, others))
    return parts + _other_years(report, style) + protection_parts(report, style)


def _other_years(report: Report, style: Style) -> list[Part]:
    """Return the indicators of different financial years, with their periods."""
    found, words = report.of_other_years, style.notes
    if not found:
        return []
    count = _count(style, len(found), "of_other_years.__len__()")
    items = [
        fill(
            words.item_noted,
            name=Name(each.name),
            code=Name(each.code),
            note=(style.periods.name(report.period, each.indicator.financial_year, whole=True),),
        )
        for each in found
    ]
    introduction = Paragraph(fill(words.other_years.form(len(found)), count=count))
    return [BulletList(introduction, tuple(Item(spans) for spans in items))]


def _flagged(report: Report, flag: Flag) -> str:
    """Return the expression for the number of indicators with a flag, of all schemes."""
    others = "".join(f".__add__(report.others[{place}].flagged({flag!r}))" for place in range(len(report.others)))
    return f"flagged({flag!r}){others}.__len__()"


def _unrated(report: Report, style: Style, path: str) -> Spans:
    """Return how many of the KPIs of a scheme have no rating."""
    unrated, total = len(report.unrated), len(report.kpis)
    count = _count(style, unrated, f"{path}unrated.__len__()")
    if unrated == total:
        return fill(style.notes.unrated_whole.form(total), count=count)
    return fill(style.notes.unrated.form(unrated), count=count, total=_count(style, total, f"{path}kpis.__len__()"))


def activity_parts(report: Report, style: Style) -> list[Part]:
    """Return the activity indicators and whether each is within its expected range."""
    return [_activity(report, style)] if report.activity else []


def _count(style: Style, count: int, source: str) -> Quantity:
    return written_count(count, source, style.rating_numbers)


def _list(
    introduction: Spans,
    assessments: Sequence[Assessment],
    style: Style,
    flag: Flag | None,
    others: Collection[str],
) -> BulletList:
    """Return a list; *others* are the codes with a different financial year."""
    items = (_item(style, flag, each, None if each.code in others else each.period) for each in assessments)
    return BulletList(Paragraph(introduction), tuple(map(Item, items)))


def _item(style: Style, flag: Flag | None, assessment: Assessment, known: Period | None) -> Spans:
    indicator = assessment.indicator
    voice = Voice(style, indicator, f"__getitem__({indicator.code!r}).", known=known)
    words, identity = style.notes, {"name": Name(indicator.name), "code": Name(indicator.code)}
    if flag is None:
        reason = _too_old(voice, assessment) or write_rating_reason(voice.within("standing"), assessment.standing)
    else:
        reason = write_flag_item(voice, assessment, flag)
    if not reason:
        return fill(words.item, **identity)
    if flag in _IN_FEW_WORDS:
        return fill(words.item_noted, note=reason, **identity)
    period = assessment.result_period
    is_compared = flag is None and isinstance(assessment.rating, Expectation)
    if is_compared and assessment.is_carried and period is not None:
        return fill(words.item_carried, reason=reason, period=voice.period(period), **identity)
    return fill(words.item_because, reason=reason, **identity)


def _too_old(voice: Voice, assessment: Assessment) -> Spans:
    """Write that the latest result is too old, with its value.

    Empty if the result is not too old, or must not be printed.
    """
    withheld = assessment.withheld[-1:]
    if assessment.rating is not NoRating.TOO_OLD or not assessment.results or assessment.results[-1][:1] < withheld:
        return ()
    last, words = assessment.trail[-1], voice.style.notes
    reason = fill(words.too_old, value=voice.result(last.value, "trail[-1].value"), period=voice.period(last.period))
    return reason + write_marker(voice.words.due_marked, assessment.standing.marker)


def _activity(report: Report, style: Style) -> BulletList:
    others = {each.code for each in report.of_other_years}
    return _list(_activity_counts(report, style), report.activity, style, None, others)


def _activity_counts(report: Report, style: Style) -> Spans:
    words, total = style.notes, len(report.activity)
    whole = [expectation for expectation, count in report.expectations.items() if count == total]
    if whole:
        return fill(
            words.activity_whole.form(total),
            count=_count(style, total, "activity.__len__()"),
            position=Words(style.explanations.answers[whole[0]]),
        )
    if len(report.without_expectation) == total:
        return fill(words.activity_missing.form(total), count=_count(style, total, "activity.__len__()"))
    clauses = [
        fill(words.expectations[expectation].form(count), count=_count(style, count, f"expectations[{expectation!r}]"))
        for expectation, count in report.expectations.items()
        if count
    ]
    missing = len(report.without_expectation)
    if missing:
        count = _count(style, missing, "without_expectation.__len__()")
        clauses.append(fill(words.unexpected.form(missing), count=count))
    return fill(
        words.activity.form(total),
        count=_count(style, total, "activity.__len__()"),
        clauses=style.common.join_names(clauses) if len(clauses) == _PAIR else style.common.join_clauses(clauses),
    )
