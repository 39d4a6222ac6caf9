"""Span words: words for times that last, such as "every quarter"."""

from typing import Final

_THEN: Final = (
    "over that time|over this time|over same period|over the same period|in that time|during that time|before this|"
    "before that|until then|up to then"
)
THEN: Final = "then"
"""The value of words such as "until then", whose period is not known."""

_EVERY: Final = "every quarter|each quarter|every single quarter|every period|each period|quarter after quarter"
EVERY: Final = "every"
"""The value of words such as "every quarter"."""
LAST: Final = "last"
"""The value of "last" in "was last Amber"."""

SPANS: Final = (
    "in the last year|over the last year|during the last year|within the last year|in the past year|"
    "over the past year|over the year|"
    "last|most recently|past|over|throughout|restated|published for|"
    "so far this year|year to date|this year|since the start of|consecutive|"
    "in a row|running|successive|between|ever since|" + _EVERY + "|" + _THEN
)
"""The words for times that last, separated by bars."""


def span_value(phrase: str) -> str | None:
    """Return which time a phrase means, if claims depend on it.

    >>> span_value("until then"), span_value("each quarter"), span_value("over the year")
    ('then', 'every', None)
    """
    if phrase in _THEN.split("|"):
        return THEN
    if phrase in _EVERY.split("|"):
        return EVERY
    return LAST if phrase in {"last", "most recently"} else None
