"""JSON text as plain data, with the path of duplicate keys and NaN."""

import json
import math

from attrs import frozen

from qpr_core.errors import InterchangeError
from qpr_core.model.values.path_faults import joined, numbered


@frozen
class _Wrong:
    """A part of a text that has no meaning: what it must be, and what is there."""

    rule: str
    shown: str


def read_text(text: object) -> object:
    """Return the plain data of a JSON text.

    A duplicate key is an error, because readers differ in which of the two values they take.

    >>> read_text('{"target": "85"}')
    {'target': '85'}
    >>> read_text('{"thresholds": [{"target": "85", "floor": "80", "target": "95"}]}')
    Traceback (most recent call last):
    qpr_core.errors.InterchangeError: key must occur once in its object, got 'target' twice at thresholds[0].target

    Raises:
        InterchangeError: If it is not JSON, has a key twice in one object, or has NaN or an infinite number.
    """
    if not isinstance(text, str | bytes | bytearray):
        raise InterchangeError("document must be JSON", given=text)
    wrong: list[_Wrong] = []

    def object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in pairs:
            if key in made:
                made[key] = _kept(wrong, _Wrong("key must occur once in its object", f"{key!r} twice"))
            else:
                made[key] = value
        return made

    def number_of(digits: str) -> object:
        number = float(digits)
        return number if math.isfinite(number) else constant_of(digits)

    def constant_of(name: str) -> object:
        return _kept(wrong, _Wrong("number must be finite", name))

    try:
        plain = json.loads(text, object_pairs_hook=object_of, parse_float=number_of, parse_constant=constant_of)
    except (ValueError, RecursionError) as error:
        raise InterchangeError("document must be JSON", given=text) from error
    if wrong:
        path, first = _first_wrong(plain)
        raise InterchangeError(first.rule, shown=first.shown, path=path or None)
    return plain


def _kept(wrong: list[_Wrong], each: _Wrong) -> _Wrong:
    wrong.append(each)
    return each


def _first_wrong(plain: object) -> tuple[str, _Wrong]:
    """Return the first wrong part with its path, without recursion."""
    waiting: list[tuple[str, object]] = []
    path, part = "", plain
    while not isinstance(part, _Wrong):
        if isinstance(part, dict):
            waiting += [(joined(path, key), value) for key, value in reversed(part.items())]
        elif isinstance(part, list):
            waiting += [(numbered(path, index), value) for index, value in reversed(list(enumerate(part)))]
        path, part = waiting.pop()
    return path, part
