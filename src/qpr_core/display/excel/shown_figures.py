"""Cells of figures: a number, with its unit and decimal places as its format."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.display.excel.number_formats import any_format, number_format, plain_format, signed_format
from qpr_core.display.excel.sheet import Cell, Look
from qpr_core.model.values.figures import rounded
from qpr_core.model.values.unit import NUMBER, Unit
from qpr_core.wording.reasons.voice import Voice
from qpr_core.wording.text.numbers import figure_text, places_of, value_text, written

_ENTRY_PLACES: Final = 9
"""The number of decimal places that an entry can show."""


_FORMULA_PLACES: Final = 3
"""The greatest number of decimal places that the answer of a formula shows."""


def row_cell(voice: Voice, figure: Fraction) -> Cell:
    """Return the cell of a result, with the decimal places of its row."""
    return _cell(voice, figure, written(figure, voice.shared_places or 0, padded=True))


def limit_cell(voice: Voice, figure: Fraction) -> Cell:
    """Return the cell of a target or a limit, with all decimal places it needs."""
    return _cell(voice, figure, written(figure, voice.places_of_limit(figure), padded=True))


def shown_cell(voice: Voice, value: Fraction) -> Cell:
    """Return the cell of a result that is not compared with anything."""
    text = figure_text(value) if voice.places is None else written(value, voice.places, padded=True)
    return _cell(voice, value, text)


def count_cell(count: int) -> Cell:
    """Return the cell of a count."""
    return Cell(value=count, look=Look(number="#,##0"), width=len(f"{count:,}"))


def change_cell(voice: Voice, change: Fraction) -> Cell:
    """Return the cell of a change, with its sign and without a unit.

    It has the decimal places of its row, and more only if it would be shown as 0.
    """
    places = voice.shared_places or 0
    while change and not rounded(change, places):
        places += 1
    return Cell(
        value=float(change), look=Look(number=signed_format(places)), width=len(f"{float(change):+,.{places}f}")
    )


def entry_cell(voice: Voice, value: Fraction | None) -> Cell:
    """Return the cell of a figure that people type.

    It hides no decimal place: 84.95 must not look like 85.
    """
    look = Look(number=any_format(_unit(voice)), whole=number_format(_unit(voice), 0), is_entry=True)
    if value is None:
        return Cell(look=look)
    if places_of(value) > 0:
        look = evolve(look, number=number_format(_unit(voice), 1, most=_ENTRY_PLACES), whole="")
    width = len(value_text(value, _unit(voice), written(value, _ENTRY_PLACES, padded=False)))
    return Cell(value=float(value), look=look, width=width)


class LiveFormats(NamedTuple):
    """The number formats of formulas.

    They have decimal places if one of the figures has some.
    """

    result: Look
    margin: Look
    change: Look


def live_formats(voice: Voice, figures: Iterable[Fraction | None]) -> LiveFormats:
    """Return the number formats of formulas with some *figures*.

    A formula may give any number of decimal places; a few of them fit into the column.
    """
    if any(figure is not None and places_of(figure) > 0 for figure in figures):
        places: Mapping[str, int] = {"places": 1, "most": _FORMULA_PLACES}
        shown = (number_format(_unit(voice), **places), plain_format(**places), signed_format(**places))
        return LiveFormats(*(Look(number=each) for each in shown))
    return LiveFormats(
        result=Look(number=any_format(_unit(voice)), whole=number_format(_unit(voice), 0)),
        margin=Look(whole=plain_format(0)),
        change=Look(number="+General;-General;0", whole=signed_format(0)),
    )


def _cell(voice: Voice, figure: Fraction, text: str) -> Cell:
    number = number_format(_unit(voice), _places(text))
    return Cell(value=float(figure), look=Look(number=number), width=len(value_text(figure, _unit(voice), text)))


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _unit(voice: Voice) -> Unit:
    """Return the unit that is written beside figures; none if the heading has it."""
    return NUMBER if voice.is_bare else voice.unit.as_numbers
