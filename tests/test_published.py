"""The library on published data as it really is, traps and all."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from bracknell import QUARTERS, compared_with_published
from bracknell import scorecard as bracknell_scorecard
from qpr_core import (
    Direction,
    FigureError,
    Indicator,
    Judgement,
    Polarity,
    Rag,
    Ratio,
    Regression,
    Scorecard,
    Summary,
    Thresholds,
    TimeSeries,
    Unrated,
    classify,
    compare,
    direction_of_travel,
    summarise,
)

SHARED = Path(__file__).parents[2] / "shared" / "data"


def read(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} does not stand beside the project")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_34_of_36_published_ratings_of_bracknell_agree_and_the_other_two_are_named() -> None:
    card = bracknell_scorecard()
    differing, agreeing, trends = compared_with_published([card.report(quarter) for quarter in QUARTERS])
    assert [line.split(": ")[0] for line in differing] == ["1.1.4.KR in Q3 2024/25", "1.1.6.KR in Q3 2024/25"]
    assert (agreeing, trends) == (27, 27)


@pytest.mark.published
def test_the_example_of_bracknell_holds_the_published_facts() -> None:
    published = {(row["code"], row["quarter"]): row for row in read("bracknell_2024_26.csv")}
    for indicator, series in bracknell_scorecard().entries:
        for period, result in series:
            row = published.pop((indicator.code, str(period)))
            standard = indicator.standard_at(period)
            assert standard is not None
            assert (result, standard.thresholds.target) == (Fraction(row["this_period"]), Fraction(row["target"]))
            assert indicator.polarity.value == f"{row['polarity']} is better"
    assert not published


@pytest.mark.published
def test_kents_counts_make_both_summaries() -> None:
    before, now = (
        Summary(
            period=row["quarter"],
            indicators=int(row["indicators"]),
            ratings={band: int(row[band.value.lower()]) for band in Rag},
            directions={direction: int(row[direction.name.lower()]) for direction in Direction},
        )
        for row in read("kent_2023_24_counts.csv")
    )
    assert (before.unrated, now.unrated, now.without_direction) == (0, 0, 0)
    assert [now.ratings[band] - before.ratings[band] for band in Rag] == [-1, 4, -3]


NO_FIGURE = {("Q2 2014/15", "IT06"), ("Q2 2014/15", "PS05")}
DATA_ONLY = {"information only", "data only"}


def hart() -> dict[str, tuple[Indicator, TimeSeries]]:
    """Hart's indicators, Amber within 10 % of target (LS05: within 10 days), with the traps declared."""
    rows = read("hart_2014_15.csv")
    made = {}
    for code in dict.fromkeys(row["code"] for row in rows):
        mine = [row for row in rows if row["code"] == code]
        thresholds: dict[str, Thresholds | None] = {
            row["quarter"]: None
            if row["published_status"] in DATA_ONLY
            else Thresholds(target=row["target"], tolerance=10 if row["target"] == "0" else "10%")
            for row in mine
        }
        indicator = Indicator(
            code=code,
            name=mine[0]["name"],
            service=mine[0]["service"],
            polarity=Polarity(f"{mine[0]['polarity']} is better"),
            unit="%" if mine[0]["unit"] == "%" else "number",
            thresholds=thresholds,
        )
        results = {row["quarter"]: None if (row["quarter"], code) in NO_FIGURE else row["this_quarter"] for row in mine}
        made[code] = (indicator, TimeSeries(results))
    return made


@pytest.mark.published
def test_hart_is_read_whole_and_74_of_83_published_statuses_agree() -> None:
    card = Scorecard(hart().values())
    assert len(card.entries) == 45
    differing, compared = [], 0
    for row in read("hart_2014_15.csv"):
        if row["published_status"] not in DATA_ONLY:
            indicator, series = hart()[row["code"]]
            rating = compare(indicator, series, row["quarter"]).now.rating
            compared += 1
            if rating is not Rag(row["published_status"].capitalize()):
                differing.append(f"{row['code']} {row['quarter'][:2]}")
    assert compared == 83
    assert differing == [  # a published colour is evidence and never the oracle
        "ETS01 Q1",
        "IT01 Q1",
        "IT03 Q1",
        "ETS01 Q2",
        "FI06 Q2",
        "HR11 Q2",
        "HS16 Q2",
        "IT06 Q2",
        "PS05 Q2",
    ]


@pytest.mark.published
def test_nought_that_stands_for_no_figure_is_declared_as_none_and_never_rated() -> None:
    indicator, series = hart()["IT06"]
    assert compare(indicator, series, "Q2 2014/15").now.rating is Unrated.NO_RESULT
    assert classify(indicator, 0, "Q2 2014/15") is Rag.RED  # as which it would have been reported
    assert Scorecard([hart()["IT06"]]).report("Q2 2014/15")["IT06"].is_carried


@pytest.mark.published
def test_nought_is_a_real_target_and_a_value_below_it_is_rated() -> None:
    indicator, series = hart()["LS05"]
    assert compare(indicator, series, "Q1 2014/15").now.rating is Rag.RED
    assert compare(indicator, series, "Q1 2014/15").now.distance_to_target == -28
    assert classify(indicator, 0, "Q1 2014/15") is Rag.GREEN


@pytest.mark.published
def test_nought_that_stands_for_no_target_is_declared_as_none_and_gives_no_rating() -> None:
    report = Scorecard(hart().values()).report("Q2 2014/15")
    unrated = {each.indicator.code: each.rating for each in report.assessments if not isinstance(each.rating, Rag)}
    assert unrated == dict.fromkeys(["RB09", "SNH03", "SNH04", "SNH06"], Unrated.NO_TARGET)
    summary = summarise(report)
    assert (summary.indicators, summary.unrated) == (45, 4)


@pytest.mark.published
def test_a_revised_figure_is_seen_where_last_quarter_differs_from_this_quarter_then() -> None:
    rows = {(row["quarter"], row["code"]): row for row in read("hart_2014_15.csv")}
    series = {code: results for code, (_, results) in hart().items()}
    revised = [
        code
        for (quarter, code), row in rows.items()
        if quarter == "Q2 2014/15" and series[code]["Q1 2014/15"] != Fraction(row["last_quarter"])
    ]
    assert "FI06" in revised
    assert "HR11" in revised
    assert len(revised) < 10


@pytest.mark.published
def test_a_figure_rounded_for_print_can_only_be_rated_as_printed() -> None:
    indicator, series = hart()["FI06"]
    assert compare(indicator, series, "Q2 2014/15").now.rating is Rag.GREEN  # published Amber: 97 was less, unrounded
    assert classify(indicator, "96.99", "Q2 2014/15") is Rag.AMBER


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
def test_every_trust_is_rated_exactly_from_its_two_counts() -> None:
    ratings: Counter[object] = Counter()
    for series in emergency().values():
        for period, result, _ in series.observations():
            assert isinstance(result, Ratio)
            rating = classify(FOUR_HOURS, result, period)
            assert (rating is Rag.GREEN) is (result.numerator * 100 >= 95 * result.denominator)
            assert (rating is Rag.RED) is (result.numerator * 100 < 90 * result.denominator)
            ratings[rating] += 1
    assert set(ratings) == set(Rag)
    assert sum(ratings.values()) == 1645


@pytest.mark.published
def test_a_trust_that_does_not_report_every_quarter_keeps_its_gaps() -> None:
    series = emergency()
    whole = {code for code, results in series.items() if len(results.observations()) == 12}
    assert len(series) - len(whole) == 7
    merged = series["R0A"]
    assert merged["Q1 2016/17"] is None
    assert str(merged.first) == "Q3 2017/18"


@pytest.mark.published
def test_the_direction_of_travel_hangs_on_the_window_as_published_data_shows() -> None:
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
    fits = [four.fit, twelve.fit, *(travel.fit for travel in eight.values())]
    rounded = [(round(fit.slope, 2), round(fit.p_value or 0, 3)) for fit in fits if fit is not None]
    assert rounded[:2] == [(-1.84, 0.039), (-0.29, 0.119)]
    assert [slope for slope, _ in rounded[2:]] == [0.07, -0.53]
    assert (four.direction, twelve.direction) == (Direction.NEGATIVE, Direction.STABLE)
    assert compare(FOUR_HOURS, country, "Q4 2018/19").judgement in set(Judgement)


@pytest.mark.published
def test_a_percentage_typed_where_counts_were_meant_is_refused() -> None:
    with pytest.raises(FigureError, match=r"result must be a possible value \(0 to 100\)"):
        classify(FOUR_HOURS, Ratio(125, 74))
