"""Ready-made style `BRIEF`: an executive summary."""

from typing import Final

from attrs import evolve

from qpr_core.analysis.answers import Direction
from qpr_core.wording.styles.plain import PLAIN
from qpr_core.wording.styles.ready_made import ready_made
from qpr_core.wording.styles.section import Section
from qpr_core.wording.text.phrases import Phrase

BRIEF: Final = ready_made(
    "BRIEF",
    evolve(
        PLAIN,
        cover=evolve(
            PLAIN.cover,
            bands={},
            travel_same=PLAIN.cover.travel,
            directions={
                Direction.POSITIVE: Phrase(
                    zero="none are improving", one="{count} is improving", other="{count} are improving"
                ),
                Direction.STABLE: Phrase(
                    zero="none are stable or not clear",
                    one="{count} is stable or not clear",
                    other="{count} are stable or not clear",
                ),
                Direction.NEGATIVE: Phrase(
                    zero="none are worsening", one="{count} is worsening", other="{count} are worsening"
                ),
            },
        ),
        sections=(Section.HEADING, Section.OPENING, Section.BRIEF, Section.DIRECTIONS),
    ),
)
"""An executive summary of at most 120 words, in the sentences of `PLAIN`.

It has the counts of ratings, of moves, of KPIs that need watching and of directions, for any number of KPIs. It names
at most three KPIs, so that the limit holds for names of up to eight words. A summary of counts alone has no moves and
no watch-list.

>>> [section.value for section in BRIEF.sections]
['heading', 'opening', 'in brief', 'directions']
"""
