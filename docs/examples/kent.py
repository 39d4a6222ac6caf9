"""Kent County Council, Q2 2023/24: its published paragraphs from its counts."""

import csv
from pathlib import Path

from qpr_core import Direction, Rag, Summary, narrate


def reds() -> list[tuple[str, str]]:
    """Read the service and name of each Red indicator, in the order of the report."""
    lines = (Path(__file__).parent / "kent_reds.csv").read_text(encoding="utf-8").splitlines()
    return [(row["service"], row["name"]) for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def summary() -> Summary:
    """Return the published counts of Quarter 1 and Quarter 2."""
    before = Summary(
        period="Q1 2023/24",
        indicators=38,
        ratings={Rag.GREEN: 16, Rag.AMBER: 11, Rag.RED: 11},
        directions={Direction.POSITIVE: 4, Direction.STABLE: 24, Direction.NEGATIVE: 10},
    )
    return Summary(
        period="Q2 2023/24",
        indicators=38,
        ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8},
        directions={Direction.POSITIVE: 7, Direction.STABLE: 19, Direction.NEGATIVE: 12},
        listed={Rag.RED: reds()},
        previous=before,
    )


if __name__ == "__main__":
    print(narrate(summary()))
