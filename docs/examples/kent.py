"""Kent County Council, Q2 2023/24: its published cover paper from its counts."""

import csv
from pathlib import Path

from qpr_core import Direction, Rag, Summary
from qpr_core.text import CoverPaper, cover_paper


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


def paper() -> CoverPaper:
    """Return the parts that the author wrote, without the names of officers."""
    return CoverPaper(
        sender="Leader of the Council; Chief Executive Officer",
        recipient="Cabinet",
        date="4 January 2024",
        decision="n/a",
        classification="Unrestricted",
        purpose="""The purpose of the Quarterly Performance Report (QPR) is to inform CMT and Cabinet about key areas of
            performance for the authority.""",
        recommendations="""Cabinet is asked to NOTE the Quarter 2 Performance Report and the actions being taken to
            address areas where performance is not as targeted.""",
        introduction="""The Quarterly Performance Report (QPR) is a key mechanism within the Performance Management
            Framework for the Council. The report summary for Quarter 2, 2023/24 is attached at Appendix 1, and includes
            data up to the end of September 2023.""",
        closing_recommendations="Cabinet is asked to NOTE the Quarter 2 Performance Report",
        contacts="(names, posts, telephone numbers and addresses of the officers, as the author gives them)",
    )


def main() -> None:
    """Print the cover paper."""
    print(cover_paper(summary(), paper()))


if __name__ == "__main__":
    main()
