"""The text of every situation, of whole reports and of papers: a lint of its grammar."""

import pytest

import bracknell
import hart
from golden import DATA, GOLDEN
from lint import HOUSE_RULES, RULES, faults_of, sentences_of
from qpr_core.styles import KENT
from rare import scorecard as rare_scorecard
from situations import SITUATIONS

MOST_SITUATIONS = 60
"""The situations that the issue for house styles asks for."""
PUBLISHED = {name for name in GOLDEN if name.startswith(("bracknell", "examples", "hart")) or "kent" in name}
"""The texts in Kent's style: its published sentences are exempt from the rules of a house."""
NAMES = {each.name for situation in SITUATIONS.values() for each in situation.make()} | {
    each.indicator.name
    for scorecard in (bracknell.scorecard(), hart.scorecard(), rare_scorecard())
    for each in scorecard
}

REFUSED = {
    "a word is doubled": "Of the the five KPIs, three are Green.",
    "one has a plural noun": "1 KPIs needs watching.",
    "many have a singular noun": "Two KPI are Red.",
    "one has a plural verb": "Of two KPIs, one are Green and one is Red.",
    "many have a singular verb": "Of the five KPIs, 2 is Green.",
    "none has the wrong verb": "None of the three KPIs are rated.",
    "a is before a vowel": "There is a indicator.",
    "an is before a consonant": "There is an KPI.",
    "a list of names has no and": "Two KPIs fell to Red: Name (K1, from Amber), Name (K2, from Amber).",
    "a bracket is in a bracket": 'Name (K1, because its result is too old (marked "n/a")) is not rated.',
    "two brackets meet": 'Name (K1) is Red (carried forward) (marked "n/a").',
    "a mark is doubled": "It is Red;, and it is worse.",
    "a placeholder is left": "It is {rating}.",
    "one point is several": "It rose by 1 percentage points.",
    "several points are one": "It rose by 0.5 percentage point.",
    "nothing changed from and to": "The number of Red KPIs went from 12 of 23 to 12 of 23.",
    "a list of clauses has no and": "Of the five KPIs, three are Green, two are Red.",
    "it is too long": " ".join(f"word{index}" for index in range(36)) + ".",
    "none is repeated": "None are Green and none are Red.",
    "zeros are recited": "Green went from 0 to 2, Amber from zero to one, and no KPI is Red.",
}
"""For each fault a sentence that has it, and no other."""


@pytest.mark.parametrize("name", GOLDEN)
def test_no_sentence_of_golden_text_has_a_fault(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    found = {each: faults_of(each, is_published=name in PUBLISHED) for each in sentences_of(text, NAMES)}
    assert {sentence: faults for sentence, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("fault", "sentence"), REFUSED.items(), ids=REFUSED)
def test_lint_refuses_a_sentence_with_the_fault(fault: str, sentence: str) -> None:
    assert faults_of(sentence) == [fault]
    assert faults_of(sentence, is_published=True) == ([fault] if fault in RULES else [])


def test_every_rule_of_the_lint_has_a_sentence_that_it_refuses() -> None:
    assert set(REFUSED) == {*RULES, *HOUSE_RULES}


@pytest.mark.parametrize(
    "sentence",
    [
        "None of the three KPIs is rated.",
        "Of five KPIs, three are Green, one is Amber and one is Red.",
        "Two of the five KPIs are not rated.",
        "One of the two KPIs is not rated: it rose by 1 percentage point, from 1% to 2%.",
        "450 is 10 above the expected range of 380 to 440, which is an 8% change.",
        "The number of Green KPIs went from 1 of 2 to 1 of 3, an NHS measure.",
        "It fell from 0.5 to 0.05, by 0.45 percentage points, to a unit cost of £0.05.",
        "Two KPIs fell to Red: Name (K1, from Amber) and Name (K2, from Amber).",
        "It is within the expected range (100 to 200).",
    ],
)
def test_lint_accepts_a_sentence_without_a_fault(sentence: str) -> None:
    assert faults_of(sentence) == []


def test_sentences_have_one_word_for_a_name_and_no_signs_of_markdown() -> None:
    text = "# Head\n\n**3.1** Calls\\. answered (K1) is Red. It fell.\n- One item\n\n| a | b |\nA  B\n"
    assert list(sentences_of(text, ["Calls. answered"])) == ["Name (K1) is Red.", "It fell.", "One item"]


def test_there_are_60_different_situations() -> None:
    assert len(SITUATIONS) >= MOST_SITUATIONS
    texts = [tuple(map(str, situation.narratives(KENT))) for situation in SITUATIONS.values()]
    assert len(set(texts)) == len(texts)
    assert all(any(text) for text in texts)
