"""MeanScore: the mean score of the members, compared with cut-offs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.cut_offs import BandFigures, band_at, read_band_figures, scheme_of
from qpr_core.analysis.groups.rule import Unrated, read_least_rated, read_unrated
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import Number, as_code, exact
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown_as_given


def _cut_offs(given: Mapping[Scheme, Number]) -> BandFigures:
    return read_band_figures(given, "cut_offs", with_worst=False, read=exact)


def _scores(given: Mapping[Scheme, Number] | None) -> BandFigures | None:
    return None if given is None else read_band_figures(given, "scores", with_worst=True, read=exact)


@frozen(kw_only=True, repr=False)
class MeanScore:
    """The group's band depends on the mean score of its members.

    With weights, the mean is weighted. A mean on a cut-off belongs to the better band.

    Whether the rule breaks a law depends on its figures. A group whose members are all Amber is Amber only if the score
    of Amber reaches the cut-off of Amber, and not that of Green. `broken_laws` shows whether it is so.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> halfway = MeanScore(cut_offs={Rag.GREEN: 1.5, Rag.AMBER: 0.5})
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER}, halfway).rating
    Rag.GREEN
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER}, halfway, weights={"K1": 1, "K2": 2}).rating
    Rag.AMBER

    Args:
        cut_offs: The smallest mean score for each band but the worst.
        scores: The score of each band. If None, the worst band scores 0, and each better band 1 more.
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.

    Raises:
        GroupError: If the cut-offs or the scores are not figures that fall from the best band to the worst, if they
            have different schemes, if no mean can reach a cut-off, if every mean does, or if *unrated* or *least_rated*
            is wrong.

    Source: Oracle, Understand Initiative or Objective Performance Assessment: Weighted. Microsoft PerformancePoint,
        RollupTypes: AverageWeighted. Camms, What is the logic behind the traffic light: each member's performance times
        its weight.
    """

    cut_offs: BandFigures = field(converter=_cut_offs)
    scores: BandFigures | None = field(default=None, converter=_scores)
    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    rule: ClassVar[Rule] = Rule("mean score", 1)
    takes_weights: ClassVar[bool] = True
    looks_at_members: ClassVar[bool] = False

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check that the scores and the cut-offs agree."""
        if self.scores is not None and scheme_of(self.scores) is not self.scheme:
            raise GroupError("scores must have the scheme of the cut-offs", given=dict(self.scores))
        bands = list(self.scheme)
        best, worst = self.score_of(bands[0]), self.score_of(bands[-1])
        for band, least in self.cut_offs.items():
            if not worst < least <= best:
                limits = f"above {as_code(worst)} and at most {as_code(best)}, as the scores are"
                raise GroupError(f"cut_offs must be {limits}", shown=as_code(least), whose=band.value)

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme of the cut-offs."""
        return scheme_of(self.cut_offs)

    def decide(self, case: GroupCase) -> Scheme:
        """Return the best band whose cut-off the mean score reaches."""
        mean = sum((self.score_of(band) * case.share_of(band) for band in case.weights), Fraction(0))
        return band_at(mean, self.cut_offs)

    def score_of(self, band: Scheme) -> Fraction:
        """Return the score of a *band*."""
        return Fraction(len(self.scheme) - 1 - band.rank) if self.scores is None else self.scores[band]
