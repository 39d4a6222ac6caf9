"""TrackedItem: its parts, the finished band, and what is refused."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import FinancialYear, Period, Rag
from qpr_core.errors import ItemError, PeriodError, QprError, SchemeError
from qpr_core.items import Kind, Progress, TrackedItem
from qpr_core.testing import Four, tracked_items

LIBRARY = TrackedItem(code="P3", name="New library", kind="project")


def test_tracked_item_reads_words_dates_and_places() -> None:
    item = TrackedItem(
        code="P3", name="New library", kind="Project", due="31 March 2024", groups={"priority": "Culture"},
        reported_from="Q1 2023/24", reported_until="2024/25", finished="completed",
    )  # fmt: skip
    assert (item.kind, item.due, item.groups) == (Kind.PROJECT, date(2024, 3, 31), {"priority": ("Culture",)})
    assert (str(item.reported_from), str(item.reported_until)) == ("Q1 2023/24", "2024/25")
    assert item.finished is Progress.COMPLETE


@pytest.mark.parametrize(
    ("scheme", "finished", "bands"),
    [
        (Progress, None, (Progress.COMPLETE, Progress.ON_TRACK)),
        (Progress, Progress.ON_TRACK, (Progress.COMPLETE,)),
        (Rag, None, (Rag.GREEN,)),
        (Rag, "green", (Rag.GREEN, Rag.AMBER)),
        (Four, "Red", (next(iter(Four)),)),
    ],
)
def test_expected_bands_are_the_best_and_the_one_after_the_finished_band(
    scheme: Any, finished: Any, bands: tuple[object, ...]
) -> None:
    assert (
        TrackedItem(code="P1", name="Depot", kind="project", scheme=scheme, finished=finished).expected_bands == bands
    )


def test_changed_scheme_has_its_own_finished_band() -> None:
    assert evolve(LIBRARY, scheme=Rag).finished is None
    assert evolve(evolve(LIBRARY, scheme=Rag), scheme=Progress) == LIBRARY


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"kind": "programme"}, ItemError, "kind must be a Kind or one of 'project', 'action', 'milestone', 'risk'"),
        ({"code": " "}, ItemError, "code of an item must not be blank"),
        ({"owner": 5}, ItemError, r"owner of an item \(P3\) must be text, got 5"),
        ({"scheme": Kind}, SchemeError, "scheme must be a Scheme with two bands or more"),
        ({"finished": Rag.GREEN}, ItemError, r"finished must be a band of Progress \('Complete', .*\(P3\)"),
        ({"due": "soon"}, PeriodError, r"day must be a date .* got 'soon' \(P3\)"),
        ({"carry_forward": -1}, ItemError, "carry_forward must be a whole number of 0 or more"),
        ({"groups": {"Service": "Waste"}}, ItemError, r"groups must not have the service .*\(P3\)"),
        ({"groups": {"ward": []}}, ItemError, "place in 'ward' must be a name"),
        ({"groups": 5}, ItemError, "groups must be a mapping"),
        ({"financial_year": 4}, PeriodError, "financial_year must be a FinancialYear"),
        (
            {"reported_from": "Q2 2023/24", "reported_until": "Q1 2023/24"},
            ItemError,
            "reported_from must not be after reported_until",
        ),
    ],
)
def test_tracked_item_refuses_wrong_parts(wrong: dict[str, Any], error: type[QprError], message: str) -> None:
    with pytest.raises(error, match=message) as refused:
        evolve(LIBRARY, **wrong)
    assert type(refused.value) is error


def test_is_reported_in_reads_names_in_its_financial_year() -> None:
    item = evolve(LIBRARY, financial_year=FinancialYear("July"), reported_from="Q1 2023/24")
    assert [item.is_reported_in(f"Q{quarter} {year}") for quarter, year in ((4, "2022/23"), (1, "2023/24"))] == [
        False,
        True,
    ]


@given(st.sampled_from(Kind).flatmap(lambda kind: tracked_items(kind=kind)))
def test_repr_of_an_item_is_the_code_that_creates_it(item: TrackedItem) -> None:
    names = {"TrackedItem": TrackedItem, "Kind": Kind, "Progress": Progress, "Period": Period}
    assert eval(repr(item), names) == item
