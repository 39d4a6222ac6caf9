"""Faults of nested data: `Faults`, paths of parts, and keys that are misspelt."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final, TypeVar

from attrs import field, frozen

from qpr_core.errors import QprError

T = TypeVar("T")


@frozen
class Faults:
    """The errors that are found while nested data is read, each with its path."""

    found: list[tuple[str, QprError]] = field(init=False, factory=list)

    def add(self, path: str, error: QprError) -> None:
        """Keep an error and its path."""
        self.found.append((path, error))

    def read(self, path: str, read: Callable[[], T]) -> T | None:
        """Return what a function returns, or keep its error and return None.

        >>> from qpr_core import Thresholds
        >>> faults = Faults()
        >>> faults.read("thresholds", lambda: Thresholds(target=85)) is None
        True
        >>> print(*faults.found[0])
        thresholds thresholds must have either a floor or a tolerance, got Thresholds(target=85)
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


_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def joined(path: str, part: object) -> str:
    """Return the path of a part, by its key or by its number from 0.

    >>> joined("thresholds", "floor"), joined("thresholds", "2023/24"), joined("", "indicators"), joined("quarters", 0)
    ('thresholds.floor', 'thresholds."2023/24"', 'indicators', 'quarters[0]')
    """
    if isinstance(part, int):
        return f"{path}[{part}]"
    key = str(part)
    name = key if _WORD.fullmatch(key) else '"' + key.replace('"', '\\"') + '"'
    return f"{path}.{name}" if path else name


def close_to(key: object, known: Sequence[str]) -> str:
    """Return the known key that a wrong one is close to, in brackets.

    >>> close_to("taget", ["target", "floor"]), close_to("x", ["target"])
    (' (perhaps target)', '')
    """
    close = get_close_matches(str(key)[:100].lower(), known, n=1)
    return f" (perhaps {close[0]})" if close else ""
