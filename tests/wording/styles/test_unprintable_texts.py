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

Changes = Iterator[tuple[str, Callable[[], Any]]]


def changed(value: Any, mark: str, path: str = "") -> Changes:  # noqa: C901  a case for each kind of part
    """Yield each path of a text, and a function that adds a *mark* to that text alone."""
    match value:
        case str():
            yield path, lambda: value + mark
        case Phrase():
            for form in ("zero", "one", "other"):
                yield f"{path}.{form}", partial(evolve, value, **{form: getattr(value, form) + mark})
        case Mapping():
            for key, each in value.items():
                for below, change in changed(each, mark, key_path(path, key)):
                    yield below, lambda key=key, change=change: {**value, key: change()}
        case tuple() if not hasattr(value, "_fields"):
            for place, each in enumerate(value):
                for below, change in changed(each, mark, f"{path}[{place}]"):
                    yield below, lambda place=place, change=change: (*value[:place], change(), *value[place + 1 :])
        case _:
            copy = value._replace if hasattr(value, "_fields") else partial(evolve, value)
            for name, each in named_parts(value) or ():
                for below, change in changed(each, mark, f"{path}.{name}"):
                    yield below, lambda name=name, change=change, copy=copy: copy(**{name: change()})


@pytest.mark.parametrize("mark", ["\x00", "\x0b", "\n", "\ud800", "\ufffe"], ids=ascii)
def test_every_text_of_a_style_is_refused_with_an_unprintable_character(mark: str) -> None:
    """Language and ordinals have their own rules; the error of each is one of the library."""
    accepted, paths = [], list(changed(KENT, mark))
    for path, change in paths:
        try:
            change()
        except QprError:
            continue
        accepted.append(path)
    assert not accepted
    assert len(paths) > 1000


def test_error_names_the_phrase_and_its_condition() -> None:
    with pytest.raises(QprError, match=rf"^phrase must be {PRINTABLE}, got .*\(heading\)$"):
        evolve(KENT.cover, heading="Report\x0b")
