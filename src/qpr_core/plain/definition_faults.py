"""DefinitionFaults: everything that is wrong with definitions, in one error."""

from collections.abc import Iterable
from typing import Any

from qpr_core.errors import IndicatorError, QprError


class DefinitionFaults(IndicatorError):  # noqa: N818  it holds errors, and is named for what a user looks for
    """Everything that is wrong with a file of definitions, in one error.

    >>> from qpr_core.definitions import load
    >>> try:
    ...     load({"indicators": [{"code": "C1", "name": "Calls", "polarity": "sideways", "unit": "%",
    ...                           "thresholds": {"target": 85, "flor": 80}}]})
    ... except DefinitionFaults as faults:
    ...     print([error.path for error in faults.errors])
    ['indicators[0].polarity', 'indicators[0].thresholds.flor']

    Args:
        errors: The errors, each with its path.
    """

    errors: tuple[QprError, ...]

    def __init__(self, errors: Iterable[QprError]) -> None:
        """List the errors in the message."""
        found = tuple(errors)
        number = f"{len(found)} fault{'' if len(found) == 1 else 's'}:"
        super().__init__("definitions must have no faults", shown="\n- ".join([number, *map(_line, found)]))
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
