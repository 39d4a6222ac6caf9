"""Checks of claims: what each of them gets, and where they are registered by name."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from attrs import Factory, define, field

from qpr_core import Assessment, Period
from qpr_core.analysis.answers import Rating
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from reading.facts import Facts
from reading.figures import read_count
from reading.grammar import Grammar
from reading.periods import STATISTICAL_NAMES, name_in_text, name_of, year_of


def _is_named(text: str, name: str | None) -> Iterator[str]:
    expected = "no period" if name is None else name
    if text != expected:
        yield f"period: {text!r} is {expected!r}"


def _period_of(reading: "Reading") -> Period:
    return reading.facts.period


@define
class Reading:
    """The state of a reader: the facts, the grammar, and the subject of the text."""

    facts: Facts
    grammar: Grammar
    section: str = "cover"
    known: Period | None = field(default=Factory(_period_of, takes_self=True))
    subject: Assessment | None = None
    counted: tuple[str, object] | None = None
    zero: bool = False
    in_list: bool = False
    form: str | None = None
    method: str | None = None
    is_in_report: bool = True
    is_whole_report: bool = False
    listing: tuple[str, int] | None = None
    places: tuple[Rating | None, Rating | None] = (None, None)
    said: list[tuple[str, object]] = field(factory=list)

    def name(self, period: Period) -> str:
        """Name a period as a sentence does, whose reader knows the year of the `known` period."""
        return name_in_text(period, self.grammar.names, self.known)

    def names_between(self, first: Period, last: Period) -> tuple[str, str]:
        """Name the two ends of a span: both have their year if their years differ."""
        names = self.grammar.names
        if year_of(first) != year_of(last):
            return name_in_text(first, names, None), name_in_text(last, names, None)
        return name_in_text(first, names, last), self.name(last)

    def is_period(self, text: str, period: Period | None) -> Iterator[str]:
        """Yield a contradiction if a period has a different name in a sentence."""
        yield from _is_named(text, None if period is None else self.name(period))

    def is_period_of_table(self, text: str, period: Period | None, *, is_long: bool = False) -> Iterator[str]:
        """Yield a contradiction if a period has a different name in a table, or in a heading."""
        yield from _is_named(text, None if period is None else name_of(period, self.grammar.names, is_long=is_long))

    def is_span(self, found: dict[str, str], first: Period, last: Period) -> Iterator[str]:
        """Yield a contradiction if the ends of a span have different names."""
        yield from expect("span", (found["first"], found["last"]), self.names_between(first, last))

    def is_window(self, found: dict[str, str], first: Period, last: Period) -> Iterator[str]:
        """Yield a contradiction if a span of results has other names; a release names its first period only."""
        is_release = self.grammar.names is STATISTICAL_NAMES
        yield from expect("span by its first period", "since" in found, is_release)
        yield from self.is_period(found["since"], first) if is_release else self.is_span(found, first, last)

    @property
    def one(self) -> Assessment:
        """The assessment that is spoken of."""
        if self.subject is None:
            raise LookupError("no indicator is spoken of")
        return self.subject


Check: TypeAlias = Callable[[Reading, dict[str, str]], Iterator[str]]

CHECKS: Final[dict[str, Check]] = {}


def check(*names: str) -> Callable[[Check], Check]:
    """Register the check of one or more kinds of claim."""

    def register(made: Check) -> Check:
        CHECKS.update(dict.fromkeys(names, made))
        return made

    return register


def expect(what: str, printed: object, true: object) -> Iterator[str]:
    """Yield a contradiction if a claim is not true."""
    if printed != true:
        yield f"{what}: printed {printed!r}, true is {true!r}"


def require(what: str, *, is_true: bool) -> Iterator[str]:
    """Yield a contradiction if the claim is not true."""
    if not is_true:
        yield f"{what}: it is not true"


def expect_count(what: str, found: dict[str, str], true: int, part: str = "n") -> Iterator[str]:
    """Yield a contradiction if a count is wrong; one that is not printed is one."""
    yield from expect(what, read_count(found[part]) if part in found else 1, true)


def words_of(rating: Rating | None) -> str:
    """Return how a rating is worded in a sentence."""
    if isinstance(rating, Scheme):
        return f"{rating.value}"
    return f"{rating.value} expectations" if isinstance(rating, Expectation) else "not rated"


def place_of(rating: Rating | None) -> str:
    """Return how a rating is worded in a list of moves."""
    if rating is None:
        return "not in the report"
    return rating.value if isinstance(rating, Scheme) else "not rated"


@check("nothing")
def _nothing(_: Reading, __: dict[str, str]) -> Iterator[str]:
    return iter(())
