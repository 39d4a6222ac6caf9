"""Strategies for cover papers and for the parts of their style."""

from typing import Final

from hypothesis import strategies as st

from qpr_core.wording.papers.author_parts import CoverPaper
from qpr_core.wording.styles.paper_section import COUNTED, PaperLayout, PaperLine, PaperPart, PaperSection

_TEXTS: Final = st.sampled_from(["Cabinet is asked to NOTE the report.", "Services were *busy* & open.", "Leader"])


def cover_papers() -> st.SearchStrategy[CoverPaper]:
    """Return cover papers with any of the author's parts; they shrink to none."""
    return st.builds(
        CoverPaper,
        sender=st.none() | _TEXTS,
        recipient=st.none() | _TEXTS,
        meeting=st.none() | _TEXTS,
        date=st.none() | st.dates(),
        decision=st.none() | _TEXTS,
        subject=st.none() | _TEXTS,
        classification=st.none() | _TEXTS,
        purpose=st.none() | _TEXTS,
        recommendations=_several(),
        closing_recommendations=_several(),
        introduction=_several(),
        further=_several(),
        contacts=_several(),
        background_papers=_several(),
        appendices=_several(),
    )


def _several() -> st.SearchStrategy[list[str]]:
    return st.lists(_TEXTS, max_size=2)


def paper_lines() -> st.SearchStrategy[PaperLine]:
    """Return lines of a cover paper; they shrink to its sender."""
    forms = st.sampled_from(["{sender}", "{recipient}", "{meeting}, {date}"])
    return st.builds(PaperLine, st.sampled_from(["From:", "To:"]), st.lists(forms, min_size=1, max_size=2))


def paper_sections() -> st.SearchStrategy[PaperSection]:
    """Return sections of a cover paper; they shrink to a labelled one."""
    parts = st.lists(st.sampled_from([*PaperPart, *COUNTED]), min_size=1, max_size=3)
    return st.builds(PaperSection, st.sampled_from(["Overview", "Results"]), parts, st.sampled_from(PaperLayout))
