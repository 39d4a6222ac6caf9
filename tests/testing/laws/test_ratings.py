"""check_rating: the laws of ratings."""

from collections.abc import Callable

import pytest

from qpr_core import Polarity, Rag
from qpr_core.rules import Case, RatingRule, Scheme
from qpr_core.testing import an_indicator, check_rating


def rule(decide: Callable[[Case], Scheme | None]) -> RatingRule:
    return RatingRule(name="mine", version=1, decide=decide)


@pytest.mark.parametrize("polarity", list(Polarity)[:3])
def test_check_rating_passes_for_rules_of_the_library(polarity: Polarity) -> None:
    check_rating(an_indicator(polarity=polarity))
    check_rating(an_indicator(-5, polarity=polarity, unit="days"))


def test_check_rating_reports_each_broken_law() -> None:
    def odd(case: Case) -> Scheme | None:
        if case.value > 90:
            return None
        return [Rag.GREEN, Rag.AMBER, Rag.RED][int(case.value) % 3]

    with pytest.raises(AssertionError) as caught:
        check_rating(an_indicator(rule=rule(odd)))
    lines = str(caught.value).splitlines()
    assert lines[0] == "the rating of K1 breaks a law"
    assert [line.split(":")[0] for line in lines[1:]] == ["total", "monotone", "nested", "mirror"]
    assert lines[1].startswith("total: every value must have a band, got None for ")
