"""Names: text of one line, and `Rule`, the name and version of a rule."""

import re
import unicodedata
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


_FAINT: Final = frozenset("\u2800\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters without ink: the blank of Braille, fillers of Korean and Khmer."""


_WITHOUT_INK: Final = frozenset("CMZ")
"""Categories without ink: controls and formats, marks on letters, spaces."""


PRINTABLE: Final = "one line of printable characters"
"""The condition for text of the user, in an error message."""


def check_name(given: object, what: str, error: type[QprError]) -> str:
    r"""Return *given* if it is text of one line that can be seen.

    >>> from qpr_core.errors import IndicatorError
    >>> check_name("  ", "code of an indicator", IndicatorError)
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: code of an indicator must not be blank, got '  '
    >>> check_name("\u200b", "code of an indicator", IndicatorError)
    Traceback (most recent call last):
    qpr_core.errors.IndicatorError: code of an indicator must have a visible character, got '\u200b'

    Raises:
        QprError: If *given* is not text, is blank, has no visible character, begins or ends with a space, or contains a
            line break or another character that cannot be printed; of the class *error*.
    """
    if not isinstance(given, str):
        raise error(f"{what} must be text", given=given)
    if given and given.isascii() and given.isprintable() and given.strip() == given:
        return given  # nearly every name, without the search for characters that cannot be printed
    if not given.strip():
        raise error(f"{what} must not be blank", given=given)
    if given != given.strip():
        raise error(f"{what} must not begin or end with a space", given=given)
    return check_line(given, what, error)


def check_rule(given: object, what: str, error: type[QprError]) -> None:
    """Check the name of a rule of third-party code.

    >>> from qpr_core.errors import MethodError
    >>> check_rule(Rule("", 1), "method", MethodError)
    Traceback (most recent call last):
    qpr_core.errors.MethodError: name of a method must not be blank, got ''

    Raises:
        QprError: If `check_name` refuses it; of the class *error*.
    """
    check_name(getattr(given, "name", None), f"name of a {what}", error)


def check_line(given: object, what: str, error: type[QprError]) -> str:
    r"""Return *given* if it is text of one line; it may be empty, or spaces.

    Text around figures, and between the items of a list, is such text.

    >>> from qpr_core.errors import UnitError
    >>> check_line("", "text", UnitError), check_line("\N{NO-BREAK SPACE}", "text", UnitError)
    ('', '\xa0')
    >>> check_line("%\n\n# All met", "text after a unit", UnitError)
    Traceback (most recent call last):
    qpr_core.errors.UnitError: text after a unit must be one line of printable characters, got '%\n\n# All met'

    Raises:
        QprError: If *given* is not text, contains a line break or another character that cannot be printed, or has
            only characters that cannot be seen; of the class *error*.
    """
    if not isinstance(given, str):
        raise error(f"{what} must be text", given=given)
    if not is_printable(given):
        raise error(f"{what} must be {PRINTABLE}", given=given)
    if given.strip() and not is_visible(given):
        raise error(f"{what} must have a visible character", given=given)
    return given


def is_line(given: object) -> bool:
    """Return True if *given* is text of one line that can be seen.

    >>> is_line("April"), is_line(" "), is_line(4)
    (True, False, False)
    """
    return isinstance(given, str) and is_visible(given) and is_printable(given)


def is_visible(text: str) -> bool:
    r"""Return True if a text has a visible character.

    Spaces are not visible, and neither are marks that join, separate or direct letters. A mark that is drawn on the
    letter before it is not visible alone.

    >>> is_visible("Zoë"), is_visible("\N{ZERO WIDTH SPACE}\N{RIGHT-TO-LEFT OVERRIDE}"), is_visible("\u0301")
    (True, False, False)
    """
    return any(_has_ink(sign) for sign in text)


def _has_ink(sign: str) -> bool:
    category = unicodedata.category(sign)  # a font may have any sign for private use, "Co"
    return category == "Co" or (category[0] not in _WITHOUT_INK and sign not in _FAINT)


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
