"""Install the package with each extra, at the lowest and newest versions.

`python packaging/try_all.py dist` uses the wheel and the sdist in that folder. Each printed line is a separate
environment, which writes a report and uses every part of the extra.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

PROJECT: Final = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]

CORE: Final = """
from qpr_core import Rag, Summary, narrate, to_html
summary = Summary(period="Q2 2023/24", indicators=1, ratings=dict.fromkeys(Rag, 0))
assert "The only KPI" in str(narrate(summary)) and to_html(summary, page=True).startswith("<!DOCTYPE html>")
"""
USES: Final = {
    "json": "from qpr_core.interchange import from_json, to_json\nassert from_json(to_json(summary)) == summary",
    "charts": (
        "from qpr_core import Indicator, Polarity, TimeSeries\n"
        "from qpr_core.display.charts import indicator_chart\n"
        "calls = Indicator(code='K1', name='Calls', polarity=Polarity.HIGHER_IS_BETTER, unit='%')\n"
        "assert indicator_chart(calls, TimeSeries({'Q2 2023/24': 5}), 'Q2 2023/24').axes"
    ),
    "frames": (
        "import polars as pl\n"
        "from qpr_core import Polarity\n"
        "from qpr_core.frames import Columns, check, compare, direction_of_travel, rate, summarise\n"
        "columns = Columns(polarity=Polarity.HIGHER_IS_BETTER)\n"
        "rows = {'indicator': ['K1'] * 6, 'period': [*range(6)], 'value': [5, 4, 3, 2, 1, 0]}\n"
        "rows |= {'target': [3] * 6, 'floor': [2] * 6}\n"
        "table = pl.LazyFrame(rows)\n"
        "assert rate(table, columns=columns).collect()['rating'].to_list() == ['Green'] * 3 + ['Amber', 'Red', 'Red']\n"
        "assert direction_of_travel(table, columns=columns, at=5).collect()['direction'].to_list() == ['negative']\n"
        "assert compare(table, columns=columns, at=5).collect()['judgement'].to_list() == ['worse']\n"
        "assert summarise(table, columns=columns).collect()['Red'].to_list() == [2]\n"
        "assert check(table, columns=columns) == ()"
    ),
    "word": "from qpr_core.display.word import to_word\nassert to_word(summary).paragraphs",
    "excel": (
        "from io import BytesIO\n"
        "from openpyxl import load_workbook\n"
        "from qpr_core import Indicator, Scorecard, TimeSeries\n"
        "from qpr_core.display.excel import to_excel\n"
        "calls = Indicator(code='K1', name='Calls', polarity='higher is better', unit='%')\n"
        "report = Scorecard([(calls, TimeSeries({'Q2 2023/24': 5}))]).report('Q2 2023/24')\n"
        "to_excel(report, kept := BytesIO(), live=True)\n"
        "assert load_workbook(kept, read_only=True)['Scorecard']['A1'].value == 'Scorecard, Quarter 2, 2023/24'"
    ),
    "testing": "from qpr_core.testing import a_summary\nassert a_summary(red=1).indicators == 1",
}


BESIDE: Final = {"frames": ["polars"]}
"""The engine to install with an extra that does not install one."""


class Trial(NamedTuple):
    """The packages of an environment, and the code to run in it."""

    name: str
    requirements: list[str]
    code: str


def trials(wheel: Path, sdist: Path) -> Iterator[Trial]:
    """List every environment."""
    extras = PROJECT["optional-dependencies"]
    yield Trial("wheel", [str(wheel)], CORE)
    yield Trial("sdist", [str(sdist)], CORE)
    for extra in extras:
        yield Trial(f"wheel[{extra}]", [f"{wheel}[{extra}]", *BESIDE.get(extra, [])], CORE + USES[extra])
    everything = CORE + "\n".join(USES.values())
    of_all = f"{wheel}[{','.join(extras)}]"
    yield Trial("wheel, every extra, newest", [of_all, *BESIDE["frames"]], everything)
    lowest = [each.replace(">=", "==") for each in PROJECT["dependencies"]]
    yield Trial("wheel, lowest", [str(wheel), *lowest], CORE)
    for extra, needs in extras.items():
        low = [each.replace(">=", "==") for each in needs]  # may need a newer core
        yield Trial(f"wheel[{extra}], lowest", [f"{wheel}[{extra}]", *low, *BESIDE.get(extra, [])], CORE + USES[extra])


def run(trial: Trial) -> str:
    """Install and run; return the versions."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *trial.requirements]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        subprocess.run([python, "-I", "-c", trial.code], check=True, cwd=folder)
        subprocess.run([python, "-m", "pip", "check"], check=True, stdout=subprocess.DEVNULL)
        kept = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True)
    return ", ".join(line for line in kept.stdout.splitlines() if "==" in line)


def main() -> None:
    """Try each environment."""
    folder = Path(sys.argv[1]).resolve()
    wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
    for trial in trials(wheel, sdist):
        print(f"{trial.name}: {run(trial)}", flush=True)


if __name__ == "__main__":
    main()
