"""Cells: reading the figures, codes, words and lists that people type into them."""

import math
import re
from collections.abc import Callable, Collection
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from qpr_core.errors import FigureError, QprError, TableError
from qpr_core.frames.scorecards.source import ScaledNumber
from qpr_core.frames.tables.engines import Cell
from qpr_core.frames.tables.object_columns import can_be_hashed
from qpr_core.model.series.observation import Status
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.figures import LARGEST, exact, whole_number
from qpr_core.model.values.records import Choice, member_of
from qpr_core.model.values.typed_figures import Marker, figure_in, read_typed
from qpr_core.model.values.unit import Unit

C = TypeVar("C", bound=Choice)


def code_key(code: str) -> str:
    """Return the key by which codes of different tables are matched.

    It has neither capitals nor spaces.

    >>> code_key(" Kpi 01 ") == code_key("KPI01")
    True
    """
    return "".join(code.split()).casefold()


def read_code(cell: Cell) -> str:
    """Read a code, which a sheet may store as a number.

    >>> read_code(101.0), read_code(" KPI  1")
    ('101', 'KPI 1')

    Raises:
        TableError: If *cell* is neither text nor a whole number.
    """
    code = as_whole(cell)
    if isinstance(code, int) and not isinstance(code, bool):
        return str(code)
    if not isinstance(code, str):
        raise TableError("code must be text", given=code)
    return " ".join(code.split())


def as_whole(cell: Cell) -> Cell:
    """Convert a whole number of any type to an `int`; return anything else as it is."""
    if isinstance(cell, float | Decimal) and math.isfinite(cell) and -LARGEST < cell < LARGEST:
        return int(cell) if cell == int(cell) else cell
    number = whole_number(cell)
    return cell if number is None else number


_ERRORS: Final = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")


def is_spreadsheet_error(cell: Cell) -> bool:
    """Return True if a cell has an error of a formula, such as "#N/A"."""
    return isinstance(cell, str) and _ERRORS.fullmatch(cell) is not None


def read_text(cell: Cell) -> str:
    """Read text; a number becomes its text.

    Raises:
        TableError: If *cell* is something else.
    """
    if isinstance(cell, str):
        return cell
    whole = as_whole(cell)
    if isinstance(whole, bool) or not isinstance(whole, int | float | Decimal):
        raise TableError("cell must be text", given=cell)
    return str(whole)


_YES: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def read_flag(cell: Cell) -> bool:
    """Read yes or no.

    >>> read_flag("Y"), read_flag(False)
    (True, False)

    Raises:
        TableError: If *cell* is neither.
    """
    word = cell.casefold() if isinstance(cell, str) else cell
    if isinstance(word, str) and word in _YES:
        return _YES[word]
    if can_be_hashed(word) and word in {True, False}:
        return bool(word)
    raise TableError("cell must be yes or no", given=cell)


def read_choice(cell: Cell, choices: type[C], what: str) -> C:
    """Read a member of an enumeration by one of its words.

    Raises:
        TableError: If no member has the word.
    """
    found = member_of(choices, cell)
    if found is None:
        words = ", ".join(repr(str(choice.value)) for choice in choices if isinstance(choice.value, str))
        names = words or ", ".join(repr(choice.name.lower().replace("_", "-")) for choice in choices)
        raise TableError(f"{what} must be one of {names}, or a usual word for one", given=cell)
    return found


_DIGITS: Final = re.compile(r"[0-9]{1,9}")


_STATUS: Final = {"p": Status.PROVISIONAL, "prov": Status.PROVISIONAL, "r": Status.REVISED, "rev": Status.REVISED,
                  "f": Status.FINAL}  # fmt: skip


def read_status(cell: Cell) -> Status:
    """Read the status of a result by its word or its usual letter.

    >>> read_status("(p)"), read_status("Revised")
    (Status.PROVISIONAL, Status.REVISED)

    Raises:
        TableError: If *cell* is neither.
    """
    letters = cell.strip("()[] .").casefold() if isinstance(cell, str) else None
    return _STATUS[letters] if letters in _STATUS else read_choice(cell, Status, "status")


def read_count(part: str, *, least: int, most: int | None = None) -> Callable[[Cell], int]:
    """Return a reader of a whole number from *least* to *most*."""
    name = part.replace("_", " ")

    def read(cell: Cell) -> int:
        whole = int(cell) if isinstance(cell, str) and _DIGITS.fullmatch(cell) else as_whole(cell)
        return check_whole_number(whole, name, TableError, least=least, most=most)

    return read


def read_direction(cell: Cell) -> Polarity:
    """Read a polarity by one of its words.

    >>> read_direction("HIB"), read_direction("Low is good")
    (Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER)

    Raises:
        TableError: If *cell* is a different word.
    """
    found = member_of(Polarity, cell)
    if found is None:
        names = ", ".join(repr(polarity.value) for polarity in Polarity)
        raise TableError(
            f"polarity must be one of {names}, or a usual word for one such as 'high' or 'HIB'", given=cell
        )
    return found


def read_band(cell: Cell, scheme: type[Scheme]) -> Scheme | None:
    """Read a published rating: a band by its name or its first letter.

    >>> from qpr_core import Rag
    >>> read_band("GREEN", Rag), read_band("a", Rag), read_band("Black", Rag)
    (Rag.GREEN, Rag.AMBER, None)
    """
    word = cell.casefold() if isinstance(cell, str) else None
    for band in scheme:
        if word in {band.value.casefold(), band.name.casefold()}:
            return band
    found = [band for band in scheme if word == band.value[:1].casefold()]
    return found[0] if len(found) == 1 else None


def read_figure(cell: Cell, unit: Unit | None, *, is_percent: bool, markers: frozenset[str]) -> Fraction | Marker:
    """Read a figure as people type it, or the marker that stands for a missing one.

    A number in a cell that Excel shows as a percentage is multiplied by 100. If the unit is not known, the sign of the
    figure is not checked.

    >>> from qpr_core.units import PER_CENT, POUNDS
    >>> read_figure(0.85, PER_CENT, is_percent=True, markers=frozenset())
    Fraction(85, 1)
    >>> read_figure("£1,200", POUNDS, is_percent=False, markers=frozenset())
    Fraction(1200, 1)

    Raises:
        FigureError: If *cell* is not a figure, or is written in a different unit.
    """
    if isinstance(cell, ScaledNumber):
        rule = "cell must not have a format that shows thousands or millions (show the whole number)"
        raise FigureError(rule, given=cell)
    if unit is not None and unit.form is not None and not is_percent:
        return _read_in_form(cell, unit, markers)
    if not is_percent and not isinstance(cell, str):
        return exact(cell, "cell")
    typed = read_typed(cell, percent_cell=is_percent, markers=markers)  # type: ignore[arg-type]  # any object; refused if wrong
    if isinstance(typed, Marker) or unit is None:
        return typed if isinstance(typed, Marker) else typed.figure
    if is_percent and not isinstance(cell, str) and not unit.is_percentage:
        rule = f"cell of a figure in {unit.name} must not have a percentage format (change the format or the unit)"
        raise FigureError(rule, given=cell)
    try:
        return figure_in(typed, unit, None)
    except FigureError as error:
        rule = f"figure must be a number, alone or with its unit ({unit.name})"
        raise FigureError(rule, given=cell) from error


def _read_in_form(cell: Cell, unit: Unit, markers: frozenset[str]) -> Fraction | Marker:
    """Read what is written in the form of a unit, or a marker."""
    try:
        return unit.read(cell, whose="cell")
    except FigureError:
        if not isinstance(cell, str):
            raise
        with suppress(FigureError):
            typed = read_typed(cell, markers=markers)
            if isinstance(typed, Marker):
                return typed
        raise


def read_list(cell: Cell) -> list[str]:
    """Read a list that is separated by semicolons.

    A semicolon after a backslash is part of the text.

    >>> read_list("95; 90 ;5%")
    ['95', '90', '5%']
    """
    parts = re.split(r"(?<!\\);", read_text(cell))
    return [part.strip().replace("\\;", ";") for part in parts if part.strip()]


def read_notes(cell: Cell) -> dict[str, str]:
    """Read notes by period, separated by semicolons.

    Raises:
        TableError: If a note has no period.
    """
    notes: dict[str, str] = {}
    for part in read_list(cell):
        period, colon, text = part.partition(":")
        if not colon or not text.strip():
            raise TableError("note must have a period and a text (write 'Q1 2023/24: text')", given=part)
        notes[period.strip()] = text.strip()
    return notes


def first_word_of(error: QprError, parts: Collection[str]) -> str | None:
    """Return the part that the rule of an error is about, if it begins with its name."""
    subject = error.rule.split(" must ")[0].replace(" ", "_")
    return next((part for part in sorted(parts, key=len, reverse=True) if subject.endswith(part)), None)
