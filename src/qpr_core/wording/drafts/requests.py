"""Requests: the checks of what callers pass with a text."""

from qpr_core.errors import SchemeError, StyleError
from qpr_core.model.thresholds.scheme import Scheme


def check_draft(text: object) -> None:
    """Check that a draft is text.

    Raises:
        StyleError: If it is not.
    """
    if not isinstance(text, str):
        raise StyleError("draft must be text", given=text)


def check_scheme(scheme: object) -> type[Scheme]:
    """Check that a scheme has bands and return it.

    Raises:
        SchemeError: If it is not a `Scheme`, or has fewer than two bands.
    """
    if not (isinstance(scheme, type) and issubclass(scheme, Scheme) and len(scheme) > 1):
        raise SchemeError("scheme must be a Scheme with two bands or more", given=scheme)
    return scheme
