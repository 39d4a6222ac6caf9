"""The vocabulary of a draft: the phrases, units and names that it is read with."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear
from qpr_core.wording.drafts.lexicon import DETERMINERS, entries
from qpr_core.wording.drafts.names import SMALL, Known, Name, names_in
from qpr_core.wording.drafts.outcomes import names_of_band, words_for_bands
from qpr_core.wording.drafts.phrases import Phrases
from qpr_core.wording.drafts.spelled import words_in
from qpr_core.wording.drafts.stems import Stems, stems_of
from qpr_core.wording.drafts.unit_words import DURATIONS, TIMES, UNITS
from qpr_core.wording.drafts.words import Kind, Subject, Value, only
from qpr_core.wording.styles.style import Style


class Meaning(NamedTuple):
    """The kind of a phrase, and what it means."""

    kind: Kind
    value: Value


class Vocabulary(NamedTuple):
    """Everything that a draft is read with."""

    phrases: Phrases[Meaning]
    units: Phrases[Meaning]
    names: Phrases[Name]
    financial_year: FinancialYear
    stems: Stems
    services: Mapping[str, str]
    letters: Mapping[str, Subject]


@lru_cache(maxsize=16)  # many drafts are about one report
def vocabulary_of(
    scheme: type[Scheme], style: Style, known: Known | None = None, financial_year: FinancialYear = APRIL
) -> Vocabulary:
    """Return everything that a draft is read with."""
    known = known if known is not None else Known((), ())
    stems, services = stems_of(known.kpis, SMALL), _by_first_word(known.services)
    letters = _by_letter(scheme)
    return Vocabulary(phrases_for(scheme, style), units(), names_in(known), financial_year, stems, services, letters)


def _by_letter(scheme: type[Scheme]) -> dict[str, Subject]:
    """Return the bands by their first letters, if these differ."""
    firsts = [band.value[:1].lower() for band in scheme]
    return {first: only(band) for first, band in zip(firsts, scheme, strict=True) if firsts.count(first) == 1}


def _by_first_word(services: Collection[str]) -> dict[str, str]:
    """Return the services by their first words, if only one begins so."""
    firsts = [(_texts_of(service)[:1], service) for service in services]
    times = Counter(first for first, _ in firsts)
    return {first[0]: service for first, service in firsts if first and times[first] == 1}


def phrases_for(scheme: type[Scheme], style: Style) -> Phrases[Meaning]:
    """Return the lexicon with the words of a scheme and a style.

    Styles with the same terms and names of bands share one, as it takes half a second to build.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT, STATISTICAL
    >>> phrases_for(Rag, KENT) is phrases_for(Rag, STATISTICAL)
    True
    """
    terms = style.terms
    kpis = (terms.kpi, terms.kpis, terms.indicator, terms.indicators, terms.long_kpi, terms.long_kpis)
    return _lexicon(scheme, tuple(map(str.lower, kpis)), tuple(names_of_band(band, style) for band in scheme))


@lru_cache(maxsize=64)
def _lexicon(scheme: type[Scheme], kpis: Sequence[str], names: Sequence[Sequence[str]]) -> Phrases[Meaning]:
    tree: Phrases[Meaning] = Phrases()
    found: dict[str, Meaning] = {phrase: Meaning(kind, value) for phrase, kind, value in entries()}
    found |= dict.fromkeys(kpis, Meaning(Kind.KPIS, None))
    of_bands = words_for_bands(scheme, dict(zip(scheme, names, strict=True)))
    found |= {phrase: Meaning(Kind.BAND, subject) for phrase, subject in of_bands}
    found |= {f"{scheme.__name__.lower()} {noun}": Meaning(Kind.FILLER, None) for noun in ("rating", "status")}
    for phrase, meaning in found.items():
        words = _texts_of(phrase)
        for form in (words, tuple(word for word in words if word not in DETERMINERS)):
            if form and (form == words or (len(form) > 1 and words[:2] != ("all", "but"))):
                tree.add(form, meaning)
    return tree


@lru_cache(maxsize=1)
def units() -> Phrases[Meaning]:
    """Return the units that follow a number."""
    tree: Phrases[Meaning] = Phrases()
    for word in TIMES.split("|"):
        tree.add(_texts_of(word), Meaning(Kind.UNKNOWN, None))
    for unit, words in UNITS.items():
        for word in words.split("|"):
            tree.add(_texts_of(word), Meaning(Kind.MEASURE, unit))
    for word in DURATIONS.split("|"):
        tree.add(_texts_of(word), Meaning(Kind.DURATION, "quarters" if "quarter" in word else word.split()[0]))
    return tree


def _texts_of(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(phrase))
