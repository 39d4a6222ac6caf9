"""The code of packaging/try_all.py, which is only run when the wheel is tried."""

import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "packaging" / "try_all.py"))


@pytest.mark.parametrize("extra", SCRIPT["PROJECT"]["optional-dependencies"])
def test_code_for_every_extra_runs(extra: str) -> None:
    exec(SCRIPT["CORE"] + SCRIPT["USES"][extra], {})  # noqa: S102  text of ours
