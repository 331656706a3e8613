"""Nhắc việc đến hạn: everybody who owes something, or watches those who do, gets at most one digest a day."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import MORNING, notify
from accounts.models import Notice
from core import clock
from core.vietnamese import VIETNAM
from monitoring.actions.draft_due_letter import draft_due_letter
from monitoring.digest_words import text_of
from monitoring.digests import Digest, digests
from monitoring.matters import registered_page
from monitoring.models import Matter, Reminder
from seasons.models import Season
from seasons.workflow import State


def remind() -> int:
    """Send the digests of today in the season under way, and draft the letter that is due; how many were sent.

    Safe to repeat and to be killed: a person's reminders are kept together with the notice that tells of them, so that
    the next run goes on with the next person. Nobody is woken up: nothing is sent before the morning.
    """
    season = Season.objects.filter(state=State.OPEN).order_by("-year").first()
    if season is None or clock.now().astimezone(VIETNAM).time() < MORNING:
        return 0
    today = clock.today()
    sent = sum(_send(season, one, today) for one in digests(season, today))
    draft_due_letter(season)
    return sent


@transaction.atomic
def _send(season: Season, digest: Digest, today: date) -> int:
    """1, or 0 where another process was first."""
    key = f"reminder:{today.isoformat()}:{digest.user.pk}"
    if not notify([digest.user], key=key, text=text_of(digest), url=_page(digest)):
        return 0
    notice, at = Notice.objects.get(user=digest.user, key=key), clock.now()
    Reminder.objects.bulk_create(
        Reminder(
            season=season, department=line.owed.department, matter=line.owed.matter, subject=line.owed.subject,
            due=line.owed.due, step=step, user=digest.user, copied=line.copied, notice=notice, day=today, made_at=at,
        )
        for line in digest.lines
        for step in line.steps
    )  # fmt: skip
    return 1


def _page(digest: Digest) -> str:
    """Where the first of it is done: one's own papers, files or visits, else the board."""
    own = {line.owed.matter for line in digest.of(copied=False)}
    if not own:
        of_the_board = any(line.owed.is_of_the_board for line in digest.lines)
        return reverse("monitoring:board") if of_the_board else reverse("nominations:list")
    if page := registered_page(own):
        return reverse(page)
    if own == {Matter.SUPPLEMENT}:
        return reverse("nominations:list")
    return reverse("monitoring:inspections") if own == {Matter.FOLLOW_UP} else reverse("monitoring:papers")
