"""Lists of KPIs by service, as a report prints them under "The Red KPIs are:"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qpr_core.analysis.reporting.summary_checks import Listed
from qpr_core.model.indicators.groupings import SERVICE
from qpr_core.model.values.names import is_line
from qpr_core.wording.drafts.reader import ReadSentence
from qpr_core.wording.drafts.summaries.paths import path_of
from qpr_core.wording.drafts.summaries.record import StatedFact
from qpr_core.wording.drafts.topics import INTRODUCTION
from qpr_core.wording.drafts.words import Kind, Subject


class PrintedList(NamedTuple):
    """A list of KPIs: whose it is, its first and last sentence, and its entries."""

    subject: Subject
    introduction: ReadSentence
    end: int
    entries: tuple[Listed, ...]


class _Line(NamedTuple):
    indent: int
    words: str
    end: int


def lists_in(text: str, read: Sequence[ReadSentence]) -> Iterator[PrintedList]:
    r"""Yield the lists of KPIs in bullets, each with the services above its KPIs.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.wording.drafts.vocabulary import vocabulary_of
    >>> from qpr_core.wording.drafts.reader import read_draft
    >>> draft = "The Red KPIs are in:\n- Housing\n  - Repairs in time\n  - Safety checks\n- Calls answered"
    >>> [found] = lists_in(draft, list(read_draft(draft, vocabulary_of(Rag, KENT))))
    >>> found.entries
    (('Housing', 'Repairs in time'), ('Housing', 'Safety checks'), (None, 'Calls answered'))
    """
    for at, each in enumerate(read):
        tokens = each.reading.tokens
        letters = "".join(token.kind.value for token in tokens)
        if not INTRODUCTION.fullmatch(letters):
            continue
        subject = next((token.value for token in tokens if token.kind is Kind.BAND), None)
        lines = list(_lines(text, each, read[at + 1 :]))
        if isinstance(subject, Subject) and lines:
            yield PrintedList(subject, each, lines[-1].end, tuple(_entries(lines)))


def list_facts(text: str, read: Sequence[ReadSentence], grouping: str = SERVICE) -> Iterator[StatedFact]:
    """Yield the lists of KPIs of one band each, as facts; names must be printable.

    The names above KPIs are services only if the text is by service, and are left out if *grouping* is a different one.
    """
    for subject, introduction, end, found in lists_in(text, read):
        entries = found if grouping == SERVICE else tuple((None, name) for _, name in found)
        sentence = introduction.sentence
        if not all(is_line(name) and (service is None or is_line(service)) for service, name in entries):
            continue
        path = path_of(subject)
        if path is not None:
            yield StatedFact(
                path=path.replace("ratings", "listed"),
                value=entries,
                words=text[sentence.start : end],
                start=sentence.start,
                end=end,
                sentence=text[sentence.start : sentence.end],
            )


def _lines(text: str, introduction: ReadSentence, after: Sequence[ReadSentence]) -> Iterator[_Line]:
    """Yield the lines of a list; those under an item of a list are deeper than it."""
    first = introduction.sentence
    least = _column(text, first.start) + 1 if first.is_item else 0
    line: _Line | None = None
    for sentence, _ in after:
        if not sentence.is_item or sentence.paragraph != first.paragraph:
            break
        if line is not None and not text[line.end : sentence.start].count("\n"):
            line = line._replace(words=f"{line.words}{text[line.end : sentence.end]}", end=sentence.end)
            continue
        if line is not None:
            yield line
        line = None
        column = _column(text, sentence.start)
        if column < least:
            break
        line = _Line(column, text[sentence.start : sentence.end], sentence.end)
    if line is not None:
        yield line


def _column(text: str, start: int) -> int:
    """Return the column of the mark before an item."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip())


def _entries(lines: Sequence[_Line]) -> Iterator[Listed]:
    service = None
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.indent == lines[0].indent:
            service = " ".join(line.words.split()) if after is not None and after.indent > line.indent else None
            if service is not None:
                continue
        yield service, " ".join(line.words.split())
