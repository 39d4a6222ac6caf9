"""Drafts about several rating schemes: which scheme each claim is about."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import NumberStyle, count_text

T = TypeVar("T", Claim, Discrepancy)


NO_SCHEME: Final = "it does not name the rating scheme that it is about"


class SchemeDraft(NamedTuple):
    """A draft as it was checked against the data of one rating scheme.

    `bands` are the names of bands that no other scheme has, and `codes` are the codes of the KPIs.
    """

    checked: CheckedDraft
    bands: frozenset[str]
    codes: frozenset[str]


def bands_alone(schemes: Sequence[type[Scheme]], style: Style) -> list[frozenset[str]]:
    """Return the names of the bands of each scheme that no other scheme has.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.testing import Four
    >>> [sorted(names) for names in bands_alone([Rag, Four], KENT)]
    [[], ['BLUE', 'Blue']]
    """
    names = [
        {form for band in scheme for name in (band.value, style.label_of(band).text) for form in (name, name.upper())}
        for scheme in schemes
    ]
    others = [set[str]().union(*names[:place], *names[place + 1 :]) for place in range(len(names))]
    return [frozenset(own - known) for own, known in zip(names, others, strict=True)]


def codes_of(source: Report | Summary) -> frozenset[str]:
    """Return the codes of the indicators of a source, now and in the period before."""
    if isinstance(source, Report):
        return frozenset(each.code for report in (source, source.previous) if report is not None for each in report)
    summaries = (each for each in (source, source.previous) if each is not None)
    return frozenset(member.code for each in summaries for member in each.members or ())


def with_expression(checked: CheckedDraft, name: str, expression: str) -> CheckedDraft:
    """Return a checked draft whose facts are from *expression* and not from *name*."""
    of_name = re.compile(rf"""('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|\b{name}\b(?!\.by_scheme)""")
    claims = (
        evolve(claim, expression=of_name.sub(lambda found: found[1] or expression, claim.expression))
        for claim in checked.claims
    )
    return evolve(checked, claims=tuple(claims))


def together(
    text: str,
    sentences: Iterable[tuple[int, int]],
    drafts: Sequence[SchemeDraft],
    own: Mapping[tuple[int, int], Sequence[Claim]],
    total: int,
) -> CheckedDraft:
    """Return a draft as it compares with the data of all schemes.

    A claim is about the scheme whose bands or KPIs it names, or else its sentence. A claim that could be about several
    schemes is right if it is right about one. It is never wrong: its sentence is then unread.

    Args:
        text: The draft.
        sentences: The start and the end of each sentence.
        drafts: The draft, as checked against each scheme.
        own: The claims of sentences that the library writes about the whole report.
        total: The number of KPIs of all schemes, which a draft may state.
    """
    claims: list[Claim] = []
    wrong: dict[tuple[int, int], Discrepancy] = {}
    unread: list[Unread] = []
    totals = {str(total), f"{total:,}", count_text(total, NumberStyle.WORDS_TO_NINE)}
    for where in sentences:
        if where in own:
            claims += own[where]
            continue
        named = _named(text[slice(*where)], drafts)
        kept, doubtful = _kept(drafts, where, named, totals)
        claims += kept
        wrong |= _wrong(drafts, where, kept)
        why = NO_SCHEME if doubtful else _why(drafts, where, named, is_read=bool(kept))
        if why is not None:
            unread.append(Unread(sentence=text[slice(*where)], start=where[0], end=where[1], why=why))
    return CheckedDraft(
        text=text,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end))),
        discrepancies=tuple(wrong[where] for where in sorted(wrong)),
        unread=tuple(unread),
    )


def _named(words: str, drafts: Sequence[SchemeDraft]) -> list[int]:
    """Return the places of the schemes whose bands are named."""
    return [
        place
        for place, draft in enumerate(drafts)
        if any(re.search(rf"(?<!\w){re.escape(band)}(?!\w)", words) for band in draft.bands)
    ]


def _inside(found: Iterable[T], where: tuple[int, int]) -> Iterator[T]:
    """Yield the claims or mistakes in a sentence."""
    return (each for each in found if where[0] <= each.start and each.end <= where[1])


def _kept(
    drafts: Sequence[SchemeDraft], where: tuple[int, int], named: Sequence[int], totals: Collection[str]
) -> tuple[list[Claim], bool]:
    """Return the claims of a sentence that count, and whether others are in doubt."""
    kept: dict[tuple[int, int], Claim] = {}
    doubtful: list[Claim] = []
    for place, draft in enumerate(drafts):
        for claim in _inside(draft.checked.claims, where):
            span = claim.start, claim.end
            about = _named(claim.words, drafts) or ([place] if claim.about in draft.codes else named)
            if about == [place]:
                is_total = not claim.holds and claim.words.casefold() in totals
                doubtful += [claim] * is_total
                if not is_total:
                    kept.setdefault(span, claim)
            elif len(about) != 1 and claim.holds:
                kept[span] = claim
            elif len(about) != 1:
                doubtful.append(claim)
    right = [claim for claim in kept.values() if claim.holds]
    left = [claim for claim in doubtful if not any(claim.start < each.end and each.start < claim.end for each in right)]
    return list(kept.values()), bool(left)


def _wrong(
    drafts: Sequence[SchemeDraft], where: tuple[int, int], kept: Iterable[Claim]
) -> dict[tuple[int, int], Discrepancy]:
    """Return the mistakes of a sentence.

    They are wrong claims, and what the text alone shows to be wrong.
    """
    wrong = [(claim.start, claim.end, claim.about) for claim in kept if not claim.holds]
    found: dict[tuple[int, int], Discrepancy] = {}
    for place, draft in enumerate(drafts):
        claims = {(claim.start, claim.end) for claim in draft.checked.claims}
        for each in _inside(draft.checked.discrepancies, where):
            span = each.start, each.end
            is_fault = span not in claims and _named(each.words, drafts) == [place]
            if is_fault or (*span, each.about) in wrong:
                found.setdefault(span, each)
    return found


def _why(drafts: Sequence[SchemeDraft], where: tuple[int, int], named: Sequence[int], *, is_read: bool) -> str | None:
    """Return why a sentence was not read; `None` if it was.

    It was read if every scheme that it names was. If it names none, one scheme is enough, or nothing to read in any.
    """
    asked = [drafts[place] for place in named] or drafts
    reasons = [each.why for draft in asked for each in draft.checked.unread if (each.start, each.end) == where]
    is_enough = not named and is_read and len(reasons) < len(asked)
    return reasons[0] if reasons and not is_enough else None
