"""require_style and with_table: a style that can be printed, with its terms."""

from functools import lru_cache
from typing import Final

from attrs import evolve

from qpr_core.errors import StyleError
from qpr_core.model.values.arguments import check_kind
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.style import COUNTS, GROUPS, Style
from qpr_core.wording.styles.terms import with_terms


def require_style(given: object) -> Style:
    """Return a style that can be printed, with its terms in every phrase.

    >>> measures = require_style(Style(terms=("measure", "measures")))
    >>> measures.cover.opening_unrated.form(2)
    '{count} measures are not rated.'
    >>> require_style(Style(language="cy", same_in_english=["report"]))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    qpr_core.errors.StyleError: style must have no English phrases (translate them, or ...), got ... and ... more (cy)

    Raises:
        StyleError: If *given* is not a `Style`, or is not in English and has English phrases left.
    """
    if not isinstance(given, Style):
        raise StyleError("style must be a Style", given=given)
    return _with_terms(given)


_FIRST: Final = 5
"""The number of English phrases that an error lists."""


def with_table(style: Style, table: ScorecardTable | None) -> Style:
    """Return the style with a scorecard table, if there is one.

    >>> with_table(Style(), ScorecardTable(names={"target": "Goal"})).table
    ScorecardTable(names={ScorecardColumn.TARGET: 'Goal'})

    Raises:
        StyleError: If *style* cannot be printed, or *table* is not a `ScorecardTable`.
    """
    style = require_style(style)
    return style if table is None else evolve(style, table=check_kind(table, ScorecardTable, "table"))


@lru_cache(maxsize=64)  # a style is used many times
def _with_terms(style: Style) -> Style:
    if left := [*style.untranslated()]:
        first = ", ".join(left[:_FIRST]) + (f" and {len(left) - _FIRST} more" if len(left) > _FIRST else "")
        remedy = "translate them, or list the paths of those that are the same in same_in_english"
        raise StyleError(f"style must have no English phrases ({remedy})", shown=first, whose=style.language)
    groups = {name: with_terms(getattr(style, name), style.terms) for name in GROUPS}
    return evolve(style, **{**groups, **{name: style.figures.marked(getattr(style, name)) for name in COUNTS}})
