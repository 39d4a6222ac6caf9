"""Situations of a report, whose text a reviewer reads from top to bottom in `tests/data/situations-*.md`."""

from typing import Final

from qpr_core import narrate
from qpr_core.styles import Style
from situations.building import Situation
from situations.of_counts import OF_COUNTS
from situations.of_data import OF_DATA
from situations.of_moves import OF_MOVES

SITUATIONS: Final[dict[str, Situation]] = {**OF_COUNTS, **OF_MOVES, **OF_DATA}
"""The situations by name: those of counts, of moves and of data."""


def situations_text(style: Style) -> str:
    """Return the text of every situation in a style, below its name."""
    return "\n".join(f"# {name}\n\n{each.text(style)}\n" for name, each in SITUATIONS.items())


def briefs_text(style: Style) -> str:
    """Return the text of every report that has KPIs in the sections of a style, below its name."""
    reports = {name: each.make() for name, each in SITUATIONS.items()}
    return "\n".join(
        f"# {name}\n\n{str(narrate(report, style=style)).rstrip()}\n" for name, report in reports.items() if report.kpis
    )
