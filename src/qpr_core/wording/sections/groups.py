"""Counts by group: a sentence for each group of a grouping, and a table."""

from attrs import frozen

from qpr_core.analysis.reporting.grouping import GroupKey, check_grouping, check_level
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import ReportError
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.values.names import check_name
from qpr_core.wording.sections.context import Context, headed, sourced_spans
from qpr_core.wording.sections.counts_by_group import group_rows, groups_table
from qpr_core.wording.sections.group_names import group_name, groups_phrase
from qpr_core.wording.sections.grouped import in_order, parts_by
from qpr_core.wording.sections.opening import counted_total, rating_clauses, unrated_forms
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.parts import BulletList, Item, Paragraph, Part
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Span, Spans


def groups_section(context: Context) -> list[Part]:
    """Return the counts by each grouping but that by service, by its outermost names."""
    report = context.report
    groupings = [grouping for grouping in context.groupings if grouping != SERVICE] if report.kpis else []
    return [part for grouping in groupings for part in _counts(context, grouping, 1)]


def counts_by(grouping: str, *, level: int | None = None) -> "CountsBy":
    """Return a section with the counts by one grouping, for `sections`.

    It has a sentence for each group, and a table with totals.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries, narrate
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   groups={"ward": "North"})
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> print(*narrate(report, sections=counts_by("ward")).parts[:2], sep=" | ")
    KPIs by ward | The ratings by ward are:
    - The only KPI of North is not rated.

    Args:
        grouping: One of the `groupings` of the report, such as "service".
        level: The number of outermost names of the groups. If None, all names.

    Returns:
        A custom section. It is left out of a report without KPIs, and of a summary, which has no groups.

    Raises:
        ReportError: If *grouping* is not text of one line, or *level* is not a whole number of 1 or more. The section
            raises it if the report has no such grouping.
    """
    check_level(level)
    return CountsBy(check_name(grouping, "name of a grouping", ReportError), level)


@frozen
class CountsBy:
    """The section with the counts by one grouping, which each rating scheme has."""

    grouping: str
    level: int | None

    def __call__(self, result: Report | Summary, style: Style) -> list[Part]:
        """Return the section of a report of one rating scheme; nothing for a summary.

        Raises:
            ReportError: If the report has several schemes, which `narrate` writes one by one, or lacks the grouping.
        """
        if not isinstance(result, Report) or not one_scheme(result).kpis:
            return []
        self.check(result)
        return self.of_scheme(Context(result, style))

    def check(self, report: Report) -> None:
        """Check that a report has the grouping.

        Raises:
            ReportError: If it does not.
        """
        check_grouping(self.grouping, report.all_assessments, report.period)

    def of_scheme(self, context: Context) -> list[Part]:
        """Return the section of one rating scheme."""
        return _counts(context, self.grouping, self.level) if context.report.kpis else []


def _counts(context: Context, grouping: str, level: int | None) -> list[Part]:
    groups = parts_by(context.report, grouping, level)
    keys = [key for key in in_order(groups) if groups[key].kpis]
    rows = group_rows(context, groups)
    sentences = [
        Item(sourced_spans(_sentence(context.style, grouping, key, row.summary), f"{row.source}."))
        for key, row in zip(keys, rows, strict=True)
    ]
    heading = groups_phrase(context.style, grouping, "title")
    intro = fill(groups_phrase(context.style, grouping, "intro"), grouping=Name(grouping))
    parts: list[Part] = [BulletList(Paragraph(intro), tuple(sentences)), groups_table(context, grouping, rows)]
    return headed(heading, parts, grouping=Name(grouping))


def _sentence(style: Style, grouping: str, key: GroupKey | None, summary: Summary) -> Spans:
    """Return the counts of ratings of a group."""
    words, total = style.appendix, summary.indicators
    filled = [band for band in summary.scheme if summary.ratings[band]]
    filling: dict[str, Span | Spans] = {
        "count": counted_total(summary, style),
        "of_group": _of_group(style, grouping, key),
    }
    if len(filled) == 1 and not summary.unrated_count:
        return fill(words.group_whole.form(total), **filling, **style.forms_of(filled[0], total))
    if not filled:
        return fill(words.group_whole.form(total), **filling, **unrated_forms(style))
    return fill(words.group_counts.form(total), **filling, clauses=rating_clauses(summary, style))


def _of_group(style: Style, grouping: str, key: GroupKey | None) -> Spans:
    words = style.appendix
    if key is not None:
        return fill(words.of_group, group=group_name(style, grouping, key))
    return fill(words.of_no_service) if grouping == SERVICE else fill(words.of_no_group, grouping=Name(grouping))
