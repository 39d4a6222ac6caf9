"""mutation/survivors.md refers to functions that exist, by names that survive a move."""

from pathlib import Path

import pytest
from mutation import survivors

ENTRIES = survivors.judged()


def test_every_listed_survivor_is_of_a_function_that_exists() -> None:
    gone = sorted({function for function, _ in ENTRIES} - set(survivors.bodies()))
    assert gone == [], "rename it in mutation/survivors.md, or drop its entry if the code is gone"


def test_entry_is_found_in_any_module_until_its_code_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "src/qpr_core/analysis/rating/moved.py"
    module.parent.mkdir(parents=True)
    module.write_text('class Line:\n    def _rise(self):\n        """Return 2."""\n        return 1 + 1\n', "utf-8")
    monkeypatch.setattr(survivors, "ROOT", tmp_path)
    entries = [("Line.rise", "return 1 ⟦+ → -⟧ 1"), ("Line.rise", "return 2 ⟦+ → -⟧ 1"), ("fall", "⟦1 → 2⟧")]
    assert survivors.stale(entries) == entries[1:]


def test_name_of_a_mutant_has_its_class_and_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "src/qpr_core/model/unit.py"
    module.parent.mkdir(parents=True)
    mutants = ("xǁUnitǁ__repr____mutmut_{}", "x__x_scale__mutmut_{}")
    lines = [f"def {name.format(each)}():\n    return {each!r}\n" for name in mutants for each in ("orig", 1)]
    module.write_text("".join(lines), "utf-8")
    monkeypatch.setattr(survivors, "MUTANTS", tmp_path)
    changes = [survivors.change(f"qpr_core.model.unit.{name.format(1)}") for name in mutants]
    assert changes == [("Unit.repr", "return ⟦'orig' → 1⟧"), ("x_scale", "return ⟦'orig' → 1⟧")]
