"""The columns of a table of items, and their cells."""

from collections.abc import Collection, Mapping
from typing import Final

from attrs import frozen

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.source import Place, SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.values.items import items_of

SAME: Final = ("name", "kind", "service", "owner", "due", "done", "forecast")
"""The parts that are the same in all rows of an item."""


_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("ref", "reference", "id"),
    "name": ("title", "item", "project", "action", "milestone", "risk"),
    "kind": ("type",),
    "service": (),
    "owner": ("lead",),
    "due": ("due date", "deadline"),
    "done": ("done on", "completed on", "date completed"),
    "forecast": ("forecast date",),
    "period": ("month", "quarter", "half-year", "year"),
    "band": ("status", "rating", "rag"),
    "judged_by": ("judged by", "assessed by"),
}
"""The other headings of each part."""


@frozen
class ItemColumns:
    """A table of items, and the place of the column of each part."""

    table: SourceTable
    places: Mapping[str, int]

    def cell(self, row: int, part: str) -> Cell:
        """Return a cell; `None` if it is blank or there is no such column."""
        place = self.places.get(part)
        return None if place is None else self.table.rows[row][place]

    def text(self, row: int, part: str) -> str | None:
        """Return the text of a cell; that of a whole number has no decimal point."""
        cell = self.cell(row, part)
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return None if cell is None else str(cell)

    def place(self, row: int, part: str | None, code: str | None) -> Place:
        """Return the place of a cell, or of a row if *part* is None or has no column."""
        return self.table.place(row, None if part is None else self.places.get(part), code=code)


def item_columns(
    table: SourceTable, given: Mapping[str, str] | None, ignore: Collection[str], *, needs_kind: bool
) -> ItemColumns:
    """Return the columns of the parts of items.

    Raises:
        TableError: If a column is missing, is not known or is there twice, or if *given* or *ignore* is wrong.
    """
    left_out = items_of(ignore)
    if left_out is None:
        raise TableError("ignore must be headings of columns to leave out", given=ignore)
    known = _known({} if given is None else given)
    places: dict[str, int] = {}
    for place in range(len(table.headings)):
        heading = table.heading(place)
        if heading in left_out:
            continue
        part = known.get(_plain(heading))
        if part is None:
            raise TableError(
                "column of items must be known (name it in columns=, or leave it out with ignore=)", given=heading
            )
        if part in places:
            raise TableError(
                f"items must have one column for {part} (leave the other out with ignore=)",
                shown=f"{table.heading(places[part])!r} and {heading!r}",
            )
        places[part] = place
    needed = ["code", "name", *(["kind"] if needs_kind else [])]
    needed += [] if "period" not in places else ["band"]
    if missing := [part for part in needed if part not in places]:
        raise TableError(f"items must have a column for {' and '.join(missing)}", shown=table.listed_headings)
    return ItemColumns(table, places)


def _known(given: object) -> dict[str, str]:
    """Return the part of each heading that is recognised.

    Raises:
        TableError: If *given* is not a mapping from parts to headings.
    """
    if not isinstance(given, Mapping):
        raise TableError("columns must be a mapping from part to heading", given=given)
    known: dict[str, str] = {}
    for part, words in _WORDS.items():
        if part not in given:
            known |= {_plain(word): part for word in (part, *words)}
    for part, heading in given.items():
        if part not in _WORDS or not isinstance(heading, str):
            rule = f"columns must give the headings of parts ({', '.join(_WORDS)}) as text"
            raise TableError(rule, shown=f"{part!r} with {heading!r}")
        known[_plain(heading)] = part
    return known


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").casefold().split())
