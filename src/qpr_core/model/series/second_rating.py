"""SecondRating: a rating beside the first, such as a forecast for the year end."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from qpr_core.errors import SchemeError
from qpr_core.model.thresholds.scheme import Rag, Scheme, check_scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Period, as_period
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, known_words, member_of, shown_as_given

GivenSecondRatings: TypeAlias = Mapping[
    str, Mapping[Period, Scheme | None] | Mapping[str, str | None] | Mapping[str, Scheme | None]
]
"""The bands by the code of the indicator and by period, or its name."""


@explains_calls
@frozen(init=False, repr=False)
class SecondRating:
    """A rating that accompanies the first, such as the confidence for the year end.

    It is given, not worked out: the bands are those that a manager or a model reported in each period. A period
    without a band has none; nothing is carried forward. Pass it to `Scorecard.report` as *second*.

    >>> forecast = SecondRating(
    ...     name="Forecast for the year end", ratings={"C1": {"Q1 2023/24": "Green", "Q2 2023/24": "Amber"}}
    ... )
    >>> forecast.at("C1", "Q2 2023/24"), forecast.at("C1", "Q3 2023/24"), forecast.at("C2", "Q2 2023/24")
    (Rag.AMBER, None, None)

    Args:
        name: Its name, which is the heading of its column and its section.
        ratings: The band of each indicator, by the code of the indicator and by period. A word may name a band. `None`
            means that there is none.
        scheme: The scheme of the bands, which may differ from that of the indicators. Defaults to `Rag`.
        financial_year: The financial year that names of periods refer to.

    Raises:
        SchemeError: If the name is blank, a code is not text, or a band is not one of the scheme.
        PeriodError: If a period is not one, or *financial_year* is not a `FinancialYear`.
    """

    name: str
    ratings: FrozenMapping[str, FrozenMapping[Period, Scheme]]
    scheme: type[Scheme]
    financial_year: FinancialYear

    __repr__ = shown_as_given

    def __init__(
        self,
        *,
        name: str,
        ratings: GivenSecondRatings,
        scheme: type[Scheme] = Rag,
        financial_year: FinancialYear = APRIL,
    ) -> None:
        """Read the bands."""
        named = check_name(name, "name of a second rating", SchemeError)
        year = check_financial_year(financial_year)
        bands = check_scheme(scheme)
        if not isinstance(ratings, Mapping):
            rule = "ratings must be a mapping from the code of an indicator to its bands by period"
            raise SchemeError(rule, given=ratings, whose=named)
        self.__attrs_init__(
            name=named,
            ratings=FrozenMapping({code: _by_period(code, given, bands, year) for code, given in ratings.items()}),
            scheme=bands,
            financial_year=year,
        )

    def at(self, code: str, period: Period | str) -> Scheme | None:
        """Return the band of the code of an indicator in a *period*, or `None`.

        Raises:
            PeriodError: If *period* does not name a period.
        """
        asked = as_period(period, self.financial_year, whose=self.name)
        return self.ratings.get(code, FrozenMapping[Period, Scheme]({})).get(asked)


def _by_period(code: object, given: object, scheme: type[Scheme], year: FinancialYear) -> FrozenMapping[Period, Scheme]:
    whose = check_name(code, "code of an indicator", SchemeError)
    if not isinstance(given, Mapping):
        raise SchemeError("second ratings of an indicator must be a mapping by period", given=given, whose=whose)
    found: dict[Period, Scheme] = {}
    for period, band in given.items():
        if band is None:
            continue
        known = member_of(scheme, band)
        if known is None:
            rule = f"second rating must be a band of {scheme.__name__}, from {known_words(scheme)}, or None for none"
            raise SchemeError(rule, given=band, whose=f"{whose}, {period}")
        at = as_period(period, year, whose=whose)
        if at in found:
            raise SchemeError("second rating of a period must be given once", shown=f"{at} twice", whose=whose)
        found[at] = known
    return FrozenMapping(found)
