"""GroupRule: the protocol of rules that rate a group."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, Protocol, runtime_checkable

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import GroupCase
from qpr_core.errors import FigureError, GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.names import Rule, check_rule
from qpr_core.model.values.records import Choice, known_words, member_of


class Unrated(Choice):
    """Treatment of members that should have a rating and have none.

    They are left out, or they count as the worst band of the scheme.

    >>> Unrated("as worst")
    Unrated.AS_WORST

    Source: Oracle, Understand Initiative or Objective Performance Assessment: a child without data is left out, and the
        others share its weight. Sustainable Development Commission, Sustainable Development in Government 2008: red is
        also used where data was not known.
    """

    LEFT_OUT = "left out"
    AS_WORST = "as worst"


@runtime_checkable
class GroupRule(Protocol):
    """A rule that rates a group: any object that has these members.

    The rules of the library have them, and a class of yours can have them too. Freeze the class, so that equal rules
    are equal. If one function is enough, use a `CustomGroupRule`.

    >>> from attrs import frozen
    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> @frozen
    ... class Median:
    ...     rule, unrated, least_rated = Rule("middle band", 1), Unrated.LEFT_OUT, Fraction(0)
    ...     scheme, takes_weights, looks_at_members = None, True, False
    ...
    ...     def decide(self, case: GroupCase) -> Scheme:
    ...         bands = list(case.weights)
    ...         up_to = [sum(map(case.share_of, bands[: index + 1])) for index in range(len(bands))]
    ...         return next(band for band, share in zip(bands, up_to) if share >= Fraction(1, 2))
    ...
    ...     def score_of(self, band: Scheme) -> None:
    ...         return None
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER, "K3": Rag.RED}, Median()).rating
    Rag.AMBER
    """

    @property
    def rule(self) -> Rule:
        """The name and the version of the rule, as answers quote them."""

    @property
    def unrated(self) -> Unrated:
        """The treatment of members that have no rating."""

    @property
    def least_rated(self) -> Fraction:
        """The share of members that must be rated; with less, there is no group rating.

        It is a share of the weight if there are weights.
        """

    @property
    def scheme(self) -> type[Scheme] | None:
        """The scheme that the rule is for; `None` if it is for any scheme."""

    @property
    def takes_weights(self) -> bool:
        """Whether the rule uses weights; if not, they are rejected."""

    @property
    def looks_at_members(self) -> bool:
        """Whether the rule looks at more than the weight of each band."""

    def decide(self, case: GroupCase) -> Scheme | NoGroupRating:
        """Return the band of a group with at least one member that counts."""

    def score_of(self, band: Scheme) -> Fraction | None:
        """Return what a member with a *band* scores; `None` if the rule has no scores.

        The mean score of the members is the `figure` of a `GroupRating`.
        """


def _is_share(value: object) -> bool:
    return isinstance(value, Fraction) and 0 <= value <= 1


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_scheme(value: object) -> bool:
    return value is None or (isinstance(value, type) and issubclass(value, Scheme))


MEMBERS: Final[Mapping[str, Callable[[object], bool]]] = {
    "rule": lambda value: isinstance(value, Rule),
    "unrated": lambda value: isinstance(value, Unrated),
    "least_rated": _is_share,
    "scheme": _is_scheme,
    "takes_weights": _is_flag,
    "looks_at_members": _is_flag,
    "decide": callable,
    "score_of": callable,
}
"""The members of a `GroupRule`, each with the check of its value."""


def check_rule_members(given: object) -> None:
    """Check that *given* has every member of a `GroupRule`.

    >>> check_rule_members("worst of")
    Traceback (most recent call last):
    qpr_core.errors.GroupError: rule must be a group rule, such as WorstOf() or a CustomGroupRule, got 'worst of'

    Raises:
        GroupError: If *given* is not a `GroupRule`: a member is missing, or has the wrong type. Also if the name of its
            rule is not one line of text.
    """
    values = {} if isinstance(given, type) else {name: _member(given, name) for name in MEMBERS}
    missing = [name for name in MEMBERS if values.get(name, _MISSING) is _MISSING]
    if {"rule", "decide"}.intersection(missing):
        raise GroupError("rule must be a group rule, such as WorstOf() or a CustomGroupRule", given=given)
    if missing:
        raise GroupError("rule must have all members of GroupRule", shown=f"one without {', '.join(missing)}")
    for name, is_right in MEMBERS.items():
        if not is_right(values[name]):
            raise GroupError(f"{name} of a group rule must have the type that GroupRule has", given=values[name])
    check_rule(values["rule"], "group rule", GroupError)


_MISSING: Final = object()


def _member(given: object, name: str) -> object:
    try:
        return getattr(given, name)
    except Exception:  # noqa: BLE001  third-party code may raise anything
        return _MISSING


def read_unrated(given: Unrated | str) -> Unrated:
    """Read what a rule does with members that have no rating.

    >>> read_unrated("worst")
    Traceback (most recent call last):
    qpr_core.errors.GroupError: unrated must be an Unrated or one of 'left out', 'as worst', got 'worst'

    Raises:
        GroupError: If *given* is not an `Unrated` and does not name one.
    """
    found = member_of(Unrated, given)
    if found is None:
        raise GroupError(f"unrated must be an Unrated or one of {known_words(Unrated)}", given=given)
    return found


def read_share(given: Number, name: str) -> Fraction:
    """Read a share: text that ends in "%", or a figure from 0 to 1.

    >>> read_share("85%", "cut-off"), read_share("0.85", "cut-off")
    (Fraction(17, 20), Fraction(17, 20))
    >>> read_share(85, "cut-off")
    Traceback (most recent call last):
    qpr_core.errors.GroupError: cut-off must be a share, such as '85%' or a figure from 0 to 1, got 85

    Raises:
        GroupError: If *given* is anything else.
    """
    condition = f"{name} must be a share, such as '85%' or a figure from 0 to 1"
    is_percentage = isinstance(given, str) and given.endswith("%")
    try:
        figure = exact(given.removesuffix("%") if isinstance(given, str) else given, name)
    except FigureError as error:
        raise GroupError(condition, given=given) from error
    share = figure / 100 if is_percentage else figure
    if not 0 <= share <= 1:
        raise GroupError(condition, given=given)
    return share


def read_least_rated(given: Number) -> Fraction:
    """Read the share of members that must be rated.

    Raises:
        GroupError: If *given* is not a share.
    """
    return read_share(given, "least_rated")
