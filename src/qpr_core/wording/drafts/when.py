"""Periods that a draft names: quarters, months, years and days."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from qpr_core.errors import PeriodError
from qpr_core.model.time.financial_year import APRIL, MONTHS, FinancialYear
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.numerals import NUMBERS
from qpr_core.wording.drafts.spelled import Word
from qpr_core.wording.drafts.words import When

_MONTH: Final = "(?:" + "|".join(f"{month}|{month[:3]}" for month in map(str.lower, MONTHS)) + "|sept)"
_YEAR: Final = r"(?:[0-9]{4}[ ]?[/\u2013-][ ]?[0-9]{2,4}|[0-9]{4}[ ]to[ ][0-9]{4}|[0-9]{4})"
_SHORT_YEAR: Final = r"['\u2019]?[0-9]{2}[/\u2013-][0-9]{2}(?![/0-9])"
"""A year such as "24/25", only behind a quarter."""

_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
_NEXT: Final = (
    r"[ ]?(?:[,.;:()]|$)|[ ](?:and|but|to|was|were|had|it|they|there|when|than|of[ ]last|with|now|after|against|"
    r"compared|we|only|just|[0-9]{1,3}|" + "|".join(NUMBERS) + r")\b"
)
"""Words after a season or an ordinal that is a quarter."""

_THE: Final = (
    "(?:" + "|".join(f"(?<={word}[ ]the[ ])" for word in ("in", "of", "to", "than", "from", "on", "and")) + ")"
)
"""Words before an ordinal that stands for a quarter."""

_IN: Final = "(?:(?<=in[ ])|(?<=of[ ])|(?<=to[ ])|(?<=from[ ])|(?<=since[ ]))"
"""Words before a month that is a word too."""

_PERIOD: Final = re.compile(
    rf"""(?xi)\b(?:
      (?P<season>(?:over[ ](?:the[ ])?)?(?P<last>last[ ])?(?:spring|summer|autumn|winter)
        (?:[ ](?:quarter|period)|(?={_NEXT})))
    | (?P<year_end>(?:at[ ](?:the[ ])?)?(?:year[ -]?end
        |end[ ]of[ ](?:the|last)[ ](?:financial[ ])?year)(?![ ]report|['\u2019]s))
    | (?P<half>(?:at|by)[ ](?:the[ ])?half[ -]?year(?:[ ]end|[ ]point)?)
    | (?:3|three)[ ]months[ ]to[ ](?:the[ ]end[ ]of[ ])?(?P<to_month>{_MONTH}(?:,?[ ][0-9]{{4}})?)
    | between[ ](?P<between>{_MONTH}[ ]and[ ]{_MONTH}(?:,?[ ][0-9]{{4}})?)
    | (?P<span>{_MONTH}[ ]?(?:to|[-\u2013])[ ]?{_MONTH}(?:,?[ ][0-9]{{4}})?)(?:[ ]quarter)?
    | (?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH}(?:,?[ ][0-9]{{4}})?)
    | (?P<month>{_MONTH},?[ ][0-9]{{4}})
    | (?P<quarter>(?:quarter|qtr|q)[ ]?(?P<number>[1-4])
        (?P<year>,?[ ]?(?:of[ ]|in[ ])?(?:the[ ]year[ ])?(?:\({_YEAR}\)|{_YEAR}|{_SHORT_YEAR}))?)
    | (?P<after>(?P<year2>[0-9]{{4}}[/\u2013-][0-9]{{2,4}}),?[ ](?:quarter|q)[ ]?(?P<number2>[1-4]))
    | (?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)[ ](?:quarter|qtr)(?P<year3>,?[ ](?:of[ ])?{_YEAR})?
    | (?:the[ ])?(?P<final>last)[ ]quarter(?P<year4>[ ]of[ ]{_YEAR})
    | {_THE}(?P<short>first|second|third|fourth)(?P<year5>[ ]of[ ]{_YEAR})?(?={_NEXT})
    | (?P<whole>[0-9]{{4}}[ ]?[/\u2013-][ ]?[0-9]{{2,4}}
        |(?:19|20)[0-9]{{2}}[ ]to[ ](?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}})
    | (?P<bare>january|february|april|june|july|august|september|october|november|december|{_IN}march)(?:[ ]quarter)?
    )(?![\w%]|[.,][0-9])"""
)
_LONGEST: Final = 60


class Dated(NamedTuple):
    """The end of a period, counted in words, and what it is."""

    end: int
    when: When


def period_at(text: str, words: Sequence[Word], at: int, financial_year: FinancialYear) -> Dated | None:
    """Return the period that begins at a word.

    >>> from qpr_core.wording.drafts.spelled import words_in
    >>> for text in ("Q2, 2023-2024", "third quarter of 2025/26", "Quarter 1", "May 2023", "October to December 2023"):
    ...     when = period_at(text, words_in(text), 0, FinancialYear()).when
    ...     print(when.period, when.quarter)
    Q2 2023/24 None
    Q3 2025/26 None
    None 1
    May 2023 None
    Q3 2023/24 None
    """
    start = words[at].start
    first = text[start]
    if not (first.isdigit() or first.isalpha()):
        return None
    found = _PERIOD.match(text, start, start + _LONGEST)
    if found is None or (found["bare"] and not first.isupper()):
        return None
    if found["season"] and _A.search(text, max(start - 30, 0), start):
        return None
    if found["short"] and "quarter" not in text[:start].lower():
        return None
    if found["year_end"] and not _PAST.search(text):
        return None
    end = at + 1
    while end < len(words) and words[end].start < found.end():
        end += 1
    when = _when(found, financial_year)
    return Dated(end, when)


_PAST: Final = re.compile(r"\b(?:were|was|had|stood|met)\b", re.IGNORECASE)
"""Words of a sentence in which "at year end" is a quarter, and not an aim."""

_A: Final = re.compile(r"\ban? \w+ $")
"""Words before a season that does not name a quarter: "after a difficult spring"."""

_SEASONS: Final = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}
"""The months from April to the last one of each season's quarter."""


def last_quarter(when: When) -> When:
    """Return the last quarter of a year; any other period as it is."""
    period = when.period
    if period is None or period.frequency is not Frequency.YEARLY:
        return when
    return When(Period.containing(period.last_day, Frequency.QUARTERLY))


def _when(found: re.Match[str], financial_year: FinancialYear) -> When:  # noqa: PLR0911  one exit for each form
    part = found.groupdict()
    part["span"] = part["span"] or (part["between"] or "").replace(" and ", " to ") or None
    if part["season"]:
        season = next(months for name, months in _SEASONS.items() if name in part["season"].lower())
        return When(month=(APRIL.month - 1 + season) % 12 + 1, is_last=part["last"] is not None)
    if part["year_end"]:
        return When(month=(financial_year.month - 2) % 12 + 1)
    if part["to_month"]:
        return _of_month(part["to_month"].replace(",", ""), financial_year)
    ordinal = part["ordinal"] or part["short"] or (part["final"] and "final")
    number = (
        part["number"] or part["number2"] or (part["half"] and "2") or (ordinal and str(_ORDINALS[ordinal.lower()]))
    )
    year = part["year"] or part["year2"] or part["year3"] or part["year4"] or part["year5"]
    if number and not year:
        return When(quarter=int(number))
    if number:
        return When(_parsed(f"Q{number} {_plain(year or '')}", financial_year))
    if part["day"]:
        return _of_day(part["day"].replace(",", "").split(), financial_year)
    if part["bare"]:
        return When(month=_month_number(part["bare"].lower()))
    named = (part["span"] or found[0]).replace(",", "")
    if part["span"] and not named[-1].isdigit():
        return When(quarter=_quarter_of_months(named.lower(), financial_year))
    if part["span"]:
        return When(_parsed(re.sub(r" ?(?:\bto\b|-|\u2013) ?", " to ", named.lower(), count=1), financial_year))
    return When(_parsed(_plain(named) if part["whole"] else named, financial_year))


_LAST_DAYS: Final = {"mar": "31", "jun": "30", "sep": "30", "dec": "31"}
"""The last days of quarters, which name one without a year: "on 31 March"."""


def _of_day(named: Sequence[str], financial_year: FinancialYear) -> When:
    """Return the month of a day; without a year, the quarter that ends with it."""
    day, *month = named
    if month[-1].isdigit():
        return When(_parsed(" ".join(month), financial_year))
    is_end = _LAST_DAYS.get(month[0][:3].lower()) == day.rstrip("sthndr")
    return When(month=_month_number(month[0].lower())) if is_end else When()


def _of_month(named: str, financial_year: FinancialYear) -> When:
    """Return the quarter that ends in a month, with its year or without."""
    return When(_parsed(named, financial_year)) if named[-1].isdigit() else When(month=_month_number(named.lower()))


def quarter_number(month: int, financial_year: FinancialYear) -> int:
    """Return the number of the quarter of a month, counted as in `Period.ordinal`.

    >>> quarter_number(Period.parse("Sep 2023").ordinal, FinancialYear())
    2
    """
    return (month - financial_year.month + 1) % 12 // 3 + 1


def _quarter_of_months(span: str, financial_year: FinancialYear) -> int | None:
    """Return the number of the quarter of "October to December"."""
    first, last = (_month_number(name) for name in re.findall("[a-z]{3,}", span.replace(" to ", " ")))
    since_start = (first - financial_year.month) % 12
    return since_start // 3 + 1 if since_start % 3 == 0 and (last - first) % 12 == _LAST_OF_QUARTER else None


_LAST_OF_QUARTER: Final = 2


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(name[:3]))


def _plain(year: str) -> str:
    """Return a year as the library writes it: "2023/24", also for "23/24"."""
    first, *rest = re.findall("[0-9]+", year)
    return "/".join([first if len(first) > len("24") else f"20{first}", *rest])


def _parsed(name: str, financial_year: FinancialYear) -> Period | None:
    try:
        return Period.parse(name, financial_year=financial_year)
    except PeriodError:
        return None
