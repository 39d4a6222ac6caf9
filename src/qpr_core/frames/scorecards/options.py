"""Options: how a caller wants tables to be read."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal, TypeAlias, TypedDict, TypeVar

from attrs import frozen

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cells import code_key
from qpr_core.frames.scorecards.group_headings import read_groupings
from qpr_core.frames.scorecards.headings import heading_key, plain
from qpr_core.frames.scorecards.layout import Layout, fields_of
from qpr_core.frames.tables.engines import Cell
from qpr_core.model.thresholds.rating_rule import RatingRule
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, FyNames, check_financial_year
from qpr_core.model.values.arguments import check_flag
from qpr_core.model.values.items import items_of
from qpr_core.model.values.typed_figures import MARKERS, read_markers

K = TypeVar("K")


V = TypeVar("V")


Role: TypeAlias = Literal["indicators", "results", "targets"]
"""The kinds of tables."""


ROLES: Final[tuple[Role, ...]] = ("indicators", "results", "targets")
"""Everything that a table can be read as."""


Ignored: TypeAlias = Collection[str] | Mapping[str, Collection[str]]
"""Headings to leave out: of all tables, or by the name of a table."""


GivenGroupings: TypeAlias = Mapping[str, str | Sequence[str]]
"""The heading of each grouping, or its headings from the outermost level."""


class HowToRead(TypedDict, total=False):
    """Keyword arguments of functions that read tables."""

    layout: Layout | None
    ignore: Ignored
    defaults: Mapping[str, object] | None
    markers: Collection[str]
    two_bands: bool
    schemes: Mapping[str, type[Scheme]] | None
    rules: Mapping[str, RatingRule] | None
    sheets: Mapping[Role, str] | None
    groupings: GivenGroupings | None
    century: int | None
    fy_names: FyNames | None
    financial_year: FinancialYear


@frozen(kw_only=True)
class Options:
    """The checked options of the caller."""

    layout: Layout
    ignored: Mapping[str, frozenset[str]]
    defaults: Mapping[str, object]
    markers: frozenset[str]
    two_bands: bool
    schemes: Mapping[str, type[Scheme]]
    rules: Mapping[str, RatingRule]
    sheets: Mapping[Role, str]
    groupings: Mapping[str, tuple[str, ...]]
    century: int | None
    fy_names: FyNames | None
    financial_year: FinancialYear

    def default(self, part: str, code: str | None) -> Cell:
        """Return the value for a blank cell, or for a column that the tables do not have."""
        given = self.defaults.get(part)
        if not isinstance(given, Mapping):
            return given
        wanted = None if code is None else code_key(code)
        return next((value for each, value in given.items() if code_key(str(each)) == wanted), None)

    def ignored_in(self, table: str) -> frozenset[str]:
        """Return the headings to leave out of a table, without capitals and signs."""
        return self.ignored.get("", frozenset()) | self.ignored.get(table, frozenset())


def options_of(  # noqa: PLR0913  the options of `read_scorecard`
    *,
    layout: Layout | None = None,
    ignore: Ignored = (),
    defaults: Mapping[str, object] | None = None,
    markers: Collection[str] = (),
    two_bands: bool = False,
    schemes: Mapping[str, type[Scheme]] | None = None,
    rules: Mapping[str, RatingRule] | None = None,
    sheets: Mapping[Role, str] | None = None,
    groupings: GivenGroupings | None = None,
    century: int | None = None,
    fy_names: FyNames | None = None,
    financial_year: FinancialYear = APRIL,
) -> Options:
    """Check the options.

    Raises:
        TableError: If one of them is not of its kind.
        FigureError: If *markers* is not a list of texts.
        PeriodError: If *financial_year* is not a `FinancialYear`.
    """
    if layout is not None and not isinstance(layout, Layout):
        raise TableError("layout must be a Layout", given=layout)
    names = Layout() if layout is None else layout
    check_flag(two_bands, "two_bands", TableError)
    return Options(
        layout=names,
        ignored=_ignored(ignore),
        defaults=_defaults(defaults, names),
        markers=read_markers(markers) | MARKERS,
        two_bands=two_bands,
        schemes=_mapping(schemes, "schemes", "names to schemes"),
        rules=_mapping(rules, "rules", "names to rating rules"),
        sheets=_sheets(sheets),
        groupings={name: tuple(map(heading_key, headings)) for name, headings in read_groupings(groupings).items()},
        century=century,
        fy_names=fy_names,
        financial_year=check_financial_year(financial_year),
    )


def _ignored(given: Ignored) -> dict[str, frozenset[str]]:
    by_table = given if isinstance(given, Mapping) else {"": given}
    read = {name: items_of(headings) for name, headings in by_table.items()}
    for headings in read.values():
        if headings is None or not all(isinstance(heading, str) for heading in headings):
            raise TableError("ignore must contain headings, or a mapping from tables to headings", given=given)
    return {name: frozenset(map(plain, headings or ())) for name, headings in read.items()}


def _defaults(given: Mapping[str, object] | None, layout: Layout) -> dict[str, object]:
    read: Mapping[str, object] = _mapping(given, "defaults", "parts of a definition to values")
    names = fields_of(layout)
    known = {plain(name): part for part, own in names.items() for name in (own, part)}
    if strange := [part for part in read if not isinstance(part, str) or plain(part) not in known]:
        raise TableError(f"defaults must be for parts of a definition ({', '.join(names)})", given=strange[0])
    return {known[plain(part)]: value for part, value in read.items()}


def _sheets(given: Mapping[Role, str] | None) -> dict[Role, str]:
    read: dict[Role, str] = dict(_mapping(given, "sheets", "roles to names of sheets"))
    for role, name in read.items():
        if role not in {"indicators", "results", "targets"} or not isinstance(name, str):
            raise TableError("sheets must map 'indicators', 'results' and 'targets' to names of sheets", given=given)
    return read


def _mapping(given: Mapping[K, V] | None, name: str, what: str) -> Mapping[K, V]:
    if given is not None and not isinstance(given, Mapping):
        raise TableError(f"{name} must be a mapping from {what}", given=given)
    return {} if given is None else given
