"""ScorecardTable and ScorecardColumn: the columns of the scorecard table."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import ordered_items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import Choice, FrozenMapping, known_words, member_of, shown_as_given


class ScorecardColumn(Choice):
    """A column of the scorecard table.

    >>> ScorecardColumn("previous rating")
    ScorecardColumn.BEFORE
    """

    CODE = "code"
    """The code of the indicator."""
    NAME = "indicator"
    """The name of the indicator."""
    SERVICE = "service"
    """The service of the indicator."""
    GROUP = "group"
    """The group of the indicator in the grouping of the style."""
    UNIT = "unit"
    """The unit of the indicator."""
    PERIOD = "period"
    """The period of the result."""
    RESULT = "result"
    """The result, or why there is none."""
    NUMERATOR = "numerator"
    """The numerator of a result that is a ratio."""
    DENOMINATOR = "denominator"
    """The denominator of a result that is a ratio."""
    TARGET = "target"
    """The target in force."""
    FLOOR = "floor standard"
    """The floor in force, or the limit of the worst band."""
    EXPECTED = "expected range"
    """The expected range of an activity indicator."""
    RATING = "rating"
    """The rating, or the position of an activity indicator."""
    BEFORE = "previous rating"
    """The rating or position in the quarter before."""
    SECOND = "second rating"
    """The second rating, such as a forecast for the year end, under its own name."""
    CHANGE = "change"
    """The change of the result; in text, also whether it is better or worse."""
    AGAINST = "compared with"
    """The period that the result is compared with."""
    JUDGEMENT = "better or worse"
    """Whether the change is better or worse."""
    TRAVEL = "direction of travel"
    """The direction of travel."""
    PEERS = "place among peers"
    """The rank of the result among its peers, or its position from the highest."""
    OWNER = "owner"
    """The owner of the indicator."""
    ACTION = "management action"
    """The management action for the indicator."""
    RECENT = "recent results"
    """A picture of the recent results."""


ROW_HEADS: Final = (ScorecardColumn.CODE, ScorecardColumn.NAME)
"""The columns that name a row."""


DOCUMENT_COLUMNS: Final = (
    ScorecardColumn.CODE,
    ScorecardColumn.NAME,
    ScorecardColumn.RESULT,
    ScorecardColumn.TARGET,
    ScorecardColumn.FLOOR,
    ScorecardColumn.EXPECTED,
    ScorecardColumn.RATING,
    ScorecardColumn.BEFORE,
    ScorecardColumn.SECOND,
    ScorecardColumn.CHANGE,
    ScorecardColumn.TRAVEL,
    ScorecardColumn.PEERS,
    ScorecardColumn.RECENT,
)
"""The default columns of text, HTML, Markdown and Word."""


def _columns(given: Iterable[ScorecardColumn | str] | None) -> tuple[ScorecardColumn, ...] | None:
    if given is None:
        return None
    each = ordered_items_of(given)
    found = [member_of(ScorecardColumn, one) for one in each or ()]
    columns = tuple(one for one in found if one is not None)
    if not columns or len(columns) < len(found) or any(columns.count(one) > 1 for one in columns):
        unknown = next((one for one, column in zip(each or (), found, strict=True) if column is None), given)
        rule = f"columns must be a list of one or more of {known_words(ScorecardColumn)}, each once"
        raise StyleError(rule, given=unknown)
    return columns


def _names(given: "GivenNames") -> FrozenMapping[ScorecardColumn, str]:
    if not isinstance(given, Mapping):
        raise StyleError("names must be a mapping from a column to its heading", given=given)
    found: dict[ScorecardColumn, str] = {}
    for key, name in given.items():
        column = member_of(ScorecardColumn, key)
        if column is None or column in found:
            raise StyleError(f"names must be for columns from {known_words(ScorecardColumn)}, each once", given=key)
        found[column] = check_name(name, f"heading of a column ({column.value})", StyleError)
    return FrozenMapping(found)


GivenNames: TypeAlias = Mapping[ScorecardColumn, str] | Mapping[str, str] | Mapping[ScorecardColumn | str, str]
"""The headings of columns, by members of `ScorecardColumn` or their words."""


@explains_calls
@frozen(kw_only=True, repr=False)
class ScorecardTable:
    """The columns of the scorecard table: which ones, in which order, and their names.

    It applies to text, HTML, Markdown, Word and Excel. A column with nothing to show is left out. Examples are the
    target of activity indicators, the previous rating in a first report, and the owner or the place
    among peers if no indicator has one.

    >>> ScorecardTable(columns=["indicator", "result", "rating"], names={"result": "This quarter"}).columns
    (ScorecardColumn.NAME, ScorecardColumn.RESULT, ScorecardColumn.RATING)
    >>> ScorecardTable(columns=["result", "code"])
    Traceback (most recent call last):
    qpr_core.errors.StyleError: columns must start with 'code' or 'indicator', which name a row, got 'result'

    Args:
        columns: The columns in their order, as members of `ScorecardColumn` or their words. The first one must be the
            code or the indicator. If None, documents have code, indicator, result, target, floor, expected range,
            rating, previous rating, second rating, change, direction of travel, place among peers and recent results.
            Workbooks have every column, but "compared with" only if a baseline is not the quarter before, and "group"
            only if the grouping of the style is not by service.
        names: The headings that replace those of the style, by column. If all rows have the same unit, it follows in
            brackets.

    Raises:
        StyleError: If a column is unknown or repeated, the first one does not name a row, or a heading is blank.
    """

    columns: tuple[ScorecardColumn, ...] | None = field(default=None, converter=_columns)
    names: FrozenMapping[ScorecardColumn, str] = field(default=FrozenMapping({}), converter=_names)

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check the first column."""
        if self.columns is not None and self.columns[0] not in ROW_HEADS:
            raise StyleError(
                "columns must start with 'code' or 'indicator', which name a row", given=self.columns[0].value
            )
