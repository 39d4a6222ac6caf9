"""NearLimitRule: the rule of a control chart on results that are near one limit."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen

from qpr_core.analysis.methods.parameters import check_true_or_false, check_whole, read_share
from qpr_core.errors import MethodError
from qpr_core.model.values.records import shown


@frozen(repr=False)
class NearLimitRule:
    """A rule of a control chart on results near one limit.

    Of *of* neighbouring results, at least *hits* are near the same limit.

    >>> NearLimitRule(2, 3, "2/3")
    NearLimitRule(hits=2, of=3, beyond=Fraction(2, 3), one_side=False, within=False)

    Args:
        hits: How many of the neighbouring results have to be near the limit.
        of: How many neighbouring results to look at.
        beyond: What counts as near: farther out than this share of the way from the mean to the limit. Text may be a
            fraction.
        one_side: Whether all of the neighbouring results have to be on the same side of the mean. Defaults to False.
        within: Whether to leave out a result beyond the limit itself. Defaults to False.

    Raises:
        MethodError: If there are more hits than results, the share does not lie between 0 and 1, or a flag is not True
            or False.
    """

    hits: int
    of: int
    beyond: Fraction = field(converter=read_share)
    one_side: bool = False
    within: bool = False

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check that results can meet the rule."""
        check_whole("hits", self.hits, 2)
        check_whole("of", self.of, self.hits)
        check_true_or_false("one_side", self.one_side)
        check_true_or_false("within", self.within)


def read_near(given: object) -> tuple[NearLimitRule, ...]:
    """Read one rule on results near a limit, or a list of them.

    >>> read_near([]), len(read_near(NearLimitRule(2, 3, "2/3")))
    ((), 1)

    Raises:
        MethodError: If one of them is not a `NearLimitRule`.
    """
    rules: Sequence[object] = tuple(given) if isinstance(given, tuple | list) else (given,)
    read = tuple(rule for rule in rules if isinstance(rule, NearLimitRule))
    if len(read) < len(rules):
        raise MethodError("near must be NearLimitRule rules", given=given)
    return read
