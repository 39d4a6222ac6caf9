"""Count the mutants of each part, and look up the reason for each survivor.

`survivors.md` has a section for each reason, with the functions of the survivors and the code around the change. A
function is named without its module, as in `Style.name_of`, so an entry is still found if the function moves.
`python mutation/survivors.py` fails if a survivor has no reason, or if less than 95% were killed. With `--write` it
writes the list again, those without a reason last, and drops the others.
"""

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
MUTANTS: Final = ROOT / "mutants"
JUDGED: Final = ROOT / "mutation" / "survivors.md"
PARTS: Final = ("model", "analysis", "wording", "errors")
"""The folders, and the module `errors`, that are mutated."""

LEAST: Final = 95
UNJUDGED: Final = "Not judged yet"
KILLED_BY: Final = {1: "a test", 3: "a test", 37: "the type checker", 24: "time", -24: "time", 36: "time", 255: "time"}
BESIDE: Final = 35


def results() -> dict[str, int | None]:
    """Return the exit code of every mutant, by name; None if it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.glob("src/**/*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


@cache
def functions(module: str) -> dict[str, str]:
    """Return the body of each original and mutant of a module, on one line, by name."""
    tree = ast.parse((MUTANTS / "src" / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    found = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and "__mutmut_" in each.name]
    return {each.name: _on_one_line(each) for each in found}


def _on_one_line(function: ast.FunctionDef) -> str:
    code = function.body[ast.get_docstring(function) is not None :]
    return " ".join(" ".join(map(ast.unparse, code)).split())


def bodies() -> dict[str, list[str]]:
    """Return the bodies of all functions that are mutated, each on one line, by name."""
    found: dict[str, list[str]] = {}
    source = ROOT / "src" / "qpr_core"
    for part in PARTS:
        for path in (*sorted((source / part).rglob("*.py")), *source.glob(f"{part}.py")):
            for function, body in _bodies_in(ast.parse(path.read_text(encoding="utf-8")), ()):
                found.setdefault(function, []).append(body)
    return found


def _bodies_in(tree: ast.Module | ast.ClassDef, classes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for each in tree.body:
        if isinstance(each, ast.FunctionDef):
            yield listed_name(*classes, each.name), _on_one_line(each)
        elif isinstance(each, ast.ClassDef):
            yield from _bodies_in(each, (*classes, each.name))


def listed_name(*parts: str) -> str:
    """Return the name of a function in the list: its class, if any, and its name.

    There are no underscores at the ends, as a function that moves often becomes public.
    """
    return ".".join(part.strip("_") for part in parts)


def stale(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the entries whose code is no longer in a function of that name."""
    known = bodies()
    return [
        (function, text)
        for function, text in entries
        if not any(_original(text) in body for body in known.get(function, []))
    ]


def _original(text: str) -> str:
    return re.sub("⟦(.*?) → .*?⟧", r"\1", text)


def change(name: str) -> tuple[str, str]:
    """Return the original function of a mutant, and the change."""
    module, _, function = name.rpartition(".")
    original, _, _ = function.rpartition("__mutmut_")
    before, after = functions(module)[f"{original}__mutmut_orig"], functions(module)[function]
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    short = min(len(before), len(after)) - same
    tail = next((at for at in range(short) if before[-1 - at] != after[-1 - at]), short)
    left, right = before[max(0, same - BESIDE) : same], before[len(before) - tail :][:BESIDE]
    text = f"{left}⟦{before[same : len(before) - tail]} → {after[same : len(after) - tail]}⟧{right}"
    return listed_name(*original.removeprefix("x_").removeprefix("xǁ").split("ǁ")), text


def judged() -> dict[tuple[str, str], str]:
    """Read the reason for each survivor, by its function and the changed code."""
    found: dict[tuple[str, str], str] = {}
    reason = function = ""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            reason = re.sub(r" \([0-9]+\)$", "", line[3:])
        elif line.startswith("- "):
            function = line[3:-1]
        elif line.startswith("    - ") and reason != UNJUDGED:
            found[function, line[7:-1]] = reason
    return found


def counted(tried: dict[str, int]) -> Iterator[str]:
    """Yield the lines of a table of the mutants of each part."""
    killers = ("the type checker", "a test", "time", "none")
    yield "| part | mutants | killed by the type checker | by a test | by time | live | killed |"
    yield "|---|---|---|---|---|---|---|"
    for part in (*PARTS, ""):
        codes = [code for name, code in tried.items() if name.startswith(f"qpr_core.{part}")]
        of = Counter(KILLED_BY.get(code, "none") for code in codes)
        text = [f"`{part}`" if part else "together", f"{len(codes):,}", *(f"{of[killer]:,}" for killer in killers)]
        yield f"| {' | '.join(text)} | {_share_killed(codes):.1f}% |"


def _share_killed(codes: Sequence[int]) -> float:
    return 100 * sum(code in KILLED_BY for code in codes) / max(len(codes), 1)


def listed(live: Iterable[tuple[str, str]], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the lines that list the survivors by their reasons."""
    by_reason: dict[str, dict[str, list[str]]] = {each: {} for each in (*dict.fromkeys(reasons.values()), UNJUDGED)}
    for function, text in live:
        by_reason[reasons.get((function, text), UNJUDGED)].setdefault(function, []).append(text)
    yield from JUDGED.read_text(encoding="utf-8").partition("\n## ")[0].splitlines()
    for reason, functions_of in by_reason.items():
        if functions_of:
            yield from ("", f"## {reason} ({sum(map(len, functions_of.values()))})", "")
            for function, changes in sorted(functions_of.items()):
                yield from (f"- `{function}`", *(f"    - `{text}`" for text in changes))


def main() -> int:
    """Print the counts and the survivors without a reason; return 1 if there are any."""
    tried = {name: code for name, code in results().items() if code is not None}
    live = [change(name) for name, code in tried.items() if code not in KILLED_BY]
    reasons = judged()
    left = [f"{function}: {text}" for function, text in live if (function, text) not in reasons]
    print(f"{len(tried):,} of {len(results()):,} mutants were tried.", *counted(tried), sep="\n")
    print(f"{len(live)} live, of which {len(left)} are not judged.", *left, sep="\n")
    print(f"{len(stale(reasons))} entries of the list are of code that has changed or is gone.")
    if "--write" in sys.argv:
        JUDGED.write_text("\n".join(listed(live, reasons)) + "\n", encoding="utf-8")
    return int(bool(left) or len(tried) < len(results()) or _share_killed([*tried.values()]) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
