"""Templates: the styles, headers and page of a council's own Word document."""

from copy import deepcopy
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  as other classes of errors are named

from docx import Document
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # what reads Word documents for python-docx

from qpr_core.display.palette import Palette
from qpr_core.display.word.blank import blank_document, zipped
from qpr_core.display.word.numbering import add_definition
from qpr_core.display.word.styles import BULLETS, STYLE_NAMES, TABLE, bullets, identity_of, kept_name
from qpr_core.errors import StyleError, got

Template: TypeAlias = str | PathLike[str] | bytes | BinaryIO

_RULE: Final = "template must be a Word document (its path, its bytes, or a file that is open for reading them)"
_VALUE: Final = qn("w:val")
_UNREADABLE: Final = (
    BadZipFile, ZlibError, EOFError, OSError, LookupError, ValueError, AttributeError, TypeError, RuntimeError,
    PythonDocxError, XMLSyntaxError,
)  # fmt: skip
"""The errors for a file that is damaged, encrypted or not a Word document."""
_KINDS: Final = "[Content_Types].xml"
_WORD: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml."


def open_template(template: Template | None, palette: Palette, language: str) -> WordDocument:
    """Return the document to write into: the template, or an empty one.

    A style of `STYLE_NAMES` that the template does not have is added.

    Raises:
        StyleError: If *template* does not exist, is not a Word document, cannot be read, or has a style of a different
            kind.
    """
    blank = Document(BytesIO(blank_document(palette, language)))
    if template is None:
        return blank
    try:
        document = Document(BytesIO(_as_document(_content_of(template))))
        _add_styles(document, blank)
        _remove_empty_paragraph(document)
        _read_parts(document)
    except FileNotFoundError as error:
        raise StyleError("template must be a file that exists", shown=_shown(template)) from error
    except _UNREADABLE as error:
        raise StyleError(_RULE, shown=_shown(template)) from error
    _check_kinds(document)
    return document


def _read_parts(document: WordDocument) -> None:
    """Read what is read later, so that a damaged part is an error here."""
    for section in document.sections:
        for name in ("page_width", "page_height", "left_margin", "right_margin", "different_first_page_header_footer"):
            getattr(section, name)
        for name in (
            "header",
            "footer",
            "even_page_header",
            "even_page_footer",
            "first_page_header",
            "first_page_footer",
        ):
            part = getattr(section, name)
            _ = part.is_linked_to_previous or part.paragraphs
    for style in document.styles:
        _ = style.type


def _check_kinds(document: WordDocument) -> None:
    """Check that the styles of a template are of the kind that they are used for.

    Raises:
        StyleError: If one of them is not.
    """
    for name in STYLE_NAMES:
        kind = "table" if name == TABLE else "paragraph"
        for style in _styles(document, name):
            given = str(style.get(qn("w:type")))
            if given != kind:
                rule = f"style {name!r} of a template must be a style of a {kind} (give it a different name)"
                raise StyleError(rule, shown=f"one of a {given}")


def _remove_empty_paragraph(document: WordDocument) -> None:
    """Remove the paragraph of a template that has nothing else."""
    body = document.element.body
    only = [each for each in body if each.tag != qn("w:sectPr")]
    if len(only) == 1 and only[0].tag == qn("w:p") and not list(only[0].iter(qn("w:r"), qn("w:sectPr"))):
        body.remove(only[0])


def style_identity(document: WordDocument, name: str) -> str:
    """Return the identity of a style in a document; nothing if it has no such style.

    >>> style_identity(Document(BytesIO(blank_document(Palette(), "en-GB"))), "Heading 1")
    'Heading1'
    """
    return "".join(str(style.get(qn("w:styleId"))) for style in _styles(document, name)[:1])


def _styles(document: WordDocument, name: str) -> list[BaseOxmlElement]:
    """Return the styles that Word shows under a name: one, or none."""
    return [style for style in document.styles.element.style_lst if style.name_val == kept_name(name)]


def _content_of(template: Template) -> bytes:
    if isinstance(template, str | PathLike):
        return Path(template).read_bytes()
    return template if isinstance(template, bytes) else template.read()


def _shown(template: Template) -> str:
    return f"{len(template)} bytes" if isinstance(template, bytes) else got(template)


def _as_document(content: bytes) -> bytes:
    """Return a template (.dotx) as a document (.docx), and a document as it is."""
    with ZipFile(BytesIO(content)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    parts[_KINDS] = parts[_KINDS].replace(_WORD + b"template.main+xml", _WORD + b"document.main+xml")
    return zipped(parts)


def _add_styles(document: WordDocument, blank: WordDocument) -> None:
    """Add the styles that a template does not have, with the list of their bullets."""
    missing = [name for name in STYLE_NAMES if not _styles(document, name)]
    known = document.styles.element
    taken = {str(each.get(qn("w:styleId"))) for each in known.iter(qn("w:style"))}
    added = {name: _free(style_identity(blank, name), taken) for name in missing}
    identities = {identity_of(name): added.get(name) or style_identity(document, name) for name in STYLE_NAMES}
    bullet_list = _add_bullets(document) if set(BULLETS) & set(missing) else 0
    for name in missing:
        style = deepcopy(_styles(blank, name)[0])
        style.set(qn("w:styleId"), added[name])
        for other in style.iter(qn("w:basedOn"), qn("w:next")):
            other.set(_VALUE, identities.get(str(other.get(_VALUE)), ""))
        for number in style.iter(qn("w:numId")):
            number.set(_VALUE, str(bullet_list))
        known.append(style)


def _free(identity: str, taken: set[str]) -> str:
    """Return *identity*, with zeros added if a style has it already."""
    return identity if identity not in taken else _free(f"{identity}0", taken)


def _add_bullets(document: WordDocument) -> int:
    """Add a list of bullets to a template; return its identity."""
    part = document.part
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in part.rels.values()):
        content = f"<w:numbering {nsdecls('w')}/>".encode()
        where = PackURI("/word/numbering.xml")
        part.relate_to(
            NumberingPart.load(where, CONTENT_TYPE.WML_NUMBERING, content, part.package), RELATIONSHIP_TYPE.NUMBERING
        )
    return add_definition(part.numbering_part.element, bullets())
