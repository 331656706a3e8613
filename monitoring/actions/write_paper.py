"""A department writes: its text and its file are saved as the version that is not handed in yet."""

from collections.abc import Mapping
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from monitoring.actions._turns import opened_for_writing
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.outline import places_of
from monitoring.queries import draft_of, newest_handed_in

FILE = ("stored_name", "original_name", "media_type", "size", "sha256")
NO_FILE = {**dict.fromkeys(FILE, ""), "size": None}


class SavedMeanwhile(ValidationError):
    """Somebody saved this version after the page was opened; nothing was overwritten."""


@transaction.atomic
def write_paper(
    paper: DepartmentPaper,
    *,
    by: User,
    edition: int,
    sections: Mapping[str, str],
    stored: StoredFile | None = None,
    drop_file: bool = False,
) -> PaperVersion:
    """Save what is written; on a paper that was handed in before, it is its next version.

    :param edition: that of the version with which the page was opened; 0 where none was being written.
    :param stored: a file from ``core.uploads`` that takes the place of the one before.
    :raises PermissionDenied: *by* does not write this department's papers.
    :raises IllegalMove: the paper waits for an answer, or its season is over.
    :raises SavedMeanwhile: another page saved first.
    """
    row, _ = opened_for_writing(paper, by)
    version = draft_of(row)
    found = version.edition if version else 0
    if found != edition:
        who = version.drafted_by if version else "Đồng chí khác"
        raise SavedMeanwhile(
            f"{who} vừa lưu hoặc bỏ văn bản này sau khi đồng chí mở trang. Chữ đồng chí gõ còn nguyên ở dưới; "
            "mời đối chiếu với bản đã lưu rồi lưu lại."
        )
    version = version or _next(row)
    version.sections = {place.key: sections.get(place.key, "") for place in places_of(row.kind)}
    version.edition, version.drafted_by, version.drafted_at = found + 1, by, clock.now()
    if stored is not None or drop_file:
        for name, value in ({one: asdict(stored)[one] for one in FILE} if stored else NO_FILE).items():
            setattr(version, name, value)
    version.save()
    return version


def _next(paper: DepartmentPaper) -> PaperVersion:
    """The next version, with the file of the one before: what is not taken away stays."""
    before = newest_handed_in(paper)
    last = paper.versions.aggregate(last=Max("number"))["last"] or 0
    kept = {name: getattr(before, name) for name in FILE} if before else {}
    return PaperVersion(paper=paper, number=last + 1, **kept)
