"""The reader of drafts: input is text, output is its claims."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qpr_core.wording.drafts.anaphora import mentioned_in, since_in
from qpr_core.wording.drafts.elsewhere import elsewhere
from qpr_core.wording.drafts.headings import heading_setting, is_heading
from qpr_core.wording.drafts.lexer import tokens_of
from qpr_core.wording.drafts.name_words import with_name_words
from qpr_core.wording.drafts.numbering import without_numbering
from qpr_core.wording.drafts.openings import without_openings
from qpr_core.wording.drafts.reading import Reading, read_sentence
from qpr_core.wording.drafts.remarks import without_remarks
from qpr_core.wording.drafts.respective import with_former, with_respective
from qpr_core.wording.drafts.sentences import Sentence, sentences_of
from qpr_core.wording.drafts.setting import PUBLISHED, Setting
from qpr_core.wording.drafts.stated import OTHER_PERIOD, ClaimKind
from qpr_core.wording.drafts.statements.ellipses import of_ratings, with_results, without_others
from qpr_core.wording.drafts.statements.included import counted_once
from qpr_core.wording.drafts.tables import read_tables
from qpr_core.wording.drafts.topics import is_of_others, listing_of, services_in, topic_of, with_service
from qpr_core.wording.drafts.vocabulary import Vocabulary
from qpr_core.wording.drafts.words import Subject, Token


class ReadSentence(NamedTuple):
    """A sentence of a draft, or a row of a table, and what it claims."""

    sentence: Sentence
    reading: Reading


def read_draft(text: str, vocabulary: Vocabulary) -> Iterator[ReadSentence]:
    """Yield every sentence of a draft with its claims, in order.

    >>> from qpr_core import Rag
    >>> from qpr_core.styles import KENT
    >>> from qpr_core.wording.drafts.vocabulary import vocabulary_of
    >>> (only,) = read_draft("Of the 38 KPIs, 15 are Green.", vocabulary_of(Rag, KENT))
    >>> [(claim.kind.name, int(claim.amount.value)) for claim in only.reading.claims]
    [('TOTAL', 38), ('COUNT', 15)]
    """
    section, around, paragraph = Setting(), Setting(), -1
    rows: list[Sentence] = []
    for sentence in sentences_of(text):
        if rows and (not sentence.is_table or sentence.paragraph != rows[-1].paragraph):
            yield from _table(text, rows, vocabulary, around)
            rows = []
        if sentence.is_table:
            if sentence.paragraph != paragraph:
                around = section._replace(is_of_others=around.is_of_others)
            paragraph = sentence.paragraph
            rows.append(sentence)
            continue
        tokens: Sequence[Token] = tokens_of(text, sentence.start, sentence.end, vocabulary)
        if sentence.is_heading:
            section = around = heading_setting(tokens)
        elif sentence.paragraph != paragraph:
            around, paragraph = section._replace(listing=around.listing), sentence.paragraph
            around = around._replace(is_headed=is_heading(text[sentence.start : sentence.end], tokens))
        tokens = without_openings(text, without_numbering(text, with_service(tokens, around)))
        tokens = with_name_words(text, tokens, around, vocabulary.stems)
        tokens = without_remarks(text, with_former(tokens, around.listed), follows=bool(around.names))
        paired = with_respective(text, tokens)
        here = around._replace(doubt=around.doubt or elsewhere(text, sentence.start, tokens))
        reading = read_sentence(of_ratings(text, with_results(without_others(text, paired, around.subjects))), here)
        yield ReadSentence(sentence, reading)
        listed = tuple(dict.fromkeys(code for _, code in reading.setting.named)) or around.listed
        around = around._replace(
            names=reading.setting.names_at(len(reading.tokens)) if paired == tokens else listed,
            listed=listed,
            base=reading.setting.base,
            doubt=OTHER_PERIOD if PUBLISHED.fullmatch(reading.setting.letters) else around.doubt,
            subjects=around.subjects + _counted(reading),
            latest=_counted(reading),
            included=counted_once(reading.claims),
            grouped=_group(reading),
            counted=next((each.group for each in reading.claims if each.kind is ClaimKind.TOTAL), None),
            listing=listing_of(reading.tokens, around.listing),
            is_of_others=is_of_others(reading.tokens, around),
            topic=topic_of(reading.tokens) or around.topic,
            services=around.services | services_in(reading.tokens),
            mentioned=around.mentioned | mentioned_in(reading.tokens),
            since=since_in(reading.tokens, reading.setting.letters) or around.since,
        )
    yield from _table(text, rows, vocabulary, around)


def _group(reading: Reading) -> str | None:
    """Return the service in which a sentence counts, if there is only one."""
    groups = {each.group for each in reading.claims if each.kind is ClaimKind.COUNT}
    return groups.pop() if len(groups) == 1 else None


def _counted(reading: Reading) -> tuple[Subject, ...]:
    """Return what a sentence counts."""
    kinds = {ClaimKind.COUNT, ClaimKind.SHARE}
    counts = [each for each in reading.claims if each.kind in kinds and each.group is None]
    return tuple(dict.fromkeys(each.subject for each in counts if each.subject is not None))


def _table(text: str, rows: list[Sentence], vocabulary: Vocabulary, setting: Setting) -> Iterator[ReadSentence]:
    for row, reading in zip(rows, read_tables(text, rows, vocabulary, setting), strict=True):
        yield ReadSentence(row, reading)
