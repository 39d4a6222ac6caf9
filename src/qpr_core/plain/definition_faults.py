"""DefinitionFaults: everything that is wrong with definitions, in one error."""

from typing import ClassVar

from qpr_core.errors import IndicatorError
from qpr_core.model.values.listed_error import ListedError


class DefinitionFaults(ListedError, IndicatorError):  # noqa: N818  it holds errors, and is named for what a user looks for
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

    _RULE: ClassVar = "definitions must have no faults"
