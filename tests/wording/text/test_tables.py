"""Tables: columns of figures in plain text and Markdown."""

import pytest

from qpr_core.errors import StyleError
from qpr_core.text import Name, Quantity, Table, Words
from qpr_core.wording.text.markup import MARKDOWN
from qpr_core.wording.text.spans import Spans


def _row(name: str, figure: Spans) -> tuple[Spans, ...]:
    return ((Name(name),), figure)


FIGURES = Table(
    ((Words("KPI"),), (Words("Result"),)),
    (
        ((Words("Highways"),),),
        _row("A", (Quantity("1,234.5", 0, ""),)),
        _row("B", (Quantity("9 days", 0, ""),)),
        _row("C", (Words("none"),)),
        _row("D", (Quantity("84%", 0, ""), Words(" (Q1 2023/24)"))),
    ),
    figures=frozenset({1}),
)


def test_figures_are_below_each_other_on_their_decimal_points() -> None:
    assert str(FIGURES).splitlines() == [
        "KPI               Result",
        "Highways",
        "A    1,234.5",
        "B        9 days",
        "C                   none",
        "D       84% (Q1 2023/24)",
    ]


def test_column_of_figures_is_right_aligned_in_markdown() -> None:
    assert FIGURES.lines(MARKDOWN)[:4] == [
        "| KPI | Result |",
        "| --- | ---: |",
        "| **Highways** | |",
        "| A | 1,234.5 |",
    ]


def test_figures_with_a_decimal_comma_are_aligned_on_it() -> None:
    rows = (_row("A", (Quantity("1.234,5", 0, ""),)), _row("B", (Quantity("9", 0, ""),)))
    table = Table(((Words("KPI"),), (Words("Result"),)), rows, figures=frozenset({1}), decimal=",")
    assert str(table).splitlines() == ["KPI   Result", "A    1.234,5", "B        9"]


def test_column_of_figures_without_rows_has_its_heading_alone() -> None:
    assert str(Table(((Words("KPI"),), (Words("Result"),)), (), figures=frozenset({1}))) == "KPI  Result"


def test_table_refuses_figures_in_a_column_that_it_does_not_have() -> None:
    with pytest.raises(StyleError, match="places from 0 to 0, got frozenset"):
        Table(((Words("KPI"),),), (), figures=frozenset({1}))
