"""Faults of nested data: `PathFaults`, paths of parts, and keys that are misspelt."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final, TypeVar

from attrs import field, frozen

from qpr_core.errors import QprError, got

T = TypeVar("T")


@frozen
class PathFaults:
    """The errors that are found while nested data is read, each with its path."""

    found: list[tuple[str, QprError]] = field(init=False, factory=list)

    def add(self, path: str, error: QprError) -> None:
        """Keep an error and its path."""
        self.found.append((path, error))

    def read(self, path: str, read: Callable[[], T]) -> T | None:
        """Return what a function returns, or keep its error and return None.

        >>> from qpr_core import Thresholds
        >>> faults = PathFaults()
        >>> faults.read("thresholds", lambda: Thresholds(target=85)) is None
        True
        >>> faults.found[0][0], faults.found[0][1].given
        ('thresholds', Thresholds(target=85))
        """
        try:
            return read()
        except QprError as error:
            self.add(path, error)
            return None

    def raise_first(self) -> None:
        """Raise the first error, if there is one."""
        for _, error in self.found:
            raise error


_LONGEST: Final = 80
"""The number of characters of a key that are shown."""


_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def joined(path: str, key: object) -> str:
    """Return the path of the part with a *key*.

    >>> joined("thresholds", "floor"), joined("thresholds", "2023/24"), joined("", "indicators"), joined("", 2023)
    ('thresholds.floor', 'thresholds."2023/24"', 'indicators', '"2023"')
    """
    text = key[:_LONGEST] if isinstance(key, str) else got(key)
    name = text if _WORD.fullmatch(text) else '"' + text.replace('"', '\\"') + '"'
    return f"{path}.{name}" if path else name


def numbered(path: str, index: int) -> str:
    """Return the path of an item of a list, counted from 0.

    >>> numbered("quarters", 0)
    'quarters[0]'
    """
    return f"{path}[{index}]"


def close_to(key: object, known: Sequence[str]) -> str:
    """Return the known key that a wrong one is close to, in brackets.

    >>> close_to("taget", ["target", "floor"]), close_to("x", ["target"])
    (' (perhaps target)', '')
    """
    close = get_close_matches(key[:_LONGEST].lower(), known, n=1) if isinstance(key, str) else []
    return f" (perhaps {close[0]})" if close else ""
