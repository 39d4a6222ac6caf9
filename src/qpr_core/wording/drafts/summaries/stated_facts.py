"""Facts: what the claims of a text state about the counts of a summary."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.time.period import Period
from qpr_core.model.values.figures import LARGEST
from qpr_core.wording.drafts.amount import Amount, Bound
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.stated import VERB, ClaimKind, Stated
from qpr_core.wording.drafts.summaries.paths import path_of
from qpr_core.wording.drafts.summaries.quarters import NamedQuarter, Quarters
from qpr_core.wording.drafts.summaries.record import StatedFact
from qpr_core.wording.drafts.summaries.sums import NOW, change_of
from qpr_core.wording.drafts.words import Group, Kind, Subject, only
from qpr_core.wording.styles.style import Style

_COUNTS: Final = frozenset({ClaimKind.COUNT, ClaimKind.BEFORE, ClaimKind.CHANGE, ClaimKind.TOTAL})
_TRAVELLING: Final = ("improving", "worsening", "declining", "deteriorating")
"""Words that are about a direction of travel; "improved" may be about a change."""

_RATED_TOTAL: Final = re.compile(r"k?r(?!b)|r?kr(?!b)")
_ALL_TOTAL: Final = re.compile(r"[(\w)]*?k(?!r)")
_BOTH: Final = {"only": 1, "sole": 1, "single": 1, "both": 2}
_WHOLE: Final = re.compile(r"k(?P<is>r?(?P<b>[bm]))?$|[^bn]*k[^bn]*")
"""A sentence about "the only KPI" or "both KPIs", with their rating or without."""

_RATED: Final = only(Group.RATED)


def facts_in(text: str, read: Sequence[ReadSentence], quarters: Quarters, style: Style) -> Iterator[StatedFact]:
    """Yield the counts that a text states for its quarter and the one before."""
    no_directions = {_as_words(phrase) for phrase in (style.cover.no_directions, style.cover.too_little_history)}
    for each in read:
        start, end = each.sentence.start, each.sentence.end
        if _as_words(text[start:end]) in no_directions:
            yield _made(text, each, "directed_count", 0, (start, end))
            continue
        yield from _whole(text, each)
        travelling = set(_travelling(text, each))
        for claim in each.reading.claims:
            yield from _fact(text, each, claim, quarters, travelling)


def _as_words(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()


def _travelling(text: str, read: ReadSentence) -> Iterator[Subject]:
    """Yield what is counted by words such as "are improving"."""
    for claim in read.reading.claims:
        words = text[read.reading.tokens[claim.first].start : read.reading.tokens[claim.last].end]
        if claim.doubt in {None, VERB} and claim.subject is not None and words.lower().endswith(_TRAVELLING):
            yield claim.subject


def period_fact(text: str, named: NamedQuarter) -> StatedFact:
    """Return the quarter that a text says it covers, as a fact."""
    return _made(text, named.read, "period", named.period, (named.token.start, named.token.end))


def _fact(
    text: str, read: ReadSentence, claim: Stated, quarters: Quarters, travelling: Collection[Subject]
) -> Iterator[StatedFact]:
    tokens = read.reading.tokens
    start, end = tokens[claim.first].start, tokens[claim.last].end
    if claim.kind not in _COUNTS or claim.group is not None or claim.within is not None or claim.origin is not None:
        return
    is_direction = claim.doubt in {None, VERB} and claim.subject in travelling
    if (claim.doubt is not None and not is_direction) or not _is_count(claim.amount):
        return
    subject = _as_direction(claim.subject) if is_direction else claim.subject
    path = _total(read, claim) if claim.kind is ClaimKind.TOTAL else path_of(subject)
    is_before = claim.kind in {ClaimKind.BEFORE, ClaimKind.CHANGE}
    quarter = quarters.before(claim.base) if is_before else quarters.now(claim.when)
    if path is None or quarter is None or (is_before and quarter == NOW):
        return
    number = int(claim.amount.value)
    if claim.kind is ClaimKind.CHANGE:
        yield _made(text, read, change_of(path), number * claim.turn, (start, end))
    else:
        yield _made(text, read, f"{quarter}{path}", number, (start, end))


def _is_count(amount: Amount) -> bool:
    is_plain = not amount.unit and amount.bound is Bound.EXACT and amount.value.denominator == 1
    return is_plain and 0 <= amount.value < LARGEST


def _as_direction(subject: Subject | None) -> Subject | None:
    """Return the direction that a word such as "improving" can mean."""
    members = () if subject is None else (each for members in subject.alternatives for each in members)
    return next((only(each) for each in members if isinstance(each, Direction)), None)


def _total(read: ReadSentence, claim: Stated) -> str | None:
    """Return what a total is: of all KPIs, or of those that are rated."""
    letters = read.reading.setting.letters[claim.last + 1 :]
    counts = (each for each in read.reading.claims if each.kind is ClaimKind.COUNT)
    if any(each.subject == _RATED and each.first < claim.first < each.last for each in counts):
        return "indicators"  # "none of the 38 KPIs is rated"
    if claim.subject is not None and claim.is_beside and not letters.startswith(("k", "r")):
        return None  # "22 of 40": all or the rated ones
    if _RATED_TOTAL.match(letters):
        return "rated_count"
    return "indicators" if _ALL_TOTAL.match(letters) else None


def _whole(text: str, read: ReadSentence) -> Iterator[StatedFact]:
    """Yield the facts of "The only KPI is Green", "Both KPIs" and "All 38 KPIs"."""
    tokens, sentence = read.reading.tokens, read.sentence
    letters = "".join(token.kind.value for token in tokens)
    opening = text[sentence.start : sentence.end].lower().split()[:1]
    if opening == ["all"] and re.fullmatch(r"nkr?[bm]", letters) and _is_count(tokens[0].amount):
        yield _made(text, read, "indicators", int(tokens[0].amount.value), (tokens[0].start, tokens[1].end))
    kpis = next((token for token in tokens if token.kind is Kind.KPIS), None)
    word = "" if kpis is None else text[sentence.start : kpis.start].lower().rpartition(" ")[0].split()[-1:]
    number = _BOTH.get(word[0]) if word else None
    found = _WHOLE.fullmatch(letters)
    if kpis is None or number is None or found is None:
        return
    yield _made(text, read, "indicators", number, (sentence.start, kpis.end))
    if found["b"]:
        last = tokens[-1]
        path = path_of(last.subject)
        if path is not None:
            yield _made(text, read, path, number, (sentence.start, last.end))


def _made(text: str, read: ReadSentence, path: str, value: int | Period, where: tuple[int, int]) -> StatedFact:
    (start, end), sentence = where, read.sentence
    return StatedFact(
        path=path,
        value=value,
        words=text[start:end],
        start=start,
        end=end,
        sentence=text[sentence.start : sentence.end],
    )
