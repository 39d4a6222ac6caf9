"""PaperWords: lines, sections and numbers that a cover paper can be written with."""

import pytest

from qpr_core.errors import StyleError
from qpr_core.styles import PaperLine, PaperSection, PaperWords, Style


def test_lines_and_sections_have_their_own_classes() -> None:
    with pytest.raises(StyleError, match="lines of a cover paper must be PaperLine objects, got"):
        PaperWords(lines=["From:"])  # type: ignore[list-item]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="lines of a cover paper must be PaperLine objects, got 5"):
        PaperWords(lines=5)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(StyleError, match="sections of a cover paper must be one or more PaperSection objects, got"):
        PaperWords(sections=[])
    with pytest.raises(StyleError, match="sections of a cover paper must be one or more PaperSection objects, got"):
        PaperWords(sections=["ratings"])  # type: ignore[list-item]  # a wrong type is what is tested


def test_paper_has_at_most_one_title() -> None:
    title = PaperLine("Subject:", "{subject}", is_title=True)
    assert PaperWords(lines=[title]).lines == (title,)
    with pytest.raises(StyleError, match="must have at most one title"):
        PaperWords(lines=[title, PaperLine("Title:", "{subject}", is_title=True)])


@pytest.mark.parametrize(("name", "slot"), [("section_number", "section"), ("paragraph_number", "paragraph")])
def test_number_without_its_placeholder_is_refused(name: str, slot: str) -> None:
    with pytest.raises(StyleError, match=f"{name} must have the placeholder {slot}, got '1.'"):
        PaperWords(**{name: "1."})  # type: ignore[arg-type]  # every field of the two names is text


def test_style_refuses_paper_words_of_a_wrong_kind() -> None:
    with pytest.raises(StyleError, match="paper must be PaperWords, got 5"):
        Style(paper=5)  # type: ignore[arg-type]  # a wrong type is what is tested
    sections = [PaperSection("Overview", ["opening"])]
    assert Style(paper=PaperWords(sections=sections)) == Style(paper=PaperWords(sections=tuple(sections)))
