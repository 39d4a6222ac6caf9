"""Group ratings in words: the rating, its reason and what would change it."""

from fractions import Fraction
from typing import NamedTuple

from qpr_core.analysis.answers import NoGroupRating
from qpr_core.analysis.groups.counterfactual import Counterfactual, MemberChange
from qpr_core.analysis.groups.extremes import BestOf, WorstOf
from qpr_core.analysis.groups.group_rating import GroupRating
from qpr_core.analysis.groups.majority import Majority, Ties
from qpr_core.analysis.groups.mean_score import MeanScore
from qpr_core.analysis.groups.rule import Unrated
from qpr_core.analysis.groups.share_on_target import ShareOnTarget
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.wording.styles.group_words import GroupWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import exact_text, figure_text, written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Span, Spans

_MOST_NAMES = 3
"""The most members that are named in a change; more of them are counted."""


def write_group_rating(style: Style, group: GroupRating) -> Spans:
    """Write one sentence: the rating, its reason, and what would change it."""
    voice, words = _GroupVoice(style, group), style.groups
    if isinstance(group.rating, NoGroupRating):
        return fill(words.not_rated, reason=voice.no_rating(group.rating), outlook=voice.outlook())
    return fill(
        words.rated,
        reason=voice.reason(group.rating),
        unrated=voice.unrated(),
        outlook=voice.outlook(),
        **style.forms_of(group.rating, 1),
    )


class _GroupVoice(NamedTuple):
    """Writes text about one group."""

    style: Style
    group: GroupRating

    @property
    def words(self) -> GroupWords:
        return self.style.groups

    @property
    def _has_weights(self) -> bool:
        return len({each.weight for each in self.group.members if each.weight}) > 1

    def counted(self, count: int, source: str) -> Quantity:
        return written_count(count, source, self.style.change_numbers)

    def _figure(self, figure: Fraction, source: str, *, apart_from: Fraction) -> Quantity:
        text = figure_text(figure, apart_from=[apart_from])
        return Quantity(self.style.figures.text_of(text), figure, source)

    def _limit(self, figure: Fraction, source: str) -> Quantity:
        return Quantity(self.style.figures.text_of(exact_text(figure)), figure, source)

    def ratings(self) -> Spans:
        """Write the number of ratings, and how many there are of each band."""
        words, bands = self.words, [each.counts_as for each in self.group.counted]
        named = [(band, bands.count(band)) for band in self.group.scheme or () if band in bands]
        counts = [
            fill(
                words.count_of_band if len(named) > 1 else words.only_band.form(count),
                count=self.counted(count, f"[each.counts_as for each in counted].count({band!r})"),
                band=self.style.name_of(band),
            )
            for band, count in named
        ]
        return fill(
            words.ratings.form(len(bands)),
            count=self.counted(len(bands), "counted.__len__()"),
            counts=self.style.common.join_names(counts),
        )

    def no_rating(self, reason: NoGroupRating) -> Spans:
        """Write why the group has no rating."""
        group, words = self.group, self.words
        judged = [each for each in group.members if each.is_judged]
        rated = [each for each in judged if not each.is_unrated]
        least = self._limit(group.rule.least_rated * 100, "rule.least_rated * 100")
        if reason is NoGroupRating.TOO_FEW_RATED and self._has_weights:
            share = sum(each.weight for each in rated) / sum((each.weight for each in judged), Fraction(0))
            source = (
                "sum(each.weight for each in members if each.is_judged and not each.is_unrated) * 100 "
                "/ sum(each.weight for each in members if each.is_judged)"
            )
            written = self._figure(share * 100, source, apart_from=group.rule.least_rated * 100)
            return fill(words.rated_by_weight, share=written, least=least)
        judged_count = "[each for each in members if each.is_judged].__len__()"
        return fill(
            words.reasons[reason],
            rated=self.counted(len(rated), f"{judged_count} - unrated.__len__()"),
            count=self.counted(len(judged), judged_count),
            least=least,
            ratings=self.ratings(),
            **self._rule(),
        )

    def _rule(self) -> dict[str, Span | Spans]:
        name, version = self.group.rule.rule
        return {"rule": Name(name), "version": Quantity(str(version), version, "rule.rule.version")}

    def reason(self, rating: Scheme) -> Spans:
        """Write why the group has its rating."""
        words, ratings = self.words, self.ratings()
        match self.group.rule:
            case WorstOf():
                return fill(words.worst, ratings=ratings)
            case BestOf():
                return fill(words.best, ratings=ratings)
            case Majority() as rule:
                return fill(self._majority(rule, rating), ratings=ratings)
            case ShareOnTarget() as rule:
                phrase = words.share_by_weight if self._has_weights else words.share
                return self._cut_off(phrase, rule, rating, per=100)
            case MeanScore() as rule:
                phrase = words.mean_by_weight if self._has_weights else words.mean
                return self._cut_off(phrase, rule, rating, per=1)
            case _:
                return fill(words.custom, ratings=ratings, **self._rule())

    def _majority(self, rule: Majority, rating: Scheme) -> str:
        weights: dict[Scheme | None, Fraction] = {}
        for each in self.group.counted:
            weights[each.counts_as] = weights.get(each.counts_as, Fraction(0)) + each.weight
        if list(weights.values()).count(weights[rating]) > 1:
            return self.words.worse_of_tie if rule.ties is Ties.WORSE else self.words.better_of_tie
        return self.words.majority_by_weight if self._has_weights else self.words.majority

    def _cut_off(self, phrase: str, rule: ShareOnTarget | MeanScore, rating: Scheme, *, per: int) -> Spans:
        """Write the figure, and the cut-off of the next better band.

        The best band has its own cut-off.
        """
        band = list(rule.scheme)[max(rating.rank - 1, 0)]
        least, figure = rule.cut_offs[band] * per, (self.group.figure or Fraction(0)) * per
        times = f" * {per}" if per > 1 else ""
        written = self._figure(figure, f"figure{times}", apart_from=least)
        return fill(
            phrase,
            share=written,
            mean=written,
            ratings=self.ratings(),
            band=self.style.name_of(band),
            least=self._limit(least, f"rule.cut_offs[{band!r}]{times}"),
        )

    def unrated(self) -> Spans:
        """Write how many members have no rating, and how they counted."""
        group, count = self.group, len(self.group.unrated)
        is_left_out = group.rule.unrated is Unrated.LEFT_OUT or group.scheme is None
        phrase = self.words.left_out if is_left_out else self.words.counted_as
        band = () if group.scheme is None else self.style.name_of(list(group.scheme)[-1])
        return fill(phrase.form(count), count=self.counted(count, "unrated.__len__()"), band=band)

    def outlook(self) -> Spans:
        """Write the smallest changes to a better rating and to a worse one."""
        found = self.group.counterfactuals
        now = self.group.rating
        sides = [0] if isinstance(now, NoGroupRating) else [-1, 1]
        nearest = [next((each for each in found if _side(each.rating, now) == side), None) for side in sides]
        clauses = [self._if_changed(each, found) for each in nearest if each is not None]
        return fill(self.words.outlook, changes=self.style.common.join_clauses(clauses)) if clauses else ()

    def _if_changed(self, chosen: Counterfactual, found: tuple[Counterfactual, ...]) -> Spans:
        has_others = sum(each.rating is chosen.rating for each in found) > 1
        path = f"counterfactuals[{found.index(chosen)}]"
        changes = [
            self._change(change, chosen.changes[:index], f"{path}.changes[{index}]")
            for index, change in enumerate(chosen.changes)
        ]
        return fill(
            self.words.for_example if has_others else self.words.if_changed,
            band=self.style.name_of(chosen.rating),
            changes=self.style.common.join_names(changes),
        )

    def _change(self, change: MemberChange, earlier: tuple[MemberChange, ...], path: str) -> Spans:
        band = self.style.name_of(change.after)
        if len(change.of) == 1:
            return fill(self.words.change_of_one, name=self._names(change), band=band)
        is_other = any(each.of == change.of for each in earlier)
        return fill(self.words.change, who=self._who(change, path, is_other=is_other), band=band)

    def _who(self, change: MemberChange, path: str, *, is_other: bool) -> Spans:
        """Write which members would change: by name if they are few."""
        words, count, total = self.words, change.size, len(change.of)
        alike = sum(each.counts_as is change.before for each in self.group.counted)
        by_name = total <= _MOST_NAMES or alike > total
        is_pair = total == len(("this", "that"))
        filling: dict[str, Span | Spans] = {
            "count": self.counted(count, f"{path}.size"),
            "total": self.counted(total, f"{path}.of.__len__()"),
            "band": self.style.name_of(change.before),
            "names": self._names(change),
        }
        if is_pair and is_other:
            return fill(words.the_other)
        if is_other:
            return fill((words.some_other if by_name else words.some_other_band).form(count), **filling)
        if is_pair and count < total:
            first, second = self._each_name(change)
            return fill(words.either_of, first=first, second=second)
        if count < total:
            return fill((words.some if by_name else words.some_band).form(count), **filling)
        if by_name:
            return fill(words.both_of if is_pair else words.all_of, **filling)
        return fill(words.all_band, **filling)

    def _names(self, change: MemberChange) -> Spans:
        return self.style.common.join_names(self._each_name(change))

    def _each_name(self, change: MemberChange) -> list[Spans]:
        names = {each.code: each.name for each in self.group.members}
        return [(Name(names[code]),) for code in change.of]


def _side(rating: Scheme, now: Scheme | NoGroupRating) -> int:
    """Return -1 if a rating is better than now, 1 if worse, 0 without one now."""
    return 0 if isinstance(now, NoGroupRating) else -1 if rating.rank < now.rank else 1
