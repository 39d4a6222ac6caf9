"""The printed pages of a text: which headings begin a new one."""

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


def on_new_page(parts: Sequence[Part]) -> list[Part]:
    """Return parts whose first heading starts a page, if they begin with a heading.

    >>> from qpr_core.text import Words
    >>> on_new_page([Heading((Words("Notes"),))])[0].starts_page
    True
    """
    first = parts[0] if parts else None
    return [evolve(first, starts_page=True), *parts[1:]] if isinstance(first, Heading) else [*parts]
