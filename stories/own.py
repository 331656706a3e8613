"""What a person's own page of consents shows."""

from dataclasses import dataclass
from typing import Any

from stories.access import naming_rows
from stories.models import Consent, Story

MOST = 60
#: What each thing means, in the person's own words.
MEANING = {
    Consent.Thing.NAME: "Cổng nêu họ tên, chức vụ, đơn vị của đồng chí ở trang gương điển hình.",
    Consent.Thing.PHOTO: "Cổng đăng ảnh có đồng chí. Từng ảnh vẫn giữ lại riêng được ở dưới.",
    Consent.Thing.TEXT: "Cổng đăng bài viết về đồng chí, hoặc bài có nêu tên đồng chí.",
}


@dataclass(frozen=True)
class OwnThing:
    """One thing, what it means, and the consent in force, if there is one."""

    thing: str
    label: str
    meaning: str
    consent: Consent | None


def things_of(user: Any) -> list[OwnThing]:
    rows = Consent.objects.filter(subject__user=user.pk, withdrawn_at=None).select_related("recorded_by")
    given = {row.thing: row for row in rows}
    return [OwnThing(one.value, str(one.label), MEANING[one], given.get(one.value)) for one in Consent.Thing]


def naming(user: Any) -> list[Story]:
    """Stories that name the person, once they were handed in."""
    rows = Story.objects.filter(naming_rows(user))
    return list(rows.select_related("draft", "nomination__season")[:MOST])


def own_consents(user: Any) -> list[Consent]:
    """What was withdrawn, newest first."""
    rows = Consent.objects.filter(subject__user=user.pk, withdrawn_at__isnull=False)
    return list(rows.select_related("withdrawn_by").order_by("-withdrawn_at", "-pk")[:MOST])
