"""Answers to warnings: which of them the caller accepts."""

from collections.abc import Collection, Iterable
from typing import Final

from qpr_core.errors import TableError
from qpr_core.frames.scorecards.cell_faults import CellFault
from qpr_core.frames.scorecards.plausible import KINDS as OF_FIGURES
from qpr_core.frames.scorecards.plausible import warning_name
from qpr_core.frames.scorecards.published_ratings import KIND as OF_RATINGS
from qpr_core.model.values.items import items_of

KINDS: Final = (*OF_FIGURES, OF_RATINGS)
"""The kinds of warnings."""


def check_accept(accept: object) -> tuple[str, ...]:
    """Return the names of accepted warnings.

    Raises:
        TableError: If *accept* does not contain names.
    """
    names = items_of(accept)
    if names is None or not all(isinstance(name, str) for name in names):
        raise TableError("accept must be a list of names of warnings", given=accept)
    return tuple(name for name in names if isinstance(name, str))


def still_open(
    faults: Iterable[CellFault], names: Collection[str], *, codes: Collection[str] | None
) -> tuple[CellFault, ...]:
    """Return the faults and the warnings that are not accepted.

    Args:
        faults: All faults and warnings.
        names: The accepted names and kinds.
        codes: The codes of the indicators; None if they could not all be read, so that any name may be right.

    Raises:
        TableError: If a name cannot be that of a warning.
    """
    found = tuple(faults)
    known = {*KINDS, *(fault.name for fault in found)}
    if codes is not None:
        known |= {warning_name(kind, code) for kind in KINDS for code in codes}
        if strange := [name for name in names if name not in known]:
            raise TableError(f"accept must have kinds ({', '.join(KINDS)}) or names of warnings", given=strange[0])
    return tuple(fault for fault in found if fault.name is None or not _is_accepted(fault.name, names))


def _is_accepted(name: str, names: Collection[str]) -> bool:
    return name in names or any(kind in names and name.startswith(f"{kind} (") for kind in KINDS)
