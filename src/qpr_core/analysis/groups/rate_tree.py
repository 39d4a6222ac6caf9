"""rate_tree: the ratings of all groups of a grouping with several levels."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.groups.member import GroupMember, MemberRating
from qpr_core.analysis.groups.rate_group import member_from, rated_members
from qpr_core.analysis.groups.rule import GroupRule, check_rule_members
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.dividing import divided
from qpr_core.analysis.reporting.grouping import check_grouping, place_in
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import GroupError
from qpr_core.model.indicators.groupings import GroupPath
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.records import Choice, known_words, member_of, shown


class TreeRating(Choice):
    """The members by which a group that has groups is rated.

    >>> list(TreeRating)
    [TreeRating.LEVEL_BY_LEVEL, TreeRating.ALL_AT_ONCE]
    """

    LEVEL_BY_LEVEL = "level by level"
    """Its groups, each of which is one member, from the innermost level outwards."""
    ALL_AT_ONCE = "all at once"
    """All indicators in it, whatever their level."""


def _paths(groups: "tuple[RatedGroup, ...]") -> str:
    return repr([each.path for each in groups])


@frozen(kw_only=True, repr=False)
class RatedGroup:
    """A group of a tree: its place, its rating, and the groups in it.

    The `path` of the whole tree is empty. It is `None` for the group of the indicators without a place. Iteration is
    over the group and over all groups in it, from the outermost.

    >>> from qpr_core import Scorecard
    >>> from qpr_core.groups import WorstOf
    >>> from qpr_core.testing import a_series, an_indicator
    >>> bins = an_indicator(85, groups={"priority": ("Clean", "Waste")}), a_series(90)
    >>> tree = rate_tree(Scorecard([bins]).report("Q2 2023/24"), "priority", WorstOf(), how="all at once")
    >>> [group.path for group in tree], tree["Clean"].rating.rating
    ([(), ('Clean',), ('Clean', 'Waste')], Rag.GREEN)
    """

    path: GroupPath | None
    rating: GroupRating
    groups: "tuple[RatedGroup, ...]" = field(default=(), repr=_paths)

    __repr__ = shown

    def __iter__(self) -> "Iterator[RatedGroup]":
        """Iterate over the group and all groups in it."""
        yield self
        for each in self.groups:
            yield from each

    def __getitem__(self, path: str | GroupPath | None) -> "RatedGroup":
        """Return the group at a place; one name is a path of one.

        Raises:
            GroupError: If there is no such group in this one.
        """
        wanted = (path,) if isinstance(path, str) else path
        for each in self:
            if each.path == wanted:
                return each
        raise GroupError("path must be that of a group in the tree", given=path)


def rate_tree(report: Report, grouping: str, rule: GroupRule, *, how: TreeRating | str) -> RatedGroup:
    """Rate every group of a grouping, from its innermost level to the whole report.

    The two ways of rating can differ, so there is no default.

    >>> from qpr_core.groups import MeanScore
    >>> from qpr_core.testing import a_series, an_indicator
    >>> from qpr_core import Rag, Scorecard
    >>> places = {"K1": ("Clean", "Waste"), "K2": ("Clean", "Waste"), "K3": ("Clean", "Waste"), "K4": ("Clean", "Air")}
    >>> report = Scorecard(
    ...     (an_indicator(85, code=code, groups={"priority": place}), a_series(70 if code == "K4" else 90))
    ...     for code, place in places.items()
    ... ).report("Q2 2023/24")
    >>> halfway = MeanScore(cut_offs={Rag.GREEN: 1.5, Rag.AMBER: 0.5})
    >>> for how in TreeRating:
    ...     tree = rate_tree(report, "priority", halfway, how=how)
    ...     print([each.rating.rating.value for each in tree], tree["Clean"].rating.figure)
    ['Amber', 'Amber', 'Green', 'Red'] 1
    ['Green', 'Green', 'Green', 'Red'] 3/2

    Args:
        report: The report.
        grouping: One of the `groupings` of the report.
        rule: The rule, which rates every group.
        how: What the members of a group are: its groups and the indicators directly in it ("level by level"), or all
            indicators in it ("all at once").

    Returns:
        The whole report, with the outermost groups in it. Indicators without a place are one more group there.

    Raises:
        ReportError: If *report* is not a `Report` of one rating scheme, or does not have the *grouping*.
        GroupError: If *rule* is not a group rule, is for a different scheme or fails, if *how* is wrong, or if a group
            has the name of an indicator beside it.
    """
    one_scheme(report)
    name = check_grouping(grouping, report.assessments, report.period)
    check_rule_members(rule)
    way = member_of(TreeRating, how)
    if way is None:
        raise GroupError(f"how must be a TreeRating or one of {known_words(TreeRating)}", given=how)
    if rule.scheme not in {None, report.scheme}:
        names = f"{rule.scheme.__name__} and {report.scheme.__name__}" if rule.scheme else ""
        raise GroupError("members and rule of a group must have one scheme", shown=names)
    tree = _Tree(name, rule, report.scheme, way)
    return tree.rated((), report.assessments)


@frozen
class _Tree:
    """A grouping and the way in which its groups are rated."""

    grouping: str
    rule: GroupRule
    scheme: type[Scheme]
    way: TreeRating

    def rated(self, path: GroupPath | None, assessments: Sequence[Assessment]) -> RatedGroup:
        """Return a group and the groups in it; the path is cut to names that they share."""
        depth = 0 if path is None else len(path)
        below = divided(assessments, lambda each: _cut(place_in(self.grouping, each), depth + 1))
        direct = below.pop(path, [])
        groups = tuple(self.rated(key, members) for key, members in below.items())
        if self.way is TreeRating.ALL_AT_ONCE or not groups:
            members = [member_from(each) for each in assessments]
        else:
            members = [*(self._member(each.path, each.rating.rating) for each in groups), *map(member_from, direct)]
            self._check(members)
        return RatedGroup(path=path, rating=rated_members(self.rule, self.scheme, members), groups=groups)

    def _member(self, path: GroupPath | None, rating: MemberRating) -> GroupMember:
        name = f"no {self.grouping}" if path is None else path[-1]
        return GroupMember(code=name, name=name, rating=rating)

    def _check(self, members: Sequence[GroupMember]) -> None:
        codes = [each.code for each in members]
        twice = next((code for code in codes if codes.count(code) > 1), None) if len(set(codes)) < len(codes) else None
        if twice is not None:
            raise GroupError("name of a group must differ from the codes and groups beside it", given=twice)


def _cut(place: GroupPath | None, depth: int) -> GroupPath | None:
    return None if place is None else place[:depth]
