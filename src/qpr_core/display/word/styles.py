"""The styles of a Word document, as the XML that Word reads."""

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from attrs import frozen
from docx.oxml.ns import nsdecls

from qpr_core.display.palette import Palette

_FONT: Final = "Arial"


@frozen(kw_only=True)
class _Look:
    """The look of a paragraph style.

    The size is in points. Indents and spaces are in twentieths of a point.
    """

    size: int = 12
    before: int = 160
    after: int = 0
    bold: bool = False
    based_on: str = "Normal"
    followed_by: str = "Normal"
    outline: int | None = None
    keeps_next: bool = False
    indent: int = 0
    bullet: int | None = None
    line: int = 276
    centred: bool = False


def _heading(level: int, size: int, before: int) -> _Look:
    return _Look(size=size, before=before, bold=True, outline=level - 1, keeps_next=True, line=240)


BULLETS: Final = ("List Bullet", "List Bullet 2", "List Bullet 3")
"""The styles of bullets, by level."""

BULLET_INDENT: Final = 360
"""The indent of each level of bullets in twentieths of a point."""

CONTENTS: Final = ("TOC 1", "TOC 2", "TOC 3")
"""The styles of the lines of a contents list, by level."""

TABLE: Final = "Table Grid"
"""The style of tables."""

_LOOKS: Final[Mapping[str, _Look]] = {
    "Normal": _Look(),
    "Heading 1": _heading(1, 22, 240),
    "Heading 2": _heading(2, 16, 360),
    "Heading 3": _heading(3, 13, 280),
    **{
        name: _Look(followed_by=name, before=80, bullet=level, indent=BULLET_INDENT * (level + 1))
        for level, name in enumerate(BULLETS)
    },
    "Caption": _Look(size=11, bold=True, before=240, after=80, keeps_next=True, line=240),
    "Table Text": _Look(size=9, before=30, followed_by="Table Text", line=240),
    "Table Heading": _Look(size=9, before=30, bold=True, keeps_next=True, followed_by="Table Text", line=240),
    "TOC Heading": _Look(size=16, bold=True, before=360, keeps_next=True, line=240),
    "TOC 1": _Look(bold=True, line=240),
    "TOC 2": _Look(before=80, line=240),
    "TOC 3": _Look(before=20, indent=284, size=11, line=240),
    "Header": _Look(size=9, before=0, followed_by="Header", line=240),
    "Footer": _Look(size=9, before=0, followed_by="Footer", centred=True, line=240),
}

STYLE_NAMES: Final = (*_LOOKS, TABLE)
"""The styles that a document uses, from the template if it has them."""


def style_sheet(palette: Palette, language: str) -> str:
    """Return the part of a document that has its styles.

    >>> '<w:name w:val="heading 1"/>' in style_sheet(Palette(), "en-GB")
    True
    """
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    return (
        f'<w:styles {nsdecls("w")}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        f"<w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(_paragraph_style(name, look) for name, look in _LOOKS.items())}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
        f"{_table_styles(palette)}</w:styles>"
    )


def identity_of(name: str) -> str:
    """Return the identity that a style has in a document.

    >>> identity_of("List Bullet 2")
    'ListBullet2'
    """
    return name.replace(" ", "")


def kept_name(name: str) -> str:
    """Return the name of a style as a document keeps it.

    Word shows the names of some built-in styles with capitals, and keeps them without.

    >>> kept_name("Heading 1"), kept_name("TOC 2"), kept_name("TOC Heading")
    ('heading 1', 'toc 2', 'TOC Heading')
    """
    return name.lower() if name.startswith("Heading") or name in {*CONTENTS, "Caption", "Header", "Footer"} else name


def _paragraph_style(name: str, look: _Look) -> str:
    identity = identity_of(name)
    is_base = name == "Normal"
    default = ' w:default="1"' if is_base else ""
    custom = ' w:customStyle="1"' if name in {"Table Text", "Table Heading"} else ""
    based_on = "" if is_base else f'<w:basedOn w:val="{look.based_on}"/>'
    followed_by = "" if is_base else f'<w:next w:val="{identity_of(look.followed_by)}"/>'
    keeps = "<w:keepNext/><w:keepLines/>" if look.keeps_next else ""
    number = "" if look.bullet is None else f'<w:numPr><w:ilvl w:val="{look.bullet}"/><w:numId w:val="1"/></w:numPr>'
    hanging = "" if look.bullet is None else f' w:hanging="{BULLET_INDENT}"'
    indent = f'<w:ind w:left="{look.indent}"{hanging}/>' if look.indent else ""
    centred = '<w:jc w:val="center"/>' if look.centred else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identity}"><w:name w:val="{kept_name(name)}"/>'
        f"{based_on}{followed_by}<w:qFormat/><w:pPr>{keeps}{number}"
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="auto"/>'
        f"{indent}{centred}{outline}</w:pPr>"
        f'<w:rPr>{bold}<w:sz w:val="{look.size * 2}"/><w:szCs w:val="{look.size * 2}"/></w:rPr></w:style>'
    )


def _table_styles(palette: Palette) -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    colour, quiet = palette.outline[1:].upper(), palette.quiet[1:].upper()
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        f'<w:style w:type="table" w:styleId="{identity_of(TABLE)}"><w:name w:val="{TABLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{quiet}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def bullets() -> str:
    """Return the definition of a list with three levels of bullets.

    >>> bullets().count("<w:lvl ")
    3
    """
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{BULLET_INDENT * (level + 1)}" w:hanging="{BULLET_INDENT}"/>'
        "</w:pPr></w:lvl>"
        for level, sign in enumerate("\N{BULLET}\N{EN DASH}\N{BULLET}")
    )
    return f'<w:multiLevelType w:val="multilevel"/>{levels}'
