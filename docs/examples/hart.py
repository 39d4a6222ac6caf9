"""Hart District Council, two quarters of 2014/15: messy data, all declared.

The council did not publish its rule. We assume Green on target and Amber within 10% of it (within ten days for LS05).
That agrees with 74 of the 83 published statuses. The example lists the other nine. A published colour is evidence,
not proof.
"""

import csv
from pathlib import Path

from qpr_core import (
    Basis,
    Indicator,
    Polarity,
    Rag,
    Report,
    Scorecard,
    Status,
    Summary,
    Thresholds,
    TimeSeries,
    bridge,
    compare,
    explain,
    narrate,
    notes,
    summarise,
)

FIRST, SECOND = "Q1 2014/15", "Q2 2014/15"

NO_FIGURE = {(SECOND, "IT06"), (SECOND, "PS05")}
"""Figures of 0 that mean "no figure": no website is up for 0% of a quarter."""

NO_TARGET = {"data only", "information only"}
"""The published statuses for which a target of 0 means "no target"."""

IN_DAYS = {"LS05"}
"""Indicators with a real target of 0, whose tolerance is a number of days."""

ACCUMULATES = {"HR11", "HS08", "IA01", "RB05", "RB06"}
"""Year-to-date totals: each quarter has a target, and last year is the baseline."""


def rows() -> list[dict[str, str]]:
    """Read the published figures, a row for each indicator and quarter."""
    lines = (Path(__file__).parent / "hart.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def thresholds_of(row: dict[str, str]) -> Thresholds | None:
    """Read the thresholds for the result of one row."""
    if row["published_status"] in NO_TARGET:
        return None
    return Thresholds(target=row["target"], tolerance=10 if row["code"] in IN_DAYS else "10%")


def indicator(first: dict[str, str], second: dict[str, str]) -> Indicator:
    """Define an indicator from its two rows."""
    code, thresholds = first["code"], (thresholds_of(first), thresholds_of(second))
    return Indicator(
        code=code,
        name=first["name"],
        service=first["service"],
        polarity=Polarity(f"{first['polarity']} is better"),
        unit="%" if first["unit"] == "%" else "number",
        data_only=thresholds == (None, None),
        thresholds=None if thresholds == (None, None) else {FIRST: thresholds[0], SECOND: thresholds[1]},
        basis=Basis.YEAR_TO_DATE_TOTAL if code in ACCUMULATES else Basis.IN_PERIOD,
        comparators={"last year": TimeSeries({"2013/14": first["last_year"]})},
    )


def results(first: dict[str, str], second: dict[str, str], *, known_in: str) -> TimeSeries:
    """Read the results known in a quarter; a figure that changed later is revised."""
    if known_in == FIRST:
        return TimeSeries({FIRST: first["result"]})
    figure = None if (SECOND, second["code"]) in NO_FIGURE else second["result"]
    revised = float(second["last_quarter"]) != float(first["result"])
    statuses = {FIRST: Status.REVISED} if revised else {}
    return TimeSeries({FIRST: second["last_quarter"], SECOND: figure}, statuses=statuses)


def scorecard(known_in: str = SECOND) -> Scorecard:
    """Return the scorecard of all 45 indicators with the results known in a quarter."""
    pairs = list(zip(rows()[:45], rows()[45:], strict=True))
    return Scorecard((indicator(*pair), results(*pair, known_in=known_in)) for pair in pairs)


def published() -> Summary:
    """Summarise the first quarter as it was known then."""
    return summarise(scorecard(FIRST).report(FIRST))


def report() -> Report:
    """Return the report on the second quarter, with the published first quarter."""
    return scorecard().report(SECOND, published=published())


def compared_with_published() -> tuple[list[str], int]:
    """Return the ratings that differ from published ones, and the number compared."""
    differing, compared = [], 0
    cards = {FIRST: scorecard(FIRST), SECOND: scorecard()}
    for row in rows():
        if row["published_status"] in NO_TARGET:
            continue
        compared += 1
        standing = compare(*cards[row["quarter"]][row["code"]], row["quarter"]).now
        if standing.rating is not Rag(row["published_status"].capitalize()):
            differing.append(
                f"{row['code']} in {row['quarter']}: published {row['published_status']}. {explain(standing)}"
            )
    return differing, compared


def main() -> None:
    """Print the second report, the changes, the notes and the differences."""
    made = report()
    for narrative in (narrate(summarise(made)), narrate(bridge(made)), notes(made)):
        print(narrative)
        print("\n" + "=" * 100 + "\n")
    differing, compared = compared_with_published()
    print(f"{compared - len(differing)} of {compared} ratings agree with those published. These do not:")
    for line in differing:
        print(f"- {line}")


if __name__ == "__main__":
    main()
