"""A report in parts: a title, and a page or more for each service."""

from collections.abc import Mapping

from qpr_core.analysis.reporting.report import Report, ReportsByService
from qpr_core.errors import ReportError, StyleError
from qpr_core.wording.sections.context import Context, service_name
from qpr_core.wording.sections.cover import write_heading
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.sections.services import table_of_service
from qpr_core.wording.styles.period_terms import with_period_terms
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Part
from qpr_core.wording.text.tables import Table


def narrative_by_service(parts: Mapping[str | None, Report], style: Style) -> Narrative:
    """Return a title, the counts of all services, and a part for each service.

    The part of a service has its counts and its scorecard. Each service begins on a new printed page.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", service="Access", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> narrative_by_service(report.by("service"), KENT).parts[:2]
    (<Heading: Quarterly Performance Report, Quarter 1, 2023/24>, <Heading: Access>)

    Raises:
        StyleError: If *parts* cannot be `ReportsByService`, or *style* is not a Style.
    """
    try:
        reports = ReportsByService(parts)
    except ReportError as error:
        raise StyleError(error.rule, given=parts) from error
    together = reports.together
    style = with_period_terms(require_style(style), together.period.frequency)
    context = Context(together, style)
    title = write_heading(together.period, context.financial_year, style)
    counts = narrate(together, style=style, sections=Section.COUNTS).parts if together.kpis and len(reports) > 1 else ()
    services = (each for service, part in reports.items() for each in _service(service, part, style))
    return Narrative((title, *counts, *services), style.language)


def _service(service: str | None, part: Report, style: Style) -> list[Part]:
    context, words = Context(part, style), style.appendix
    below = narrate(part, style=style, sections=[Section.RATINGS, Section.SCORECARD]).parts
    captions = [words.service_caption] * bool(part.kpis) + [words.service_activity_caption] * bool(part.activity)
    named = iter(captions)
    parts = (
        table_of_service(context, service, each, next(named)) if isinstance(each, Table) else each
        for each in below
        if not isinstance(each, Heading)
    )
    return [Heading(service_name(context, service), level=2, starts_page=True), *parts]
