"""Calls of which either answer will do: a result, or an error of ours."""

from collections.abc import Callable
from typing import Any

import qpr_core as qpr


def refusal(call: Callable[..., object], *given: Any, **named: Any) -> str | None:
    """Return the text of a `QprError`; None if there is an answer. Other errors are raised."""
    try:
        call(*given, **named)
    except qpr.QprError as error:
        return str(error)
    return None
