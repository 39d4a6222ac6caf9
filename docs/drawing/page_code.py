"""The code of a page, and the value that each of its pictures shows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_PARTS: Final = re.compile(r"^```python\n(?P<code>.*?)^```|!\[[^\]]+\]\((?P<picture>[^)]+)\)", re.DOTALL | re.MULTILINE)


def values_of(page: Path) -> Iterator[tuple[Path, Any]]:
    """Run the code of a page; yield each picture with the last value above it.

    A value is that of an expression or an assignment, unless it is None. Blocks with a prompt are left out: they show
    text.
    """
    names: dict[str, Any] = {"__name__": page.stem}
    shown: Any = None
    for part in _PARTS.finditer(page.read_text(encoding="utf-8")):
        if part["picture"]:
            yield (page.parent / part["picture"]).resolve(), shown
        elif not part["code"].startswith(">>>"):
            for statement in ast.parse(part["code"]).body:
                made = _run(statement, names)
                shown = shown if made is None else made


def _run(statement: ast.stmt, names: dict[str, Any]) -> Any:
    """Run a statement, and return the value of an expression or an assignment."""
    match statement:
        case ast.Expr(value):
            return eval(compile(ast.Expression(value), "<page>", "eval"), names)
        case _:
            exec(compile(ast.Module([statement], []), "<page>", "exec"), names)
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return names[name]
        case _:
            return None
