"""A name with an open override does not reach its neighbours, in any form of a report."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from matplotlib.text import Text

import qpr_core as qpr
from qpr_core.display.charts import group_heat_map, indicator_chart, movement_matrix, small_multiples
from qpr_core.display.word import to_word
from qpr_core.errors import StyleError
from qpr_core.model.values.writing_direction import contained
from qpr_core.styles import CoverWords, Style
from qpr_core.text import Heading, Label, Name, Words

NAME = "Calls \u202eanswered \u2067soon"
ENDED = contained(NAME)
SERIES = qpr.TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84})


def report() -> qpr.Report:
    """Return a report with the name in every place."""
    entries = [
        (
            qpr.Indicator(
                code=f"{code}\u202e",
                name=NAME,
                service=NAME,
                owner=NAME,
                polarity="higher is better",
                unit=qpr.units.Unit(name=NAME, after=f" {NAME}"),
                thresholds=qpr.Thresholds(target=85, floor=80),
                comparators={NAME: SERIES},
                peers={f"Other {NAME}": SERIES},
                redefined={"Q2 2023/24": NAME},
            ),
            SERIES,
        )
        for code in ("K1", "K2")
    ]
    return qpr.Scorecard(entries).report("Q2 2023/24")


REPORT = report()
ACTIONS = {each.code: NAME for each in REPORT}
NARRATIVE = qpr.narrate(REPORT, sections=list(qpr.Section), actions=ACTIONS)


@pytest.mark.parametrize(
    "text",
    [str(NARRATIVE), NARRATIVE.to_markdown(), qpr.to_html(NARRATIVE), qpr.to_text(REPORT), str(qpr.notes(REPORT))],
    ids=["text", "Markdown", "HTML", "report", "notes"],
)
def test_every_name_ends_its_direction_in_text_and_pages(text: str) -> None:
    assert NAME in text
    assert text.count(NAME) == text.count(ENDED)


def test_every_name_ends_its_direction_in_word() -> None:
    to_word(NARRATIVE).save(kept := BytesIO())
    text = ZipFile(kept).read("word/document.xml").decode()
    assert NAME in text
    assert text.count(NAME) == text.count(ENDED)


@pytest.mark.parametrize("draw", ["indicator", "panels", "groups", "matrix"])
def test_every_text_of_a_chart_ends_its_direction(draw: str) -> None:
    figure = {
        "indicator": lambda: indicator_chart(REPORT.assessments[0]),
        "panels": lambda: small_multiples(REPORT),
        "groups": lambda: group_heat_map(REPORT),
        "matrix": lambda: movement_matrix(qpr.bridge(REPORT)),
    }[draw]()
    texts = [text for found in figure.findobj(Text) if isinstance(found, Text) for text in found.get_text().split("\n")]
    joined = "".join(texts)
    assert draw == "matrix" or "answered" in joined
    assert joined.count("\u202e") == joined.count("\u202c")
    assert joined.count("\u2067") == joined.count("\u2069")


def test_words_without_an_end_stay_in_their_paragraph() -> None:
    heading = Heading((Words("A \u202e"), Name("B\u202e"), Label("C\u2069")))
    assert str(heading) == "A \u202eB\u202e\u202cC\u202c"


@pytest.mark.parametrize("phrase", ["Report \u202e{quarter}", "\u2069", "a\u202c"], ids=ascii)
def test_phrase_that_does_not_end_its_direction_is_refused(phrase: str) -> None:
    with pytest.raises(
        StyleError, match=r"phrase must (close each mark of writing direction|have a visible character)"
    ):
        Style(cover=CoverWords(heading=phrase))


def test_phrase_that_isolates_a_placeholder_is_accepted() -> None:
    style = Style(cover=CoverWords(heading="Report, \u2068{quarter}\u2069"))
    assert "\u2068Quarter 2" in str(qpr.narrate(REPORT, style=style))
