"""Whole reports of random scorecards, which an independent reader reads.

The reader is in `reader.py`, the sentences that it knows in `reading/grammar.py` and the grammars beside it. A sentence
that it does not know fails, so that no claim is passed over.
"""

import re
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from qpr_core import (
    ExpectedRange,
    Indicator,
    Polarity,
    Ratio,
    Report,
    Scorecard,
    Thresholds,
    TimeSeries,
    explain,
    narrate,
    notes,
    summarise,
)
from qpr_core.errors import ReportError
from qpr_core.styles import KENT, MEETING_MINUTES, STATISTICAL, Style
from qpr_core.testing.examples import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST
from qpr_core.testing.strategies.scorecards import plain_scorecards, scorecards
from qpr_core.wording.styles.section import DEFAULT_SECTIONS
from rare import scorecard as a_rare_scorecard
from reader import read_comparison, read_explanation, read_narrative, read_notes
from reading import grammar
from reading.facts import Facts, make_facts
from reading.falsehoods import FALSEHOODS
from reading.made import lifelike_scorecards, shrinking_scorecard
from reading.mutations import mutations, omissions
from reading.plain_edges import with_plain_edges

pytestmark = pytest.mark.large  # whole reports of many scorecards; what they reach is reached by other tests too

STYLES: Final = {
    "KENT": (KENT, grammar.KENT),
    "STATISTICAL": (STATISTICAL, grammar.STATISTICAL),
    "MEETING_MINUTES": (MEETING_MINUTES, grammar.MEETING_MINUTES),
}
CARDS: Final = {
    "council": A_COUNCIL,
    "messy": A_MESSY_COUNCIL,
    "trust": A_TRUST,
    "rare": with_plain_edges(a_rare_scorecard()),
    "shrinking": shrinking_scorecard(),
}
QUARTERS: Final = ["Q1 2021/22", "Q4 2021/22", "Q2 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]
EXAMPLES: Final = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to make a whole report smaller takes minutes
)

LEAST_REPORTED: Final = 0.95
"""The least share of changed words and numbers that the reader must report."""


def contradictions(facts: Facts, name: str, style: Style | None = None) -> list[str]:
    """Print a report, its notes and its explanations, and read them again."""
    own, words = STYLES[name]
    style = own if style is None else style
    found = read_narrative(str(narrate(facts.report, style=style)), facts, words)
    found += read_notes(str(notes(facts.report, style=style)), facts, words)
    for one in facts.report.assessments:
        found += read_explanation(str(explain(one, style=style)), one, facts, words)
        found += read_comparison(str(explain(one.comparison, style=style)), one, facts, words)
    return found


def report_on(card: Scorecard, quarter: str, quarters: int) -> Facts | None:
    """Report on a quarter; `None` if there is nothing to report on yet."""
    try:
        report = card.report(quarter, quarters=quarters)
    except ReportError:
        return None
    return make_facts(card, report, quarters)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("card", CARDS)
def test_reports_on_the_examples_contradict_nothing(card: str, name: str) -> None:
    """Quarters from the first with results to the last."""
    found = []
    for quarter in QUARTERS:
        facts = report_on(CARDS[card], quarter, 5)
        found += [] if facts is None else [f"{quarter}: {each}" for each in contradictions(facts, name)]
    assert found == []


@EXAMPLES
@given(
    plain_scorecards().map(with_plain_edges),
    st.sampled_from(["Q4 1999/00", "Q1 2000/01", "Q4 2000/01"]),
    st.sampled_from(sorted(STYLES)),
)
def test_reports_on_plain_scorecards_contradict_nothing(card: Scorecard, quarter: str, name: str) -> None:
    facts = report_on(card, quarter, 2)
    assert facts is None or contradictions(facts, name) == []


@EXAMPLES
@given(
    scorecards().map(with_plain_edges),
    st.sampled_from(["Q1 2000/01", "Q4 2000/01", "Q3 2001/02"]),
    st.sampled_from(sorted(STYLES)),
)
def test_reports_on_scorecards_of_every_kind_contradict_nothing(card: Scorecard, quarter: str, name: str) -> None:
    facts = report_on(card, quarter, 5)
    assert facts is None or contradictions(facts, name) == []


@EXAMPLES
@given(
    lifelike_scorecards(), st.sampled_from(["Q1 2023/24", "Q3 2023/24", "Q4 2023/24"]), st.sampled_from(sorted(STYLES))
)
def test_reports_on_lifelike_scorecards_contradict_nothing(card: Scorecard, quarter: str, name: str) -> None:
    """The scorecards have arrears, carried and withheld results, and new thresholds."""
    facts = report_on(card, quarter, 5)
    assert facts is None or contradictions(facts, name) == []


@EXAMPLES
@given(lifelike_scorecards(), st.data())
def test_reports_after_a_revision_contradict_nothing(card: Scorecard, data: st.DataObject) -> None:
    """The published summary is from results that have changed since."""
    name = data.draw(st.sampled_from(sorted(STYLES)))
    entries = list(card.entries)
    index = data.draw(st.integers(0, len(entries) - 1))
    indicator, series = entries[index]
    results = {period: result for period, result, _ in series.observations()}
    assume(results)
    changed = data.draw(st.sampled_from(sorted(results, key=lambda period: period.ordinal)))
    results[changed] = Ratio(1, 2) if isinstance(results[changed], Ratio) else data.draw(st.sampled_from([50, 85, 88]))  # type: ignore[assignment]
    entries[index] = type(entries[index])(indicator, TimeSeries(results))
    published = Scorecard(entries).report("Q2 2023/24")
    report = card.report("Q3 2023/24", published=summarise(published) if published.kpis else None)
    facts = make_facts(card, report, 2, published)
    assert contradictions(facts, name) == []


@EXAMPLES
@given(lifelike_scorecards(), st.integers(0, 2))
def test_reports_with_fixed_decimal_places_contradict_nothing(card: Scorecard, places: int) -> None:
    facts = report_on(card, "Q4 2023/24", 2)
    assert facts is None or contradictions(facts, "KENT", Style(decimal_places=places)) == []


def small_report() -> tuple[Scorecard, Report]:
    """Report on two KPIs and an activity indicator, of which one fell and one rose."""
    lower, neither = Polarity.LOWER_IS_BETTER, Polarity.NEITHER
    periods = ["Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]
    made: list[tuple[Indicator, list[Ratio | int | str]]] = [
        (
            Indicator(
                code="C1", name="Complaints in time", service="Access", polarity=Polarity.HIGHER_IS_BETTER, unit="%",
                thresholds=Thresholds(target=85, floor=80),
            ),
            [Ratio(86, 100), Ratio(84, 99), Ratio(90, 104), Ratio(81, 100), Ratio(74, 95)],
        ),
        (
            Indicator(
                code="D1", name="Days lost", service="People", polarity=lower, unit="days",
                thresholds=Thresholds(target=8, tolerance="25%"),
            ),
            ["12.4", 12, "11.3", "10.6", 9],
        ),
        (
            Indicator(
                code="V1", name="Visits", service="Access", polarity=neither, unit="number",
                thresholds=ExpectedRange(40_000, 45_000),
            ),
            [41_000, 43_000, 42_000, 44_500, 46_200],
        ),
    ]  # fmt: skip
    card = Scorecard([(indicator, TimeSeries(dict(zip(periods, results, strict=True)))) for indicator, results in made])
    return card, card.report("Q2 2023/24", quarters=5)


@pytest.mark.parametrize("name", STYLES)
def test_the_reader_reports_changed_words_and_numbers(name: str) -> None:
    """Each digit, count, band and word of direction of a report is changed in turn."""
    card, report = small_report()
    facts = make_facts(card, report, 5)
    style, words = STYLES[name]
    is_whole = name == "KENT"  # the others differ from it in the cover and in what moved
    text = str(narrate(report, style=style, sections=None if is_whole else DEFAULT_SECTIONS[:8]))
    before = set(read_narrative(text, facts, words, is_whole=is_whole))
    changed = list(mutations(text))
    missed = [what for other, what in changed if set(read_narrative(other, facts, words, is_whole=is_whole)) <= before]
    assert len(changed) > (300 if is_whole else 40)
    assert 1 - len(missed) / len(changed) >= LEAST_REPORTED, missed


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("card", ["council", "rare", "shrinking"])
def test_the_reader_reports_every_count_that_is_left_out(card: str, name: str) -> None:
    """Each clause, item and last sentence of the sections that count KPIs is left out in turn."""
    facts = report_on(CARDS[card], "Q2 2023/24", 5)
    assert facts is not None
    style, words = STYLES[name]
    text = str(narrate(facts.report, style=style))
    counts = [
        text[: text.index("Scorecard")],
        *re.findall(r"The same quarter last year\n.*?(?=KPIs by rating)", text, re.DOTALL),
    ]
    changed = [(text.replace(part, other), what) for part in counts for other, what in omissions(part)]
    assert len(changed) > 25
    assert [what for other, what in changed if not read_narrative(other, facts, words)] == []


@pytest.mark.parametrize(("card", "name"), FALSEHOODS)
def test_the_reader_reports_every_false_sentence(card: str, name: str) -> None:
    """A period, figure, statistic, judgement or reason is changed in turn."""
    facts = report_on(CARDS[card], "Q2 2023/24", 5)
    assert facts is not None
    style, words = STYLES[name]
    text = str(narrate(facts.report, style=style))
    changes = FALSEHOODS[card, name]
    assert [old for old, _ in changes if old not in text] == []
    read = [read_narrative(text.replace(old, new, 1), facts, words) for old, new in changes]
    assert [change for change, found in zip(changes, read, strict=True) if not found] == []


def test_the_reader_reports_a_sentence_that_it_does_not_know() -> None:
    card, report = small_report()
    text = f"{narrate(report)}\n\nAll is well."
    assert any(
        "unread: 'All is well.'" in each for each in read_narrative(text, make_facts(card, report, 5), grammar.KENT)
    )


def test_the_reader_reports_a_section_that_is_left_out() -> None:
    card, report = small_report()
    text = str(narrate(report)).replace("Days lost (D1", "Days gained (D1")
    assert any(
        "name: printed 'Days gained'" in each
        for each in read_narrative(text, make_facts(card, report, 5), grammar.KENT)
    )
