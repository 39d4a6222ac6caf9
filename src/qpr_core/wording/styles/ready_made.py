"""Names for ready-made styles and palettes, which `repr` prints."""

from typing import Final, TypeVar

from attrs import AttrsInstance

from qpr_core.model.values.records import shown_as_given

R = TypeVar("R", bound=AttrsInstance)

_NAMED: Final[list[tuple[str, AttrsInstance]]] = []


def ready_made(name: str, record: R) -> R:
    """Return the record, which `shown_by_name` prints as *name* from then on."""
    _NAMED.append((name, record))
    return record


def ready_made_of(kind: type[R]) -> list[R]:
    """Return the ready-made records of a kind.

    >>> from qpr_core.styles import KENT, Style
    >>> ready_made_of(Style)[0] is KENT
    True
    """
    return [record for _, record in _NAMED if isinstance(record, kind)]


def shown_by_name(record: AttrsInstance) -> str:
    """Return the name of a ready-made record, or the code that makes any other.

    The code leaves out defaults.

    >>> from attrs import evolve
    >>> from qpr_core.styles import KENT, MEETING_MINUTES
    >>> MEETING_MINUTES, evolve(KENT, near=5)
    (MEETING_MINUTES, Style(near=5))
    """
    names = (name for name, made in _NAMED if type(made) is type(record) and made == record)
    return next(names, None) or shown_as_given(record)
