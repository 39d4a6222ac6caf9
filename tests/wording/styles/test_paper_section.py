"""PaperSection and PaperLine: parts by name, placeholders, and what is refused."""

import pytest

from qpr_core import Section
from qpr_core.errors import StyleError
from qpr_core.styles import PaperLayout, PaperLine, PaperPart, PaperSection
from qpr_core.wording.styles.paper_section import COUNTED


def test_parts_of_a_section_are_found_by_name() -> None:
    section = PaperSection("Results", ["Ratings", "contacts", PaperPart.FURTHER, Section.LISTED], "headed")
    assert section.parts == (Section.RATINGS, PaperPart.CONTACTS, PaperPart.FURTHER, Section.LISTED)
    assert section.layout is PaperLayout.HEADED


def test_no_word_names_both_a_paper_part_and_a_section() -> None:
    words = {part.value for part in PaperPart} | {part.name.lower() for part in PaperPart}
    assert not words & ({part.value for part in COUNTED} | {part.name.lower() for part in COUNTED})


@pytest.mark.parametrize("parts", [[], ["scorecard"], [Section.HEADING], "ratings", 5, [None]])
def test_section_without_known_parts_is_refused(parts: object) -> None:
    with pytest.raises(StyleError, match="parts of a section of a cover paper must be one or more of 'purpose', "):
        PaperSection("Results", parts)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_label_has_no_placeholder_and_a_heading_has_two() -> None:
    assert PaperSection("{quarter}: {period}", ["ratings"]).heading == "{quarter}: {period}"
    with pytest.raises(StyleError, match=r"phrase must have no placeholders, got 'In \{quarter\}:'"):
        PaperSection("In {quarter}:", ["ratings"], PaperLayout.LABELLED)
    with pytest.raises(StyleError, match=r"must use only the placeholders period, quarter, got '\{title\}'"):
        PaperSection("{title}", ["ratings"])


def test_unknown_layout_is_refused() -> None:
    with pytest.raises(StyleError, match="layout must be one of 'labelled', 'headed', 'numbered', got 'bold'"):
        PaperSection("Results", ["ratings"], "bold")


def test_line_has_one_form_or_several() -> None:
    assert PaperLine("From:", "{sender}") == PaperLine("From:", ["{sender}"])
    with pytest.raises(StyleError, match="forms of a line must be one or more phrases, got"):
        PaperLine("From:", [])
    with pytest.raises(StyleError, match=r"got '\{author\}' \(line From:\)"):
        PaperLine("From:", "{author}")
    with pytest.raises(StyleError, match=r"is_title must be True or False, got 1 \(From:\)"):
        PaperLine("From:", "{sender}", 1)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_repr_is_the_code_that_makes_it() -> None:
    assert repr(PaperLine("To:", "{recipient}")) == "PaperLine(label='To:', forms=('{recipient}',), is_title=False)"
