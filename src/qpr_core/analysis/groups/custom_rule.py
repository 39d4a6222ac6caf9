"""CustomGroupRule: a named, versioned function that rates each group."""

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.rule import Unrated, read_least_rated, read_unrated
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.arguments import check_flag, check_whole_number
from qpr_core.model.values.names import Rule, check_name
from qpr_core.model.values.records import shown


@frozen(kw_only=True, repr=False)
class CustomGroupRule:
    """A custom rule: a function that returns a band for each group.

    The function gets the weight of each band. It returns a band of the same scheme, or a `NoGroupRating`. Any other
    answer is rejected. `broken_laws` shows whether the rule obeys the laws of group rating.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> def two_strikes(case: GroupCase) -> Scheme:
    ...     return Rag.RED if case.weight_of(Rag.RED) >= 2 else Rag.AMBER if case.worst is Rag.RED else case.worst
    >>> rule = CustomGroupRule(name="two strikes", version=1, decide=two_strikes)
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.RED}, rule).rating
    Rag.AMBER

    Args:
        name: The name of the rule in answers.
        version: A whole number of 1 or more. Change it whenever the function changes an answer.
        decide: The function. It must be pure: the same case always has the same answer.
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.
        takes_weights: True if the function uses weights. If False, the rule rejects them.
        looks_at_members: True if the function uses the `members` of the case. Then a larger group has only the
            counterfactuals in which at most two members change.

    Raises:
        GroupError: If *name* is not text of one line, *version* is not such a number, *decide* is not a function,
            *unrated* or *least_rated* is wrong, or another argument is not True or False.
    """

    name: str
    version: int
    decide: Callable[[GroupCase], Scheme | NoGroupRating] = field(
        repr=lambda function: getattr(function, "__name__", "function")
    )
    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    takes_weights: bool = False
    looks_at_members: bool = False

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check each part."""
        check_name(self.name, "name of a group rule", GroupError)
        check_whole_number(self.version, "version", GroupError, least=1, whose=self.name)
        if not callable(self.decide):
            raise GroupError("decide must be a function from a GroupCase to a band", given=self.decide, whose=self.name)
        for flag in ("takes_weights", "looks_at_members"):
            check_flag(getattr(self, flag), flag, GroupError, whose=self.name)

    @property
    def rule(self) -> Rule:
        """The name and the version, as they are in answers."""
        return Rule(self.name, self.version)

    @property
    def scheme(self) -> None:
        """None: the function is for any scheme that it accepts."""
        return

    def score_of(self, _: Scheme) -> None:
        """Return None: the rule has no scores."""
