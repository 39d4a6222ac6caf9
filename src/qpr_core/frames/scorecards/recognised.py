"""Recognised tables: their columns by what they contain, and what each table is read as."""

from typing import Final

from attrs import frozen

from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.options import Role
from qpr_core.frames.scorecards.source import SourceTable

_DEFINING: Final = frozenset({"polarity", "unit", "target", "levels", "expected_from", "profile_q1", "data_only"})


@frozen(kw_only=True)
class Table:
    """A table with its columns, and what it is read as.

    `uncalculated` has the row and the column of each formula without a result, counted from 0.
    """

    source: SourceTable
    columns: Columns
    roles: frozenset[Role]
    uncalculated: tuple[tuple[int, int], ...] = ()


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
    if _DEFINING & parts or ("name" in parts and "code" in parts and not roles):
        roles.add("indicators")
    return frozenset(roles)
