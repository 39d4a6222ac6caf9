"""Marks in a name stay text in Markdown, also with the usual extensions of readers."""

import string
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core as qpr
from markdown_reader import kinds_in, words_in
from qpr_core.testing import a_series, an_indicator
from qpr_core.text import Label, Name
from qpr_core.wording.text.markup import MARKDOWN, escape_markdown

MARKED: Final = (
    "https://example.org", "www.example.org", "www.1and1.com", "name@example.org", "mailto:a@b.org", "//example.org",
    "x^2^", "H~2~O", "~~gone~~", "$x$", "$$x$$", "[^1]", "^[note]", "{.wide}", "a{.wide}", "{{name}}", "{math}`x`",
    ": definition", ":::note", ":name: x", "% of calls", "!!! note", "??? note", "- [ ] done", "(target)=", "+++", "1. a",
    "<b>", "*a*", "_a_", "`a`", "| a |", "# a", "> a", "\\begin{a}", "![a](b)", "***", "a\\*b",
)  # fmt: skip
"""Names that are more than text in some reader of Markdown."""

TEXT: Final = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
"""The kinds of tokens of a paragraph without marks."""


@pytest.mark.parametrize("name", MARKED)
def test_name_with_marks_is_the_same_text_in_a_reader_with_extensions(name: str) -> None:
    assert kinds_in(escape_markdown(name)) <= TEXT
    assert words_in(escape_markdown(name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org",
        "www.example.org",
        "name@example.org",
        "x^2^",
        "H~2~O",
        "~~gone~~",
        "$x$",
        "{{name}}",
        "% of calls",
    ],
)
def test_reader_has_the_extensions_that_are_tested(name: str) -> None:
    assert not kinds_in(name) <= TEXT


_PIECES = st.sampled_from([*string.punctuation, " ", "a", "1", "www", "http", "org", "mailto", "www.a.org"])


@given(st.lists(_PIECES, min_size=1, max_size=10).map("".join))
def test_any_marks_are_the_same_text_in_a_reader_with_extensions(text: str) -> None:
    name = " ".join(text.split())
    assert kinds_in(escape_markdown(name)) <= TEXT
    assert words_in(escape_markdown(name)) == name


def test_label_is_escaped_inside_its_bold_type() -> None:
    paragraph = qpr.Paragraph((Label("*Housing* <b>"), Name(" 5")))
    assert paragraph.to_markdown() == r"**\*Housing\* \<b\>** 5"


def test_report_with_marks_in_every_name_has_no_links_or_formulas() -> None:
    name = "https://example.org x^2^ ~~gone~~ $y$ [^1] {.wide} a@b.org"
    entries = [
        (an_indicator(code="www.example.org", name=name, service=name, unit=qpr.units.Unit(name=name)), a_series(80))
    ]
    narrative = qpr.narrate(qpr.Scorecard(entries).report("Q2 2023/24"), sections=list(qpr.Section))
    found = kinds_in(narrative.to_markdown())
    assert name in words_in(narrative.to_markdown())
    assert not {kind for kind in found if kind.startswith(("link", "math", "s_", "sup", "sub", "footnote", "span"))}
    assert MARKDOWN.escape(name) in narrative.to_markdown()
