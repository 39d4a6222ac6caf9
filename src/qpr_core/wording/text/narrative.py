"""Narrative: the text of a report, as parts that can be chosen and rendered."""

from attrs import evolve, frozen

from qpr_core.notebook import ShowsItself
from qpr_core.wording.text.markup import MARKDOWN, PLAIN, Markup
from qpr_core.wording.text.parts import Part
from qpr_core.wording.text.spans import Quantity


@frozen(repr=False)
class Narrative(ShowsItself):
    r"""The parts of a report, which can be chosen, reordered and rendered.

    `str()` is the plain text, a blank line between parts; `to_markdown()` the Markdown. `language` is
    that of the style.

    >>> from qpr_core import Paragraph
    >>> from qpr_core.text import Heading, Words
    >>> Narrative((Heading((Words("Quarter 2"),)), Paragraph((Words("All well."),)))).to_markdown()
    '## Quarter 2\n\nAll well.'
    """

    parts: tuple[Part, ...]
    language: str = "en-GB"

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the text, in order, each with the fact that it stands for."""
        return tuple(quantity for part in self.parts for quantity in part.quantities)

    def __add__(self, other: "Narrative") -> "Narrative":
        """Return the narrative with the parts of another one after its own."""
        return evolve(self, parts=self.parts + other.parts) if isinstance(other, Narrative) else NotImplemented

    def to_markdown(self) -> str:
        """Return the narrative as Markdown."""
        return self._render(MARKDOWN)

    def _render(self, markup: Markup) -> str:
        return "\n\n".join("\n".join(lines) for part in self.parts if (lines := part.lines(markup)))

    def __str__(self) -> str:
        """Return the plain text."""
        return self._render(PLAIN)

    def __repr__(self) -> str:
        """Show the plain text."""
        return f"<Narrative\n{self}\n>"
