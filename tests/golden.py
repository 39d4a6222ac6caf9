"""Golden files: whole reports and the output of the worked examples.

`make golden` (or `python tests/golden.py`) writes them; a change of wording shows in their difference.
"""

from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Final

import bracknell
import hart
import kent
import millbrook
import northmoor
import ravenfield
import thornleigh
import twinfords
import wexbury
from outcome_style import OUTCOME_STYLE
from qpr_core import Narrative, Paragraph, bridge, explain, narrate
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, Style
from qpr_core.text import cover_paper
from rare import scorecard as rare_scorecard
from situations import briefs_text, situations_text

DATA: Final = Path(__file__).parent / "data"
CHANGED: Final = (
    "the text differs from tests/data/{name}: if the change is meant, run `make golden` and review the files"
)


def _joined(parts: list[Narrative | Paragraph]) -> str:
    return "\n\n".join(part.to_markdown() for part in parts) + "\n"


def _bracknell() -> str:
    return _joined([narrate(bracknell.scorecard().report("Q2 2025/26", quarters=4), style=bracknell.BRACKNELL)])


def _hart() -> str:
    return _joined([narrate(hart.scorecard().report(hart.SECOND))])


def _rare(style: Style) -> str:
    return _joined([narrate(rare_scorecard().report("Q2 2023/24", quarters=4), style=style)])


def _rare_with_reasons() -> str:
    report = rare_scorecard().report("Q2 2023/24", quarters=4)
    return _joined([narrate(report, style=KENT), narrate(bridge(report)), *map(explain, report.assessments)])


def _examples() -> str:
    printed = StringIO()
    with redirect_stdout(printed):
        bracknell.main()
        hart.main()
        kent.main()
    return printed.getvalue()


def _kent_paper() -> Narrative:
    return cover_paper(kent.summary(), kent.paper())


GOLDEN: Final[dict[str, Callable[[], str]]] = {
    "bracknell-q2-2025-26.md": _bracknell,
    "hart-q2-2014-15.md": _hart,
    "kent-cover-paper.md": lambda: _joined([_kent_paper()]),
    "kent-cover-paper.txt": lambda: f"{_kent_paper()}\n",
    "northmoor-cover-paper.md": lambda: _joined([northmoor.written()]),
    "northmoor-cover-paper.txt": lambda: f"{northmoor.written()}\n",
    "millbrook-actions.md": lambda: _joined([millbrook.written()]),
    "ravenfield-priorities.md": lambda: _joined([ravenfield.written()]),
    "thornleigh-confidence.md": lambda: _joined([thornleigh.written()]),
    "twinfords-partnership.md": lambda: _joined([twinfords.written()]),
    "wexbury-september.md": lambda: _joined([wexbury.written()]),
    "wexbury-quarter.md": lambda: _joined([wexbury.written("Q2 2025/26")]),
    "rare-kent.md": _rare_with_reasons,
    "rare-statistical.md": partial(_rare, STATISTICAL),
    "rare-minutes.md": partial(_rare, MEETING_MINUTES),
    "situations-kent.md": partial(situations_text, KENT),
    "situations-statistical.md": partial(situations_text, STATISTICAL),
    "situations-minutes.md": partial(situations_text, MEETING_MINUTES),
    "situations-plain.md": partial(situations_text, PLAIN),
    "situations-outcomes.md": partial(situations_text, OUTCOME_STYLE),
    "situations-brief.md": partial(briefs_text, BRIEF),
    "examples.txt": _examples,
}
"""The files in `tests/data`, and the functions that return their texts."""


if __name__ == "__main__":
    for file, text in GOLDEN.items():
        (DATA / file).write_text(text(), encoding="utf-8")
