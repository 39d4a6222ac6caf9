"""Sources: the expression of every number in every kind of text gives it.

The property tests check the same for drawn records. These tests have the kinds of text that are drawn too rarely.
"""

from collections.abc import Iterator
from fractions import Fraction

import pytest

import qpr_core as qpr
from faces import PUBLIC
from qpr_core.testing import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, Four, a_series, an_indicator
from qpr_core.wording.reasons.explain import Explainable
from rare import scorecard as rare_scorecard

NAMES = PUBLIC | {"Four": Four, "Fraction": Fraction}
STYLES = (
    qpr.styles.KENT,
    qpr.styles.STATISTICAL,
    qpr.styles.MEETING_MINUTES,
    qpr.styles.PLAIN,
    qpr.styles.Style(with_shares=True),
)
LATEST = "Q2 2023/24"


def texts_of(card: qpr.Scorecard, style: qpr.styles.Style) -> Iterator[tuple[object, qpr.Narrative | qpr.Paragraph]]:
    """Yield each record of a scorecard with its text."""
    published = qpr.summarise(A_COUNCIL.report("Q1 2023/24")) if card is RESTATED else None
    report = card.report(LATEST, quarters=5, published=published)
    for record in (qpr.summarise(report), qpr.bridge(report)):
        yield record, qpr.narrate(record, style=style)
    yield report, qpr.notes(report, style=style)
    for insight in qpr.answers.insights(report, most=99):
        yield insight, qpr.explain(insight, style=style)
    for entry in card.entries:
        yield from _answers(entry, style)


def _answers(
    entry: qpr.answers.Entry, style: qpr.styles.Style
) -> Iterator[tuple[object, qpr.Narrative | qpr.Paragraph]]:
    indicator, series = entry
    for quarter in ("Q4 2022/23", "Q1 2023/24", LATEST):
        assessed = qpr.assess(indicator, series, quarter)
        records: list[Explainable] = [assessed, assessed.standing, assessed.comparison, assessed.direction_of_travel]
        records.append(qpr.project(indicator, series, quarter))
        compared = qpr.compare_methods(indicator, series, quarter)
        yield compared, qpr.narrate(compared, style=style)
        for record in records:
            yield record, qpr.explain(record, style=style, with_statistics=True)


def _looking_back(case: qpr.rules.Case) -> qpr.Rag:
    return qpr.Rag.AMBER if (case.gain or 0) > 0 else qpr.Rag.RED


def _restated() -> qpr.Scorecard:
    first, *others = A_COUNCIL.entries
    shifted = qpr.TimeSeries((period, None if result is None else 80) for period, result, _ in first.series)
    rule = qpr.rules.RatingRule(
        name="looks back", version=3, decide=_looking_back, looks_back=qpr.Baseline.SAME_PERIOD_LAST_YEAR
    )
    looking = an_indicator(code="L1", name="Looks back", rule=rule)
    return qpr.Scorecard([(first.indicator, shifted), *others, (looking, a_series(70, 71, 72, 73, 74, 75, 76, 77))])


RESTATED = _restated()


@pytest.mark.parametrize("style", STYLES, ids=["Kent", "statistical", "minutes", "plain", "shares"])
@pytest.mark.parametrize(
    "card",
    [A_COUNCIL, A_MESSY_COUNCIL, A_TRUST, RESTATED, rare_scorecard()],
    ids=["council", "messy", "trust", "new", "rare"],
)
def test_explain_source_of_every_number_evaluates_to_it(card: qpr.Scorecard, style: qpr.styles.Style) -> None:
    seen = 0
    for record, text in texts_of(card, style):
        for quantity in text.quantities:
            assert eval(f"_.{quantity.source}", NAMES | {"_": record}) == quantity.value, (str(text), quantity)
            seen += 1
    assert seen > 50


@pytest.mark.parametrize("style", STYLES, ids=["Kent", "statistical", "minutes", "plain", "shares"])
def test_narrate_source_of_every_number_evaluates_to_it(style: qpr.styles.Style) -> None:
    report = rare_scorecard().report(LATEST, quarters=4)
    for quantity in qpr.narrate(report, style=style, sections=list(qpr.Section)).quantities:
        assert eval(quantity.source, NAMES | {"report": report}) == quantity.value, quantity


def test_explain_rule_that_looks_back_has_its_version_and_period() -> None:
    assessed = qpr.assess(*RESTATED.entries[-1], LATEST)
    text = qpr.explain(assessed.standing)
    sources = [quantity.source for quantity in text.quantities]
    assert ("rule.version" in sources, "previous_value" in sources) == (True, True), sources


def test_cover_quantities_count_restated_ratings() -> None:
    report = RESTATED.report(LATEST, published=qpr.summarise(A_COUNCIL.report("Q1 2023/24")))
    sources = [quantity.source for quantity in qpr.narrate(qpr.summarise(report)).quantities]
    assert "restated.__len__()" in sources


def test_published_counts_without_members_are_printed_as_counts() -> None:
    counts = qpr.Summary(
        period="Q1 2023/24", indicators=8, ratings={qpr.Rag.GREEN: 4, qpr.Rag.AMBER: 3, qpr.Rag.RED: 1}
    )
    summary = qpr.summarise(RESTATED.report(LATEST, published=counts))
    text = qpr.narrate(summary)
    assert [band for band, *_ in summary.restated_counts] == [qpr.Rag.GREEN, qpr.Rag.AMBER, qpr.Rag.RED]
    for quantity in text.quantities:
        assert eval(f"_.{quantity.source}", NAMES | {"_": summary}) == quantity.value, quantity
    sources = {quantity.source for quantity in text.quantities}
    assert sources >= {f"published.ratings[{band!r}]" for band in qpr.Rag}
    assert str(text).endswith("have been restated: Green from 4 to 1, Amber from 3 to 5, and Red from 1 to 2.")
