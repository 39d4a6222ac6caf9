"""An enumeration whose members print as they are written in code."""

from enum import Enum
from typing import NoReturn

from qpr_core.errors import ChoiceError, got


class Choice(Enum):
    """One of a few named answers; its `repr` is the name by which it is written.

    >>> class Colour(Choice):
    ...     RED = "red"
    >>> Colour.RED
    Colour.RED
    >>> Colour("blue")
    Traceback (most recent call last):
    qpr_core.errors.ChoiceError: value of Colour must be one of 'red', got 'blue'
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Reject a value that no member has.

        Raises:
            ChoiceError: Always.
        """
        values = ", ".join(repr(member.value) for member in cls)
        raise ChoiceError(f"value of {cls.__name__} must be one of {values}, got {got(value)}")

    def __repr__(self) -> str:
        """Give the member as it is written in code."""
        return f"{type(self).__name__}.{self.name}"
