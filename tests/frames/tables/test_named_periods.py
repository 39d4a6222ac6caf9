"""Names of periods in columns are read as `Period.parse` reads them, on every engine."""

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest

from frames.drawn_texts import names
from frames.engines import ENGINES, EVERY, rows_of
from qpr_core import FinancialYear
from qpr_core.errors import PeriodError
from qpr_core.frames.tables.named_periods import NAMED_MONTHS, NAMED_START, steps_of_names
from qpr_core.frames.tables.scaled_figures import with_steps
from qpr_core.model.time import period_names

YEARS = [
    *(pytest.param(FinancialYear(month), id=month) for month in ("April", "January", "October")),
    pytest.param(FinancialYear("July", fy_names="ends"), id="ends"),
    pytest.param(FinancialYear("April", fy_names="starts"), id="starts"),
]


def parsed(text: str, financial_year: FinancialYear) -> tuple[int, int]:
    """Return the months that `Period.parse` reads; -1 and 0 if it reads none."""
    try:
        return period_names.read(text, financial_year)
    except PeriodError:
        return -1, 0


def read(texts: list[str], financial_year: FinancialYear, engine: str) -> list[tuple[int, int]]:
    table = nw.from_native(ENGINES[engine](pa.table({"row": range(len(texts)), "name": texts})))
    steps = steps_of_names("name", financial_year)
    found = rows_of(with_steps(table, *steps).select("row", NAMED_START, NAMED_MONTHS).to_native(), "row")
    return [(row[NAMED_START], row[NAMED_MONTHS]) for row in found]


def disagreements(texts: list[str], financial_year: FinancialYear, engine: str) -> list[object]:
    """Return the texts that the two readers read differently.

    A fifth of the texts can be read, so that agreement is about both.
    """
    expected = [parsed(text, financial_year) for text in texts]
    assert sum(months > 0 for _, months in expected) * 8 > len(texts)
    found = read(texts, financial_year, engine)
    return [pair for pair in zip(texts, expected, found, strict=True) if pair[1] != pair[2]]


@pytest.mark.parametrize("engine", EVERY)
@pytest.mark.parametrize("financial_year", YEARS)
def test_every_engine_reads_drawn_names_as_parse_does(financial_year: FinancialYear, engine: str) -> None:
    assert disagreements(names(19, 4_000), financial_year, engine) == []


@pytest.mark.large
@pytest.mark.parametrize("financial_year", YEARS)
def test_fifty_thousand_drawn_names_are_read_as_parse_does(financial_year: FinancialYear) -> None:
    assert disagreements(names(20, 60_000), financial_year, "polars") == []


@pytest.mark.parametrize(
    ("name", "first", "months"),
    [
        ("Sepfy2023/24", -1, 0),
        ("Sepfinancial year 2023/24", 2023 * 12 + 8, 1),
        ("Q1fy2023/24", 2023 * 12 + 3, 3),
        ("Q12023/24", -1, 0),
        ("Q1financial year 2023/24", -1, 0),
        ("year ended 29 February 2024", 2023 * 12 + 2, 12),
        ("year ended 29 February 2100", -1, 0),
        ("year ended 0 February 2024", -1, 0),
        ("Financ\u0130al year 2023/24", -1, 0),
        ("Q1 2023/24" + " " * 51, -1, 0),
    ],
)
def test_words_that_run_together_are_read_as_parse_does(name: str, first: int, months: int) -> None:
    """The grammar takes the longest word: there is no month "sepfy"."""
    assert parsed(name, FinancialYear()) == (first, months)
    assert read([name], FinancialYear(), "polars") == [(first, months)]
