"""Items in words: the status of one project, action, milestone or risk."""

from datetime import date
from typing import NamedTuple

from qpr_core.analysis.answers import Judgement, NoRating
from qpr_core.analysis.comparing.streak import Streak
from qpr_core.analysis.items.assessment import ItemAssessment, Provenance
from qpr_core.analysis.items.milestone import MilestoneRating
from qpr_core.model.items.progress import Progress
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.frequency import Frequency
from qpr_core.model.time.period import Period
from qpr_core.wording.styles.item_words import ItemWords
from qpr_core.wording.styles.style import Style
from qpr_core.wording.text.numbers import written_count
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Name, Quantity, Spans, When, Words


class ItemVoice(NamedTuple):
    """Writes text about one item; `path` leads from the record to the assessment.

    The reader knows the year of the period `known`, so quarters of that year are named without it.
    """

    style: Style
    assessment: ItemAssessment
    path: str = ""
    known: Period | None = None

    @property
    def words(self) -> ItemWords:
        """The phrases for items."""
        return self.style.items

    def counted(self, count: int, source: str) -> Quantity:
        """Write a count in the number style of changes."""
        return written_count(count, self.path + source, self.style.change_numbers)

    def period(self, period: Period) -> When:
        """Return the name of a period in a sentence."""
        return self.style.periods.in_text(period, self.assessment.item.financial_year, known=self.known)

    def run(self, run: Streak) -> Spans:
        """Write for how long an item has had its band, such as "three quarters"."""
        length = run.since.frequency
        names = {"period": self.noun(length), "periods": Words(self.style.periods.plurals[length])}
        return fill(self.words.run.form(run.count), count=self.counted(run.count, "run.count"), **names)

    def noun(self, length: Frequency) -> Words:
        """Return the word for one period of a length."""
        return Words(self.style.explanations.answers[length])

    def days(self, milestone: MilestoneRating) -> Spans:
        """Write how many days late a milestone is, or was done."""
        count = milestone.days_late
        return fill(self.words.days.form(count), count=self.counted(count, "milestone.days_late"))


def item_path(path: str, code: str) -> str:
    """Return the expression that leads from a report of items to one item.

    >>> item_path("report.items[0].", "P3"), item_path("", "P3")
    ("report.items[0]['P3'].", "__getitem__('P3').")
    """
    return f"{path.removesuffix('.')}[{code!r}]." if path else f"__getitem__({code!r})."


def write_day(style: Style, day: date) -> Name:
    """Write a day, such as 31 March 2024."""
    month = style.periods.months[day.month - 1]
    return Name(style.items.day.format(day=day.day, month=month, year=f"{day.year:04d}"))


def write_subject(voice: ItemVoice) -> Spans:
    """Write the name of an item with its code and its service."""
    words, assessment = voice.words, voice.assessment
    service = () if assessment.service is None else fill(words.service, service=Name(assessment.service))
    return fill(words.named, name=Name(assessment.name), code=Name(assessment.code), service=service)


def write_item(voice: ItemVoice, subject: Spans, *, with_change: bool = False) -> Spans:
    """Write the status of an item, who judged it and when it is due.

    If *with_change*, the text has what the status was in the period before.
    """
    change = _change(voice) if with_change else ()
    return _status(voice, subject) + change + _dates(voice)


def write_no_band(voice: ItemVoice, reason: NoRating) -> Spans:
    """Write why an item has no status."""
    return fill(voice.words.reasons[reason], period=voice.noun(voice.assessment.expected.frequency))


def write_marker(voice: ItemVoice) -> Spans:
    """Write the text that the source has in place of the missing band, if any."""
    marker = voice.assessment.marker
    return () if marker is None else fill(voice.words.marker, marker=Name(marker))


def _status(voice: ItemVoice, subject: Spans) -> Spans:
    words, assessment = voice.words, voice.assessment
    band, run = assessment.band, assessment.run
    if isinstance(band, NoRating):
        reason = write_no_band(voice, band)
        return fill(words.has_none, subject=subject, reason=reason, marker=write_marker(voice))
    parts = {**voice.style.forms_of(band, 1), "subject": subject, "judged": _judged(voice)}
    if assessment.is_carried and assessment.result_period is not None:
        period = (voice.period(assessment.result_period),)
        return fill(words.was_carried, period=period, marker=write_marker(voice), **parts)
    if run is None or run.count == 1:
        return fill(words.is_now, **parts)
    return fill(words.is_for if voice.style.common.outcome_of(band) else words.has_been, run=voice.run(run), **parts)


def _judged(voice: ItemVoice) -> Spans:
    words, assessment = voice.words, voice.assessment
    if assessment.provenance is Provenance.BY_RULE:
        return fill(words.by_rule)
    judge = assessment.judged_by
    return fill(words.judged_by_unknown) if judge is None else fill(words.judged, judge=Name(judge))


def _change(voice: ItemVoice) -> Spans:
    words, assessment = voice.words, voice.assessment
    judgement = assessment.judgement
    if judgement not in {Judgement.BETTER, Judgement.WORSE} or not isinstance(assessment.before, Scheme):
        return ()
    form = words.better if judgement is Judgement.BETTER else words.worse
    period = voice.noun(assessment.period.frequency)
    return fill(form, before=voice.style.name_of(assessment.before), period=period)


def _dates(voice: ItemVoice) -> Spans:
    words, assessment = voice.words, voice.assessment
    due, milestone = assessment.due, assessment.milestone
    if due is None:
        return ()
    if milestone is not None:
        return _milestone(voice, milestone)
    has_passed = assessment.is_past_due or assessment.is_finished
    return fill(words.was_due if has_passed else words.is_due, due=write_day(voice.style, due))


def _milestone(voice: ItemVoice, milestone: MilestoneRating) -> Spans:
    words, style, dates = voice.words, voice.style, milestone.dates
    parts = {"due": write_day(style, dates.due)}
    late = {"days": voice.days(milestone)} if milestone.days_late else {}
    if milestone.band is Progress.COMPLETE and dates.done is not None:
        return fill(words.done_late if late else words.done, done=write_day(style, dates.done), **parts, **late)
    if milestone.band is Progress.OVERDUE:
        return fill(words.overdue_by, at=voice.period(voice.assessment.period), **parts, **late)
    if milestone.forecast is not None:
        forecast = write_day(style, milestone.forecast)
        return fill(words.forecast_late if late else words.forecast, forecast=forecast, **parts, **late)
    return fill(words.is_due, **parts)
