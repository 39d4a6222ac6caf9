"""Division of indicators by rating scheme, and checks of several schemes."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.report_checks import scheme_of
from qpr_core.errors import ReportError
from qpr_core.model.indicators.indicator import Indicator
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period

T = TypeVar("T")


def divided_by_scheme(
    items: Iterable[T], indicator_of: Callable[[T], Indicator], main: type[Scheme] | None = None
) -> dict[type[Scheme], list[T]]:
    """Return items by the scheme of their indicators.

    Schemes are in the order in which they first appear. Items that cannot have a rating are with those of the *main*
    scheme, which comes first.

    >>> from qpr_core import Polarity, Thresholds
    >>> visits, calls = (
    ...     Indicator(code=code, name=code, polarity=Polarity.HIGHER_IS_BETTER, unit="%", thresholds=thresholds)
    ...     for code, thresholds in (("V1", None), ("C1", Thresholds(target=85, floor=80)))
    ... )
    >>> found = divided_by_scheme([visits, calls], lambda each: each)
    >>> {scheme.__name__: [each.code for each in listed] for scheme, listed in found.items()}
    {'Rag': ['V1', 'C1']}

    Args:
        items: The items, such as assessments.
        indicator_of: A function that returns the indicator of an item.
        main: The main scheme. If None, that of the first indicator that can have a rating.
    """
    known = [(item, indicator_of(item)) for item in items]
    first = scheme_of([indicator for _, indicator in known]) if main is None else main
    found: dict[type[Scheme], list[T]] = {first: []}
    for item, indicator in known:
        found.setdefault(indicator.scheme if indicator.is_rateable else first, []).append(item)
    return {scheme: listed for scheme, listed in found.items() if listed}


def check_others(parts: Sequence[Sequence[Assessment]], period: Period) -> None:
    """Check that the parts of a report have different schemes and indicators.

    The first part may have indicators that cannot have a rating. If it has no others, its scheme does not count.

    Raises:
        ReportError: If two have the same scheme or indicator, or a later part has an indicator without thresholds.
    """
    main, *others = ([each.indicator for each in assessments] for assessments in parts)
    for indicators in others:
        for each in indicators:
            if not each.is_rateable:
                rule = "others must have only indicators with thresholds (the report itself has all the rest)"
                raise ReportError(rule, given=each.code, whose=period)
    schemes = [scheme_of(each) for each in ([one for one in main if one.is_rateable], *others) if each]
    _check_unique([each.__name__ for each in schemes], schemes, "rating scheme of others must be different", period)
    codes = [each.code for each in (*main, *(one for each in others for one in each))]
    _check_unique([repr(code) for code in codes], codes, "code of an indicator must be unique", period)


def _check_unique(names: Sequence[str], keys: Sequence[object], rule: str, period: Period) -> None:
    twice = next((name for place, name in enumerate(names) if keys[place] in keys[:place]), None)
    if twice is not None:
        raise ReportError(rule, shown=f"{twice} twice", whose=period)
