"""The sheet of notes: what a reader needs to know about the data."""

from typing import Final

from qpr_core.display.excel.sheet import Cell, Column, Line, Sheet
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.wording.sections.notes import notes
from qpr_core.wording.text.parts import BulletList, Heading, Paragraph

TABLE: Final = "Notes"


def notes_sheet(context: Context) -> Sheet:
    """Return the sheet of notes; without a table if there are none."""
    words, parts = context.words, notes(context.report, style=context.given_style).parts
    title = next((plain(part.spans) for part in parts if isinstance(part, Heading)), words.notes)
    lines = [Line(text=plain(part.spans)) for part in parts if isinstance(part, Paragraph)]
    rows = [
        (Cell(value=plain(part.introduction.spans).rstrip(":")), Cell(value=plain(item.spans)))
        for part in parts
        if isinstance(part, BulletList)
        for item in part.items
    ]
    if rows:
        lines.insert(0, Line(text=words.one_table))
    columns = (Column(heading=words.subject, width=45), Column(heading=words.note, width=100)) if rows else ()
    return Sheet(
        name=words.notes,
        title=title,
        table=TABLE,
        description=words.about_notes,
        columns=columns,
        rows=tuple(rows),
        lines=tuple(lines),
    )
