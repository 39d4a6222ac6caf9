"""The Twinfords, which are made up: two councils that share their services.

Each council has its own KPIs. A rule rates each council from them, and the counts of both are added up for one rating
of a shared service.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from attrs import evolve

from qpr_core import Indicator, Narrative, Paragraph, Rag, Report, Section, Thresholds, explain, narrate
from qpr_core.frames import read_scorecard
from qpr_core.groups import GroupRating, ShareOnTarget, rate_group, rate_pooled
from qpr_core.styles import STATISTICAL, Style
from qpr_core.text import Heading, Name, counts_by

HERE = Path(__file__).parent

ROWS = pd.read_csv(HERE / "twinfords.csv", dtype=str)
"""The definitions of the KPIs, as text."""

RESULTS = pd.read_csv(HERE / "twinfords-results.csv", dtype=str)
"""Their results: values, or two counts."""

TWINFORDS: Style = evolve(
    STATISTICAL, sections=[Section.HEADING, Section.OPENING, counts_by("council"), Section.MOVED, Section.SCORECARD]
)
"""The statistical style, with the counts of each council."""

RULE = ShareOnTarget(cut_offs={Rag.GREEN: "75%", Rag.AMBER: "40%"})
"""The share of the KPIs that met their target. Recycling has a weight of 2."""

SHARED = {
    Indicator(
        code=code,
        name=f"Both councils: {name}",
        polarity="higher is better",
        unit="%",
        thresholds=Thresholds(target=target, floor=floor),
    ): codes
    for code, name, target, floor, codes in (
        ("T2", "claims processed in 20 days", 90, 85, ("N2", "S2")),
        ("T3", "homes let in 25 days", 85, 80, ("N3", "S3")),
    )
}
"""The targets for both councils together, and the KPIs whose counts are added up."""


def report() -> Report:
    """Return the report of both councils."""
    reading = read_scorecard(ROWS, RESULTS, ignore=["Weight"])
    return reading.report("Q3 2025/26")


def ratings() -> dict[str, GroupRating]:
    """Return the rating of each council."""
    weights = dict(zip(ROWS["Code"], ROWS["Weight"], strict=True))
    return {
        str(council): rate_group(part, RULE, weights={each.code: weights[each.code] for each in part})
        for council, part in report().by("council").items()
    }


def shared(made: Report) -> Iterator[Heading | Paragraph]:
    """Yield the rating of the counts of both councils, and why."""
    for group, codes in SHARED.items():
        yield Heading((Name(group.name),), 2)
        yield explain(rate_pooled(made.where(codes=codes), group).standing)


def written() -> Narrative:
    """Return the report, and the ratings of the shared services."""
    made = report()
    return Narrative((*narrate(made, style=TWINFORDS).parts, *shared(made)))


if __name__ == "__main__":
    print(written())
    for council, rating in ratings().items():
        print(f"\n{council}: {explain(rating)}")
