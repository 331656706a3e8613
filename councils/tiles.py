"""How many of their sheets of appraisal members have filed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from accounts.access import on_council
from core.tiles import Tile
from councils.appraising import files
from councils.models import AppraisalSheet, Assignment
from seasons.queries import current_season


def tiles(user: Any) -> Iterator[Tile]:
    """Of the files that *user* appraises, named or as everybody does, those whose sheet is filed."""
    season = current_season() if on_council(user) else None
    if season is None:
        return
    of_it = {"nomination": OuterRef("pk"), "round": OuterRef("round")}
    charged = Assignment.objects.filter(ended_at=None, **of_it)
    filed = Exists(AppraisalSheet.objects.filter(appraiser=user.pk, filed_at__isnull=False, **of_it))
    due = files(season, user).order_by().filter(~Exists(charged) | Exists(charged.filter(appraiser=user.pk)) | filed)
    found = due.aggregate(every=Count("pk"), filed=Count("pk", filter=filed))
    if found["every"]:
        tone = "good" if found["filed"] == found["every"] else "warn"
        told = f"{found['filed']}/{found['every']}"
        yield Tile("phiếu thẩm định của tôi đã nộp", told, reverse("councils:appraisals"), tone)
