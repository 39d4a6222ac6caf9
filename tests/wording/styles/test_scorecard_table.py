"""The columns of the scorecard table, and their names."""

from collections.abc import Callable
from typing import Any

import pytest

from qpr_core.errors import QprError, StyleError
from qpr_core.styles import (
    KENT,
    InsightWords,
    NumberStyle,
    PaperSection,
    ScorecardColumn,
    ScorecardTable,
    Style,
    dump_style,
    load_style,
)
from qpr_core.text import CoverPaper, bullets
from qpr_core.wording.styles.scorecard_table import DOCUMENT_COLUMNS


def test_scorecard_table_has_its_columns_in_the_given_order() -> None:
    table = ScorecardTable(columns=["indicator", ScorecardColumn.RATING, "previous rating", "Expected-Range"])
    assert table.columns == (
        ScorecardColumn.NAME,
        ScorecardColumn.RATING,
        ScorecardColumn.BEFORE,
        ScorecardColumn.EXPECTED,
    )


def test_scorecard_table_refuses_an_unknown_column_with_the_known_ones() -> None:
    with pytest.raises(StyleError) as refused:
        ScorecardTable(columns=["code", "rag"])
    assert refused.value.given == "rag"
    assert all(repr(column.value) in str(refused.value) for column in ScorecardColumn)


@pytest.mark.parametrize(
    "columns", [[], 5, ["code", "result", "result"], "code", {"code", "result"}, frozenset({"code"}), {"code": "Code"}]
)
def test_scorecard_table_refuses_columns_that_are_not_a_list_of_each_once(columns: Any) -> None:
    with pytest.raises(StyleError, match=r"columns must be a list of one or more of .*, each once, got"):
        ScorecardTable(columns=columns)


def test_scorecard_table_reads_a_generator_once() -> None:
    assert ScorecardTable(columns=(each for each in ("code", "result"))).columns == (
        ScorecardColumn.CODE,
        ScorecardColumn.RESULT,
    )


NUMBERED = {"one", "two", "three"}


@pytest.mark.parametrize(
    "make",
    [
        lambda: Style(sections={"heading", "opening"}),
        lambda: NumberStyle(NUMBERED),
        lambda: InsightWords(ordinals=NUMBERED),  # type: ignore[arg-type]  # a wrong type is what is tested
        lambda: bullets(NUMBERED),
        lambda: CoverPaper(recommendations=NUMBERED),
        lambda: PaperSection("Purpose", {"purpose", "contact details"}),
    ],
)
def test_a_set_is_refused_where_the_order_counts(make: Callable[[], object]) -> None:
    with pytest.raises(QprError, match="got "):
        make()


def test_scorecard_table_refuses_a_first_column_that_names_no_row() -> None:
    with pytest.raises(StyleError, match=r"columns must start with 'code' or 'indicator'"):
        ScorecardTable(columns=["rating", "indicator"])


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (["Goal"], "names must be a mapping from a column to its heading"),
        ({"goal": "Goal"}, "names must be for columns from 'code', "),
        ({"target": "Goal", ScorecardColumn.TARGET: "Aim"}, "names must be for columns from .*, each once"),
        ({"target": " "}, "heading of a column .target. must"),
        ({"target": 5}, "heading of a column .target. must"),
    ],
)
def test_scorecard_table_refuses_names_that_are_not_headings_of_columns(names: Any, rule: str) -> None:
    with pytest.raises(StyleError, match=rule):
        ScorecardTable(names=names)


def test_scorecard_table_of_a_style_is_read_from_its_file_again() -> None:
    style = Style(table=ScorecardTable(columns=["code", "target", "previous rating"], names={"target": "Goal"}))
    plain = {"columns": ["code", "target", "previous rating"], "names": {"ScorecardColumn": {"TARGET": "Goal"}}}
    assert dump_style(style) == {"table": plain}
    assert load_style({"table": plain}) == style


def test_unknown_column_in_a_file_has_its_path() -> None:
    with pytest.raises(StyleError, match=r"columns must be a list of one or more of .*, got 'goal'") as refused:
        load_style({"table": {"columns": ["code", "goal"]}})
    assert "table.columns" in str(refused.value)


def test_default_columns_have_the_previous_rating_next_to_the_new_one() -> None:
    place = DOCUMENT_COLUMNS.index(ScorecardColumn.RATING)
    assert DOCUMENT_COLUMNS[place + 1] is ScorecardColumn.BEFORE
    assert KENT.table.columns is None
