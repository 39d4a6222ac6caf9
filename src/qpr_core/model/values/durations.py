"""Durations: lengths of time that are written in parts, such as "2h 15m"."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from qpr_core.errors import FigureError, UnitError
from qpr_core.model.values.figures import exact
from qpr_core.model.values.items import ordered_items_of

_SIZES: Final[Mapping[str, int]] = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
"""The seconds of each part, from the largest to the smallest."""


_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "day": ("d", "day", "days"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "minute": ("m", "min", "mins", "minute", "minutes"),
    "second": ("s", "sec", "secs", "second", "seconds"),
}
"""The words for each part."""


_PART_OF: Final = {word: part for part, words in _WORDS.items() for word in words}


_SAMPLES: Final = ("2", "15", "30", "45")
"""The numbers of a sample, from the largest part to the smallest."""


_LONGEST: Final = 100


_AMOUNT: Final = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<after> ?[a-z]+)")


_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")
"""Text that may mean hours and minutes: "2.15"."""


_BETWEEN: Final = re.compile(r"(?:, ?| and |, and | )?")
"""The text between two parts."""


_CLOCK: Final = re.compile(r"(?P<first>[0-9]+):(?P<second>[0-5][0-9])(?::(?P<third>[0-5][0-9](?:\.[0-9]+)?))?")


_AMOUNT_OF_ANY: Final = r"[0-9][0-9,]*(?:\.[0-9]+)? ?[A-Za-z]+"


DURATION: Final = (
    rf"(?:{_AMOUNT_OF_ANY}(?:(?:, ?| and |, and | )?{_AMOUNT_OF_ANY})*"
    r"|[0-9]+(?::[0-5][0-9]){1,2}(?:\.[0-9]+)?)"
)
"""A pattern for the text of a duration, for editors of definitions."""


def _parts(given: object) -> tuple[str, ...]:
    parts = ordered_items_of(given) if not isinstance(given, str) else None
    if parts is None or len(parts) < 2 or not all(isinstance(part, str) for part in parts):
        raise UnitError("parts of a duration must be a list of two texts or more, such as ['h', 'm']", given=given)
    return tuple(map(str, parts))


@frozen
class Durations:
    """The way to write lengths of time in *parts*.

    Figures count the smallest part, and may have decimal places. Parts that are zero are left out.

    >>> whole = Durations(["h", "m"])
    >>> whole.text("135"), whole.text("120"), whole.text("0"), whole.text("-15.5")
    ('2h 15m', '2h', '0m', '-15.5m')
    >>> Durations([" hours", " minutes"]).text("61")
    '1 hour 1 minute'

    Args:
        parts: What is behind the number of each part, from the largest to the smallest: words for days, hours, minutes
            or seconds. A space before a word is kept.

    Raises:
        UnitError: If a part is not such a word, or is not smaller than the one before.
    """

    has_distances: ClassVar[bool] = True

    parts: tuple[str, ...] = field(converter=_parts)

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            UnitError: If one is not a word for a part, or is not smaller than the one before.
        """
        for part in self.parts:
            if part.removeprefix(" ") not in _PART_OF:
                raise UnitError(f"part of a duration must be one of {', '.join(map(repr, _PART_OF))}", given=part)
        if list(self._sizes) != sorted({*self._sizes}, reverse=True):
            raise UnitError("parts of a duration must be in order, the largest first", given=self.parts)

    @property
    def _sizes(self) -> tuple[int, ...]:
        """The seconds of each part."""
        return tuple(_SIZES[_PART_OF[part.removeprefix(" ")]] for part in self.parts)

    @classmethod
    def of_sample(cls, sample: str) -> "Durations | None":
        """Return the form of a sample with two parts or more; None for any other text.

        >>> Durations.of_sample("2 min 5 s"), Durations.of_sample("12 minutes")
        (Durations(parts=(' min', ' s')), None)

        Raises:
            UnitError: If the parts are not in order.
        """
        amounts = _amounts(sample)
        return None if amounts is None or len(amounts) == 1 else cls(after for _, after in amounts)

    @property
    def sample(self) -> str:
        """A duration that is written in this form.

        >>> Durations(["h", "m"]).sample
        '2h 15m'
        """
        return " ".join(f"{number}{after}" for number, after in zip(_SAMPLES, self.parts, strict=False))

    @property
    def smallest(self) -> tuple[str, str]:
        """The words for numbers of the smallest part: several, and one.

        >>> Durations(["h", "m"]).smallest
        (' minutes', ' minute')
        """
        word = _PART_OF[self.parts[-1].removeprefix(" ")]
        return f" {word}s", f" {word}"

    @property
    def scale(self) -> int:
        """The seconds of a figure of 1."""
        return self._sizes[-1]

    @property
    def limits(self) -> str:
        """The possible values, for an error message."""
        return "0 or more"

    def allows(self, value: Fraction) -> bool:
        """Return True if *value* can be a duration: it is not negative."""
        return value >= 0

    def text(self, number: str, mark: Callable[[str], str] = str) -> str:
        """Write a printed *number* of the smallest part in all parts.

        >>> Durations(["h", "m"]).text("1,234.50")
        '20h 34.50m'

        Args:
            number: The number with the marks of English, and as many decimal places as are written.
            mark: The function that gives each number the marks of a style.
        """
        digits = number.removeprefix("-").replace(",", "")
        whole, _, decimals = digits.partition(".")
        rest, one = int(whole + decimals), 10 ** len(decimals)
        texts = []
        for size, after in zip(self._sizes[:-1], self.parts, strict=False):
            count, rest = divmod(rest, size // self.scale * one)
            texts += [_amount(f"{count:,}", after, mark)] if count else []
        if rest or decimals or not texts:
            point = f".{rest % one:0{len(decimals)}d}" if decimals else ""
            texts.append(_amount(f"{rest // one:,}{point}", self.parts[-1], mark))
        return f"{'-' if number.startswith('-') else ''}{' '.join(texts)}"

    def read(self, given: object, whose: object) -> Fraction:
        """Read a duration exactly, as a figure of the smallest part.

        >>> whole = Durations(["h", "m"])
        >>> [int(whole.read(each, "C1")) for each in ("2h 15m", "2 hours, 15 minutes", "2:15", "1 day 3 hours", 135)]
        [135, 135, 135, 1620, 135]
        >>> whole.read(timedelta(minutes=2, seconds=30), "C1"), whole.read("90 seconds", "C1")
        (Fraction(5, 2), Fraction(3, 2))
        >>> whole.read("2.15", "C1")
        Traceback (most recent call last):
        qpr_core.errors.FigureError: duration must have its units where it has decimal places, like '2h 15m', got \
'2.15' (C1)
        >>> Durations(["h", "m", "s"]).read("2:15", "C1")
        Traceback (most recent call last):
        qpr_core.errors.FigureError: duration with one colon must be in hours and minutes, or in minutes and seconds \
(write it in words), got '2:15' (C1)

        Args:
            given: Text in parts or with colons, a `timedelta`, or a number of the smallest part. A `time`, which
                spreadsheets have for a duration below a day, is the duration since midnight.
            whose: The object that the figure belongs to.

        Raises:
            FigureError: If *given* is not a duration.
        """
        if isinstance(given, time) and 3_600 in self._sizes:
            given = timedelta(
                hours=given.hour, minutes=given.minute, seconds=given.second, microseconds=given.microsecond
            )
        if isinstance(given, timedelta):
            return exact(Fraction(given // timedelta(microseconds=1), 1_000_000 * self.scale), whose)
        if not isinstance(given, str):
            return exact(given, whose)
        text = " ".join(given.lower().split()) if len(given) <= _LONGEST else ""
        clock = _CLOCK.fullmatch(text)
        seconds = _seconds(text) if clock is None else self._of_clock(clock, given, whose)
        if seconds is not None:
            return exact(seconds / self.scale, whose)
        if _DECIMAL.fullmatch(text):
            rule = f"duration must have its units where it has decimal places, like '{self.sample}'"
            raise FigureError(rule, given=given, whose=whose)
        try:
            return exact(given, whose)
        except FigureError as error:
            rule = f"duration must be like '{self.sample}', or a number of {_PART_OF[self.parts[-1].strip()]}s"
            raise FigureError(rule, given=given, whose=whose) from error

    def recognises(self, given: object) -> bool:
        """Return True for a `timedelta`, and for text in words or with a colon.

        >>> Durations(["h", "m"]).recognises("2h"), Durations(["h", "m"]).recognises("2")
        (True, False)
        """
        if not isinstance(given, str):
            return isinstance(given, timedelta)
        plain = " ".join(given.lower().split()) if len(given) <= _LONGEST else ""
        return _CLOCK.fullmatch(plain) is not None or _seconds(plain) is not None

    def _of_clock(self, clock: re.Match[str], given: str, whose: object) -> Fraction:
        """Return the seconds of "1:30" or "1:30:00"."""
        first, second = int(clock["first"]), int(clock["second"])
        if clock["third"] is not None:
            return first * 3_600 + second * 60 + Fraction(clock["third"])
        known = {3_600, 60, 1} & {*self._sizes}
        if known not in ({3_600, 60}, {60, 1}):
            rule = "duration with one colon must be in hours and minutes, or in minutes and seconds (write it in words)"
            raise FigureError(rule, given=given, whose=whose)
        return Fraction((first * 60 + second) * min(known))


def _amount(number: str, after: str, mark: Callable[[str], str]) -> str:
    return f"{mark(number)}{_singular(after) if number == '1' else after}"


def _singular(after: str) -> str:
    """Return the word behind a 1."""
    return after[:-1] if after[:-1].strip() in _PART_OF else after


def _amounts(text: str) -> list[tuple[str, str]] | None:
    """Return the number of each part, and what is behind it; None for other text."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        at += len(_BETWEEN.match(text, at)[0]) if found else 0  # type: ignore[index]  # it matches nothing too
        match = _AMOUNT.match(text, at)
        if match is None or match["after"].strip() not in _PART_OF:
            return None
        found.append((match["number"], match["after"]))
        at = match.end()
    return found or None


def _seconds(text: str) -> Fraction | None:
    """Return the seconds of a duration in words; None for other text."""
    amounts = _amounts(text)
    if amounts is None:
        return None
    seconds, room = Fraction(0), None
    for place, (number, after) in enumerate(amounts, start=1):
        size, count = _SIZES[_PART_OF[after.strip()]], Fraction(number.replace(",", ""))
        is_whole = count.denominator == 1 or place == len(amounts)
        if not is_whole or (room is not None and count * size >= room):
            return None
        seconds, room = seconds + count * size, size
    return seconds
