"""A report in parts: a title, and a page or more for each service."""

from collections.abc import Mapping

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import StyleError
from qpr_core.wording.sections.context import Context, service_name
from qpr_core.wording.sections.cover import write_heading
from qpr_core.wording.sections.narrate import narrate
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading, Part


def narrative_by_service(parts: Mapping[str | None, Report], style: Style) -> Narrative:
    """Return the title of a report, and the counts and scorecard of each service.

    Each service begins on a new printed page.

    >>> from qpr_core import Indicator, Polarity, Scorecard, TimeSeries
    >>> from qpr_core.styles import KENT
    >>> calls = Indicator(code="C1", name="Calls", service="Access", polarity=Polarity.HIGHER_IS_BETTER, unit="%")
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 84}))]).report("Q1 2023/24")
    >>> narrative_by_service(report.by("service"), KENT).parts[:2]
    (<Heading: Quarterly Performance Report, Quarter 1, 2023/24>, <Heading: Access>)

    Raises:
        StyleError: If *parts* does not have a report on the same quarter for each service.
    """
    reports = list(parts.values())
    rule = "reports by service must be those of one quarter (as report.by('service') returns them)"
    if not reports or not all(isinstance(each, Report) and each.period == reports[0].period for each in reports):
        raise StyleError(rule, given=parts)
    context = Context(reports[0], style)
    title = write_heading(reports[0].period, context.financial_year, style)
    services = (each for service, part in parts.items() for each in _service(service, part, style))
    return Narrative((title, *services), style.language)


def _service(service: str | None, part: Report, style: Style) -> list[Part]:
    below = narrate(part, style=style, sections=[Section.RATINGS, Section.SCORECARD])
    heading = Heading(service_name(Context(part, style), service), level=2, starts_page=True)
    return [heading, *(_lower(each) for each in below.parts)]


def _lower(part: Part) -> Part:
    """Return a heading one level lower, and any other part as it is."""
    return evolve(part, level=min(part.level + 1, 3)) if isinstance(part, Heading) else part
