"""Bracknell Forest: four quarters to Q2 2025/26, compared with published ratings.

The council's rule: Green within 5% of the target or better, Amber within 10%, and Red otherwise. Its trend compares
with the last period. It has no floor standard, so the style describes its bands.
"""

import csv
from itertools import groupby
from pathlib import Path

from qpr_core import (
    Indicator,
    Judgement,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Thresholds,
    TimeSeries,
    explain,
    narrate,
    summarise,
)
from qpr_core.styles import BandWords, CoverWords, Phrase, Style

QUARTERS = ("Q3 2024/25", "Q4 2024/25", "Q1 2025/26", "Q2 2025/26")
TRENDS = {"better": Judgement.BETTER, "worse": Judgement.WORSE, "no change": Judgement.SAME}


BRACKNELL = Style(
    cover=CoverWords(
        bands={
            Rag.GREEN: BandWords(
                opening=Phrase(
                    zero="none were within 5% of target or better ({band})",
                    one="{count} was within 5% of target or better ({band})",
                    other="{count} were within 5% of target or better ({band})",
                ),
                meaning="performance was on target, better, or within 5% of it",
            ),
            Rag.AMBER: BandWords(
                opening=Phrase(
                    zero="none were between 5% and 10% off target ({band})",
                    one="{count} was between 5% and 10% off target ({band})",
                    other="{count} were between 5% and 10% off target ({band})",
                ),
                meaning="performance was more than 5% and no more than 10% off target",
            ),
            Rag.RED: BandWords(
                opening=Phrase(
                    zero="No KPIs were more than 10% off target ({band}).",
                    one="{count} KPI was more than 10% off target ({band}).",
                    other="{count} KPIs were more than 10% off target ({band}).",
                ),
                meaning="performance was more than 10% off target",
            ),
        }
    )
)


def rows() -> list[dict[str, str]]:
    """Read the published figures, a row for each indicator and quarter."""
    lines = (Path(__file__).parent / "bracknell.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def scorecard() -> Scorecard:
    """Return the indicators, each with a target for every quarter, and their results."""
    entries = []
    for code, group in groupby(rows(), key=lambda row: row["code"]):
        quarters = list(group)
        indicator = Indicator(
            code=code,
            name=quarters[0]["name"],
            polarity=Polarity(quarters[0]["polarity"]),
            unit=quarters[0]["unit"],
            thresholds={
                row["quarter"]: Thresholds(target=row["target"], tolerance="10%", green_tolerance="5%")
                for row in quarters
            },
        )
        entries.append((indicator, TimeSeries({row["quarter"]: row["result"] for row in quarters})))
    return Scorecard(entries)


def compared_with_published(reports: list[Report]) -> tuple[list[str], int, int]:
    """Return the ratings that differ from published ones, and how many trends agree."""
    published = {(row["code"], row["quarter"]): row for row in rows()}
    differing: list[str] = []
    agreeing = trends = 0
    for report in reports:
        for assessment in report.assessments:
            row = published[assessment.indicator.code, str(report.period)]
            if assessment.rating is not Rag(row["published_rating"].capitalize()):
                differing.append(
                    f"{assessment.indicator.code} in {report.period}: published {row['published_rating']}. "
                    f"{explain(assessment.standing)}"
                )
            if row["published_trend"]:
                trends += 1
                agreeing += assessment.comparison.judgement is TRENDS[row["published_trend"]]
    return differing, agreeing, trends


def main() -> None:
    """Print the report of each quarter, and its differences from published ratings."""
    card = scorecard()
    reports = [card.report(quarter) for quarter in QUARTERS]
    for report in reports:
        print("\n" + "=" * 100 + "\n")
        print(narrate(summarise(report), style=BRACKNELL))
    differing, agreeing, trends = compared_with_published(reports)
    total = sum(len(report.assessments) for report in reports)
    print("\n" + "=" * 100 + "\n")
    print(f"{total - len(differing)} of {total} ratings agree with those published. These do not:")
    for line in differing:
        print(f"- {line}")
    print(f"{agreeing} of {trends} published trends agree with the comparison against the last period.")


if __name__ == "__main__":
    main()
