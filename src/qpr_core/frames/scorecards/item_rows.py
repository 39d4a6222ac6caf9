"""read_items: projects, actions, milestones and risks from a table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from qpr_core.analysis.items.entry import ItemEntry, ItemResults, check_item_results
from qpr_core.errors import TableError, got
from qpr_core.frames.scorecards.cell_faults import CellFaults, FaultsError
from qpr_core.frames.scorecards.data_frames import table_of
from qpr_core.frames.scorecards.item_columns import ItemColumns, cell_text, item_columns
from qpr_core.frames.tables.engines import Cell, with_table_errors
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.kind import Kind
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme, check_scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Period
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import known_words, member_of

_DATES: Final = ("done", "forecast")
"""The parts that only items without bands have."""


@with_table_errors
def read_items(  # noqa: PLR0913  a table, and how to read it
    source: object,
    *,
    columns: Mapping[str, str] | None = None,
    ignore: Collection[str] = (),
    kind: Kind | str | None = None,
    scheme: type[Scheme] = Progress,
    markers: Collection[str] = (),
    financial_year: FinancialYear = APRIL,
) -> tuple[ItemEntry, ...]:
    """Read projects, actions, milestones and risks from a data frame.

    The table has a row for each item and period, with the columns code, name, kind, period and band. Or it has a row
    for each item and a column of bands for each period, such as "Q1 2023/24". It may have service, owner, due,
    judged_by, and places in groupings such as "Group: priority, level 1". An item whose rows have no period, or no band
    in any column, is rated by its dates, in the columns due, done and forecast. The items are in the order in which
    they first appear. All faults are in one error, each with its row.

    >>> import polars as pl
    >>> table = pl.DataFrame({"Code": ["P1", "P1", "M1"], "Name": ["Depot", None, "Opening"],
    ...                       "Kind": ["project", None, "milestone"], "Quarter": ["Q1 2023/24", "Q2 2023/24", None],
    ...                       "Status": ["On track", "At risk", None], "Due date": [None, None, "31/03/2024"]})
    >>> depot, opening = read_items(table)
    >>> depot.results
    BandSeries({'Q1 2023/24': 'On track', 'Q2 2023/24': 'At risk'})
    >>> opening.results
    MilestoneDates(due='2024-03-31')
    >>> wide = pl.DataFrame({"Code": ["P2"], "Project": ["Park"], "Q1 2023/24": [None], "Q2 2023/24": ["At risk"]})
    >>> read_items(wide, kind="project")[0].results
    BandSeries({'Q1 2023/24': None, 'Q2 2023/24': 'At risk'})

    Args:
        source: A table of pandas, Polars, PyArrow or any other eager engine that Narwhals knows.
        columns: The headings of columns that are not recognised, by part, such as {"band": "Delivery confidence"}.
        ignore: The headings of columns to leave out. Any other column that is not recognised is an error.
        kind: The kind of items whose cell is blank, or if there is no column of kinds. If None, each needs one.
        scheme: The bands. Defaults to `Progress`.
        markers: Texts that stand for a missing band, such as "on hold". A blank cell is a missing band, too.
        financial_year: The financial year that the names of periods refer to. Defaults to April.

    Returns:
        The items with their bands or dates, as `Scorecard(items=...)` takes them.

    Raises:
        FaultsError: If the table has faults.
        TableError: If *source* is not such a table, lacks a column or has an unknown one, or an argument is wrong.
        SchemeError, PeriodError: If *scheme* is not a scheme, or *financial_year* is not a `FinancialYear`.
    """
    bands, year = check_scheme(scheme), check_financial_year(financial_year)
    texts = items_of(markers)
    if texts is None or not all(isinstance(text, str) for text in texts):
        raise TableError("markers must be texts that stand for a missing band", given=markers)
    given_kind = None if kind is None else member_of(Kind, kind)
    if kind is not None and given_kind is None:
        raise TableError(f"kind must be a Kind or one of {known_words(Kind)}", given=kind)
    found = item_columns(table_of(source, "items"), columns, ignore, financial_year=year, needs_kind=given_kind is None)
    reader = _Reader(found, bands, given_kind, frozenset(str(text) for text in texts), year)
    entries = tuple(reader.entries())
    if reader.faults.found:
        raise FaultsError(reader.faults.in_order([found.table]))
    return entries


@frozen
class _Draft:
    """The cells of one item: those that all its rows share, and its bands."""

    code: str
    row: int
    parts: dict[str, Cell] = field(init=False, factory=dict)
    bands: list[tuple[Period, Scheme | None, str | None, str | None]] = field(init=False, factory=list)


@frozen
class _Reader:
    """Reads the rows of a table, and keeps their faults."""

    columns: ItemColumns
    scheme: type[Scheme]
    kind: Kind | None
    markers: frozenset[str]
    financial_year: FinancialYear
    faults: CellFaults = field(init=False, factory=CellFaults)

    def entries(self) -> Iterator[ItemEntry]:
        """Yield each item with its results, unless a row of it has a fault."""
        drafts: dict[str, _Draft] = {}
        for row, cells in self.columns.table.numbered():
            if all(cell is None for cell in cells):
                continue
            code = self.columns.text(row, "code")
            if code is None:
                self._fault(TableError("row must have a code", shown="a blank cell"), row, "code", None)
            else:
                self._row(drafts.setdefault(code, _Draft(code, row)), row)
        faulty = {fault.code for fault in self.faults.found}
        for draft in drafts.values():
            with self.faults.at(self.columns.place(draft.row, None, draft.code)):
                item = self._item(draft)
                if draft.code not in faulty:
                    yield check_item_results(item, self._results(draft))

    def _row(self, draft: _Draft, row: int) -> None:
        for part in self.columns.same:
            cell = self.columns.cell(row, part)
            if cell is not None and draft.parts.setdefault(part, cell) != cell:
                rule = f"{part} must be the same in all rows of an item (another row has {got(draft.parts[part])})"
                self._fault(TableError(rule, given=cell), row, part, draft.code)
        if self.columns.periods:
            self._wide_row(draft, row)
            return
        with self.faults.at(self.columns.place(row, "period", draft.code)):
            name = self.columns.text(row, "period")
            if name is not None:
                period = Period.parse(name, financial_year=self.financial_year)
                text = self.columns.text(row, "band")
                band = self._band(draft, row, self.columns.places["band"], text)
                judge = None if band is None else self.columns.text(row, "judged_by")
                draft.bands.append((period, band, judge, text if band is None else None))
            elif self.columns.cell(row, "band") is not None:
                raise TableError("row with a band must have a period", shown="a blank cell")

    def _wide_row(self, draft: _Draft, row: int) -> None:
        """Read the bands of a row with a column for each period."""
        if draft.row != row:
            rule = "item must have one row in a table with a column for each period (remove the others)"
            self._fault(TableError(rule, given=draft.code), row, "code", draft.code)
            return
        judge, cells = self.columns.text(row, "judged_by"), self.columns.table.rows[row]
        texts = {period: (at, cell_text(cells[at])) for period, at in self.columns.periods.items()}
        for period, (at, text) in texts.items() if any(text for _, text in texts.values()) else ():
            band = self._band(draft, row, at, text)
            draft.bands.append((period, band, None if band is None else judge, text if band is None else None))

    def _band(self, draft: _Draft, row: int, column: int, text: str | None) -> Scheme | None:
        band = None if text is None else member_of(self.scheme, text)
        if text is not None and band is None and text not in self.markers:
            rule = f"band must be one of {self.scheme.__name__} ({known_words(self.scheme)}), or one of markers="
            self.faults.add(TableError(rule, given=text), self.columns.table.place(row, column, code=draft.code))
        return band

    def _item(self, draft: _Draft) -> TrackedItem:
        parts = {part: draft.parts.get(part) for part in ("service", "owner", "due")}
        kind = draft.parts.get("kind")
        groups = {grouping: self._place(draft, parts) for grouping, parts in self.columns.groups.items()}
        return TrackedItem(
            code=draft.code,
            name=draft.parts.get("name"),  # type: ignore[arg-type]  # the class checks its parts
            kind=self.kind if kind is None else kind,  # type: ignore[arg-type]  # the class checks its parts
            scheme=self.scheme,
            groups=groups,
            financial_year=self.financial_year,
            **parts,  # type: ignore[arg-type]  # the class checks its parts
        )

    def _place(self, draft: _Draft, parts: Sequence[str]) -> tuple[str, ...] | None:
        """Return the place of an item in a grouping, from its levels.

        Raises:
            TableError: If the place skips a level.
        """
        names = [cell_text(draft.parts.get(part)) for part in parts]
        filled = tuple(name for name in names if name is not None)
        if filled != tuple(names[: len(filled)]):
            raise TableError("place must not skip a level (fill the cell)", shown=f"a blank cell before {filled[-1]!r}")
        return filled or None

    def _results(self, draft: _Draft) -> ItemResults:
        dates = {part: draft.parts[part] for part in _DATES if part in draft.parts}
        if draft.bands:
            if dates:
                raise TableError(
                    "item with bands must not have the day on which it was done or a forecast", shown=", ".join(dates)
                )
            return BandSeries(draft.bands, scheme=self.scheme, financial_year=self.financial_year)
        due = draft.parts.get("due")
        if due is None:
            raise TableError("item must have periods with bands, or a due date", shown="neither")
        return MilestoneDates(due=due, **dates)  # type: ignore[arg-type]  # the class checks its parts

    def _fault(self, error: TableError, row: int, part: str, code: str | None) -> None:
        self.faults.add(error, self.columns.place(row, part, code))
