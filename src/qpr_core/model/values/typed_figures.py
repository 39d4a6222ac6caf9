"""Figures and markers as people type them into cells: `read_typed`."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from qpr_core.errors import FigureError
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import shown
from qpr_core.model.values.unit import SPELLINGS, Unit

MARKERS: Final = frozenset(
    {
        *("n/a", "na", "n.a.", "n.a", "n/k", "not available", "not yet available", "data not available"),
        *("not applicable", "not known", "unknown", "not collected", "not recorded", "not measured", "not reported"),
        *("not provided", "not published", "not due", "not yet due", "no data", "no result", "no return", "missing"),
        *("null", "nan", "awaited", "awaiting data", "data awaited", "pending", "to follow"),
        *("tbc", "tba", "tbd", "to be confirmed", "suppressed", "redacted", "withheld", "confidential"),
        *("-", "--", ".", "..", "...", "…", ":", "*", "**"),
        *("[c]", "[low]", "[u]", "[w]", "[x]", "[z]"),
    }
)
"""The usual markers of a missing result, in small letters.

A letter alone, such as "x", is not one of them, as it can be a tick. Words that can mean 0, such as "nil", are not.

Source: Government Analysis Function, Symbols in tables: definitions and help: [c] confidential, [low] low figure but
    not a real zero, [u] low reliability, [w] none recorded in survey, [x] not available, [z] not applicable.
"""


_LONGEST: Final = 100


_SPACES: Final = "[\u00a0\u2009\u202f]"
"""The spaces that separate thousands: no-break, thin, and narrow no-break."""


_MINUS: Final = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2011": "-", "\ufe63": "-", "\uff0d": "-"}
)


_SIGN: Final = r"(?P<sign>[+-] ?)?"


_NUMBER: Final = (
    rf"(?P<number>[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|(?:{_SPACES}[0-9]{{3}})+)(?:\.[0-9]+)?"
    r"|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]{1,4})?)"
)


_FIGURE: Final = re.compile(
    rf"{_SIGN}(?P<outside>[£$€])? ?(?P<opened>\()?(?P<inside>[£$€])? ?(?P<inner>-)?{_NUMBER}"
    r"(?P<percent> ?%)?(?P<closed>\))?(?P<outer> ?%)?(?P<word> ?[a-z][a-z ]*(?:(?<=per )[0-9][0-9,]*[a-z ]*)?)?"
)


_CENSORED: Final = re.compile(
    r"(?:<=?|>=?|≤|≥|(?:fewer|less|more|greater) than|under|over|below|above|up to|at (?:least|most)) ?(?P<figure>.+)"
    r"|(?P<edge>[^+]+?)(?: ?\+| or (?:fewer|less|more|under|over|below|above))"
)


_ERROR_OF_EXCEL: Final = re.compile(r"#(?:[A-Z]+[A-Z0-9_/]*[!?]?|#+)")


_IN_FULL: Final = re.compile(r".*[0-9] ?(?:k|m|mn|bn|thousand|million|billion|\.?000s)\)?")


_COMMAS: Final = re.compile(r"[^0-9]*[0-9][0-9.,]*,[0-9.,]*[^0-9]*")


_QUALIFIED: Final = re.compile(r".*[0-9] ?%? ?(?:\[[^\]]*\]|\([^()]*\)|[*†‡^¹²³⁴⁵])+")


@frozen(kw_only=True, repr=False)
class TypedFigure:
    """A figure as it was typed, with the sign of its unit.

    Args:
        figure: The exact figure: 84 for "84%".
        unit_sign: The sign or the word beside the figure; None if there is none.
    """

    figure: Fraction
    unit_sign: str | None

    __repr__ = shown

    @property
    def is_percentage(self) -> bool:
        """Whether the figure was written as a percentage."""
        return self.unit_sign == "%"


@frozen
class Marker:
    """A text that a cell has in place of a result, such as "<5" or "n/a".

    >>> Marker("n/a")
    Marker(text='n/a')

    Raises:
        FigureError: If the text is blank, or is not one line of printable characters.
    """

    text: str = field()

    def __attrs_post_init__(self) -> None:
        """Check the text.

        Raises:
            FigureError: If it is blank, or is not one line of printable characters.
        """
        check_name(self.text, "marker of a missing result", FigureError)


def read_markers(given: Iterable[str]) -> frozenset[str]:
    """Read a list of markers; capitals and spaces make no difference.

    >>> sorted(read_markers(["Awaited", "not  due"]))
    ['awaited', 'not due']

    Raises:
        FigureError: If *given* is not a list of texts, or one of them is blank.
    """
    items = items_of(given)
    if items is None:
        raise FigureError("markers must be a list of texts", given=given)
    return frozenset(_plain(check_name(each, "marker of a missing result", FigureError)) for each in items)


def _plain(text: str) -> str:
    return " ".join(text.translate(_MINUS).lower().split())


def _spaced(text: str) -> str:
    """Return a text like `_plain`, with the spaces that separate thousands."""
    apart = re.sub(rf"(?<![0-9]){_SPACES}|{_SPACES}(?![0-9])", " ", text.translate(_MINUS).lower())
    return re.sub(r"[ \t\n]+", " ", apart.strip())


def read_typed(given: Number, *, percent_cell: bool = False, markers: frozenset[str] = MARKERS) -> TypedFigure | Marker:
    """Read what a person typed into a cell for a result.

    >>> read_typed("£1,200"), read_typed("(3)")
    (TypedFigure(figure=1200, unit_sign='£'), TypedFigure(figure=-3, unit_sign=None))
    >>> read_typed(0.85, percent_cell=True)
    TypedFigure(figure=85, unit_sign='%')
    >>> read_typed("<5"), read_typed("N/A")
    (Marker(text='<5'), Marker(text='N/A'))
    >>> read_typed("1.234,5")
    Traceback (most recent call last):
    qpr_core.errors.FigureError: comma must separate thousands (write a point before decimal places), got '1.234,5'

    Args:
        given: The content of the cell: text or a number.
        percent_cell: Whether the cell shows a number as a percentage: 0.85 as 85%.
        markers: The texts that mean that there is no result, as `read_markers` returns them. A text such as "<5" always
            means that.

    Raises:
        FigureError: If *given* is neither a figure nor a marker. The message has the remedy.
    """
    if not isinstance(given, str):
        return _number(given, percent_cell=percent_cell)
    written, plain = " ".join(given.split()), _plain(given)
    if plain in markers:
        return Marker(written)
    if not plain or len(given) > _LONGEST:
        raise FigureError(f"text of a figure must have 1 to {_LONGEST} characters", given=given)
    if _ERROR_OF_EXCEL.fullmatch(written):
        raise FigureError(
            "cell must not have a spreadsheet error (correct its formula, or empty the cell)", given=given
        )
    censored = _CENSORED.fullmatch(_spaced(given))
    if censored is not None and _match(censored["figure"] or censored["edge"]) is not None:
        return Marker(written)
    figure = _figure(given)
    if percent_cell and not figure.is_percentage:
        raise FigureError("text in a percentage cell must have its % sign (or be a number)", given=given)
    return figure


def _number(given: object, *, percent_cell: bool) -> TypedFigure:
    if not percent_cell:
        return TypedFigure(figure=exact(given, "cell"), unit_sign=None)
    if isinstance(given, float):
        try:
            return TypedFigure(figure=exact(given * 100, "cell"), unit_sign="%")
        except FigureError as error:
            raise FigureError(error.rule, given=given, whose=error.whose) from None
    return TypedFigure(figure=exact(given, "cell") * 100, unit_sign="%")


def _match(text: str) -> re.Match[str] | None:
    """Return the parts of a figure; None if a text is not one."""
    match = _FIGURE.fullmatch(text)
    if match is None or (match["opened"] is None) != (match["closed"] is None):
        return None
    minuses = [match["opened"], match["sign"], match["inner"]]
    signs = [match["outside"], match["inside"], match["percent"], match["outer"], match["word"]]
    is_signed_twice = sum(part is not None for part in minuses) > 1
    return None if is_signed_twice or sum(part is not None for part in signs) > 1 else match


def _figure(given: str) -> TypedFigure:
    text = _spaced(given)
    match = _match(text)
    if match is None or _IN_FULL.fullmatch(text):
        raise FigureError(_rule(text), given=given)
    is_negative = match["opened"] is not None or "-" in (match["sign"] or "") + (match["inner"] or "")
    figure = exact(re.sub(rf",|{_SPACES}", "", match["number"]), "cell")
    word = (match["word"] or "").strip()
    is_percentage = match["percent"] or match["outer"] or word in {"per cent", "percent"}
    return TypedFigure(
        figure=-figure if is_negative else figure,
        unit_sign="%" if is_percentage else match["outside"] or match["inside"] or word or None,
    )


def _rule(text: str) -> str:
    """Return the rule that is broken by a text that is not a figure."""
    if _IN_FULL.fullmatch(text):
        return "figure must not have a word for thousands or millions (write the number in the indicator's unit)"
    if _COMMAS.fullmatch(text):
        return "comma must separate thousands (write a point before decimal places)"
    if _QUALIFIED.fullmatch(text):
        return "figure must be alone in its cell (put its status or its note into a different column)"
    if re.fullmatch(r"[^0-9]*[0-9]{1,3}(?: [0-9]{3})+[^0-9]*", text):
        return "figure must not have spaces (write 1,234 or 1234)"
    if text in {"nil", "none", "zero"}:
        return "figure must be a number (write 0, or empty the cell if there is no result)"
    return "figure must be a number such as 1,234.5, 84% or £1,200, or a marker of a missing result (add it to markers)"


def figure_in(typed: TypedFigure, unit: Unit, whose: object) -> Fraction:
    """Return a typed figure if its sign is that of the *unit*.

    >>> figure_in(read_typed("84%"), Unit.named("%"), "CS01")
    Fraction(84, 1)
    >>> figure_in(read_typed("£84"), Unit.named("%"), "CS01")
    Traceback (most recent call last):
    qpr_core.errors.FigureError: sign of a figure must be that of its unit (per cent), got '£' (CS01)

    Args:
        typed: The figure.
        unit: The unit of the indicator.
        whose: The code of the indicator.

    Raises:
        FigureError: If the sign is that of a different unit.
    """
    sign = typed.unit_sign
    if sign is None:
        return typed.figure
    spellings = (word for word, each in SPELLINGS.items() if each == unit)
    around = () if unit.before and unit.after else (unit.before, unit.after, unit.after_one)
    known = {_without_commas(part) for part in (*around, unit.name, *spellings)}
    if _without_commas(sign) in known or (typed.is_percentage and unit.is_percentage):
        return typed.figure
    raise FigureError(f"sign of a figure must be that of its unit ({unit.name})", given=sign, whose=whose)


def _without_commas(sign: str) -> str:
    return _plain(sign.replace(",", ""))
