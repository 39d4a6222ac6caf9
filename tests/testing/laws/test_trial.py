"""The trial of laws: errors of the checked function, and numbers of examples."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from qpr_core import QprError, classify
from qpr_core.errors import LawError
from qpr_core.methods import Regression
from qpr_core.styles import KENT
from qpr_core.testing import TravelLaw, check_method, check_round_trip, check_route, check_style


def test_error_of_a_checked_function_is_raised_unchanged() -> None:
    def refuses(*_: object) -> object:
        raise QprError("no")

    with pytest.raises(QprError, match=r"^no"):
        check_route(refuses)


@pytest.mark.parametrize(
    "check",
    [
        lambda examples: check_method(Regression(), laws=[TravelLaw.REPEAT], examples=examples),
        lambda examples: check_style(KENT, examples=examples),
        lambda examples: check_route(classify, examples=examples),
        lambda examples: check_round_trip(str, str, st.just("x"), examples=examples),
    ],
)
def test_laws_refuse_a_wrong_number_of_examples(check: Callable[[Any], None]) -> None:
    for examples in (0, -1, 1.5, True, "ten", None):
        with pytest.raises(LawError, match=r"^examples must be a whole number of 1 or more, got "):
            check(examples)
    check(1)
