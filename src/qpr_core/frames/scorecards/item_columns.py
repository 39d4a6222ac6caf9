"""The columns of a table of items, and their cells."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from attrs import frozen

from qpr_core.errors import PeriodError, TableError
from qpr_core.frames.scorecards.group_headings import grouping_parts, parts_of_heading
from qpr_core.frames.scorecards.source import Place, SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.groupings import group_heading
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import Period
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
    """A table of items, and the place of the column of each part.

    `periods` are the columns of bands, if the table has one for each period. `groups` are the parts of each grouping.
    """

    table: SourceTable
    places: Mapping[str, int]
    periods: Mapping[Period, int]
    groups: Mapping[str, Sequence[str]]

    @property
    def same(self) -> tuple[str, ...]:
        """The parts that are the same in all rows of an item."""
        return (*SAME, *(part for parts in self.groups.values() for part in parts))

    def cell(self, row: int, part: str) -> Cell:
        """Return a cell; `None` if it is blank or there is no such column."""
        place = self.places.get(part)
        return None if place is None else self.table.rows[row][place]

    def text(self, row: int, part: str) -> str | None:
        """Return the text of a cell; that of a whole number has no decimal point."""
        return cell_text(self.cell(row, part))

    def place(self, row: int, part: str | None, code: str | None) -> Place:
        """Return the place of a cell, or of a row if *part* is None or has no column."""
        return self.table.place(row, None if part is None else self.places.get(part), code=code)


def cell_text(cell: Cell) -> str | None:
    """Return the text of a cell; that of a whole number has no decimal point.

    >>> cell_text(7.0), cell_text("At risk"), cell_text(None)
    ('7', 'At risk', None)
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return None if cell is None else str(cell)


def item_columns(
    table: SourceTable,
    given: Mapping[str, str] | None,
    ignore: Collection[str],
    *,
    financial_year: FinancialYear,
    needs_kind: bool,
) -> ItemColumns:
    """Return the columns of the parts of items, and of periods.

    Raises:
        TableError: If a column is missing, is not known or is there twice, or if *given* or *ignore* is wrong.
    """
    left_out = items_of(ignore)
    if left_out is None:
        raise TableError("ignore must be headings of columns to leave out", given=ignore)
    known = _known({} if given is None else given)
    places: dict[str, int] = {}
    periods: dict[Period, int] = {}
    for place in range(len(table.headings)):
        heading = table.heading(place)
        if heading in left_out:
            continue
        part: str | Period = known.get(_plain(heading)) or _place_or_period(heading, financial_year)
        found = periods.get(part) if isinstance(part, Period) else places.get(part)
        if found is not None:
            raise TableError(
                f"items must have one column for {part} (leave the other out with ignore=)",
                shown=f"{table.heading(found)!r} and {heading!r}",
            )
        if isinstance(part, Period):
            periods[part] = place
        else:
            places[part] = place
    needed = ["code", "name", *(["kind"] if needs_kind else []), *(["band"] if "period" in places else [])]
    if missing := [part for part in needed if part not in places]:
        raise TableError(f"items must have a column for {' and '.join(missing)}", shown=table.listed_headings)
    if periods and ("period" in places or "band" in places):
        rule = "items must have either a column for each period, or one for the period and one for the band"
        raise TableError(f"{rule} (leave the others out with ignore=)", shown=table.listed_headings)
    return ItemColumns(table, places, periods, _groups(places, table))


def _place_or_period(heading: str, financial_year: FinancialYear) -> str | Period:
    """Return the level of a grouping, or the period of a column of bands.

    Raises:
        TableError: If the heading is neither.
    """
    named = parts_of_heading(heading, heading, {})
    if named:
        return named[0]
    try:
        return Period.parse(heading, financial_year=financial_year)
    except PeriodError:
        rule = "column of items must be known, or a period (name it in columns=, or leave it out with ignore=)"
        raise TableError(rule, given=heading) from None


def _groups(places: Mapping[str, int], table: SourceTable) -> dict[str, list[str]]:
    """Return the parts of each grouping, from the outermost level.

    Raises:
        TableError: If a grouping lacks a level.
    """
    found = grouping_parts(places)
    for grouping, parts in found.items():
        whole = [group_heading(grouping, level) for level in range(1, len(parts) + 1)]
        if parts != whole:
            raise TableError(f"columns of {grouping!r} must be {', '.join(whole)}", shown=table.listed_headings)
    return found


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
