"""Northmoor District Council, which is made up: a cover paper in its own order.

Its KPIs have a target and a tolerance. Its sections have their own headings.
"""

from typing import Final

from attrs import evolve

from qpr_core import Indicator, Narrative, Period, Scorecard, Section, Thresholds, TimeSeries
from qpr_core.styles import (
    STATISTICAL,
    PaperLayout,
    PaperLine,
    PaperPart,
    PaperSection,
    PaperWords,
    Phrase,
    Style,
)
from qpr_core.text import CoverPaper, cover_paper

QUARTER: Final = "Q3 2025/26"

MEASURES: Final = [
    ("ENV1", "Household waste recycled", "Environment", "higher is better", "%", 50, "5%", "44 45 45 46 47 48 48 50.4"),
    ("ENV2", "Missed bins per 100,000", "Environment", "lower is better", "number", 45, "5", "44 53 46 51 45 54 52 47"),
    ("HOU1", "Days to let a council home", "Housing", "lower is better", "days", 25, "5", "23 24 24 26 27 29 29 34"),
    ("HOU2", "Repairs done on time", "Housing", "higher is better", "%", 95, "2", "95.1 96 94.8 96.1 95 96 95.5 96.2"),
    ("PLA1", "Planning decisions in time", "Planning", "higher is better", "%", 80, "5", "71 74 76 77 79 81 82 85"),
    ("REV1", "Days to process a claim", "Benefits", "lower is better", "days", 20, "4", "19 18 20 19 18 19 18 19"),
]
"""The definition of each KPI, its target and tolerance, and eight results."""


def scorecard() -> Scorecard:
    """Return the six measures, each with a target and a tolerance."""
    first = Period.parse(QUARTER).shift(-7)
    return Scorecard(
        (
            Indicator(
                code=code,
                name=name,
                service=service,
                polarity=polarity,
                unit=unit,
                thresholds=Thresholds(target=target, tolerance=tolerance),
            ),
            TimeSeries((first.shift(place), result) for place, result in enumerate(results.split())),
        )
        for code, name, service, polarity, unit, target, tolerance, results in MEASURES
    )


NORTHMOOR: Final[Style] = evolve(
    STATISTICAL,
    paper=PaperWords(
        lines=[
            PaperLine("Report to:", ["{meeting}, {date}", "{meeting}"]),
            PaperLine("Title:", "{subject}", is_title=True),
            PaperLine("Report of:", "{sender}"),
        ],
        sections=[
            PaperSection("Recommendations", [PaperPart.RECOMMENDATIONS]),
            PaperSection("Why the committee receives this report", [PaperPart.PURPOSE]),
            PaperSection(
                "Performance in {quarter}",
                [
                    PaperPart.KPIS,
                    Section.DIRECTIONS,
                    Section.RATINGS,
                    Section.LISTED,
                    Section.RESTATED,
                    PaperPart.SCHEME,
                    PaperPart.FURTHER,
                ],
            ),
            PaperSection("Background papers", [PaperPart.BACKGROUND_PAPERS], PaperLayout.HEADED),
            PaperSection("Contact", [PaperPart.CONTACTS], PaperLayout.HEADED),
        ],
        section_number="{section}.0",
        paragraph_number="{section}.{paragraph}",
        kpis=Phrase(
            zero="",
            one="The council reports {count} key performance indicator (KPI).",
            other="The council reports {count} key performance indicators (KPIs).",
        ),
        scheme="A KPI is Green if it meets its target, Amber within its tolerance, and Red beyond that.",
    ),
)


def paper() -> CoverPaper:
    """Return the author's parts."""
    return CoverPaper(
        meeting="Performance Committee",
        date="11 February 2026",
        sender="Director of Resources",
        recommendations=[
            "That the committee notes the performance of the council's services.",
            "That the committee asks for a report on the time it takes to let homes.",
        ],
        purpose="The committee reviews the council's performance every quarter.",
        further="Letting times rose because more homes needed major work before they could be let again.",
        background_papers="Council Plan 2024 to 2028.",
        contacts="Performance Team, performance@northmoor.example",
    )


def written() -> Narrative:
    """Return the whole paper."""
    return cover_paper(scorecard().report(QUARTER), paper(), style=NORTHMOOR)


if __name__ == "__main__":
    print(written())
