"""The properties of a document that its author gives: its title and its author."""

from typing import Final

from qpr_core.errors import StyleError
from qpr_core.model.values.names import check_name

LONGEST: Final = 255
"""The greatest number of characters of a property."""


def check_property(given: str | None, name: str) -> str:
    """Return a property as it was given, or nothing if it is None.

    >>> check_property("Strategic Performance", "author")
    'Strategic Performance'

    Raises:
        StyleError: If it is not text of one line, or has more than 255 characters.
    """
    if given is None:
        return ""
    if len(check_name(given, name, StyleError)) > LONGEST:
        raise StyleError(f"{name} must have no more than {LONGEST} characters", shown=f"{len(given)}")
    return given
