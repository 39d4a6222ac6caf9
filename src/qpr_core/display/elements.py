"""The parts of a narrative as HTML; names are escaped and isolated."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from qpr_core.display.contents import Anchors
from qpr_core.display.drawing import sparkline, stacked_bars
from qpr_core.display.letters import width_in_ems
from qpr_core.display.needed_extra import needing_charts
from qpr_core.display.palette import Palette
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.parts import Block, BulletList, Heading, Item, Numbered, Paragraph, Part
from qpr_core.wording.text.printed_pages import in_blocks, is_about_indicator
from qpr_core.wording.text.spans import Badge, Label, Name, Quantity, Span, Spans, Spark, When, Words, text_of
from qpr_core.wording.text.tables import Bars, Table

_WIDE: Final = 95
"""The width in characters above which a table is printed on a landscape page."""

_WIDEST: Final = 24
"""The greatest width of a cell in characters."""

_DRAWING: Final = 14
"""The width of a sparkline in characters."""

_FIGURE: Final = ' class="qpr-figure"'

_PADDING: Final = 2


def body(
    narrative: Narrative,
    palette: Palette,
    first_level: int = 1,
    anchors: Anchors | None = None,
    style: Style = KENT,
) -> str:
    """Return the parts of a narrative as HTML, with headings from a level on.

    With *anchors*, the sections and the first row or heading of each indicator have anchors. *style* has the words of
    charts.

    >>> from qpr_core.text import Heading
    >>> body(Narrative((Heading((Name("A & B"),)),)), Palette())
    '<h1><bdi>A &amp; B</bdi></h1>'
    """
    drawn = (_group(block, palette, first_level, anchors, style) for block in in_blocks(narrative.parts))
    return "\n".join(each for each in drawn if each)


def _group(block: Sequence[Part], palette: Palette, first_level: int, anchors: Anchors | None, style: Style) -> str:
    """Return a heading and the parts below it; those of an indicator stay together."""
    parts = (
        _chart(part, style, palette, anchors) if isinstance(part, Chart) else _part(part, palette, first_level, anchors)
        for part in block
    )
    drawn = "\n".join(part for part in parts if part)
    return f'<div class="qpr-indicator">\n{drawn}\n</div>' if is_about_indicator(block) else drawn


def _part(part: Block | Table | Bars | Numbered, palette: Palette, first_level: int, anchors: Anchors | None) -> str:
    match part:
        case Table():
            return _table(part, palette, anchors)
        case Bars():
            return _figure(part, palette, anchors)
        case Numbered():
            number = f'<span class="qpr-number">{escape(part.printed)} </span>'
            return f'<div class="qpr-numbered">{_block(part.part, palette, first_level, anchors, number)}</div>'
        case _:
            return _block(part, palette, first_level, anchors)


def _block(part: Block, palette: Palette, first_level: int, anchors: Anchors | None, number: str = "") -> str:
    match part:
        case Heading():
            level = min(part.level + first_level - 1, 6)
            text = f"{number}{_line(part.spans, palette)}"
            anchor = "" if anchors is None else _anchor(part, text, anchors)
            return f"<h{level}{anchor}>{text}</h{level}>"
        case Paragraph():
            return f"<p>{number}{_line(part.spans, palette)}</p>"
        case BulletList():
            introduction = f"{number}{_line(part.introduction.spans, palette)}"
            return (f"<p>{introduction}</p>\n" if introduction else "") + _items(part.items, palette)


def _anchor(heading: Heading, drawn: str, anchors: Anchors) -> str:
    if heading.code is not None:
        return anchors.of_indicator(heading.code)
    return anchors.of_section(text_of(heading.spans, PLAIN), drawn) if heading.level == 2 else ""


def _chart(chart: Chart, style: Style, palette: Palette, anchors: Anchors | None) -> str:
    with needing_charts(chart):
        from qpr_core.display.chart_pictures import chart_svg  # noqa: PLC0415  only charts need the extra `charts`

    return f'<figure class="qpr-scroll"{_region(str(chart), anchors)}>{chart_svg(chart, style, palette)}</figure>'


def _figure(bars: Bars, palette: Palette, anchors: Anchors | None) -> str:
    if not bars.bars:
        return ""
    shown = {segment.of: segment for _, segments in bars.bars for segment in segments}
    legend = " ".join(
        _line(segment.name, palette) if rating is None else _badge(Badge(text_of(segment.name, PLAIN), rating), palette)
        for rating, segment in shown.items()
    )
    return (
        f'<figure class="qpr-scroll"{_region(text_of(bars.caption, PLAIN), anchors)}>'
        f"<figcaption>{_line(bars.caption, palette)}: {legend}</figcaption>{stacked_bars(bars, palette)}</figure>"
    )


def _items(items: Iterable[Item], palette: Palette) -> str:
    lines = (
        f"<li>{_line(item.spans, palette)}{_items(item.items, palette) if item.items else ''}</li>" for item in items
    )
    return f"<ul>{''.join(lines)}</ul>"


def _table(table: Table, palette: Palette, anchors: Anchors | None) -> str:
    caption = f"<caption>{_line(table.caption, palette)}</caption>" if table.caption else ""
    heads = "".join(
        f'<th scope="col"{_FIGURE if place in table.figures else ""}>{_line(cell, palette)}</th>'
        for place, cell in enumerate(table.columns)
    )
    widths = {place: max(map(_width, table.rests(place)), default=0.0) for place in table.figures}
    groups: list[list[str]] = [[]]
    for row, code in table.coded_rows:
        if len(row) == 1 < len(table.columns):
            name = _line(row[0], palette)
            groups.append([f'<tr><th scope="rowgroup" colspan="{len(table.columns)}">{name}</th></tr>'])
        else:
            cells = [_cell(table, row, place, widths, palette) for place in range(len(row))]
            anchor = anchors.of_indicator(code) if anchors and code is not None else ""
            groups[-1].append(f"<tr{anchor}>{''.join(cells)}</tr>")
    bodies = "\n".join(f"<tbody>{''.join(group)}</tbody>" for group in groups if group)
    label = text_of(table.caption or table.columns[0], PLAIN)
    return (
        f'<div class="{_kind(table)}"{_region(label, anchors)}><table>{caption}\n'
        f"<thead><tr>{heads}</tr></thead>\n{bodies}</table></div>"
    )


def _region(label: str, anchors: Anchors | None) -> str:
    """Return the attributes of a part that scrolls, with a unique label."""
    unique = label if anchors is None else anchors.of_region(label)
    return f' role="region" tabindex="0" aria-label="{escape(unique, quote=True)}"'


def _kind(table: Table) -> str:
    """Return the class of a table: a wide one is printed on a landscape page."""
    rows = [table.columns, *(row for row in table.rows if len(row) == len(table.columns))]
    needs = (
        max(_need(cell, is_name=place < table.heads) for cell in column) + _PADDING
        for place, column in enumerate(zip(*rows, strict=True))
    )
    return "qpr-scroll qpr-wide" if sum(needs) > _WIDE else "qpr-scroll"


def _need(cell: Spans, *, is_name: bool) -> int:
    """Return the characters that a cell needs; all but names may have two lines."""
    if any(isinstance(span, Spark) for span in cell):
        return _DRAWING
    text = text_of(cell, PLAIN)
    whole, longest = len(text), max(map(len, text.split()), default=0)
    return min(whole if is_name else max(whole // 2, longest), _WIDEST)


def _width(spans: Spans) -> float:
    return width_in_ems(text_of(spans, PLAIN))


def _cell(table: Table, row: tuple[Spans, ...], place: int, widths: Mapping[int, float], palette: Palette) -> str:
    """Return a cell, with equal room after the decimal point in each row."""
    if place < table.heads:
        return f'<th scope="row">{_line(row[place], palette)}</th>'
    if place not in table.figures:
        return f"<td>{_line(row[place], palette)}</td>"
    parts = table.parts_of(row, place)
    if parts is None:
        return f"<td{_FIGURE}>{_line(row[place], palette)}</td>"
    text, look = _line(parts.rest, palette), f"min-width:{widths[place]:.2f}em"
    rest = f'<span class="qpr-rest" style="{look}">{text}</span>' if widths[place] else ""
    note = f'<span class="qpr-note">{_line(parts.note, palette)}</span>' if parts.note else ""
    return f'<td{_FIGURE}><span class="qpr-whole">{_line(parts.whole, palette)}{rest}</span>{note}</td>'


def _line(spans: Spans, palette: Palette) -> str:
    return "".join(_span(span, palette) for span in spans)


def _span(span: Span, palette: Palette) -> str:
    match span:
        case Words() | When() | Quantity():
            return escape(span.text)
        case Name():
            return f"<bdi>{escape(span.text)}</bdi>"
        case Label():
            return f"<b>{escape(span.text)}</b>"
        case Badge():
            return _badge(span, palette)
        case Spark():
            return sparkline(span, palette, span.rating)


def _badge(badge: Badge, palette: Palette) -> str:
    colour, symbol = palette.colour_of(badge.rating), badge.rating.symbol
    sign = "" if symbol is None else f'<span aria-hidden="true">{escape(symbol)} </span>'
    look = f"background:{colour};color:{palette.ink_on(colour)}"
    return f'<span class="qpr-badge" style="{look}">{sign}{escape(badge.text)}</span>'
