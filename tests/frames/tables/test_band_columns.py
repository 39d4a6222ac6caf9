"""Ratings by every kind of thresholds agree with `classify`, in every engine."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frames.engines import ENGINES, EVERY, QUICK, rows_of
from qpr_core import ExpectedRange, Polarity, QprError, Rag, Ratio, Thresholds, classify
from qpr_core.errors import TableError, ThresholdError
from qpr_core.frames import Around, BandColumns, Columns, Ends, RangeColumns, rate
from qpr_core.frames.tables.band_ends import row_bands
from qpr_core.rules import Interval, Levels, Stretch, Tolerance
from qpr_core.testing import Four, an_indicator, judging_polarities
from qpr_core.testing.strategies.thresholds import expected_ranges, levels, thresholds

HIGHER, LOWER, CLOSEST, NEITHER = Polarity
STEP: Final = Fraction(1, 10**6)


class Kind(NamedTuple):
    """The columns of thresholds, and the same thresholds as the model has them."""

    bands: Callable[[list[Any]], BandColumns | RangeColumns]
    model: Callable[[dict[str, Fraction], list[Any]], Any]
    columns: tuple[str, ...]
    strict: tuple[Any, ...]


KINDS: Final[dict[str, Kind]] = {
    "floor": Kind(
        lambda strict: BandColumns({Rag.GREEN: "a", Rag.AMBER: "b"}, strict=strict),
        lambda row, strict: Levels({Rag.GREEN: row["a"], Rag.AMBER: row["b"]}, strict=strict),
        ("a", "b"),
        (Rag.GREEN, Rag.AMBER),
    ),
    "four levels": Kind(
        lambda strict: BandColumns({Four.BLUE: "a", Four.GREEN: "b", Four.AMBER: "c"}, strict=strict),
        lambda row, strict: Levels({Four.BLUE: row["a"], Four.GREEN: row["b"], Four.AMBER: row["c"]}, strict=strict),
        ("a", "b", "c"),
        (Four.BLUE, Four.GREEN, Four.AMBER),
    ),
    "tolerances in units": Kind(
        lambda strict: BandColumns({Rag.GREEN: Around("b"), Rag.AMBER: Around("c")}, target="a", strict=strict),
        lambda row, strict: Levels(
            {Rag.GREEN: Tolerance(row["b"]), Rag.AMBER: Tolerance(row["c"])}, target=row["a"], strict=strict
        ),
        ("a", "b", "c"),
        (Rag.GREEN, Rag.AMBER),
    ),
    "relative tolerances": Kind(
        lambda strict: BandColumns(
            {Rag.GREEN: Around("b", relative=True), Rag.AMBER: Around("c", relative=True)}, target="a", strict=strict
        ),
        lambda row, strict: Levels(
            {Rag.GREEN: _percent(row["b"]), Rag.AMBER: _percent(row["c"])}, target=row["a"], strict=strict
        ),
        ("a", "b", "c"),
        (Rag.GREEN, Rag.AMBER),
    ),
    "beyond, floor and a fixed share": Kind(
        lambda strict: BandColumns(
            {Four.BLUE: Around("b", beyond=True), Four.GREEN: "a", Four.AMBER: Around(5, relative=True)},
            target="a",
            strict=strict,
        ),
        lambda row, strict: Levels(
            {Four.BLUE: Stretch(row["b"]), Four.GREEN: row["a"], Four.AMBER: Tolerance("5%")},
            target=row["a"],
            strict=strict,
        ),
        ("a", "b"),
        (Four.BLUE, Four.GREEN, Four.AMBER),
    ),
    "two ends": Kind(
        lambda strict: BandColumns(
            {Rag.GREEN: Ends("a", "b"), Rag.AMBER: Ends("c", 60, excludes_low=bool(strict), excludes_high=bool(strict))}
        ),
        lambda row, strict: Levels(
            {
                Rag.GREEN: Interval(row["a"], row["b"]),
                Rag.AMBER: Interval(row["c"], 60, excludes_low=bool(strict), excludes_high=bool(strict)),
            }
        ),
        ("a", "b", "c"),
        (Rag.AMBER,),
    ),
    "expected range": Kind(
        lambda _: RangeColumns("a", "b"), lambda row, _: ExpectedRange(row["a"], row["b"]), ("a", "b"), ()
    ),
}


def _percent(share: Fraction) -> Tolerance:
    return Tolerance(f"{float(share):.6f}%")


def expected(in_force: Callable[[], Any], polarity: Polarity, result: Any) -> tuple[Any, str]:
    """Return the rating and the status that a row must have, from the model alone."""
    try:
        indicator = an_indicator(polarity=polarity, thresholds=in_force())
    except ThresholdError:
        return None, "data only" if polarity is NEITHER else "contradiction"
    return getattr(classify(indicator, result), "value", None), "rated"


def rated(engine: str, rows: dict[str, list[Any]], **parts: Any) -> list[tuple[Any, Any]]:
    table = pa.table({"row": range(len(next(iter(rows.values())))), **rows})
    return [(row["rating"], row["status"]) for row in rows_of(rate(ENGINES[engine](table), **parts), "row")]


hundredths = st.integers(0, 9000).map(lambda number: Fraction(number, 100))


@st.composite
def _row(draw: st.DrawFn, kind: Kind, *, in_order: bool) -> dict[str, Fraction]:
    figures = draw(st.lists(hundredths, min_size=len(kind.columns), max_size=len(kind.columns)))
    row = dict(zip(kind.columns, sorted(figures) if in_order else figures, strict=True))
    target = row["a"]
    near = [row[name] for name in row]
    near += [target + sign * row[name] for name in row for sign in (1, -1)]
    near += [target + sign * target * row[name] / 100 for name in row for sign in (1, -1)]
    near += [Fraction(60), target * Fraction(95, 100)]
    value = Fraction(round(draw(st.sampled_from(near)) / STEP)) * STEP
    return row | {"value": value + draw(st.sampled_from([0, 0, 1, -1])) * STEP}


@pytest.mark.large
@settings(max_examples=settings().max_examples)
@given(st.data(), st.sampled_from(sorted(KINDS)), st.sampled_from(QUICK), st.booleans())
def test_rate_by_columns_equals_classify(data: st.DataObject, name: str, engine: str, in_order: bool) -> None:
    kind = KINDS[name]
    strict = [band for band in kind.strict if data.draw(st.booleans())]
    rows = data.draw(st.lists(_row(kind, in_order=in_order), min_size=1, max_size=12))
    polarities = data.draw(st.lists(st.sampled_from(list(Polarity)), min_size=len(rows), max_size=len(rows)))
    table: dict[str, list[Any]] = {part: [float(row[part]) for row in rows] for part in (*kind.columns, "value")}
    found = rated(engine, table | {"polarity": [each.value for each in polarities]}, thresholds=kind.bands(strict))
    for answer, row, polarity in zip(found, rows, polarities, strict=True):
        in_force = lambda row=row: kind.model(row, strict)  # noqa: E731  the row of this turn
        true = expected(in_force, polarity, row["value"])
        if name == "expected range" and true[1] == "data only":  # the ends of a range in the wrong order
            true = None, "contradiction"
        assert answer == true, (row, polarity, strict)


@settings(max_examples=settings().max_examples)
@given(st.data(), st.sampled_from(sorted(KINDS)), st.sampled_from(QUICK))
def test_rate_of_counts_by_columns_equals_classify(data: st.DataObject, name: str, engine: str) -> None:
    kind = KINDS[name]
    strict = [band for band in kind.strict if data.draw(st.booleans())]
    polarity = data.draw(st.sampled_from([NEITHER] if name == "expected range" else [HIGHER, LOWER, CLOSEST]))
    bands = kind.bands(strict)
    rows = [
        data.draw(_row(kind, in_order=True))
        | {"numerator": data.draw(st.integers(0, 40)), "denominator": data.draw(st.integers(1, 40))}
        for _ in range(data.draw(st.integers(1, 8)))
    ]
    names = (*kind.columns, "numerator", "denominator")
    table: dict[str, list[Any]] = {part: [float(row[part]) for row in rows] for part in names}
    columns = Columns(value=None, target=None, polarity=polarity)
    if row_bands(bands, polarity) is None:
        with pytest.raises(TableError, match="must suit the polarity"):
            rated(engine, table, columns=columns, thresholds=bands)
        return
    found = rated(engine, table, columns=columns, thresholds=bands)
    for answer, row in zip(found, rows, strict=True):
        result = Ratio(int(row["numerator"]), int(row["denominator"]))
        true = expected(lambda row=row: kind.model(row, strict), polarity, result)  # type: ignore[misc]  # the row of this turn
        assert answer == (true if true[1] == "rated" else (None, "contradiction")), row


@st.composite
def _fixed(draw: st.DrawFn) -> tuple[Polarity, Any]:
    kind = draw(st.sampled_from(["thresholds", "levels", "range"]))
    if kind == "range":
        return NEITHER, draw(expected_ranges())
    polarity = draw(judging_polarities())
    return polarity, draw(thresholds(polarity=polarity) if kind == "thresholds" else levels(polarity=polarity))


@pytest.mark.large
@settings(max_examples=settings().max_examples)
@given(_fixed(), st.data(), st.sampled_from(QUICK), st.booleans())
def test_rate_by_fixed_thresholds_equals_classify(
    fixed: tuple[Polarity, Any], data: st.DataObject, engine: str, by_column: bool
) -> None:
    polarity, in_force = fixed
    ends = [end for each in in_force.ranges(polarity) for end in (each.low, each.high) if end is not None]
    near = [Fraction(round(end / STEP)) * STEP + nudge * STEP for end in ends for nudge in (-1, 0, 1)]
    near += [(one + other) / 2 for one, other in pairwise(sorted(set(near)))]
    values = data.draw(st.lists(st.sampled_from([Fraction(round(each / STEP)) * STEP for each in near]), min_size=1))
    table: dict[str, list[Any]] = {"value": [float(value) for value in values]}
    columns = Columns(target=None, polarity=polarity)
    if by_column:
        table["polarity"] = [polarity.value] * len(values)
        columns = Columns()
    indicator = an_indicator(polarity=polarity, thresholds=in_force)
    true = [(getattr(classify(indicator, value), "value", None), "rated") for value in values]
    assert rated(engine, table, columns=columns, thresholds=in_force) == true


@settings(max_examples=settings().max_examples)
@given(_fixed(), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=1), st.sampled_from(QUICK))
def test_rate_of_counts_by_fixed_thresholds_equals_classify(
    fixed: tuple[Polarity, Any], counts: list[tuple[int, int]], engine: str
) -> None:
    polarity, in_force = fixed
    indicator = an_indicator(polarity=polarity, thresholds=in_force)
    true = [(getattr(classify(indicator, Ratio(*each)), "value", None), "rated") for each in counts]
    table: dict[str, list[Any]] = {
        "numerator": [each for each, _ in counts],
        "denominator": [each for _, each in counts],
    }
    columns = Columns(value=None, target=None, polarity=polarity)
    assert rated(engine, table, columns=columns, thresholds=in_force) == true


@pytest.mark.parametrize("engine", EVERY)
@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_engine_rates_every_kind(name: str, engine: str) -> None:
    kind = KINDS[name]
    grid = [Fraction(tenth, 10) for tenth in (0, 5, 100, 475, 500, 525, 600, 750)]
    row = {"a": Fraction(50), "b": Fraction(2), "c": Fraction(10)}
    if name in {"floor", "four levels"}:
        row = {"a": Fraction(60), "b": Fraction(50), "c": Fraction(10)}
    if name in {"two ends", "expected range"}:
        row = {"a": Fraction(40), "b": Fraction(50), "c": Fraction(10)}
    for strict in ([], list(kind.strict)):
        cases = [(value, polarity) for value in grid for polarity in Polarity]
        table: dict[str, list[Any]] = {part: [float(row[part])] * len(cases) for part in kind.columns}
        table |= {"value": [float(value) for value, _ in cases], "polarity": [each.value for _, each in cases]}
        true = [expected(lambda: kind.model(row, strict), polarity, value) for value, polarity in cases]  # noqa: B023  called in the same turn
        assert rated(engine, table, thresholds=kind.bands(strict)) == true


@pytest.mark.parametrize("engine", EVERY)
def test_rows_without_figures_have_a_status(engine: str) -> None:
    table: dict[str, list[Any]] = {
        "value": [50.0, None, 50.0, 50.0, 50.0, 3e9],
        "green": [60.0, 60.0, None, None, 60.0, 60.0],
        "amber": [40.0, 40.0, None, 40.0, 70.0, 40.0],
    }
    bands = BandColumns({Rag.GREEN: "green", Rag.AMBER: "amber"})
    found = rated(engine, table, columns=Columns(target=None, polarity=HIGHER), thresholds=bands)
    assert [status for _, status in found] == [
        "rated",
        "no result",
        "no target",
        "contradiction",
        "contradiction",
        "too large",
    ]


def test_marked_rows_are_data_only_and_contradict_a_target() -> None:
    table = pl.DataFrame(
        {"value": [50.0] * 3, "a": [60.0, None, 60.0], "b": [40.0, None, 40.0], "m": [True, True, False]}
    )
    columns = Columns(target=None, polarity=HIGHER, data_only="m")
    by_columns = rate(table, columns=columns, thresholds=BandColumns({Rag.GREEN: "a", Rag.AMBER: "b"}))
    assert by_columns["status"].to_list() == ["contradiction", "data only", "rated"]
    fixed = rate(table, columns=columns, thresholds=Thresholds(target=60, floor=40))
    assert fixed["status"].to_list() == ["data only", "data only", "rated"]


def test_unique_rows_are_found_with_thresholds_too() -> None:
    table = pl.DataFrame({"indicator": ["K1", "K1", "K2"], "period": ["Q1 2023/24"] * 3, "value": [50.0, 51.0, 50.0]})
    columns = Columns(target=None, polarity=HIGHER)
    found = rate(table, columns=columns, thresholds=Thresholds(target=50, floor=40, strict="target"), unique=True)
    assert found.sort("indicator", "value").select("rating", "status").rows() == [
        (None, "duplicate"),
        (None, "duplicate"),
        ("Amber", "rated"),
    ]


def test_fine_figures_are_compared_exactly_or_not_at_all() -> None:
    values = [Decimal("79.9999999"), Decimal("80.0000000"), Decimal("80.0000001")]
    table = pl.DataFrame({"value": values, "tolerance": [5.0] * 3, "target": [85.0] * 3})
    columns = Columns(target=None, polarity=HIGHER)
    strict = Thresholds(target=85, floor=80, strict="floor")
    assert rate(table, columns=columns, thresholds=strict)["rating"].to_list() == ["Red", "Red", "Amber"]
    points = BandColumns({Rag.GREEN: "target", Rag.AMBER: Around("tolerance")}, strict=[Rag.AMBER])
    assert rate(table, columns=columns, thresholds=points)["rating"].to_list() == ["Red", "Red", "Amber"]
    relative = BandColumns({Rag.GREEN: "target", Rag.AMBER: Around("tolerance", relative=True)})
    for given_by in (relative, Thresholds(target=85, floor=Fraction(1, 3))):
        with pytest.raises(TableError, match="column 'value' must contain whole numbers, 64-bit floats"):
            rate(table, columns=columns, thresholds=given_by)


def test_share_of_the_target_with_many_places_is_too_fine() -> None:
    table = pl.DataFrame({"value": [80.0] * 2, "tolerance": [5.0, 5.001], "target": [85.0] * 2})
    bands = BandColumns({Rag.GREEN: "target", Rag.AMBER: Around("tolerance", relative=True)})
    found = rate(table, columns=Columns(target=None, polarity=HIGHER), thresholds=bands)
    assert found["status"].to_list() == ["rated", "too fine"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: BandColumns({}), "levels must map the bands of a rating scheme to columns"),
        (lambda: BandColumns({Rag.GREEN: "a"}), "levels must have one part for each of"),
        (lambda: BandColumns({Rag.GREEN: "a", Rag.AMBER: 1.5e-7}), "float must keep its value"),
        (lambda: BandColumns({Rag.GREEN: "a", Rag.AMBER: Fraction(1, 3)}), "figure beside columns must have at most 6"),
        (lambda: BandColumns({Rag.GREEN: "a", Rag.AMBER: Ends("a", "b")}, strict=Rag.AMBER), "Ends must state for themselves"),
        (lambda: BandColumns({Rag.GREEN: "a", Rag.AMBER: "b"}, strict="roof"), "strict must be one of"),
        (lambda: Around(Fraction(1, 1000), relative=True), "percentage of the target must have at most 2"),
        (lambda: Around("a", relative=1), "part of a band must be True or False"),
        (lambda: Ends("a", "b", excludes_low="yes"), "part of a band must be True or False"),
        (lambda: rate(pl.DataFrame({"value": [1.0]}), thresholds="x"), "thresholds must be Thresholds, Levels"),  # type: ignore[arg-type]  # a wrong type is what is tested
        (lambda: rate(pl.DataFrame({"value": [1.0]}), columns=Columns(polarity=HIGHER), thresholds=ExpectedRange(1, 2)), "thresholds must suit the polarity of all rows"),
        (lambda: rate(pl.DataFrame({"value": [1.0]}), columns=Columns(polarity=HIGHER), thresholds=BandColumns({Rag.GREEN: "a", Rag.AMBER: "b"})), "frame must have a column 'a'"),
        (lambda: rate(pd.DataFrame({"numerator": [1], "denominator": [2]}), columns=Columns(value=None, polarity=HIGHER), thresholds=Thresholds(target=1, floor=Fraction(1, 10**19))), "figures of thresholds must be smaller, or have fewer digits"),
    ],
)  # fmt: skip
def test_wrong_thresholds_of_a_table_are_refused_at_once(call: Callable[[], object], message: str) -> None:
    with pytest.raises(QprError, match=message):
        call()


@pytest.mark.parametrize(
    ("ends", "ratings"),
    [((40, None), ["below", "within", "within"]), ((None, 45), ["within", "within", "above"])],
)
def test_range_with_one_end_has_two_sides(ends: tuple[Any, Any], ratings: list[str]) -> None:
    table = pl.DataFrame({"value": [39.0, 45.0, 46.0]})
    columns = Columns(target=None, polarity=NEITHER)
    assert rate(table, columns=columns, thresholds=ExpectedRange(*ends))["rating"].to_list() == ratings


def test_thresholds_that_suit_no_polarity_contradict_every_row() -> None:
    table = pl.DataFrame({"value": [50.0, 50.0], "polarity": ["higher", "neither"], "a": [60.0] * 2})
    levels_of_both = BandColumns({Rag.GREEN: Ends("a", 70), Rag.AMBER: Around(5, beyond=True)}, target="a")
    found = rate(table, thresholds=levels_of_both)
    assert found["status"].to_list() == ["contradiction", "data only"]


def test_fixed_distance_from_a_fixed_target_of_0_contradicts() -> None:
    table = pl.DataFrame({"value": [1.0], "a": [0.0]})
    columns = Columns(target=None, polarity=HIGHER)
    share = BandColumns({Rag.GREEN: "a", Rag.AMBER: Around(5, relative=True)}, target=0)
    assert rate(table, columns=columns, thresholds=share)["status"].to_list() == ["contradiction"]


def test_fine_figures_of_thresholds_are_not_added_up() -> None:
    table = pl.DataFrame({"value": [1.0, 1.0], "a": [Decimal("2.0000000"), Decimal("2.0000001")], "by": [1.0, 1.0]})
    columns = Columns(target=None, polarity=HIGHER)
    bands = BandColumns({Rag.GREEN: "a", Rag.AMBER: Around("by")}, target="a")
    assert rate(table, columns=columns, thresholds=bands)["status"].to_list() == ["rated", "too fine"]


@pytest.mark.parametrize("polarity", [HIGHER, LOWER])
def test_fixed_targets_may_be_finer_than_results(polarity: Polarity) -> None:
    bands = Thresholds(target=Fraction(1, 3), floor=Fraction(1, 3))
    values = [0.333333, 0.333334]
    found = rate(pl.DataFrame({"value": values}), columns=Columns(polarity=polarity, target=None), thresholds=bands)
    exact = [classify(an_indicator(thresholds=bands, polarity=polarity), value) for value in values]
    assert found["rating"].to_list() == [str(each.value) for each in exact]
