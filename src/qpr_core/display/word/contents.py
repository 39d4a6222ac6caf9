"""The contents list of a Word document, which Word updates."""

from collections.abc import Sequence
from itertools import count, islice
from xml.sax.saxutils import escape

from attrs import frozen
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.display.word.fields import field_runs
from qpr_core.display.word.styles import CONTENTS
from qpr_core.display.word.template import style_identity

_FIRST_BOOKMARK = 200_000_001
"""The number of the first bookmark. Those of Word have nine digits too."""


@frozen(kw_only=True)
class Titled:
    """A heading in a document: its paragraph, its level, and its text with its number."""

    paragraph: WordParagraph
    level: int
    text: str


def add_contents(document: WordDocument, titled: Sequence[Titled], words: str) -> None:
    """Add a list of the headings, after the title of the document if it has only one.

    Each line links to its heading. Word fills in the page numbers, because only Word knows them. If there is no heading
    to list, nothing is added.
    """
    titles = [each for each in titled if each.level == 1]
    title = titles[0].paragraph._p if len(titles) == 1 else None  # noqa: SLF001  python-docx has no name for the XML
    first, listed = (1, titled) if title is None else (2, [each for each in titled if each.level > 1])
    if not listed:
        return
    starts = [*document.element.iter(qn("w:bookmarkStart"))]
    taken = {str(each.get(qn("w:name"))).lower() for each in starts}  # Word ignores capitals
    free = (name for number in count(_FIRST_BOOKMARK) if (name := f"_Toc{number}").lower() not in taken)
    first_identity = 1 + max((int(str(each.get(qn("w:id")))) for each in starts), default=0)
    bookmarks = [*islice(free, len(listed))]
    for identity, (each, name) in enumerate(zip(listed, bookmarks, strict=True), first_identity):
        _mark(each.paragraph, name, identity)
    lines = [_line(document, each, bookmark) for each, bookmark in zip(listed, bookmarks, strict=True)]
    begin, instruction, separate, _, end = field_runs(f'TOC \\o "{first}-3" \\h \\z \\u', is_out_of_date=True)
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}{instruction}{separate}", 1)
    lines[-1] = (
        lines[-1].replace("</w:pPr>", '<w:spacing w:after="240"/></w:pPr>').removesuffix("</w:p>") + f"{end}</w:p>"
    )
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="{style_identity(document, "TOC Heading")}"/></w:pPr>'
        f"<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"
    )
    contents = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{heading}{''.join(lines)}</w:sdtContent></w:sdt>"
    )
    if title is None:
        titled[0].paragraph._p.addprevious(contents)  # noqa: SLF001  python-docx has no name for the XML
    else:
        title.addnext(contents)


def _mark(paragraph: WordParagraph, name: str, identity: int) -> None:
    """Put a bookmark around a heading."""
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{identity}" w:name="{name}"/>'
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no name for bookmarks
    properties.addnext(parse_xml(start))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{identity}"/>'))  # noqa: SLF001  nor for bookmarks


def _line(document: WordDocument, titled: Titled, bookmark: str) -> str:
    """Return a line that links to a heading, without its page, which only Word knows."""
    style = style_identity(document, CONTENTS[titled.level - 1])
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:hyperlink w:anchor="{bookmark}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{escape(titled.text)}</w:t></w:r></w:hyperlink></w:p>'
    )
