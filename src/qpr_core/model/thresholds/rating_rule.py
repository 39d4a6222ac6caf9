"""Custom rating rules: a named, versioned function that gives each case a band."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from qpr_core.errors import SchemeError
from qpr_core.model.thresholds.interval import Interval
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Baseline
from qpr_core.model.values.arguments import check_optional_kind, check_whole_number
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import Rule, check_name
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class Case:
    """The facts that a rating rule gets: a value, its target and its ranges.

    `ranges` are the nested ranges of acceptable values, best first. `previous_value` is the value of the period that
    the rule looks back to. It is `None` if there is no result for that period, or if the rule does not look back.

    >>> case = Case(value=Fraction(78), target=Fraction(85), ranges=(Interval(85, None), Interval(80, None)),
    ...             polarity=Polarity.HIGHER_IS_BETTER, previous_value=Fraction(76))
    >>> case.rank, case.gain
    (2, Fraction(2, 1))
    """

    value: Fraction
    target: Fraction
    ranges: tuple[Interval, ...]
    polarity: Polarity
    previous_value: Fraction | None = None

    __repr__ = shown

    @property
    def rank(self) -> int:
        """The rank of the first range that contains the value, or the number of ranges."""
        return rank_in(self.ranges, self.value)

    @property
    def gain(self) -> Fraction | None:
        """The gain of the value over the previous one; negative if worse.

        None if there is no previous value.
        """
        if self.previous_value is None:
            return None
        return self.polarity.gain(before=self.previous_value, now=self.value, target=self.target)

    @property
    def mirrored(self) -> "Case":
        """The same case with negated figures and the opposite polarity.

        It must get the same rating.

        >>> Case(value=Fraction(78), target=Fraction(85), ranges=(), polarity=Polarity.HIGHER_IS_BETTER).mirrored
        Case(value=-78, target=-85, ranges=(), polarity=Polarity.LOWER_IS_BETTER, previous_value=None)
        """
        return evolve(
            self,
            value=-self.value,
            target=-self.target,
            ranges=tuple(band.mirrored for band in self.ranges),
            polarity=self.polarity.mirrored,
            previous_value=None if self.previous_value is None else -self.previous_value,
        )


def rank_in(ranges: Sequence[Interval], value: Fraction) -> int:
    """Return the index of the first range that contains a value, or their number.

    >>> rank_in([Interval(85, None), Interval(80, None)], Fraction(80)), rank_in([Interval(85, None)], Fraction(80))
    (1, 1)
    """
    return next((rank for rank, each in enumerate(ranges) if each.contains(value)), len(ranges))


def _looks_back(given: Baseline | str | None) -> Baseline | None:
    return check_optional_kind(given, Baseline, "looks_back")


@explains_calls
@frozen(kw_only=True, repr=False)
class RatingRule:
    """A custom rule: a function that returns a band for each case.

    A rule that looks back gets the value of an earlier period too. It may return `None` for a case without such a
    value, which is then not rated for that reason. Any other answer than a band of the indicator's scheme is rejected.
    `broken_laws` shows whether a rule obeys the laws of ratings.

    >>> def havering(case: Case) -> Scheme | None:
    ...     if case.rank == 0:
    ...         return Rag.GREEN
    ...     return None if case.gain is None else Rag.AMBER if case.gain >= 0 else Rag.RED
    >>> from qpr_core import Rag
    >>> rule = RatingRule(name="Havering 2013", version=1, decide=havering, looks_back=Baseline.SAME_PERIOD_LAST_YEAR)
    >>> rule.rule
    Rule(name='Havering 2013', version=1)

    Args:
        name: The name of the rule in answers.
        version: A whole number of 1 or more. Change it whenever the function changes an answer.
        decide: The function. It must be pure: the same case always has the same answer.
        looks_back: The period that the rule looks back to. If None, it looks at the value only.

    Raises:
        SchemeError: If *name* is not text of one line, *version* is not such a number, or *decide* is not a function.
        PeriodError: If *looks_back* is not a `Baseline`.
    """

    name: str
    version: int
    decide: Callable[[Case], Scheme | None] = field(repr=lambda function: getattr(function, "__name__", "function"))
    looks_back: Baseline | None = field(default=None, converter=_looks_back)

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check each part."""
        check_name(self.name, "name of a rating rule", SchemeError)
        check_whole_number(self.version, "version", SchemeError, least=1, whose=self.name)
        if not callable(self.decide):
            raise SchemeError("decide must be a function from a Case to a band", given=self.decide, whose=self.name)

    @property
    def rule(self) -> Rule:
        """The name and the version, as they are in answers."""
        return Rule(self.name, self.version)
