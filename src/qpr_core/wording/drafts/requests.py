"""Requests: the check of the text that callers pass."""

from qpr_core.errors import StyleError


def check_draft(text: object) -> None:
    """Check that a draft is a string.

    Raises:
        StyleError: If it is not.
    """
    if not isinstance(text, str):
        raise StyleError("text must be a string", given=text)
