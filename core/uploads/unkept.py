"""A file that is looked at and forgotten: it never touches the disk, and no more of it is held than is looked at."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class Unkept(FileUploadHandler):
    """Holds the first file of one field in memory.

    Of a file larger than *most* bytes the rest is read past; the ``size`` of what is handed on is the whole file's.
    """

    def __init__(self, request: HttpRequest, *, field: str, most: int) -> None:
        super().__init__(request)
        self._field, self._most = field, most
        self._held: BytesIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.field_name != self._field or self._held is not None:
            raise SkipFile
        self._held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._held is not None and start < self._most:
            self._held.write(raw_data[: self._most - start])

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        if self._held is None:
            return None
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
