"""Column headings: the words that analysts use for each part of a table."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import frozen

from qpr_core.frames.scorecards.cells import is_spreadsheet_error
from qpr_core.frames.scorecards.group_headings import parts_of_heading
from qpr_core.frames.scorecards.layout import Layout, fields_of
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.time.financial_year import month_number

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("ref", "reference", "id", "kpi code", "kpi ref", "kpi id", "kpi no", "indicator code",
             "indicator ref", "indicator id", "measure code", "measure ref", "measure id", "metric id", "pi ref",
             "pi code", "area code", "ons code", "lpa code"),
    "name": ("indicator", "indicator name", "kpi", "kpi name", "measure", "measure name", "metric", "metric name",
             "title", "performance indicator", "performance measure", "description", "local authority", "council",
             "authority", "area", "area name", "organisation", "lpa name", "variable"),
    "service": ("directorate", "department", "portfolio", "service area", "division", "team"),
    "owner": ("lead", "lead officer", "responsible officer", "accountable officer", "responsible",
              "indicator owner"),
    "polarity": ("good is", "good performance", "good performance is", "better", "desired direction",
                 "high or low is good", "what is good", "aim", "polarity of indicator", "better if", "good to be",
                 "good to be high or low", "higher or lower is better", "desired trend"),
    "unit": ("units", "unit of measure", "unit of measurement", "measured in"),
    "target": ("target value", "annual target", "goal"),
    "floor": ("floor standard", "minimum standard", "minimum"),
    "tolerance": ("tolerance amber", "amber tolerance"),
    "green_tolerance": ("tolerance green",),
    "strict": ("strict boundaries", "strict edges"),
    "lowest": ("lowest possible", "minimum possible", "possible from"),
    "highest": ("highest possible", "maximum possible", "possible to"),
    "decimal_places": ("decimals", "dp"),
    "data_only": ("information only", "monitoring only"),
    "aggregation": ("aggregate by", "quarter from months"),
    "frequency": ("reporting frequency", "reported", "how often"),
    "rolling_over": ("rolling periods",),
    "expected_from": ("expected low", "lower threshold"),
    "expected_to": ("expected high", "upper threshold"),
    "withhold_below": ("suppress below", "disclosure limit"),
    "rule": ("rating rule",),
    "period": ("reporting period", "time period", "date", "month", "month ending", "period ending", "time",
               "timestamp"),
    "year": ("financial year", "reporting year", "fy", "year ending"),
    "quarter": ("qtr", "financial quarter", "quarter ending", "reporting quarter"),
    "value": ("result", "actual", "outturn", "figure", "performance", "actual value", "latest", "current",
              "current value", "score", "amount"),
    "numerator": ("count",),
    "denominator": ("out of", "total count"),
    "status": ("result status",),
    "published": ("rag", "rating", "rag rating", "rag status", "published rag", "published rating",
                  "rag published"),
    "action": ("actions", "management action", "management actions", "comment", "comments", "commentary",
               "narrative", "explanation"),
    "since": ("from", "effective from", "target from", "starts", "start"),
    "comparator": ("benchmark", "compared with"),
}  # fmt: skip
"""The headings that are read as each part, besides its own name."""


FIGURES: Final = frozenset({"value", "numerator", "denominator"})
"""The parts that are figures of a result."""

_PER_PERIOD: Final = (
    "value",
    "target",
    "floor",
    "tolerance",
    "numerator",
    "denominator",
    "published",
    "status",
    "action",
)
"""The parts that a column of one period may have: "Q1 2023/24 target"."""


_OTHER_SIGNS: Final = re.compile(r"[^a-z0-9]+")


_UNIT: Final = re.compile(r"\s*\((?:%|£|\$|€|£m|£k|no\.?|number|days|per cent)\)\s*$", re.IGNORECASE)


_PERIOD: Final = re.compile(
    r"(?:(?:q|qtr|quarter) ?[1-9]\b.*)|.*\b(?:q|qtr|quarter) ?[1-9]"
    r"|(?:fy ?)?(?:19|20)[0-9]{2}(?:[ /-].*)?|.*\b(?:19|20)[0-9]{2}(?: [0-9:]+)?"
    r"|[0-9]{2} ?[/-] ?[0-9]{2}|[a-z]{3,9}[ '-]?[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}"
)


@frozen(kw_only=True)
class Columns:
    """The columns of a table by what they contain.

    `parts` has the columns of the parts of a row, `periods` those of a period: each with its part, and with the heading
    that names its period. `unknown` are all others. Columns are counted from 0.
    """

    parts: Mapping[str, int]
    periods: tuple[tuple[int, str, Cell], ...]
    unknown: tuple[int, ...]
    repeated: tuple[tuple[int, str], ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether the table has a row for each result."""
        parts = self.parts
        return self.period_part is not None and ("value" in parts or "numerator" in parts)

    @property
    def period_part(self) -> str | None:
        """The part that names the period of a row; None if the table has none."""
        return next((part for part in ("period", "quarter", "year") if part in self.parts), None)


def read_headings(
    table: SourceTable,
    layout: Layout,
    ignored: frozenset[str],
    groupings: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Columns:
    """Recognise the columns of a table.

    Capitals, spaces and signs make no difference. The headings of groupings are recognised first, and then the names
    of the layout.

    >>> table = SourceTable(name="KPIs", headings=(("KPI Ref",), ("Indicator",), ("Q1 2023/24 Target",)), rows=(),
    ...                     numbers=())
    >>> columns = read_headings(table, Layout(), frozenset())
    >>> columns.parts, columns.periods
    ({'code': 0, 'name': 1}, ((2, 'target', 'q1 2023/24'),))
    """
    known = _known(layout)
    parts: dict[str, int] = {}
    periods: list[tuple[int, str, Cell]] = []
    unknown: list[int] = []
    repeated: list[tuple[int, str]] = []
    for column, heading in enumerate(table.headings):
        if plain(table.heading(column)) in ignored:
            continue
        levels = parts_of_heading(table.heading(column), heading_key(table.heading(column)), groupings)
        for level in levels:
            repeated += [(column, level)] if level in parts else []
            parts.setdefault(level, column)
        if levels:
            continue
        part, period = _meaning([each for each in heading if each is not None], known)
        if period is not None:
            periods.append((column, part or "value", period))
        elif part is None:
            unknown.append(column)
        elif part in parts:
            repeated.append((column, part))
        else:
            parts[part] = column
    return Columns(parts=parts, periods=tuple(periods), unknown=tuple(unknown), repeated=tuple(repeated))


def plain(text: str) -> str:
    """Return a heading without capitals, spaces at its ends and signs.

    >>> plain(" Decimal_places ")
    'decimal places'
    """
    return _OTHER_SIGNS.sub(" ", text.lower()).strip()


def heading_key(text: str) -> str:
    """Return a plain heading; one without Latin letters and digits stays as it is.

    >>> heading_key(" Decimal_places "), heading_key("優先")
    ('decimal places', '優先')
    """
    return plain(text) or text.strip()


def _known(layout: Layout) -> dict[str, str]:
    own = fields_of(layout)
    words = {word: part for part, others in WORDS.items() for word in others if own[part] == part}
    words.update({plain(part): part for part, name in own.items() if name == part})
    words.update({plain(name): part for part, name in own.items() if name != part})
    return words


def without_unit(heading: Cell) -> Cell:
    """Return a heading without a unit in brackets at its end.

    >>> without_unit("Q1 2023/24 (%)")
    'Q1 2023/24'
    """
    return _UNIT.sub("", heading) if isinstance(heading, str) else heading


_HAS_YEAR: Final = re.compile(r"[0-9]{4}|[0-9]{2} ?[/-] ?[0-9]{2}")


def has_year(heading: Cell) -> bool:
    """Return True if a name of a period has its year, or a cell is a date.

    >>> has_year("Q1 2023/24"), has_year("Q1")
    (True, False)
    """
    return hasattr(heading, "year") or (isinstance(heading, str) and _HAS_YEAR.search(heading) is not None)


def is_period(heading: Cell) -> bool:
    """Return True if a heading is a date, a year or a name of a period.

    >>> is_period("Qtr 1"), is_period("2016-05"), is_period(2023), is_period("Jun-23"), is_period("Target 2")
    (True, True, True, True, False)
    """
    if isinstance(heading, date):
        return True
    if isinstance(heading, int | float):
        return 1900 <= heading <= 2199 and heading == int(heading)
    return isinstance(heading, str) and _PERIOD.fullmatch(" ".join(heading.lower().split())) is not None


def _meaning(heading: list[Cell], known: Mapping[str, str]) -> tuple[str | None, Cell]:
    """Return the part and the period of a heading, or None for each."""
    part: str | None = None
    periods: list[Cell] = []
    if any(is_spreadsheet_error(each) for each in heading):
        return None, None
    heading = [without_unit(each) for each in heading]
    whole = " ".join(str(each) for each in heading)
    if (found := known.get(plain(whole))) is not None:
        return found, None
    for each in heading:
        word = known.get(plain(str(each)))
        if word is not None and part is None:
            part = word
        elif is_period(each) or (isinstance(each, str) and month_number(each) is not None):
            rest, own = _split(each, known)
            periods.append(rest)
            part = part or own
        else:
            rest, own = _split(each, known)
            if own is None or not is_period(rest):
                return None, None
            periods.append(rest)
            part = part or own
    if not periods or (part is not None and part not in _PER_PERIOD):
        return (part, None) if not periods else (None, None)
    return part, periods[0] if len(periods) == 1 else tuple(periods)


def _split(heading: Cell, known: Mapping[str, str]) -> tuple[Cell, str | None]:
    """Split "Q1 2023/24 target" into its period and its part."""
    if not isinstance(heading, str):
        return heading, None
    words = heading.lower().replace("(", " ").replace(")", " ").split()
    for size in (2, 1):
        for some, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            part = known.get(plain(" ".join(some)))
            if part in _PER_PERIOD and rest:
                return " ".join(rest).strip(" -:,"), part
    return heading, None
