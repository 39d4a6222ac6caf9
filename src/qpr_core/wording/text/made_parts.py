"""Parts of a narrative from text: `heading`, `paragraph` and `bullets`."""

from collections.abc import Iterable

from qpr_core.errors import StyleError
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import check_name
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph
from qpr_core.wording.text.spans import Name, Spans


def heading(text: str) -> Heading:
    """Return the heading of a custom section.

    >>> heading("Outlook").level
    2

    Raises:
        StyleError: If *text* is not text, or is blank.
    """
    return Heading(_spans(text, "a heading"), level=2)


def paragraph(text: str) -> Paragraph:
    r"""Return a paragraph from text.

    Line breaks count as spaces, so the text can be written over several lines. Its numbers are those of the author:
    they are not among the `quantities`, which stand for computed facts. Marks of Markdown and HTML are escaped.

    >>> paragraph("Two *new*\n  officers.")
    <Paragraph: Two *new* officers.>
    >>> print(paragraph("Two *new* officers.").to_markdown())
    Two \*new\* officers.
    >>> paragraph(" ")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: text of a paragraph must not be blank, got ''

    Raises:
        StyleError: If *text* is not text, is blank, or has a character that cannot be printed.
    """
    return Paragraph(_spans(text, "a paragraph"))


def bullets(items: Iterable[str], *, introduction: str | None = None) -> BulletList:
    """Return a bulleted list from texts, as `paragraph` reads them.

    >>> print(bullets(["Highways", "Housing"], introduction="The services are:"))
    The services are:
    - Highways
    - Housing
    >>> print(bullets(["Highways"]))
    - Highways

    Raises:
        StyleError: If there are no items, or one of them or *introduction* is not text, is blank, or has a character
            that cannot be printed.
    """
    texts = ordered_items_of(items)
    if not texts:
        raise StyleError("items must be one text or more, in a list", given=items)
    introduced = () if introduction is None else _spans(introduction, "an introduction")
    return BulletList(Paragraph(introduced), tuple(Item(_spans(text, "an item")) for text in texts))


def _spans(given: object, what: str) -> Spans:
    text = " ".join(given.split()) if isinstance(given, str) else given
    return (Name(check_name(text, f"text of {what}", StyleError)),)
