"""Tries the core in a CPython of another version that is WebAssembly: another compiler, other widths of numbers.

`PYTHONPATH=tests python packaging/on_wasm.py .venv/wasm` finds Pyodide and the packages there. The tests of the core
must pass, but for those that need compiled packages beside it, and the reports must have the bytes that they have here.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from test_determinism import GIVEN, digest_here

REPOSITORY: Final = Path(__file__).resolve().parent.parent


def main(folder: Path) -> int:
    """Run both, and say whether they agree."""
    script = REPOSITORY / "packaging" / "on_wasm.mjs"
    node = ["node", script, folder / "node_modules" / "pyodide", REPOSITORY, folder / "packages"]
    told = subprocess.run(
        node, check=False, input="\n".join(GIVEN), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    print(told.stdout)
    agree = told.stdout.endswith(f"digest {digest_here()}\n")
    print("The reports have the same bytes." if agree else f"The reports differ: here they come to {digest_here()}.")
    return told.returncode or int(not agree)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
