"""appendix: its sections, the author's texts, and the texts that are missing."""

import re
from typing import Any

import pytest
from attrs import evolve

import qpr_core as qpr
from eastmarsh import ACTIONS, COMMENTARY, written
from eastmarsh import report as eastmarsh_report
from faces import PUBLIC
from pictured import WHOLE, made
from qpr_core import Section, narrate
from qpr_core.errors import ReportError, StyleError
from qpr_core.styles import AppendixWords, ScorecardTable, Style, dump_style, load_style
from qpr_core.text import Heading, appendix
from small_reports import PRESETS, report_of

RED = report_of(
    made(78, 70, owner="Head of Roads", service="Highways"),
    made(90, 91, code="B", service="Highways"),
    made(5, 6, code="V", polarity="neither", unit="number", thresholds=None),
)


def lines(**parts: Any) -> list[str]:
    """Return the lines on commentary and actions."""
    text = str(appendix(RED, **parts)).splitlines()
    return [line for line in text if line.startswith(("Commentary", "Management"))]


def test_sections_are_in_the_order_of_the_style_with_services_in_the_middle() -> None:
    found = [str(part) for part in written().parts if isinstance(part, Heading) and part.level < 3]
    services = list(eastmarsh_report().by("service"))
    assert found == [
        "Quarterly Performance Report, Quarter 3, 2025/26",
        "Key to ratings and directions of travel",
        "Executive summary",
        *services,
        "Activity indicators",
        "Notes on the data",
        "Changes to the list of KPIs",
    ]


def test_every_text_of_the_author_is_printed_once_with_its_paragraphs() -> None:
    text = [str(part) for part in written().parts]
    for code, given in COMMENTARY.items():
        first, *more = given.strip().split("\n\n")
        assert text.count(f"Commentary: {' '.join(first.split())}") == 1, code
        assert all(" ".join(each.split()) in text for each in more)
    for action in ACTIONS.values():
        assert sum(part.endswith(f": {' '.join(action.split())}") for part in text) == 1


def test_missing_texts_are_reported_if_others_are_given_and_only_then() -> None:
    assert lines() == []
    assert lines(commentary={}, actions={}) == [
        "Commentary: none was given.",
        "Management action (Head of Roads): none was given.",
        "Commentary: none was given.",
    ]
    assert lines(commentary={"A": "Ice.\n \nSnow."}, actions={"A": "Salt.", "B": "None."}) == [
        "Commentary: Ice.",
        "Management action (Head of Roads): Salt.",
        "Commentary: none was given.",
        "Management action: None.",
    ]
    assert "\nSnow.\n" in str(appendix(RED, commentary={"A": "Ice.\n \nSnow."}))


def test_action_that_names_the_owner_and_commentary_on_activity_are_printed() -> None:
    given = {"A": "The Head of Roads buys salt."}
    assert lines(actions=given) == ["Management action: The Head of Roads buys salt."]
    assert lines(commentary={"V": "Busy."})[-1] == "Commentary: Busy."


def test_text_of_the_author_is_escaped() -> None:
    text = appendix(RED, commentary={"A": "<b>*Ice*</b>"}, sections=Section.SERVICES)
    assert r"**Commentary:** \<b\>\*Ice\*\</b\>" in text.to_markdown()
    assert "<b>*Ice*</b>" in str(text)


def test_actions_for_the_listed_band_and_for_a_table_are_printed() -> None:
    listed = appendix(RED, actions={"A": "Salt."}, sections=["heading", "listed"])
    table = ScorecardTable(columns=["code", "management action"])
    shown = appendix(RED, actions={"A": "Salt."}, sections=["heading", "scorecard"], table=table)
    assert all("Salt." in str(each) for each in (listed, shown))
    green = report_of(made(84, 90, code="G"), made(84, 79))
    with pytest.raises(ReportError, match="actions must be for indicators in a section that prints them"):
        appendix(green, actions={"G": "Salt."}, sections=["heading", "listed"])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"commentary": {"Z": "Ice."}}, "code must be that of an indicator of the report, got 'Z'"),
        ({"commentary": {"A": 5}}, "commentary (A) must be text, got 5"),
        ({"commentary": {"A": " "}}, "commentary (A) must not be blank, got ''"),
        ({"commentary": ["A"]}, "commentary must be a mapping from the code of an indicator to text, got ['A']"),
        ({"actions": {"Z": "Salt."}}, "code must be that of an indicator of the report, got 'Z'"),
        (
            {"commentary": {"A": "Ice.", "V": "Busy."}, "sections": ["key to ratings", "services"]},
            "commentary must be for indicators in a section that prints them (add 'services' or 'activity indicators in "
            "full'), got 'V'",
        ),
        (
            {"actions": {"A": "Salt."}, "sections": "key to ratings"},
            "actions must be for indicators in a section that prints them (add 'services' or 'activity indicators in "
            "full'), got 'A'",
        ),
    ],
)
def test_texts_that_would_not_be_printed_are_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ReportError) as refused:
        appendix(RED, **parts)
    assert str(refused.value).startswith(message)


def test_actions_of_the_list_and_of_the_paragraphs_have_a_place() -> None:
    assert "Salt." in str(appendix(RED, actions={"A": "Salt."}, sections=Section.LISTED))
    assert "Salt." in str(appendix(RED, actions={"V": "Salt."}, sections=Section.INDICATORS))


@pytest.mark.parametrize("style", PRESETS)
def test_source_of_every_number_of_an_appendix_evaluates_to_it(style: Style) -> None:
    report = eastmarsh_report()
    text = appendix(report, style=style, commentary=COMMENTARY, actions=ACTIONS)
    names = PUBLIC | {"report": report, "_": report}
    assert len(text.quantities) > 250
    for quantity in text.quantities:
        assert eval(quantity.source, names) == quantity.value, quantity
    assert not re.search(r"\b(None|nan|Decimal|Fraction)\b|[{}]", str(text))


def test_order_of_sections_is_data_of_a_style() -> None:
    style = Style(appendix=AppendixWords(sections=["services", "heading"], commentary="What officers say:"))
    data = dump_style(style)
    assert data == {"appendix": {"sections": ["services", "heading"], "commentary": "What officers say:"}}
    assert load_style(data) == style
    text = appendix(RED, style=load_style(data), commentary={"A": "Ice."})
    assert str(text.parts[0]) == "Highways"
    assert str(text.parts[-1]) == "Quarterly Performance Report, Quarter 2, 2023/24"
    assert "What officers say: Ice." in str(text)


def test_custom_section_is_called_with_the_report() -> None:
    text = appendix(RED, sections=["heading", lambda report, _: qpr.text.paragraph(f"{len(report)} indicators.")])  # type: ignore[arg-type]  # a report has a length
    assert str(text.parts[-1]) == "3 indicators."


def test_language_is_that_of_the_style_and_wrong_kinds_are_refused() -> None:
    assert appendix(WHOLE, style=evolve(Style(), language="en-IE")).language == "en-IE"
    with pytest.raises(StyleError, match="sections must be members of Section"):
        appendix(WHOLE, sections="chapters")
    assert narrate(WHOLE, sections="services") == appendix(WHOLE, sections="services")
