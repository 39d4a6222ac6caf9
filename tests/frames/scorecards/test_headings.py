"""Column headings: the words that analysts use, and the names of periods."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core.frames import Layout
from qpr_core.frames.scorecards.headings import WORDS, Columns, is_period, plain, read_headings
from qpr_core.frames.scorecards.layout import fields_of
from qpr_core.frames.scorecards.source import SourceTable


def columns_of(*headings: Any, layout: Layout | None = None, ignored: frozenset[str] = frozenset()) -> Columns:
    parts = tuple(heading if isinstance(heading, tuple) else (heading,) for heading in headings)
    table = SourceTable(name="T", headings=parts, rows=(), numbers=())
    return read_headings(table, layout or Layout(), ignored)


@pytest.mark.parametrize("part", fields_of(Layout()))
def test_every_part_is_recognised_by_its_own_name_in_any_form(part: str) -> None:
    for heading in (part, part.upper(), part.replace("_", " "), f" {part.replace('_', '-').title()} ", f"{part}:"):
        assert columns_of(heading).parts == {part: 0}


def test_every_usual_word_is_that_of_one_part() -> None:
    words = [word for own in WORDS.values() for word in own] + [plain(part) for part in fields_of(Layout())]
    assert sorted(words) == sorted(set(words))
    assert {next(iter(columns_of(word.title()).parts)) for word in words} == set(fields_of(Layout()))


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("KPI Ref.", "code"),
        ("Performance Indicator", "name"),
        ("Directorate", "service"),
        ("Lead Officer", "owner"),
        ("Good is:", "polarity"),
        ("Unit of measure", "unit"),
        ("Outturn", "value"),
        ("RAG status", "published"),
        ("Commentary", "action"),
        ("Effective from", "since"),
    ],
)
def test_the_words_of_analysts_are_recognised(heading: str, part: str) -> None:
    assert columns_of(heading).parts == {part: 0}


def test_a_name_of_the_layout_replaces_the_usual_words_of_its_part() -> None:
    """With value="Result", a column "Actual" is not a second column of results."""
    columns = columns_of("Result", "Actual", layout=Layout(value="Result"))
    assert (columns.parts, columns.unknown) == ({"value": 0}, (1,))


def test_a_name_of_the_layout_may_be_the_usual_word_of_a_different_part() -> None:
    columns = columns_of("Target", "Goal", layout=Layout(value="Target", target="Goal"))
    assert columns.parts == {"value": 0, "target": 1}


def test_two_columns_of_one_part_are_repeated_and_unknown_ones_are_kept() -> None:
    columns = columns_of("Code", "KPI ref", "Colour", None)
    assert columns == Columns(parts={"code": 0}, periods=(), unknown=(2, 3), repeated=((1, "code"),))


def test_ignored_columns_have_no_part() -> None:
    assert columns_of("Code", "KPI ref", "Q1 2023/24", ignored=frozenset({"code", "q1 2023 24"})) == Columns(
        parts={"code": 1}, periods=(), unknown=()
    )


PERIODS = [
    "Q1 2023/24", "2023/24 Q1", "Qtr 1", "Quarter 1, 2023/24", "q1", "FY2024 Q1", "Apr-Jun 2023", "June 2023",
    "Jun-23", "Jun 23", "Jun'23", "2010-11", "2016-05", "23/24", "2023/24", "2023", "FY 2023/24", "30/06/2023", "1/4/23",
    "2023-06-30", "2023-06-30 00:00:00",
]  # fmt: skip


@pytest.mark.parametrize(
    "heading", [*PERIODS, 2023, 2023.0, date(2023, 6, 30), datetime.fromisoformat("2023-06-30")], ids=repr
)
def test_a_heading_that_looks_like_a_period_is_one(heading: Any) -> None:
    assert is_period(heading)
    assert columns_of(heading).periods == ((0, "value", heading),)


@pytest.mark.parametrize("heading", ["Target 2", "Colour", "Q", "12345", 84, 2023.5, 1899, None, ""], ids=repr)
def test_other_headings_are_not_periods(heading: Any) -> None:
    assert not is_period(heading)
    assert columns_of(heading).unknown == (0,)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Q1 2023/24 target", ("target", "q1 2023/24")),
        ("Target Q1 2023/24", ("target", "q1 2023/24")),
        ("Q1 2023/24 - Actual", ("value", "q1 2023/24")),
        ("Actual: Q1 2023/24", ("value", "q1 2023/24")),
        ("Actual (Q1 2023/24)", ("value", "q1 2023/24")),
        ("Q1 2023/24 (RAG)", ("published", "q1 2023/24")),
        ("Annual target 2023/24", ("target", "2023/24")),
        ("Q1 2023/24 floor standard", ("floor", "q1 2023/24")),
        (("Q1 2023/24", "Target"), ("target", "Q1 2023/24")),
        (("Target", "Q1 2023/24"), ("target", "Q1 2023/24")),
        (("2023/24", "Q1"), ("value", ("2023/24", "Q1"))),
        (("2023/24", "Q1 Target"), ("target", ("2023/24", "q1"))),
        ((2023, None), ("value", 2023)),
        ((date(2023, 6, 30), "Actual"), ("value", date(2023, 6, 30))),
    ],
    ids=repr,
)
def test_a_heading_may_have_a_period_and_a_part(heading: Any, expected: tuple[str, Any]) -> None:
    assert columns_of(heading).periods == ((0, *expected),)


@pytest.mark.parametrize(
    "heading",
    [("Q1 2023/24", "Polarity"), ("Q1 2023/24", "Colour"), "Colour target", ("Colour", "Target")],
    ids=repr,
)
def test_a_period_with_a_part_that_has_no_periods_is_unknown(heading: Any) -> None:
    columns = columns_of(heading)
    assert (columns.parts, columns.periods, columns.unknown) == ({}, (), (0,))


def test_a_heading_of_two_rows_may_be_one_name() -> None:
    assert columns_of(("KPI", "Ref"), (None, "Name"), ("Good", "is")).parts == {"code": 0, "name": 1, "polarity": 2}


@pytest.mark.parametrize(
    ("headings", "is_long", "part"),
    [
        (["Code", "Period", "Value"], True, "period"),
        (["Code", "Year", "Quarter", "Value"], True, "quarter"),
        (["Code", "Year", "Numerator"], True, "year"),
        (["Code", "Value"], False, None),
        (["Code", "Period", "Target"], False, "period"),
    ],
)
def test_a_table_is_long_if_it_has_a_period_and_a_result(headings: list[str], is_long: bool, part: str | None) -> None:
    columns = columns_of(*headings)
    assert (columns.is_long, columns.period_part) == (is_long, part)


@given(st.lists(st.one_of(st.text(max_size=12), st.none(), st.integers(), st.floats(), st.dates()), max_size=5))
def test_every_column_is_in_one_list(headings: list[Any]) -> None:
    columns = columns_of(*headings)
    places = [*columns.parts.values(), *columns.unknown]
    places += [column for column, _, _ in columns.periods] + [column for column, _ in columns.repeated]
    assert sorted(places) == list(range(len(headings)))
