"""Parts from text, and the refusal of wrong parts when they are made."""

from collections.abc import Callable

import pytest

from qpr_core import Narrative, Paragraph, Rag, to_html
from qpr_core.display.word import to_word
from qpr_core.errors import StyleError
from qpr_core.text import Bars, BulletList, Heading, Item, Segment, Table, Words, bullets, heading, paragraph

WORDS = (Words("x"),)


def test_parts_from_text_escape_it_in_markdown_and_html() -> None:
    made = Narrative((heading("A & B"), paragraph("*50* <b>"), bullets(["1. one"], introduction="It is:")))
    assert made.to_markdown() == "### A & B".replace("&", r"\&") + "\n\n" + r"\*50\* \<b\>" + "\n\nIt is:\n- 1\\. one"
    assert "&lt;b&gt;" in to_html(made)
    assert made.quantities == ()  # numbers of an author are not computed facts


def test_bullets_without_introduction_have_no_empty_line() -> None:
    made = Narrative((bullets(["A", "B"]),))
    assert str(made) == made.to_markdown() == "- A\n- B"
    assert "<p>" not in to_html(made)
    assert [each.text for each in to_word(made).paragraphs] == ["A", "B"]


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: paragraph(5), "text of a paragraph must be text, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: heading("\n"), "text of a heading must not be blank, got ''"),
    (lambda: paragraph("a\x00"), "text of a paragraph must be one line of printable characters"),
    (lambda: bullets([]), "items must be one text or more, in a list, got []"),
    (lambda: bullets("text"), "items must be one text or more, in a list, got 'text'"),
    (lambda: bullets(["a", ""]), "text of an item must not be blank"),
    (lambda: bullets(["a"], introduction=""), "text of an introduction must not be blank"),
    (lambda: Paragraph("text"), "text must be a tuple of spans"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Paragraph(("text",)), "text must be a tuple of spans"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Paragraph((Words(5),)), "text of a span must be text, got Words(text=5) (paragraph)"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Heading(WORDS, 4), "level of a heading must be 1, 2 or 3, got 4"),
    (lambda: Item("x"), "text must be a tuple of spans"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Item(WORDS, ("x",)), "items of an item must be a tuple of Item, got ('x',)"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: BulletList("x", ()), "introduction of a list must be a Paragraph, got 'x'"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: BulletList(Paragraph(WORDS), [Item(WORDS)]), "items of a list must be a tuple of Item, got [<Item"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Table((WORDS,), [(WORDS,)]), "columns and rows of a table must be tuples"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Table((WORDS,) * 3, ((WORDS, WORDS),)), "row of a table must be a tuple of one cell, or of one for each column"),
    (lambda: Table((WORDS,), (("x",),)), "text must be a tuple of spans"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Bars(WORDS, ((WORDS, (5,)),)), "bar must have segments, got 5"),  # type: ignore[arg-type]  # a wrong type is what is tested
    (lambda: Bars(WORDS, (("x", (Segment(Rag.RED, WORDS, 1),)),)), "text must be a tuple of spans"),  # type: ignore[arg-type]  # a wrong type is what is tested
]  # fmt: skip


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=range(len(REFUSED)))
def test_wrong_parts_are_refused_when_they_are_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(StyleError) as caught:
        make()
    assert str(caught.value).startswith(message)
