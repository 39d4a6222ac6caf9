"""Units of measurement: `Unit`, and the units that are ready to use."""

import re
from typing import Final

from attrs import evolve, frozen

from qpr_core.errors import UnitError
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import PRINTABLE, is_printable

_NUMBER: Final = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?")


_PER: Final = re.compile(r"(?i)\b(?:per|out of) $")


_SCALE: Final = re.compile(r"(?i)\bper (?:(?P<number>[1-9][0-9,]*[0-9]|[1-9])|(?P<million>(?:1 )?million))\b")


_MILLION: Final = 1_000_000


_LONGEST: Final = 200
"""The largest number of characters of a sample."""


@explains_calls
@frozen(kw_only=True, repr=False)
class Unit:
    """A unit of measurement with a *name*.

    `before` and `after` are written around a figure, and include any spaces. `after_one` replaces `after` behind a
    single one. If None, `after` is written there too, also in a copy with a different `after`. A `Ratio` of two counts
    is multiplied by `per`: 100 for a percentage, 1,000 for a rate per 1,000. It can be any whole number from 1 to below
    1e30. The module `qpr_core.units` has units that are ready to use.

    >>> Unit(name="visits", after=" visits", after_one=" visit").per
    1
    >>> Unit.named("%") is PER_CENT
    True
    >>> PER_CENT
    Unit.named('per cent')
    >>> from attrs import evolve
    >>> evolve(Unit(name="calls", after=" calls"), after=" calls answered").after_one
    ' calls answered'
    """

    name: str
    before: str = ""
    after: str = ""
    _after_one: str | None = None
    per: int = 1

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            UnitError: If the name is blank, a written part is not text of one line, or `per` is not such a number.
        """
        texts = {"name": self.name, "before": self.before, "after": self.after, "after_one": self.after_one}
        for part, text in texts.items():
            if not isinstance(text, str):
                raise UnitError(f"{part} of a unit must be text", given=text)
            if not is_printable(text):
                raise UnitError(f"{part} of a unit must be {PRINTABLE}", given=text)
        if not self.name.strip():
            raise UnitError("name of a unit must not be blank", given=self.name)
        check_whole_number(self.per, "per", UnitError, least=1, whose=self.name)

    @property
    def after_one(self) -> str:
        """The text after a figure of 1: the text given, or `after`."""
        return self.after if self._after_one is None else self._after_one

    @property
    def is_percentage(self) -> bool:
        """Whether figures are percentages, with differences in percentage points.

        They are if "%" is written behind them, or if the name of the unit is "per cent". Other figures per 100 are not.

        >>> PER_CENT.is_percentage, Unit(name="pour cent", after=" %", per=100).is_percentage
        (True, True)
        >>> Unit(name="per 100 homes", after=" per 100 homes", per=100).is_percentage
        False
        """
        return self.after.lstrip().startswith("%") or ready_made(self.name) is PER_CENT

    @classmethod
    def named(cls, name: str) -> "Unit":
        """Return the ready-made unit of that *name*, in one of its usual spellings.

        >>> Unit.named("per 1,000").per
        1000

        Raises:
            UnitError: If no ready-made unit has the name. For any other unit, use `Unit.written`.
        """
        unit = ready_made(name) if isinstance(name, str) else None
        if unit is None:
            raise unknown_unit(name, "a Unit", "Unit.written('visits', '12 visits')")
        return unit

    @classmethod
    def written(cls, name: str, sample: str, *, one: str | None = None) -> "Unit":
        """Return the unit of any *name* from a figure that is written in it.

        A sample shows what is before and after the number. The digits make no difference: the decimal places of
        figures are those of the indicator. A number after "per" is the scale of the unit.

        >>> Unit.written("visits", "12 visits", one="1 visit")
        Unit(name='visits', before='', after=' visits', after_one=' visit', per=1)
        >>> Unit.written("incidents per 1,000", "12.3 per 1,000").per
        1000
        >>> Unit.written("days", "12 days")
        Unit.named('days')

        Args:
            name: The name.
            sample: A figure in the unit, such as "12.3 per 1,000" or "£12".
            one: A figure of 1 in the unit, such as "1 visit". If None, it is written as other figures are.

        Raises:
            UnitError: If a sample has no number or several, or a number with a sign, or if *one* has different words
                before the number.
        """
        before, after = _around(sample, "sample of a unit", name)
        before_one, after_one = (before, None) if one is None else _around(one, "one of a unit", name)
        if before_one != before:
            raise UnitError("one of a unit must have the same text before its number as the sample", given=one)
        scale = _SCALE.search(f"{before} {after}")
        per = 1 if scale is None else _MILLION if scale["million"] else int(scale["number"].replace(",", ""))
        per = 100 if after.lstrip().startswith("%") else per
        made = Unit(name=name, before=before, after=after, after_one=after_one, per=per)
        ready = ready_made(name)
        is_ready = ready is not None and one is None and evolve(ready, after_one=None) == evolve(made, name=ready.name)
        return ready if ready is not None and is_ready else made

    def __repr__(self) -> str:
        """Return the code that creates this unit."""
        if SPELLINGS.get(self.name) == self:
            return f"Unit.named({self.name!r})"
        after_one = "" if self._after_one is None else f"after_one={self._after_one!r}, "
        return f"Unit(name={self.name!r}, before={self.before!r}, after={self.after!r}, {after_one}per={self.per!r})"


PER_CENT: Final = Unit(name="per cent", after="%", per=100)
NUMBER: Final = Unit(name="number")
SECONDS: Final = Unit(name="seconds", after=" seconds", after_one=" second")
MINUTES: Final = Unit(name="minutes", after=" minutes", after_one=" minute")
HOURS: Final = Unit(name="hours", after=" hours", after_one=" hour")
DAYS: Final = Unit(name="days", after=" days", after_one=" day")
WORKING_DAYS: Final = Unit(name="working days", after=" working days", after_one=" working day")
WEEKS: Final = Unit(name="weeks", after=" weeks", after_one=" week")
MONTHS: Final = Unit(name="months", after=" months", after_one=" month")
YEARS: Final = Unit(name="years", after=" years", after_one=" year")
POUNDS: Final = Unit(name="pounds", before="£")
THOUSAND_POUNDS: Final = Unit(name="thousand pounds", before="£", after=" thousand")
MILLION_POUNDS: Final = Unit(name="million pounds", before="£", after=" million")
DOLLARS: Final = Unit(name="dollars", before="$")
EUROS: Final = Unit(name="euros", before="€")
POINTS: Final = Unit(name="points", after=" points", after_one=" point")
KILOGRAMS: Final = Unit(name="kilograms", after="kg")
TONNES: Final = Unit(name="tonnes", after=" tonnes", after_one=" tonne")
MILES: Final = Unit(name="miles", after=" miles", after_one=" mile")
KILOMETRES: Final = Unit(name="kilometres", after="km")
KILOWATT_HOURS: Final = Unit(name="kilowatt hours", after="kWh")
PER_100: Final = Unit(name="per 100", after=" per 100", per=100)
PER_1000: Final = Unit(name="per 1,000", after=" per 1,000", per=1_000)
PER_10000: Final = Unit(name="per 10,000", after=" per 10,000", per=10_000)
PER_100000: Final = Unit(name="per 100,000", after=" per 100,000", per=100_000)
PER_MILLION: Final = Unit(name="per million", after=" per million", per=1_000_000)


_OTHERSPELLINGS: Final[dict[Unit, tuple[str, ...]]] = {
    PER_CENT: ("%", "percent", "percentage", "pct"),
    NUMBER: ("count", "numbers", "no", "no.", "#"),
    SECONDS: ("second", "secs", "sec"),
    MINUTES: ("minute", "mins", "min"),
    HOURS: ("hour", "hrs", "hr"),
    DAYS: ("day",),
    WORKING_DAYS: ("working day",),
    WEEKS: ("week", "wks"),
    MONTHS: ("month",),
    YEARS: ("year", "yrs"),
    POUNDS: ("£", "pound", "pounds sterling", "gbp"),
    THOUSAND_POUNDS: ("£000", "£000s", "£k", "£ thousand", "£ thousands"),
    MILLION_POUNDS: ("£m", "£ million", "£ millions"),
    DOLLARS: ("$", "dollar", "usd"),
    EUROS: ("€", "euro", "eur"),
    POINTS: ("point", "pts"),
    KILOGRAMS: ("kg", "kgs", "kilogram", "kilogrammes", "kilos"),
    TONNES: ("tonne",),
    MILES: ("mile",),
    KILOMETRES: ("km", "kilometre"),
    KILOWATT_HOURS: ("kwh", "kilowatt hour"),
    PER_100: (),
    PER_1000: ("per 1000", "per thousand"),
    PER_10000: ("per 10000",),
    PER_100000: ("per 100000",),
    PER_MILLION: ("per 1,000,000", "per 1000000"),
}
"""Each ready-made unit, with its spellings for `Unit.named` besides its name."""


READY_MADE: Final = tuple(_OTHERSPELLINGS)
"""All ready-made units.

All lists of units derive from this tuple or are checked against it.
"""


SPELLINGS: Final = {spelling: unit for unit, others in _OTHERSPELLINGS.items() for spelling in (unit.name, *others)}


def unknown_unit(given: object, alternative: str, example: str) -> UnitError:
    """Return the error for a word that no ready-made unit has.

    Args:
        given: The word.
        alternative: What may be given in its place.
        example: Such an alternative.
    """
    known = ", ".join(repr(each.name) for each in READY_MADE)
    remedy = f"show how a different one is written, as in {example}"
    return UnitError(f"unit must be one of {known}, or {alternative} ({remedy})", given=given)


def _around(sample: object, what: str, name: object) -> tuple[str, str]:
    """Return what is written before and after the number of a sample."""
    text = " ".join(sample.split()) if isinstance(sample, str) and len(sample) <= _LONGEST else ""
    numbers = [match for match in _NUMBER.finditer(text) if not _PER.search(text[: match.start()])]
    if len(numbers) != 1:
        raise UnitError(f"{what} must be text with one number, such as '12.3 per 1,000'", given=sample, whose=name)
    before, after = text[: numbers[0].start()], text[numbers[0].end() :]
    if before.strip("-+\N{MINUS SIGN}") != before:
        raise UnitError(f"{what} must have a number without a sign", given=sample, whose=name)
    return before, after


def ready_made(name: str) -> Unit | None:
    """Return the ready-made unit of a word; None if there is none."""
    return SPELLINGS.get(" ".join(name.lower().split()))
