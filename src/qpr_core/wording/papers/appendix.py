"""`appendix`: the report itself, with a chart and a commentary for each indicator."""

from collections.abc import Callable, Collection, Mapping, Sequence

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import ReportError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_kind
from qpr_core.wording.sections.narrate import report_parts
from qpr_core.wording.sections.unverified import with_mark
from qpr_core.wording.styles.scheme_terms import styles_by_scheme
from qpr_core.wording.styles.scorecard_table import ScorecardColumn, ScorecardTable
from qpr_core.wording.styles.section import Section, read_sections
from qpr_core.wording.styles.style import KENT, CustomSection, GivenSections, Style
from qpr_core.wording.text.capitals import with_capitals
from qpr_core.wording.text.narrative import Narrative


def appendix(  # noqa: PLR0913  a report, the author's texts and the options of a document
    report: Report,
    *,
    commentary: Mapping[str, str] | None = None,
    actions: Mapping[str, str] | None = None,
    style: Style = KENT,
    sections: GivenSections | None = None,
    table: ScorecardTable | None = None,
) -> Narrative:
    """Return the appendix of a cover paper: every service, with every indicator.

    `style.appendix` has its sections, headings and phrases. Each service begins on a new printed page, with the table
    of its KPIs. Each KPI has its chart, the facts, its commentary and its management action. HTML and Word documents
    draw the charts, which needs the extra `charts`. Pass the same style to `to_html` and `to_word`.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls answered", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80), owner="Head of Customer Services")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84, "Q2 2023/24": 79}))]).report("Q2 2023/24")
    >>> written = appendix(report, commentary={"C1": "Staff were absent."}, actions={}, sections="services")
    >>> for part in written.parts[-2:]:
    ...     print(part)
    Commentary: Staff were absent.
    Management action (Head of Customer Services): none was given.

    Args:
        report: The report.
        commentary: The text on each indicator, by its code. A blank line begins a new paragraph. If given, the appendix
            says so if a KPI has no text.
        actions: The management action for each indicator, by its code. If given, the appendix says so if a KPI in the
            worst band has no action.
        style: The wording. Defaults to Kent's.
        sections: The sections in their order, as for `narrate`. Defaults to those of `style.appendix`.
        table: The columns of the tables. Defaults to those of the style, or to columns that fit an upright page.

    Raises:
        ReportError: If *report* is not a `Report`. Also if a commentary or an action is not text, or is for an
            indicator that is not in the report or in a section.
        StyleError: If *sections*, *style* or *table* has the wrong type.
    """
    check_kind(report, Report, "report")
    styles = styles_by_scheme(style, [each.scheme for each in report.by_scheme], report.period.frequency, table)
    style = styles.whole
    wanted: Sequence[Section | CustomSection] = style.appendix.sections if sections is None else read_sections(sections)
    parts = report_parts(report, styles, wanted, actions=actions, commentary=commentary)
    _check_printed(commentary, "commentary", lambda one: _has_commentary(one, wanted), report)
    _check_printed(actions, "actions", lambda one: _has_action(one, wanted, style), report)
    return Narrative(with_capitals(with_mark(report, parts, style)), style.language)


def _check_printed(
    given: Mapping[str, str] | None, name: str, is_printed: Callable[[Assessment], bool], report: Report
) -> None:
    """Check that a section prints every text that the author gives.

    Raises:
        ReportError: If none does.
    """
    left = [code for code in given or () if not is_printed(report[code])]
    if left:
        rule = "must be for indicators in a section that prints them (add 'services' or 'activity indicators in full')"
        raise ReportError(f"{name} {rule}", shown=", ".join(map(repr, left)))


def _has_commentary(one: Assessment, sections: Collection[Section | CustomSection]) -> bool:
    return (Section.ACTIVITY_IN_FULL if one.indicator.is_activity else Section.SERVICES) in sections


def _has_action(one: Assessment, sections: Collection[Section | CustomSection], style: Style) -> bool:
    is_in_table = Section.SCORECARD in sections and ScorecardColumn.ACTION in (style.table.columns or ())
    is_listed = Section.LISTED in sections and isinstance(one.rating, Scheme) and one.rating.is_worst
    return _has_commentary(one, sections) or Section.INDICATORS in sections or is_in_table or is_listed
