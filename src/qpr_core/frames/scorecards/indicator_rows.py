"""Indicators from the rows of a table: the parts of their definitions."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, frozen

from qpr_core.errors import QprError, TableError, got
from qpr_core.frames.scorecards.cells import (
    code_key,
    first_word_of,
    read_choice,
    read_code,
    read_count,
    read_direction,
    read_flag,
    read_notes,
    read_text,
)
from qpr_core.frames.scorecards.data_rows import data_rows
from qpr_core.frames.scorecards.group_columns import check_levels, groups_of_row
from qpr_core.frames.scorecards.group_headings import grouping_of
from qpr_core.frames.scorecards.headings import Columns
from qpr_core.frames.scorecards.layout import Layout, fields_of
from qpr_core.frames.scorecards.row_reader import Context, RowReader
from qpr_core.frames.scorecards.row_thresholds import PROFILE, limit_of, read_thresholds
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.disclosure import read_disclosure
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.series.aggregation import Aggregation
from qpr_core.model.series.time_series import TimeSeries
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.profile import AnyThresholds, Profile
from qpr_core.model.thresholds.scheme import Rag, Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Baseline, Period
from qpr_core.model.values.figures import PLACES
from qpr_core.model.values.unit import Unit

THRESHOLDS: Final = ("target", "floor", "tolerance", "green_tolerance", "strict", "bands")


DEFINITION: Final = (
    "code", "name", "service", "owner", "polarity", "unit", "written", *THRESHOLDS, "scheme", "levels", "expected_from",
    "expected_to", *PROFILE, "since", "lowest", "highest", "decimal_places", "rated_as_displayed", "data_only",
    "aggregation", "basis", "rolling_over", "frequency", "every", "baseline", "arrears", "carry_forward",
    "reported_from", "reported_until", "withhold_below", "disclosure", "redefined", "renamed", "rule", "action",
    "published",
)  # fmt: skip
"""The parts that a table of indicators may have."""


ROW_BY_ROW: Final = frozenset({*THRESHOLDS, "action", "published", "since"})
"""The parts that each result of a long table has for itself."""


@frozen(kw_only=True)
class Known:
    """The parts of an indicator that its results are read with."""

    code: str
    name: str
    polarity: Polarity | None
    unit: Unit | None
    frequency: Frequency | None
    scheme: type[Scheme] | None


def known_of(indicator: Indicator) -> Known:
    """Return what is known of a finished indicator."""
    return Known(
        code=indicator.code,
        name=indicator.name,
        polarity=indicator.polarity,
        unit=indicator.unit,
        frequency=indicator.frequency,
        scheme=indicator.scheme,
    )


@frozen(kw_only=True)
class Draft:
    """An indicator whose row is read, before its thresholds by period are known."""

    row: RowReader
    known: Known
    thresholds: AnyThresholds | Profile | None
    parts: Mapping[str, Any]
    is_faulty: bool = False


def folded(table: SourceTable, columns: Columns, context: Context) -> SourceTable:
    """Return a long table with one row for each indicator.

    Thresholds are left out: each result has its own. A definition that changes from row to row is a fault.
    """
    parts = {
        part: at
        for part, at in columns.parts.items()
        if (part in DEFINITION and part not in ROW_BY_ROW) or grouping_of(part) is not None
    }
    by = parts.get("code", parts.get("name"))
    rows: dict[str, list[Cell]] = {}
    numbers: dict[str, int] = {}
    percents: set[tuple[int, int]] = set()
    for row, cells in table.numbered():
        name = None if by is None else cells[by]
        if name is None:
            continue
        key = code_key(str(name))
        kept = rows.setdefault(key, [None] * len(table.headings))
        numbers.setdefault(key, table.numbers[row])
        for part, at in parts.items():
            if kept[at] is None:
                kept[at] = cells[at]
                if (row, at) in table.percents:
                    percents.add((list(rows).index(key), at))
            elif cells[at] is not None and code_key(str(cells[at])) != code_key(str(kept[at])):
                rule = f"{part} must be the same in every row of an indicator"
                error = TableError(rule, shown=f"{got(cells[at])} after {got(kept[at])}")
                context.faults.add(error, table.place(row, at, code=str(name)))
    return evolve(
        table, rows=tuple(map(tuple, rows.values())), numbers=tuple(numbers.values()), percents=frozenset(percents)
    )


def read_drafts(table: SourceTable, columns: Columns, context: Context, drafts: dict[str, Draft]) -> None:
    """Read the rows of a table of indicators, and add each by the key of its code."""
    by = "code" if "code" in columns.parts else "name"
    for part in ("polarity", "unit"):
        if part not in columns.parts and part not in context.options.defaults:
            rule = f"table must have a column {part!r} (add it, or pass defaults={{{part!r}: ...}})"
            context.faults.add(TableError(rule, shown=table.listed_headings), table.place())
    check_levels(table, columns, context)
    for row in data_rows(table, columns, context, by):
        reader = RowReader(context=context, table=table, columns=columns, row=row)
        code = reader.read(by, read_code)
        if code is None:
            if reader.cell(by) is None:
                context.faults.add_once(TableError(f"row must have a {by}", shown="a blank cell"), reader.place(by))
            continue
        key = code_key(code)
        if key in drafts:
            reader.fault(
                TableError("code of an indicator must be unique (correct one of them)", shown=f"{code!r} twice"), by
            )
            continue
        drafts[key] = _draft(RowReader(context=context, table=table, columns=columns, row=row, code=code), code)


def _draft(row: RowReader, code: str) -> Draft:
    context = row.context
    before = len(context.faults.found)
    unit = _unit(row)
    frequency = row.read("frequency", lambda cell: read_choice(cell, Frequency, "frequency"))
    scheme = _scheme(row)
    parts = {
        "name": row.read("name", read_text) or code,
        "service": row.read("service", read_text)
        or row.context.sections.get((row.table.name, row.table.numbers[row.row])),
        "groups": groups_of_row(row),
        "owner": row.read("owner", read_text),
        "polarity": _needed(row, "polarity", read_direction),
        "decimal_places": row.read("decimal_places", read_count("decimal_places", least=0, most=PLACES)),
        "rated_as_displayed": row.read("rated_as_displayed", read_flag),
        "data_only": row.read("data_only", read_flag),
        "aggregation": row.read("aggregation", lambda cell: read_choice(cell, Aggregation, "aggregation")),
        "basis": _basis(row),
        "baseline": row.read("baseline", lambda cell: read_choice(cell, Baseline, "baseline")),
        "every": row.read("every", read_count("every", least=1)),
        "arrears": row.read("arrears", read_count("arrears", least=0)),
        "carry_forward": row.read("carry_forward", read_count("carry_forward", least=0)),
        "reported_from": row.read("reported_from", lambda cell: context.period_of(cell, frequency)),
        "reported_until": row.read("reported_until", lambda cell: context.period_of(cell, frequency)),
        "withhold_below": row.read("withhold_below", read_count("withhold_below", least=1)),
        "disclosure": row.read("disclosure", read_disclosure),
        "redefined": row.read("redefined", read_notes),
        "renamed": row.read("renamed", read_notes),
        "rule": row.read("rule", lambda cell: _named(cell, context.options.rules, "rule")),
        "possible": _possible(row, unit),
    }
    has_targets_by_period = any(part == "target" for _, part, _ in row.columns.periods)
    thresholds = None if has_targets_by_period and not row.has("target") else read_thresholds(row, unit, scheme)
    return Draft(
        row=row,
        known=Known(
            code=code, name=parts["name"], polarity=parts["polarity"], unit=unit, frequency=frequency, scheme=scheme
        ),
        thresholds=thresholds,
        parts={part: value for part, value in parts.items() if value is not None},
        is_faulty=len(context.faults.found) > before or unit is None or parts["polarity"] is None,
    )


def _needed(row: RowReader, part: str, reader: Any) -> Any:
    is_known = part in row.columns.parts or part in row.context.options.defaults
    if row.cell(part) is None and is_known:
        rule = f"{part} must be given for each indicator (fill the cell, or pass defaults={{{part!r}: ...}})"
        row.fault(TableError(rule, shown="a blank cell"), part)
    return row.read(part, reader)


def _unit(row: RowReader) -> Unit | None:
    sample = row.read("written", read_text)

    def read(cell: Cell) -> Unit:
        if isinstance(cell, Unit):
            return cell
        name = read_text(cell)
        if sample is not None:
            return Unit.written(name, sample)
        try:
            return Unit.named(name)
        except QprError as error:
            rule = "unit must be known (or enter a sample such as '12 visits' in a column 'written')"
            raise TableError(rule, given=name) from error

    found: Unit | None = _needed(row, "unit", read)
    return found


def _scheme(row: RowReader) -> type[Scheme] | None:
    known = {"Rag": Rag, **row.context.options.schemes}
    return row.read("scheme", lambda cell: _named(cell, known, "scheme"))


def _named(cell: Cell, known: Mapping[str, Any], what: str) -> Any:
    found = {code_key(name): value for name, value in known.items()}.get(code_key(read_text(cell)))
    if found is None:
        names = ", ".join(map(repr, known)) or "none yet"
        raise TableError(f"{what} must be one that was passed in {what}s= ({names})", given=cell)
    return found


def _basis(row: RowReader) -> Basis | Rolling | None:
    periods = row.read("rolling_over", lambda cell: Rolling(read_count("rolling_over", least=2)(cell)))
    basis = row.read("basis", lambda cell: read_choice(cell, Basis, "basis"))
    if periods is not None and basis is not None and basis is not Basis.IN_PERIOD:
        row.fault(
            TableError("basis must be blank in a row with rolling_over (empty one of the two)", given=basis.value),
            "basis",
        )
    return periods or basis


def _possible(row: RowReader, unit: Unit | None) -> tuple[Any, Any] | None:
    low, high = (limit_of(row, part, unit) for part in ("lowest", "highest"))
    return None if low is high is None else (low, high)


def build(
    draft: Draft,
    timeline: Mapping[Period, AnyThresholds | Profile | None],
    comparators: Mapping[str, TimeSeries],
    start: Period | None,
) -> Indicator | None:
    """Create the indicator of a draft; `None` if it has a fault, which is kept.

    Args:
        draft: The parts of its definition.
        timeline: Its thresholds by the period they start in, if a different table has them.
        comparators: Its comparators by name.
        start: The first period of its thresholds; `None` if they hold for all periods.
    """
    row = draft.row
    if draft.is_faulty:
        return None
    thresholds: Any = draft.thresholds
    if start is not None:
        thresholds = {start: thresholds}
    elif isinstance(thresholds, Profile):
        rule = "profile must have a first year (enter it in a column 'since')"
        row.fault(TableError(rule, shown="none"), PROFILE[0])
        return None
    if timeline:
        if draft.thresholds is not None and any(each != draft.thresholds for each in timeline.values()):
            rule = "targets must be in only one of the tables (delete them from the others)"
            row.fault(TableError(rule, shown="targets in two"), "target")
            return None
        thresholds = timeline if draft.thresholds is None else thresholds
    try:
        return Indicator(
            code=draft.known.code,
            unit=draft.known.unit or "number",
            thresholds=thresholds,
            scheme=draft.known.scheme,
            frequency=draft.known.frequency,
            comparators=comparators,
            financial_year=row.context.options.financial_year,
            **draft.parts,
        )
    except QprError as error:
        row.fault(error, first_word_of(error, fields_of(Layout())))
        return None
