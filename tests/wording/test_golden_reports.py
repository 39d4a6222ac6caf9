"""Whole reports of published data as files that a reviewer can read; a change of wording is seen in them."""

from pathlib import Path

import pytest

from bracknell import BRACKNELL
from bracknell import scorecard as bracknell_scorecard
from hart import SECOND
from hart import scorecard as hart_scorecard
from qpr_core import Narrative, narrate

DATA = Path(__file__).parents[1] / "data"
REPORTS = {
    "bracknell-q2-2025-26.md": narrate(bracknell_scorecard().report("Q2 2025/26", quarters=4), style=BRACKNELL),
    "hart-q2-2014-15.md": narrate(hart_scorecard().report(SECOND)),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_that_of_its_file(name: str) -> None:
    """A change that is meant: `python tests/wording/test_golden_reports.py` writes the files anew, for a review."""
    narrative: Narrative = REPORTS[name]
    assert narrative.to_markdown() + "\n" == (DATA / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for file, whole in REPORTS.items():
        (DATA / file).write_text(whole.to_markdown() + "\n", encoding="utf-8")
