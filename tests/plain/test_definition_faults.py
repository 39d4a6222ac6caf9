"""The error that has every fault of a file."""

import pickle

import pytest

from qpr_core.definitions import DefinitionFaults, load
from qpr_core.errors import IndicatorError, ThresholdError

GIVEN = {
    "indicators": [
        {"code": "A", "name": "Calls", "polarity": "higher", "unit": "%", "thresholds": {"target": 80, "floor": 85}},
        {"code": "B", "name": "Visits", "polarity": "higher", "unit": "%", "arrears": -1},
    ]
}


def faults() -> DefinitionFaults:
    with pytest.raises(DefinitionFaults) as caught:
        load(GIVEN)
    return caught.value


def test_faults_list_every_error_behind_its_path() -> None:
    assert str(faults()).splitlines() == [
        "definitions must have no faults, got 2 faults:",
        "- indicators[0].thresholds.floor: floor must not be better than target, got target 80 and floor 85 for an "
        "indicator where higher is better (A)",
        "- indicators[1].arrears: arrears must be a whole number of 0 or more, got -1 (B)",
    ]


def test_faults_are_facts_that_a_program_can_read() -> None:
    first, second = faults().errors
    assert (type(first), first.path, first.whose) == (ThresholdError, "indicators[0].thresholds.floor", "A")
    assert (type(second), second.path, second.given, second.whose) == (IndicatorError, "indicators[1].arrears", -1, "B")
    assert second.rule == "arrears must be a whole number of 0 or more"


def test_faults_are_a_group_of_exceptions() -> None:
    found = faults()
    group = found.as_group()
    assert group.exceptions == found.errors
    matching, rest = group.split(ThresholdError)
    assert matching is not None
    assert rest is not None
    assert (len(matching.exceptions), len(rest.exceptions)) == (1, 1)


def test_faults_survive_pickling() -> None:
    found = faults()
    again = pickle.loads(pickle.dumps(found))
    assert isinstance(again, DefinitionFaults)
    assert str(again) == str(found)
    assert [error.path for error in again.errors] == [error.path for error in found.errors]
