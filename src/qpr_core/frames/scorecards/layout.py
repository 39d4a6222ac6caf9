"""What the columns of an analyst's tables are called."""

from attrs import fields, frozen

from qpr_core.errors import TableError, got
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Layout:
    """The names of the columns of the tables that a scorecard is read from; a table need not have them all.

    The table of indicators has a row for each, with its `code`, `name`, `polarity` and `unit`, and may have its
    `service`, `target` with a `floor` or a `tolerance`, the `lowest` and the `highest` possible value,
    `decimal_places`, `data_only`, `aggregation` (how three months make a quarter) and `basis` (such as "year-to-date
    total"). The table of results is long, with a row for each result: `code`, `period`, and `value`, or `numerator` and
    `denominator`, and may have a `status`; or wide, with a row for each indicator and a column for each period. A table
    of targets has `code`, `since` (a period) and `target` with a `floor` or a `tolerance`.

    >>> Layout(value="Result").value
    'Result'
    >>> Layout(code="name")
    Traceback (most recent call last):
    qpr_core.errors.TableError: columns must have names of their own, got 'name' for code and name

    Raises:
        TableError: if a name is no text, or two columns have the same.
    """

    code: str = "code"
    name: str = "name"
    service: str = "service"
    polarity: str = "polarity"
    unit: str = "unit"
    target: str = "target"
    floor: str = "floor"
    tolerance: str = "tolerance"
    lowest: str = "lowest"
    highest: str = "highest"
    decimal_places: str = "decimal_places"
    data_only: str = "data_only"
    aggregation: str = "aggregation"
    basis: str = "basis"
    period: str = "period"
    value: str = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    status: str = "status"
    since: str = "since"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Refuse columns that could not be told apart."""
        seen: dict[str, str] = {}
        for part in fields(type(self)):
            name = getattr(self, part.name)
            if not isinstance(name, str):
                raise TableError(f"name of a column must be text, got {got(name)} ({part.name})")
            if name in seen:
                raise TableError(f"columns must have names of their own, got {name!r} for {seen[name]} and {part.name}")
            seen[name] = part.name
