"""Custom sections: functions that return parts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kent import summary as kent_summary
from qpr_core import Paragraph, Report, Section, Summary, narrate, to_text
from qpr_core.errors import StyleError
from qpr_core.styles import KENT, Style
from qpr_core.testing import check_style
from qpr_core.text import BulletList, Heading, bullets, heading, paragraph
from small_reports import WHOLE


def outlook(result: Report | Summary, style: Style) -> list[Heading | Paragraph | BulletList]:
    quarter = (
        "Quarter 2"
        if isinstance(result, Summary)
        else style.periods.name(result.period, WHOLE.assessments[0].indicator.financial_year).text
    )
    return [heading("Outlook"), paragraph(f"After {quarter}, 3 services change."), bullets(["Highways"])]


def one(result: Report | Summary, style: Style) -> Paragraph:  # noqa: ARG001  a section has both
    return paragraph("One part.")


def drawn(result: Report | Summary, style: Style) -> Iterator[Paragraph]:  # noqa: ARG001  a section has both
    yield paragraph("Drawn.")


def nothing(result: Report | Summary, style: Style) -> tuple[()]:  # noqa: ARG001  a section has both
    return ()


def test_custom_section_of_a_report_stands_in_its_place() -> None:
    made = narrate(WHOLE, sections=[Section.HEADING, outlook, one, Section.PERIOD])
    assert str(made).split("\n\n")[1:5] == [
        "Outlook",
        "After Q2 2023/24, 3 services change.",
        "- Highways",
        "One part.",
    ]
    assert str(made).endswith(str(narrate(WHOLE, sections=Section.PERIOD)))


def test_custom_section_of_a_summary_gets_the_summary() -> None:
    made = narrate(kent_summary(), sections=(outlook, drawn, nothing))
    assert str(made) == "Outlook\n\nAfter Quarter 2, 3 services change.\n\n- Highways\n\nDrawn."
    assert made.quantities == ()


def test_style_has_custom_sections_beside_ready_made_ones() -> None:
    style = Style(sections=[Section.PERIOD, one])
    assert to_text(kent_summary(), style=style).endswith("\n\nOne part.")
    assert str(narrate(kent_summary(), sections=one)) == "One part."
    assert style != KENT


def test_numbers_of_an_author_keep_the_law_of_honesty() -> None:
    """They are text of the user, as those in the name of an indicator are."""
    check_style(Style(sections=[Section.OPENING, outlook]), examples=5)


@pytest.mark.parametrize(
    ("returned", "shown"),
    [(None, "None"), ("text", "'text'"), (5, "5"), ([paragraph("a"), "b"], "'b'"), ([None], "None")],
)
def test_custom_section_that_returns_no_parts_is_refused_by_name(returned: Any, shown: str) -> None:
    def wrong(result: Report | Summary, style: Style) -> Any:  # noqa: ARG001  a section has both
        return returned

    with pytest.raises(StyleError) as caught:
        narrate(WHOLE, sections=[wrong])
    assert str(caught.value).startswith(
        f"custom section must return parts (make them with paragraph and bullets of qpr_core.text), got {shown} (test_cus"
    )
    assert str(caught.value).endswith(".wrong)")


def test_custom_section_without_a_name_is_refused_by_its_class() -> None:
    class Wrong:
        def __call__(self, *_: object) -> Any:
            return 5

    made: Callable[..., Any] = Wrong()
    with pytest.raises(StyleError, match=r"got 5 \(.*Wrong\)$"):
        narrate(WHOLE, sections=[made])


def test_custom_section_that_fails_is_named_and_keeps_its_error() -> None:
    def failing(result: Report | Summary, style: Style) -> Paragraph:  # noqa: ARG001  a section has both
        raise KeyError("gone")

    def refused(result: Report | Summary, style: Style) -> Paragraph:  # noqa: ARG001  a section has both
        return paragraph("")

    with pytest.raises(
        StyleError, match=r"custom section must return parts .*, got KeyError\('gone'\) \(.*\.failing\)$"
    ) as caught:
        narrate(WHOLE, sections=failing)
    assert isinstance(caught.value.__cause__, KeyError)
    with pytest.raises(StyleError, match=r"^text of a paragraph must not be blank"):
        narrate(WHOLE, sections=refused)


def test_custom_section_that_is_given_twice_is_refused() -> None:
    with pytest.raises(StyleError, match="sections must be members of Section, each once"):
        Style(sections=[one, one])
