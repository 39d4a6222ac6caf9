"""Phrases with places to fill in, and the forms that a count asks for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter
from typing import Final, TypeAlias, TypeVar

from attrs import AttrsInstance, fields, frozen

from qpr_core.errors import StyleError, got
from qpr_core.model.values.records import Choice, FrozenMapping
from qpr_core.wording.text.spans import Name, Span, Spans, Words


class Plural(Choice):
    """A form that a language can have for a count; each has its own rule of which count asks for which.

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
"""Gives the form that a whole number of nought or more asks for."""


def english(count: int) -> Plural:
    """Give the form that English has for a *count*: one of its own for none, as "none are" is no "0 are".

    >>> english(0), english(1), english(2)
    (Plural.ZERO, Plural.ONE, Plural.OTHER)
    """
    return Plural.ZERO if count == 0 else Plural.ONE if count == 1 else Plural.OTHER


K = TypeVar("K")


V = TypeVar("V")


_FORMATTER: Final = Formatter()


def slots_of(template: object) -> set[str]:
    """Give the names of the places to fill in.

    >>> sorted(slots_of("{count} are rated {band}"))
    ['band', 'count']

    Raises:
        StyleError: if it is no text, or its braces do not match or hold more than a name.
    """
    if not isinstance(template, str):
        raise StyleError(f"phrase must be text, got {got(template)}")
    try:
        parsed = list(_FORMATTER.parse(template))
    except ValueError as error:
        raise StyleError(f"phrase must have matching braces, got {got(template)}") from error
    slots = {name for _, name, _, _ in parsed if name is not None}
    if any(form or conversion for _, _, form, conversion in parsed) or not all(map(str.isidentifier, slots)):
        raise StyleError(f"phrase must have only names in its braces, got {got(template)}")
    return slots


def fill(template: str, **filling: Span | Spans) -> Spans:
    """Fill in the places of a phrase.

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
    """Put clauses one behind the other with a *comma* between them, and the *last* one before the last.

    >>> [span.text for span in joined([(Words("one"),), (Words("two"),)], ", ", ", and ")]
    ['one', ', and ', 'two']
    """
    spans: list[Span] = []
    for place, clause in enumerate(clauses):
        if place:
            spans.append(Words(last if place == len(clauses) - 1 else comma))
        spans.extend(clause)
    return tuple(spans)


def noted(notes: Iterable[str], between: str) -> Spans:
    """Put what users noted one behind the other, each without the full stop that ends it.

    >>> [span.text for span in noted(["Webchats count.", "Letters do not"], "; ")]
    ['Webchats count', '; ', 'Letters do not']
    """
    return joined([(Name(note.removesuffix(".")),) for note in notes], between, between)


@frozen(repr=False)
class Phrase:
    """What is said of none, of one, and of others, in as many forms as the language has.

    `rule` says which form a count asks for; a form that is not given is that of `other`. English has three.

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
        """Check that every form is text, and that the rule returns a `Plural` for the first counts.

        Raises:
            StyleError: If a form is not text, or the rule returns anything else.
        """
        for name in ("zero", "one", "other", "two", "few", "many"):
            form = getattr(self, name)
            if not isinstance(form, str) and not (form is None and name in {"two", "few", "many"}):
                raise StyleError(f"{name} of a phrase must be text, got {got(form)}")
        if self.rule is not english and not _gives_plurals(self.rule):
            raise StyleError(
                f"rule of a phrase must be a function that returns a Plural for a count, got {got(self.rule)}"
            )

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that is given."""
        more = (self.two, self.few, self.many)
        return (self.zero, self.one, self.other, *(form for form in more if form is not None))

    def form(self, count: int) -> str:
        """Give the form that a *count* asks for.

        Raises:
            StyleError: if the plural rule gives no `Plural`.
        """
        plural = self.rule(count)
        if not isinstance(plural, Plural):
            raise StyleError(f"plural rule must give a Plural, got {got(plural)} for {count}")
        given = {Plural.ZERO: self.zero, Plural.ONE: self.one, Plural.TWO: self.two, Plural.FEW: self.few}
        form = self.many if plural is Plural.MANY else given.get(plural)
        return self.other if form is None else form

    def __repr__(self) -> str:
        """Show the forms that are given, and the rule where it is not that of English."""
        given = ((part.name, getattr(self, part.name)) for part in fields(Phrase)[:-1])
        parts = [f"{name}={form!r}" for name, form in given if form is not None]
        if self.rule is not english:
            parts.append(f"rule={getattr(self.rule, '__name__', type(self.rule).__name__)}")
        return f"Phrase({', '.join(parts)})"


def _gives_plurals(rule: PluralRule) -> bool:
    try:
        return all(isinstance(rule(count), Plural) for count in range(3))
    except Exception:  # noqa: BLE001  whatever a third-party rule raises, it is not a plural rule
        return False


def frozen_words(given: Mapping[K, V]) -> FrozenMapping[K, V]:
    """Take words by what they are the words of.

    Raises:
        StyleError: if they are no mapping.
    """
    if not isinstance(given, Mapping):
        raise StyleError(f"words must be a mapping from answers to text, got {got(given)}")
    return FrozenMapping(given)


def check_words(name: str, given: object, example: str | Phrase) -> None:
    """Refuse words that are not of the kind of an *example*, or have a place that the example has not.

    >>> check_words("heading", "{title}", "Report, {quarter}")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: phrase must use only the placeholders quarter, got '{title}' (heading)

    Raises:
        StyleError: if that is so.
    """
    if not isinstance(given, type(example)):
        raise StyleError(f"{name} must be {'text' if isinstance(example, str) else 'a Phrase'}, got {got(given)}")
    allowed = sorted(set[str]().union(*(slots_of(form) for form in _forms(example))))
    for form in _forms(given):
        try:
            unknown = slots_of(form) - set(allowed)
        except StyleError as error:
            raise StyleError(f"{error} ({name})") from error
        if unknown:
            allows = f"use only the placeholders {', '.join(allowed)}" if allowed else "have no placeholders"
            raise StyleError(f"phrase must {allows}, got {got(form)} ({name})")


def _forms(words: str | Phrase) -> tuple[str, ...]:
    return words.forms if isinstance(words, Phrase) else (words,)


def check_parts(style: AttrsInstance) -> None:
    """Check every part of a style that is words: it may have the places that its default has, and no others.

    Raises:
        StyleError: as `check_words` does.
    """
    for part in fields(type(style)):
        given = getattr(style, part.name)
        if isinstance(part.default, str | Phrase) and given is not part.default:
            check_words(part.name, given, part.default)
