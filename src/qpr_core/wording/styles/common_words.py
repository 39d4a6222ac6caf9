"""CommonWords: the separators and other words that all sections share."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from qpr_core.errors import StyleError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import FrozenMapping, shown_as_given
from qpr_core.wording.styles.outcome import BandForms, Outcome
from qpr_core.wording.text.phrases import check_parts, frozen_words, joined
from qpr_core.wording.text.spans import Spans


def _names(given: Mapping[Scheme, str | Outcome]) -> FrozenMapping[Scheme, str | Outcome]:
    return frozen_words(given)


@explains_calls
@frozen(kw_only=True, repr=False)
class CommonWords:
    """The words that all sections share.

    They are separators, the names of bands, and the words for having no rating.

    `comma` and `last_comma` separate the clauses of a sentence, `name_comma` and `last_name` the names in a list, and
    `semicolon` separates statements. After ". " each clause is a sentence, with a capital. `none` is the number 0 in
    "up from none". `unverified` comes before all text about a record that was read from a document without being
    checked. `band_names` replaces the names that a scheme gives its bands, with other names or with an `Outcome` each.
    `band_forms` has the forms of the names in sentences.

    >>> CommonWords(not_rated="rated Grey").not_rated_label
    'Rated Grey'

    Raises:
        StyleError: If a word is not text, or *band_names* does not map bands to names.
    """

    comma: str = ", "
    last_comma: str = ", and "
    name_comma: str = ", "
    last_name: str = " and "
    semicolon: str = "; "
    not_rated: str = "not rated"
    absent: str = "not in the report"
    none: str = "none"
    unverified: str = "Unverified: this was read from a file without a check that its figures and ratings agree."
    band_names: FrozenMapping[Scheme, str | Outcome] = field(default=FrozenMapping({}), converter=_names)
    band_forms: BandForms = BandForms()

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every word."""
        check_parts(self)
        for band, name in self.band_names.items():
            if not isinstance(band, Scheme):
                raise StyleError("band_names must map bands to their names", given=band)
            if not isinstance(name, Outcome):
                check_name(name, f"name of {band!r}", StyleError)
        if not isinstance(self.band_forms, BandForms):
            raise StyleError("band_forms must be BandForms", given=self.band_forms)

    def outcome_of(self, band: Scheme) -> Outcome | None:
        """Return the outcome that replaces the name of a band, if there is one."""
        given = self.band_names.get(band)
        return given if isinstance(given, Outcome) else None

    def join_clauses(self, clauses: Sequence[Spans]) -> Spans:
        """Join the clauses of a sentence."""
        return joined(clauses, self.comma, self.last_comma)

    def join_names(self, names: Sequence[Spans]) -> Spans:
        """Join the names of a list in a sentence."""
        return joined(names, self.name_comma, self.last_name)

    def join_statements(self, statements: Sequence[Spans]) -> Spans:
        """Join whole statements into one sentence."""
        return joined(statements, self.semicolon, self.semicolon)

    @property
    def not_rated_label(self) -> str:
        """`not_rated` with a capital letter, for tables and legends."""
        return self.not_rated[:1].upper() + self.not_rated[1:]
