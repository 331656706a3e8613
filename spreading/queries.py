"""What pages and other apps ask: where a model is applied, how many people came, how many were told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from nominations.models import Nomination
from seasons.models import Season
from spreading.models import (
    AwarenessActivity,
    LearningRequest,
    MeetingInsert,
    PaperSheet,
    Presence,
    Replication,
    ReviewSession,
)
from spreading.workflow import HELD, ReplicationState


def applied_at(nomination: Nomination) -> QuerySet[Replication]:
    """Where what the model does was adopted, as confirmed, the earliest first: for the model's public page."""
    rows = Replication.objects.filter(nomination=nomination, state=ReplicationState.CONFIRMED)
    return rows.select_related("department").order_by("since", "pk")


def held_in(season: Season) -> QuerySet[ReviewSession]:
    """Sessions of a season that took place."""
    return ReviewSession.objects.filter(season=season, state__in=HELD)


def told_in(season: Season) -> QuerySet[MeetingInsert]:
    """Regular meetings of a season that were held with their insert."""
    return MeetingInsert.objects.filter(season=season, told_at__isnull=False)


def applied_in(season: Season) -> QuerySet[Replication]:
    """What units adopted in the year of a season, as confirmed."""
    return Replication.objects.filter(since__year=season.year, state=ReplicationState.CONFIRMED)


@dataclass(frozen=True)
class Attended:
    """How many were there: by the code, ticked by the Office, and on the paper sheet alone."""

    by_code: int = 0
    ticked: int = 0
    on_paper: int = 0

    @property
    def total(self) -> int:
        return self.by_code + self.ticked + self.on_paper


def attended(reviews: Collection[int]) -> dict[int, Attended]:
    """For each session; whoever stands on the list of the portal is not in the number of the paper sheet."""
    listed: dict[tuple[int, str], int] = {}
    rows = Presence.objects.filter(review__in=reviews).order_by()
    for review, way, number in rows.values_list("review", "way").annotate(number=Count("pk")):
        listed[review, way] = number
    sheets = dict(PaperSheet.objects.filter(review__in=reviews).values_list("review", "count"))
    return {
        key: Attended(listed.get((key, "code"), 0), listed.get((key, "ticked"), 0), sheets.get(key, 0))
        for key in reviews
    }


def attended_by(review: ReviewSession) -> Attended:
    """The same of one session."""
    return attended([review.pk])[review.pk]


@dataclass(frozen=True)
class Quarter:
    """A quarter of the season's year: how many meetings carried an insert, of how many that should."""

    number: int
    told: int
    wanted: int
    is_over: bool

    @property
    def tone(self) -> str:
        if self.told >= self.wanted:
            return "good"
        return "late" if self.is_over else "quiet"


def quarters(season: Season, wanted: int, today: date) -> list[Quarter]:
    """Meetings that were held with their insert, by quarter of the season's year."""
    days = MeetingInsert.objects.filter(meets_on__year=season.year, told_at__isnull=False)
    found = [(day.month + 2) // 3 for day in days.values_list("meets_on", flat=True)]
    ends = [date(season.year, month, day) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))]
    return [Quarter(number, found.count(number), wanted, ends[number - 1] < today) for number in range(1, 5)]


def told_of(season: Season) -> list[tuple[str, int, int]]:
    """Awareness activities of a season by form: the form in words, how many, how many people were reached."""
    rows = AwarenessActivity.objects.filter(season=season).order_by()
    counted = {
        form: (number, people) for form, number, people in rows.values_list("form").annotate(Count("pk"), Sum("people"))
    }
    return [(str(form.label), *counted[form.value]) for form in AwarenessActivity.Form if form.value in counted]


def applied_by(requests: Collection[LearningRequest]) -> set[tuple[int, int]]:
    """Of these registrations, which have a replication entered since: (model, department)."""
    models = {one.nomination_id for one in requests}
    rows = Replication.objects.filter(nomination__in=models, department__isnull=False)
    rows = rows.exclude(state=ReplicationState.WITHDRAWN)
    return {(model, unit) for model, unit in rows.values_list("nomination", "department") if unit is not None}
