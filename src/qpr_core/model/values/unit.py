"""What an indicator is measured in, and by what a ratio of counts is multiplied."""

from typing import Final

from attrs import frozen

from qpr_core.errors import UnitError, got
from qpr_core.model.values.arguments import check_whole_number


@frozen(kw_only=True, repr=False)
class Unit:
    """A unit of measurement, known by its *name*.

    `before` and `after` are what is written around a figure, spaces included; `after_one` replaces `after`
    behind a single one. If None, `after` is written there too, also in a copy with a different `after`. A `Ratio`
    of two counts is multiplied by `per`: 100 for a percentage, 1,000 for a rate per 1,000; any whole number from 1
    to below 1e30 will do. The units that reports need are ready made: `PER_CENT`, `NUMBER`, `DAYS`, `POUNDS`,
    `PER_1000`, `PER_10000` and `PER_100000`.

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
        """Refuse a unit without a name, with surroundings that are no text, or with an impossible scale.

        Raises:
            UnitError: if one of these is so.
        """
        texts = {"name": self.name, "before": self.before, "after": self.after, "after_one": self.after_one}
        for part, text in texts.items():
            if not isinstance(text, str):
                raise UnitError(f"{part} of a unit must be text, got {got(text)}")
        if not self.name.strip():
            raise UnitError(f"name of a unit must not be blank, got {got(self.name)}")
        check_whole_number(self.per, "per", UnitError, least=1, whose=self.name)

    @property
    def after_one(self) -> str:
        """What is written behind a single one: the text given, or `after`."""
        return self.after if self._after_one is None else self._after_one

    @property
    def is_percentage(self) -> bool:
        """Whether figures are percentages, so that their differences are percentage points.

        They are if a "%" is written behind them, or the unit is called per cent; other figures per 100 are not.

        >>> PER_CENT.is_percentage, Unit(name="pour cent", after=" %", per=100).is_percentage
        (True, True)
        >>> Unit(name="per 100 homes", after=" per 100 homes", per=100).is_percentage
        False
        """
        spelled = _SPELLINGS.get(" ".join(self.name.lower().split()))
        return self.after.lstrip().startswith("%") or spelled is PER_CENT

    @classmethod
    def named(cls, name: str) -> "Unit":
        """Give the ready-made unit of that *name*, in one of its usual spellings.

        >>> Unit.named("per 1,000").per
        1000

        Raises:
            UnitError: if there is none; a unit of one's own is made with `Unit(name=…)`.
        """
        unit = _SPELLINGS.get(" ".join(name.lower().split())) if isinstance(name, str) else None
        if unit is None:
            raise UnitError(
                "unit must be one of "
                + ", ".join(repr(spelling) for spelling in _SPELLINGS)
                + f", or a Unit of your own, got {got(name)}"
            )
        return unit

    def __repr__(self) -> str:
        """Show the code that gives this unit."""
        if _SPELLINGS.get(self.name) == self:
            return f"Unit.named({self.name!r})"
        after_one = "" if self._after_one is None else f"after_one={self._after_one!r}, "
        return f"Unit(name={self.name!r}, before={self.before!r}, after={self.after!r}, {after_one}per={self.per!r})"


PER_CENT: Final = Unit(name="per cent", after="%", per=100)


NUMBER: Final = Unit(name="number")


DAYS: Final = Unit(name="days", after=" days", after_one=" day")


POUNDS: Final = Unit(name="pounds", before="£")


PER_1000: Final = Unit(name="per 1,000", after=" per 1,000", per=1_000)


PER_10000: Final = Unit(name="per 10,000", after=" per 10,000", per=10_000)


PER_100000: Final = Unit(name="per 100,000", after=" per 100,000", per=100_000)


_SPELLINGS: Final = {
    "%": PER_CENT,
    "per cent": PER_CENT,
    "percent": PER_CENT,
    "percentage": PER_CENT,
    "number": NUMBER,
    "count": NUMBER,
    "days": DAYS,
    "£": POUNDS,
    "pounds": POUNDS,
    "per 1,000": PER_1000,
    "per 1000": PER_1000,
    "per 10,000": PER_10000,
    "per 10000": PER_10000,
    "per 100,000": PER_100000,
    "per 100000": PER_100000,
}
