"""Whole reports as files that a reviewer can read; a change of wording is seen in them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from hart import SECOND
from hart import scorecard as hart_scorecard
from qpr_core import Narrative, Paragraph, Section, bridge, explain, narrate
from qpr_core.styles import KENT, MINUTES, STATISTICAL, Style
from rare import scorecard as rare_scorecard

DATA = Path(__file__).parents[1] / "data"


def bracknell() -> list[Narrative | Paragraph]:
    return [narrate(bracknell_scorecard().report("Q2 2025/26", quarters=4), style=BRACKNELL)]


def hart() -> list[Narrative | Paragraph]:
    return [narrate(hart_scorecard().report(SECOND))]


def rare(style: Style) -> list[Narrative | Paragraph]:
    return [narrate(rare_scorecard().report("Q2 2023/24", quarters=4), sections=list(Section), style=style)]


def rare_with_reasons() -> list[Narrative | Paragraph]:
    report = rare_scorecard().report("Q2 2023/24", quarters=4)
    return [*rare(KENT), narrate(bridge(report)), *map(explain, report.assessments)]


REPORTS: dict[str, Callable[[], list[Narrative | Paragraph]]] = {
    "bracknell-q2-2025-26.md": bracknell,
    "hart-q2-2014-15.md": hart,
    "rare-kent.md": rare_with_reasons,
    "rare-statistical.md": partial(rare, STATISTICAL),
    "rare-minutes.md": partial(rare, MINUTES),
}


def written(name: str) -> str:
    return "\n\n".join(part.to_markdown() for part in REPORTS[name]()) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_that_of_its_file(name: str) -> None:
    """A change that is meant: `python tests/wording/test_golden_reports.py` writes the files anew, for a review."""
    assert written(name) == (DATA / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for file in REPORTS:
        (DATA / file).write_text(written(file), encoding="utf-8")
