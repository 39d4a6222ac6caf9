"""The body of a page, with a contents list and parts on printed pages."""

from collections.abc import Sequence
from itertools import chain

from qpr_core.display.contents import Anchors
from qpr_core.display.elements import body
from qpr_core.display.palette import Palette
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading


def page_body(pieces: Sequence[Narrative], style: Style, palette: Palette) -> str:
    """Return the body of a page.

    A long report has a contents list. Each piece after the first begins on a new printed page.

    >>> from qpr_core.text import Heading, Words
    >>> title, part = (Narrative((Heading((Words(text),), level=level),)) for level, text in ((1, "Q2"), (2, "Waste")))
    >>> print(page_body([title, part], Style(), Palette()))
    <h1>Q2</h1>
    <section class="qpr-part">
    <h2 id="section-waste">Waste</h2>
    </section>
    """
    anchors = Anchors()
    first = pieces[0].parts
    ahead = 1 if first and isinstance(first[0], Heading) and first[0].level == 1 else 0
    title, rest = (body(Narrative(parts), palette, 1, anchors) for parts in (first[:ahead], first[ahead:]))
    sections = [f'<section class="qpr-part">\n{body(piece, palette, 1, anchors)}\n</section>' for piece in pieces[1:]]
    whole = Narrative(tuple(chain.from_iterable(piece.parts for piece in pieces)))
    return "\n".join(drawn for drawn in (title, anchors.contents(whole, style.report), rest, *sections) if drawn)
