"""The body of a page, with a contents list and parts on printed pages."""

from qpr_core.display.contents import Anchors
from qpr_core.display.elements import body
from qpr_core.display.palette import Palette
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Heading
from qpr_core.wording.text.printed_pages import in_pages


def page_body(narrative: Narrative, style: Style, palette: Palette, *, contents: bool | None = None) -> str:
    """Return the body of a page.

    If *contents* is None, a long report has a contents list. A heading that starts a page begins a `section` element.

    >>> from qpr_core.text import Heading, Words
    >>> title, part = Heading((Words("Q2"),)), Heading((Words("Waste"),), level=2, starts_page=True)
    >>> print(page_body(Narrative((title, part)), Style(), Palette()))
    <h1>Q2</h1>
    <section class="qpr-part">
    <h2 id="section-waste">Waste</h2>
    </section>
    """
    anchors = Anchors()
    first, *pages = in_pages(narrative.parts)
    ahead = 1 if first and isinstance(first[0], Heading) and first[0].level == 1 else 0
    groups = (first[:ahead], first[ahead:], *pages)
    title, rest, *sections = (body(Narrative(tuple(each)), palette, 1, anchors, style) for each in groups)
    drawn = [f'<section class="qpr-part">\n{section}\n</section>' for section in sections]
    listed = anchors.contents(narrative, style.report, wanted=contents)
    return "\n".join(each for each in (title, listed, rest, *drawn) if each)
