"""Outcome and BandForms: an organisation's words for its bands."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import field, fields, frozen

from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import BAND_FORMS, check_parts, check_words, fill
from qpr_core.wording.text.spans import Name, Span, Spans, Words


@explains_calls
@frozen(repr=False)
class Outcome:
    """An organisation's words for a band, which replace its name in every phrase.

    The `name` reads after "is", "from" and "to", such as "within tolerance". The words may have {colour}, the name that
    the scheme gives the band, and the terms, such as {kpis}.

    >>> Outcome("within tolerance").title, Outcome("on target", one="met its target", other="met their target").title
    ('Within tolerance', 'On target')
    >>> Outcome("within {band}")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: phrase must use only the placeholders colour, got 'within {band}' (name of an outcome)

    Args:
        name: The words after "is", "from" and "to", such as "on target".
        one: What one KPI did, such as "met its target". Defaults to `other`, or else to "is" and the name.
        other: What several did, such as "met their target". Defaults to `one`, or else to "are" and the name.
        beside: What follows the words where KPIs are counted, such as "({colour})". Defaults to nothing.
        label: The words in tables and legends. Defaults to the name with a capital letter.

    Raises:
        StyleError: If a part is blank or not text, or has a placeholder that cannot be filled.
    """

    name: str
    one: str | None = field(default=None, kw_only=True)
    other: str | None = field(default=None, kw_only=True)
    beside: str | None = field(default=None, kw_only=True)
    label: str | None = field(default=None, kw_only=True)

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every part."""
        for part in fields(type(self)):
            given, whose = getattr(self, part.name), f"{part.name} of an outcome"
            if given is not None or part.name == "name":
                check_name(given, whose, StyleError)
                check_words(whose, given, "{colour}")

    @property
    def title(self) -> str:
        """The words in tables and legends."""
        return self.name[:1].upper() + self.name[1:] if self.label is None else self.label

    @property
    def is_bare(self) -> bool:
        """Whether the words are a name alone, so that a list of counts repeats no "are"."""
        return self.one is None and self.other is None and self.beside is None


@explains_calls
@frozen(kw_only=True, repr=False)
class BandForms:
    """The forms of band names and of outcomes in sentences.

    Each field above `named_outcome` is a placeholder of the phrases that count KPIs by band, with its text for a band
    that has a name. The words of an `Outcome` have the forms of the fields below it.

    >>> BandForms().are_rated, BandForms().those_outcome
    ('are rated {band}', 'those {outcome}')

    Args:
        is_band: One KPI with the band.
        are_band: Several of them.
        is_rated: One KPI with the band, as a rating.
        are_rated: Several of them.
        was_rated: One KPI that had the band as a rating.
        were_rated: Several of them.
        band_kpi: A KPI with the band.
        band_kpis: Several of them.
        kpi_rated: A KPI that is rated so.
        kpis_rated: Several of them.
        those_band: Those with the band, in a list of bands.
        to_band: The band that KPIs moved to.
        up_to_band: The better band that KPIs moved to.
        where_rated: Which KPIs a list has.
        where_rated_comma: The same with the comma of Kent's list.
        named_outcome: The name after "for" and "with", such as "the level of 90% for 'on target'".
        was_outcome: One KPI that had the outcome.
        were_outcome: Several of them.
        that_outcome: Which KPIs, as a clause.
        kpi_outcome: A KPI with the outcome.
        kpis_outcome: Several of them.
        those_outcome: Those with the outcome, in a list of outcomes.
        to_outcome: The outcome of KPIs that moved.
        up_to_outcome: The better outcome of KPIs that moved.

    Raises:
        StyleError: If a form is not text or has a placeholder that cannot be filled.
    """

    is_band: str = "is {band}"
    are_band: str = "are {band}"
    is_rated: str = "is rated {band}"
    are_rated: str = "are rated {band}"
    was_rated: str = "was rated {band}"
    were_rated: str = "were rated {band}"
    band_kpi: str = "{band} {kpi}"
    band_kpis: str = "{band} {kpis}"
    kpi_rated: str = "{kpi} rated {band}"
    kpis_rated: str = "{kpis} rated {band}"
    those_band: str = "{band}"
    to_band: str = "to {band}"
    up_to_band: str = "to {band}"
    where_rated: str = "where the {scheme} rating is {band}"
    where_rated_comma: str = "where the {scheme} rating is {band},"
    named_outcome: str = "\N{LEFT SINGLE QUOTATION MARK}{outcome}\N{RIGHT SINGLE QUOTATION MARK}"
    was_outcome: str = "was {band}"
    were_outcome: str = "were {band}"
    that_outcome: str = "that {outcome}"
    kpi_outcome: str = "{kpi} {outcome}"
    kpis_outcome: str = "{kpis} {outcome}"
    those_outcome: str = "those {outcome}"
    to_outcome: str = "and {outcome}"
    up_to_outcome: str = "up and {outcome}"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every form."""
        check_parts(self)


@lru_cache(maxsize=256)  # a report names each band many times
def plain_forms(forms: BandForms, name: Span, scheme: Span) -> Mapping[str, Spans]:
    """Return the forms of a name, by placeholder.

    >>> forms = BandForms(band_kpi="{band} KPI", band_kpis="{band} KPIs", kpi_rated="KPI", kpis_rated="KPIs")
    >>> [span.text for span in plain_forms(forms, Name("Red"), Name("RAG"))["are_rated"]]
    ['are rated ', 'Red']
    """
    rated = {slot: fill(getattr(forms, slot), band=name, scheme=scheme) for slot in BAND_FORMS}
    return MappingProxyType(rated | {"band": (name,)})


@lru_cache(maxsize=256)  # a report names each band many times
def outcome_forms(forms: BandForms, outcome: Outcome, band: Scheme, count: int) -> Mapping[str, Spans]:
    """Return the forms of an outcome that *count* KPIs have, by placeholder.

    >>> from qpr_core import Rag
    >>> forms = BandForms(kpi_outcome="KPI {outcome}", kpis_outcome="KPIs {outcome}")
    >>> late = Outcome("off track", one="missed its target", other="missed their target")
    >>> [span.text for span in outcome_forms(forms, late, Rag.RED, 2)["to_band"]]
    ['and ', 'missed their target']
    """
    name = fill(outcome.name, colour=Name(band.value))
    beside = () if outcome.beside is None else (Words(" "), *fill(outcome.beside, colour=Name(band.value)))
    verbs = [outcome.one or outcome.other, outcome.other or outcome.one]
    own = [None if verb is None else fill(verb, colour=Name(band.value)) for verb in verbs]
    one, many = (
        (fill(form, band=name) if verb is None else verb) + beside
        for form, verb in zip((forms.is_band, forms.are_band), own, strict=True)
    )
    did = one if count == 1 else many
    which_one, which_many = (
        name + beside if verb is None else fill(forms.that_outcome, outcome=verb + beside) for verb in own
    )
    that = fill(forms.that_outcome, outcome=did)
    forms_by_slot = {
        "band": name,
        "is_band": one,
        "are_band": many,
        "is_rated": one,
        "are_rated": many,
        "was_rated": fill(forms.was_outcome, band=name),
        "were_rated": fill(forms.were_outcome, band=name),
        "band_kpi": fill(forms.kpi_outcome, outcome=which_one),
        "band_kpis": fill(forms.kpis_outcome, outcome=which_many),
        "kpi_rated": fill(forms.kpi_outcome, outcome=fill(forms.that_outcome, outcome=one)),
        "kpis_rated": fill(forms.kpis_outcome, outcome=fill(forms.that_outcome, outcome=many)),
        "those_band": fill(forms.those_outcome, outcome=which_many),
        "to_band": fill(forms.to_outcome, outcome=did),
        "up_to_band": fill(forms.up_to_outcome, outcome=did),
        "where_rated": that,
        "where_rated_comma": that,
    }
    return MappingProxyType(forms_by_slot)


def in_one_bracket(spans: Spans) -> Spans:
    """Join two brackets: "(Amber) (one fewer)" becomes "(Amber, one fewer)".

    >>> joined = in_one_bracket((Words("are late ("), Name("Red"), Words(")"), Words(" ("), Words("one fewer)")))
    >>> "".join(span.text for span in joined)
    'are late (Red, one fewer)'
    """
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if isinstance(last, Words) and last.text.endswith(")") and isinstance(span, Words) and span.text[:2] == " (":
            joined[-1:] = [Words(f"{last.text[:-1]}, "), Words(span.text[2:])]
        else:
            joined.append(span)
    return tuple(joined)
