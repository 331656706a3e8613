"""Taking in the file of a table: .xlsx by its structure; .csv, which has none, by a look for viruses and its reader."""

from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.uploads import StoredFile, accept, keep
from core.uploads.names import safe_name
from core.uploads.scanning import scan


def take_in(upload: "UploadedFile[Any]") -> StoredFile:
    """Check and keep the file.

    :raises ValidationError: a sentence that says why it is refused and what to choose.
    """
    name = safe_name(upload.name or "")
    extension = PurePosixPath(name).suffix
    if extension != ".csv":
        if extension != ".xlsx":
            raise ValidationError("Cổng chỉ nhận tệp xlsx, csv. Mời đồng chí mở tệp bằng Excel rồi lưu thành .xlsx.")
        return accept(upload, (".xlsx",))
    limit = settings.UPLOAD_MAX_BYTES
    if (upload.size or 0) > limit:
        raise ValidationError(
            f"Tệp lớn hơn {limit // 1024 // 1024} MB nên chưa nhận được. Mời đồng chí chia thành nhiều tệp."
        )
    content = upload.read()
    scan(content)
    return keep(content, name, "text/csv")
