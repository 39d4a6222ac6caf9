"""Names in drafts: those of KPIs and services, and the words for each band."""

from collections.abc import Iterable, Mapping, Sequence

from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.styles.style import Style


def names_of(summary: Summary) -> Iterable[str]:
    """Yield the names that make no claim: of ratings, KPIs and services."""
    yield from (f"{summary.scheme.__name__} {noun}" for noun in ("rating", "status"))
    for each in (summary, summary.previous, summary.published):
        if each is not None:
            for service, name in (pair for listed in each.listed.values() for pair in listed):
                yield from (name, service or name)
            for member in each.members or ():
                yield from (member.name, member.service or member.name)


def words_of_bands(scheme: type[Scheme], style: Style) -> Mapping[Scheme, Sequence[str]]:
    """Return the words for each band in lower case.

    They are its names, and what KPIs with its outcome did.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import CommonWords, Outcome
    >>> named = CommonWords(band_names={Rag.GREEN: Outcome("on target", one="met target"), Rag.RED: "Rot"})
    >>> words_of_bands(Rag, Style(common=named))[Rag.GREEN]
    ('green', 'on target', 'met target')
    """
    return {band: tuple(dict.fromkeys(word.lower() for word in _words(band, style))) for band in scheme}


def _words(band: Scheme, style: Style) -> Sequence[str]:
    given = style.common.band_names.get(band, band.value)
    words = (given,) if isinstance(given, str) else (given.name, given.title, given.one, given.other)
    return (band.value, *(word.format(colour=band.value) for word in words if word is not None))
