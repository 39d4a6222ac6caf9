"""Places in groupings, from the columns of a row."""

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import read_text
from qpr_core.frames.scorecards.group_headings import grouping_parts
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.model.indicators.groupings import GroupPath, group_heading


def check_levels(table: SourceTable, columns: Columns, context: Context) -> None:
    """Keep a grouping that lacks a level as a fault of the table."""
    known = grouping_parts(columns.parts)
    for grouping, named in context.options.groupings.items():
        if len(known.get(grouping, ())) < len(named):
            rule = f"groupings must name headings of the table for {grouping!r}"
            context.faults.add(TableError(rule, shown=table.listed_headings), table.place())
    for grouping, parts in known.items():
        whole = [group_heading(grouping, level) for level in range(1, len(parts) + 1)]
        if parts != whole and grouping not in context.options.groupings:
            rule = f"columns of {grouping!r} must be {', '.join(whole)}"
            context.faults.add(TableError(rule, shown=", ".join(parts)), table.place(None, columns.parts[parts[-1]]))


def groups_of_row(row: RowReader) -> dict[str, GroupPath] | None:
    """Return the places of the indicator of a row; `None` if it has none.

    Blank cells at the end of a place are levels that it does not have. A blank cell before the last name is a fault.
    """
    places: dict[str, GroupPath] = {}
    for grouping, parts in grouping_parts(row.columns.parts).items():
        names = [row.read(part, read_text) for part in parts]
        while names and names[-1] is None:
            names.pop()
        if None in names:
            at = names.index(None)
            if row.cell(parts[at]) is None:
                rule = f"place in {grouping!r} must not skip a level (fill the cell)"
                row.fault(TableError(rule, shown=f"a blank cell before {names[-1]!r}"), parts[at])
        elif names:
            places[grouping] = tuple(name for name in names if name is not None)
    return places or None
