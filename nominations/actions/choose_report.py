"""A department chooses which of its saved reports is handed in: a file, or what is typed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, record_event
from nominations.actions._writing import opened_for_writing
from nominations.models import Nomination, ReportVersion

TYPED = "Báo cáo gõ trên cổng"


@transaction.atomic
def choose_report(nomination: Nomination, *, by: User, upload: ReportVersion | None) -> Nomination:
    """Hand in *upload*, or what is typed where it is None; every version stays.

    :raises AlreadyDone: it is the report already.
    :raises ValidationError: it is no file of this dossier.
    """
    row, duty = opened_for_writing(nomination, by)
    if upload is not None and not (upload.is_file and upload.nomination_id == row.pk):
        raise ValidationError("Phiên bản này không phải tệp của hồ sơ. Mời đồng chí tải lại trang rồi chọn.")
    if row.report_upload == upload:
        raise AlreadyDone("Hồ sơ đang dùng báo cáo này.")
    row.report_upload = upload
    keep(row, by=by, why="choose_report", fields=["report_upload"])
    told = upload.original_name if upload else TYPED
    record_event(row, "choose_report", by=by, was=row.state, now=row.state, capacity=duty, reason=told)
    return row
