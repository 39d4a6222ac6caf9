"""A checked draft as HTML: its text with marked claims, and the reasons below."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from zlib import crc32

from qpr_core.display.marked_text import Mark, marked
from qpr_core.wording.drafts.checked import CheckedDraft, in_short
from qpr_core.wording.drafts.listing import TITLE, Entry, Kind, entries_of

SHEET: Final = """
.qpr .qpr-draft {{ white-space: pre-wrap; max-width: 50ch; margin: 1em 0; padding-left: 0.9em; line-height: 1.8;
  border-left: 0.25em solid var(--qpr-outline); }}
.qpr :is(mark, .qpr-key span) {{ color: var(--qpr-ink); background: none; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; print-color-adjust: exact; }}
.qpr .qpr-right {{ border-bottom: 2px solid var(--qpr-target); }}
.qpr .qpr-wrong {{ border: 2px solid var(--qpr-floor); padding: 0 0.2em; }}
.qpr .qpr-unread {{ border-bottom: 2px dashed var(--qpr-outline); padding-bottom: 0.15em; }}
.qpr mark.qpr-wrong {{ background: var(--qpr-quiet); }}
.qpr :is(.qpr-flag, .qpr-hidden) {{ -webkit-user-select: none; user-select: none; }}
.qpr .qpr-flag {{ position: relative; white-space: nowrap; font-weight: bold; font-size: 0.85em; }}
.qpr .qpr-flag a {{ color: var(--qpr-paper); background: var(--qpr-ink); padding: 0 0.3em; text-decoration: none;
  print-color-adjust: exact; }}
.qpr .qpr-hidden {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }}
.qpr .qpr-key span {{ margin-right: 1.2em; }}
.qpr .qpr-entries {{ list-style: none; padding: 0; }}
.qpr .qpr-entries li {{ margin: 0.4em 0; }}
.qpr .qpr-entries a {{ position: relative; color: var(--qpr-ink); font-weight: bold; white-space: nowrap; }}
.qpr :is(mark, li):target {{ outline: 3px solid var(--qpr-line); outline-offset: 2px; }}
"""
"""The rules for a checked draft, besides those of every page."""

_CLASSES: Final = {Kind.RIGHT: "qpr-right", Kind.WRONG: "qpr-wrong", Kind.UNREAD: "qpr-unread"}
_SYMBOLS: Final = {Kind.RIGHT: "✓", Kind.WRONG: "✗", Kind.UNREAD: "?"}

_NOT_IN_HTML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a page cannot contain."""


def checked_body(checked: CheckedDraft, *, page: bool) -> str:
    """Return the body of a page with a checked draft, or that of a fragment.

    The symbols and the links are not part of the text of the draft: a reader who copies it gets it as it was.

    >>> from qpr_core import Rag, Summary, check_text
    >>> summary = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8})
    >>> for line in checked_body(check_text("Eight KPIs are Red.", summary), page=True).splitlines():
    ...     print(line)
    <h1>Checked draft</h1>
    <p>1 claim is right and none is wrong. No sentence was left unread.</p>
    <p class="qpr-key"><span class="qpr-right">✓ right</span> <span class="qpr-wrong">✗ wrong</span> \
<span class="qpr-unread">? not read</span></p>
    <div class="qpr-draft" role="group" aria-label="Draft" dir="auto"><mark class="qpr-right">\
<span class="qpr-flag"><span class="qpr-hidden">right: </span><span aria-hidden="true">✓</span>&#160;</span>\
Eight KPIs are Red</mark>.</div>
    """
    entries = entries_of(checked)
    stem, level = ("", 1) if page else (_stem(checked, entries), 2)
    keys = " ".join(f'<span class="{_CLASSES[kind]}">{_SYMBOLS[kind]} {kind.value}</span>' for kind in Kind)
    text = marked(checked.text, _marks(checked, entries, stem), _escaped)
    parts = [
        f"<h{level}>{TITLE}</h{level}>",
        f"<p>{in_short(checked)}</p>",
        f'<p class="qpr-key">{keys}</p>',
        f'<div class="qpr-draft" role="group" aria-label="Draft" dir="auto">{text}</div>',
    ]
    for kind in (Kind.WRONG, Kind.UNREAD):
        listed = "\n".join(_listed(entry, stem) for entry in entries if entry.kind is kind)
        if listed:
            heading = f"<h{level + 1}>{kind.value.capitalize()}</h{level + 1}>"
            parts += [heading, f'<ul class="qpr-entries" role="list">\n{listed}\n</ul>']
    return "\n".join(parts)


def _stem(checked: CheckedDraft, entries: Sequence[Entry]) -> str:
    """Return the beginning of anchors, which differs between the drafts of a notebook."""
    content = "\n".join([checked.text, *(entry.text for entry in entries)])
    return f"draft-{crc32(content.encode('utf-8', 'surrogatepass')):08x}-"


def _escaped(text: str) -> str:
    return escape(_NOT_IN_HTML.sub("\N{REPLACEMENT CHARACTER}", text))


def _marks(checked: CheckedDraft, entries: Sequence[Entry], stem: str) -> Iterator[Mark]:
    """Yield the marks of unread sentences, right claims and wrong passages."""
    by_kind = {kind: [_numbered_mark(entry, stem) for entry in entries if entry.kind is kind] for kind in Kind}
    yield from by_kind[Kind.UNREAD]
    wrong = {(mark.start, mark.end) for mark in by_kind[Kind.WRONG]}
    for claim in checked.claims:
        if claim.holds and (claim.start, claim.end) not in wrong:
            flag = _flag(_word("right: ") + _symbol(Kind.RIGHT))
            yield Mark(start=claim.start, end=claim.end, kind=_CLASSES[Kind.RIGHT], flag=flag)
    yield from by_kind[Kind.WRONG]


def _numbered_mark(entry: Entry, stem: str) -> Mark:
    place = f"{stem}{_name(entry)}"
    return Mark(
        start=entry.start,
        end=entry.end,
        kind=_CLASSES[entry.kind],
        flag=_flag(f'<a href="#{place}-reason">{_numbered(entry)}</a>'),
        attributes=f' id="{place}"',
    )


def _listed(entry: Entry, stem: str) -> str:
    place = f"{stem}{_name(entry)}"
    link = f'<a href="#{place}">{_numbered(entry)}, line {entry.line}</a>'
    return f'<li id="{place}-reason">{link}: <bdi>{escape(entry.text)}</bdi></li>'


def _name(entry: Entry) -> str:
    return f"{entry.kind.name.lower()}-{entry.number}"


def _numbered(entry: Entry) -> str:
    return f"{_word(f'{entry.kind.value} ')}{_symbol(entry.kind)} {entry.number}"


def _flag(words: str) -> str:
    return f'<span class="qpr-flag">{words}&#160;</span>'


def _symbol(kind: Kind) -> str:
    return f'<span aria-hidden="true">{_SYMBOLS[kind]}</span>'


def _word(text: str) -> str:
    return f'<span class="qpr-hidden">{text}</span>'
