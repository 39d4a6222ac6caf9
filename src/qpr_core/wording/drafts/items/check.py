"""Checks of claims about items, in the sentences that no claim about KPIs has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.wording.drafts.checked import CheckedDraft, Claim, Unread
from qpr_core.wording.drafts.discrepancy import Discrepancy
from qpr_core.wording.drafts.items.grammar import ItemClaim, read_items
from qpr_core.wording.drafts.items.judge import ItemFacts
from qpr_core.wording.drafts.items.lexer import item_lexer
from qpr_core.wording.drafts.judgement import Judged
from qpr_core.wording.drafts.own.own_text import OwnSentence, own_sentences, words_of
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
    read = [*_sentences(checked.text, source, style)]
    checked = _without_kpis(checked, [each.sentence for each in read if each.is_ours])
    known = {(each.start, each.end): each for each in checked.unread}
    read_before = [each.start for each in checked.claims]
    claims, wrong = list(checked.claims), list(checked.discrepancies)
    unread: list[Unread] = []
    english = style.figures.in_english_marks(checked.text)
    own = {} if all(each.claims for each in read) else own_sentences(source, style)
    for sentence, found, is_full, _ in read:
        where = sentence.start, sentence.end
        if any(sentence.start <= start < sentence.end for start in read_before):
            continue
        if not found and _is_own(english, sentence, own):
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


def _is_own(text: str, sentence: Sentence, own: Mapping[tuple[str, ...], Sequence[OwnSentence]]) -> bool:
    """Return True for a sentence as the library writes it about the data."""
    words = [word.text for word in words_of(text, sentence)[0]]
    return any(words == each.words for of_pattern in own.values() for each in of_pattern)


def _without_kpis(checked: CheckedDraft, sentences: Sequence[Sentence]) -> CheckedDraft:
    """Return a checked draft without claims about KPIs in sentences about items."""

    def is_elsewhere(each: Claim | Discrepancy) -> bool:
        return not any(sentence.start <= each.start < sentence.end for sentence in sentences)

    return evolve(
        checked,
        claims=tuple(filter(is_elsewhere, checked.claims)),
        discrepancies=tuple(filter(is_elsewhere, checked.discrepancies)),
    )


class _Read(NamedTuple):
    """A sentence, its claims with their judgements, and whether it was read in full.

    One that `is_ours` is about items alone, and not about KPIs.
    """

    sentence: Sentence
    claims: Sequence[tuple[ItemClaim, Judged]]
    is_full: bool
    is_ours: bool


def _sentences(text: str, report: Report, style: Style) -> Iterator[_Read]:
    """Yield the sentences that state something about items.

    A count below the heading of a group, or of a period, may be about a part: it is then never wrong. A sentence
    that names neither items nor KPIs is about the items of the sentence before.
    """
    lexer, facts = item_lexer(report.items, style), ItemFacts(report.items, style)
    english, parts, of_kpis = style.figures.in_english_marks(text), _parts(report), _of_kpis(report)
    is_part, paragraph, items = False, -1, ""
    for sentence in sentences_of(english):
        words = english[sentence.start : sentence.end]
        if sentence.is_heading or _is_title(words):
            is_part = parts.search(words) is not None
        named = list(lexer.words(english, sentence.start, sentence.end))
        letters = {word.letter for word in named}
        has_kpis = of_kpis.search(words) is not None
        follows = sentence.paragraph == paragraph and not has_kpis and not letters & _NOUNS
        items = items if follows else ""
        reading = read_items(named, items)
        claims = [(each, facts.judge(each)) for each in reading.claims]
        is_ours = bool(items or letters & {"K"}) and not has_kpis
        kinds = [word.text for word in named if word.letter == "K"]
        items, paragraph = kinds[-1] if kinds and not has_kpis else items, sentence.paragraph
        states = bool((letters & _NOUNS or (follows and items)) and letters & _STATES) and not _is_title(words)
        if (claims or states) and not sentence.is_table:
            yield _Read(
                sentence,
                [(each, _in_doubt(each, judged, is_part=is_part)) for each, judged in claims],
                reading.is_full,
                is_ours=is_ours,
            )


_NOUNS: Final = frozenset("KI")
"""The letters of words for items: their kinds and their names."""

_STATES: Final = frozenset("BTXUDMYQe")
"""The letters of words that state something about items: a band, a date, a move."""


def _of_kpis(report: Report) -> re.Pattern[str]:
    """Return a pattern for words that show that a sentence is about KPIs too."""
    names = _names(name for each in report for name in (each.code, each.name))
    return re.compile(rf"(?<!\w)(?:{names}(?:kpi|indicator|measure|metric|target)s?)(?!\w)", re.IGNORECASE)


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
