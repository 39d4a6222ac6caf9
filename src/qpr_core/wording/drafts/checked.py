"""CheckedDraft: every claim of a draft, what is wrong, and what could not be read."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from qpr_core.model.values.records import shown
from qpr_core.notebook import ShowsItself
from qpr_core.wording.drafts.discrepancy import Discrepancy, Known
from qpr_core.wording.text.phrases import Phrase

_RIGHT: Final = Phrase(zero="0 claims are right", one="1 claim is right", other="{count} claims are right")
_WRONG: Final = Phrase(zero="none is wrong", one="1 is wrong", other="{count} are wrong")
_UNREAD: Final = Phrase(
    zero="No sentence was left unread", one="1 sentence was not read", other="{count} sentences were not read"
)


@frozen(kw_only=True, repr=False)
class Claim:
    """A claim of a draft that was read and compared with the data.

    The words are `draft[start:end]`. `fact` is what the data have, and `expression` is the Python code that gives it,
    or the records from which a streak or a list is counted, from `report` or `summary`. `about` is what the fact counts
    or measures.

    >>> from fractions import Fraction
    >>> print(Claim(words="15 are Green", start=0, end=12, fact=Fraction(15), about="Green", holds=True,
    ...             expression="summary.ratings[Rag.GREEN]"))
    right: "15 are Green" (Green)
    """

    words: str
    start: int
    end: int
    fact: Known
    expression: str
    about: str
    holds: bool

    __repr__ = shown

    def __str__(self) -> str:
        """Quote the words, and write whether the claim holds."""
        quoted = " ".join(self.words.split())
        return f'{"right" if self.holds else "wrong"}: "{quoted}" ({self.about})'


@frozen(kw_only=True, repr=False)
class Unread:
    """A sentence about performance that was not read, or only in part.

    The sentence is `draft[start:end]`. `why` is the reason.

    >>> print(Unread(sentence="12 projects are Green.", start=0, end=22, why="it is about things other than KPIs"))
    not read: "12 projects are Green." (it is about things other than KPIs)
    """

    sentence: str
    start: int
    end: int
    why: str

    __repr__ = shown

    def __str__(self) -> str:
        """Quote the sentence, and write why it was not read."""
        quoted = " ".join(self.sentence.split())
        return f'not read: "{quoted}" ({self.why})'


@frozen(kw_only=True, repr=False)
class CheckedDraft(ShowsItself):
    """A draft, its claims, its discrepancies and its unread sentences.

    It is falsy only if nothing is wrong and nothing is unread, so that `if checked:` means that there is work to do. To
    iterate over it is to iterate over its discrepancies. A notebook shows the draft with its claims marked, and `print`
    lists what is wrong or unread.

    >>> from qpr_core import Rag, Summary, check_text
    >>> summary = Summary(period="Q2 2023/24", indicators=38, ratings={Rag.GREEN: 15, Rag.AMBER: 15, Rag.RED: 8})
    >>> checked = check_text("15 KPIs are Green. 12 projects are Green.", summary)
    >>> checked.discrepancies, len(checked.claims), len(checked.unread), checked.is_clean, bool(checked)
    ((), 1, 1, False, True)
    >>> checked
    <CheckedDraft: 1 claim is right and none is wrong. 1 sentence was not read.>
    """

    text: str
    claims: tuple[Claim, ...]
    discrepancies: tuple[Discrepancy, ...]
    unread: tuple[Unread, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong and nothing is unread."""
        return not self.discrepancies and not self.unread

    def __repr__(self) -> str:
        """Show how many claims are right and wrong, and how many sentences were not read."""
        return f"<CheckedDraft: {in_short(self)}>"

    def __bool__(self) -> bool:
        """Return True if something is wrong or unread."""
        return not self.is_clean

    def __iter__(self) -> Iterator[Discrepancy]:
        """Iterate over the discrepancies."""
        return iter(self.discrepancies)

    def __len__(self) -> int:
        """Count the discrepancies."""
        return len(self.discrepancies)


def in_short(checked: CheckedDraft) -> str:
    """Return the number of right and wrong claims, and of unread sentences.

    >>> in_short(CheckedDraft(text="All well.", claims=(), discrepancies=(), unread=()))
    'No claim was found. No sentence was left unread.'
    """
    right, wrong = sum(claim.holds for claim in checked.claims), len(checked.discrepancies)
    unread = _counted(_UNREAD, len(checked.unread))
    if not right and not wrong:
        return f"No claim was found. {unread}."
    return f"{_counted(_RIGHT, right)} and {_counted(_WRONG, wrong)}. {unread}."


def _counted(phrase: Phrase, count: int) -> str:
    return phrase.form(count).format(count=count)
