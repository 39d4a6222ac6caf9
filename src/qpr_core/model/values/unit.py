"""Units of measurement: `Unit`, and the units that are ready to use."""

from typing import Final

from attrs import frozen

from qpr_core.errors import UnitError
from qpr_core.model.values.arguments import check_whole_number


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
            UnitError: If the name is blank, if a part that is written is not text, or if `per` is not such a number.
        """
        texts = {"name": self.name, "before": self.before, "after": self.after, "after_one": self.after_one}
        for part, text in texts.items():
            if not isinstance(text, str):
                raise UnitError(f"{part} of a unit must be text", given=text)
        if not self.name.strip():
            raise UnitError("name of a unit must not be blank", given=self.name)
        check_whole_number(self.per, "per", UnitError, least=1, whose=self.name)

    @property
    def after_one(self) -> str:
        """The text behind a single one: the one given, or `after`."""
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
        return self.after.lstrip().startswith("%") or _ready_made(self.name) is PER_CENT

    @classmethod
    def named(cls, name: str) -> "Unit":
        """Return the ready-made unit of that *name*, in one of its usual spellings.

        >>> Unit.named("per 1,000").per
        1000

        Raises:
            UnitError: If no ready-made unit has the name. For a custom unit, pass `Unit(name=…)`.
        """
        unit = _ready_made(name) if isinstance(name, str) else None
        if unit is None:
            known = ", ".join(repr(spelling) for spelling in _SPELLINGS)
            raise UnitError(f"unit must be one of {known}, or a custom Unit", given=name)
        return unit

    def __repr__(self) -> str:
        """Return the code that creates this unit."""
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


_OTHER_SPELLINGS: Final[dict[Unit, tuple[str, ...]]] = {
    PER_CENT: ("%", "percent", "percentage"),
    NUMBER: ("count",),
    DAYS: (),
    POUNDS: ("£",),
    PER_1000: ("per 1000",),
    PER_10000: ("per 10000",),
    PER_100000: ("per 100000",),
}
"""Each ready-made unit, with its spellings for `Unit.named` besides its name."""


READY_MADE: Final = tuple(_OTHER_SPELLINGS)
"""All ready-made units.

All lists of units derive from this tuple or are checked against it.
"""


_SPELLINGS: Final = {spelling: unit for unit, others in _OTHER_SPELLINGS.items() for spelling in (unit.name, *others)}


def _ready_made(name: str) -> Unit | None:
    return _SPELLINGS.get(" ".join(name.lower().split()))
