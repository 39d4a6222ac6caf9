"""Units of measurement: `Unit`, and the units that are ready to use."""

from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from qpr_core.errors import FigureError, UnitError
from qpr_core.model.values.arguments import check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.durations import Durations
from qpr_core.model.values.figures import as_code, exact
from qpr_core.model.values.names import check_line
from qpr_core.model.values.unit_samples import around, line_of, scale_of
from qpr_core.model.values.yes_no import YesNo


@explains_calls
@frozen(kw_only=True, repr=False)
class Unit:
    """A unit of measurement with a *name*.

    `before` and `after` are written around a figure, and include any spaces. `after_one` replaces `after` behind a
    single one. If None, `after` is written there too, also in a copy with a different `after`. A `Ratio` of two counts
    is multiplied by `per`: 100 for a percentage, 1,000 for a rate per 1,000. It can be any whole number from 1 to below
    1e30. The module `qpr_core.units` has units that are ready to use.

    Figures of a unit with a `form` are not written as one number: a duration is written as "2h 15m", and 1 as "Yes".
    Such a unit has no text before and after, and no scale.

    >>> Unit(name="visits", after=" visits", after_one=" visit").per
    1
    >>> Unit.named("%") is PER_CENT
    True
    >>> PER_CENT
    Unit.named('per cent')
    >>> Unit(name="time to answer", form=Durations(["m", "s"])).read("1m 30s")
    Fraction(90, 1)
    >>> from attrs import evolve
    >>> evolve(Unit(name="calls", after=" calls"), after=" calls answered").after_one
    ' calls answered'
    """

    name: str
    before: str = ""
    after: str = ""
    _after_one: str | None = None
    per: int = 1
    form: Durations | YesNo | None = None

    def __attrs_post_init__(self) -> None:
        """Check the parts.

        Raises:
            UnitError: If the name is blank, a written part is not text of one line, `per` is not such a number, or the
                `form` is not one or comes with text before and after, or a scale.
        """
        texts = {"name": self.name, "before": self.before, "after": self.after, "after_one": self.after_one}
        for part, text in texts.items():
            check_line(text, f"{part} of a unit", UnitError)
        if not self.name.strip():
            raise UnitError("name of a unit must not be blank", given=self.name)
        check_whole_number(self.per, "per", UnitError, least=1, whose=self.name)
        if self.form is None:
            return
        if not isinstance(self.form, Durations | YesNo):
            raise UnitError("form of a unit must be a Durations, a YesNo or None", given=self.form)
        if self.before or self.after or self.after_one or self.per != 1:
            raise UnitError("unit with a form must have no text before and after, and no scale", given=self.name)

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

    @property
    def has_distances(self) -> bool:
        """Whether the difference between two figures means something.

        >>> PER_CENT.has_distances, YES_NO.has_distances
        (True, False)
        """
        return self.form is None or self.form.has_distances

    @property
    def sample(self) -> str:
        """A figure in the unit, from which `Unit.written` gets how it is written.

        >>> Unit(name="visits", after=" visits").sample, HOURS_AND_MINUTES.sample
        ('12 visits', '2h 15m')
        """
        return f"{self.before}12{self.after}" if self.form is None else self.form.sample

    @property
    def as_numbers(self) -> "Unit":
        """The unit in which durations are written as numbers; any other unit itself.

        >>> HOURS_AND_MINUTES.as_numbers
        Unit(name='hours and minutes', before='', after=' minutes', after_one=' minute', per=1)
        """
        if not isinstance(self.form, Durations):
            return self
        after, after_one = self.form.smallest
        return Unit(name=self.name, after=after, after_one=after_one)

    def has_scale_of(self, other: "Unit") -> bool:
        """Return True if the same figures mean the same in both units.

        >>> HOURS_AND_MINUTES.has_scale_of(MINUTES_AND_SECONDS), PER_CENT.has_scale_of(PER_100)
        (False, True)
        """
        if self.form is None or other.form is None:
            return self.form is other.form and self.per == other.per
        return self.form.scale == other.form.scale

    def read(self, given: object, *, whose: object = None) -> Fraction:
        """Read a figure exactly: a number, or what is written in the form of the unit.

        >>> HOURS_AND_MINUTES.read("2h 15m"), DAYS.read("2.5")
        (Fraction(135, 1), Fraction(5, 2))

        Args:
            given: A figure. A number in a unit with a form counts its smallest part.
            whose: The object that the figure belongs to, for errors.

        Raises:
            FigureError: If it is not a figure, or not a possible value of the unit, such as a negative duration.
        """
        if self.form is None:
            return self._exact(given, whose)
        return self.possible(self.form.read(given, whose), "figure", whose)

    def _exact(self, given: object, whose: object) -> Fraction:
        """Read a number; the error for words names a unit that reads them."""
        try:
            return exact(given, whose)
        except FigureError as error:
            form = form_of(given) if isinstance(given, str) else None
            if form is None:
                raise
            rule = f"figure in {self.name} must be a number (or use a unit such as {form.name!r}, which reads words)"
            raise FigureError(rule, given=given, whose=whose) from error

    def is_written(self, given: object) -> bool:
        """Return True if *given* is in the form of the unit, and is not a number.

        >>> HOURS_AND_MINUTES.is_written("2h 15m"), HOURS_AND_MINUTES.is_written(135), DAYS.is_written("2 days")
        (True, False, False)
        """
        return self.form is not None and self.form.recognises(given)

    def possible(self, value: Fraction, what: str, whose: object) -> Fraction:
        """Return a *value* if it is a possible one in the unit.

        >>> HOURS_AND_MINUTES.possible(Fraction(-5), "result", "C1")
        Traceback (most recent call last):
        qpr_core.errors.FigureError: result in hours and minutes must be 0 or more, got -5 (C1)

        Raises:
            FigureError: If the unit has a form, and the value cannot be written in it.
        """
        if self.form is not None and not self.form.allows(value):
            rule = f"{what} in {self.name} must be {self.form.limits}"
            raise FigureError(rule, shown=as_code(value), whose=whose)
        return value

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
        figures are those of the indicator. A number after "per" is the scale of the unit. A sample of two or more parts
        is the form of a duration, and one of two words with a slash is that of yes and no.

        >>> Unit.written("visits", "12 visits", one="1 visit")
        Unit(name='visits', before='', after=' visits', after_one=' visit', per=1)
        >>> Unit.written("incidents per 1,000", "12.3 per 1,000").per
        1000
        >>> Unit.written("days", "12 days")
        Unit.named('days')
        >>> Unit.written("time to answer", "2 min 5 s")
        Unit(name='time to answer', form=Durations(parts=(' min', ' s')))
        >>> Unit.written("local plan", "Adopted/Not adopted").form
        YesNo(yes='Adopted', no='Not adopted')

        Args:
            name: The name.
            sample: A figure in the unit, such as "12.3 per 1,000" or "£12".
            one: A figure of 1 in the unit, such as "1 visit". If None, it is written as other figures are.

        Raises:
            UnitError: If a sample has no number or several, or a number with a sign, or if *one* has different words
                before the number.
        """
        form = (Durations.of_sample(line_of(sample)) or YesNo.of_sample(line_of(sample))) if one is None else None
        if form is not None:
            formed = Unit(name=name, form=form)
            ready = ready_made(name)
            return ready if ready is not None and evolve(formed, name=ready.name) == ready else formed
        before, after = around(sample, "sample of a unit", name)
        before_one, after_one = (before, None) if one is None else around(one, "one of a unit", name)
        if before_one != before:
            raise UnitError("one of a unit must have the same text before its number as the sample", given=one)
        made = Unit(name=name, before=before, after=after, after_one=after_one, per=scale_of(before, after))
        ready = ready_made(name)
        is_ready = ready is not None and one is None and evolve(ready, after_one=None) == evolve(made, name=ready.name)
        return ready if ready is not None and is_ready else made

    def __repr__(self) -> str:
        """Return the code that creates this unit."""
        if SPELLINGS.get(self.name) == self:
            return f"Unit.named({self.name!r})"
        if self.form is not None:
            return f"Unit(name={self.name!r}, form={self.form!r})"
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
HOURS_AND_MINUTES: Final = Unit(name="hours and minutes", form=Durations(["h", "m"]))
MINUTES_AND_SECONDS: Final = Unit(name="minutes and seconds", form=Durations(["m", "s"]))
DAYS_AND_HOURS: Final = Unit(name="days and hours", form=Durations([" days", " hours"]))
YES_NO: Final = Unit(name="yes/no", form=YesNo())
MET_NOT_MET: Final = Unit(name="met/not met", form=YesNo("Met", "Not met"))
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
    HOURS_AND_MINUTES: ("h:mm", "hh:mm"),
    MINUTES_AND_SECONDS: ("m:ss", "mm:ss"),
    DAYS_AND_HOURS: (),
    YES_NO: ("yes or no", "yes / no", "y/n"),
    MET_NOT_MET: ("met or not met", "met / not met"),
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


def form_of(given: object) -> Unit | None:
    """Return a ready-made unit with the form that *given* has, or None.

    >>> form_of("2 hours"), form_of("84%")
    (Unit.named('hours and minutes'), None)
    """
    return next((unit for unit in READY_MADE if unit.is_written(given)), None)


def read_unit(given: object) -> Unit:
    """Return a unit, or the ready-made one of a name.

    Raises:
        UnitError: If *given* is neither.
    """
    return given if isinstance(given, Unit) else Unit.named(given)  # type: ignore[arg-type]  # checked there


def ready_made(name: str) -> Unit | None:
    """Return the ready-made unit of a word; None if there is none."""
    return SPELLINGS.get(" ".join(name.lower().split()))
