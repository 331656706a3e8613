"""The chained record of what happened: written by the engine, read as a timeline, checked end to end."""

import hashlib
import json
from collections.abc import Collection, Iterator
from datetime import UTC
from typing import Any

from django.db.models import Model, QuerySet

from accounts.models import Event, EventChain
from core import clock

_COVERED = (
    "number", "subject_type", "subject_id", "about", "move", "was", "now",
    "actor_id", "actor_name", "capacity", "reason", "digest_before",
)  # fmt: skip


def record(
    subject: Model, move: str, *, by: Any, was: str = "", now: str = "", reason: str = "", capacity: str = ""
) -> None:
    """Add one event to the chain; must run inside the transaction of the move it tells of."""
    head = EventChain.objects.select_for_update().get(pk=1)
    event = Event(
        number=head.last_number + 1,
        at=clock.now(),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        about=str(subject)[:250],
        move=move,
        was=was,
        now=now,
        actor=by,
        actor_name=str(by or ""),
        capacity=capacity,
        reason=reason,
        digest_before=head.last_digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    head.last_number, head.last_digest = event.number, event.digest
    head.save(update_fields=["last_number", "last_digest"])


def hold() -> None:
    """Hold the end of the chain until the transaction ends: whoever holds it adds the next events."""
    EventChain.objects.select_for_update().get(pk=1)


def covered(event: Event) -> dict[str, Any]:
    """What the event's digest covers, as plain values: its own words, its moment in UTC, the digest before it."""
    content = {name: getattr(event, name) for name in _COVERED}
    content["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return content


def digest_of(event: Event) -> str:
    """SHA-256 of the event as it stands."""
    return digest_over(covered(event))


def digest_over(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of what ``covered`` gave, perhaps on another machine."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def timeline(subject: Model) -> QuerySet[Event]:
    """What happened to *subject*, oldest first."""
    return Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).select_related("actor")


def last_reasons(model: type[Model], keys: Collection[int], move: str) -> dict[int, str]:
    """Of each of these records that made *move*, the reason given the last time."""
    moved = Event.objects.filter(subject_type=model._meta.label_lower, subject_id__in=keys, move=move)
    return dict(moved.order_by("number").values_list("subject_id", "reason"))


def broken_links() -> Iterator[str]:
    """A sentence for every place where the chain does not hold; nothing when it is whole."""
    number, digest = 0, "0" * 64
    for event in Event.objects.order_by("number").iterator():
        if event.number != number + 1:
            yield f"Nhật ký thiếu bản ghi từ số {number + 1} đến số {event.number - 1}."
        if event.digest_before != digest or event.digest != digest_of(event):
            yield f"Bản ghi số {event.number} đã bị sửa."
        number, digest = event.number, event.digest
    head = EventChain.objects.get(pk=1)
    if (head.last_number, head.last_digest) != (number, digest):
        yield f"Nhật ký dừng ở số {number}, lẽ ra đến số {head.last_number}."
