"""Samples of units: the text around the number of "12.3 per 1,000"."""

import re
from typing import Final

from qpr_core.errors import UnitError

_NUMBER: Final = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?")


_PER: Final = re.compile(r"(?i)\b(?:per|out of) $")


_SCALE: Final = re.compile(r"(?i)\bper (?:(?P<number>[1-9][0-9,]*[0-9]|[1-9])|(?P<million>(?:1 )?million))\b")


_MILLION: Final = 1_000_000


_LONGEST: Final = 200
"""The largest number of characters of a sample."""


def line_of(sample: object) -> str:
    """Return a sample with single spaces; "" if it is not text, or too long."""
    return " ".join(sample.split()) if isinstance(sample, str) and len(sample) <= _LONGEST else ""


def around(sample: object, what: str, name: object) -> tuple[str, str]:
    """Return what is written before and after the number of a sample."""
    text = line_of(sample)
    numbers = [match for match in _NUMBER.finditer(text) if not _PER.search(text[: match.start()])]
    if len(numbers) != 1:
        raise UnitError(f"{what} must be text with one number, such as '12.3 per 1,000'", given=sample, whose=name)
    before, after = text[: numbers[0].start()], text[numbers[0].end() :]
    if before.strip("-+\N{MINUS SIGN}") != before:
        raise UnitError(f"{what} must have a number without a sign", given=sample, whose=name)
    return before, after


def scale_of(before: str, after: str) -> int:
    """Return the scale that the text around a number states.

    >>> scale_of("", " per 1,000"), scale_of("", "%"), scale_of("£", "")
    (1000, 100, 1)
    """
    if after.lstrip().startswith("%"):
        return 100
    scale = _SCALE.search(f"{before} {after}")
    if scale is None:
        return 1
    return _MILLION if scale["million"] else int(scale["number"].replace(",", ""))
