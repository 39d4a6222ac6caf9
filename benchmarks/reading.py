"""Speed of reading a scorecard from a workbook, as ratios to pandas in one run.

(n) `read_scorecard` of a workbook / `pandas.read_excel` of the same file (at most 2)
(o) `read_scorecard` of data frames / `pandas.read_csv` of the same rows as text (no bound: the cost of checking)

The workbook has a long table of 100,000 results and a sheet of indicators; `python benchmarks/reading.py 10000` has
10,000 results.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import xlsxwriter

from qpr_core import Period
from qpr_core.frames import read_scorecard

os.environ.setdefault("ROUNDS", "3")  # before the import, as a round takes half a minute

from ratios import show, turns

QUARTERS = 40
FIRST = Period.parse("Q1 2013/14")
DEFINITIONS = ("code", "name", "service", "polarity", "unit", "target", "floor")
RESULTS = ("code", "period", "value")


def main() -> None:
    """Print both ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    indicators = rows // QUARTERS
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "scorecard.xlsx"
        write(book, indicators)
        versions = f"Python {sys.version.split()[0]}, pandas {pd.__version__}, openpyxl {openpyxl.__version__}"
        print(f"{versions}; {rows:,} rows, {indicators:,} indicators")
        ratios = turns(lambda: read_scorecard(book), lambda: pd.read_excel(book, sheet_name=None))
        show("(n) read_scorecard / pandas.read_excel of a workbook (at most 2)", ratios)
        definitions, results = frames(indicators)
        file = Path(folder) / "results.csv"
        results.to_csv(file, index=False)
        ratios = turns(
            lambda: read_scorecard(definitions, pd.read_csv(file, dtype=str)), lambda: pd.read_csv(file, dtype=str)
        )
        show("(o) read_scorecard with pandas.read_csv / pandas.read_csv (no bound)", ratios)


def definitions_of(indicators: int) -> Iterator[tuple[Any, ...]]:
    """Yield the row of each indicator."""
    for number in range(indicators):
        service = f"Service {number % 12}"
        yield f"KPI{number:05}", f"Indicator {number}", service, "higher is better", "%", 85, 80


def results_of(indicators: int) -> Iterator[tuple[Any, ...]]:
    """Yield the row of each result: figures between 70 and 99.9."""
    periods = [str(FIRST.shift(step)) for step in range(QUARTERS)]
    for number in range(indicators):
        for step, period in enumerate(periods):
            yield f"KPI{number:05}", period, 70 + (number * 7 + step * 13) % 300 / 10


def write(path: Path, indicators: int) -> None:
    """Write the workbook with its texts in one list, as Excel does."""
    sheets = {"indicators": (DEFINITIONS, definitions_of), "results": (RESULTS, results_of)}
    with xlsxwriter.Workbook(path) as book:
        for name, (headings, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate([headings, *rows(indicators)]):
                sheet.write_row(number, 0, row)


def frames(indicators: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the two tables as data frames."""
    return (
        pd.DataFrame(definitions_of(indicators), columns=DEFINITIONS),
        pd.DataFrame(results_of(indicators), columns=RESULTS),
    )


if __name__ == "__main__":
    main()
