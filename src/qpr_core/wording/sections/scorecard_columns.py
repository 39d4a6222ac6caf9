"""The columns that a scorecard table shows, and their headings."""

from collections.abc import Sequence

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summarise import summarise
from qpr_core.model.values.ratio import Ratio
from qpr_core.wording.sections.group_names import counts_head
from qpr_core.wording.sections.grouped import group_of
from qpr_core.wording.styles.scorecard_table import ScorecardColumn
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.phrases import fill, joined
from qpr_core.wording.text.spans import Name, Spans


def shown_columns(  # noqa: PLR0913  the columns, and all that decides which are shown
    columns: Sequence[ScorecardColumn],
    assessments: Sequence[Assessment],
    report: Report,
    style: Style,
    *,
    has_actions: bool,
    has_counts: bool = False,
) -> list[ScorecardColumn]:
    """Return the columns that have something to show for some assessments of a report.

    If *has_counts* is True, they include counts even if no result is a ratio.
    """
    kpis, activity = (any(each.indicator.is_activity is wanted for each in assessments) for wanted in (False, True))
    counts = has_counts or any(isinstance(each.standing.result, Ratio) for each in assessments)
    has = {
        ScorecardColumn.SERVICE: any(each.service is not None for each in assessments),
        ScorecardColumn.GROUP: any(group_of(style, each) is not None for each in assessments),
        ScorecardColumn.NUMERATOR: counts,
        ScorecardColumn.DENOMINATOR: counts,
        ScorecardColumn.TARGET: kpis,
        ScorecardColumn.FLOOR: kpis,
        ScorecardColumn.EXPECTED: activity,
        ScorecardColumn.BEFORE: report.previous is not None,
        ScorecardColumn.SECOND: kpis and report.second is not None,
        ScorecardColumn.TRAVEL: kpis,
        ScorecardColumn.PEERS: any(each.peers is not None for each in assessments),
        ScorecardColumn.OWNER: any(each.indicator.owner is not None for each in assessments),
        ScorecardColumn.ACTION: has_actions,
    }
    return [column for column in columns if has.get(column, True)]


def headings(report: Report, style: Style, *, of_activity: bool = False) -> dict[ScorecardColumn, Spans]:
    """Return the heading of each column; activity indicators alone have positions.

    A heading in the table of the style replaces the default one.
    """
    words, more = style.report, style.workbook
    phrases = {
        ScorecardColumn.CODE: words.code,
        ScorecardColumn.NAME: words.name,
        ScorecardColumn.SERVICE: more.service,
        ScorecardColumn.UNIT: more.unit,
        ScorecardColumn.PERIOD: more.period,
        ScorecardColumn.RESULT: words.result,
        ScorecardColumn.NUMERATOR: more.numerator,
        ScorecardColumn.DENOMINATOR: more.denominator,
        ScorecardColumn.TARGET: words.target,
        ScorecardColumn.EXPECTED: words.expected,
        ScorecardColumn.RATING: words.position if of_activity else words.rating,
        ScorecardColumn.BEFORE: words.position_before if of_activity else words.rating_before,
        ScorecardColumn.SECOND: style.second.heading,
        ScorecardColumn.CHANGE: words.change,
        ScorecardColumn.AGAINST: words.against,
        ScorecardColumn.JUDGEMENT: more.judgement,
        ScorecardColumn.TRAVEL: words.travel,
        ScorecardColumn.PEERS: style.peers.column,
        ScorecardColumn.OWNER: more.owner,
        ScorecardColumn.ACTION: more.action,
        ScorecardColumn.RECENT: words.recent,
    }
    second = Name("" if report.second is None else report.second.name)
    found = {column: fill(phrase, second=second) for column, phrase in phrases.items()}
    found[ScorecardColumn.GROUP] = counts_head(style, style.grouping)
    found[ScorecardColumn.FLOOR] = _floor(report, style)
    return found | {column: (Name(name),) for column, name in style.table.names.items()}


def _floor(report: Report, style: Style) -> Spans:
    counted = [each for each in report.by_scheme if each.kpis]
    if all(summarise(each).by_floor for each in counted):
        return fill(style.report.floor)
    worst = [(style.label_of(list(each.scheme)[-1]),) for each in counted]
    return fill(style.report.beyond, band=joined(worst, style.common.name_comma, style.report.last_alternative))
