"""rate_group: the rating of a group from the ratings of its members."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from qpr_core.analysis.answers import NoGroupRating, NoRating
from qpr_core.analysis.groups.group_rating import GroupRating, rate_members, seen_by, why_no_case
from qpr_core.analysis.groups.member import GroupMember, MemberRating
from qpr_core.analysis.groups.rule import GroupRule, Unrated, check_rule_members
from qpr_core.analysis.reporting.assessment import Assessment
from qpr_core.analysis.reporting.one_scheme import one_scheme
from qpr_core.analysis.reporting.report import Report
from qpr_core.errors import FigureError, GroupError, got
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.figures import Number, exact
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name


def rate_group(
    assessments: Iterable[Assessment] | Mapping[str, MemberRating],
    rule: GroupRule,
    *,
    weights: Mapping[str, Number] | None = None,
    scheme: type[Scheme] | None = None,
) -> GroupRating:
    """Rate a group by a *rule*, from the ratings of its members.

    A member without a rating counts as the rule states. An activity indicator and an indicator for information only
    have no rating on purpose, so they never count. `explain` puts the answer into a sentence.

    >>> from qpr_core import NoRating, Rag, explain
    >>> from qpr_core.groups import Majority
    >>> found = rate_group({"Calls": Rag.AMBER, "Visits": Rag.AMBER, "Repairs": Rag.RED, "Letters": NoRating.NO_RESULT},
    ...                    Majority(ties="worse"))
    >>> found.rating, len(found.counted), len(found.unrated)
    (Rag.AMBER, 3, 1)

    Args:
        assessments: The members: assessments of one period, such as a `Report`, or a mapping from the names of the
            members to their ratings. A member may be a group.
        rule: The rule, such as `WorstOf()` or a `CustomGroupRule`.
        weights: The weight of each member, by its code. If None, all have the same weight.
        scheme: The scheme of the bands. Needed only if no member shows it and members without a rating count as the
            worst band.

    Raises:
        GroupError: If *assessments* are neither, have a code twice or are of different periods, if the bands are of
            different schemes, if the *rule* is not a group rule, is for a different scheme or fails, or if *weights*
            are not a figure of 0 or more for each member, or are given to a rule that does not use them.
        ReportError: If *assessments* are a report of several rating schemes.
    """
    check_rule_members(rule)
    found = members_of(assessments)
    weighted = _weighted(found, rule, weights)
    return rated_members(rule, _scheme(found, assessments, rule, scheme), weighted)


def rated_members(rule: GroupRule, known: type[Scheme] | None, weighted: list[GroupMember]) -> GroupRating:
    """Return the rating of members that have been read, with their evidence."""
    rating = rate_members(rule, known, weighted)
    members = weighted if why_no_case(rule, weighted) is not None else _with_shares(rule, known, weighted)
    contributions = [each.contribution for each in members if each.contribution is not None]
    figure = sum(contributions, Fraction(0)) if contributions else None
    return GroupRating(rating=rating, rule=rule, scheme=known, members=tuple(members), figure=figure)


def _with_shares(rule: GroupRule, scheme: type[Scheme] | None, members: list[GroupMember]) -> list[GroupMember]:
    """Return the members with the band that each counted as, and what it contributed."""
    seen = seen_by(rule, scheme, members)
    total = sum((each.weight for each in seen if each is not None), Fraction(0))
    shared: list[GroupMember] = []
    for member, counted in zip(members, seen, strict=True):
        if counted is None:
            shared.append(member)
            continue
        share, score = counted.weight / total, rule.score_of(counted.band)
        contribution = None if score is None else share * score
        shared.append(evolve(member, counts_as=counted.band, share=share, contribution=contribution))
    return shared


def member_from(assessment: Assessment) -> GroupMember:
    """Return an indicator as a member of a group."""
    return GroupMember(code=assessment.code, name=assessment.name, rating=assessment.rating)


def members_of(given: object) -> list[GroupMember]:
    """Return the members that are given as assessments or as a mapping.

    Raises:
        GroupError: If *given* is neither, or the assessments are of different periods or have a code twice.
        ReportError: If *given* is a report of several rating schemes.
    """
    if isinstance(given, Mapping):
        return [_named(name, rating) for name, rating in given.items()]
    items = items_of(one_scheme(given) if isinstance(given, Report) else given)
    assessments = [each for each in items or () if isinstance(each, Assessment)]
    if items is None or len(assessments) < len(items):
        raise GroupError("assessments must be Assessments, or a mapping from names to ratings", given=given)
    periods = {each.period for each in assessments}
    if len(periods) > 1:
        shown = ", ".join(sorted(map(str, periods)))
        raise GroupError("assessments must be of one period", shown=shown)
    members = [member_from(each) for each in assessments]
    codes = [each.code for each in members]
    twice = next((code for code in codes if codes.count(code) > 1), None) if len(set(codes)) < len(codes) else None
    if twice is not None:
        raise GroupError("code of a member must be unique in its group", shown=f"{twice!r} twice")
    return members


def _named(name: object, rating: object) -> GroupMember:
    name = check_name(name, "name of a member", GroupError)
    if not isinstance(rating, Scheme | Expectation | NoRating | NoGroupRating):
        raise GroupError("rating of a member must be a band or a reason for having none", given=rating, whose=name)
    return GroupMember(code=name, name=name, rating=rating)


def _weighted(members: list[GroupMember], rule: GroupRule, weights: object) -> list[GroupMember]:
    if weights is None:
        return members
    if not rule.takes_weights:
        raise GroupError("weights must be None for a rule that does not use them", given=weights, whose=rule.rule.name)
    if not isinstance(weights, Mapping):
        raise GroupError("weights must be a mapping from codes to figures", given=weights)
    codes = [each.code for each in members]
    if set(weights) != set(codes):
        odd = next(code for code in (*weights, *codes) if (code in weights) != (code in codes))
        problem = f"no weight for {got(odd)}" if odd in codes else f"one for {got(odd)}, which is not a member"
        raise GroupError("weights must have one figure for each member", shown=problem)
    return [evolve(each, weight=_weight(weights[each.code], each.code)) for each in members]


def _weight(given: Number, code: str) -> Fraction:
    try:
        weight = exact(given, code)
    except FigureError as error:
        raise error.as_part_of(GroupError, "weight must be a figure") from error
    if weight < 0:
        raise GroupError("weight must be 0 or more", given=given, whose=code)
    return weight


def _scheme(
    members: list[GroupMember], given: object, rule: GroupRule, asked: type[Scheme] | None
) -> type[Scheme] | None:
    """Return the scheme of the group, after a check that its parts agree."""
    if asked is not None and not (isinstance(asked, type) and issubclass(asked, Scheme)):
        raise GroupError("scheme must be a Scheme", given=asked)
    named = [type(each.rating) for each in members if isinstance(each.rating, Scheme)]
    if not isinstance(given, Mapping):
        named += [each.indicator.scheme for each in items_of(given) or () if isinstance(each, Assessment)]
    stated = [each for each in (rule.scheme, asked) if each is not None]
    schemes = list(dict.fromkeys([*stated, *named]))
    if len(schemes) > 1:
        names = " and ".join(each.__name__ for each in schemes)
        raise GroupError("members and rule of a group must have one scheme", shown=names)
    if not schemes and rule.unrated is Unrated.AS_WORST and any(each.is_judged for each in members):
        raise GroupError("scheme must be given if no member has a band", shown="no scheme")
    return schemes[0] if schemes else None
