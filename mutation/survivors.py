"""Prints how many mutants were killed, and of each other one the function and the words around the change."""

import ast
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

MUTANTS: Final = Path("mutants")
KILLED_BY: Final = {1: "a test", 3: "a test", 37: "the type checker", 24: "time", -24: "time", 36: "time", 255: "time"}
BESIDE: Final = 35


def results() -> dict[str, int | None]:
    """Give the exit code of every mutant, by its name; `None` for one that was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.glob("src/**/*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


@cache
def functions(module: str) -> dict[str, str]:
    """Give the code of each original and each mutant of a module, by its name, on one line and without its head."""
    tree = ast.parse((MUTANTS / "src" / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    found = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and "__mutmut_" in each.name]
    return {each.name: " ".join(" ".join(map(ast.unparse, _code_of(each))).split()) for each in found}


def _code_of(function: ast.FunctionDef) -> list[ast.stmt]:
    return function.body[ast.get_docstring(function) is not None :]


def change(name: str) -> tuple[str, str]:
    """Give the function that a mutant stands in for, and what it changed there."""
    module, _, function = name.replace(".xǁ", "\0xǁ").replace(".x_", "\0x_").partition("\0")
    original, _, _ = function.rpartition("__mutmut_")
    before, after = functions(module)[f"{original}__mutmut_orig"], functions(module)[function]
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    short = min(len(before), len(after)) - same
    tail = next((at for at in range(short) if before[-1 - at] != after[-1 - at]), short)
    left, right = before[max(0, same - BESIDE) : same], before[len(before) - tail :][:BESIDE]
    told = f"{left}⟦{before[same : len(before) - tail]} → {after[same : len(after) - tail]}⟧{right}"
    return f"{module.removeprefix('qpr_core.')}.{original.strip('xǁ_').replace('ǁ', '.')}", told


def lines() -> Iterator[str]:
    """Write the counts, and each mutant that lives."""
    tried = {name: code for name, code in results().items() if code is not None}
    counts = Counter(KILLED_BY.get(code, "nobody") for code in tried.values())
    yield f"{len(tried)} of {len(results())} mutants were tried."
    for killer, count in counts.most_common():
        yield f"Killed by {killer}: {count} ({100 * count / len(tried):.1f}%)"
    for name, code in tried.items():
        if code not in KILLED_BY:
            yield ": ".join(change(name))


if __name__ == "__main__":
    print("\n".join(lines()))
