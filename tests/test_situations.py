"""The text of every situation: a lint of its grammar."""

import re
from collections.abc import Iterator

import pytest

from golden import DATA
from situations import SITUATIONS

STYLES = ("kent", "statistical", "minutes", "plain", "brief", "outcomes")
MOST_WORDS = 35
"""The greatest number of words of a sentence outside Kent's style."""
MOST_ZEROS = 2
"""The greatest number of zeros in such a sentence."""
ONE_THING = r"\b(?:1|[Oo]ne|[Tt]he only) (?:KPI|indicator)s?"
ZEROS = re.compile(r"\b(?:0|zero|no|none|neither)\b", re.IGNORECASE)


def sentences(style: str) -> Iterator[str]:
    """Yield each sentence of running text and each item of a list; names of KPIs have no full stops."""
    text = (DATA / f"situations-{style}.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#") and "  " not in line.strip()]
    for line in lines:
        yield from re.split(r"(?<=\.) +", line.strip().removeprefix("- "))


def is_of_names(sentence: str) -> bool:
    """Return True if a sentence lists KPIs, whose names may be long."""
    return "(K" in sentence or "Percentage of pupils" in sentence


@pytest.mark.parametrize("style", STYLES)
def test_no_sentence_has_a_doubled_word(style: str) -> None:
    doubled = [each for each in sentences(style) if re.search(r"\b(\w+) \1\b", each, re.IGNORECASE)]
    assert doubled == []


@pytest.mark.parametrize("style", STYLES)
def test_subjects_and_their_verbs_agree(style: str) -> None:
    wrong = re.compile(
        rf"{ONE_THING} (?:are|were|have|need|show|do)\b|\b(?:1|one) (?:KPIs|indicators|are|were|have)\b"
        r"|\b(?:[2-9]|[1-9][0-9]+|two|three|four|five|six|seven|eight|nine) (?:(?:KPI|indicator) |(?:is|was|has) "
        r"(?:not )?(?:rated|Green|Amber|Red|improving|worsening))",
        re.IGNORECASE,
    )
    assert [each for each in sentences(style) if wrong.search(each)] == []


@pytest.mark.parametrize("style", STYLES[1:])
def test_sentences_are_short_and_recite_no_zeros(style: str) -> None:
    """Kent's published sentences are exempt."""
    for sentence in sentences(style):
        assert len(sentence.split()) <= MOST_WORDS or is_of_names(sentence), sentence
        assert len(re.findall(r"\bnone\b", sentence, re.IGNORECASE)) <= 1, sentence
        assert len(ZEROS.findall(sentence)) <= MOST_ZEROS, sentence


def test_there_are_reports_of_every_kind() -> None:
    """Sixty are asked for: these, in each of three styles, are more."""
    assert len(SITUATIONS) * len(STYLES) > len(range(60))
    assert all(report().assessments for report, _ in SITUATIONS.values())
