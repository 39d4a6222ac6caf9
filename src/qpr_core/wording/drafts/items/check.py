"""Checks of claims about items, in the sentences that no claim about KPIs has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.drafts.items.grammar import ItemClaim, read_items
from qpr_core.wording.drafts.items.judge import ItemFacts
from qpr_core.wording.drafts.items.lexer import item_lexer
from qpr_core.wording.drafts.judgement import Judged
from qpr_core.wording.drafts.sentences import Sentence, sentences_of
from qpr_core.wording.drafts.stated import NOT_OURS
from qpr_core.wording.styles.style import Style


def with_items(checked: CheckedDraft, source: Report | Summary, style: Style) -> CheckedDraft:
    """Return a checked draft with the claims about projects and other items.

    A sentence that was read as one about KPIs stays as it is. Of the others, those that were read in full are no longer
    unread.
    """
    if not isinstance(source, Report) or not source.items:
        return checked
    known = {(each.start, each.end): each for each in checked.unread}
    read_before = [each.start for each in checked.claims]
    claims, wrong = list(checked.claims), list(checked.discrepancies)
    unread: list[Unread] = []
    for sentence, found, is_full in _sentences(checked.text, source, style):
        where = sentence.start, sentence.end
        if any(sentence.start <= start < sentence.end for start in read_before):
            continue
        made = [_claim(checked.text, each, judged) for each, judged in found if judged.holds is not None]
        claims += made
        wrong += [
            _discrepancy(claim, judged)
            for claim, (_, judged) in zip(made, (pair for pair in found if pair[1].holds is not None), strict=True)
            if not claim.holds
        ]
        if is_full and len(made) == len(found):
            known.pop(where, None)
        else:
            text = checked.text[slice(*where)]
            known.setdefault(where, Unread(sentence=text, start=where[0], end=where[1], why=NOT_OURS))
    unread = [known[where] for where in sorted(known)]
    return evolve(
        checked,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end))),
        discrepancies=tuple(sorted(wrong, key=lambda each: (each.start, each.end))),
        unread=tuple(unread),
    )


class _Read(NamedTuple):
    """A sentence, its claims with their judgements, and whether it was read in full."""

    sentence: Sentence
    claims: Sequence[tuple[ItemClaim, Judged]]
    is_full: bool


def _sentences(text: str, report: Report, style: Style) -> Iterator[_Read]:
    """Yield the sentences with claims about items.

    A count below the heading of a group, or of a period, may be about a part: it is then never wrong.
    """
    lexer, facts = item_lexer(report.items, style), ItemFacts(report.items, style)
    english, parts = style.figures.in_english_marks(text), _parts(report)
    is_part = False
    for sentence in sentences_of(english):
        words = english[sentence.start : sentence.end]
        if sentence.is_heading or _is_title(words):
            is_part = parts.search(words) is not None
        reading = read_items(list(lexer.words(english, sentence.start, sentence.end)))
        claims = [(each, facts.judge(each)) for each in reading.claims]
        if claims and not sentence.is_table:
            yield _Read(
                sentence, [(each, _in_doubt(each, judged, is_part=is_part)) for each, judged in claims], reading.is_full
            )


def _in_doubt(claim: ItemClaim, judged: Judged, *, is_part: bool) -> Judged:
    return judged._replace(holds=None) if is_part and not claim.is_of_one and judged.holds is False else judged


def _is_title(words: str) -> bool:
    return re.search(r"[.!?:;]\W*$", words) is None


def _parts(report: Report) -> re.Pattern[str]:
    """Return a pattern for headings of a group or of a period."""
    names = {name for each in report.grouped for place in ((each.service,), *each.groups.values()) for name in place}
    listed = _names(name for name in names if name is not None)
    return re.compile(rf"(?<!\w)(?:{listed}quarter|month|half-year|year|q[1-4])(?!\w)", re.IGNORECASE)


def _names(names: Iterable[str]) -> str:
    return "".join(f"{re.escape(name)}|" for name in sorted(names))


def _claim(text: str, stated: ItemClaim, found: Judged) -> Claim:
    start, end = stated.first.start, stated.last.end
    return Claim(
        words=text[start:end], start=start, end=end, fact=found.fact, expression=found.expression, about=found.about,
        holds=found.holds is True,
    )  # fmt: skip


def _discrepancy(claim: Claim, found: Judged) -> Discrepancy:
    return Discrepancy(
        mistake=found.mistake,
        words=claim.words,
        start=claim.start,
        end=claim.end,
        fact=claim.fact,
        about=claim.about,
    )
