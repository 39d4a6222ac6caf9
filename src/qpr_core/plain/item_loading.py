"""Reading of the items of a file of definitions: `load_items`."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from attrs import evolve

from qpr_core.errors import ItemError, QprError
from qpr_core.model.items.progress import Progress
from qpr_core.model.items.tracked_item import TrackedItem
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL
from qpr_core.model.values.path_faults import PathFaults, close_to, joined, numbered
from qpr_core.plain import part_readers
from qpr_core.plain.definition_faults import DefinitionFaults
from qpr_core.plain.loading import TOP, read_schemes
from qpr_core.plain.part_readers import Place

ITEM_REQUIRED: Final = ("code", "name", "kind")


def _as_given(given: object, place: Place) -> object:  # noqa: ARG001  every reader gets the place
    return given


ITEM_READERS: Final[Mapping[str, Callable[[object, Place], object]]] = {
    **dict.fromkeys(("code", "name", "kind"), _as_given),
    "scheme": part_readers.read_scheme,
    **dict.fromkeys(("finished", "due", "service", "groups", "owner", "judged_by", "carry_forward"), _as_given),
    "reported_from": part_readers.read_period,
    "reported_until": part_readers.read_last_period,
    "financial_year": part_readers.read_financial_year,
}
"""The reader of each part of an item; the class checks those that are as given."""


_ORDER: Final = ("financial_year", "scheme", *ITEM_READERS)
"""The order of reading: first the parts that others depend on."""


_ABOUT: Final[Mapping[str, str]] = {
    "day must": "due",
    "judge of an item": "judged_by",
    "name of a grouping": "groups",
    "name of a place": "groups",
    "place in": "groups",
}
"""The part that a rule is about, if it does not begin with the name of the part."""


def load_items(mapping: object, *, schemes: Iterable[type[Scheme]] = ()) -> tuple[TrackedItem, ...]:
    """Return the projects and other items of a file that has been parsed.

    They are in the list `items`, beside the `indicators` that `load` reads. Every fault of them is in one error. Their
    bands and dates are results, and are not in the file.

    >>> import tomllib
    >>> [library] = load_items(tomllib.loads('''
    ... [[items]]
    ... code = "P3"
    ... name = "New library"
    ... kind = "project"
    ... due = 2024-03-31
    ... groups = { priority = "Culture" }
    ... '''))
    >>> library.kind, library.due.isoformat()
    (Kind.PROJECT, '2024-03-31')

    Args:
        mapping: The content of the file, as for `load`.
        schemes: The custom schemes, which the file refers to by the names of their classes. `Progress` and `Rag` are
            known.

    Returns:
        The items, in the order of the file; none if it has no list of them.

    Raises:
        DefinitionFaults: If an item is wrong; it has every error with its path.
        SchemeError: If *schemes* are not classes of bands, or two have one name.
    """
    faults = PathFaults()
    place = Place(path="", faults=faults, schemes=(Progress, *read_schemes(schemes)), year=APRIL)
    items = _read_file(mapping, place)
    if faults.found:
        raise DefinitionFaults(error.at(path) if path else error for path, error in faults.found)
    return tuple(each for each in items if each is not None)


def _read_file(given: object, place: Place) -> list[TrackedItem | None]:
    faults = place.faults
    if not isinstance(given, Mapping):
        rule = "definitions must be a mapping with a list of items (parse the file first, as tomllib.load does)"
        faults.add("", ItemError(rule, given=given))
        return []
    stated = given.get("financial_year")
    if stated is not None:
        year = faults.read("financial_year", lambda: part_readers.read_financial_year(stated, place))
        place = evolve(place, year=year or APRIL)
    for key in given:
        if key not in TOP:
            rule = f"definitions must have only the keys {', '.join(TOP)}{close_to(key, TOP)}"
            faults.add(joined("", key), ItemError(rule, given=key))
    listed = given.get("items", [])
    if not isinstance(listed, list | tuple):
        faults.add("items", ItemError("items must be a list of mappings", given=listed))
        return []
    codes: dict[str, str] = {}
    found: list[TrackedItem | None] = []
    for index, each in enumerate(listed):
        under = evolve(place, path=numbered("items", index))
        item = _read_item(each, under)
        found.append(item)
        if item is not None and codes.setdefault(item.code, under.path) != under.path:
            shown = f"{item.code!r}, as {codes[item.code]} has"
            faults.add(joined(under.path, "code"), ItemError("code of an item must be unique", shown=shown))
    return found


def _read_item(given: object, place: Place) -> TrackedItem | None:
    if not isinstance(given, Mapping):
        place.faults.add(place.path, ItemError("item must be a mapping of its parts", given=given))
        return None
    stated = {key: value for key, value in given.items() if value is not None}
    before = len(place.faults.found)
    for key in stated:
        if key not in ITEM_READERS:
            known = tuple(ITEM_READERS)
            rule = f"item must have only the keys {', '.join(known)}{close_to(key, known)}"
            place.faults.add(joined(place.path, key), ItemError(rule, given=key))
    if missing := [key for key in ITEM_REQUIRED if key not in stated]:
        found = f"only {', '.join(joined('', key) for key in stated)}" if stated else "nothing"
        place.faults.add(place.path, ItemError(f"item must have {' and '.join(missing)}", shown=found))
    read: dict[str, Any] = {"financial_year": place.year}
    for key in sorted(set(ITEM_READERS) & set(stated), key=_ORDER.index):
        under = evolve(place.under(key), year=read["financial_year"] or APRIL)
        read[key] = place.faults.read(under.path, partial(ITEM_READERS[key], stated[key], under))
    return None if len(place.faults.found) > before else _made(read, place)


def _made(parts: Mapping[str, Any], place: Place) -> TrackedItem | None:
    """Return an item; its error has the path of the part that the rule begins with."""
    try:
        return TrackedItem(**parts)
    except QprError as error:
        about = (part for words, part in _ABOUT.items() if error.rule.startswith(words))
        key = next(about, error.rule.partition(" ")[0])
        place.faults.add(joined(place.path, key) if key in parts else place.path, error)
        return None
