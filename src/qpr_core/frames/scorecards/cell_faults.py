"""Faults of tables: CellFault, FaultsError, and the list that collects them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

import narwhals.stable.v2 as nw
from attrs import field, frozen

from qpr_core.errors import QprError, TableError
from qpr_core.frames.scorecards.source import Place, SourceTable

_REMEDY: Final = re.compile(r"(?s)(?P<rule>.*\S) \((?P<remedy>.*)\)")


@frozen(kw_only=True, repr=False)
class CellFault:
    """A fault in a cell, a row or a heading of a table, or a warning about it.

    A warning has a `name`, by which the caller accepts it. A fault has none: the table must be corrected.

    Args:
        place: The place, as its user names it, such as "results!F14".
        table: The name of the sheet or the table.
        row: The number of the row. `None` for a heading or a whole table.
        column: The heading of the column. `None` for a whole row.
        cell: The name of the cell in Excel, such as "F14". `None` for a data frame.
        code: The code of the indicator, if it is known.
        rule: What must be true.
        given: What the cell contains, as text.
        remedy: What to do, if the rule does not say it.
        name: The name of a warning, such as "fraction of 1 (C1)".
    """

    place: str
    table: str
    row: int | None
    column: str | None
    cell: str | None
    code: str | None
    rule: str
    given: str | None
    remedy: str | None
    name: str | None = None
    error: QprError = field(eq=False)

    def __repr__(self) -> str:
        """Return the text of the fault; the error behind it repeats it."""
        return f"<{type(self).__name__} {self}>"

    @property
    def is_warning(self) -> bool:
        """Whether the caller may accept it by its name."""
        return self.name is not None

    def __str__(self) -> str:
        """Return the fault on one line, with its remedy."""
        return _line(self, self.place, self.remedy, self.given)


def lines_of(faults: "Iterable[CellFault]") -> list[str]:
    """Return a line for each fault, or one for those with the same rule.

    They share one if they belong to one indicator.
    """
    groups: dict[tuple[object, ...], list[CellFault]] = {}
    for number, fault in enumerate(faults):
        alone = number if fault.code is None else None
        groups.setdefault((fault.table, fault.code, fault.rule, fault.name, alone), []).append(fault)
    return [
        _line(
            group[0],
            _some(fault.place for fault in group) or "",
            group[0].remedy if len({fault.remedy for fault in group}) == 1 else "correct each",
            _some(fault.given for fault in group),
        )
        for group in groups.values()
    ]


def _line(fault: CellFault, places: str, remedy: str | None, given: str | None) -> str:
    whose = "" if fault.code is None else f" ({fault.code})"
    found = "" if given is None else f", got {given}"
    remedies = [] if remedy is None else [remedy]
    if fault.name is not None:
        remedies.append(f"if it is right, accept=[{fault.name!r}]")
    brackets = f" ({'; '.join(remedies)})" if remedies else ""
    return f"{places}{whose}: {fault.rule}{brackets}{found}"


def _some(texts: Iterable[str | None]) -> str | None:
    """Join the different texts of a group; the first three of many."""
    found = list(dict.fromkeys(text for text in texts if text is not None))
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{', '.join(found[:_SHOWN])}{more}" if found else None


_SHOWN: Final = 3
"""The number of cells that a line of the text names; the list has all."""


_COLUMNS: Final = ("place", "table", "row", "column", "cell", "code", "rule", "given", "remedy", "name")


class FaultsError(TableError):
    """Every fault and every warning that was not accepted.

    `faults` has them, and `notices` has every guess, every default and every part that was left out.

    >>> import polars as pl
    >>> from qpr_core.frames import read_scorecard
    >>> indicators = pl.DataFrame({"code": ["C1"], "name": ["Calls"], "polarity": ["sideways"], "unit": ["days"]})
    >>> try:
    ...     read_scorecard(indicators, pl.DataFrame({"code": ["C1"], "Q1 2023/24": ["84 or so"]}))
    ... except FaultsError as error:
    ...     print(len(error.faults), error.faults[0].column, error.faults[0].given)
    2 polarity 'sideways'
    """

    faults: tuple[CellFault, ...]
    notices: tuple[str, ...]

    def __init__(self, faults: Iterable[CellFault], notices: Iterable[str] = ()) -> None:
        """List the faults in the message, and then the notices."""
        found = tuple(faults)
        warnings = sum(each.is_warning for each in found)
        counts = [(len(found) - warnings, "fault"), (warnings, "warning")]
        number = " and ".join(f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counts if count)
        noticed = tuple(notices)
        lines = [f"{number}:", *(f"- {line}" for line in lines_of(found))]
        if noticed:
            lines += ["and noticed:", *(f"- {notice}" for notice in noticed)]
        super().__init__("tables must have no faults", shown="\n".join(lines))
        self.faults = found
        self.notices = noticed

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the faults."""
        return type(self), (self.faults, self.notices)

    def as_group(self) -> "ExceptionGroup[QprError]":
        """Return the errors behind the faults as an `ExceptionGroup`."""
        return ExceptionGroup(self.rule, [each.error for each in self.faults])

    def as_table(self, *, backend: str | ModuleType) -> Any:
        """Return a data frame with a row for each fault.

        Raises:
            TableError: If *backend* is not a table library that is installed.
        """
        return fault_table(self.faults, backend=backend)


def fault_table(faults: Iterable[CellFault], *, backend: str | ModuleType) -> Any:
    """Return a data frame with a row for each fault.

    Args:
        faults: The faults, such as those of `check_scorecard`.
        backend: The library of the data frame: "pandas", "polars", "pyarrow" or another that Narwhals can use.

    Raises:
        TableError: If *backend* is not a table library that is installed.
    """
    rows = tuple(faults)
    schema: dict[str, Any] = {name: nw.Int64 if name == "row" else nw.String for name in _COLUMNS}
    data = {name: [getattr(each, name) for each in rows] for name in _COLUMNS}
    try:
        if nw.Implementation.from_backend(backend).is_pandas_like() and None in data["row"]:  # type: ignore[arg-type]  # any text or module is tried, and refused below
            schema["row"] = nw.Float64  # pandas has no missing whole numbers
        return nw.from_dict(data, schema=schema, backend=backend).to_native()  # type: ignore[arg-type]  # any text or module is tried, and refused below
    except (ValueError, TypeError, ImportError, AttributeError, AssertionError) as error:
        raise TableError(
            "backend must be an installed data frame library such as 'pandas' or 'polars'", given=backend
        ) from error


@frozen
class CellFaults:
    """The faults that are found while tables are read."""

    found: list[CellFault] = field(init=False, factory=list)
    _places: list[Place] = field(init=False, factory=list)
    _once: set[tuple[str, str]] = field(init=False, factory=set)

    @contextmanager
    def at(self, place: Place) -> Iterator[None]:
        """Keep an error as a fault of a place, and go on."""
        try:
            yield
        except QprError as error:
            self.add(error, place)

    def add_once(self, error: QprError, place: Place) -> None:
        """Keep an error as a fault of a place, unless it is kept already."""
        key = str(place), str(error)
        if key not in self._once:
            self._once.add(key)
            self.add(error, place)

    def add(self, error: QprError, place: Place, *, name: str | None = None, shown: str | None = None) -> None:
        """Keep an error as a fault of a place, or as a warning if it has a name."""
        parts = _REMEDY.fullmatch(error.rule)
        self._places.append(place)
        self.found.append(
            CellFault(
                place=str(place),
                table=place.table.name,
                row=place.number,
                column=place.heading,
                cell=place.cell_name,
                code=place.code,
                rule=error.rule if parts is None else parts["rule"],
                given=error.shown if shown is None else shown,
                remedy=None if parts is None else parts["remedy"],
                name=name,
                error=error,
            )
        )

    def in_order(self, tables: Iterable[SourceTable]) -> tuple[CellFault, ...]:
        """Return the faults in the order of the tables, their rows and their columns.

        Those of a whole table or a heading come first.
        """
        order = {table.name: number for number, table in enumerate(tables)}
        keys = [
            (order.get(place.table.name, 0), place.number or 0, -1 if place.column is None else place.column)
            for place in self._places
        ]
        return tuple(self.found[at] for at in sorted(range(len(keys)), key=keys.__getitem__))
