"""Whole reports as files that a reviewer can read; a change of wording is seen in them."""

from pathlib import Path

import pytest

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from hart import SECOND
from hart import scorecard as hart_scorecard
from qpr_core import MINUTES, STATISTICAL, Narrative, Paragraph, Section, bridge, explain, narrate
from rare import scorecard as rare_scorecard

DATA = Path(__file__).parents[1] / "data"
RARE = rare_scorecard().report("Q2 2023/24", quarters=4)
REPORTS: dict[str, list[Narrative | Paragraph]] = {
    "bracknell-q2-2025-26.md": [narrate(bracknell_scorecard().report("Q2 2025/26", quarters=4), style=BRACKNELL)],
    "hart-q2-2014-15.md": [narrate(hart_scorecard().report(SECOND))],
    "rare-kent.md": [narrate(RARE, sections=list(Section)), narrate(bridge(RARE)), *map(explain, RARE.assessments)],
    "rare-statistical.md": [narrate(RARE, sections=list(Section), style=STATISTICAL)],
    "rare-minutes.md": [narrate(RARE, sections=list(Section), style=MINUTES)],
}


def written(name: str) -> str:
    return "\n\n".join(part.to_markdown() for part in REPORTS[name]) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_that_of_its_file(name: str) -> None:
    """A change that is meant: `python tests/wording/test_golden_reports.py` writes the files anew, for a review."""
    assert written(name) == (DATA / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for file in REPORTS:
        (DATA / file).write_text(written(file), encoding="utf-8")
