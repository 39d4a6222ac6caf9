"""Counts of tables agree with the rows and the report, in every engine."""

from collections import Counter
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import qpr_core
from frames.drawn_tables import FIRST, many, table_of
from frames.engines import ENGINES, PLANNERS, rows_of
from qpr_core import Polarity, Rag, Ratio, Scorecard
from qpr_core.errors import TableError
from qpr_core.frames import Columns, rate, summarise
from qpr_core.testing import an_indicator

AT = 70
HIGHER = Polarity.HIGHER_IS_BETTER
CLASSES = Columns(floor=None)
COUNTS = ("total", "Green", "Amber", "Red", "unrated_count", "faulty_count")


def table() -> pa.Table:
    """Return a table of three services, with faults in some rows."""
    made = table_of(many(11, AT, counts=False, number=120), counts=False)
    services = pa.array([f"S{int(name[1:]) % 3}" for name in made["indicator"].to_pylist()])
    return made.append_column("service", services)


@pytest.mark.parametrize("engine", PLANNERS)
def test_all_rows_are_counted_as_they_are_rated(engine: str) -> None:
    found = rows_of(summarise(ENGINES[engine](table()), columns=CLASSES))
    rated = rate(pl.DataFrame(pl.from_arrow(table())), columns=CLASSES)
    counts = Counter(rated["rating"].to_list())
    faults = rated["status"].is_in(["too large", "too fine", "contradiction", "unknown polarity"]).sum()
    expected = (rated.height, counts["Green"], counts["Amber"], counts["Red"], counts[None], faults)
    assert [tuple(row.values()) for row in found] == [expected]
    assert all(expected)


@pytest.mark.parametrize("engine", PLANNERS)
def test_groups_add_up_to_the_whole(engine: str) -> None:
    found = rows_of(summarise(ENGINES[engine](table()), columns=CLASSES, by="service"), "service")
    whole = rows_of(summarise(pl.DataFrame(pl.from_arrow(table())), columns=CLASSES))[0]
    assert [row["service"] for row in found] == ["S0", "S1", "S2"]
    assert {name: sum(row[name] for row in found) for name in COUNTS} == whole
    assert all(row["total"] == row["Green"] + row["Amber"] + row["Red"] + row["unrated_count"] for row in found)


@pytest.mark.parametrize("engine", PLANNERS)
def test_a_period_has_the_counts_of_the_report(engine: str) -> None:
    """The report carries no result forward here, and counts no activity indicators."""
    made = [
        each
        for each in many(13, AT, counts=False, number=150)
        if each.polarity.judges
        and AT in {row.period for row in each.rows}
        and all(row.result is None or abs(row.result) < 10**8 for row in each.rows)
    ]
    whole = table_of(made, counts=False)
    found = rows_of(summarise(ENGINES[engine](whole), columns=CLASSES, at=AT))[0]
    ratings = Counter[Any](
        qpr_core.rate(each.indicator, each.results[FIRST.shift(AT)], at=FIRST.shift(AT)).rating for each in made
    )
    expected = {"total": len(made), **{band.value: ratings[band] for band in Rag}}
    assert {name: found[name] for name in expected} == expected
    assert found["unrated_count"] == len(made) - sum(ratings[band] for band in Rag) > 0


def test_a_period_has_the_counts_of_the_summary() -> None:
    made = [each for each in many(17, AT, counts=True, number=80) if each.polarity.judges]
    due = [each for each in made if each.rows[-1].period == AT and each.rows[-1].result not in {None, Ratio(0, 0)}]
    entries = [(each.named(f"K{name}"), each.results) for name, each in enumerate(due)]
    summary = qpr_core.summarise(Scorecard(entries).report(FIRST.shift(AT)))
    columns = Columns(value=None, floor=None)
    found = rows_of(summarise(pl.DataFrame(pl.from_arrow(table_of(due, counts=True))), columns=columns, at=AT))[0]
    assert {band: found[band.value] for band in Rag} == dict(summary.ratings)
    assert (found["total"], found["unrated_count"]) == (summary.indicators, summary.unrated_count)


KPIS = st.lists(
    st.tuples(
        st.sampled_from([None, ("Clean", "Waste"), ("Clean", "Streets"), ("Safe",)]),
        st.sampled_from([None, 79, 80, 84, 85]),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
).filter(lambda kpis: any(value is not None for _, value, _ in kpis) and any(place for place, _, _ in kpis))


@pytest.mark.large
@given(kpis=KPIS)
def test_agreement_groups_have_the_counts_of_the_summaries_by_the_same_names(kpis: Any) -> None:
    check_groups("polars", kpis)


@pytest.mark.parametrize("engine", PLANNERS)
def test_groups_of_every_engine_have_the_counts_of_the_summaries(engine: str) -> None:
    paths = [("Clean", "Waste"), ("Clean", "Streets"), None, ("Safe",)]
    check_groups(engine, [(path, value, value != 80) for path in paths for value in (None, 79, 80, 84, 85, 85)])


def check_groups(engine: str, kpis: Any) -> None:
    """Compare the groups of a table with summaries by the same names.

    A column for each level names the groups, and a blank cell is a level that a place does not have.
    """
    at, codes = "Q2 2023/24", [f"K{number}" for number in range(len(kpis))]
    rows = pa.table({
        "indicator": codes,
        "priority": pa.array([place and place[0] for place, _, _ in kpis], pa.string()),
        "theme": pa.array([place and (*place, None)[1] for place, _, _ in kpis], pa.string()),
        "period": [at] * len(kpis),
        "value": pa.array([value for _, value, _ in kpis], pa.float64()),
        "target": pa.array([85.0 if has_target else None for _, _, has_target in kpis], pa.float64()),
        "floor": pa.array([80.0 if has_target else None for _, _, has_target in kpis], pa.float64()),
    })  # fmt: skip
    report = Scorecard(
        (
            an_indicator(85 if has_target else None, 80, code=code, groups={"priority": place}, carry_forward=0),
            qpr_core.TimeSeries({at: value}),
        )
        for code, (place, value, has_target) in zip(codes, kpis, strict=True)
    ).report(at)
    for level, by in ((1, ["priority"]), (2, ["priority", "theme"])):
        found = rows_of(summarise(ENGINES[engine](rows), columns=Columns(polarity=HIGHER), by=by, at=at))
        counted = {tuple(row[name] for name in by if row[name] is not None): row for row in found}
        summaries = qpr_core.summarise(report, by="priority", level=level)
        assert len(counted) == len(found) == len(summaries)
        for key, summary in summaries.items():
            row = counted[() if key is None else (key,) if isinstance(key, str) else key]
            assert {band: row[band.value] for band in Rag} == dict(summary.ratings)
            assert (row["total"], row["unrated_count"]) == (summary.indicators, summary.unrated_count)


ODD: list[tuple[Any, ...]] = [
    ("good", 1, 85.0, 85.0),
    ("twice", 1, 85.0, 85.0),
    ("twice", 1, 86.0, 85.0),
    ("empty beside", 1, 84.0, 85.0),
    ("empty beside", 1, None, 85.0),
    ("empty", 1, None, 85.0),
    ("no target", 1, 5.0, None),
    ("too large", 1, 1e300, 85.0),
    ("nowhere", None, 85.0, 85.0),
    (None, 1, 85.0, 85.0),
    ("later", 2, 85.0, 85.0),
]


@pytest.mark.parametrize("engine", PLANNERS)
def test_summarise_of_a_period_counts_each_series_once_and_its_faults(engine: str) -> None:
    name, period, value, target = (list(column) for column in zip(*ODD, strict=True))
    rows = pa.table({
        "indicator": name, "period": pa.array(period, pa.int64()), "value": value, "target": target,
        "floor": [None if each is None else 80.0 for each in target], "service": ["S"] * len(name),
    })  # fmt: skip
    columns = Columns(polarity=HIGHER)
    found = rows_of(summarise(ENGINES[engine](rows), columns=columns, by=["service"], at=1))
    expected = {"total": 8, "Green": 1, "Amber": 1, "Red": 0, "unrated_count": 6, "faulty_count": 4}
    assert found == [{"service": "S", **expected}]


def test_summarise_of_a_lazy_table_computes_nothing() -> None:
    def fail(_: Any) -> Any:
        raise AssertionError

    rows = pl.DataFrame({"indicator": ["A"], "period": [1], "value": [1.0], "target": [1], "floor": [1]})
    lazy = rows.lazy().map_batches(fail, schema=dict(rows.collect_schema()))
    for at in (None, 1):
        assert isinstance(summarise(lazy, columns=Columns(polarity=HIGHER), at=at), pl.LazyFrame)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("area", "frame must have a column 'area', got ['indicator', 'period', 'value', 'total']"),
        ("total", "frame must not already have a column that is to be added (rename it), got 'total'"),
        (["indicator", "indicator"], "by must name different columns, got ['indicator', 'indicator']"),
        (5, "by must name different columns, got 5"),
    ],
)
def test_groups_are_columns(by: Any, message: str) -> None:
    rows = pl.DataFrame({"indicator": ["A"], "period": [1], "value": [1.0], "total": [1]})
    with pytest.raises(TableError) as caught:
        summarise(rows, columns=Columns(target=None, polarity=HIGHER), by=by)
    assert str(caught.value) == message
