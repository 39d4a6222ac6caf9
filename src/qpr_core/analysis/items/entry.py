"""Entries of items: an item with its bands or its dates, and their checks."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from qpr_core.errors import ItemError, SeriesError
from qpr_core.model.items.band_series import BandSeries
from qpr_core.model.items.milestone_dates import MilestoneDates
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import evolvable

ItemResults: TypeAlias = BandSeries | MilestoneDates
"""The results of an item: bands that were judged, or dates that decide its band."""


@evolvable
class ItemEntry(NamedTuple):
    """An item, and its bands or dates.

    >>> from qpr_core.items import Kind
    >>> library = TrackedItem(code="P3", name="New library", kind=Kind.PROJECT)
    >>> read_item_entries([(library, BandSeries({"Q1 2023/24": "At risk"}))])[0].item.code
    'P3'
    """

    item: TrackedItem
    results: ItemResults


def check_item_results(item: object, results: object) -> ItemEntry:
    """Check that an item and its results belong together, and return them as an entry.

    Raises:
        ItemError: If *item* is not a `TrackedItem`, if dates have a different due date from the item, or if its scheme
            is not `Progress`, which they need.
        SeriesError: If *results* is neither a `BandSeries` nor `MilestoneDates`, or has a different scheme.
    """
    if not isinstance(item, TrackedItem):
        raise ItemError("item must be a TrackedItem", given=item)
    if not isinstance(results, BandSeries | MilestoneDates):
        raise SeriesError("results of an item must be a BandSeries or MilestoneDates", given=results, whose=item.code)
    if isinstance(results, BandSeries):
        if results.scheme is not item.scheme:
            raise SeriesError(
                "series must have the scheme of its item",
                shown=f"{results.scheme.__name__} for {item.scheme.__name__}",
                whose=item.code,
            )
    elif item.scheme is not Progress:
        raise ItemError("item with dates must have the scheme Progress", given=item.scheme, whose=item.code)
    elif item.due not in {None, results.due}:
        raise ItemError(
            "due date must be the same in the item and in its dates",
            shown=f"{item.due} and {results.due}",
            whose=item.code,
        )
    return ItemEntry(item, results)


def read_item_entries(given: Iterable[tuple[TrackedItem, ItemResults]]) -> tuple[ItemEntry, ...]:
    """Read pairs of an item and its results.

    Raises:
        ItemError: If *given* is anything else, if two items have the same code or if financial years differ.
        SeriesError: If the results do not belong to the item.
    """
    pairs = items_of(given)
    if pairs is None or not all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs):
        raise ItemError("items must be pairs of a TrackedItem and its BandSeries or MilestoneDates", given=given)
    entries = tuple(check_item_results(*pair) for pair in pairs if isinstance(pair, tuple | list))
    codes: set[str] = set()
    for item, _ in entries:
        if item.code in codes:
            raise ItemError("code of an item must be unique", shown=f"{item.code!r} twice")
        codes.add(item.code)
        first = entries[0].item
        if item.financial_year != first.financial_year:
            raise ItemError(
                "items must have one financial year",
                shown=f"{first.financial_year} ({first.code}) and {item.financial_year}",
                whose=item.code,
            )
    return entries
