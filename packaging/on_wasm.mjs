// Runs the tests of the core, and writes the reports that are compared byte by byte, in a CPython that is WebAssembly.
// `node on_wasm.mjs PYODIDE REPOSITORY PACKAGES` reads scorecards from standard input, a line of JSON each.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, repository, packages] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide();
for (const [here, there] of [["/repository", repository], ["/packages", packages]]) {
  python.FS.mkdirTree(here);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: there }, here);
}
python.globals.set("cards", readFileSync(0, "utf8"));
process.exitCode = python.runPython(`
import os, re, struct, sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = ["/repository/src", "/repository/tests", "/packages"]
os.chdir("/repository")

import pytest
from report_digest import digest

folders = ["tests/model", "tests/analysis", "tests/wording"]
compiled = re.compile("^(?:import|from) (?:numpy|scipy|pymannkendall)", re.MULTILINE)
left_out = [str(path) for folder in folders for path in sorted(Path(folder).rglob("*.py")) if compiled.search(path.read_text("utf-8"))]
print(sys.version.split()[0], f"{8 * struct.calcsize('P')} bits, without", *left_out, flush=True)
failed = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--override-ini=addopts=", "--import-mode=importlib",
                      "-m", "not large",
                      *(f"--ignore={path}" for path in left_out), *folders])
print("digest", digest(cards.splitlines()), flush=True)
int(failed)
`);
