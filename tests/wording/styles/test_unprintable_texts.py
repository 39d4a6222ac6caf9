"""No text of a style can have a character that a document cannot contain."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from qpr_core.errors import QprError
from qpr_core.model.values.names import PRINTABLE
from qpr_core.styles import KENT, Phrase
from qpr_core.wording.styles.texts import key_path, named_parts

Put = Callable[[Any], Any]
"""A function that returns a copy with a different part."""


def in_record(record: Any, name: str, part: Any) -> Any:
    """Return a record with a different part."""
    return record._replace(**{name: part}) if hasattr(record, "_fields") else evolve(record, **{name: part})


def in_mapping(mapping: Any, key: Any, part: Any) -> Any:
    """Return a mapping with a different entry."""
    return {**mapping, key: part}


def in_tuple(items: Any, place: int, part: Any) -> Any:
    """Return a tuple with a different item."""
    return (*items[:place], part, *items[place + 1 :])


def parts_of(value: Any, path: str) -> list[tuple[str, Any, Put]]:
    """Return each part of a value with its path, and the function that replaces it."""
    if isinstance(value, Phrase):
        forms = ("zero", "one", "other")
        return [(f"{path}.{form}", getattr(value, form), partial(in_record, value, form)) for form in forms]
    if isinstance(value, Mapping):
        return [(key_path(path, key), each, partial(in_mapping, value, key)) for key, each in value.items()]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [(f"{path}[{place}]", each, partial(in_tuple, value, place)) for place, each in enumerate(value)]
    return [(f"{path}.{name}", each, partial(in_record, value, name)) for name, each in named_parts(value) or ()]


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str, Put]]:
    """Yield every text of a style with its path, and the function that replaces it."""
    for below, part, put in parts_of(value, path):
        if isinstance(part, str):
            yield below, part, put
        for deeper, text, inner in () if isinstance(part, str) else texts(part, below):
            yield deeper, text, partial(put_inside, put, inner)


def put_inside(outer: Put, inner: Put, text: str) -> Any:
    """Replace a text in a part, and the part in what has it."""
    return outer(inner(text))


@pytest.mark.parametrize("mark", ["\x00", "\x0b", "\n", "\ud800", "\ufffe"], ids=ascii)
def test_every_text_of_a_style_is_refused_with_an_unprintable_character(mark: str) -> None:
    accepted, known = [], list(texts(KENT))
    for path, text, put in known:
        try:
            put(text + mark)
        except QprError:
            continue
        accepted.append(path)
    assert not accepted
    assert len(known) > 1000


def test_error_names_the_phrase_and_its_condition() -> None:
    with pytest.raises(QprError, match=rf"^phrase must be {PRINTABLE}, got .*\(heading\)$"):
        evolve(KENT.cover, heading="Report\x0b")


def test_every_text_of_a_style_is_refused_without_a_visible_character() -> None:
    accepted = []
    for path, _, put in texts(KENT):
        try:
            put("\N{ZERO WIDTH SPACE}")
        except QprError:
            continue
        accepted.append(path)
    assert not accepted
