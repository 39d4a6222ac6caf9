"""The laws of ratings, for custom rules and schemes."""

from typing import Final

from qpr_core.analysis.rating.laws import BrokenLaw, Law, broken_rating_laws
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.time.period import Period


def check_rating(indicator: Indicator, *, at: Period | str | None = None) -> None:
    """Check that an indicator's custom rule or levels obey the laws of ratings.

    >>> from qpr_core import Rag
    >>> from qpr_core.rules import RatingRule
    >>> from qpr_core.testing import an_indicator
    >>> check_rating(an_indicator())
    >>> generous = RatingRule(name="generous", version=1,
    ...                       decide=lambda case: Rag.GREEN if case.value > case.target else Rag.RED)
    >>> check_rating(an_indicator(target=85, floor=80, rule=generous))
    Traceback (most recent call last):
    AssertionError: the rating of K1 breaks a law
    mirror: negated figures under the opposite polarity must have the same band, \
got Rag.RED for -86 (higher is better), Rag.GREEN for 86 (lower is better)

    Raises:
        AssertionError: If a law is broken. The message has a counterexample for each.
        QprError: As `broken_laws`.
    """
    broken = broken_rating_laws(indicator, at)
    if broken:
        lines = [f"the rating of {indicator.code} breaks a law", *map(_of_rating, broken)]
        raise AssertionError("\n".join(lines))


_OF_RATINGS: Final = {
    Law.TOTAL: "every value must have a band",
    Law.MONOTONE: "a better value must not have a worse band",
    Law.NESTED: "between two values of a band must lie none of a worse one",
    Law.MIRROR: "negated figures under the opposite polarity must have the same band",
}


def _of_rating(broken: BrokenLaw) -> str:
    pairs = zip(broken.cases, broken.answers, strict=True)
    found = ", ".join(f"{answer!r} for {float(case.value):g} ({case.polarity.value})" for case, answer in pairs)
    return f"{broken.law.value}: {_OF_RATINGS[broken.law]}, got {found}"
