"""Word's own multi-level numbers for the sections and paragraphs of a paper."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Numbering
from docx.text.paragraph import Paragraph as WordParagraph

from qpr_core.wording.text.parts import Numbered

INDENT: Final = 851
"""The indent of numbered text in twentieths of a point: 1.5 cm."""

_Placed: TypeAlias = tuple[Numbered, WordParagraph]


def add_numbers(document: WordDocument, numbered: Iterable[_Placed]) -> None:
    """Add the numbers of their parts to paragraphs, in the order of the document.

    Word counts by itself. Where the next number is not the one that Word would give, a new list starts at that number.
    """
    lists: list[list[_Placed]] = []
    for part, paragraph in numbered:
        if lists and _is_next([each for each, _ in lists[-1]], part):
            lists[-1].append((part, paragraph))
        else:
            lists.append([(part, paragraph)])
    for placed in lists:
        identity = _add_list(document, [part for part, _ in placed])
        for part, paragraph in placed:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  python-docx has no name for it
            properties.get_or_add_ilvl().val = _level_of(part)
            properties.get_or_add_numId().val = identity


def _level_of(part: Numbered) -> int:
    return 0 if part.paragraph is None else 1


def _is_next(before: Sequence[Numbered], part: Numbered) -> bool:
    """Return True if a list of the parts *before* goes on with the number of *part*."""
    same_level = [each for each in before if _level_of(each) == _level_of(part)]
    if any(each.form != part.form for each in same_level):
        return False
    last = before[-1]
    if part.paragraph is None:
        return _level_of(before[0]) == 0 and part.section == last.section + 1
    if last.paragraph is not None:
        return (part.section, part.paragraph) == (last.section, last.paragraph + 1)
    starts = same_level[0].paragraph if same_level else part.paragraph
    return (part.section, part.paragraph) == (last.section, starts)


def _add_list(document: WordDocument, parts: Sequence[Numbered]) -> int:
    """Add a list that starts at the first numbers of the parts; return its identity."""
    levels = "".join(_level(place, parts) for place in (0, 1))
    return add_definition(document.part.numbering_part.element, f'<w:multiLevelType w:val="multilevel"/>{levels}')


def add_definition(numbering: CT_Numbering, definition: str) -> int:
    """Add a list with the XML of its *definition* to a document; return its identity."""
    known = numbering.findall(qn("w:abstractNum"))
    identity = 1 + max((int(str(each.get(qn("w:abstractNumId")))) for each in known), default=0)
    start = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">'
    numbering.insert_element_before(parse_xml(f"{start}{definition}</w:abstractNum>"), "w:num", "w:numIdMacAtCleanup")
    return int(numbering.add_num(identity).numId)  # type: ignore[no-untyped-call]  # python-docx has no types for lists


def _level(level: int, parts: Sequence[Numbered]) -> str:
    first = next((each for each in parts if _level_of(each) == level), parts[0])
    start = first.section if level == 0 else first.paragraph or 1
    text = quoteattr(first.form.format(section="%1", paragraph="%2"))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val={text}/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{INDENT}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )
