"""The place among peers in sentences, cells and the section of peers."""

import re
from typing import Any

import pytest
from hypothesis import given

import qpr_core as qpr
from faces import PUBLIC
from qpr_core import Polarity, Ratio, Section, TimeSeries, check_text, explain, narrate
from qpr_core.errors import StyleError
from qpr_core.peers import NoPeerRank, PeerQuarter
from qpr_core.styles import PeerWords, ScorecardTable, Style, Terms
from qpr_core.testing import an_indicator, reports

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
AT = "Q2 2023/24"


def assessed(own: Any, *figures: Any, **parts: Any) -> qpr.Assessment:
    peers = {f"Council {place}": TimeSeries({AT: figure}) for place, figure in enumerate(figures)}
    return qpr.assess(an_indicator(**{"peers": peers} | parts), TimeSeries({AT: own}), AT)


def place(own: Any, *figures: Any, style: Style | None = None, **parts: Any) -> str:
    """Return the sentences about the peers."""
    text = str(explain(assessed(own, *figures, **parts), style=style or Style()))
    found = re.search(r"(For Quarter 2 it is|It has no place) .*", text)
    return found.group() if found else ""


def reported(*entries: tuple[qpr.Indicator, TimeSeries]) -> qpr.Report:
    return qpr.Scorecard(entries).report(AT)


@pytest.mark.parametrize(
    ("own", "figures", "polarity", "text"),
    [
        (84, (90, 70, 60, 50), HIGHER, "second of five similar councils, in the upper-middle quarter of them"),
        (95, (90, 70, 60, 50), HIGHER, "first of five similar councils, in the top quarter of them"),
        (55, (90, 70, 60, 50), LOWER, "second of five similar councils, in the upper-middle quarter of them"),
        (65, (90, 70, 60, 50), LOWER, "third of five similar councils, in the upper-middle quarter of them"),
        (95, (90, 70, 60, 50), LOWER, "fifth of five similar councils, in the bottom quarter of them"),
        (70, (90, 70, 60), HIGHER, "joint second of four similar councils"),
        (84, tuple(range(85, 99)), HIGHER, "15th of 15 similar councils, in the bottom quarter of them"),
        (1, tuple(range(2, 22)), HIGHER, "21st of 21 similar councils, in the bottom quarter of them"),
        (1, tuple(range(2, 23)), HIGHER, "22nd of 22 similar councils, in the bottom quarter of them"),
        (1, tuple(range(2, 24)), HIGHER, "23rd of 23 similar councils, in the bottom quarter of them"),
        (1, tuple(range(2, 14)), HIGHER, "13th of 13 similar councils, in the bottom quarter of them"),
        (84, (90, 70), NEITHER, "second highest of three similar councils"),
        (95, (90, 70), NEITHER, "the highest of three similar councils"),
        (90, (90, 70), NEITHER, "joint highest of three similar councils"),
        (70, (90, 70), NEITHER, "joint second highest of three similar councils"),
    ],
)
def test_sentence_has_rank_count_and_quarter(own: int, figures: Any, polarity: Polarity, text: str) -> None:
    assert place(own, *figures, polarity=polarity, thresholds=None).startswith(f"For Quarter 2 it is {text}. It is ")


@pytest.mark.parametrize(
    ("own", "polarity", "text"),
    [
        (84, HIGHER, "4 percentage points better than the median of the others (80%) and 6 percentage points behind the "
         "best of them, Council 1"),
        (84, LOWER, "4 percentage points worse than the median of the others (80%) and 14 percentage points behind the "
         "best of them, Council 2"),
        (95, HIGHER, "15 percentage points better than the median of the others (80%) and 5 percentage points ahead of "
         "the best of them, Council 1"),
        (80, HIGHER, "the same as the median of the others and 10 percentage points behind the best of them, Council 1"),
        (90, HIGHER, "10 percentage points better than the median of the others (80%) and level with the best of them, "
         "Council 1"),
        (84, CLOSEST, "4 percentage points closer to the target than the median of the others and 4 percentage points "
         "ahead of the best of them, Council 0 and Council 1"),
        (92, CLOSEST, "2 percentage points further from the target than the median of the others and 2 percentage "
         "points behind the best of them, Council 0 and Council 1"),
        (80, CLOSEST, "as close to the target as the median of the others and level with the best of them, Council 0 and "
         "Council 1"),
        (84, NEITHER, "4 percentage points above the median of the others (80%)"),
        (74, NEITHER, "6 percentage points below the median of the others (80%)"),
        (80, NEITHER, "the same as the median of the others"),
    ],
)  # fmt: skip
def test_sentence_has_the_distances_by_the_polarity(own: int, polarity: Polarity, text: str) -> None:
    assert place(own, 80, 90, 70, polarity=polarity).endswith(f". It is {text}.")


def test_distances_that_do_not_end_are_printed_so_that_they_add_up() -> None:
    assert "33.4 percentage points worse than the median of the others (66.7%)" in place(Ratio(1, 3), Ratio(2, 3))


def test_more_than_three_best_peers_are_not_named() -> None:
    assert place(80, *[90] * 4).endswith("and 10 percentage points behind the best of them.")


def test_peers_that_are_left_out_are_named_with_the_reason() -> None:
    text = place(Ratio(45, 100), None, Ratio(3, 100), Ratio(50, 100), Ratio(98, 100), withhold_below=5)
    assert text.endswith(". Left out: Council 0 (without a figure); Council 1 and Council 3 (with a small count).")


def test_no_rank_has_its_reason() -> None:
    assert place(Ratio(3, 100), Ratio(50, 100), withhold_below=5) == (
        "It has no place among similar councils, because the figures are withheld."
    )
    assert place(84, 80, polarity=CLOSEST, thresholds=None) == (
        "It has no place among similar councils, because there is no target."
    )
    assert place(84, None) == (
        "It has no place among similar councils, because none of them has a figure for a period with a result. "
        "Left out: Council 0 (without a figure)."
    )
    assert place(None, 80) == ""
    assert "similar" not in str(explain(assessed(84, peers=None)))


def test_noun_for_peers_is_that_of_the_terms() -> None:
    style = Style(terms=Terms(peers="county councils"))
    assert "second of two county councils" in place(80, 90, style=style)


def test_section_counts_the_quarters_and_lists_each_indicator() -> None:
    peers = {f"Council {number}": TimeSeries({AT: figure}) for number, figure in enumerate((90, 80, 70, 60))}
    report = reported(
        (an_indicator(code="K1", name="Calls", peers=peers), TimeSeries({AT: 95})),
        (an_indicator(code="K2", name="Visits", peers=peers), TimeSeries({AT: 92})),
        (an_indicator(code="K3", name="Letters", peers=peers), TimeSeries({AT: 50})),
        (an_indicator(code="K4", name="Fines", peers=peers), TimeSeries({AT: None})),
        (an_indicator(code="K5", name="Fees"), TimeSeries({AT: 5})),
        (an_indicator(code="K6", name="Late", peers=peers, thresholds=None, polarity=CLOSEST), TimeSeries({AT: 5})),
    )
    narrative = narrate(report, sections=Section.PEERS)
    lines = str(narrative).splitlines()
    assert lines[0] == "Compared with similar councils"
    assert lines[2] == "Two indicators are in the top quarter of similar councils."
    assert lines[4] == "One indicator is in the bottom quarter of similar councils."
    assert lines[6] == (
        "- Calls (K1) is first of five similar councils for Quarter 2, in the top quarter of them. It is 20 percentage "
        "points better than the median of the others (75%) and 5 percentage points ahead of the best of them, Council 0."
    )
    assert lines[-1] == "- Late (K6) has no place among similar councils, because there is no target."
    assert len(lines) == 10
    for quantity in narrative.quantities:
        assert eval(quantity.source, PUBLIC | {"report": report}) == quantity.value, quantity
    checked = check_text(str(narrate(report)) + "\n\n" + str(narrative), report)
    assert checked.discrepancies == ()


def test_section_without_peers_is_left_out() -> None:
    assert str(narrate(reported((an_indicator(), TimeSeries({AT: 84}))), sections=Section.PEERS)) == ""


@pytest.mark.parametrize(
    ("own", "figures", "parts", "cell"),
    [
        (70, (90, 70), {}, "Joint second of three"),
        (95, (90, 70), {}, "First of three"),
        (95, (90, 70), {"polarity": NEITHER}, "Highest of three"),
        (70, (90, 70), {"polarity": NEITHER}, "Joint second highest of three"),
        (80, (90, 70), {"polarity": NEITHER}, "Second highest of three"),
        (90, (90, 70), {"polarity": NEITHER}, "Joint highest of three"),
        (Ratio(3, 100), (90, 70), {"withhold_below": 5}, "withheld"),
        (None, (90, 70), {}, "none"),
    ],
)
def test_scorecard_has_a_column_for_the_place(own: Any, figures: Any, parts: Any, cell: str) -> None:
    indicator = assessed(own, *figures, **parts).indicator
    report = reported((indicator, TimeSeries({AT: own, "Q3 2022/23": Ratio(40, 100)})))
    text = str(narrate(report, sections=Section.SCORECARD, table=ScorecardTable(columns=["code", "place among peers"])))
    assert text.splitlines()[-2:] == [
        "Code  Place among similar councils",
        f"K1    {cell}",
    ]
    assert "Place among similar councils" in str(narrate(report, sections=Section.SCORECARD))


def test_scorecard_without_peers_has_no_column_for_the_place() -> None:
    report = reported((an_indicator(), TimeSeries({AT: 84})))
    assert "Place among" not in str(narrate(report, sections=Section.SCORECARD))


@given(reports())
def test_place_never_reads_as_a_period(report: qpr.Report) -> None:
    text = str(narrate(report, sections=[Section.PEERS, Section.INDICATORS]))
    assert not re.search(r"(first|second|third|fourth) quarter|(?<!Q)quarter of (?!them|similar councils)", text)
    assert not re.search(r"None|nan|Decimal|Fraction", text)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"answers": {}}, "answers must have words for each of "),
        ({"answers": {**PeerWords().answers, PeerQuarter.TOP: "{x}"}}, "phrase must have no placeholders, got '{x}'"),
        (
            {"answers": {**PeerWords().answers, NoPeerRank.NO_RESULT: 5}},
            "words of an answer must be text|.*must be text",
        ),
        ({"ranked": "{what}"}, "phrase must use only the placeholders "),
    ],
)
def test_peer_words_that_cannot_be_printed_are_rejected(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError, match=f"^{message}"):
        PeerWords(**parts)
