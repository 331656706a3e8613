"""Taking in the file of a table: .xlsx by its structure, .csv by being text that the reader understands."""

from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.uploads import StoredFile, accept, keep
from core.vietnamese import clean


def take_in(upload: "UploadedFile[Any]") -> StoredFile:
    """Check and keep the file.

    :raises ValidationError: a sentence that says why it is refused and what to choose.
    """
    name = clean(upload.name or "")[-200:]
    if PurePosixPath(name).suffix.lower() != ".csv":
        if PurePosixPath(name).suffix.lower() != ".xlsx":
            raise ValidationError("Cổng chỉ nhận tệp xlsx, csv. Mời đồng chí mở tệp bằng Excel rồi lưu thành .xlsx.")
        return accept(upload, (".xlsx",))
    limit = settings.UPLOAD_MAX_BYTES
    if (upload.size or 0) > limit:
        raise ValidationError(
            f"Tệp lớn hơn {limit // 1024 // 1024} MB nên chưa nhận được. Mời đồng chí chia thành nhiều tệp."
        )
    return keep(upload.read(), name, "text/csv")
