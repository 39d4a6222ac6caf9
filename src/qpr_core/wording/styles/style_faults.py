"""StyleFaults: everything that is wrong with the data of a style, in one error."""

from collections.abc import Iterable
from typing import Any

from qpr_core.errors import QprError, StyleError


class StyleFaults(StyleError):  # noqa: N818  it holds errors, and is named for what a user looks for
    """Everything that is wrong with the data of a style, in one error.

    >>> from qpr_core.styles import load_style
    >>> try:
    ...     load_style({"cover": {"heading": "{title}", "hedding": "Report"}, "near": "two"})
    ... except StyleFaults as faults:
    ...     print([error.path for error in faults.errors])
    ['cover.hedding', 'cover.heading', 'near']

    Args:
        errors: The errors, each with its path.
    """

    errors: tuple[QprError, ...]

    def __init__(self, errors: Iterable[QprError]) -> None:
        """List the errors in the message."""
        found = tuple(errors)
        number = f"{len(found)} fault{'' if len(found) == 1 else 's'}:"
        super().__init__("data of a style must have no faults", shown="\n- ".join([number, *map(_line, found)]))
        self.errors = found

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the errors."""
        return type(self), (self.errors,)


def _line(error: QprError) -> str:
    return f"{error.path}: {str(error).removesuffix(f' at {error.path}')}"
