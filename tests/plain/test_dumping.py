"""Writing of definitions, and the law that `load` reads them back."""

import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.test_copies import INDICATOR
from qpr_core import FinancialYear, Frequency, Indicator, Rag, Ratio, Scorecard, Thresholds, TimeSeries
from qpr_core.definitions import dump, load, schema
from qpr_core.errors import IndicatorError, SchemeError
from qpr_core.plain.dumping import WRITERS
from qpr_core.plain.loading import READERS
from qpr_core.rules import Interval, Levels, RatingRule, Scheme, Stretch, Tolerance
from qpr_core.testing import Four, a_scorecard, an_indicator
from qpr_core.testing.strategies.indicators import indicators
from qpr_core.testing.strategies.scorecards import scorecards
from qpr_core.units import Unit
from refusals import refusal


def written(indicator: Indicator) -> dict[str, Any]:
    """Return what is written for an indicator, without the four parts that are required."""
    found: Any = dump([indicator])["indicators"]
    return {key: value for key, value in found[0].items() if key not in {"code", "name", "polarity", "unit"}}


@given(
    st.lists(indicators(scheme=Four), max_size=3, unique_by=lambda each: each.code)
    | indicators().map(lambda each: [each])
)
def test_load_of_a_dump_is_the_same(given: list[Indicator]) -> None:
    data = dump(given)
    assert load(data, schemes=[Four]) == tuple(given)
    assert load(json.loads(json.dumps(data)), schemes=[Four]) == tuple(given)


FIELDS = {name: strategy for name, strategy in INDICATOR.items() if name != "rule"}
WORDS = st.text(alphabet="a1 per,.%£-\u00a0", max_size=6)
UNITS = st.builds(
    Unit,
    name=st.just("visits"),
    before=WORDS,
    after=WORDS,
    after_one=st.none() | WORDS,
    per=st.sampled_from([1, 100, 1000]),
)


@settings(max_examples=300)
@given(st.sets(st.sampled_from(sorted(FIELDS)), max_size=8), st.data())
def test_load_of_a_dump_is_the_same_for_every_part(names: set[str], data: st.DataObject) -> None:
    chosen = sorted({"code", "name", "polarity", "unit"} | names)
    parts: dict[str, Any] = data.draw(st.fixed_dictionaries({name: FIELDS[name] for name in chosen}))
    assume(refusal(Indicator, **parts) is None)
    indicator = Indicator(**parts)
    plain = dump([indicator])
    assert is_plain(plain)
    assert load(plain, schemes=[Four]) == (indicator,)
    jsonschema.Draft202012Validator(schema()).validate(plain)


@given(UNITS)
def test_load_of_a_dump_has_the_same_unit(unit: Unit) -> None:
    indicator = an_indicator(unit=unit)
    assert load(dump([indicator])) == (indicator,)


def is_plain(data: object) -> bool:
    """Return True for what TOML can hold: no null, and keys that are text."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and is_plain(value) for key, value in data.items())
    return all(map(is_plain, data)) if isinstance(data, list) else isinstance(data, str | bool | int | float)


@given(indicators(scheme=Four))
def test_dump_has_only_what_toml_can_hold(given: Indicator) -> None:
    assert is_plain(dump([given]))


@given(scorecards())
def test_dump_of_a_scorecard_has_its_definitions_without_results(card: Scorecard) -> None:
    assert load(dump(card), schemes=[Four]) == tuple(entry.indicator for entry in card)


def test_dump_leaves_out_defaults() -> None:
    assert dump(a_scorecard(Rag.GREEN)) == {
        "indicators": [
            {
                "code": "K1",
                "name": "Indicator 1",
                "polarity": "higher is better",
                "unit": "per cent",
                "thresholds": {"target": 85, "floor": 80},
            }
        ]
    }


@pytest.mark.parametrize(
    ("parts", "plain"),
    [
        ({"frequency": Frequency.YEARLY}, {"frequency": "yearly"}),
        ({"basis": "year-to-date rate"}, {"basis": "year-to-date rate"}),
        ({"possible": (None, "0.5")}, {"possible": {"high": 0.5}}),
        ({"scheme": Rag}, {"scheme": "Rag"}),
        (
            {"thresholds": {"target": Fraction(1, 3), "tolerance": "2.5%", "green_tolerance": Fraction(1, 700)}},
            {"thresholds": {"target": "1/3", "tolerance": "2.5%", "green_tolerance": "1/700"}},
        ),
        (
            {"thresholds": Levels({Four.BLUE: Stretch("5%"), Four.GREEN: Tolerance(0), Four.AMBER: 80}, target=90)},
            {
                "thresholds": {
                    "levels": {"Blue": {"stretch": "5%"}, "Green": {"tolerance": 0}, "Amber": 80},
                    "target": 90,
                }
            },
        ),
        (
            {"thresholds": Levels({Rag.GREEN: 90, Rag.AMBER: 80})},
            {"thresholds": {"levels": {"Green": 90, "Amber": 80}}},
        ),
        (
            {"thresholds": Levels({Rag.GREEN: 90, Rag.AMBER: 80}, target=90)},
            {"thresholds": {"levels": {"Green": 90, "Amber": 80}, "target": 90}},
        ),
        (
            {
                "comparators": {
                    "England": TimeSeries([("2022/23", 5), ("2023/24", Ratio(1, 2)), ("2024/25", "0.5", "revised")])
                }
            },
            {
                "comparators": {
                    "England": {
                        "2022/23": 5,
                        "2023/24": {"numerator": 1, "denominator": 2},
                        "2024/25": {"value": 0.5, "status": "revised"},
                    }
                }
            },
        ),
        (
            {"groups": {"directorate": ("Place",), "priority": ("Cleaner borough", "Waste")}},
            {"groups": {"directorate": "Place", "priority": ["Cleaner borough", "Waste"]}},
        ),
        (
            {"comparators": {"England": TimeSeries({"2022/23": None})}},
            {"comparators": {"England": {"2022/23": "none"}}},
        ),
        (
            {"peers": {"Wealbury": TimeSeries({"Q2 2023/24": Ratio(3, 4)})}},
            {"peers": {"Wealbury": {"Q2 2023/24": {"numerator": 3, "denominator": 4}}}},
        ),
    ],
)
def test_dump_writes_each_part_as_people_write_it(parts: dict[str, Any], plain: dict[str, Any]) -> None:
    indicator = an_indicator(**({"thresholds": None} | parts))
    assert written(indicator) == plain
    assert load(dump([indicator]), schemes=[Four]) == (indicator,)


@pytest.mark.parametrize(
    ("unit", "plain"),
    [
        (Unit.named("£"), "pounds"),
        (Unit.written("visits", "12 visits", one="1 visit"), {"name": "visits", "written": "12 visits", "one": "1 visit"}),
        (Unit.written("incidents", "12 per 1,000"), {"name": "incidents", "written": "12 per 1,000"}),
        (Unit(name="index"), {"name": "index", "written": "12"}),
        (Unit(name="homes", after=" homes", per=1000), {"name": "homes", "after": " homes", "per": 1000}),
        (Unit(name="x", before="1 ", after=" y", after_one=" z"), {"name": "x", "before": "1 ", "after": " y", "after_one": " z"}),
        (Unit(name="days", after=" days"), {"name": "days", "after": " days"}),
    ],
)  # fmt: skip
def test_dump_writes_a_unit_by_a_sample_if_it_shows_all(unit: Unit, plain: object) -> None:
    indicator = an_indicator(unit=unit)
    data = dump([indicator])
    assert data["indicators"][0]["unit"] == plain  # type: ignore[index]  # it is a list
    assert load(data) == (indicator,)


def test_dump_writes_a_financial_year_that_all_share_once() -> None:
    january, april = (
        an_indicator(code=code, financial_year=FinancialYear(month)) for code, month in (("A", 1), ("B", 4))
    )
    shared, mixed = dump([january]), dump([january, april])
    assert shared["financial_year"] == "January"
    assert "financial_year" not in mixed
    assert load(shared) == (january,)
    assert load(mixed) == (january, april)


def test_dump_of_nothing_is_a_file_without_indicators() -> None:
    assert dump([]) == {"indicators": []}


@pytest.mark.parametrize("given", [5, None, "K1", [5], an_indicator()])
def test_dump_of_something_else_raises(given: Any) -> None:
    with pytest.raises(IndicatorError, match="definitions must be a Scorecard or Indicators, got"):
        dump(given)


def test_dump_of_a_custom_rule_raises_with_the_remedy() -> None:
    rule = RatingRule(name="mine", version=1, decide=lambda _: Rag.GREEN)
    with pytest.raises(
        IndicatorError, match=r"rule must be left out, .* \(pass attrs.evolve.*\), got RatingRule.* \(K1\)"
    ):
        dump([an_indicator(rule=rule)])


def test_dump_of_two_schemes_with_one_name_raises() -> None:
    class Rag(Scheme):
        GOOD = "Good"
        BAD = "Bad"

    with pytest.raises(
        SchemeError, match=r"scheme must have a different name from the others, got <enum 'Rag'> \(K1\)"
    ):
        dump([an_indicator(None, scheme=Rag)])


def test_writers_are_for_every_part_that_is_read() -> None:
    assert set(WRITERS) == set(READERS)


@pytest.mark.parametrize(
    ("thresholds", "parts"),
    [
        (Thresholds(target=4, floor=3, strict="floor"), {"target": 4, "floor": 3, "strict": ["floor"]}),
        (
            Levels({Rag.GREEN: 4, Rag.AMBER: 3}, strict=[Rag.AMBER]),
            {"levels": {"Green": 4, "Amber": 3}, "strict": ["Amber"]},
        ),
        (
            Levels({Rag.GREEN: Interval(4, 5), Rag.AMBER: Interval(3, 7, excludes_high=True)}),
            {"levels": {"Green": {"low": 4, "high": 5}, "Amber": {"low": 3, "high": 7, "excludes_high": True}}},
        ),
    ],
)
def test_strict_boundaries_are_written_by_their_names(thresholds: Any, parts: dict[str, Any]) -> None:
    is_two_ended = isinstance(thresholds, Levels) and not thresholds.strict
    polarity = "closest to target is best" if is_two_ended else "higher is better"
    indicator = an_indicator(polarity=polarity, thresholds=thresholds)
    assert written(indicator)["thresholds"] == parts
    assert load(dump([indicator])) == (indicator,)


@pytest.mark.parametrize("strict", ["roof", 3, ["floor", 3], {"floor": 1}])
def test_strict_boundary_that_is_none_is_an_error_at_its_place(strict: Any) -> None:
    data: Any = dump([an_indicator(thresholds=Thresholds(target=4, floor=3))])
    data["indicators"][0]["thresholds"]["strict"] = strict
    assert "strict" in str(refusal(load, data))
