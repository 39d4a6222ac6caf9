"""The public face in lines, as it is written in the code: what a change must not take away unseen.

`python tests/public_face.py` records it again.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe

from faces import HOMES
from qpr_core.homes import EXTRAS

FLOORS: Final = (*HOMES, *(f"qpr_core.{extra}" for extra in EXTRAS))
RECORD: Final = Path(__file__).parent / "data" / "public-face.txt"
_SHORT: Final = 60
_SOURCE: Final = Path(__file__).parent.parent / "src"


def lines() -> list[str]:
    """Return a line for each public name, and for each public member of a class."""
    package = griffe.load("qpr_core", search_paths=[_SOURCE])
    found_lines: list[str] = []
    for floor in FLOORS:
        module = package if floor == "qpr_core" else package[floor.removeprefix("qpr_core.")]
        for name in sorted(_exported(module)):
            found_lines += _lines(f"{floor}.{name}", module[name])
    return found_lines


def _exported(module: griffe.Object | griffe.Alias) -> list[str]:
    """Return the names that a module exports; those of the top level are in its stub."""
    names = module.exports
    if module.path == "qpr_core":
        stub = _SOURCE / "qpr_core" / "__init__.pyi"
        names = griffe.visit("qpr_core", stub, stub.read_text("utf-8")).exports
    if names is None:
        return [name for name, member in module.members.items() if not (member.is_alias or name.startswith("_"))]
    return [str(name) for name in names]


def _lines(path: str, found: griffe.Object | griffe.Alias) -> Iterator[str]:
    made = found.final_target if isinstance(found, griffe.Alias) else found
    if isinstance(made, griffe.Function):
        yield f"{path}{_signature(made)}"
    elif isinstance(made, griffe.Class):
        bases = ", ".join(str(base) for base in made.bases)
        yield f"class {path}({bases})"
        for name, member in made.members.items():
            if not name.startswith("_") or name == "__init__":
                yield from _lines(f"{path}.{name}", member)
    elif isinstance(made, griffe.Attribute):
        kind = f": {made.annotation}" if made.annotation is not None else ""
        value = str(made.value)
        given = "" if made.value is None else f" = {value if len(value) <= _SHORT else '...'}"
        yield f"{path}{kind}{given}"


def _signature(function: griffe.Function) -> str:
    parts, keywords = [], False
    for each in function.parameters:
        if each.kind is griffe.ParameterKind.keyword_only and not keywords:
            parts.append("*")
        keywords = keywords or each.kind in {griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional}
        stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(each.kind, "")
        kind = f": {each.annotation}" if each.annotation is not None else ""
        default = "" if each.default is None or stars else f" = {each.default}"
        parts.append(f"{stars}{each.name}{kind}{default}")
    return f"({', '.join(parts)}) -> {function.returns}"


if __name__ == "__main__":
    RECORD.write_text("\n".join(lines()) + "\n", "utf-8")
