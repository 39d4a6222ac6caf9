"""Layout: the names of the columns of the tables that a scorecard is read from."""

from attrs import fields, frozen

from qpr_core.errors import TableError
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Layout:
    """The names of the columns of the tables that a scorecard is read from.

    Capitals, spaces and underscores in the headings make no difference, and usual words for a column are recognised:
    "KPI ref" for `code`, "Actual" for `value`. Pass a name only for a heading that is not recognised.

    The table of indicators has a row for each indicator: `code`, `name`, `polarity` and `unit`, and any other part of
    a definition. A long table of results has a row for each result: `code`, `period` (or `year` and `quarter`), and
    `value`, or `numerator` and `denominator`. A wide table of results has a row for each indicator and a column for
    each period. The table of targets has a row for each target: `code`, `since` (a period), and `target` with a `floor`
    or a `tolerance`.

    >>> Layout(value="Year end figure").value
    'Year end figure'
    >>> Layout(code="name")
    Traceback (most recent call last):
    qpr_core.errors.TableError: columns must have different names, got 'name' for code and name

    Raises:
        TableError: If a name is not text, or two columns have the same name.
    """

    code: str = "code"
    name: str = "name"
    service: str = "service"
    owner: str = "owner"
    polarity: str = "polarity"
    unit: str = "unit"
    written: str = "written"
    target: str = "target"
    floor: str = "floor"
    tolerance: str = "tolerance"
    green_tolerance: str = "green_tolerance"
    strict: str = "strict"
    bands: str = "bands"
    scheme: str = "scheme"
    levels: str = "levels"
    expected_from: str = "expected_from"
    expected_to: str = "expected_to"
    profile_q1: str = "profile_q1"
    profile_q2: str = "profile_q2"
    profile_q3: str = "profile_q3"
    profile_q4: str = "profile_q4"
    profile: str = "profile"
    lowest: str = "lowest"
    highest: str = "highest"
    decimal_places: str = "decimal_places"
    rated_as_displayed: str = "rated_as_displayed"
    data_only: str = "data_only"
    aggregation: str = "aggregation"
    basis: str = "basis"
    rolling_over: str = "rolling_over"
    frequency: str = "frequency"
    baseline: str = "baseline"
    every: str = "every"
    arrears: str = "arrears"
    carry_forward: str = "carry_forward"
    reported_from: str = "reported_from"
    reported_until: str = "reported_until"
    withhold_below: str = "withhold_below"
    disclosure: str = "disclosure"
    redefined: str = "redefined"
    renamed: str = "renamed"
    rule: str = "rule"
    period: str = "period"
    year: str = "year"
    quarter: str = "quarter"
    value: str = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    status: str = "status"
    marker: str = "marker"
    comparator: str = "comparator"
    published: str = "published"
    action: str = "action"
    since: str = "since"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check that every name is text and occurs once."""
        seen: dict[str, str] = {}
        for part, name in fields_of(self).items():
            if not isinstance(name, str):
                raise TableError("name of a column must be text", given=name, whose=part)
            if name in seen:
                raise TableError("columns must have different names", shown=f"{name!r} for {seen[name]} and {part}")
            seen[name] = part


def fields_of(layout: Layout) -> dict[str, str]:
    """Return the name of each column by the part that it contains."""
    return {part.name: getattr(layout, part.name) for part in fields(type(layout))}
