"""The Office is told that a story is no longer shown because its certificate lost its force; without a name."""

from accounts.access import holders
from accounts.actions.notify import notify
from accounts.roles import Role
from stories.consents import recognised
from stories.models import Story

TEXT = "Có bài viết nêu gương không còn hiển thị với khách. Đồng chí mở để xem lý do và việc cần làm."


def tell_revoked() -> int:
    """One notice for each story that is up about somebody whose recognition is no longer in force; how many were told.

    A duty of the clock, safe to repeat: certificates are revoked by an app that knows of no stories.
    """
    rows = Story.objects.filter(published_at__isnull=False).exclude(nomination__in=recognised().values("pk"))
    told = 0
    for story in rows.only("pk", "published_at"):
        key = f"story-revoked:{story.pk}:{story.published_at:%Y%m%d%H%M%S}"
        told += notify(holders(Role.OFFICE), key=key, text=TEXT, url=f"/bai-viet/{story.pk}/")
    return told
