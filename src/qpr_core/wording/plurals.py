"""Which form of a phrase a count asks for: the plural rule of a language."""

from collections.abc import Callable
from typing import TypeAlias

from qpr_core.model.choice import Choice


class Plural(Choice):
    """A form that a language can have for a count; each has its own rule of which count asks for which.

    >>> [plural.value for plural in Plural]
    ['zero', 'one', 'two', 'few', 'many', 'other']

    Source: Unicode Common Locale Data Repository, language plural rules: no language has more than these six.
    """

    ZERO = "zero"
    ONE = "one"
    TWO = "two"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


PluralRule: TypeAlias = Callable[[int], Plural]
"""Gives the form that a whole number of nought or more asks for."""


def english(count: int) -> Plural:
    """Give the form that English has for a *count*: one of its own for none, as "none are" is no "0 are".

    >>> english(0), english(1), english(2)
    (Plural.ZERO, Plural.ONE, Plural.OTHER)
    """
    return Plural.ZERO if count == 0 else Plural.ONE if count == 1 else Plural.OTHER
