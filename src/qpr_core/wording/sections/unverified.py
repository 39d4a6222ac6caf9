"""The mark of records that were read without being checked."""

from collections.abc import Sequence
from typing import Protocol

from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.parts import Heading, Paragraph, Part
from qpr_core.wording.text.phrases import fill


class Markable(Protocol):
    """A record that knows whether it was checked."""

    @property
    def unverified(self) -> bool:
        """Whether a part was read from a document without being checked."""


def with_mark(record: Markable, parts: Sequence[Part], style: Style) -> list[Part]:
    """Return the parts of a text with the mark.

    The mark comes after the heading if the text begins with one. A record that was checked has no mark.

    >>> from qpr_core import Rag, Summary
    >>> from qpr_core.styles import KENT
    >>> counts = Summary(period="Q2 2023/24", indicators=1, ratings={Rag.GREEN: 1, Rag.AMBER: 0, Rag.RED: 0},
    ...                  unverified=True)
    >>> print(with_mark(counts, [], KENT)[0])
    Unverified: this was read from a file without a check that its figures and ratings agree.
    """
    if not record.unverified:
        return list(parts)
    first = 1 if parts and isinstance(parts[0], Heading) else 0
    return [*parts[:first], Paragraph(fill(style.common.unverified)), *parts[first:]]
