"""ListedError: an error that lists everything that is wrong with a file."""

from collections.abc import Iterable
from typing import Any, ClassVar

from qpr_core.errors import QprError


class ListedError(QprError):
    """Everything that is wrong with a file, in one error.

    Args:
        errors: The errors, each with its path.
    """

    _RULE: ClassVar[str]
    errors: tuple[QprError, ...]

    def __init__(self, errors: Iterable[QprError]) -> None:
        """List the errors in the message."""
        found = tuple(errors)
        number = f"{len(found)} fault{'' if len(found) == 1 else 's'}:"
        super().__init__(self._RULE, shown="\n- ".join([number, *map(_line, found)]))
        self.errors = found

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the errors."""
        return type(self), (self.errors,)

    def as_group(self) -> "ExceptionGroup[QprError]":
        """Return the errors as an `ExceptionGroup`, for `except*`."""
        return ExceptionGroup(self.rule, self.errors)


def _line(error: QprError) -> str:
    """Return an error with its path in front."""
    text = str(error)
    return text if error.path is None else f"{error.path}: {text.removesuffix(f' at {error.path}')}"
