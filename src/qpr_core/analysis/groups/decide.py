"""decided: the checked answer of a group rule for a case."""

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.rule import GroupRule
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme


def decided(rule: GroupRule, case: GroupCase) -> Scheme | NoGroupRating:
    """Return the answer of a *rule*, which may be third-party code.

    >>> from qpr_core import Rag
    >>> from qpr_core.analysis.groups.case import CountedMember, case_of
    >>> from qpr_core.groups import CustomGroupRule
    >>> careless = CustomGroupRule(name="careless", version=1, decide=lambda case: "Red")
    >>> decided(careless, case_of([CountedMember("K1", Rag.GREEN)]))
    Traceback (most recent call last):
    qpr_core.errors.GroupError: rule 'careless' must return a band of Rag or a NoGroupRating, got 'Red'

    Raises:
        GroupError: If the rule fails, or returns neither a band of the scheme nor a `NoGroupRating`.
    """
    condition = f"rule {rule.rule.name!r} must return a band of {case.scheme.__name__} or a NoGroupRating"
    try:
        answer = rule.decide(case)
    except Exception as error:  # a custom rule may raise anything
        raise GroupError(condition, given=error) from error
    if not isinstance(answer, case.scheme | NoGroupRating):
        raise GroupError(condition, given=answer)
    return answer
