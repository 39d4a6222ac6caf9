"""Items in files of definitions: what is read, what is written, and every fault with its path."""

import datetime as dt
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from qpr_core import FinancialYear, Period, Rag, Scorecard
from qpr_core.definitions import DefinitionFaults, dump, load, load_items, schema
from qpr_core.errors import SchemeError
from qpr_core.items import BandSeries, Kind, TrackedItem
from qpr_core.plain.definition_schema import ITEM_PARTS, described_parts
from qpr_core.plain.dumping import write_item
from qpr_core.plain.item_loading import ITEM_READERS
from qpr_core.testing import Four, a_series, an_indicator, tracked_items

VALIDATOR = jsonschema.Draft202012Validator(schema())
LIBRARY: dict[str, Any] = {"code": "P3", "name": "New library", "kind": "project"}


def test_every_part_of_an_item_is_read() -> None:
    given = {
        **LIBRARY, "scheme": "rag", "finished": "Green", "due": dt.date(2024, 3, 31), "service": "Culture",
        "groups": {"priority": ["Health", "Sport"]}, "owner": "Head of Culture", "judged_by": "Board",
        "carry_forward": 2, "reported_from": "Q1 2023/24", "reported_until": dt.date(2024, 3, 31), "financial_year": None,
    }  # fmt: skip
    (item,) = load_items({"items": [given]})
    assert item == TrackedItem(
        code="P3", name="New library", kind=Kind.PROJECT, scheme=Rag, finished=Rag.GREEN, due="2024-03-31",
        service="Culture", groups={"priority": ("Health", "Sport")}, owner="Head of Culture", judged_by="Board",
        carry_forward=2, reported_from="Q1 2023/24", reported_until=Period.parse("March 2024"),
    )  # fmt: skip


def test_financial_year_of_the_file_is_that_of_its_items() -> None:
    first, second = load_items(
        {
            "financial_year": "January",
            "items": [{**LIBRARY, "reported_from": "Q1 2023"}, {**LIBRARY, "code": "P4", "financial_year": "April"}],
        }
    )
    assert (first.financial_year, second.financial_year) == (FinancialYear("January"), FinancialYear("April"))
    assert first.reported_from == Period.parse("Jan-Mar 2023")


def test_custom_scheme_is_found_by_its_name() -> None:
    (item,) = load_items({"items": [{**LIBRARY, "scheme": "Four"}]}, schemes=[Four])
    assert item.scheme is Four
    with pytest.raises(SchemeError):
        load_items({"items": []}, schemes=5)  # type: ignore[arg-type]  # a wrong type is what is tested


def test_file_without_items_has_none_and_load_leaves_items_alone() -> None:
    assert load_items({"indicators": []}) == ()
    assert load({"indicators": [], "items": [LIBRARY]}) == ()


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (5, ["definitions must be a mapping with a list of items (parse the file first, as tomllib.load does), got 5"]),
        ({"items": 5}, ["items: items must be a list of mappings, got 5"]),
        ({"item": []}, ["item: definitions must have only the keys $schema, financial_year, indicators, items (perhaps items), got 'item'"]),
        ({"financial_year": "Brumaire", "items": []}, ["financial_year: month of a financial year must be"]),
        ({"items": [5]}, ["items[0]: item must be a mapping of its parts, got 5"]),
        ({"items": [{}]}, ["items[0]: item must have code and name and kind, got nothing"]),
        ({"items": [{"code": "P1", "kind": "risk"}]}, ["items[0]: item must have name, got only code, kind"]),
        ({"items": [{**LIBRARY, "owned": "x"}]}, ["items[0].owned: item must have only the keys code, name, kind", "(perhaps owner), got 'owned'"]),
        ({"items": [{**LIBRARY, "kind": "thing"}]}, ["items[0].kind: kind must be a Kind or one of", "got 'thing' (P3)"]),
        ({"items": [{**LIBRARY, "due": "soon"}]}, ["items[0].due: day must be a date"]),
        ({"items": [{**LIBRARY, "judged_by": ""}]}, ["items[0].judged_by: judge of an item (P3) must"]),
        ({"items": [{**LIBRARY, "code": 101}]}, ["items[0].code: code of an item must be text, got 101"]),
        ({"items": [{**LIBRARY, "scheme": "X"}]}, ["items[0].scheme: scheme must be one of Progress, Rag (pass others with schemes=), got 'X'"]),
        ({"items": [{**LIBRARY, "reported_from": "2024", "reported_until": "2023"}]}, ["items[0].reported_"]),
        ({"items": [LIBRARY, LIBRARY]}, ["items[1].code: code of an item must be unique, got 'P3', as items[0] has"]),
        ({"items": [{**LIBRARY, "groups": {"": "x"}}]}, ["items[0].groups: name of a grouping must not be blank"]),
    ],
)  # fmt: skip
def test_fault_has_its_path(given: Any, lines: list[str]) -> None:
    with pytest.raises(DefinitionFaults) as refused:
        load_items(given)
    assert len(refused.value.errors) == 1
    assert all(line in str(refused.value) for line in lines), str(refused.value)


def test_all_faults_of_all_items_are_in_one_error() -> None:
    with pytest.raises(DefinitionFaults) as refused:
        load_items(
            {"items": [{**LIBRARY, "kind": "thing"}, {**LIBRARY, "code": "P4", "due": "soon", "owner": 5}, LIBRARY]}
        )
    assert [error.path for error in refused.value.errors] == ["items[0].kind", "items[1].owner"]


@given(tracked_items(), tracked_items(code="R1", scheme=Four))
def test_round_trip_items_of_a_scorecard_come_back(one: TrackedItem, other: TrackedItem) -> None:
    items = [(one, BandSeries({"Q4 1999/00": None})), (other, BandSeries({"Q4 1999/00": None}, scheme=Four))]
    data = dump(Scorecard([(an_indicator(), a_series(84))], items=items))
    assert load_items(data, schemes=[Four]) == (one, other)
    assert load(data) == (an_indicator(),)
    VALIDATOR.validate(data)


def test_item_has_no_defaults_and_its_financial_year_if_it_is_not_shared() -> None:
    item = TrackedItem(**LIBRARY)
    assert write_item(item, FinancialYear()) == LIBRARY
    assert write_item(item, FinancialYear("January")) == {**LIBRARY, "financial_year": "April"}
    assert "items" not in dump([an_indicator()])


def test_schema_describes_every_part_of_an_item() -> None:
    assert set(ITEM_PARTS) == set(ITEM_READERS)
    properties = schema()["$defs"]["item"]["properties"]
    assert {key: part["description"] for key, part in properties.items()} == {
        key: described_parts(TrackedItem)[key] for key in ITEM_READERS
    }
    for wrong in ({"kind": "thing"}, {"due": 5}, {"owned": "x"}):
        assert not VALIDATOR.is_valid({"indicators": [], "items": [{**LIBRARY, **wrong}]})
