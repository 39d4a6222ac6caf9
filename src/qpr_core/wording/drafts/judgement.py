"""Judgement: what a claim is compared with, and whether it holds."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.discrepancy import Known, Mistake
from qpr_core.wording.drafts.words import Group, Token

NO_DATA: Final = "the data do not have what it is about"


class Fact(NamedTuple):
    """A figure, and the Python expression that gives it."""

    value: Fraction
    expression: str


class Judged(NamedTuple):
    """The result of comparing a claim with a fact.

    `holds` is `None` if the data do not show it; `why` is then the reason. A `label` is the token that is wrong, if it
    is not the claim itself.
    """

    holds: bool | None
    fact: Known = None
    expression: str = ""
    about: str = ""
    mistake: Mistake = Mistake.COUNT
    why: str = NO_DATA
    label: Token | None = None


UNKNOWN: Final = Judged(None)


def right(fact: Known | Group, expression: str, about: str, mistake: Mistake = Mistake.COUNT) -> Judged:
    """Return the judgement of a claim that holds."""
    return Judged(holds=True, fact=_known(fact), expression=expression, about=about, mistake=mistake)


def wrong(
    fact: Known | Group, expression: str, about: str, mistake: Mistake = Mistake.COUNT, *, label: Token | None = None
) -> Judged:
    """Return the judgement of a claim that does not hold."""
    return Judged(holds=False, fact=_known(fact), expression=expression, about=about, mistake=mistake, label=label)


def _known(fact: Known | Group) -> Known:
    return str(fact.value) if isinstance(fact, Group) else fact


def fits(amount: Amount, known: Sequence[Fact], about: str, mistake: Mistake = Mistake.COUNT) -> Judged:
    """Return the judgement of an amount; one of the facts must fit.

    >>> from qpr_core.wording.drafts.amount import Amount
    >>> fits(Amount(Fraction(22)), [Fact(Fraction(22), "summary.rated_count")], "rated").holds
    True
    """
    for fact in known:
        if amount.fits(fact.value):
            return right(fact.value, fact.expression, about, mistake)
    if not known:
        return UNKNOWN
    return wrong(known[0].value, known[0].expression, about, mistake)
