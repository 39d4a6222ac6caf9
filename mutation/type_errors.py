"""Run a type checker on the mutants, and print the errors of mutants only.

A function that is replaced at run time loses what only its definition has, such as a narrowed type. An error outside of
mutants, or also in the original, does not count.
"""

import ast
import json
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from typing import Final

_MARK: Final = "__mutmut_"


def _functions(file: str) -> list[tuple[int, int, str]]:
    """Return the first line, last line and name of each mutant and original."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    return sorted(
        (node.lineno, node.end_lineno or node.lineno, node.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and _MARK in node.name
    )


def _name_at(functions: list[tuple[int, int, str]], line: int) -> str:
    """Return the mutant or original of a line, or None."""
    nearest = bisect_right(functions, (line, sys.maxsize, "")) - 1
    return functions[nearest][2] if nearest >= 0 and line <= functions[nearest][1] else ""


def main() -> None:
    """Run the type checker in the arguments, and print the errors of mutants."""
    run = subprocess.run([sys.executable, "-m", *sys.argv[1:]], capture_output=True, text=True, check=False)
    errors = [
        error for error in map(json.loads, filter(str.strip, run.stdout.splitlines())) if error["severity"] == "error"
    ]
    functions = {file: _functions(file) for file in {error["file"] for error in errors}}
    placed = [(error, *_name_at(functions[error["file"]], error["line"]).rpartition(_MARK)[::2]) for error in errors]
    of_originals = {(error["file"], name, error["message"]) for error, name, which in placed if which == "orig"}
    for error, name, which in placed:
        if which not in {"", "orig"} and (error["file"], name, error["message"]) not in of_originals:
            print(json.dumps(error))


main()
