"""It words: words for the KPI or the figure of the sentence before."""

from typing import Final

FORMER: Final = "the former"
LATTER: Final = "the latter"
"""The values of the words for one of two KPIs that were named before."""

THE_KPI: Final = "the KPI"
"""The value of "this measure", which a KPI some sentences before can be."""

_THE: Final = (
    "the latest|the comparable|the equivalent|the corresponding|the current|the reported|the actual|the published"
)
_FIGURE: Final = "figure|rate|score|result|outturn|reading"
_COUNT: Final = "number|total|percentage|proportion|level"
_KPI: Final = "indicator|measure|kpi|pi|metric|performance indicator|performance measure"

THAT_IS: Final = "that is"
"""The value of "that is", which may be about all counts before."""

IT: Final = "|".join([
    *("the former", "the latter", "that is", "that was", "that's", "it", "it's", "itself", "its rag"),
    *("this figure", "that figure", "this result", "that result", "this rate", "that rate", "this score"),
    *(f"the {figure}" for figure in _FIGURE.split("|")),
    *(f"{the} {figure}" for the in _THE.split("|") for figure in f"{_FIGURE}|{_COUNT}".split("|")),
    *(f"{the} {kpi}{of}" for the in ("the", "this") for kpi in _KPI.split("|") for of in ("", "'s")),
])  # fmt: skip


def it_value(phrase: str) -> str | None:
    """Return which of the KPIs before a phrase means, if it says so.

    >>> it_value("the former"), it_value("this measure's"), it_value("it")
    ('the former', 'the KPI', None)
    """
    if phrase in {FORMER, LATTER}:
        return phrase
    if phrase in {"that is", "that was", "that's"}:
        return THAT_IS
    return THE_KPI if phrase.removesuffix("'s").endswith(tuple(_KPI.split("|"))) else None
