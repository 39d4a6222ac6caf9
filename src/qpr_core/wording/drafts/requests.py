"""Requests: the check of the text that callers pass."""

from qpr_core.errors import StyleError


def check_draft(text: object) -> None:
    """Check that a draft is text.

    Raises:
        StyleError: If it is not.
    """
    if not isinstance(text, str):
        raise StyleError("draft must be text", given=text)
