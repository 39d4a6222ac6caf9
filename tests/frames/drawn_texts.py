"""Drawn texts of periods and dates: as people write them, and with faults."""

import random
from collections.abc import Callable
from typing import Final

from qpr_core.model.time.financial_year import MONTHS

_NAMES: Final = [spelt for name in MONTHS for spelt in (name, name[:3], name.upper())]


def _year(dice: random.Random) -> str:
    year = dice.choice([2023, 2010, 2011, 2099, 1999, 2000, 85, 1, 9998, 9999, 0, dice.randrange(10_000)])
    following = year + dice.choice([1, 1, 1, 1, 1, 0, 2, -1, 100])
    named = dice.choice(["", "", "", "", "FY", "fy ", "FYE ", "fye", "Financial year ", "financial year ending "])
    if dice.random() < 0.25:
        return f"{named}{year:04d}"
    short = f"{following % 100:02d}" if dice.random() < 0.7 else f"{following:04d}"
    return f"{named}{year:04d}{dice.choice(['/', '/', '/', '-', '-', ' to ', ' / ', '- ', ' -', '–'])}{short}"


def _month(dice: random.Random) -> str:
    return dice.choice([*_NAMES, "Sept", "sept", "Juni", "M", "Sepfy", "xJan", "JanFeb"]) + dice.choice(["", "", "."])


def _quarter(dice: random.Random) -> str:
    word = dice.choice(["Q", "q", "Qtr", "Quarter", "QTR"]) + dice.choice(["", "", ".", ". ", " "])
    return word + dice.choice(["1", "2", "3", "4", "1", "2", "3", "4", "0", "5", "12", "01"])


def _half(dice: random.Random) -> str:
    word = dice.choice(["H", "h", "Half", "Half-year", "half year", "HALF"]) + dice.choice(["", "", ".", ". ", " "])
    return word + dice.choice(["1", "2", "1", "2", "0", "3", "12", "01"])


def _gap(dice: random.Random) -> str:
    return dice.choice([" ", " ", "", "-", "/", ", ", ": ", " - ", " / ", ",", "  ", "\xa0"])


def _ending(dice: random.Random) -> str:
    whole = dice.choice(
        [
            "year",
            "financial year",
            "12 months",
            "quarter",
            "3 months",
            "6 months",
            "12  months",
            "half-year",
            "half year",
        ]
    )
    verb = dice.choice(["ending", "ended", "to", "end"])
    day = dice.choice(["", "", "31 ", "30 ", "30th ", "31st ", "28 ", "29 ", "28th ", "1 ", "031 "])
    year = dice.choice([2023, 2024, 1900, 2000, 2100, 1, 9998, 9999])
    return f"{whole} {verb} {day}{_month(dice)}{_gap(dice)}{year:04d}"


def _range(dice: random.Random) -> str:
    first_year = dice.choice(["", "", "", " 2023", "-2022", " 2024", "2023"])
    mark = dice.choice(["-", " - ", "/", " to ", "–", " ", "to"])
    return f"{_month(dice)}{first_year}{mark}{_month(dice)}{_gap(dice)}{_year(dice)}"


def _number(dice: random.Random) -> str:
    number = dice.randrange(15)
    written = dice.choice([f"{number:02d}", str(number)])
    return f"{written}{dice.choice('/- ')}{dice.choice(['2023', _year(dice)])}"


def _interval(dice: random.Random) -> str:
    year = dice.choice([2023, 1, 9999])
    return f"{year:04d}-{dice.randrange(14):02d}/P{dice.choice([1, 3, 12, 6, 2])}M"


_KINDS: Final[list[Callable[[random.Random], str]]] = [
    lambda dice: f"{_quarter(dice)}{_gap(dice)}{_year(dice)}",
    lambda dice: f"{_year(dice)}{_gap(dice)}{_quarter(dice)}",
    lambda dice: f"{_half(dice)}{_gap(dice)}{_year(dice)}",
    lambda dice: f"{_year(dice)}{_gap(dice)}{_half(dice)}",
    lambda dice: f"{_month(dice)}{_gap(dice)}{_year(dice)}",
    lambda dice: f"{_year(dice)}{_gap(dice)}{_month(dice)}",
    lambda dice: f"{dice.randrange(10_000):04d}-{dice.randrange(14):02d}",
    _year,
    _ending,
    _range,
    _number,
    _interval,
]


def _with_fault(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text))
    match dice.randrange(5):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + dice.choice("q1 /-.,fyAto2\u2003_\u2013\u0130\u212a(é\n") + text[place:]
        case 2:
            return text[:place] + text[place:].swapcase()
        case 3:
            return text + dice.choice([" ", "\n", "x", "0", " 2023", " " * 60])
        case _:
            return dice.choice([" ", "\xa0", "x", "\t"]) + text


def names(seed: int, number: int) -> list[str]:
    """Draw different names of periods, about a quarter of which can be read."""
    dice = random.Random(seed)
    drawn = [dice.choice(_KINDS)(dice) for _ in range(number)]
    return sorted({_with_fault(text, dice) if dice.random() < 0.25 else text for text in drawn})


_AFTER: Final = [
    *[""] * 8, "T10:00", " 10:00:00", " 09:30:01.5", " 23:59Z", "T23:59:59+01:00", "Z", "+01:00", " 24:00", " 10",
    " 3:05", " 10:00 pm", "T00:00 +05:30", " 10:60",
]  # fmt: skip


def dates(seed: int, number: int) -> list[str]:
    """Draw different texts of dates, about a third of which `Period.containing` reads."""
    dice = random.Random(seed)
    return sorted({_date(dice) for _ in range(number)})


def _date(dice: random.Random) -> str:
    year = f"{dice.choice([2023, 2024, 2100, 2000, 1900, 1999, 1, 31, 12, 0, dice.randrange(10_000)]):04d}"
    word = dice.choice([*_NAMES, "Sept", "Juni"])
    number = dice.randrange(14)
    month = dice.choice([f"{number:02d}", str(number), word, word, f"{word}."])
    day = dice.choice([*range(33), 28, 29, 30, 31])
    day = dice.choice([f"{day:02d}", str(day)]) + dice.choice(["", "", "", "", "th", "st"])
    mark = dice.choice(["-", "/", " ", " ", ".", ", ", "–", " of ", "\xa0", "_"])
    other = mark if dice.random() < 0.8 else dice.choice(["-", "/", " ", ", "])
    text = dice.choice([
        f"{year}{mark}{month}{other}{day}", f"{day}{mark}{month}{other}{year}", f"{word}{mark}{day}{other}{year}",
        f"{year}{number:02d}{dice.randrange(33):02d}",
    ])  # fmt: skip
    return dice.choice([*[""] * 9, "Fri "]) + text + dice.choice(_AFTER)
