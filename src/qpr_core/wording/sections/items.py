"""The section of projects, actions, milestones and risks: each kind by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from qpr_core.analysis.answers import NoRating
from qpr_core.analysis.items.assessment import ItemAssessment
from qpr_core.analysis.items.move import ItemMove
from qpr_core.analysis.items.report import ItemReport
from qpr_core.model.items.progress import Progress
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.reasons.items import ItemVoice, item_path, write_item, write_marker, write_no_band, write_subject
from qpr_core.wording.sections.context import Context
from qpr_core.wording.sections.item_groups import item_groups
from qpr_core.wording.sections.items_table import items_table
from qpr_core.wording.styles.item_words import ItemWords, KindWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.parts import BulletList, Heading, Item, Paragraph, Part
from qpr_core.wording.text.phrases import Phrase, fill, joined
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans, Words


def items_section(context: Context) -> list[Part]:
    """Return the parts of every kind of item, in the order of the report."""
    return parts_of_kinds(context.report.items, context.style, "report.items")


def parts_of_kinds(reports: Sequence[ItemReport], style: Style, path: str, *, level: int = 2) -> list[Part]:
    """Return the parts of every kind of item; *path* leads to the reports."""
    kinds = [report.kind for report in reports]
    return [
        part
        for place, report in enumerate(reports)
        for part in items_parts(
            report, style, f"{path}[{place}].", level=level, with_scheme=kinds.count(report.kind) > 1
        )
    ]


def items_parts(
    report: ItemReport, style: Style, path: str, *, level: int = 2, with_scheme: bool = False
) -> list[Part]:
    """Return the heading, the sentences, the lists and the table of one kind.

    The heading has the name of the scheme if *with_scheme*, because the report has the kind twice.
    """
    kind = _Kind(report, style, path)
    title = fill(kind.names.title)
    if with_scheme:
        title = fill(kind.words.heading_of_scheme, title=title, scheme=style.name_of_scheme(report.scheme))
    return [
        Heading(title, level=level),
        kind.counts(),
        *kind.moves(),
        kind.to_watch(),
        *kind.without(),
        *kind.carried(),
        *item_groups(report, style, path, title),
        items_table(report, style, path, title),
    ]


def counts_text(report: ItemReport, style: Style) -> Spans:
    """Return the counts of the items of one kind as a sentence."""
    return _Kind(report, style, "").counts().spans


class _Moved(NamedTuple):
    """One kind of move: its phrase, the phrase for each item, its source and moves."""

    phrase: Phrase
    each: str
    source: str
    moves: Sequence[ItemMove]
    band: Scheme | None = None


class _Kind(NamedTuple):
    """Writes about the items of one kind; `path` leads to their report."""

    report: ItemReport
    style: Style
    path: str

    @property
    def words(self) -> ItemWords:
        """The phrases for items."""
        return self.style.items

    @property
    def names(self) -> KindWords:
        """The words for the kind."""
        return self.words.kinds[self.report.kind]

    def filled(self, phrase: str, **parts: Span | Spans) -> Spans:
        """Fill a phrase that may have the words for the kind."""
        return fill(phrase, item=Words(self.names.item), items=Words(self.names.items), **parts)

    def counted(self, count: int, source: str) -> Quantity:
        """Write a count in the number style of changes."""
        return written_count(count, f"{self.path}{source}", self.style.change_numbers)

    def voice(self, assessment: ItemAssessment) -> ItemVoice:
        """Return the voice for one item of the report."""
        return ItemVoice(self.style, assessment, item_path(self.path, assessment.code), self.report.period)

    def counts(self) -> Paragraph:
        """Return the counts of bands as a sentence."""
        report, words, total = self.report, self.words, len(self.report)
        present = [band for band, count in report.counts.items() if count]
        missing = len(report.without_band)
        whole = self.counted(total, "__len__()")
        if total == 1:
            only = fill(words.only, **self.style.forms_of(present[0], 1)) if present else fill(words.only_without)
            return Paragraph(self.filled(words.counts.form(1), count=whole, only=only, clauses=()))
        if len(present) == 1 and not missing:
            forms = self.style.forms_of(present[0], total)
            return Paragraph(self.filled(words.all_alike.form(total), count=whole, **forms))
        clauses = [
            fill(
                words.counted.form(report.counts[band]),
                count=self.counted(report.counts[band], f"counts[{band!r}]"),
                **self.style.forms_of(band, report.counts[band]),
            )
            for band in present
        ]
        if missing:
            without = self.counted(missing, "without_band.__len__()")
            clauses.append(fill(words.counted_without.form(missing), count=without))
        counted = self.style.common.join_names(clauses)
        return Paragraph(self.filled(words.counts.form(total), count=whole, only=(), clauses=counted))

    def moves(self) -> list[Part]:
        """Return the items that moved, joined or left since the period before."""
        report, words, previous = self.report, self.words, self.report.previous
        if previous is None:
            return []
        found = [kind for kind in self._moved() if kind.moves]
        if not found:
            financial_year = report.assessments[0].item.financial_year
            against = self.style.periods.in_text(previous.period, financial_year, known=report.period)
            return [Paragraph(self.filled(words.nothing_moved, against=against))]
        most = self.style.most_names
        clauses = [
            self._introduced(kind, self.style.common.join_names([self._mover(move, kind) for move in kind.moves]))
            for kind in found
            if len(kind.moves) <= most
        ]
        sentence = fill(words.moved, clauses=joined(clauses, words.moves_separator, words.moves_separator))
        return [
            *([Paragraph(sentence)] if clauses else []),
            *(self._list(kind) for kind in found if len(kind.moves) > most),
        ]

    def _moved(self) -> list[_Moved]:
        report, words = self.report, self.words
        return [
            *(
                _Moved(words.moved_up, words.mover, f"risen_to({band!r})", report.risen_to(band), band)
                for band in report.scheme
            ),
            *(
                _Moved(words.moved_down, words.mover, f"fallen_to({band!r})", report.fallen_to(band), band)
                for band in report.scheme
            ),
            _Moved(words.gained, words.newcomer, "gained", report.gained),
            _Moved(words.lost, words.mover, "lost", report.lost),
            _Moved(words.joined, words.newcomer, "joined", report.joined),
            _Moved(words.left, words.leaver, "left", report.left),
        ]

    def _introduced(self, kind: _Moved, names: Spans) -> Spans:
        count = len(kind.moves)
        return self.filled(
            kind.phrase.form(count),
            count=self.counted(count, f"{kind.source}.__len__()"),
            band=() if kind.band is None else self.style.name_of(kind.band),
            names=names,
        )

    def _mover(self, move: ItemMove, kind: _Moved) -> Spans:
        period, item = self.report.period, move.item
        against = self.style.periods.in_text(period.shift(-1), item.financial_year, known=period)
        return fill(
            kind.each,
            name=Name(item.name),
            code=Name(item.code),
            before=self._band(move.before),
            now=self._band(move.now),
            late=self._late(move),
            against=against,
        )

    def _late(self, move: ItemMove) -> Spans:
        """Return by how many days a milestone is late, if it is."""
        milestone = None if move.now is None else self.report[move.item.code].milestone
        if milestone is None or not milestone.days_late:
            return ()
        form = {
            Progress.COMPLETE: self.words.done_late_in_list,
            Progress.AT_RISK: self.words.forecast_late_in_list,
        }.get(milestone.band, self.words.late_in_list)
        return fill(form, days=self.voice(self.report[move.item.code]).days(milestone))

    def _band(self, band: Scheme | NoRating | None) -> Spans:
        return (self.style.name_of(band),) if isinstance(band, Scheme) else fill(self.words.without_status)

    def _list(self, kind: _Moved) -> BulletList:
        """Return a list of items whose names are too many for a sentence."""
        spans = self._introduced(kind, ())
        last = spans[-1]
        introduction = (*spans[:-1], Words(last.text.rstrip())) if isinstance(last, Words) else spans
        return BulletList(Paragraph(introduction), tuple(Item(self._mover(move, kind)) for move in kind.moves))

    def to_watch(self) -> Part:
        """Return the items that need attention, each with its reason and its due date."""
        watched = self.report.to_watch
        introduction = Paragraph(
            self.filled(self.words.to_watch.form(len(watched)), count=self.counted(len(watched), "to_watch.__len__()"))
        )
        items = tuple(Item(self._listed(each)) for each in watched)
        return BulletList(introduction, items) if items else introduction

    def _listed(self, assessment: ItemAssessment) -> Spans:
        voice = self.voice(assessment)
        return fill(self.words.listed, text=write_item(voice, write_subject(voice)))

    def without(self) -> list[Part]:
        """Return the items without a status, each with the reason."""
        found, words = self.report.without_band, self.words
        introduction = self.filled(
            words.without.form(len(found)), count=self.counted(len(found), "without_band.__len__()")
        )
        items = tuple(Item(self._reason(each)) for each in found)
        return [BulletList(Paragraph(introduction), items)] if items else []

    def _reason(self, assessment: ItemAssessment) -> Spans:
        voice, band = self.voice(assessment), assessment.band
        reason = write_no_band(voice, band) if isinstance(band, NoRating) else ()
        return fill(self.words.reason, name=write_subject(voice), reason=reason, marker=write_marker(voice))

    def carried(self) -> list[Part]:
        """Return which statuses are carried forward."""
        found, words = self.report.carried, self.words
        if not found:
            return []
        names = [
            fill(
                words.carried_name,
                name=Name(each.name),
                code=Name(each.code),
                period=() if each.result_period is None else self.voice(each).period(each.result_period),
            )
            for each in found
        ]
        count = self.counted(len(found), "carried.__len__()")
        return [
            Paragraph(
                self.filled(words.carried.form(len(found)), count=count, names=self.style.common.join_names(names))
            )
        ]
