"""Results as HTML, Markdown and plain text: to_html, to_markdown and to_text."""

from collections.abc import Mapping
from typing import TypeAlias, get_args

from attrs import evolve

from qpr_core.analysis.items.report import ItemReport
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.bridge import Bridge
from qpr_core.analysis.reporting.grouping import GroupKey
from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.analysis.reporting.trail import TrailPoint
from qpr_core.analysis.travel.compare_methods import MethodComparison
from qpr_core.analysis.travel.direction import DirectionOfTravel
from qpr_core.display.checked_page import SHEET, checked_body
from qpr_core.display.elements import body
from qpr_core.display.page import standalone, style_sheet
from qpr_core.display.page_body import page_body
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_flag, check_kind
from qpr_core.notebook import ShowsItself
from qpr_core.wording.drafts.checked import CheckedDraft
from qpr_core.wording.drafts.listing import listed
from qpr_core.wording.reasons.explain import explain
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.sections.by_part import narrative_by_group
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.sections.sparks import spark_of
from qpr_core.wording.styles.printable_style import require_style, with_table
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Paragraph
from qpr_core.wording.text.plural_rules import check_language
from qpr_core.wording.text.spans import text_of

Showable: TypeAlias = (
    Report
    | Summary
    | Assessment
    | DirectionOfTravel
    | Bridge
    | MethodComparison
    | ItemReport
    | Narrative
    | CheckedDraft
)

Shown: TypeAlias = ShowsItself | Mapping[GroupKey | None, Report]
"""A result that can be shown, or `report.by("service")`."""


def to_html(  # noqa: PLR0913  a result and the options of a page
    result: Shown,
    *,
    page: bool = False,
    style: Style = KENT,
    palette: Palette = GOV_UK,
    language: str | None = None,
    table: ScorecardTable | None = None,
    contents: bool | None = None,
) -> str:
    """Return a result as HTML: the fragment that a notebook shows, or a whole page.

    `to_html(narrate(report), page=True)` is the whole report. A checked draft shows its text with its claims marked.
    Nothing needs scripts or other files, or shows by colour alone. A page has anchors such as `#indicator-CS01`.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls <answered>", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24")
    >>> shown = to_html(report)
    >>> "<bdi>Calls &lt;answered&gt;</bdi>" in shown, "<script" in shown, shown.startswith("<style>")
    (True, False, True)
    >>> to_html(report, page=True).startswith("<!DOCTYPE html>")
    True

    Args:
        result: The result, or `report.by("service")`, in which each service begins on a new printed page.
        page: True for a complete page. Defaults to a fragment.
        style: The phrases.
        palette: The colours.
        language: The language of the page as a BCP 47 tag. If None, that of the style.
        table: The columns of the scorecard table. Defaults to those of the style.
        contents: True for a contents list on a page. If None, a long page has one.

    Raises:
        StyleError: If *result* has no scorecard for *table*, or an argument has the wrong type or needs *page*.
    """
    narrative = narrative_of(result, style, table)
    check_kind(palette, Palette, "palette")
    check_flag(page, "page", StyleError)
    if contents is not None and check_flag(contents, "contents", StyleError) and not page:
        raise StyleError("contents must be for a page (pass page=True)", shown="True")
    declared = check_language(narrative.language if language is None else language)
    style = require_style(style)
    draft, more = (checked_body(result, page=page), SHEET) if isinstance(result, CheckedDraft) else (None, "")
    if page:
        heading = next((part.spans for part in narrative.parts if isinstance(part, Heading)), ())
        title = text_of(heading, PLAIN) or "Report"
        drawn = draft or page_body(narrative, style, palette, contents=contents)
        number = style.report.page_number
        return standalone(title, drawn, palette=palette, language=declared, number=number, more=more)
    shown = draft or body(narrative, palette, first_level=2, style=style)
    return f'<style>\n{style_sheet(palette, more)}\n</style>\n<div class="qpr">\n{shown}\n</div>'


def to_markdown(result: Shown, *, style: Style = KENT, table: ScorecardTable | None = None) -> str:
    """Return a result as Markdown: the same as `to_html`, without pictures.

    Of a checked draft, it lists what is wrong or unread.

    >>> from qpr_core import Rag
    >>> counts = Summary(period="Q2 2023/24", indicators=3, ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1})
    >>> to_markdown(counts).splitlines()[0]
    '## Quarterly Performance Report, Quarter 2, 2023/24'

    Raises:
        StyleError: If *result* cannot be shown, or has no scorecard for *table*, or *style* is not a Style.
    """
    return narrative_of(result, style, table).to_markdown()


def to_text(result: Shown, *, style: Style = KENT, table: ScorecardTable | None = None) -> str:
    """Return a result as plain text, with blocks as sparklines, as `print` does.

    >>> from qpr_core import Indicator, Polarity, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="Calls", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24")
    >>> print(" ".join(to_text(report).splitlines()[-1].split()))
    C1 Calls 84 85 80 Amber Red ▲ 5 pts, better unknown ▁█

    Raises:
        StyleError: If *result* cannot be shown, or has no scorecard for *table*, or *style* is not a Style.
    """
    return str(narrative_of(result, style, table))


def narrative_of(  # noqa: PLR0911  one exit for each kind of result
    result: Shown, style: Style, table: ScorecardTable | None = None
) -> Narrative:
    """Return the parts of text that show a result.

    Raises:
        StyleError: If *result* cannot be shown, or has no scorecard for *table*, or *style* is not a Style.
    """
    if isinstance(result, Mapping):
        return narrative_by_group(result, _given_style(style, table))
    if not isinstance(result, Showable):
        known = ", ".join(kind.__name__ for kind in get_args(Showable))
        raise StyleError(f"result must be one of {known}", given=result)
    given, style = _given_style(style, table), with_table(style, table)
    if table is not None and not isinstance(result, Report | Assessment):
        rule = "table must be for a Report or an Assessment (pass it to narrate for a narrative)"
        raise StyleError(rule, shown=f"one for a {type(result).__name__}")
    match result:
        case Narrative():
            return result
        case Report():
            shown = [Section.HEADING, Section.RATINGS, Section.SCORECARD, Section.ITEMS]
            return narrate(result, style=given, sections=shown)
        case Assessment():
            alone = Report(period=result.period, assessments=(result,))
            return narrate(alone, style=style, sections=Section.SCORECARD) + Narrative((explain(result, style=style),))
        case DirectionOfTravel():
            return Narrative((explain(result, style=style), *_sparkline(result, style)), style.language)
        case CheckedDraft():
            return listed(result)
        case Summary() | Bridge() | MethodComparison() | ItemReport():
            return narrate(result, style=given)


def _given_style(style: Style, table: ScorecardTable | None) -> Style:
    """Return the style with a table, if there is one.

    Its terms stay placeholders, because they depend on the rating scheme.
    """
    with_table(style, table)
    return style if table is None else evolve(style, table=table)


def _sparkline(travel: DirectionOfTravel, style: Style) -> tuple[Paragraph, ...]:
    if travel.course is None or travel.of_distance:
        return ()
    points = tuple(TrailPoint(period=point.period, value=point.height) for point in travel.course.points)
    return (Paragraph((spark_of(Voice(style, travel.indicator), points, "course.points", "height"),)),)
