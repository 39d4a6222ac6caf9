"""Tests of second ratings, such as forecasts."""

import pytest

from qpr_core import Period, Rag
from qpr_core.errors import PeriodError, SchemeError
from qpr_core.rules import SecondRating
from qpr_core.testing import Four

FIRST = Period.parse("Q1 2023/24")


def test_second_rating_has_a_repr_that_creates_it() -> None:
    forecast = SecondRating(name="Forecast", ratings={"K1": {FIRST: Rag.GREEN, FIRST.shift(1): Rag.RED}})
    assert forecast.ratings == {"K1": {FIRST: Rag.GREEN, FIRST.shift(1): Rag.RED}}
    assert forecast.at("K1", "Q2 2023/24") is Rag.RED
    assert eval(repr(forecast), {"SecondRating": SecondRating, "Period": Period, "Rag": Rag}) == forecast


def test_second_rating_reads_words_for_bands_and_names_of_periods() -> None:
    assert SecondRating(name="F", ratings={"K1": {"Q1 2023/24": "green"}}).ratings == {"K1": {FIRST: Rag.GREEN}}


def test_second_rating_has_bands_of_its_own_scheme() -> None:
    forecast = SecondRating(name="Forecast", ratings={"K1": {"Q1 2023/24": list(Four)[3]}}, scheme=Four)
    assert forecast.at("K1", "Q1 2023/24") is list(Four)[3]
    with pytest.raises(SchemeError, match="must be a band of Four"):
        SecondRating(name="Forecast", ratings={"K1": {"Q1 2023/24": Rag.RED}}, scheme=Four)


def test_second_rating_of_none_is_none() -> None:
    assert SecondRating(name="F", ratings={"K1": {FIRST: None}}).ratings == {"K1": {}}


def test_second_rating_of_another_length_of_period_is_not_used() -> None:
    """The band of June is not that of the quarter."""
    assert SecondRating(name="Forecast", ratings={"K1": {"June 2023": "Red"}}).at("K1", "Q1 2023/24") is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([("K1", "Red")], "ratings must be a mapping from the code of an indicator to its bands by period"),
        ({"K1": "Red"}, "second ratings of an indicator must be a mapping by period, got 'Red' (K1)"),
        ({"K1": {"Q1 2023/24": "Blue"}}, "from 'Green', 'Amber', 'Red', or None for none, got 'Blue' (K1, Q1 2023/24)"),
        ({"K1": {"Q1 2023/24": "Red", FIRST: "Red"}}, "must be given once, got Q1 2023/24 twice (K1)"),
        ({5: {"Q1 2023/24": "Red"}}, "code of an indicator must be text"),
    ],
)
def test_second_rating_refuses_what_is_not_a_band_by_period(given: object, message: str) -> None:
    with pytest.raises(SchemeError) as refused:
        SecondRating(name="Forecast", ratings=given)  # type: ignore[arg-type]  # the point of the test
    assert message in str(refused.value)


def test_second_rating_refuses_a_word_that_is_no_period() -> None:
    with pytest.raises(PeriodError, match=r"\(K1\)"):
        SecondRating(name="Forecast", ratings={"K1": {"summer": "Red"}})
