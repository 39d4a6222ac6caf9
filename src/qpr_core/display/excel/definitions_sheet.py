"""The sheet of definitions: a row for each indicator, for read_scorecard to read."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from qpr_core.display.excel.number_formats import figure_value
from qpr_core.display.excel.sheet import Cell, Column, Line, Sheet, Value
from qpr_core.display.excel.threshold_cells import THRESHOLDS, threshold_values
from qpr_core.display.excel.workbook_context import Context
from qpr_core.model.indicators.basis import Basis, Rolling
from qpr_core.model.indicators.groupings import group_heading
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.model.time.period import Period
from qpr_core.model.values.unit import READY_MADE

TABLE: Final = "Definitions"


_WIDTHS: Final[Mapping[str, int]] = {
    "name": 40,
    "service": 20,
    "owner": 20,
    "polarity": 18,
    "redefined": 30,
    "renamed": 30,
    "action": 40,
}


_PARTS: Final = (
    "code", "name", "service", "owner", "polarity", "unit", "written", *THRESHOLDS, "scheme", "rule", "data_only",
    "lowest", "highest", "basis", "rolling_over", "baseline", "decimal_places", "rated_as_displayed", "withhold_below",
    "disclosure", "frequency", "every", "arrears", "carry_forward", "aggregation", "reported_from", "reported_until",
    "redefined", "renamed", "action",
)  # fmt: skip
"""The parts of a definition, in the order of the columns."""


_ALWAYS: Final = frozenset({"code", "name", "polarity", "unit"})


def definitions_sheet(context: Context) -> Sheet:
    """Return the sheet of definitions; a part that no indicator has is left out."""
    words = context.words
    actions = context.actions or {}
    reported = context.report.period
    read = [
        {**_values(each.indicator, reported), "action": actions.get(each.code)}
        for each in context.report.all_assessments
    ]
    headings = dict.fromkeys(heading for each in context.report.all_assessments for heading in _places(each.indicator))
    parts = [
        part for part in (*_PARTS, *headings) if part in _ALWAYS or any(values.get(part) is not None for values in read)
    ]
    return Sheet(
        name=words.definitions,
        title=words.definitions_title,
        table=TABLE,
        description=words.about_definitions,
        columns=tuple(Column(heading=part, width=20) if part in headings else column_of(part) for part in parts),
        rows=tuple(tuple(Cell(value=values.get(part)) for part in parts) for values in read),
        lines=(Line(text=f"{words.one_table} {words.blanks}"),),
    )


def column_of(part: str) -> Column:
    """Return the column of a part; its heading is the name of the part.

    >>> column_of("green_tolerance").heading
    'Green tolerance'
    """
    heading = part.replace("_q", " Q").replace("_", " ")
    return Column(heading=heading[:1].upper() + heading[1:], width=_WIDTHS.get(part, 14))


def _values(indicator: Indicator, reported: Period) -> dict[str, Value]:
    """Return the values of the parts that differ from their defaults."""
    possible, basis = indicator.possible, indicator.basis
    values: dict[str, Value] = {
        "code": indicator.code,
        "name": indicator.name,
        "service": indicator.service,
        "owner": indicator.owner,
        "polarity": indicator.polarity.value,
        "unit": indicator.unit.name,
        "written": None if indicator.unit in READY_MADE else indicator.unit.sample,
        "scheme": None if indicator.scheme is Rag else indicator.scheme.__name__,
        "rule": None if indicator.rule is None else indicator.rule.name,
        "data_only": _yes(given=indicator.data_only),
        "lowest": _figure(None if possible is None else possible.low),
        "highest": _figure(None if possible is None else possible.high),
        "basis": None if isinstance(basis, Rolling) or basis is Basis.IN_PERIOD else basis.value,
        "rolling_over": basis.periods if isinstance(basis, Rolling) else None,
        "baseline": None if indicator._baseline is None else indicator._baseline.value,  # noqa: SLF001  the one given
        "decimal_places": indicator.decimal_places,
        "rated_as_displayed": _yes(given=indicator.rated_as_displayed),
        "withhold_below": indicator.withhold_below,
        "disclosure": _words(indicator),
        "frequency": _frequency(indicator, reported),
        "every": None if indicator.every == 1 else indicator.every,
        "arrears": indicator.arrears or None,
        "carry_forward": None if indicator.carry_forward == 1 else indicator.carry_forward,
        "aggregation": None if indicator.aggregation is None else indicator.aggregation.value,
        "reported_from": _period(indicator.reported_from, indicator),
        "reported_until": _period(indicator.reported_until, indicator),
        "redefined": _notes(indicator.redefined, indicator),
        "renamed": _notes(indicator.renamed, indicator),
    }
    values |= _places(indicator)
    if isinstance(indicator.thresholds, AnyThresholds):
        values.update(threshold_values(indicator.thresholds))
    return values


def _places(indicator: Indicator) -> dict[str, Value]:
    """Return the names of each place in a grouping, by the heading of their level."""
    return {
        group_heading(grouping, level): name
        for grouping, place in indicator.groups.items()
        for level, name in enumerate(place, start=1)
    }


def _frequency(indicator: Indicator, reported: Period) -> str | None:
    """Return the frequency of the results in the workbook.

    Results that were combined have the length of the report there, so that no frequency is written.
    """
    frequency = indicator.frequency
    if frequency is None or frequency.months < reported.frequency.months:
        return None
    return frequency.name.lower().replace("_", "-")


def _words(indicator: Indicator) -> str | None:
    """Return how small counts are protected, unless the column of the limit has it."""
    protection = indicator.disclosure
    return None if protection is None or indicator.withhold_below is not None else str(protection)


def _yes(*, given: bool) -> str | None:
    return "yes" if given else None


def _figure(figure: Fraction | None) -> Value:
    return None if figure is None else figure_value(figure)


def _period(period: Period | None, indicator: Indicator) -> str | None:
    return None if period is None else period.format(financial_year=indicator.financial_year)


def _notes(notes: Mapping[Period, str], indicator: Indicator) -> str | None:
    escaped = {since: text.replace(";", "\\;") for since, text in notes.items()}  # a semicolon separates notes
    return "; ".join(f"{_period(since, indicator)}: {text}" for since, text in escaped.items()) or None
