"""Place: a word of a sentence, with everything that it is read with."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from qpr_core.wording.drafts.spelled import Word
from qpr_core.wording.drafts.vocabulary import Vocabulary
from qpr_core.wording.drafts.words import Kind, Token, Value

Read: TypeAlias = tuple[int, Token]
"""The end of a token, counted in words, and the token."""


class Place(NamedTuple):
    """A word of a sentence; `texts` has the texts of its words."""

    text: str
    words: Sequence[Word]
    texts: Sequence[str]
    vocabulary: Vocabulary
    at: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.at]

    @property
    def is_last(self) -> bool:
        """Whether no word follows."""
        return self.at + 1 == len(self.words)

    def read(self, kind: Kind, to: int, value: Value = None) -> Read:
        """Return the words from here up to another one as a token."""
        return to, Token(kind, self.word.start, self.words[to - 1].end, value)
