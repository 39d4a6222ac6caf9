"""StyleFaults: everything that is wrong with the data of a style, in one error."""

from typing import ClassVar

from qpr_core.errors import StyleError
from qpr_core.model.values.listed_error import ListedError


class StyleFaults(ListedError, StyleError):  # noqa: N818  it holds errors, and is named for what a user looks for
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

    _RULE: ClassVar = "data of a style must have no faults"
