"""Custom sections: calling the functions of `sections`, and checking their parts."""

from typing import Final, TypeGuard, get_args

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.errors import QprError, StyleError
from qpr_core.model.values.items import items_of
from qpr_core.wording.styles.style import CustomSection, Style
from qpr_core.wording.text.parts import Part

_PARTS: Final = get_args(Part)
_RULE: Final = "custom section must return parts (make them with paragraph and bullets of qpr_core.text)"


def custom_parts(section: CustomSection, result: Report | Summary, style: Style) -> list[Part]:
    """Return the parts of a custom section; none leave the section out.

    Raises:
        StyleError: If it fails or does not return parts. The error has the name of the function.
    """
    name = getattr(section, "__qualname__", type(section).__qualname__)
    try:
        given: object = section(result, style)
        found = (given,) if _is_part(given) else items_of(given)
    except QprError:
        raise
    except Exception as error:  # third-party code may raise anything
        raise StyleError(_RULE, given=error, whose=name) from error
    parts = [part for part in found or () if _is_part(part)]
    if found is None or len(parts) < len(found):
        wrong = given if found is None else next(part for part in found if not _is_part(part))
        raise StyleError(_RULE, given=wrong, whose=name)
    return parts


def _is_part(given: object) -> TypeGuard[Part]:
    return isinstance(given, _PARTS)
