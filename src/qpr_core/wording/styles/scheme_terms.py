"""Words for the KPIs of one rating scheme in a report of several."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from attrs import evolve

from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.wording.styles.period_terms import with_period_terms
from qpr_core.wording.styles.printable_style import with_table
from qpr_core.wording.styles.scorecard_table import ScorecardTable
from qpr_core.wording.styles.style import GROUPS, Style
from qpr_core.wording.styles.terms import in_every_text, replaced
from qpr_core.wording.text.markup import PLAIN
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, text_of

_NAMED: Final = ("kpi", "kpis", "long_kpi", "long_kpis", "title_kpis")
"""The terms that name the scheme."""


_TERM: Final = re.compile(rf"(?<!\{{)\{{({'|'.join(_NAMED)})\}}(?!\}})")


class SchemeStyles(NamedTuple):
    """The style of what is about a whole report, and the style of each scheme.

    A report of one scheme has one style.
    """

    whole: Style
    each: tuple[Style, ...]


def styles_by_scheme(
    style: Style, schemes: Sequence[type[Scheme]], frequency: Frequency, table: ScorecardTable | None = None
) -> SchemeStyles:
    """Return the printable styles of a report with some schemes.

    >>> from qpr_core import Rag
    >>> from qpr_core.testing import Four
    >>> styles = styles_by_scheme(Style(), [Rag, Four], Frequency.QUARTERLY)
    >>> styles.each[0].report.nothing_moved
    'No KPI on the Green, Amber and Red scale moved from one rating to another.'
    >>> styles_by_scheme(Style(), [Rag], Frequency.QUARTERLY).each[0].report.nothing_moved
    'No KPI moved from one rating to another.'

    Raises:
        StyleError: If *style* cannot be printed, or *table* is not a `ScorecardTable`.
    """
    whole = with_period_terms(with_table(style, table), frequency)
    if len(schemes) == 1:
        return SchemeStyles(whole, (whole,))
    each = (with_period_terms(with_table(_with_scheme(style, scheme), table), frequency) for scheme in schemes)
    return SchemeStyles(whole, tuple(each))


@lru_cache(maxsize=64)  # a style is used many times
def _with_scheme(style: Style, scheme: type[Scheme]) -> Style:
    """Return a style whose terms for KPIs name a scheme.

    Each phrase names it once. Headings of columns do not, nor do phrases that name a band. On the cover, indicators are
    KPIs.
    """
    terms, cover = style.terms, style.cover
    plain = {"kpi": terms.kpi, "kpis": terms.kpis}
    of_scheme = {name: of_scheme_text(style, scheme, getattr(terms, name)) for name in _NAMED}
    of_scheme |= {name: of_scheme_text(style, scheme, getattr(terms, name)) for name in ("indicator", "indicators")}
    heads = {name.capitalize(): word[:1].upper() + word[1:] for name, word in plain.items()}
    once = partial(_once, plain=plain)
    groups = {name: in_every_text(replaced(getattr(style, name), heads), once) for name in GROUPS}
    groups["common"] = replaced(style.common, plain)
    groups["cover"] = replaced(
        evolve(
            in_every_text(replaced(cover, heads), once),
            only_these=replaced(cover.only_these, plain),
            only_then=replaced(cover.only_then, plain),
        ),
        of_scheme,
    )
    return evolve(style, terms=evolve(terms, **{name: of_scheme[name] for name in _NAMED}), **groups)


def _once(phrase: str, plain: Mapping[str, str]) -> str:
    """Return a phrase in which only the first term names the scheme."""
    first = _TERM.search(phrase)
    if first is None:
        return phrase
    head, tail = phrase[: first.end()], phrase[first.end() :]
    return head + _TERM.sub(lambda found: plain.get(found[1], found[0]), tail)


def of_scheme_text(style: Style, scheme: type[Scheme], term: str) -> str:
    """Return a term with the scheme, by the phrase `ReportWords.of_scheme`."""
    bands = style.common.join_names([(style.label_of(band),) for band in scheme])
    name = style.name_of_scheme(scheme)
    return text_of(fill(style.report.of_scheme, term=Name(term), bands=bands, scheme=name), PLAIN)
