"""Try the core in a CPython compiled to WebAssembly, with 32-bit numbers.

`PYTHONPATH=tests python packaging/on_wasm.py .venv/wasm` finds Pyodide and the packages there. The tests of the core
must pass, except those that need compiled packages, and the reports must have the same bytes as here.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from test_determinism import GIVEN, digest_here

REPOSITORY: Final = Path(__file__).resolve().parent.parent


def main(folder: Path) -> int:
    """Run both, and print whether they agree."""
    script = REPOSITORY / "packaging" / "on_wasm.mjs"
    folders = [folder / "node_modules" / "pyodide", REPOSITORY, folder / "packages"]
    node = ["node", *map(str, [script, *folders])]
    printed = subprocess.run(
        node, check=False, input="\n".join(GIVEN), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    print(printed.stdout)
    agree = printed.stdout.endswith(f"digest {digest_here()}\n")
    print("The reports have the same bytes." if agree else f"The reports differ: here they come to {digest_here()}.")
    return printed.returncode or int(not agree)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
