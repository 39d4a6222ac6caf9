"""Pairs of a number and a band in a sentence whose other words are not known."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from qpr_core.wording.drafts.stated import PARTLY, ClaimKind, Stated
from qpr_core.wording.drafts.words import Kind, Subject, Token

_CLAUSE: Final = re.compile("[^;]+")
_NOT_PAIRED: Final = re.compile("[KSGAzoRhaeuClFTMLUDHQVYBWEv^]|[tg]f?[ns]")
"""Letters of words that may relate a number to something else."""

_TOTAL: Final = re.compile("(?<=f)n|n(?=k[^nsbdm]*n)")
_PAIRS: Final = re.compile("(?:[ns][bdm])+|(?:[bdm][ns])+")


def pairs_of(tokens: Sequence[Token], letters: str, read: Collection[int]) -> Iterator[Stated]:
    """Yield in doubt what a number and a band may claim together.

    The numbers and the bands of a clause take turns: "the basket yielded 22 in Green and nine in Amber". No
    row has read the number.
    """
    for clause in _CLAUSE.finditer(letters):
        if _NOT_PAIRED.search(clause[0]):
            continue
        totals = {clause.start() + total.start() for total in _TOTAL.finditer(clause[0])}
        places = [at for at in range(*clause.span()) if letters[at] in "nsbdm" and at not in totals]
        if _PAIRS.fullmatch("".join(letters[at] for at in places)):
            for at in sorted(totals.difference(read)):
                yield Stated(ClaimKind.TOTAL, at, at, tokens[at].amount, doubt=PARTLY)
            for first, last in zip(places[::2], places[1::2], strict=True):
                number, band = sorted((first, last), key=lambda at: letters[at] not in "ns")
                subject = tokens[band].value
                if number not in read and isinstance(subject, Subject) and tokens[band].kind is not Kind.MISSING:
                    kind = ClaimKind.SHARE if tokens[number].kind is Kind.SHARE else ClaimKind.COUNT
                    yield Stated(kind, first, last, tokens[number].amount, subject, doubt=PARTLY)
