"""An enumeration whose members print as they are written in code."""

from enum import Enum


class Choice(Enum):
    """One of a few named answers; its `repr` is the name by which it is written.

    >>> class Colour(Choice):
    ...     RED = "red"
    >>> Colour.RED
    Colour.RED
    """

    def __repr__(self) -> str:
        """Give the member as it is written in code."""
        return f"{type(self).__name__}.{self.name}"
