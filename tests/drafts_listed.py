"""Lists of what `check_text` reads in a sentence about the council of the corpus."""

from typing import TypeAlias

from drafts_score import checked_by_library

Listed: TypeAlias = tuple[list[str], list[str], list[str]]
"""The words of the claims that hold, the discrepancies, and why sentences were not read in full."""


def listed(text: str) -> Listed:
    """Return what is read in a text.

    >>> listed("Minors were at 92%.")
    ([], ['"92%": the data show 91 (PL02)'], [])
    """
    checked = checked_by_library(text)
    right = [claim.words for claim in checked.claims if claim.holds]
    return right, [str(each) for each in checked.discrepancies], [each.why for each in checked.unread]
