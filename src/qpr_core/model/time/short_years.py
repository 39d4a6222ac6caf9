"""Names with years of two digits, and of one number, written out with four digits."""

import re
from collections.abc import Callable
from typing import Final

from qpr_core.model.time.financial_year import month_number

FOUR_DIGITS: Final = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])|(?<![0-9])[0-9]{8}(?![0-9])")
"""A year of four digits, alone or at one end of a date without separators."""


_PAIR: Final = re.compile(r"(?<![0-9])(?P<year>[0-9]{2})(?: ?[/-] ?| to )(?P<next>[0-9]{2})(?![0-9])")


_PART: Final = r"(?:(?:q|qtr|quarter)\.? ?[1-4]|(?:half[ -]year|half|h)\.? ?[12])"


_SINGLE: Final = re.compile(
    rf"(?<![a-z])(?P<word>[a-z]+\.?|{_PART})[ ,/'\u2019-]*(?P<year>[0-9]{{2}})(?![0-9])(?! ?(?!{_PART})[a-z/])"
)


_DAY: Final = re.compile(
    r"(?P<day>[0-9]{1,2}(?:(?P<mark>[/.])[0-9]{1,2}(?P=mark)|[ -][a-z]{3,9}\.?[ -]))(?P<year>[0-9]{2})(?P<time> .*)?"
)


_OF_YEARS: Final = frozenset({"fy", "fye", "year", "ending"})


_NAMED_YEAR: Final = re.compile(r"(?:fy|financial year) ?(?P<year>[0-9]{4})(?![0-9])(?! ?[/-] ?[0-9]| to [0-9])")


def is_pair_alone(name: str) -> bool:
    """Return True for a financial year of two digits and nothing else.

    >>> is_pair_alone("23/24"), is_pair_alone("q1 23/24"), is_pair_alone("23/25")
    (True, False, False)
    """
    match = _PAIR.fullmatch(name)
    return match is not None and _follows(match)


def can_be_month(name: str) -> bool:
    """Return True if a pair like "10/11" can also be a month of a year.

    >>> can_be_month("10/11"), can_be_month("13/14")
    (True, False)
    """
    return 1 <= int(name[:2]) <= 12


def written_out(name: str, year_of: Callable[[int], int]) -> str | None:
    """Return a name with its years written out; None if it has no short year.

    >>> def of_this_century(year):
    ...     return 2000 + year
    >>> written_out("q1 23/24", of_this_century), written_out("apr-jun 23", of_this_century)
    ('q1 2023/24', 'apr-jun 2023')
    >>> written_out("30/06/23", of_this_century), written_out("23", of_this_century)
    ('30/06/2023', None)

    Args:
        name: A name in the form of `period_spellings.plain_in_file`, without a year of four digits.
        year_of: A function that returns the year of two digits.
    """
    day = _DAY.fullmatch(name)
    if day is not None:
        return f"{day['day']}{year_of(int(day['year'])):04d}{day['time'] or ''}"
    pair = _PAIR.search(name)
    if pair is not None:
        return _with_pair(name, pair, year_of(int(pair["year"]))) if _follows(pair) else None
    singles = [match for match in _SINGLE.finditer(name) if _names_year(match["word"])]
    for match in reversed(singles):
        name = f"{name[: match.start()]}{match['word']} {year_of(int(match['year'])):04d}{name[match.end() :]}"
    return name if singles else None


def _follows(pair: re.Match[str]) -> bool:
    return int(pair["next"]) == (int(pair["year"]) + 1) % 100


def _with_pair(name: str, pair: re.Match[str], year: int) -> str:
    return f"{name[: pair.start()]}{year:04d}/{(year + 1) % 100:02d}{name[pair.end() :]}"


def _names_year(word: str) -> bool:
    return word in _OF_YEARS or word[-1].isdigit() or month_number(word.removesuffix(".")) is not None


def with_both_years(name: str, *, starts: bool) -> str:
    """Return a name in which "FY2024" has both of its years.

    >>> with_both_years("fy2024 q1", starts=True), with_both_years("fy2024 q1", starts=False)
    ('2024/25 q1', '2023/24 q1')
    >>> with_both_years("q1 fy2023/24", starts=True)
    'q1 fy2023/24'

    Args:
        name: A name in the form of `period_spellings.plain_in_file`.
        starts: True if the year starts in the calendar year of that number, False if it ends there.
    """

    def both(match: re.Match[str]) -> str:
        year = int(match["year"]) - (0 if starts else 1)
        return f"{year:04d}/{(year + 1) % 100:02d}"

    return _NAMED_YEAR.sub(both, name)
