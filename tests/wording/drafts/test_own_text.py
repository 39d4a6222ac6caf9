"""Sentences of the library in a draft: every figure is read, and every change is found."""

import re

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from qpr_core import Narrative, Period, Ratio, Report, Scorecard, check_text, narrate, summarise
from qpr_core.answers import Mistake
from qpr_core.errors import ReportError
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, Style
from qpr_core.testing import a_series, an_indicator, scorecards
from qpr_core.testing.examples import A_COUNCIL
from qpr_core.text import Quantity
from qpr_core.wording.text.parts import changed
from qpr_core.wording.text.spans import Spans

STYLES = (KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF)
COUNCIL = A_COUNCIL.report("Q2 2023/24")
COUNCIL_TEXT = narrate(COUNCIL)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("with_markdown", [False, True])
def test_own_report_is_clean(style: Style, with_markdown: bool) -> None:
    narrative = narrate(COUNCIL, style=style)
    checked = check_text(narrative.to_markdown() if with_markdown else str(narrative), COUNCIL, style=style)
    assert (checked.discrepancies, checked.unread) == ((), ())


def edited(narrative: Narrative, which: int) -> Narrative:
    """Return the narrative with a different number in one of its figures."""
    places = iter(range(100_000))

    def change(spans: Spans) -> Spans:
        return tuple(
            evolve(span, text=_other(span.text)) if isinstance(span, Quantity) and next(places) == which else span
            for span in spans
        )

    return Narrative(tuple(changed(part, change) for part in narrative.parts))


def _other(text: str) -> str:
    digits = re.search("[0-9]+", text)
    return "47" if digits is None else f"{text[: digits.start()]}{int(digits[0]) + 3}{text[digits.end() :]}"


def first_change(text: str, before: str) -> int:
    return next(at for at, (now, then) in enumerate(zip(text, before, strict=False)) if now != then)


def is_noticed(text: str, before: str, report: Report, style: Style) -> bool:
    """Return True if the change of a text is found, or is in a sentence listed as unread."""
    checked = check_text(text, report, style=style)
    at = first_change(text, before)
    return bool(checked.discrepancies) or any(each.start <= at < each.end for each in checked.unread)


@pytest.mark.parametrize("which", range(0, len(COUNCIL_TEXT.quantities), 19))
def test_changed_figure_of_a_report_is_noticed(which: int) -> None:
    text, before = str(edited(COUNCIL_TEXT, which)), str(COUNCIL_TEXT)
    assert text == before or is_noticed(text, before, COUNCIL, KENT)


@pytest.mark.large
def test_nearly_every_changed_figure_of_a_report_is_found() -> None:
    """At least 97% are called wrong; "How it is tested" has the figure."""
    before = str(COUNCIL_TEXT)
    texts = [str(edited(COUNCIL_TEXT, which)) for which in range(len(COUNCIL_TEXT.quantities))]
    different = [text for text in texts if text != before]
    found = sum(bool(check_text(text, COUNCIL).discrepancies) for text in different)
    assert len(different) > 150
    assert found >= 97 * len(different) / 100


@pytest.mark.large
@given(scorecards(), st.integers(0, 9), st.sampled_from(STYLES), st.data())
def test_any_change_of_a_report_is_noticed(card: Scorecard, steps: int, style: Style, data: st.DataObject) -> None:
    try:
        report = card.report(Period.parse("Q4 1999/00").shift(steps))
    except ReportError:
        return  # nothing to report by then
    assume(report.kpis)
    narrative = narrate(report, style=style)
    assume(narrative.quantities)
    before = str(narrative)
    text = str(edited(narrative, data.draw(st.integers(0, len(narrative.quantities) - 1))))
    assume(text != before)
    assert is_noticed(text, before, report, style)


@pytest.mark.large
@given(st.data(), st.sampled_from(STYLES))
def test_swapped_names_of_kpis_are_noticed(data: st.DataObject, style: Style) -> None:
    before = str(narrate(COUNCIL, style=style))
    one, other = data.draw(
        st.lists(st.sampled_from(sorted(each.code for each in COUNCIL)), min_size=2, max_size=2, unique=True)
    )
    place = data.draw(st.sampled_from([found.start() for found in re.finditer(rf"\b{one}\b", before)] or [-1]))
    assume(place >= 0)
    text = f"{before[:place]}{other}{before[place + len(one) :]}"
    assert is_noticed(text, before, COUNCIL, style)


SENTENCE = "74 of 95 (77.9%) is 2.1 percentage points below the floor standard of 80%, against a target of 85%."
BEFORE = "Complaints answered in time (CS02, Customer Services): Red and worsening."


def test_wrong_figure_behind_a_known_sentence_is_found() -> None:
    watched = str(COUNCIL_TEXT)
    wrong = watched.replace("74 of 95 (77.9%) is 2.1", "74 of 95 (77.9%) is 2.4", 1)
    (only,) = check_text(wrong, COUNCIL).discrepancies
    assert (only.words, only.mistake, only.about) == ("2.4", Mistake.RESULT, "CS02")


def test_figures_of_a_sentence_elsewhere_are_not_compared() -> None:
    for text in (SENTENCE.replace("74", "75"), f"In Housing:\n\n- {BEFORE} {SENTENCE}".replace("74", "75")):
        checked = check_text(text, COUNCIL)
        assert checked.discrepancies == () or "75" not in {each.words for each in checked.discrepancies}
        assert checked.unread


def test_sentence_below_a_heading_of_a_different_quarter_is_not_recognised() -> None:
    text = f"# Last quarter\n\n{SENTENCE}"
    assert check_text(text, COUNCIL).unread


def test_counts_alone_are_a_source_too() -> None:
    summary = summarise(COUNCIL)
    for style in STYLES:
        assert check_text(str(narrate(summary, style=style)), summary, style=style).is_clean


def test_figure_in_a_different_currency_is_noticed() -> None:
    before = str(COUNCIL_TEXT)
    text = before.replace("£702 is £13 from Amber", "$702 is £13 from Amber", 1)
    assert is_noticed(text, before, COUNCIL, KENT)


def test_rows_of_a_table_with_different_headings_are_not_recognised() -> None:
    text = str(COUNCIL_TEXT).replace("Target  ", "Limit   ", 1)
    assert "CS02  Complaints" in "".join(each.sentence for each in check_text(text, COUNCIL).unread)


def test_number_outside_the_figures_must_be_the_same() -> None:
    text = str(COUNCIL_TEXT).replace("from Quarter 1 2021/22", "from Quarter 3 2021/22", 1)
    (only,) = check_text(text, COUNCIL).unread
    assert "from Quarter 3 2021/22" in only.sentence


def test_wrong_figure_in_an_item_on_its_own_is_found() -> None:
    checked = check_text(f"{BEFORE} {SENTENCE}".replace("74 of 95", "75 of 95"), COUNCIL)
    assert [each.words for each in checked.discrepancies] == ["75"]
    assert not checked.unread


def test_wrong_code_behind_a_name_is_noticed_before_other_words() -> None:
    before = str(COUNCIL_TEXT)
    text = before.replace(
        "Complaints answered in time (CS02, from Amber)", "Complaints answered in time (AS01, from Amber)"
    )
    assert text != before
    assert is_noticed(text, before, COUNCIL, KENT)


def test_level_for_a_band_is_not_a_rating() -> None:
    text = "CS02 is Red: compared with Quarter 1, the level for Amber is now 80% (it was 75%)."
    assert "Amber" not in {each.words for each in check_text(text, COUNCIL).discrepancies}


def test_rating_of_an_earlier_result_is_unknown_where_small_counts_are_withheld() -> None:
    """It depends on the counts of the result, which the history of results does not have."""
    indicator = an_indicator(code="K1", unit="%", withhold_below=5)
    series = a_series(Ratio(97, 120), Ratio(70, 100), Ratio(90, 100), Ratio(80, 100), Ratio(81, 100))
    report = Scorecard([(indicator, series)]).report("Q2 2023/24")
    checked = check_text("K1 was Red in Quarter 4.", report)
    assert (checked.discrepancies, len(checked.unread)) == ((), 1)
