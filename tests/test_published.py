"""The library on published data as it really is, traps and all."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

import hart
from bracknell import QUARTERS, compared_with_published
from bracknell import scorecard as bracknell_scorecard
from qpr_core import (
    Direction,
    Indicator,
    Judgement,
    NoRating,
    Polarity,
    Rag,
    Ratio,
    Status,
    Summary,
    Thresholds,
    TimeSeries,
    classify,
    compare,
    direction_of_travel,
    summarise,
)
from qpr_core.errors import FigureError
from qpr_core.methods import Line, Regression

SHARED = Path(__file__).parents[2] / "shared" / "data"


def read(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not next to the project")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_34_of_36_ratings_of_bracknell_agree_and_the_others_are_listed() -> None:
    card = bracknell_scorecard()
    differing, agreeing, trends = compared_with_published([card.report(quarter) for quarter in QUARTERS])
    assert [line.split(": ")[0] for line in differing] == ["1.1.4.KR in Q3 2024/25", "1.1.6.KR in Q3 2024/25"]
    assert (agreeing, trends) == (27, 27)


@pytest.mark.published
def test_example_of_bracknell_has_the_published_figures() -> None:
    published = {(row["code"], row["quarter"]): row for row in read("bracknell_2024_26.csv")}
    for indicator, series in bracknell_scorecard().entries:
        for period, result, _ in series:
            row = published.pop((indicator.code, str(period)))
            in_force = indicator.thresholds_at(period)
            assert in_force is not None
            assert (result, in_force.thresholds.target) == (Fraction(row["this_period"]), Fraction(row["target"]))
            assert indicator.polarity.value == f"{row['polarity']} is better"
    assert not published


@pytest.mark.published
def test_summaries_of_kent_have_the_published_counts() -> None:
    before, now = (
        Summary(
            period=row["quarter"],
            indicators=int(row["indicators"]),
            ratings={band: int(row[band.value.lower()]) for band in Rag},
            directions={direction: int(row[direction.name.lower()]) for direction in Direction},
        )
        for row in read("kent_2023_24_counts.csv")
    )
    assert (before.unrated_count, now.unrated_count, now.without_direction_count) == (0, 0, 0)
    assert [now.ratings[band] - before.ratings[band] for band in Rag] == [-1, 4, -3]


@pytest.mark.published
def test_example_of_hart_has_the_published_figures() -> None:
    published = read("hart_2014_15.csv")
    renamed = {"last_year": "last_year", "last_quarter": "last_quarter", "result": "this_quarter"}
    same = ("quarter", "code", "name", "service", "unit", "polarity", "target", "published_status")
    facts = [
        {name: row[name] for name in same} | {ours: row[theirs] for ours, theirs in renamed.items()}
        for row in published
    ]
    assert facts == hart.rows()


def test_74_of_83_statuses_of_hart_agree_and_the_others_are_listed() -> None:
    differing, compared = hart.compared_with_published()
    assert compared == 83
    assert [line.split(" 2014/15: ")[0] for line in differing] == [  # a published colour is evidence, never the oracle
        "ETS01 in Q1",
        "IT01 in Q1",
        "IT03 in Q1",
        "ETS01 in Q2",
        "FI06 in Q2",
        "HR11 in Q2",
        "HS16 in Q2",
        "IT06 in Q2",
        "PS05 in Q2",
    ]


def test_zero_for_no_figure_read_as_none_is_not_rated() -> None:
    website = hart.report()["IT06"]
    assert website.is_carried
    assert compare(website.indicator, hart.scorecard()["IT06"].series, "Q2 2014/15").now.rating is NoRating.NO_RESULT
    assert classify(website.indicator, 0, at="Q2 2014/15") is Rag.RED  # as which it would have been reported


def test_zero_as_a_real_target_gives_a_rating() -> None:
    before = hart.report().previous
    assert before is not None
    projects = before["LS05"]
    assert projects.rating is Rag.RED
    assert projects.standing.distance_to_target == -28
    assert classify(projects.indicator, 0, at="Q1 2014/15") is Rag.GREEN


def test_zero_for_no_target_read_as_none_gives_no_rating() -> None:
    report = hart.report()
    assert {each.indicator.code: each.rating for each in report.unrated} == {
        "RB09": NoRating.NO_TARGET,
        "SNH03": NoRating.DATA_ONLY,
        "SNH04": NoRating.DATA_ONLY,
        "SNH06": NoRating.DATA_ONLY,
    }
    summary = summarise(report)
    assert (summary.indicators, summary.rated_count, summary.unrated_count) == (45, 41, 4)


def test_revised_figure_of_hart_is_in_the_notes_and_restates_no_rating() -> None:
    report = hart.report()
    before, first = report.previous, hart.scorecard(hart.FIRST)
    assert before is not None
    revised = {each.indicator.code: each for each in before.assessments if each.status is Status.REVISED}
    changed = {code: (first[code].series[hart.FIRST], each.standing.value) for code, each in revised.items()}
    assert changed == {  # by hand, from the two columns of the two versions
        "FI06": (Fraction("97.4"), Fraction("97.9")),
        "HR11": (Fraction("2.6"), Fraction("2.7")),
    }
    assert report.restated == ()


def test_figure_rounded_for_print_is_rated_as_printed() -> None:
    budget = hart.report()["FI06"]
    assert budget.rating is Rag.GREEN  # published Amber: 97 was less, unrounded
    assert classify(budget.indicator, "96.99", at="Q2 2014/15") is Rag.AMBER


def emergency() -> dict[str, TimeSeries]:
    rows = read("ae_four_hour_by_trust.csv")
    trusts: dict[str, dict[str, Ratio]] = {}
    for row in rows:
        trusts.setdefault(row["org_code"], {})[row["quarter"]] = Ratio(row["within_4_hours"], row["attendances"])
    return {code: TimeSeries(results) for code, results in trusts.items()}


FOUR_HOURS = Indicator(
    code="A&E",
    name="Seen within four hours",
    polarity=Polarity.HIGHER_IS_BETTER,
    unit="%",
    thresholds=Thresholds(target=95, floor=90),
    possible=(0, 100),
)


@pytest.mark.published
def test_trusts_are_rated_exactly_from_their_counts() -> None:
    ratings: Counter[object] = Counter()
    for series in emergency().values():
        for period, result, _ in series.observations():
            assert isinstance(result, Ratio)
            rating = classify(FOUR_HOURS, result, at=period)
            assert (rating is Rag.GREEN) is (result.numerator * 100 >= 95 * result.denominator)
            assert (rating is Rag.RED) is (result.numerator * 100 < 90 * result.denominator)
            ratings[rating] += 1
    assert set(ratings) == set(Rag)
    assert sum(ratings.values()) == 1645


@pytest.mark.published
def test_trust_that_skips_quarters_keeps_its_gaps() -> None:
    series = emergency()
    whole = {code for code, results in series.items() if len(results.observations()) == 12}
    assert len(series) - len(whole) == 7
    merged = series["R0A"]
    assert "Q1 2016/17" not in merged
    assert str(merged.first) == "Q3 2017/18"


@pytest.mark.published
def test_direction_of_published_data_depends_on_the_window() -> None:
    """All trusts summed by quarter: slopes of -1.84 (p 0.039) over 4 quarters and -0.29 (p 0.12) over 12."""
    seen: Counter[str] = Counter()
    attended: Counter[str] = Counter()
    for row in read("ae_four_hour_by_trust.csv"):
        seen[row["quarter"]] += int(row["within_4_hours"])
        attended[row["quarter"]] += int(row["attendances"])
    country = TimeSeries({quarter: Ratio(seen[quarter], attended[quarter]) for quarter in seen})
    four = direction_of_travel(FOUR_HOURS, country, "Q4 2018/19", method=Regression(window=4, minimum_points=4))
    twelve = direction_of_travel(FOUR_HOURS, country, "Q4 2018/19")
    eight = {
        quarter: direction_of_travel(FOUR_HOURS, country, quarter, method=Regression(window=8))
        for quarter in ("Q2 2018/19", "Q4 2018/19")
    }
    found = [four.evidence, twelve.evidence, *(travel.evidence for travel in eight.values())]
    rounded = [(round(line.slope, 2), round(line.p_value or 0, 3)) for line in found if isinstance(line, Line)]
    assert len(rounded) == 4
    assert rounded[:2] == [(-1.84, 0.039), (-0.29, 0.119)]
    assert [slope for slope, _ in rounded[2:]] == [0.07, -0.53]
    assert (four.direction, twelve.direction) == (Direction.NEGATIVE, Direction.STABLE)
    assert compare(FOUR_HOURS, country, "Q4 2018/19").judgement in set(Judgement)


@pytest.mark.published
def test_percentage_in_a_column_of_counts_is_refused() -> None:
    with pytest.raises(FigureError, match=r"result must be a possible value \(0 to 100\)"):
        classify(FOUR_HOURS, Ratio(125, 74))
