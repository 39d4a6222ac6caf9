"""Recognised tables: what each is read as, by its columns."""

from typing import Any

import pytest

from frames.scorecards.workbooks import Q1
from qpr_core.frames.scorecards.options import options_of
from qpr_core.frames.scorecards.recognised import recognise, roles_of
from qpr_core.frames.scorecards.source import SourceTable
from qpr_core.rules import Scheme


class Grades(Scheme):
    """Bands whose words differ from those of a status."""

    A = "Excellent"
    B = "Good"
    C = "Poor"


def table(*headings: Any, rows: tuple[tuple[Any, ...], ...] = ()) -> SourceTable:
    parts = tuple((heading,) for heading in headings)
    return SourceTable(name="T", headings=parts, rows=rows, numbers=tuple(range(1, len(rows) + 1)))


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (["Code", "Name", "Polarity", "Unit"], {"indicators"}),
        (["Code", "Name", "Directorate"], {"indicators"}),
        (["Name", "Polarity", "Unit"], {"indicators"}),
        (["Code", "Target", "Floor"], {"indicators"}),
        (["Code", "Levels"], {"indicators"}),
        (["Code", "Data only"], {"indicators"}),
        (["Code", "Since", "Target", "Floor"], {"targets"}),
        (["Name", "Since", "Target"], {"targets"}),
        (["Code", "Since", "Target", "Polarity", "Unit"], {"indicators"}),
        (["Code", Q1], {"results"}),
        (["Name", f"{Q1} numerator", f"{Q1} denominator"], {"results"}),
        (["Code", "Period", "Value"], {"results"}),
        (["Code", "Year", "Numerator"], {"results"}),
        (["Code", "Polarity", "Unit", Q1], {"indicators", "results"}),
        (["Code", "Polarity", "Unit", "Period", "Value"], {"indicators", "results"}),
        (["Polarity", "Unit", Q1], set()),
        (["Code", "Directorate"], set()),
        (["Period", "Value"], set()),
        ([], set()),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else repr(value),
)
def test_the_columns_of_a_table_show_what_it_is_read_as(headings: list[str], roles: set[str]) -> None:
    assert roles_of(recognise(table(*headings), options_of())) == roles


@pytest.mark.parametrize(
    ("cells", "part"),
    [
        (["Red", "Green"], "published"), (["RED", None, "amber"], "published"), (["R", "G"], "published"),
        (["provisional"], "status"), (["r", None], "status"), (["p", "r"], "status"), (["Red", "provisional"], "status"),
        ([None, None], "status"), ([5], "status"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_column_status_with_nothing_but_bands_has_published_ratings(cells: list[Any], part: str) -> None:
    rows = tuple(("C1", Q1, 84, cell) for cell in cells)
    assert recognise(table("Code", "Period", "Value", "Status", rows=rows), options_of()).parts[part] == 3
    wide = recognise(table("Code", Q1, f"{Q1} Status", rows=tuple(("C1", 84, cell) for cell in cells)), options_of())
    assert wide.periods[1][1] == part


def test_a_column_status_may_have_the_bands_of_a_custom_scheme() -> None:
    rows = (("C1", Q1, 84, "Excellent"), ("C1", Q1, 84, "poor"))
    source = table("Code", "Period", "Value", "Status", rows=rows)
    assert "published" in recognise(source, options_of(schemes={"Grades": Grades})).parts
    assert "published" not in recognise(source, options_of()).parts


def test_a_column_status_beside_a_column_of_ratings_is_a_status() -> None:
    source = table("Code", "Period", "Value", "Status", "RAG", rows=(("C1", Q1, 84, "Red", "Green"),))
    parts = recognise(source, options_of()).parts
    assert (parts["status"], parts["published"]) == (3, 4)


def test_columns_to_ignore_are_not_recognised() -> None:
    assert "status" not in recognise(table("Code", "Status"), options_of(ignore={"T": ["status"]})).parts
