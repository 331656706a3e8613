"""Taking a file in: its name, its size, a look for viruses, and a process that takes it apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.inspection import Refused
from core.uploads.apart import inspect_apart
from core.uploads.kinds import KINDS
from core.uploads.names import safe_name
from core.uploads.scanning import scan
from core.uploads.storage import Accepted, discard, keep


def accept(upload: "UploadedFile[Any]", kinds: tuple[str, ...] = tuple(KINDS)) -> Accepted:
    """Check and keep an uploaded file.

    :raises ValidationError: a Vietnamese sentence that says why the file is refused and what to choose.
    """
    name = safe_name(upload.name or "")
    extension = PurePosixPath(name).suffix
    refuse_kind(extension, kinds)
    refuse_size(upload.size or 0)
    content = upload.read()
    scanned = scan(content)
    try:
        found = inspect_apart(content, extension)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    stored = keep(found.content, name, KINDS[extension])
    return Accepted(**vars(stored), scanned=scanned, notice=found.notice)


@contextmanager
def taking(upload: "UploadedFile[Any]", kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[Accepted]:
    """The accepted file, for the act that refers to it; where that act is refused, nothing of it is kept.

    :raises ValidationError: as ``accept`` does.
    """
    stored = accept(upload, kinds)
    try:
        yield stored
    except BaseException:
        discard(stored.stored_name)
        raise


def refuse_kind(extension: str, kinds: tuple[str, ...]) -> None:
    """:raises ValidationError: files with this extension are not taken here."""
    if extension not in kinds:
        allowed = ", ".join(kind.lstrip(".") for kind in kinds)
        raise ValidationError(f"Cổng chỉ nhận tệp {allowed}. Mời đồng chí chọn tệp khác.")


def refuse_size(size: int) -> None:
    """:raises ValidationError: the file is empty or larger than is taken."""
    limit = settings.UPLOAD_MAX_BYTES
    if size > limit:
        raise ValidationError(
            f"Tệp lớn hơn {limit // 1024 // 1024} MB nên chưa nhận được. Mời đồng chí nén hoặc chia nhỏ tệp."
        )
    if not size:
        raise ValidationError("Tệp này rỗng. Mời đồng chí chọn tệp khác.")
