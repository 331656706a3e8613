"""Writing the archives that were asked for, a stretch at every run of the clock."""

import logging
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.uploads.storage import StoredFile, adopt
from core.uploads.sweeping import HALF_WRITTEN
from core.workflow import record_event
from operations.archives.contents import lists_of
from operations.archives.packing import close, filed, write_groups
from operations.archives.parts import PARTS
from operations.models import SeasonArchive

log = logging.getLogger(__name__)


def write_archives() -> None:
    """Go on with the archive that was asked for first.

    What is written stays: a run that is stopped loses at most the group under way. An archive that cannot be
    written says why on its page and waits until it is asked for again.
    """
    archive = SeasonArchive.objects.filter(made_at=None, failure="").select_related("season", "asked_by").first()
    if archive is None:
        return
    try:
        _go_on(archive)
    except ValidationError as refusal:
        archive.failure = " ".join(refusal.messages)
        archive.save(update_fields=["failure"])
        _working(archive).unlink(missing_ok=True)


def _working(archive: SeasonArchive) -> Path:
    root: Path = settings.PRIVATE_MEDIA_ROOT
    return root / HALF_WRITTEN / archive.working_name


def _go_on(archive: SeasonArchive) -> None:
    part, path = PARTS[archive.part], _working(archive)
    if archive.done == 0:
        path.unlink(missing_ok=True)
    groups = list(part.groups(archive.season, archive.asked_by))
    archive.done, archive.total = write_groups(path, groups, archive.done), len(groups)
    archive.save(update_fields=["done", "total"])
    if archive.done < archive.total:
        return
    listed = list(filed(path, groups))
    close(path, lists_of(archive.season, part, listed, archive.asked_at), archive.asked_at)
    name = f"luu-tru-{archive.season.year}-{archive.part}.zip"
    _finish(archive, adopt(path, name, "application/zip"))


@transaction.atomic
def _finish(archive: SeasonArchive, stored: StoredFile) -> None:
    """The volume takes the place of the one before, whose file goes and whose digest stays."""
    SeasonArchive.objects.filter(season=archive.season, part=archive.part).exclude(pk=archive.pk).update(stored_name="")
    archive.made_at, archive.stored_name, archive.original_name = clock.now(), stored.stored_name, stored.original_name
    archive.size, archive.sha256 = stored.size, stored.sha256
    archive.save()
    record_event(archive, "write_archive", by=None, was="", now=archive.part)
    log.info("Tập lưu trữ %s đã lập xong.", stored.original_name)
