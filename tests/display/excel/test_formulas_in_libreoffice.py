"""Names that look like formulas stay text in LibreOffice, from workbooks and from CSV."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

import formula_names
from qpr_core.display.excel import to_excel
from qpr_core.frames import report_table

pytestmark = pytest.mark.office

_CSV: Final = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
"""Commas, double quotes, UTF-8, numbers recognised, and formulas calculated."""

FLAGS: Final = {"=TRUE()", "=FALSE()"}
"""The formulas that LibreOffice writes for True and False."""

REPORT = formula_names.report()


def converted(folder: Path, *names: str) -> dict[str, list[tuple[object, str]]]:
    """Return the values and types of the cells of files, as LibreOffice saved them."""
    office = next(
        path for name in (os.environ.get("SOFFICE", "soffice"), "libreoffice") if (path := shutil.which(name))
    )
    command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx"]
    found: dict[str, list[tuple[object, str]]] = {}
    for name in names:
        read_as = [f"--infilter={_CSV}"] if name.endswith(".csv") else []
        files = ["--outdir", str(folder / "read"), str(folder / name)]
        subprocess.run([*command, *read_as, *files], check=True, capture_output=True)
        book = load_workbook((folder / "read" / name).with_suffix(".xlsx"))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        found[name] = [(cell.value, cell.data_type) for cell in cells if cell.value is not None]
    return found


@pytest.mark.filterwarnings("ignore:Sparkline Group extension is not supported:UserWarning")
def test_names_that_look_like_formulas_stay_text_in_libreoffice(tmp_path: Path) -> None:
    to_excel(REPORT, tmp_path / "report.xlsx")
    table = report_table(REPORT, backend="pandas", for_spreadsheet=True)
    table.to_excel(tmp_path / "table.xlsx", index=False)
    table.to_csv(tmp_path / "inert.csv", index=False)
    report_table(REPORT, backend="pandas").to_csv(tmp_path / "plain.csv", index=False)
    read = converted(tmp_path, "report.xlsx", "table.xlsx", "inert.csv", "plain.csv")
    assert {value for value, kind in read["plain.csv"] if kind == "f"} - FLAGS  # LibreOffice does calculate them
    for name in ("report.xlsx", "table.xlsx", "inert.csv"):
        assert {value for value, kind in read[name] if kind == "f"} <= FLAGS, name
        values = {str(value).removeprefix("'") for value, kind in read[name] if kind in {"s", "inlineStr"}}
        assert set(formula_names.NAMES) <= values, name
    numbers = [value for value, kind in read["inert.csv"] if kind == "n"]
    assert numbers.count(-5) >= len(formula_names.NAMES)
