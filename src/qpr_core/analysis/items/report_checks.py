"""Checks that the parts of a report of items belong together."""

from collections import Counter

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.errors import ReportError, got
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.model.values.records import known_words, member_of


def check_item_assessments(given: object, period: object) -> None:
    """Check that a report has assessments of its period, of one kind and one scheme.

    Raises:
        ReportError: If it does not, or if two have the same code.
    """
    if not isinstance(period, Period):
        raise ReportError("period must be a Period", given=period)
    if not isinstance(given, tuple) or not given:
        raise ReportError("assessments must be a tuple with at least one ItemAssessment", given=given, whose=period)
    for each in given:
        if not isinstance(each, ItemAssessment) or each.period != period:
            raise ReportError(f"assessments must be of items in the report's {period.frequency.noun}", given=each)
        if (each.kind, each.item.scheme) != (given[0].kind, given[0].item.scheme):
            raise ReportError(
                "items of a report must have one kind and one scheme",
                shown=f"a {each.kind.value} by {each.item.scheme.__name__} and a {given[0].kind.value} by "
                f"{given[0].item.scheme.__name__}",
                whose=each.code,
            )
    code, times = Counter(each.code for each in given).most_common(1)[0]
    if times > 1:
        raise ReportError("code of an item must be unique", shown=f"{code!r} twice", whose=period)


def check_previous(now: ItemAssessment, then: ItemAssessment) -> None:
    """Check that two reports can follow each other, by their first items.

    They are of consecutive periods, of one kind and of one scheme.

    Raises:
        ReportError: If they are not.
    """
    before = now.period.shift(-1)
    if then.period != before or (then.kind, then.item.scheme) != (now.kind, now.item.scheme):
        raise ReportError(
            f"previous must be the report of {before} with the same kind and scheme",
            shown=f"{then.kind.value}s by {then.item.scheme.__name__} of {then.period}",
            whose=now.period,
        )


def check_item_grouping(given: object, items: tuple[ItemAssessment, ...]) -> str:
    """Return a grouping if any item has a place in it, or if it is by service.

    Raises:
        ReportError: If none has.
    """
    known = dict.fromkeys([SERVICE, *(grouping for each in items for grouping in each.groups)])
    if not isinstance(given, str) or given not in known:
        rule = f"grouping must be one of the report ({', '.join(map(got, known))})"
        raise ReportError(rule, given=given, whose=items[0].period)
    return given


def read_band(given: object, scheme: type[Scheme], period: Period) -> Scheme:
    """Return the band that is *given*, or that a word names.

    Raises:
        ReportError: If *given* is not a band of the *scheme*.
    """
    band = member_of(scheme, given)
    if band is None:
        raise ReportError(f"band must be one of {scheme.__name__} ({known_words(scheme)})", given=given, whose=period)
    return band
