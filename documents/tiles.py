"""Papers of the office without number or signed copy."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core.tiles import Tile
from core.vietnamese import number
from documents.queries import unfinished


def tiles(user: Any) -> Iterator[Tile]:
    """For the records clerk, the only one who counts them: the Office's own wait among its tasks."""
    if not holds(user, Role.RECORDS_CLERK):
        return
    found = unfinished().order_by().aggregate(
        drafts=Count("pk", filter=Q(numbered_at=None)), unsigned=Count("pk", filter=Q(numbered_at__isnull=False))
    )  # fmt: skip
    page = reverse("documents:composed_list")
    yield Tile("văn bản nháp chờ cấp số", number(found["drafts"]), page)
    tone = "warn" if found["unsigned"] else "quiet"
    yield Tile("văn bản chờ bản ký", number(found["unsigned"]), page, tone)
