"""The check of the language: `language/banned.toml` and `language/check.py`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from language.check import (
    BANNED,
    Entry,
    Hit,
    Place,
    WordList,
    counted,
    hits_in,
    main,
    matches,
    read_list,
    text_of,
    tracked,
)

PROJECT = BANNED.parent.parent
LIST = read_list()
CATS = Entry(pattern="grey cats?", use="black cat", why="few people see one", found=("a grey cat",))
CODE = "src/example.py"


def lines_of(text: str, *entries: Entry, path: str = CODE, exempt: Mapping[str, str] | None = None) -> list[int]:
    """Return the line of each hit in a file that consists of *text*."""
    banned = WordList(entries=entries, exempt={} if exempt is None else exempt)
    return [hit.line for hit in hits_in(path, text, banned)]


def finds(entry: Entry, example: str) -> bool:
    """Return True if an entry is found in an example in the right place."""
    everywhere = replace(entry, only=(), allowed_in={})
    match entry.place:
        case Place.TEXT:
            return bool(lines_of(example, everywhere, path="page.md"))
        case Place.TEXT_AND_NAMES:
            return bool(lines_of(f"# {example}\n", everywhere))
        case Place.NAMES:
            return bool(lines_of(f"{example}\n", everywhere, path="example.pyi"))
        case Place.SUMMARY:
            return bool(lines_of(f'"""{example}"""\n', everywhere))


@pytest.mark.parametrize("entry", LIST.entries, ids=lambda entry: entry.pattern)
def test_each_pattern_finds_its_examples_and_nothing_allowed(entry: Entry) -> None:
    assert entry.found
    assert [each for each in entry.found if not finds(entry, each)] == []
    assert [each for each in entry.allowed if finds(entry, each)] == []


@pytest.mark.parametrize("entry", LIST.entries, ids=lambda entry: entry.pattern)
def test_each_pattern_has_an_alternative_and_a_reason_and_no_group(entry: Entry) -> None:
    """A group of its pattern would hide which entry was found."""
    assert entry.use
    assert entry.why
    assert re.compile(entry.pattern).groups == 0


def test_every_glob_of_the_list_matches_a_file_of_the_project() -> None:
    """An exception for a removed file would also hold for a new file at its path."""
    files = tracked(PROJECT)
    globs = [*LIST.exempt, *(glob for entry in LIST.entries for glob in (*entry.only, *entry.allowed_in))]
    assert [glob for glob in globs if not any(matches(path, [glob]) for path in files)] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1\n# Not a grey\n# cat.\n", 2),
        ('x = 1\n"""The house.\n\nIt has a grey\ncat.\n"""\n', 4),
        ('x = (\n    "a grey "\n    f"cat"\n)\n', 2),
        ("x = 'a Grey Cat'\n", 1),
        ('x = "one\\ngrey cat"\n', 1),
        ("x = f'{y} grey cat'  # here\n", 1),
        ("x = r'''\ngrey\ncats'''\n", 2),
        ("x = '''\n\n'''\n# grey cat\n", 4),
    ],
    ids=[
        "comment",
        "docstring",
        "strings side by side",
        "capitals",
        "escaped line end",
        "f-string",
        "raw string",
        "below a long string",
    ],
)
def test_phrase_across_lines_is_found_in_the_text_of_code(text: str, line: int) -> None:
    assert lines_of(text, CATS) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "grey_cat = 1\n",
        "# grey\n\n# cat\n",
        '"grey", "cat"\n',
        '"""Grey.\n\nCats.\n"""\n',
        "# grey\nx = 1  # cat\n",
        "# greyish cat\n",
    ],
    ids=["name", "empty line", "two strings", "two paragraphs", "code between", "part of a word"],
)
def test_phrase_across_separate_texts_is_not_found(text: str) -> None:
    assert lines_of(text, CATS) == []


def test_phrase_across_lines_is_found_in_a_page_but_not_across_blocks() -> None:
    assert lines_of("# A grey cat\n\n> a grey\n> cat\n", CATS, path="page.md") == [1, 3]
    assert lines_of("- grey\n- cat\n\n| grey |\n| cat |\n\ngrey\n\ncat\n", CATS, path="page.md") == []


def test_phrase_across_lines_is_found_in_comments_of_other_files() -> None:
    assert lines_of("all:\n# a grey\n# cat\n", CATS, path="Makefile") == [2]
    assert lines_of("// a grey\n// cat\n", CATS, path="a.mjs") == [1]


def test_phrase_is_found_in_a_notebook_but_not_in_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "page.ipynb"
    path.write_text('"source": [\n "A grey\\n",\n "cat."\n],\n"image/png": "grey cat",\n', encoding="utf-8")
    assert lines_of(text_of(path), CATS, path="page.ipynb") == [2]


def test_names_are_split_into_words() -> None:
    text = "grey_cat = GreyCats(greycat)\n# a grey cat\n"
    assert lines_of(text, replace(CATS, place=Place.NAMES)) == [1, 1]
    assert lines_of(text, replace(CATS, place=Place.TEXT_AND_NAMES)) == [2, 1, 1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# grey cat  words allowed: its name\n", []),
        ("# words allowed: its name\nx = 'grey cat'\n", []),
        ("<!-- words allowed: its name -->\ngrey\ncat\n", []),
        ("# words allowed: its name\n\nx = 'grey cat'\n", [3]),
        ("# grey cat  words allowed:\n", [1]),
        ("<!-- words allowed: -->\n<!-- grey cat -->\n", [2]),
    ],
    ids=["same line", "line before", "page", "two lines before", "no reason", "no reason in a page"],
)
def test_marker_with_a_reason_allows_its_line_and_the_next(text: str, lines: list[int]) -> None:
    assert lines_of(text, CATS, path="page.md" if text.startswith("<") else CODE) == lines


def test_entry_is_not_looked_for_in_allowed_and_exempt_files() -> None:
    only = replace(CATS, only=("docs/*",), allowed_in={"docs/cats.md": "the page about cats"})
    paths = ["docs/a.md", "docs/how-to/a.md", "docs/cats.md", "src/a.md"]
    assert [path for path in paths if lines_of("grey cat", only, path=path)] == ["docs/a.md", "docs/how-to/a.md"]
    assert lines_of("grey cat", CATS, path="docs/a.md", exempt={"docs/*": "published"}) == []


def test_summary_is_checked_at_its_start_only() -> None:
    give = replace(CATS, pattern="Give", place=Place.SUMMARY)
    assert lines_of('def f():\n    """Give it."""\n', give) == [2]
    assert lines_of('class A:\n    x: int = 1\n    """Give it."""\n    y = 1\n    """Give it."""\n', give) == [3, 5]
    assert lines_of('# words allowed: a test\n"""Give it."""\n', give) == []
    assert lines_of('"""Return it.\n\nGive it.\n"""\nx = """Give it."""\nf(x)\n"""Give it."""\n', give) == []
    assert lines_of('"""Given it, return it."""\n', give) == []


@pytest.mark.parametrize(("length", "lines"), [(80, []), (81, [3])])
def test_summary_has_80_characters_at_most(length: int, lines: list[int]) -> None:
    """The quotes and the indentation do not count."""
    text = f'class A:\n    def f():\n        """{"x" * (length - 1)}.\n\n        {"y" * 90}\n        """\n'
    assert lines_of(text) == lines


@pytest.mark.parametrize(("name", "lines"), [("test_" + "x" * 75, []), ("test_" + "x" * 76, [2]), ("x" * 90, [])])
def test_name_of_a_test_has_80_characters_at_most(name: str, lines: list[int]) -> None:
    assert lines_of(f"class A:\n    async def {name}(): ...\n") == lines
    assert lines_of(f"\ndef {name}(): ...\n") == lines


@pytest.mark.parametrize(
    "code",
    [
        "def testing(): ...",
        "@given(st.none())\ndef laws_hold(): ...",
        "@pytest.mark.parametrize('a', [1])\nasync def a_case(a): ...",
        "class TestCase:\n    @settings\n    def laws_hold(): ...",
    ],
    ids=["prefix without underscore", "given", "mark", "method"],
)
def test_name_of_a_test_starts_with_test_and_an_underscore(code: str) -> None:
    """Pytest runs no function of a different name, and does not say so."""
    line = code.partition("def ")[0].count("\n") + 1
    assert lines_of(code, path="tests/model/test_a.py") == [line]
    assert lines_of(code, path="tests/model/strategies.py") == []
    assert lines_of(code.replace("def ", "def test_"), path="tests/model/test_a.py") == []


def test_functions_that_tests_call_have_any_name() -> None:
    code = "@pytest.fixture\ndef cats(): ...\n@cache\ndef dogs(): ...\n@st.composite\ndef birds(draw): ...\n"
    assert lines_of(code, path="tests/test_a.py") == []


def test_misspelt_key_of_the_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "banned.toml"
    path.write_text('[exempt]\n[[banned]]\npattern = "a"\nexcept = {}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"one of \['allowed', .*, got \['except'\]$"):
        read_list(path)


def test_hit_prints_what_to_write_instead_and_why() -> None:
    (hit,) = hits_in("a.md", "\nThe grey\ncats.", WordList(entries=(CATS,), exempt={}))
    assert str(hit) == "a.md:2: 'grey cats' -> black cat (few people see one)"


def test_counts_are_by_rule_and_folder_most_first() -> None:
    def hit(path: str, rule: str) -> Hit:
        return Hit(path=path, line=1, found="", use="", why="", rule=rule)

    hits = [hit("a.md", "x"), hit("src/a.py", "y"), hit("src/b/c.py", "y"), hit("docs/a.md", "y")]
    assert list(counted(hits)) == ["     3 y  [src 2, docs 1]", "     1 x  [. 1]"]


def test_main_fails_if_a_file_has_a_banned_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside of a Git repository, every file counts that is text and not hidden."""
    word = "nought"  # words allowed: the test needs one
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("Zero.\n", encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(f"{word}\0".encode())
    (tmp_path / "c.txt").write_bytes(f"{word} \xe9".encode("latin-1"))
    (tmp_path / ".d").mkdir()
    (tmp_path / ".d" / "e.md").write_text(word, encoding="utf-8")
    assert tracked(tmp_path) == ["b.bin", "c.txt", "docs/a.md"]
    assert main(["--root", str(tmp_path)]) == 0
    (tmp_path / "docs" / "a.md").write_text(f"Below {word}.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith(f"docs/a.md:1: '{word}' -> 0 (figures)")
    assert main(["--root", str(tmp_path), "--count"]) == 1
    assert capsys.readouterr().out.splitlines()[0].split() == ["1", f"{word}s?", "[docs", "1]"]
    assert main(["--root", str(tmp_path), "src/"]) == 0
