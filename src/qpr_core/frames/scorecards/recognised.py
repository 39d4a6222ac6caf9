"""Recognised tables: their columns, and what each table is read as."""

from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from qpr_core.frames.scorecards.cells import read_band
from qpr_core.frames.scorecards.headings import Columns, plain, read_headings
from qpr_core.frames.scorecards.options import Options, Role
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.model.thresholds.scheme import Rag, Scheme

_DEFINING: Final = frozenset({"polarity", "unit", "target", "levels", "expected_from", "profile_q1", "data_only"})


_STATUS_LETTERS: Final = {"r", "p", "f"}
"""The letters of revised, provisional and final results."""


@frozen(kw_only=True)
class Table:
    """A table with its columns, and what it is read as.

    `uncalculated` has the row and the column of each formula without a result, counted from 0.
    """

    source: SourceTable
    columns: Columns
    roles: frozenset[Role]
    uncalculated: tuple[tuple[int, int], ...] = ()


def recognise(source: SourceTable, options: Options) -> Columns:
    """Recognise the columns of a table by their headings.

    A column "Status" that only has ratings has published ratings. A sheet "Targets" has targets under its periods, and
    the period of a target in a table without results is the one since when it holds.
    """
    columns = read_headings(source, options.layout, options.ignored_in(source.name), options.groupings)
    schemes: tuple[type[Scheme], ...] = (Rag, *options.schemes.values())

    def settled(part: str, at: int) -> str:
        return "published" if part == "status" and _has_bands(source, at, schemes) else part

    parts = dict(columns.parts)
    if "published" not in parts and "status" in parts and settled("status", parts["status"]) == "published":
        parts["published"] = parts.pop("status")
    periods = tuple((at, settled(part, at), period) for at, part, period in columns.periods)
    if {"target", "targets"} & set(plain(source.name).split()) and {part for _, part, _ in periods} == {"value"}:
        periods = tuple((at, "target", period) for at, _, period in periods)
    part = columns.period_part
    if part is not None and "target" in parts and {"since", "polarity", "value", "numerator"}.isdisjoint(parts):
        parts["since"] = parts.pop(part)
    return evolve(columns, parts=parts, periods=periods)


def _has_bands(source: SourceTable, column: int, schemes: Iterable[type[Scheme]]) -> bool:
    """Return True if every cell is a rating; the letter "r" alone may be a status."""
    cells = {cell for row in source.rows if isinstance(cell := row[column], str)}
    words = {cell.casefold() for cell in cells} - _STATUS_LETTERS
    return bool(words) and any(all(read_band(cell, scheme) is not None for cell in cells) for scheme in schemes)


def roles_of(columns: Columns) -> frozenset[Role]:
    """Return what a table can be read as, by its columns.

    One table can define indicators and have their results.
    """
    parts = set(columns.parts)
    roles: set[Role] = set()
    if not {"code", "name"} & parts:
        return frozenset()
    if "since" in parts and "target" in parts and "polarity" not in parts:
        return frozenset({"targets"})
    if columns.is_long:
        roles.add("results")
        if {"polarity", "unit"} & parts:
            roles.add("indicators")
        return frozenset(roles)
    if any(part in {"value", "numerator"} for _, part, _ in columns.periods):
        roles.add("results")
    if "results" not in roles and any(part == "target" for _, part, _ in columns.periods):
        roles.add("targets")
        if "polarity" not in parts:
            return frozenset(roles)
    if _DEFINING & parts or ("name" in parts and "code" in parts and not roles):
        roles.add("indicators")
    return frozenset(roles)
