"""Judges of claims about items: what each is compared with, and whether it holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.report import ItemReport
from qpr_core.errors import PeriodError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.days import read_day
from qpr_core.wording.drafts.discrepancy import Mistake
from qpr_core.wording.drafts.items.grammar import ALL, ItemClaim, ItemClaimKind
from qpr_core.wording.drafts.judgement import UNKNOWN, Judged, right, wrong
from qpr_core.wording.reasons.items import write_day
from qpr_core.wording.styles.style import Style


class ItemFacts(NamedTuple):
    """The reports of items, and the style that names their kinds and bands."""

    reports: Sequence[ItemReport]
    style: Style

    def judge(self, claim: ItemClaim) -> Judged:
        """Return whether a claim holds; unknown if the data do not show it."""
        if not claim.is_of_one:
            found = [each for each in self._of_kind(claim.items) if claim.band == "" or self._band(each, claim.band)]
            return _OF_KINDS[claim.kind](self, claim, *found[0]) if len(found) == 1 else UNKNOWN
        for place, report in enumerate(self.reports):
            assessment = report.get(claim.code)
            if assessment is not None:
                path = f"report.items[{place}][{claim.code!r}]"
                return _OF_ONE[claim.kind](_One(self, claim, assessment, path))
        return UNKNOWN

    def _of_kind(self, word: str) -> Iterator[tuple[int, ItemReport]]:
        for place, report in enumerate(self.reports):
            if word in {each.casefold() for each in self.style.items.kinds[report.kind][:2]}:
                yield place, report

    def _band(self, found: tuple[int, ItemReport], text: str) -> Scheme | None:
        return self.band(found[1].scheme, text)

    def band(self, scheme: type[Scheme], text: str) -> Scheme | None:
        """Return the band of a scheme that has a name, in lower case."""
        return next(
            (
                band
                for band in scheme
                for name in (str(band.value), self.style.label_of(band).text)
                if " ".join(name.casefold().split()) == text
            ),
            None,
        )

    def items(self, report: ItemReport) -> str:
        """Return the word for the items of a report."""
        return self.style.items.kinds[report.kind].items


class _One(NamedTuple):
    """A claim about one item, its facts, and the expression that leads to them."""

    facts: ItemFacts
    claim: ItemClaim
    item: ItemAssessment
    path: str

    def band(self) -> Judged:
        wanted = self.facts.band(self.item.item.scheme, self.claim.band)
        return UNKNOWN if wanted is None else self._is(wanted, self.item.band, "band")

    def run(self) -> Judged:
        run = self.item.run
        if run is None or self.claim.items.removesuffix("s") != run.since.frequency.noun:
            return UNKNOWN
        return self._number(self.claim.amount, run.count, "run.count", Mistake.STREAK)

    def move(self) -> Judged:
        scheme, before = self.item.item.scheme, self.item.before
        now = self.facts.band(scheme, self.claim.band)
        was = self.facts.band(scheme, self.claim.before)
        if now is None or not isinstance(before, Scheme) or (was is None and self.claim.before):
            return UNKNOWN
        if now is not self.item.band:
            return self._is(now, self.item.band, "band")
        if was not in {None, before}:
            return self._is(was, before, "before")
        turn = before.rank - now.rank
        moved = turn != 0 if self.claim.turn == 0 else turn * self.claim.turn > 0
        return (right if moved else wrong)(before, f"{self.path}.before", self.claim.code, Mistake.RATING)

    def due(self) -> Judged:
        return self._day(self.item.due, "due")

    def done(self) -> Judged:
        milestone = self.item.milestone
        return UNKNOWN if milestone is None else self._day(milestone.dates.done, "milestone.dates.done")

    def late(self) -> Judged:
        if self.item.milestone is None:
            return UNKNOWN
        return self._number(self.claim.amount, self.item.days_late, "days_late", Mistake.DATE)

    def _is(self, stated: object, known: object, source: str) -> Judged:
        judged = right if stated is known else wrong
        return judged(known, f"{self.path}.{source}", self.claim.code, Mistake.RATING)  # type: ignore[arg-type]  # a band or a reason

    def _number(self, stated: int, known: int, source: str, mistake: Mistake) -> Judged:
        judged = right if stated == known else wrong
        return judged(Fraction(known), f"{self.path}.{source}", self.claim.code, mistake)

    def _day(self, known: date | None, source: str) -> Judged:
        try:
            stated = read_day(self.claim.band.split(" on ")[-1].split(" by ")[-1])
        except PeriodError:
            return UNKNOWN
        shown = None if known is None else write_day(self.facts.style, known).text
        judged = right if stated == known else wrong
        return judged(shown, f"{self.path}.{source}", self.claim.code, Mistake.DATE)


_OF_ONE: Final[Mapping[ItemClaimKind, Callable[[_One], Judged]]] = {
    ItemClaimKind.BAND: _One.band,
    ItemClaimKind.RUN: _One.run,
    ItemClaimKind.MOVE: _One.move,
    ItemClaimKind.DUE: _One.due,
    ItemClaimKind.DONE: _One.done,
    ItemClaimKind.LATE: _One.late,
}


def _count(facts: ItemFacts, claim: ItemClaim, place: int, report: ItemReport) -> Judged:
    band = _band_of(facts, claim, report)
    known = report.counts[band]
    stated = len(report) if claim.amount == ALL else claim.amount
    about = f"{facts.style.label_of(band).text}, {facts.items(report)}"
    return _compared(stated, known, f"report.items[{place}].counts[{band!r}]", about)


def _without(facts: ItemFacts, claim: ItemClaim, place: int, report: ItemReport) -> Judged:
    known, about = len(report.without_band), f"{facts.items(report)} without a status"
    return _compared(claim.amount, known, f"len(report.items[{place}].without_band)", about)


def _total(facts: ItemFacts, claim: ItemClaim, place: int, report: ItemReport) -> Judged:
    source, about = f"len(report.items[{place}])", facts.items(report)
    return _compared(claim.amount, len(report), source, about, Mistake.TOTAL)


def _moved(facts: ItemFacts, claim: ItemClaim, place: int, report: ItemReport) -> Judged:
    codes, source = _movers(facts, claim, report)
    about = f"{facts.items(report)} moved to {facts.style.label_of(_band_of(facts, claim, report)).text}"
    return _compared(claim.amount, len(codes), f"len(report.items[{place}].{source})", about)


def _listed(facts: ItemFacts, claim: ItemClaim, place: int, report: ItemReport) -> Judged:
    codes, source = _movers(facts, claim, report)
    path, about = f"report.items[{place}].{source}", facts.items(report)
    if set(claim.codes) - set(codes):
        return wrong(None, path, about, Mistake.RATING)
    missing = [code for code in codes if code not in claim.codes]
    judged = wrong if missing else right
    return judged(", ".join(missing or codes), path, about, Mistake.LIST)


def _band_of(facts: ItemFacts, claim: ItemClaim, report: ItemReport) -> Scheme:
    """Return the band of a claim, which the scheme of the report has."""
    return facts.band(report.scheme, claim.band) or next(iter(report.scheme))


def _movers(facts: ItemFacts, claim: ItemClaim, report: ItemReport) -> tuple[list[str], str]:
    """Return the codes of the items that moved to a band, and the expression."""
    band = _band_of(facts, claim, report)
    up, down = report.risen_to(band), report.fallen_to(band)
    moves = {1: up, -1: down, 0: (*up, *down)}[claim.turn]
    sources = {1: f"risen_to({band!r})", -1: f"fallen_to({band!r})", 0: "moves"}
    return [move.item.code for move in moves], sources[claim.turn]


def _compared(stated: int, known: int, source: str, about: str, mistake: Mistake = Mistake.COUNT) -> Judged:
    return (right if stated == known else wrong)(Fraction(known), source, about, mistake)


_OF_KINDS: Final[Mapping[ItemClaimKind, Callable[[ItemFacts, ItemClaim, int, ItemReport], Judged]]] = {
    ItemClaimKind.COUNT: _count,
    ItemClaimKind.WITHOUT: _without,
    ItemClaimKind.TOTAL: _total,
    ItemClaimKind.MOVED: _moved,
    ItemClaimKind.LISTED: _listed,
}
