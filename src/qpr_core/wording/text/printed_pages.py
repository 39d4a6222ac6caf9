"""Printed pages: headings that begin a new one, and blocks that stay on one."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from qpr_core.wording.text.parts import Heading, Numbered, Part


def heading_of(part: Part) -> Heading | None:
    """Return a part if it is a heading, with or without a number; None otherwise.

    >>> from qpr_core import Paragraph
    >>> from qpr_core.text import Words
    >>> heading_of(Paragraph((Words("All well."),))) is None
    True
    """
    block = part.part if isinstance(part, Numbered) else part
    return block if isinstance(block, Heading) else None


def in_pages(parts: Iterable[Part]) -> list[list[Part]]:
    """Divide parts before each heading that starts a page.

    The first group has the parts before the first such heading, and may be empty.

    >>> from qpr_core.text import Words
    >>> in_pages([Heading((Words("Waste"),), level=2, starts_page=True)])
    [[], [<Heading: Waste>]]
    """
    groups: list[list[Part]] = [[]]
    for part in parts:
        heading = heading_of(part)
        if heading is not None and heading.starts_page:
            groups.append([])
        groups[-1].append(part)
    return groups


def in_blocks(parts: Iterable[Part]) -> list[list[Part]]:
    """Divide parts before each heading.

    >>> from qpr_core.text import Words
    >>> in_blocks([Heading((Words("Waste"),)), Heading((Words("Bins"),))])
    [[<Heading: Waste>], [<Heading: Bins>]]
    """
    blocks: list[list[Part]] = []
    for part in parts:
        if not blocks or heading_of(part) is not None:
            blocks.append([])
        blocks[-1].append(part)
    return blocks


def is_about_indicator(block: Sequence[Part]) -> bool:
    """Return True if a block begins with the heading of an indicator.

    Such a block stays on one printed page, if it fits.

    >>> from qpr_core.text import Words
    >>> is_about_indicator([Heading((Words("Bins"),), code="B1")])
    True
    """
    heading = heading_of(block[0])
    return heading is not None and heading.code is not None


def on_new_page(parts: Sequence[Part]) -> list[Part]:
    """Return parts whose first heading starts a page, if they begin with a heading.

    >>> from qpr_core.text import Words
    >>> on_new_page([Heading((Words("Notes"),))])[0].starts_page
    True
    """
    first = parts[0] if parts else None
    return [evolve(first, starts_page=True), *parts[1:]] if isinstance(first, Heading) else [*parts]
