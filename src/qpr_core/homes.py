"""Homes of public names: the modules from which they are imported."""

import ast
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

EXTRAS: Final = ("display.charts", "display.excel", "display.word", "frames", "interchange", "testing")
"""The modules that need an extra, in addition to the homes of the core."""


def home_of(name: str, homes: Iterable[str]) -> str | None:
    """Return the module among *homes* that has a public name, or None if none has.

    No module is imported, as some need an extra and all take time.

    >>> home_of("XmR", ["rules", "methods"]), home_of("to_word", EXTRAS), home_of("xmr", EXTRAS)
    ('qpr_core.methods', 'qpr_core.display.word', None)
    """
    return next((f"qpr_core.{home}" for home in homes if name in names_of(home)), None)


def names_of(home: str) -> Collection[str]:
    """Return the `__all__` of a module.

    >>> sorted(names_of("display.word"))
    ['to_word']

    Returns:
        Nothing if the code of the module cannot be read, because it is in a zip file or is compiled.
    """
    path = Path(__file__).parent.joinpath(*home.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    code = ""
    with suppress(OSError):
        code = path.read_text(encoding="utf-8")
    return next((names for statement in ast.parse(code).body if (names := _listed(statement))), [])


def _listed(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.Assign(targets=[ast.Name(id="__all__")], value=names):
            return [str(name) for name in ast.literal_eval(names)]
        case _:
            return []
