"""Answers: results that are yes or no, in the words of a unit."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from qpr_core.errors import FigureError, UnitError
from qpr_core.model.values.figures import exact
from qpr_core.model.values.names import is_line

USUAL_ANSWERS: Final = {"yes": 1, "y": 1, "true": 1, "met": 1, "no": 0, "n": 0, "false": 0, "not met": 0, "unmet": 0}
"""The words that every such unit reads, besides its own."""


_SAMPLE: Final = re.compile(r"(?P<yes>[^0-9/]+)/(?P<no>[^0-9/]+)")


def _word(given: str) -> str:
    return " ".join(given.split()) if isinstance(given, str) and is_line(given) else given


@frozen
class YesNo:
    """The way to write results that are yes or no.

    The figures are 1 for *yes* and 0 for *no*. There are no differences between them, and no trend.

    >>> YesNo("Adopted", "Not adopted").text("1"), YesNo().text("0")
    ('Adopted', 'No')

    Args:
        yes: The word for 1, such as "Met". Defaults to "Yes".
        no: The word for 0, such as "Not met". Defaults to "No".

    Raises:
        UnitError: If a word is not text of one line, has a digit or a slash, or if it means the other answer.
    """

    has_distances: ClassVar[bool] = False

    yes: str = field(default="Yes", converter=_word)
    no: str = field(default="No", converter=_word)

    def __attrs_post_init__(self) -> None:
        """Check the words.

        Raises:
            UnitError: If a word is not text of one line, has a digit or a slash, or if it means the other answer.
        """
        for word in (self.yes, self.no):
            if not isinstance(word, str) or not is_line(word) or not _SAMPLE.fullmatch(f"{word}/{word}"):
                raise UnitError("word for yes or no must be text of one line without digits and slashes", given=word)
        yes, no = self.yes.casefold(), self.no.casefold()
        if yes == no or USUAL_ANSWERS.get(yes) == 0 or USUAL_ANSWERS.get(no) == 1:
            raise UnitError("words for yes and no must mean yes and no", shown=f"{self.yes!r} and {self.no!r}")

    @classmethod
    def of_sample(cls, sample: str) -> "YesNo | None":
        """Return the form of a sample with two words and a slash; None for other text.

        >>> YesNo.of_sample("Met/Not met"), YesNo.of_sample("12/100")
        (YesNo(yes='Met', no='Not met'), None)

        Raises:
            UnitError: If the words do not mean yes and no.
        """
        found = _SAMPLE.fullmatch(sample)
        return None if found is None else cls(found["yes"].strip(), found["no"].strip())

    @property
    def sample(self) -> str:
        """Both words, with a slash."""
        return f"{self.yes}/{self.no}"

    @property
    def scale(self) -> str:
        """The meaning of a figure of 1."""
        return "yes"

    @property
    def limits(self) -> str:
        """The possible values, for an error message."""
        return f"{self.yes} or {self.no} (1 or 0)"

    def allows(self, value: Fraction) -> bool:
        """Return True if *value* is 1 or 0."""
        return value in {0, 1}

    def text(self, number: str, mark: Callable[[str], str] = str) -> str:
        """Write a printed *number*: 1 and 0 as words, and any other as it is."""
        value = Fraction(number.replace(",", ""))
        return mark(number) if value not in {0, 1} else self.yes if value else self.no

    def read(self, given: object, whose: object) -> Fraction:
        """Read an answer as 1 or 0.

        >>> [int(YesNo("Adopted", "Not adopted").read(each, "L1")) for each in ("adopted", "No", True, 0)]
        [1, 0, 1, 0]

        Args:
            given: One of the words, "yes" or "no", "met" or "not met", True or False, or 1 or 0.
            whose: The object that the answer belongs to.

        Raises:
            FigureError: If *given* is not an answer.
        """
        answer = self._answer(given)
        if answer is not None:
            return Fraction(answer)
        try:
            return exact(given, whose)
        except FigureError as error:
            raise FigureError(f"result must be {self.yes} or {self.no}", given=given, whose=whose) from error

    def recognises(self, given: object) -> bool:
        """Return True for True, False, and text that is an answer in words."""
        return self._answer(given) is not None

    def _answer(self, given: object) -> int | None:
        if isinstance(given, bool):
            return int(given)
        word = " ".join(given.split()).casefold() if isinstance(given, str) and len(given) <= 200 else None
        if word is None:
            return None
        return {self.yes.casefold(): 1, self.no.casefold(): 0}.get(word, USUAL_ANSWERS.get(word))
