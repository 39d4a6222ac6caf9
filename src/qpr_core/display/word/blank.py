"""An empty Word document, made of the fewest parts that Word needs."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import nsdecls

from qpr_core.display.palette import Palette
from qpr_core.display.word.styles import bullets, style_sheet

_START: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = ("styles", "numbering", "settings")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can have."""


def blank_document(palette: Palette, language: str) -> bytes:
    """Return an empty document with the styles of the library.

    >>> blank_document(Palette(), "en-GB")[:2]
    b'PK'
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": f"<w:document {nsdecls('w', 'r')}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(*((f"{_OFFICE}/{part}", f"{part}.xml") for part in _PARTS)),
        "word/styles.xml": style_sheet(palette, language),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def _numbering() -> str:
    """Return the part of a document that has its lists: the bullets."""
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">{bullets()}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a zip file without times: the same parts give the same bytes.

    >>> zipped({"a.txt": b"All well."})[:2]
    b'PK'
    """
    kept = BytesIO()
    with ZipFile(kept, "w") as written:
        for name, content in parts.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            written.writestr(entry, content)
    return kept.getvalue()


def _content_types() -> str:
    kinds = {f"/word/{part}.xml": f"{_WORD}.{part}+xml" for part in _PARTS}
    kinds |= {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_START}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{_START}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _settings() -> str:
    word = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {nsdecls("w")}><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/></w:compat></w:settings>'
    )
