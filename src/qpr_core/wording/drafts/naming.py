"""Naming: the KPI or the service that words of a draft name."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from qpr_core.wording.drafts.lexicon import DETERMINERS, FILLERS
from qpr_core.wording.drafts.numerals import numeral_at
from qpr_core.wording.drafts.place import Place, Read
from qpr_core.wording.drafts.stems import stem
from qpr_core.wording.drafts.vocabulary import Meaning
from qpr_core.wording.drafts.words import Kind, Named

_BETWEEN: Final = frozenset(
    re.findall(r"\S+", "of in on for the a to per with within our is are was were be been being have has -")
)
"""Words that may be between the words of a name, as in "calls that were answered"."""

_MOST_BETWEEN: Final = 2
_WITH_OTHER_WORD: Final = 3
"""The least number of words of a name with a different word among them."""

_NOUN: Final = re.compile(r"[a-z-]{4,}(?:[^s]s|ness|m(?:ent)|ing)")
"""A word that is the name of a KPI alone: "potholes", "recycling"."""

_BEFORE_NAMES: Final = frozenset(
    re.findall(r"\S+", ", ; : - ( & and but is was are were though while | both neither nor or re")
)
"""Words before a name in lower case."""

_LEADING: Final = frozenset(re.findall(r"\S+", "the our of in on for with by that to as where when only"))
"""Words before a name in lower case that "is", a mark or a change follows."""

_BEHIND_NAMES: Final = frozenset(
    re.findall(
        r"\S+",
        ", ; : ( ) - . is was are were has have had stands stood remains remained stays stayed took takes reached "
        "came went does did and",
    )
)
_VERBS: Final = frozenset({Kind.RISE, Kind.FALL, Kind.BETTER, Kind.WORSE, Kind.SAME, Kind.MOVED, Kind.BAND})

Known: TypeAlias = tuple[int, Meaning] | None
"""The longest known phrase at a word: its end and what it means."""


class _Run(NamedTuple):
    end: int
    codes: frozenset[str]
    number: int


def name_at(place: Place, known: Known) -> Read | None:
    """Return the name of a KPI or a service, unless a longer phrase begins here."""
    group = service_at(place)
    if group is not None:
        return group
    named = place.vocabulary.names.longest(place.texts, place.at)
    end = 0 if named is None else named[0]
    run = _run(place)
    is_service = named is not None and named[1].kind is Kind.SERVICE
    if not is_service and _is_cut(place, max(end, 0 if run is None else run.end)):
        return None
    if run is not None and run.end > max(end, 0 if known is None else known[0]) and _is_name(place, run):
        return place.read(Kind.NAME, _end_of(place.texts, run.end), Named(min(run.codes)))
    if named is None or (named[1].needs_capital and not (place.word.capital or _is_alone(place, end))):
        return None
    to, name = named
    if known is not None and not name.in_full and to <= known[0]:
        return None
    has_words = name.kind is Kind.NAME and to > place.at + 1
    return place.read(name.kind, _end_of(place.texts, to) if has_words else to, name.named)


_WORD: Final = re.compile("[a-z]+")
_CAPITAL: Final = re.compile("[A-Z][a-z]+")


def _is_cut(place: Place, end: int) -> bool:
    """Return True for a word of a name before an unknown one: "Claims paid"."""
    written = place.text[place.word.start : place.word.end]
    if end != place.at + 1 or place.is_last or not _CAPITAL.fullmatch(written):
        return False
    after, phrases = place.texts[end], place.vocabulary.phrases
    is_known = after in FILLERS | DETERMINERS | _ABOUT | _BEHIND_NAMES or phrases.longest(place.texts, end) is not None
    is_known = is_known or numeral_at(place.words, end) is not None
    return _WORD.fullmatch(after) is not None and not is_known and not after.endswith(("ed", "ly"))


def service_at(place: Place) -> Read | None:
    """Return a service in "housing KPIs" and "children's measures"."""
    service = place.vocabulary.services.get(place.word.text.removesuffix("'s"))
    if service is None or place.is_last:
        return None
    number = numeral_at(place.words, place.at + 1) if place.word.text.endswith("'s") else None
    after = place.vocabulary.phrases.longest(place.texts, place.at + 1 if number is None else number.end)
    return place.read(Kind.SERVICE, place.at + 1, Named(service)) if _is(after, Kind.KPIS) else None


def _is(known: Known, kind: Kind) -> bool:
    return known is not None and known[1].kind is kind


def _run(place: Place) -> _Run | None:
    """Return the words from here on that one name has, in any order and form."""
    found: _Run | None = None
    sure: _Run | None = None
    between, stems = 0, set[str]()
    for at in range(place.at, len(place.words)):
        text = place.texts[at]
        codes = _codes(place, at)
        common = codes if found is None else found.codes & codes
        if not common:
            between += 1
            if found is None or between > _MOST_BETWEEN or not _joins(place, at):
                break
            if text not in _BETWEEN:
                if sure is not None or not text.isalpha():
                    break
                sure = found  # a different word, as in "invoices settled within 30 days"
            continue
        between = 0
        stems.add(stem(text))
        found = _Run(at + 1, common, len(stems))
    return found if sure is None or found is None or found.number >= _WITH_OTHER_WORD else sure


def _joins(place: Place, at: int) -> bool:
    """Return True unless a dash stands between spaces."""
    words = place.words
    return words[at].text != "-" or words[at - 1].end == words[at].start


def _codes(place: Place, at: int) -> frozenset[str]:
    """Return the codes of the KPIs whose names have a word or such initials."""
    word, stems = place.words[at], place.vocabulary.stems
    written = place.text[word.start : word.end]
    if written.isupper() and written.isalpha():
        return stems.initials.get(word.text, frozenset())
    cut = stem(word.text)
    return stems.words.get(cut) or (stems.beginnings.get(cut, frozenset()) if at > place.at else frozenset())


_WITH_FIGURES: Final = 3
"""The least number of words of a name that begins with a figure."""


def _is_name(place: Place, run: _Run) -> bool:
    if len(run.codes) > 1 or _goes_on(place, run) or _is_count(place, run):
        return False
    if place.word.text[0].isdigit():
        return run.number >= _WITH_FIGURES
    if run.number > 1:
        return True
    written = place.text[place.word.start : place.word.end]
    if place.word.capital and not place.at and _is_headed(place, run.end):
        return True
    is_measured = place.texts[run.end : run.end + 1] != [] and place.texts[run.end] in _MEASURED
    if is_measured and (place.word.capital or place.texts[place.at - 1 : place.at] in _BEFORE_MEASURED):
        return True
    return written.isupper() or (_NOUN.fullmatch(place.word.text) is not None and _is_alone(place, run.end))


def _is_count(place: Place, run: _Run) -> bool:
    """Return True for "three more", though a name may have these words."""
    if numeral_at(place.words, place.at) is None:
        return False
    phrases = place.vocabulary.phrases
    known = [phrases.longest(place.texts, at) for at in range(place.at + 1, run.end)]
    return all(each is not None and each[1].kind in _COMPARING for each in known)


_COMPARING: Final = frozenset({Kind.MORE, Kind.FEWER, Kind.THAN, Kind.OR, Kind.BOUND})

_OF_WHAT: Final = frozenset(["with", "of", "for"])


def _goes_on(place: Place, run: _Run) -> bool:
    """Return True before words of a different name: "satisfaction with repairs"."""
    if (
        place.texts[run.end : run.end + 1] == []
        or place.texts[run.end] not in _OF_WHAT
        or run.end + 1 >= len(place.texts)
    ):
        return False
    codes = place.vocabulary.stems.words.get(stem(place.texts[run.end + 1]))
    return codes is not None and not run.codes & codes


_ABOUT: Final = frozenset(
    re.findall(
        r"\S+",
        "performance spend spending backlog jobs work works rate rates time times figures score days weeks "
        "absence levels response processing",
    )
)
"""Words behind a name that only say what is measured."""

_MEASURED: Final = frozenset(["spend", "spending", "rate", "rates", "levels", "performance", "score", "figures"])
"""Words behind one word of a name, which together name its KPI: "agency spending"."""

_BEFORE_MEASURED: Final = [["the"], ["our"], ["and"], [","]]

_ABOUT_PHRASES: Final = (("in", "time"), ("on", "time"), ("in", "full"))


def _end_of(texts: Sequence[str], end: int) -> int:
    """Return the end of a name, with "rate" and "in time" behind it."""
    while end < len(texts):
        phrase = next((each for each in _ABOUT_PHRASES if tuple(texts[end : end + len(each)]) == each), ())
        if not phrase and texts[end] not in _ABOUT:
            break
        end += len(phrase) or 1
    return end


def _is_headed(place: Place, end: int) -> bool:
    """Return True for a word before a colon or a dash: "Agency spend: 12"."""
    end = _end_of(place.texts, end)
    return place.texts[end : end + 1] != [] and place.texts[end] in {":", "-", "("}


def _is_alone(place: Place, end: int) -> bool:
    """Return True for one word that is written as a name: "Minors: 92%"."""
    if place.word.capital:
        return True
    if _NOUN.fullmatch(place.word.text) is None or end != place.at + 1:
        return False
    if _is(place.vocabulary.phrases.longest(place.texts, end), Kind.KPIS):
        return True
    before = place.texts[max(place.at - 2, 0) : place.at]
    if not before or before[-1] in _BEFORE_NAMES:
        return True
    if before[-1].isdigit() and before[0] in {"quarter", "q"}:  # "in Quarter 4 recycling was"
        return True
    is_part = len(before) == len(_REQUESTS_FOR) and before[-1] in _PARTS and _is_thing(place, place.at - 2)
    return before[-1] in _LEADING and not is_part and _is_measured_here(place, _end_of(place.texts, end))


_REQUESTS_FOR: Final = ("requests", "for")
_PARTS: Final = frozenset(["of", "for", "with", "to"])
"""Words that make a name a part of a different thing: "requests for assessment"."""


def _is_thing(place: Place, at: int) -> bool:
    """Return True for an unknown word in the plural: "requests", "referrals"."""
    word = place.texts[at]
    is_plural = _WORD.fullmatch(word) is not None and word.endswith("s") and not word.endswith("ss")
    is_known = word in FILLERS | DETERMINERS | _ABOUT | {*_MEASURED}
    return is_plural and not is_known and place.vocabulary.phrases.longest(place.texts, at) is None


def _is_measured_here(place: Place, end: int) -> bool:
    """Return True before "is", a mark, a change, or "of 46%"."""
    if place.texts[end : end + 1] == []:
        return True
    if place.texts[end] == "of" and end + 1 < len(place.words):
        return numeral_at(place.words, end + 1) is not None
    follows = place.vocabulary.phrases.longest(place.texts, end)
    return place.texts[end] in _BEHIND_NAMES or (follows is not None and follows[1].kind in _VERBS)
