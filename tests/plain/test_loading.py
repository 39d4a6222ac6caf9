"""Reading of definitions, and every fault with its path."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import (
    Basis,
    ExpectedRange,
    Frequency,
    Indicator,
    Period,
    Polarity,
    Profile,
    Rag,
    Ratio,
    Rolling,
    TimeSeries,
)
from qpr_core.definitions import DefinitionFaults, load
from qpr_core.errors import SchemeError
from qpr_core.plain.loading import READERS
from qpr_core.rules import Levels, Scheme
from qpr_core.testing import Four
from qpr_core.units import PER_CENT, Unit

PLAIN = {"code": "CS01", "name": "Calls answered", "polarity": "higher is better", "unit": "%"}


def one(**parts: Any) -> Indicator:
    [indicator] = load({"indicators": [PLAIN | parts]}, schemes=[Four])
    return indicator


def made(**parts: Any) -> Indicator:
    given: dict[str, Any] = PLAIN | parts
    return Indicator(**given)


def faults_of(*indicators: object, **top: object) -> list[tuple[str | None, str]]:
    """Return the path and the text of each fault."""
    with pytest.raises(DefinitionFaults) as caught:
        load({"indicators": list(indicators), **top}, schemes=[Four])
    return [(error.path, str(error)) for error in caught.value.errors]


def test_readers_are_for_every_parameter_except_the_rule() -> None:
    assert set(READERS) == set(Indicator.__init__.__kwdefaults__ or {}) - {"rule"} | {
        "code",
        "name",
        "polarity",
        "unit",
    }


def test_load_reads_plain_words_and_every_part() -> None:
    found = one(
        service="Customer Services",
        owner="Head of Customer Services",
        polarity="Bigger is better",
        possible={"low": 0, "high": 100},
        basis={"rolling": 4},
        baseline="same period last year",
        decimal_places=1,
        rated_as_displayed=True,
        withhold_below=5,
        frequency="Quarterly",
        arrears=1,
        carry_forward=0,
        aggregation="pooled counts",
        reported_from="Q1 2020/21",
        reported_until="2025/26",
        redefined={"Q1 2022/23": "Counts repeat calls too"},
        renamed={"2021/22": "Calls"},
        comparators={
            "England": {"2021/22": 84.1, "2022/23": {"numerator": 5, "denominator": 6, "status": "provisional"}}
        },
        thresholds={"2020/21": {"target": 85, "floor": 80.5}, "2022/23": "none"},
    )
    assert found == made(
        service="Customer Services",
        owner="Head of Customer Services",
        possible=(0, 100),
        basis=Rolling(4),
        baseline="same period last year",
        decimal_places=1,
        rated_as_displayed=True,
        withhold_below=5,
        frequency=Frequency.QUARTERLY,
        arrears=1,
        carry_forward=0,
        aggregation="pooled counts",
        reported_from="Q1 2020/21",
        reported_until="2025/26",
        redefined={"Q1 2022/23": "Counts repeat calls too"},
        renamed={"2021/22": "Calls"},
        comparators={"England": TimeSeries([("2021/22", "84.1", "final"), ("2022/23", Ratio(5, 6), "provisional")])},
        thresholds={"2020/21": {"target": 85, "floor": "80.5"}, "2022/23": None},
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"unit": {"name": "visits", "written": "12 visits", "one": "1 visit"}},
            {"unit": Unit.written("visits", "12 visits", one="1 visit")},
        ),
        ({"unit": {"name": "visits", "after": " visits", "per": 1}}, {"unit": Unit(name="visits", after=" visits")}),
        ({"unit": " Per  Cent"}, {"unit": PER_CENT}),
        ({"possible": [0, "none"]}, {"possible": (0, None)}),
        ({"possible": [None, "1/3"]}, {"possible": {"high": Ratio(1, 3).scaled(1)}}),
        ({"basis": "Year to date rate"}, {"basis": Basis.YEAR_TO_DATE_RATE}),
        ({"reported_from": date(2023, 4, 1)}, {"reported_from": "April 2023"}),
        ({"reported_from": "2023-04-01"}, {"reported_from": "April 2023"}),
        ({"reported_until": date(2024, 2, 29)}, {"reported_until": "February 2024"}),
        ({"reported_from": 2023}, {"reported_from": "2023"}),
        ({"owner": None, "arrears": None}, {}),
        (
            {"groups": {"directorate": "Place", "priority": ["Cleaner borough", "Waste"]}},
            {"groups": {"directorate": ("Place",), "priority": ("Cleaner borough", "Waste")}},
        ),
        ({"scheme": "Rag"}, {"scheme": Rag}),
        ({"scheme": "RAG"}, {"scheme": Rag}),
        ({"scheme": "Four"}, {"scheme": Four}),
        (
            {"financial_year": "October", "reported_from": "Q1 2023/24"},
            {"financial_year": 10, "reported_from": "October 2023"},
        ),
        (
            {"thresholds": {"levels": {"Blue": 95, "green": 90, "AMBER": 80}}},
            {"thresholds": Levels({Four.BLUE: 95, Four.GREEN: 90, Four.AMBER: 80})},
        ),
        (
            {"thresholds": {"levels": {"green": 90, "amber": 80}}},
            {"thresholds": Levels({Rag.GREEN: 90, Rag.AMBER: 80})},
        ),
        (
            {"polarity": "neither", "thresholds": {"low": 5}},
            {"polarity": "neither", "thresholds": ExpectedRange(5, None)},
        ),
        (
            {"basis": "year-to-date total", "thresholds": {"2023/24": {"spread": 100, "floor": 90}}},
            {"basis": "year-to-date total", "thresholds": {"2023/24": Profile.spread(100, floor=90)}},
        ),
        (
            {"thresholds": {date(2023, 4, 1): {"target": 1, "floor": 0}}},
            {"thresholds": {"April 2023": {"target": 1, "floor": 0}}},
        ),
        (
            {"comparators": {"England": {"2021/22": None, "2022/23": "none", "2023/24": {"value": 5}}}},
            {"comparators": {"England": TimeSeries({"2021/22": None, "2022/23": None, "2023/24": 5})}},
        ),
        (
            {"comparators": {"England": {"2021/22": {"marker": "n/a"}, "2022/23": 5}}},
            {"comparators": {"England": TimeSeries({"2021/22": None, "2022/23": 5}, markers={"2021/22": "n/a"})}},
        ),
    ],
)
def test_load_reads_each_form_of_a_part(parts: dict[str, Any], expected: dict[str, Any]) -> None:
    if isinstance(expected.get("financial_year"), int):
        from_october = load({"indicators": [PLAIN | parts]})[0]
        assert from_october.reported_from == Period(2023, 10, Frequency.QUARTERLY)
        return
    assert one(**parts) == made(**expected)


def test_financial_year_of_the_file_holds_for_every_indicator_without_its_own() -> None:
    first, second = load(
        {
            "$schema": "definitions.schema.json",
            "financial_year": "January",
            "indicators": [PLAIN | {"reported_from": "Q1 2023"}, PLAIN | {"code": "B", "financial_year": 4}],
        }
    )
    assert first.financial_year.month == 1
    assert first.reported_from == Period(2023, 1, Frequency.QUARTERLY)
    assert second.financial_year.month == 4


def test_load_of_no_indicators_is_empty() -> None:
    assert load({"indicators": []}) == ()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (5, "definitions must be a mapping with a list of indicators (parse the file first, as tomllib.load does), got 5"),
        ("kpis.toml", "(parse the file first, as tomllib.load does), got 'kpis.toml'"),
        ([PLAIN], "(parse the file first, as tomllib.load does), got [{'code': 'CS01'"),
        ({}, "indicators: definitions must be a mapping with a list of indicators (parse the file first"),
        ({"indicators": PLAIN}, "indicators: indicators must be a list of mappings, got {'code'"),
        ({"indicators": None}, "indicators: indicators must be a list of mappings, got None"),
        ({"indicator": [PLAIN], "indicators": []}, "indicator: definitions must have only the keys $schema, financial_year, indicators (perhaps indicators), got 'indicator'"),
        ({"financial_year": 13, "indicators": []}, "financial_year: month of a financial year must be 1 to 12 or an English name, got 13"),
    ],
)  # fmt: skip
def test_load_of_something_else_than_a_file_of_definitions_raises(given: Any, message: str) -> None:
    with pytest.raises(DefinitionFaults) as caught:
        load(given)
    assert "definitions must have no faults, got 1 fault:\n- " in str(caught.value)
    assert message in str(caught.value)


def test_load_lists_all_faults_with_their_paths() -> None:
    faults = faults_of(
        PLAIN | {"polarity": "sideways", "unit": "furlongs", "arrears": -1, "thresholds": {"target": "x", "flor": 5}},
        {"code": "CS01", "polarity": "higher", "unit": "%", "ownr": "A", "redefined": {"Q9": 5}},
        5,
        {},
        PLAIN | {"code": 5, "rule": len},
        xs=1,
    )
    assert [path for path, _ in faults] == [
        "xs",
        "indicators[0].polarity",
        "indicators[0].unit",
        "indicators[0].thresholds.flor",
        "indicators[0].thresholds.target",
        "indicators[0].arrears",
        "indicators[1].ownr",
        "indicators[1]",
        "indicators[1].redefined.Q9",
        "indicators[1].redefined.Q9",
        "indicators[1].code",
        "indicators[2]",
        "indicators[3]",
        "indicators[4].rule",
        "indicators[4].code",
    ]


@pytest.mark.parametrize(
    ("parts", "path", "message"),
    [
        ({"unit": "furlongs"}, ".unit", "or a mapping (show how a different one is written, as in {'name': 'visits', 'written': '12 visits'}), got 'furlongs' (CS01)"),
        ({"unit": {"written": "12 visits"}}, ".unit", "unit must have a name, got {'written': '12 visits'} (CS01)"),
        ({"unit": {"one": "1 visit"}}, ".unit", "unit must have a name and a written, got {'one': '1 visit'} (CS01)"),
        ({"unit": {"name": "x", "writen": "1 x"}}, ".unit.writen", "unit must have only the keys name, before, after, after_one, per, got 'writen' (CS01)"),
        ({"unit": {"name": "x", "written": "1 x", "per": 5}}, ".unit.per", "unit must have only the keys name, written, one, got 'per' (CS01)"),
        ({"thresholds": {"target": 85, "floor": "80%"}}, ".thresholds.floor", "without units or thousands separators, got '80%' (floor) (CS01)"),
        ({"thresholds": {"target": 80, "floor": 85}}, ".thresholds.floor", "floor must not be better than target, got target 80 and floor 85 for an indicator where higher is better (CS01)"),
        ({"thresholds": {"2022/23": {"target": 85, "floor": 80}, "2023/24": {"target": 80, "floor": 85}}}, '.thresholds."2023/24".floor', "floor must not be better than target"),
        ({"thresholds": {"2022/23": "none", "Q1 2022/23": "none"}}, ".thresholds", "thresholds must not take effect on the same day"),
        ({"thresholds": {"2022/23": "none", "2022-23": "none"}}, '.thresholds."2022-23"', "thresholds must be given once for a period, got '2022-23' (CS01)"),
        ({"thresholds": {"Q5 2022/23": "none"}}, '.thresholds."Q5 2022/23"', "quarter must be 1, 2, 3 or 4, got 'Q5 2022/23' (CS01)"),
        ({"thresholds": {"target": 85, "floor": 80}, "possible": {"low": 81}}, ".thresholds.floor", "floor must be a possible value"),
        ({"thresholds": {"target": 85, "floor": 80}, "data_only": True}, ".thresholds", "data_only indicators must have no thresholds"),
        ({"thresholds": {"target": 85, "floor": 80}, "scheme": "Four"}, ".thresholds", "scheme must have one band more than the thresholds have levels"),
        ({"thresholds": 85}, ".thresholds", "thresholds must be Thresholds or a mapping of their parts"),
        ({"scheme": "Stars"}, ".scheme", "scheme must be one of Rag, Four (pass others with schemes=), got 'Stars' (CS01)"),
        ({"possible": 100}, ".possible", "possible must have the keys low and high, or be a list of both, got 100 (CS01)"),
        ({"possible": {"low": 0, "hihg": 1}}, ".possible.hihg", "possible must have only the keys low, high (perhaps high), got 'hihg' (CS01)"),
        ({"basis": {"roling": 4}}, ".basis", "'year-to-date rate', or be like {'rolling': 4}, got {'roling': 4} (CS01)"),
        ({"basis": "rolling 4"}, ".basis", "'year-to-date rate', or be like {'rolling': 4}, got 'rolling 4' (CS01)"),
        ({"possible": {"low": 0, "high": "x"}}, ".possible.high", "got 'x' (possible) (CS01)"),
        ({"possible": [float("inf"), 5]}, ".possible[0]", "figure must be finite, got inf (possible) (CS01)"),
        ({"possible": [5, 1]}, ".possible", "low end must not be above the high end, got Interval(low=5, high=1) (CS01)"),
        ({"basis": {"rolling": 1}}, ".basis", "periods of a rolling figure must be a whole number of 2 or more, got 1 (CS01)"),
        ({"rated_as_displayed": True}, ".rated_as_displayed", "rated_as_displayed must come with decimal_places, got None (CS01)"),
        ({"rated_as_displayed": "yes"}, ".rated_as_displayed", "rated_as_displayed must be True or False, got 'yes' (CS01)"),
        ({"decimal_places": 1.0}, ".decimal_places", "decimal_places must be a whole number from 0 to 30, got 1.0 (CS01)"),
        ({"frequency": "weekly"}, ".frequency", "frequency must be a Frequency or one of 'monthly', "),
        ({"aggregation": "sum", "basis": "year-to-date rate"}, ".aggregation", "aggregation of year-to-date figures must be Aggregation.LAST_MONTH"),
        ({"reported_from": "2024/25", "reported_until": "2023/24"}, ".reported_until", "reported_from must not be after reported_until, got 2024/25 until 2023/24 (CS01)"),
        ({"reported_from": date(2023, 4, 2)}, ".reported_from", "date must be the first day of a month (or name a period, such as Q1 2023/24), got 2023-04-02"),
        ({"reported_until": "2023-04-01"}, ".reported_until", "date must be the last day of a month (or name a period, such as Q1 2023/24), got 2023-04-01"),
        ({"reported_from": "2023-02-30"}, ".reported_from", "day must be in the calendar, got '2023-02-30' (CS01)"),
        ({"reported_from": True}, ".reported_from", "name of a period must be text, got True (CS01)"),
        ({"renamed": "Old"}, ".renamed", "renamed must be a mapping from period to text, got 'Old' (CS01)"),
        ({"renamed": {"2023/24": " "}}, '.renamed."2023/24"', "text of renamed must not be blank, got ' ' (CS01)"),
        ({"comparators": {"England": {"2021/22": {"marker": "n/a", "value": 5}}}}, '.comparators.England."2021/22"', "marker must be for a missing result, without figures and status, got "),
        ({"peers": 5}, ".peers", "peers must be a mapping from name to results by period, got 5 (CS01)"),
        ({"peers": {"Wealbury": 5}}, ".peers.Wealbury", "peer must be a mapping from period to result, got 5 (CS01)"),
        ({"comparators": 5}, ".comparators", "comparators must be a mapping from name to results by period, got 5 (CS01)"),
        ({"comparators": {"England": 5}}, ".comparators.England", "comparator must be a mapping from period to result, got 5 (CS01)"),
        ({"comparators": {"England": {}}}, ".comparators.England", "series must have at least one period"),
        ({"comparators": {"England": {"2023/24": "x"}}}, '.comparators.England."2023/24"', "got 'x' (result) (CS01)"),
        ({"comparators": {"England": {"2023/24": {"numerator": 5}}}}, '.comparators.England."2023/24"', "result must have a value, or a numerator and a denominator, got {'numerator': 5} (CS01)"),
        ({"comparators": {"England": {"2023/24": {"value": 5, "state": "final"}}}}, '.comparators.England."2023/24".state', "result must have only the keys value, numerator, denominator, status, marker (perhaps status), got 'state' (CS01)"),
        ({"comparators": {"England": {"2023/24": {"value": 5, "status": "last"}}}}, '.comparators.England."2023/24"', "status must be a Status or one of "),
        ({"service": " Housing"}, ".service", "service of an indicator must not begin or end with a space, got ' Housing' (CS01)"),
        ({"name": 5}, ".name", "name of an indicator must be text (put it in quotation marks), got 5 (CS01)"),
        ({"rule": "mine"}, ".rule", "rule must be set in code, as it is a function (attrs.evolve adds it to an indicator), got 'mine' (CS01)"),
        ({"financial_year": "Spring"}, ".financial_year", "month of a financial year must be 1 to 12 or an English name, got 'Spring' (CS01)"),
        ({"colour": "red"}, ".colour", "renamed, financial_year (perhaps disclosure), got 'colour' (CS01)"),
    ],
)  # fmt: skip
def test_load_names_the_path_of_a_fault(parts: dict[str, Any], path: str, message: str) -> None:
    [(found, text)] = faults_of(PLAIN | parts)
    assert found == f"indicators[0]{path}"
    assert message in text
    assert text.endswith(f" at {found}")


@pytest.mark.parametrize("code", [5, "", " ", None, "a\nb"])
def test_fault_of_an_indicator_without_a_code_has_its_path_for_a_name(code: object) -> None:
    faults = dict(faults_of(PLAIN | {"code": code, "arrears": -1}))
    assert "got -1" in faults["indicators[0].arrears"]


def test_code_of_two_indicators_is_a_fault_of_the_second() -> None:
    assert faults_of(PLAIN, PLAIN) == [
        (
            "indicators[1].code",
            "code of an indicator must be unique, got 'CS01', as indicators[0] has at indicators[1].code",
        )
    ]


def test_contradictions_are_found_beside_other_faults() -> None:
    """An analyst must not need a second round for what could be checked in the first."""
    paths = [path for path, _ in faults_of(PLAIN | {"unit": "furlongs", "thresholds": {"target": 80, "floor": 85}})]
    assert paths == ["indicators[0].unit", "indicators[0].thresholds.floor"]


@pytest.mark.parametrize(
    "broken", [{"polarity": "sideways"}, {"scheme": "Stars"}, {"basis": "weekly"}, {"possible": 5}]
)
def test_contradiction_with_a_faulty_part_is_not_guessed(broken: dict[str, Any]) -> None:
    paths = [path for path, _ in faults_of(PLAIN | {"thresholds": {"target": 80, "floor": 85}} | broken)]
    assert paths == [f"indicators[0].{next(iter(broken))}"]


def test_levels_of_two_schemes_with_the_same_bands_need_the_scheme() -> None:
    class Traffic(Scheme):
        GREEN = "Green"
        AMBER = "Amber"
        RED = "Red"

    thresholds = {"levels": {"green": 90, "amber": 80}}
    with pytest.raises(
        DefinitionFaults, match=r"levels must be for bands of one scheme of Rag, Traffic \(name the scheme\)"
    ):
        load({"indicators": [PLAIN | {"thresholds": thresholds}]}, schemes=[Traffic])
    [found] = load({"indicators": [PLAIN | {"thresholds": thresholds, "scheme": "Traffic"}]}, schemes=[Traffic])
    assert found.scheme is Traffic


def test_name_of_a_scheme_is_exact_where_capitals_make_a_difference() -> None:
    class FOUR(Scheme):
        GOOD = "Good"
        BAD = "Bad"

    def scheme_of(name: str) -> type[Scheme]:
        return load({"indicators": [PLAIN | {"scheme": name}]}, schemes=[Four, FOUR])[0].scheme

    assert (scheme_of("Four"), scheme_of("FOUR")) == (Four, FOUR)
    with pytest.raises(DefinitionFaults, match=r"scheme must be one of Rag, Four, FOUR \(pass others .*\), got 'four'"):
        scheme_of("four")


def test_schemes_must_be_classes_with_different_names() -> None:
    class Rag(Scheme):
        GOOD = "Good"
        BAD = "Bad"

    with pytest.raises(SchemeError, match="schemes must be classes of bands, got 5"):
        load({"indicators": []}, schemes=5)  # type: ignore[arg-type]  # a wrong type is what is tested
    with pytest.raises(SchemeError, match="schemes must be classes of bands, got"):
        load({"indicators": []}, schemes=[5])  # type: ignore[list-item]  # the same
    with pytest.raises(SchemeError, match="scheme must have a different name from the others, got <enum 'Rag'>"):
        load({"indicators": []}, schemes=[Rag])
    assert load({"indicators": [PLAIN | {"scheme": "Four"}]}, schemes=[Four, Four])[0].scheme is Four


KEYS = st.sampled_from([*READERS, "target", "floor", "levels", "low", "quarters", "2023/24", "rolling", "written"])
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8) | KEYS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=8) | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, DATA, max_size=6))
def test_load_of_any_data_gives_indicators_or_lists_faults(parts: dict[str, Any]) -> None:
    try:
        load({"indicators": [PLAIN | parts]})
    except DefinitionFaults as faults:
        assert len(faults.errors) > 0  # noqa: PT017  any other error fails the test
        assert all(str(error.path).startswith("indicators[0]") for error in faults.errors)  # noqa: PT017  the same


def test_polarity_of_load_is_never_guessed() -> None:
    [(path, text)] = faults_of({key: value for key, value in PLAIN.items() if key != "polarity"})
    assert (path, text) == (
        "indicators[0]",
        "indicator must have polarity, got only code, name, unit (CS01) at indicators[0]",
    )
    assert one().polarity is Polarity.HIGHER_IS_BETTER
