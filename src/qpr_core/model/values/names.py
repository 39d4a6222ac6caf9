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


_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


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
    if not given.strip():
        raise error(f"{what} must not be blank", given=given)
    if given != given.strip():
        raise error(f"{what} must not begin or end with a space", given=given)
    if _UNPRINTABLE.search(given):
        raise error(f"{what} must be one line of printable characters", given=given)
    return given
