"""Layout: the names of the columns of the tables that a scorecard is read from."""

from attrs import fields, frozen

from qpr_core.errors import TableError
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Layout:
    """The names of the columns of the tables that a scorecard is read from.

    The table of indicators has a row for each indicator:

    - `code`, `name`, `polarity` and `unit`
    - optionally `service`, and `target` with a `floor` or a `tolerance`
    - optionally the possible values from `lowest` to `highest`, `decimal_places` and `data_only`
    - optionally `aggregation`, which defines how three months make a quarter
    - optionally `basis`, such as "year-to-date total".

    A long table of results has a row for each result: `code`, `period`, and `value`, or `numerator` and `denominator`,
    and optionally `status`. A wide table of results has a row for each indicator and a column for each period.

    The table of targets has a row for each target: `code`, `since` (a period), and `target` with a `floor` or a
    `tolerance`.

    >>> Layout(value="Result").value
    'Result'
    >>> Layout(code="name")
    Traceback (most recent call last):
    qpr_core.errors.TableError: columns must have different names, got 'name' for code and name

    Raises:
        TableError: If a name is not text, or two columns have the same name.
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
        """Check that every name is text and occurs once."""
        seen: dict[str, str] = {}
        for part in fields(type(self)):
            name = getattr(self, part.name)
            if not isinstance(name, str):
                raise TableError("name of a column must be text", given=name, whose=part.name)
            if name in seen:
                raise TableError(
                    "columns must have different names", shown=f"{name!r} for {seen[name]} and {part.name}"
                )
            seen[name] = part.name
