"""ShareOnTarget: the share of members that met target, compared with cut-offs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from qpr_core.analysis.groups.case import GroupCase
from qpr_core.analysis.groups.cut_offs import BandFigures, band_at, read_band_figures, scheme_of
from qpr_core.analysis.groups.rule import Unrated, read_least_rated, read_share, read_unrated
from qpr_core.errors import GroupError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import Number
from qpr_core.model.values.names import Rule
from qpr_core.model.values.records import shown_as_given


def _cut_offs(given: Mapping[Scheme, Number]) -> BandFigures:
    return read_band_figures(given, "cut_offs", with_worst=False, read=read_share)


@frozen(kw_only=True, repr=False)
class ShareOnTarget:
    """The group's band depends on the share of its members that met target.

    A member met target if its band is `met` or better. With weights, the share is that of the weight. A share on a
    cut-off belongs to the better band.

    The rule breaks laws, as a near miss counts like a bad one. A group of which every member is Amber is Red, which is
    worse than its worst member.

    >>> from qpr_core import Rag
    >>> from qpr_core.groups import rate_group
    >>> rule = ShareOnTarget(cut_offs={Rag.GREEN: "85%", Rag.AMBER: "50%"})
    >>> rate_group({"K1": Rag.GREEN, "K2": Rag.AMBER}, rule).rating
    Rag.AMBER
    >>> rate_group({"K1": Rag.AMBER, "K2": Rag.AMBER}, rule).rating
    Rag.RED

    Args:
        cut_offs: The smallest share for each band but the worst, such as "85%" or 0.85.
        met: The worst band that counts as having met target. If None, only the best band does.
        unrated: What the rule does with members without a rating: `Unrated` or one of its words.
        least_rated: The share of members that must be rated, such as "75%"; with less, there is no group rating.

    Raises:
        GroupError: If the cut-offs are not shares above 0 that fall from the best band to the worst, if *met* is not a
            band of their scheme or is its worst band, or if *unrated* or *least_rated* is wrong.

    Source: Sensu, Rule templates reference: online unless fewer than 70% of the checks are OK, degraded from 50%,
        offline below. Toowoomba Regional Council, Annual Report 2016-17: by its achievement against performance
        measures, a goal is on track from 85%, in need of increased attention from 50%, and underperforming below.
    """

    cut_offs: BandFigures = field(converter=_cut_offs)
    met: Scheme | None = None
    unrated: Unrated = field(default=Unrated.LEFT_OUT, converter=read_unrated)
    least_rated: Fraction = field(default=Fraction(0), converter=read_least_rated)
    rule: ClassVar[Rule] = Rule("share on target", 1)
    takes_weights: ClassVar[bool] = True
    looks_at_members: ClassVar[bool] = False

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check that the cut-offs can be missed, and that the band agrees with them."""
        if min(self.cut_offs.values()) == 0:
            raise GroupError("cut_offs must be above 0, as every share reaches 0", given=dict(self.cut_offs))
        if self.met is not None and (not isinstance(self.met, self.scheme) or self.met.is_worst):
            raise GroupError(
                f"met must be a band of {self.scheme.__name__} that is better than the worst", given=self.met
            )

    @property
    def scheme(self) -> type[Scheme]:
        """The scheme of the cut-offs."""
        return scheme_of(self.cut_offs)

    def decide(self, case: GroupCase) -> Scheme:
        """Return the best band whose cut-off the share on target reaches."""
        share = sum((self.score_of(band) * case.share_of(band) for band in case.weights), Fraction(0))
        return band_at(share, self.cut_offs)

    def score_of(self, band: Scheme) -> Fraction:
        """Return 1 if a member with a *band* met target, and 0 if not."""
        return Fraction(band.rank <= (0 if self.met is None else self.met.rank))
