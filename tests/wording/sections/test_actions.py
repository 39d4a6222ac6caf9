"""The list of the worst band with management actions."""

from typing import Any

import pytest

import qpr_core as qpr
from qpr_core import (
    Section,
    narrate,
)
from qpr_core.errors import ReportError
from qpr_core.testing import a_series, an_indicator
from small_reports import WHOLE, make, report_of, text_of


def test_actions_section_lists_each_red_with_its_action_or_none() -> None:
    made = report_of(make("A", 79, 78), make("B", 70, 71), make("C", 90, 90))
    text = text_of(made, Section.LISTED, actions={"A": "More\n  staff.", "C": "Nothing."})
    assert text.splitlines() == [
        "The 2 indicators where the RAG rating is Red, are in:",
        "- Highways",
        "  - Indicator A",
        "    - Management action: More staff.",
        "  - Indicator B",
        "    - Management action: awaited from the service.",
    ]
    assert "action" not in text_of(made, Section.LISTED)
    assert text_of(made, Section.INDICATORS, actions={"C": "Nothing."}).endswith("Management action: Nothing.")


def test_reds_without_a_service_stand_in_one_list() -> None:
    made = report_of(make("A", 79, 78, service=None))
    assert text_of(made, Section.LISTED, actions={}).splitlines() == [
        "The indicator where the RAG rating is Red is:",
        "- Indicator A",
        "  - Management action: awaited from the service.",
    ]


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        ({"X": "More staff"}, "code must be that of an indicator of the report, got 'X' (Q2 2023/24)"),
        ({"A": "  "}, "management action (A) must not be blank, got ''"),
        ({"A": 5}, "management action (A) must be text, got 5"),
        ("more", "actions must be a mapping from the code of an indicator to text, got 'more'"),
    ],
)
def test_narrate_action_for_an_unknown_code_or_without_text_is_refused(actions: Any, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        narrate(WHOLE, actions=actions)
    assert str(caught.value) == message


def test_actions_are_listed_by_service_one_after_the_other() -> None:
    services = ("Access", None, "Housing", None)
    card = qpr.Scorecard(
        [
            (an_indicator(code=f"K{index}", name=f"N{index}", service=service), a_series(70))
            for index, service in enumerate(services)
        ]
    )
    text = str(qpr.narrate(card.report("Q2 2023/24"), sections=qpr.Section.LISTED, actions={"K1": "More staff."}))
    assert text.splitlines()[1:] == [
        "- Access",
        "  - N0",
        "    - Management action: awaited from the service.",
        "- N1",
        "  - Management action: More staff.",
        "- N3",
        "  - Management action: awaited from the service.",
        "- Housing",
        "  - N2",
        "    - Management action: awaited from the service.",
    ]


def test_owner_is_beside_an_action_that_does_not_name_the_owner() -> None:
    owned = [make(code, 70, 71, service=None, owner="Head of Highways") for code in "ABC"]
    made = report_of(*owned, make("D", 70, 71, service=None))
    actions = {"A": "More staff.", "B": "The head of highways agreed a plan.", "D": "A review."}
    assert text_of(made, Section.LISTED, actions=actions).splitlines()[1:] == [
        "- Indicator A",
        "  - Management action (Head of Highways): More staff.",
        "- Indicator B",
        "  - Management action: The head of highways agreed a plan.",
        "- Indicator C",
        "  - Management action (Head of Highways): awaited from the service.",
        "- Indicator D",
        "  - Management action: A review.",
    ]
    text = text_of(made, Section.INDICATORS, actions=actions)
    assert text.count("(Head of Highways)") == 1
    assert "Management action (Head of Highways): More staff." in text
    assert "owner" not in text_of(made, Section.LISTED)
