"""A record with a single change is refused, unless the changed part is one that was put in."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from interchange.records import REPORT, make
from interchange.single_changes import IS_INPUT, accepted, changes_of, may_withhold, put_into_words
from interchange.test_document import records_of
from qpr_core import Aggregation, Indicator, Period, Polarity, Scorecard, TimeSeries, assess, direction_of_travel
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.travel.compare_methods import compare_methods
from qpr_core.analysis.travel.projection import project
from qpr_core.analysis.travel.year_end import needed_by_year_end
from qpr_core.interchange import Record, from_plain, to_plain
from qpr_core.testing import Four, item_reports, methods, plain_scorecards, scorecards, series

_RISING = TimeSeries((Period.parse("Q1 2022/23").shift(place), 76 + place + place % 2) for place in range(6))
_AHEAD: list[Record] = [
    project(make(), _RISING, _RISING.last),
    project(make(), _RISING, _RISING.last, target=90),
    needed_by_year_end(make(), _RISING, _RISING.last, made_by=Aggregation.MEAN),
    compare_methods(make(), _RISING, _RISING.last),
]


def check(records: Iterable[Record], most: int, **known: Any) -> tuple[int, int]:
    """Change leaves of records; return how many changes there were, and how many were accepted."""
    count, passed = 0, 0
    for record in records:
        changes = changes_of(record)
        for path, document in random.Random(1).sample(changes, min(most, len(changes))):
            read = accepted(document, **known)
            count += 1
            if read is not None:
                assert IS_INPUT.fullmatch(path) or may_withhold(document), path
                passed += 1
                put_into_words(read)
    return count, passed


def test_94_of_98_changes_of_an_assessment_are_refused() -> None:
    """The others are parameters that would have given the same answer, and the status of an earlier result."""
    changes = changes_of(REPORT.assessments[0])
    read = [path for path, document in changes if accepted(document) is not None]
    method = "Assessment:direction_of_travel.method."
    assert len(changes) == 98
    assert read == [
        f"{method}window",
        f"{method}minimum_points",
        f"{method}ignores_overlap",
        "Assessment:results.#.status",
    ]


@pytest.mark.parametrize("record", _AHEAD, ids=lambda record: type(record).__name__)
def test_changed_part_of_an_outlook_is_refused(record: Record) -> None:
    count, passed = check([record], 60)
    assert passed < count / 3


@settings(max_examples=5)
@given(plain_scorecards() | scorecards(), st.integers(0, 9))
def test_changed_part_of_a_report_is_refused_or_was_put_in(card: Scorecard, steps: int) -> None:
    check(
        (each for each in records_of(card, steps) if not isinstance(each, Scorecard | Indicator | TimeSeries)),
        8,
        schemes=[Four],
    )


@settings(max_examples=5)
@given(item_reports())
def test_changed_part_of_an_item_is_refused_or_was_put_in(report: Any) -> None:
    check([report, *report], 8)


@settings(max_examples=8)
@given(series(), methods(), st.sampled_from([Polarity.HIGHER_IS_BETTER, Polarity.NEITHER]))
def test_changed_part_of_a_direction_is_refused_or_was_put_in(
    made: TimeSeries, method: Method, polarity: Polarity
) -> None:
    indicator = Indicator(code="K1", name="Calls", polarity=polarity, unit="number", aggregation=Aggregation.MEAN)
    check([direction_of_travel(indicator, made, made.last, method=method)], 10)


def test_assessment_whose_record_or_base_is_not_listed_is_read() -> None:
    """Without a polarity there is no record; of 30 months, that of a year before is not one of the latest twelve."""
    quarters = TimeSeries((Period.parse("Q1 2019/20").shift(place), 80 + place % 5) for place in range(15))
    months = TimeSeries((Period.parse("April 2021").shift(place), 80 + place % 5) for place in range(30))
    unjudged = evolve(make(thresholds=None), polarity=Polarity.NEITHER)
    for indicator, results in ((unjudged, quarters), (make(baseline="same period last year"), months)):
        made = assess(indicator, results, results.last)
        assert from_plain(to_plain(made)) == made
