"""Terms: what an organisation calls its indicators, in every phrase of a style."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, TypeVar

from attrs import evolve, fields, frozen, has

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.items import items_of
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, shown
from qpr_core.wording.text.phrases import Phrase

T = TypeVar("T")


@explains_calls
@frozen(kw_only=True, repr=False)
class Terms:
    """The words of an organisation for its indicators and its peers.

    A phrase has them as placeholders with the name of the field: `{kpi}` and `{kpis}`. `{Kpi}` begins with a capital,
    and so do `{Kpis}`, `{Indicator}` and `{Indicators}`.

    >>> Terms(kpi="metric", kpis="metrics").kpis
    'metrics'

    Args:
        kpi: One rated indicator.
        kpis: Several of them.
        long_kpi: One of them, where a report introduces them.
        long_kpis: Several of them, where a report introduces them.
        indicator: One indicator, rated or not.
        indicators: Several of them.
        title_kpis: Several rated indicators, over a table.
        peers: The organisations that an indicator is compared with, the organisation among them.

    Raises:
        StyleError: If a term is not text or is blank.
    """

    kpi: str = "KPI"
    kpis: str = "KPIs"
    long_kpi: str = "Key Performance Indicator (KPI)"
    long_kpis: str = "Key Performance Indicators (KPIs)"
    indicator: str = "indicator"
    indicators: str = "indicators"
    title_kpis: str = "Key performance indicators"
    peers: str = "similar councils"

    __repr__ = shown

    def __attrs_post_init__(self) -> None:
        """Check every term."""
        for part in fields(type(self)):
            check_name(getattr(self, part.name), f"term {part.name!r}", StyleError)


def read_terms(given: object) -> Terms:
    """Read terms: all of them, or one word with its plural.

    >>> read_terms(("measure", "measures"))  # doctest: +ELLIPSIS
    Terms(kpi='measure', kpis='measures', ..., title_kpis='Measures', peers='similar councils')

    Raises:
        StyleError: If *given* is neither.
    """
    if isinstance(given, Terms):
        return given
    match items_of(given):
        case (str(one), str(many)) if one and many:
            return Terms(
                kpi=one,
                kpis=many,
                long_kpi=one,
                long_kpis=many,
                indicator=one,
                indicators=many,
                title_kpis=many[:1].upper() + many[1:],
            )
        case _:
            rule = "terms must be Terms, or a word and its plural such as ('measure', 'measures')"
            raise StyleError(rule, given=given)


def with_terms(words: T, terms: Terms) -> T:
    """Return words with the terms in every phrase.

    The words are text, a phrase, a mapping, or a group of them.

    >>> with_terms("{count} {kpis} are Red", read_terms(("measure", "measures")))
    '{count} measures are Red'
    """
    given = {part.name: getattr(terms, part.name) for part in fields(Terms)}
    return replaced(words, {**given, **_capitals(terms)})


def replaced(words: T, given: Mapping[str, str]) -> T:
    """Return words with text in place of some placeholders.

    >>> replaced("the previous {period_word} ({count})", {"period_word": "month"})
    'the previous month ({count})'
    """
    return in_every_text(words, lambda text: _text(text, given))


def in_every_text(words: T, change: Callable[[str], str]) -> T:
    """Return words with *change* applied to every text.

    >>> in_every_text(("a KPI", {"many": "KPIs"}), str.upper)
    ('A KPI', {'many': 'KPIS'})
    """
    made: T = _changed(words, change)
    return made


def _capitals(terms: Terms) -> dict[str, str]:
    words = {"Kpi": terms.kpi, "Kpis": terms.kpis, "Indicator": terms.indicator, "Indicators": terms.indicators}
    return {slot: word[:1].upper() + word[1:] for slot, word in words.items()}


def _changed(words: Any, change: Callable[[str], str]) -> Any:  # any kind of words comes back as the same kind
    if isinstance(words, str):
        return change(words)
    if isinstance(words, Phrase):
        forms = {part.name: _changed(getattr(words, part.name), change) for part in fields(Phrase)[:-1]}
        return evolve(words, **forms)
    if isinstance(words, Mapping):
        return FrozenMapping({key: _changed(value, change) for key, value in words.items()})
    if isinstance(words, tuple):
        parts = [_changed(part, change) for part in words]
        return type(words)(*parts) if hasattr(words, "_fields") else tuple(parts)
    if has(type(words)):
        return evolve(
            words, **{part.alias: _changed(getattr(words, part.name), change) for part in fields(type(words))}
        )
    return words


def _text(words: str, terms: Mapping[str, str]) -> str:
    if not any(f"{{{slot}}}" in words for slot in terms):
        return words
    parts: list[str] = []
    for text, slot, _, _ in Formatter().parse(words):
        parts.append(_escaped(text))
        if slot is not None:
            parts.append(_escaped(terms[slot]) if slot in terms else f"{{{slot}}}")
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
