"""Phrases with placeholders, and the plural forms of a language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter
from typing import Final, TypeAlias, TypeVar

from attrs import AttrsInstance, fields, frozen

from qpr_core.errors import StyleError, got
from qpr_core.model.values.names import check_line
from qpr_core.model.values.records import Choice, FrozenMapping
from qpr_core.model.values.writing_direction import is_contained
from qpr_core.wording.text.spans import Name, Span, Spans, Words


class Plural(Choice):
    """A plural form. Each language has a rule for the form that a count needs.

    >>> [plural.value for plural in Plural]
    ['zero', 'one', 'two', 'few', 'many', 'other']

    Source: Unicode Common Locale Data Repository, language plural rules: no language has more than these six.
    """

    ZERO = "zero"
    ONE = "one"
    TWO = "two"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


PluralRule: TypeAlias = Callable[[int], Plural]
"""A function that returns the form for a whole number of 0 or more."""


def english(count: int) -> Plural:
    """Return the form that English has for a *count*.

    Zero has a separate form, as in "none are", and so has two, as in "both are". A phrase without a form for two uses
    the one for others.

    >>> english(0), english(1), english(2), english(3)
    (Plural.ZERO, Plural.ONE, Plural.TWO, Plural.OTHER)
    """
    return {0: Plural.ZERO, 1: Plural.ONE, 2: Plural.TWO}.get(count, Plural.OTHER)


TERMS: Final = frozenset(
    {
        "kpi",
        "kpis",
        "Kpi",
        "Kpis",
        "long_kpi",
        "long_kpis",
        "indicator",
        "indicators",
        "Indicator",
        "Indicators",
        "title_kpis",
        "peers",
    }
)
"""The placeholders that every phrase may have, for names of indicators."""


PERIOD_TERMS: Final = frozenset(
    {"period_word", "period_words", "Period_word", "Periodic", "named_period", "named_report"}
)
"""The placeholders that phrases about a whole report may have, for its length."""


BAND_FORMS: Final = frozenset(
    {
        "is_band",
        "are_band",
        "is_rated",
        "are_rated",
        "was_rated",
        "were_rated",
        "band_kpi",
        "band_kpis",
        "kpi_rated",
        "kpis_rated",
        "those_band",
        "to_band",
        "up_to_band",
        "where_rated",
        "where_rated_comma",
    }
)
"""The forms of a band. A phrase with one of them may have the others, and {band}."""


K = TypeVar("K")


V = TypeVar("V")


_FORMATTER: Final = Formatter()


def slots_of(template: object) -> set[str]:
    """Return the names of the placeholders in a phrase.

    >>> sorted(slots_of("{count} are rated {band}"))
    ['band', 'count']

    Raises:
        StyleError: If *template* is not text of one line, or its braces do not match or have more than a name.
    """
    phrase = check_line(template, "phrase", StyleError)
    if not is_contained(phrase):
        raise StyleError("phrase must close each mark of writing direction that it opens", given=template)
    try:
        parsed = list(_FORMATTER.parse(phrase))
    except ValueError as error:
        raise StyleError("phrase must have matching braces", given=template) from error
    slots = {name for _, name, _, _ in parsed if name is not None}
    if any(form or conversion for _, _, form, conversion in parsed) or not all(map(str.isidentifier, slots)):
        raise StyleError("phrase must have only names in its braces", given=template)
    return slots


def fill(template: str, **filling: Span | Spans) -> Spans:
    """Return a phrase as spans, with its placeholders filled in.

    >>> [span.text for span in fill("{count} are {band}.", count=Words("two"), band=Words("Red"))]
    ['two', ' are ', 'Red', '.']
    """
    spans: list[Span] = []
    for words, name, _, _ in _FORMATTER.parse(template):
        if words:
            spans.append(Words(words))
        if name is not None:
            filled = filling[name]
            spans.extend(filled if isinstance(filled, tuple) else (filled,))
    return tuple(spans)


def joined(clauses: Sequence[Spans], comma: str, last: str) -> Spans:
    """Join clauses with a *comma*, and with *last* before the last one.

    >>> [span.text for span in joined([(Words("one"),), (Words("two"),)], ", ", ", and ")]
    ['one', ', and ', 'two']
    """
    spans: list[Span] = []
    for index, clause in enumerate(clauses):
        if index:
            spans.append(Words(last if index == len(clauses) - 1 else comma))
        spans.extend(clause)
    return tuple(spans)


def noted(notes: Iterable[str], between: str) -> Spans:
    """Join notes of a user, each without its final full stop.

    >>> [span.text for span in noted(["Webchats count.", "Letters do not"], "; ")]
    ['Webchats count', '; ', 'Letters do not']
    """
    return joined([(Name(note.removesuffix(".")),) for note in notes], between, between)


@frozen(repr=False)
class Phrase:
    """A phrase with the plural forms of a language: for none, for one, and for others.

    `rule` returns the form for a count. If that form is not given, `other` is used. English has these, and one for two
    that may be left out.

    >>> rated = Phrase(zero="None are {band}", one="{count} is {band}", other="{count} are {band}")
    >>> rated.form(0), rated.form(1), rated.form(2)
    ('None are {band}', '{count} is {band}', '{count} are {band}')
    >>> Phrase("no KPIs", "one KPI", "{count} KPIs", rule=5)
    Traceback (most recent call last):
    qpr_core.errors.StyleError: rule of a phrase must be a function that returns a Plural for a count, got 5
    """

    zero: str
    one: str
    other: str
    two: str | None = None
    few: str | None = None
    many: str | None = None
    rule: PluralRule = english

    def __attrs_post_init__(self) -> None:
        """Check that every form is text of one line, and that the rule returns a `Plural`.

        Raises:
            StyleError: If a form is not text of one line, or the rule returns anything else.
        """
        for name in ("zero", "one", "other", "two", "few", "many"):
            form = getattr(self, name)
            if form is not None or name not in {"two", "few", "many"}:
                check_line(form, f"{name} of a phrase", StyleError)
        if self.rule is not english and not _returns_plurals(self.rule):
            raise StyleError("rule of a phrase must be a function that returns a Plural for a count", given=self.rule)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that are given."""
        more = (self.two, self.few, self.many)
        return (self.zero, self.one, self.other, *(form for form in more if form is not None))

    def form(self, count: int) -> str:
        """Return the form for a *count*.

        Raises:
            StyleError: If the plural rule does not return a `Plural`.
        """
        plural = self.rule(count)
        if not isinstance(plural, Plural):
            raise StyleError("plural rule must return a Plural", shown=f"{got(plural)} for {count}")
        given = {Plural.ZERO: self.zero, Plural.ONE: self.one, Plural.TWO: self.two, Plural.FEW: self.few}
        form = self.many if plural is Plural.MANY else given.get(plural)
        return self.other if form is None else form

    def __repr__(self) -> str:
        """Show the forms that are given, and the rule if it is not English."""
        given = ((part.name, getattr(self, part.name)) for part in fields(Phrase)[:-1])
        parts = [f"{name}={form!r}" for name, form in given if form is not None]
        if self.rule is not english:
            parts.append(f"rule={getattr(self.rule, '__name__', type(self.rule).__name__)}")
        return f"Phrase({', '.join(parts)})"


def _returns_plurals(rule: PluralRule) -> bool:
    try:
        return all(isinstance(rule(count), Plural) for count in range(3))
    except Exception:  # noqa: BLE001  whatever a third-party rule raises, it is not a plural rule
        return False


def frozen_words(given: Mapping[K, V]) -> FrozenMapping[K, V]:
    """Return a frozen copy of a mapping from answers to text.

    Raises:
        StyleError: If *given* is not a mapping.
    """
    if not isinstance(given, Mapping):
        raise StyleError("words must be a mapping from answers to text", given=given)
    return FrozenMapping(given)


def check_words(
    name: str, given: object, example: str | Phrase, *, more: str = "", terms: frozenset[str] = frozenset()
) -> None:
    """Check words against an *example*: the same type, and no other placeholders.

    The placeholders in *more* and the *terms* are allowed too.

    >>> check_words("heading", "{title}", "Report, {quarter}")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: phrase must use only the placeholders quarter, got '{title}' (heading)

    Raises:
        StyleError: If the type differs, or a placeholder is not in the example.
    """
    if not isinstance(given, type(example)):
        raise StyleError(f"{name} must be {'text' if isinstance(example, str) else 'a Phrase'}", given=given)
    known = set[str]().union(*(slots_of(form) for form in (*_forms(example), more))) - TERMS - terms
    allowed = sorted(known | BAND_FORMS | {"band"} if known & BAND_FORMS else known)
    for form in _forms(given):
        try:
            unknown = slots_of(form) - set(allowed) - TERMS - terms
        except StyleError as error:
            raise error.of(name) from error
        if unknown:
            allows = f"use only the placeholders {', '.join(allowed)}" if allowed else "have no placeholders"
            raise StyleError(f"phrase must {allows}", given=form, whose=name)


def _forms(words: str | Phrase) -> tuple[str, ...]:
    return words.forms if isinstance(words, Phrase) else (words,)


def check_parts(
    style: AttrsInstance, more: Mapping[str, str] | None = None, *, terms: frozenset[str] = frozenset()
) -> None:
    """Check the phrases of a style: each may have the placeholders of its default.

    *more* has further placeholders of some phrases, by their names. Every phrase may have the *terms*.

    Raises:
        StyleError: If one of them has the wrong type, or a different placeholder.
    """
    for part in fields(type(style)):
        given = getattr(style, part.name)
        if isinstance(part.default, str | Phrase) and given is not part.default:
            check_words(part.name, given, part.default, more=(more or {}).get(part.name, ""), terms=terms)
