"""The programs and the font that pictures need."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

FONT: Final = "Liberation Sans"
"""The font in place of Arial, so that pictures are the same everywhere."""


def path_of(program: str) -> str:
    """Return the path of a program.

    An environment variable with its name in capitals has the path of one that is elsewhere.

    Raises:
        FileNotFoundError: If it was not found.
    """
    found = os.environ.get(program.upper()) or shutil.which(program)
    if found is None:
        raise FileNotFoundError(program)
    return found


def missing(needs: Sequence[str]) -> list[str]:
    """Return those of the programs and fonts that this computer does not have."""
    return [each for each in needs if not _has(each)]


def _has(need: str) -> bool:
    try:
        if need != FONT:
            return bool(path_of(need))
        match = [path_of("fc-match"), "--format", "%{family}", "Arial"]
        return subprocess.run(match, check=True, capture_output=True, text=True).stdout == FONT
    except FileNotFoundError:
        return False
