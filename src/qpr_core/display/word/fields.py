"""Fields of Word: page numbers, and the number of the page of a heading."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph as WordParagraph


def add_field(paragraph: WordParagraph, instruction: str, shown: str = "1") -> None:
    """Add a field to a paragraph, with the text that is *shown* until an update."""
    for run in field_runs(instruction, shown):
        paragraph._p.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))  # noqa: SLF001  python-docx has no name for fields


def field_runs(instruction: str, shown: str = "1", *, is_out_of_date: bool = False) -> tuple[str, ...]:
    """Return the runs of a field, with the text that is *shown* until an update.

    >>> len(field_runs("PAGE"))
    5
    """
    dirty = ' w:dirty="true"' if is_out_of_date else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>',
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r><w:t>{shown}</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
