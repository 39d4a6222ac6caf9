"""Groupings of indicators, and the place of an indicator in each."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from qpr_core import Indicator, Polarity
from qpr_core.errors import IndicatorError
from qpr_core.units import Unit


def make(**parts: Any) -> Indicator:
    return Indicator(code="B1", name="Bins", polarity=Polarity.LOWER_IS_BETTER, unit="number", **parts)


def test_place_of_one_level_is_the_same_as_text_or_as_a_list() -> None:
    assert make(groups={"ward": "North"}) == make(groups={"ward": ["North"]}) == make(groups={"ward": ("North",)})
    assert make(groups={"ward": "North"}).place_in("ward") == ("North",)


def test_service_is_the_grouping_service_and_not_among_the_groups() -> None:
    bins = make(service="Waste", groups={"ward": "North"})
    assert (bins.place_in("service"), bins.groups) == (("Waste",), {"ward": ("North",)})
    assert make().place_in("service") is None


def test_order_of_groupings_changes_neither_equality_nor_hash() -> None:
    one, other = make(groups={"ward": "A", "theme": "B"}), make(groups={"theme": "B", "ward": "A"})
    assert (one == other, hash(one) == hash(other)) == (True, True)
    assert one != make(groups={"theme": "B", "ward": ("A", "C")})


def test_groups_survive_copies_pickling_and_code() -> None:
    bins = make(groups={"priority": ["Cleaner borough", "Waste"], "ward": None})
    assert pickle.loads(pickle.dumps(bins)) == evolve(bins) == bins
    assert eval(repr(bins), {"Indicator": Indicator, "Polarity": Polarity, "Unit": Unit}) == bins
    assert evolve(bins, groups={**bins.groups, "priority": None}) == make()


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (5, "groups must be a mapping from the name of a grouping to a place in it, got 5"),
        (["ward"], r"groups must be a mapping from the name of a grouping to a place in it, got \['ward'\]"),
        ({5: "North"}, "name of a grouping must be text, got 5"),
        ({"ward ": "North"}, "name of a grouping must not begin or end with a space, got 'ward '"),
        ({"service": "Waste"}, r"groups must not have the service \(pass service='Waste'\), got 'service'"),
        ({"Service": ["Waste"]}, r"groups must not have the service \(pass service= instead\), got 'Service'"),
        ({"ward": 5}, "place in 'ward' must be a name, or a list of names from the outermost to the innermost, got 5"),
        ({"ward": []}, r"place in 'ward' must be a name, or a list .*, got \[\]"),
        ({"ward": {"North"}}, r"place in 'ward' must be a name, or a list .*, got \{'North'\}"),
        ({"ward": ""}, "name of a place in 'ward' must not be blank, got ''"),
        ({"ward": ["North", 5]}, "name of a place in 'ward' must be text, got 5"),
        ({"ward": ["North\nEast"]}, "name of a place in 'ward' must be one line of printable characters"),
    ],
)
def test_groups_that_are_not_places_are_refused(groups: Any, message: str) -> None:
    with pytest.raises(IndicatorError, match=rf"^{message}.* \(B1\)$"):
        make(groups=groups)


def test_place_in_what_is_not_a_name_is_refused() -> None:
    with pytest.raises(IndicatorError, match=r"^name of a grouping must be text, got \['ward'\]$"):
        make().place_in(["ward"])  # type: ignore[arg-type]  # a wrong type is what is tested
