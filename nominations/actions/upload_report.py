"""A department hands in its achievement report as a file."""

from dataclasses import asdict

from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.uploads import Accepted, StoredFile
from core.workflow import AlreadyDone, record_event
from nominations.actions._evidence import refuse_too_much
from nominations.actions._reports import keep_version
from nominations.actions._writing import opened_for_writing
from nominations.models import Nomination, ReportVersion


@transaction.atomic
def upload_report(nomination: Nomination, *, by: User, stored: StoredFile, words: int | None) -> ReportVersion:
    """Make an accepted file the report, as a version of its own; what is typed stays beside it.

    :param words: how many the file has; None where it has no text.
    :raises AlreadyDone: this very file is the report.
    :raises ValidationError: the dossier or the day is full.
    """
    row, duty = opened_for_writing(nomination, by)
    if row.report_upload is not None and row.report_upload.sha256 == stored.sha256:
        raise AlreadyDone("Tệp này đang là báo cáo thành tích của hồ sơ.")
    refuse_too_much(row, by=by, size=stored.size, more_files=0)
    scanned = isinstance(stored, Accepted) and stored.scanned
    facts = {name: value for name, value in asdict(stored).items() if name in StoredFile.__dataclass_fields__}
    version = keep_version(row, by=by, words=words, scanned_at=clock.now() if scanned else None, **facts)
    row.report_upload = version
    keep(row, by=by, why="upload_report", fields=["report_upload"])
    told = version.original_name
    record_event(row, "upload_report", by=by, was=row.state, now=row.state, capacity=duty, reason=told)
    return version
