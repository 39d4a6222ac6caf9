"""Check the language: banned words, summaries of docstrings, and names of tests.

`banned.toml` lists the words and patterns, what to write instead, and why. `python language/check.py` prints a line for
each place where one is found, and fails if there is any; `--count` prints how often each is found, by top-level folder.
A line that ends with a comment "words allowed: <reason>" is skipped, and so is the line after it.
"""

import argparse
import ast
import re
import subprocess
import sys
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

BANNED: Final = Path(__file__).with_name("banned.toml")
LONGEST_SUMMARY: Final = 80
LONGEST_TEST_NAME: Final = 80
CODE: Final = frozenset({".py", ".pyi"})
ALLOWED: Final = re.compile(r"words allowed: \w")

_TOKEN: Final = re.compile(
    r"""
    \#[^\n]*
    | [rbuf]{0,2} (?: \"{3} .*? (?<!\\) \"{3} | '{3} .*? (?<!\\) '{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_EDGES: Final = re.compile(r"""\A(?:[rbuf]{0,2}["']{1,3}|\#:?)|["']{1,3}\Z""", re.IGNORECASE)
_LINE_START: Final = re.compile(r"""\s*(?:\#+:?\s|//\s?|>\s|"(?=\S))?\s*""")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IMAGE: Final = re.compile(r'"image/\w+": "[^"]*"')


class Place(Enum):
    """The place in which an entry of the list is looked for."""

    TEXT = "text"
    TEXT_AND_NAMES = "text and names"
    NAMES = "names"
    SUMMARY = "summary"


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """A banned pattern: what to write instead, why, and in which files."""

    pattern: str
    use: str
    why: str
    found: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    place: Place = Place.TEXT
    only: tuple[str, ...] = ()
    allowed_in: Mapping[str, str] = field(default_factory=dict)

    def applies_to(self, path: str) -> bool:
        """Return True if files at *path* must not contain the pattern."""
        return (not self.only or matches(path, self.only)) and not matches(path, self.allowed_in)


@dataclass(frozen=True, kw_only=True)
class WordList:
    """The banned patterns, and the files that are not checked, each with its reason."""

    entries: tuple[Entry, ...]
    exempt: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, order=True)
class Hit:
    """A place that breaks a rule."""

    path: str
    line: int
    found: str
    use: str
    why: str
    rule: str

    def __str__(self) -> str:
        """Return the hit as a line that editors can jump to."""
        return f"{self.path}:{self.line}: '{self.found}' -> {self.use} ({self.why})"


_KEYS: Final = frozenset({each.name for each in fields(Entry)} - {"place"} | {"in"})

Lines: TypeAlias = Iterable[tuple[int, str]]


@dataclass(frozen=True, kw_only=True)
class Running:
    """Text whose lines are joined, so that a phrase is found across the end of a line."""

    words: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line_at(self, position: int) -> int:
        """Return the line of the file that has the character at *position*."""
        return self.lines[bisect_right(self.starts, position) - 1]


def read_list(path: Path = BANNED) -> WordList:
    """Return the list in a TOML file; a misspelt key raises a ValueError."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = []
    for each in data["banned"]:
        if unknown := each.keys() - _KEYS:
            raise ValueError(f"key of an entry must be one of {sorted(_KEYS)}, got {sorted(unknown)}")
        entry = Entry(
            pattern=each["pattern"],
            use=each["use"],
            why=each["why"],
            found=tuple(each["found"]),
            allowed=tuple(each.get("allowed", ())),
            place=Place(each.get("in", "text")),
            only=tuple(each.get("only", ())),
            allowed_in=each.get("allowed_in", {}),
        )
        entries.append(entry)
    return WordList(entries=tuple(entries), exempt=data["exempt"])


def matches(path: str, globs: Iterable[str]) -> bool:
    """Return True if a *path* matches a glob, in which `*` matches slashes too."""
    return any(fnmatchcase(path, glob) for glob in globs)


def tracked(root: Path) -> list[str]:
    """Return the paths of the project's files.

    These are the files that Git does not ignore. Outside of a Git repository, as in an sdist, they are all
    files that are not hidden.
    """
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        listed = ""
    found = [path for path in listed.split("\0") if path and (root / path).is_file()]
    return sorted(set(found)) or sorted(walked(root))


def walked(root: Path) -> Iterator[str]:
    """Yield the path of every file under *root* that is not in a hidden folder."""
    for path in root.rglob("*"):
        inner = path.relative_to(root)
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in inner.parts):
            yield inner.as_posix()


def text_of(path: Path) -> str:
    """Return the text of a file, or nothing if it is binary."""
    data = path.read_bytes()
    try:
        text = "" if b"\0" in data else data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return _IMAGE.sub('""', text) if path.suffix == ".ipynb" else text


def joined(lines: Lines, *, names: bool = False) -> Running:
    """Join numbered *lines* to running text.

    The start of a comment or a quotation is left out, and an empty line ends a phrase. If *names*, names are split into
    words.
    """
    words: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    for number, line in lines:
        text = line.replace("\\n", " ").replace("_", " ").rstrip(' \t",\\')
        if names:
            text = _CAMEL.sub(" ", text)
        text = _LINE_START.sub("", text, count=1).strip()
        text = f" {text}" if text else "\n"
        starts.append(length)
        numbers.append(number)
        words.append(text)
        length += len(text)
    return Running(words="".join(words), starts=tuple(starts), lines=tuple(numbers))


def parts_of_code(text: str) -> tuple[Running, Running]:
    """Return the comments and strings of Python code, and the rest of it.

    Strings and comments that only white space separates are joined; code between them ends a phrase.
    """
    prose: list[tuple[int, str]] = []
    code: list[tuple[int, str]] = []
    end, number = 0, 1
    for token in _TOKEN.finditer(text):
        between = text[end : token.start()]
        code.extend(enumerate(between.split("\n"), number))
        number += between.count("\n")
        if between.strip() or between.count("\n") > 1:
            prose.append((number, ""))
        content = _EDGES.sub("", token.group())
        prose.extend(enumerate(content.split("\n"), number))
        number += token.group().count("\n")
        end = token.end()
    code.extend(enumerate(text[end:].split("\n"), number))
    return joined(prose), joined(code, names=True)


@cache
def compiled(entries: tuple[Entry, ...]) -> re.Pattern[str]:
    """Return a pattern that finds each of the *entries* as a group: `e0`, `e1`, ..."""
    groups = (f"(?P<e{index}>{entry.pattern})" for index, entry in enumerate(entries))
    return re.compile(rf"\b(?=\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def search(words: str, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, re.Match[str]]]:
    """Yield what *words* contain of the *entries*, in order and without overlaps."""
    if entries:
        for match in compiled(entries).finditer(words):
            yield entries[int((match.lastgroup or "")[1:])], match


def summaries(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the summary of each docstring, including those of attributes."""
    bodies: list[list[ast.stmt]] = [ast.parse(text).body]
    while bodies:
        body = bodies.pop()
        before: ast.stmt | None = None
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                bodies.append(node.body)
            match node:
                case ast.Expr(value=ast.Constant(value=str(docstring))) if before is None or isinstance(
                    before, ast.Assign | ast.AnnAssign
                ):
                    yield node.lineno, docstring.strip().partition("\n\n")[0].replace("\n", " ")
            before = node


def summary_hits(path: str, text: str, entries: tuple[Entry, ...]) -> Iterator[Hit]:
    """Yield each summary that is too long, or starts with one of the *entries*.

    A docstring of a test is not a summary: it explains the name of the test, and may be as long as it needs.
    """
    is_test = path.startswith("tests/")
    for line, summary in summaries(text):
        if len(summary) > LONGEST_SUMMARY and not is_test:
            found, use = f"{summary[:30]}...", f"at most {LONGEST_SUMMARY} characters"
            yield Hit(path=path, line=line, found=found, use=use, why=f"{len(summary)} characters", rule="long summary")
        match = compiled(entries).match(summary) if entries else None
        if match is not None:
            entry = entries[int((match.lastgroup or "")[1:])]
            yield Hit(path=path, line=line, found=match.group(), use=entry.use, why=entry.why, rule=entry.pattern)


def name_hits(path: str, text: str) -> Iterator[Hit]:
    """Yield each name of a test that is too long, or that does not start with "test_".

    A function is a test if its name starts with "test", or if it has a decorator that only tests have. Pytest runs
    those that start with "test", and passes over the others without a warning.
    """
    in_tests = PurePosixPath(path).name.startswith("test_")
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        found, length = node.name, len(node.name)
        if found.startswith("test_"):
            if length > LONGEST_TEST_NAME:
                use, why = f"at most {LONGEST_TEST_NAME} characters", f"{length} characters"
                yield Hit(path=path, line=node.lineno, found=found, use=use, why=why, rule="long test name")
        elif in_tests and (found.startswith("test") or any(map(_is_of_tests, node.decorator_list))):
            use, why = "a name that starts with test_", "pytest would not run it, or only by chance"
            yield Hit(path=path, line=node.lineno, found=found, use=use, why=why, rule="test without test_")


def _is_of_tests(decorator: ast.expr) -> bool:
    """Return True for `given`, `example`, `settings` and marks of pytest."""
    name = ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return name in {"given", "example", "settings"} or name.startswith("pytest.mark.")


def hits_in(path: str, text: str, banned: WordList) -> Iterator[Hit]:
    """Yield what a file must not contain, apart from lines that are marked as allowed."""
    if matches(path, banned.exempt):
        return
    by_place = {
        place: tuple(entry for entry in banned.entries if entry.place is place and entry.applies_to(path))
        for place in Place
    }
    is_code = Path(path).suffix in CODE
    anywhere = by_place[Place.TEXT] + by_place[Place.TEXT_AND_NAMES]
    if is_code:
        prose, code = parts_of_code(text)
        searched = [(prose, anywhere), (code, by_place[Place.TEXT_AND_NAMES] + by_place[Place.NAMES])]
    else:
        searched = [(joined(enumerate(text.split("\n"), 1)), anywhere)]
    lines = text.split("\n")
    skipped = {number + more for number, line in enumerate(lines, 1) if ALLOWED.search(line) for more in (0, 1)}
    for running, entries in searched:
        for entry, match in search(running.words, entries):
            line, last = running.line_at(match.start()), running.line_at(match.end() - 1)
            if skipped.isdisjoint(range(line, last + 1)):
                found = " ".join(match.group().split())
                yield Hit(path=path, line=line, found=found, use=entry.use, why=entry.why, rule=entry.pattern)
    if is_code:
        yield from (hit for hit in summary_hits(path, text, by_place[Place.SUMMARY]) if hit.line not in skipped)
        yield from name_hits(path, text)


def check(root: Path, banned: WordList) -> list[Hit]:
    """Return every hit in the files of the project, sorted by path and line."""
    return sorted(hit for path in tracked(root) for hit in hits_in(path, text_of(root / path), banned))


def counted(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield a line for each broken rule, the most frequent first.

    A line has the number of hits, the pattern, and the number in each top-level folder.
    """
    by_rule: dict[str, Counter[str]] = {}
    for hit in hits:
        folder, slash, _ = hit.path.partition("/")
        by_rule.setdefault(hit.rule, Counter())[folder if slash else "."] += 1
    for rule, folders in sorted(by_rule.items(), key=lambda each: -each[1].total()):
        listed = ", ".join(f"{folder} {number}" for folder, number in folders.most_common())
        yield f"{folders.total():6} {rule}  [{listed}]"


def main(arguments: list[str]) -> int:
    """Print the hits, or how many there are of each kind; return 1 if there is any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", action="store_true", help="print the number of hits for each rule")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="the project to check")
    parser.add_argument("paths", nargs="*", help="print only hits in files that start with one of these paths")
    given = parser.parse_args(arguments)
    paths = tuple(given.paths)
    hits = [hit for hit in check(given.root, read_list()) if not paths or hit.path.startswith(paths)]
    for line in counted(hits) if given.count else map(str, hits):
        print(line)
    print(f"{len(hits)} to fix" if hits else "Language: nothing to fix.")
    return 1 if hits else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
