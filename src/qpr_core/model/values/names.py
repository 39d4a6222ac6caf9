"""Names: text of one line, and `Rule`, the name and version of a rule."""

import re
from typing import Final, NamedTuple

from qpr_core.errors import QprError
from qpr_core.model.values.records import evolvable


@evolvable
class Rule(NamedTuple):
    """The name and version of a rule; a different version may have different answers.

    >>> Rule("nested bands", 1)
    Rule(name='nested bands', version=1)
    """

    name: str
    version: int


_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Line breaks, and what no document can contain."""


PRINTABLE: Final = "one line of printable characters"
"""The condition for text of the user, in an error message."""


def check_name(given: object, what: str, error: type[QprError]) -> str:
    """Return *given* if it is text of one line that is not blank.

    >>> from qpr_core.errors import IndicatorError
    >>> check_name("  ", "code of an indicator", IndicatorError)
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: code of an indicator must not be blank, got '  '

    Raises:
        QprError: If *given* is not text, is blank, begins or ends with a space, or contains a line break or another
            character that cannot be printed; of the class *error*.
    """
    if not isinstance(given, str):
        raise error(f"{what} must be text", given=given)
    if given and given.isprintable() and given.strip() == given:
        return given  # nearly every name, without the search for characters that cannot be printed
    if not given.strip():
        raise error(f"{what} must not be blank", given=given)
    if given != given.strip():
        raise error(f"{what} must not begin or end with a space", given=given)
    if not is_printable(given):
        raise error(f"{what} must be {PRINTABLE}", given=given)
    return given


def is_line(given: object) -> bool:
    """Return True if *given* is text of one line that is not blank.

    >>> is_line("April"), is_line(" "), is_line(4)
    (True, False, False)
    """
    return isinstance(given, str) and bool(given.strip()) and is_printable(given)


def is_printable(text: str) -> bool:
    r"""Return True if a text has only characters that can be printed on one line.

    >>> is_printable("Größe"), is_printable("Calls\x0b"), is_printable("")
    (True, False, True)
    """
    return _UNPRINTABLE.search(text) is None


def printable(text: str) -> str:
    r"""Return a text with a replacement character for each one that cannot be printed.

    >>> printable("Calls\x0b") == "Calls\N{REPLACEMENT CHARACTER}"
    True
    """
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
