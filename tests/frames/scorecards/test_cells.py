"""Cells: what people type into them, read exactly or refused."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Polarity, Rag
from qpr_core.errors import FigureError, QprError, TableError
from qpr_core.frames.scorecards.cells import (
    as_whole,
    code_key,
    first_word_of,
    is_spreadsheet_error,
    read_band,
    read_choice,
    read_code,
    read_direction,
    read_figure,
    read_flag,
    read_list,
    read_notes,
    read_text,
)
from qpr_core.model.series.observation import Status
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.values.typed_figures import MARKERS, Marker
from qpr_core.rules import Scheme
from qpr_core.units import NUMBER, PER_CENT, POUNDS


class Met(Scheme):
    """Two bands whose words have different first letters."""

    MET = "Met"
    MISSED = "Missed"
    OTHER = "Exceeded"


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1))
def test_codes_match_without_capitals_and_spaces(code: str) -> None:
    assert code_key(f" {code} ") == code_key(code)
    assert code_key(" ".join(code)) == code_key(code)
    assert read_code(code) == code


@pytest.mark.parametrize(
    "cell", [101, 101.0, Decimal("101.0"), np.int64(101), np.float64(101), "101", " 101 "], ids=repr
)
def test_a_code_may_be_a_whole_number(cell: object) -> None:
    assert read_code(cell) == "101"


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (read_code, True), (read_code, 10.5), (read_code, float("inf")), (read_code, [1]),
        (read_text, True), (read_text, None), (read_text, [1]), (read_text, b"x"),
        (read_flag, "maybe"), (read_flag, 2), (read_flag, None), (read_flag, "oui"), (read_flag, [True]),
        (read_direction, "sideways"), (read_direction, 1), (read_direction, [1]),
    ],
    ids=lambda value: getattr(value, "__name__", repr(value)),
)  # fmt: skip
def test_a_cell_of_the_wrong_kind_is_refused(read: Callable[[object], object], cell: object) -> None:
    with pytest.raises(TableError):
        read(cell)


@pytest.mark.parametrize(
    ("cell", "expected"), [("Calls", "Calls"), (5, "5"), (5.0, "5"), (5.5, "5.5"), (Decimal("5.50"), "5.50")], ids=repr
)
def test_text_may_be_a_number(cell: object, expected: str) -> None:
    assert read_text(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(1, 1), (1.0, 1), (Decimal(10), 10), (1.5, 1.5), ("1", "1"), (float("inf"), float("inf")), (1e300, 1e300)],
    ids=repr,
)
def test_whole_numbers_of_any_type_become_integers(cell: object, expected: object) -> None:
    assert as_whole(cell) == expected
    assert type(as_whole(cell)) is type(expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Yes", True), ("Y", True), ("TRUE", True), (True, True), (1, True), (1.0, True), ("no", False), ("N", False),
     ("false", False), (False, False), (0, False)],
    ids=repr,
)  # fmt: skip
def test_flags_are_yes_and_no_in_every_usual_form(cell: object, expected: bool) -> None:
    assert read_flag(cell) is expected


@pytest.mark.parametrize(
    ("cell", "polarity"),
    [("high", Polarity.HIGHER_IS_BETTER), ("Higher", Polarity.HIGHER_IS_BETTER), ("up", Polarity.HIGHER_IS_BETTER),
     ("HIB", Polarity.HIGHER_IS_BETTER), ("Bigger is better", Polarity.HIGHER_IS_BETTER),
     ("low", Polarity.LOWER_IS_BETTER), ("Smaller is better", Polarity.LOWER_IS_BETTER), ("LIB", Polarity.LOWER_IS_BETTER),
     ("LOWER_IS_BETTER", Polarity.LOWER_IS_BETTER), ("closest to target is best", Polarity.CLOSEST_TO_TARGET_IS_BEST),
     ("neither", Polarity.NEITHER)],
)  # fmt: skip
def test_polarities_are_read_from_the_words_of_analysts(cell: str, polarity: Polarity) -> None:
    assert read_direction(cell) is polarity


def test_the_error_for_a_wrong_word_lists_the_words() -> None:
    with pytest.raises(TableError, match=r"status must be one of 'final', 'provisional', 'revised', or a usual word"):
        read_choice("guess", Status, "status")
    with pytest.raises(
        TableError,
        match="frequency must be one of 'monthly', 'quarterly', 'half-yearly', 'yearly', or a usual word",
    ):
        read_choice("weekly", Frequency, "frequency")
    assert read_choice("Quarterly", Frequency, "frequency") is Frequency.QUARTERLY


@pytest.mark.parametrize(
    ("cell", "band"),
    [("Green", Rag.GREEN), ("GREEN", Rag.GREEN), ("g", Rag.GREEN), ("A", Rag.AMBER), ("red", Rag.RED), ("", None),
     ("Blue", None), (1, None), (None, None), ("gr", None)],
    ids=repr,
)  # fmt: skip
def test_a_band_is_read_from_its_name_or_its_letter(cell: object, band: Rag | None) -> None:
    assert read_band(cell, Rag) is band


def test_a_letter_of_two_bands_is_neither_of_them() -> None:
    assert read_band("M", Met) is None
    assert read_band("E", Met) is Met.OTHER
    assert read_band("other", Met) is Met.OTHER


@pytest.mark.parametrize(
    ("cell", "unit", "is_percent", "figure"),
    [
        (0.85, PER_CENT, True, 85), (0.1, PER_CENT, True, 10), (0.285, PER_CENT, True, "28.5"), (1, PER_CENT, True, 100),
        (84.95, PER_CENT, False, "84.95"), ("84%", PER_CENT, False, 84), ("84 %", PER_CENT, True, 84), (84, None, False, 84),
        ("£1,200", POUNDS, False, 1200), ("(3)", NUMBER, False, -3), ("1,234", NUMBER, False, 1234), ("£5", None, False, 5),
    ],
    ids=repr,
)  # fmt: skip
def test_figures_are_read_exactly(cell: object, unit: Any, is_percent: bool, figure: Any) -> None:
    assert read_figure(cell, unit, is_percent=is_percent, markers=frozenset()) == Fraction(figure)


@given(st.integers(0, 20_000))
def test_a_percentage_cell_is_the_percentage_that_excel_shows(hundredths: int) -> None:
    """Excel stores 28.5% as the float 0.285, whose product with 100 is 28.499999999999996."""
    percent = Fraction(hundredths, 100)
    assert read_figure(float(percent / 100), PER_CENT, is_percent=True, markers=MARKERS) == percent


@pytest.mark.parametrize(
    ("cell", "unit", "is_percent", "message"),
    [
        ("£84", PER_CENT, False, "figure must be a number, alone or with its unit"),
        ("84%", POUNDS, False, "figure must be a number, alone or with its unit"),
        (0.5, NUMBER, True, "cell of a figure in number must not have a percentage format"),
        ("84", PER_CENT, True, "text in a percentage cell must have its % sign"),
        (True, PER_CENT, False, "figure must be a number, not True or False"),
        ("84 or so", PER_CENT, False, "figure must be a number, alone or with its unit"),
    ],
    ids=repr,
)
def test_a_figure_that_is_not_in_its_unit_is_refused(cell: object, unit: Any, is_percent: bool, message: str) -> None:
    with pytest.raises(FigureError, match=message):
        read_figure(cell, unit, is_percent=is_percent, markers=frozenset())


@pytest.mark.parametrize("cell", ["<5", "n/a", "TBC", "-", "..", ":", "N/A"])
def test_markers_keep_their_text(cell: str) -> None:
    assert read_figure(cell, PER_CENT, is_percent=False, markers=MARKERS) == Marker(cell)


def test_lists_and_notes_are_separated_by_semicolons() -> None:
    assert read_list("95; ;90;") == ["95", "90"]
    assert read_list(95.0) == ["95"]
    assert read_notes("Q1 2023/24: web forms too ; Q1 2024/25:no letters: none") == {
        "Q1 2023/24": "web forms too",
        "Q1 2024/25": "no letters: none",
    }


@pytest.mark.parametrize("cell", ["web forms too", "Q1 2023/24:", "Q1 2023/24: x; y"])
def test_a_note_without_a_period_or_a_text_is_refused(cell: str) -> None:
    with pytest.raises(TableError, match=r"note must have a period and a text \(write 'Q1 2023/24: text'\)"):
        read_notes(cell)


def test_the_part_of_an_error_is_the_longest_name_that_its_rule_begins_with() -> None:
    parts = ["target", "floor", "green_tolerance", "tolerance"]
    assert first_word_of(QprError("green tolerance must be smaller"), parts) == "green_tolerance"
    assert first_word_of(QprError("floor must be worse"), parts) == "floor"
    assert first_word_of(QprError("something must be otherwise"), parts) is None


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#NAME?", "#DIV/0!"])
def test_an_error_of_a_spreadsheet_is_not_text(error: str) -> None:
    assert is_spreadsheet_error(error)
    assert not is_spreadsheet_error("#1 priority")
