"""By which rule an answer was found."""

from typing import NamedTuple

from qpr_core.model.evolving import evolvable


@evolvable
class Rule(NamedTuple):
    """The name of a rule and its version; an answer of another version may differ.

    >>> Rule("nested bands", 1)
    Rule(name='nested bands', version=1)
    """

    name: str
    version: int
