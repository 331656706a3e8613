"""Files signed with another tool come back, one by one or in a ZIP: each is judged by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.models import User
from certificates.access import visible
from certificates.actions.sign import take_signed
from certificates.models import Decision
from certificates.signed_archive import MOST_FILES, Piece, is_archive, pieces_of
from certificates.signing.verifying import LARGEST, TOO_LARGE
from core.access import on
from core.views import asks_for_data
from nominations.views.confirm import actor


@require_POST
@on(visible)
def upload(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Files signed elsewhere, one by one or in a ZIP: each is accepted or refused in words of its own.

    A script asks on from the file at which the time of a portion was over; to others all are answered at once.
    """
    files, asked_on = request.FILES.getlist("tep"), asks_for_data(request)
    begin = _place(request.POST.get("tu", "")) if asked_on else 0
    judged = _judged(decision, files, actor(request), begin, settings.PORTION_SECONDS if asked_on else None)
    if not files:
        judged.refused.append("Chưa chọn tệp nào. Đồng chí chọn các tệp PDF đã ký.")
    if asked_on:
        return JsonResponse({"refused": judged.refused, "seen": judged.seen, "left": judged.left})
    for sentence in judged.taken:
        messages.success(request, sentence)
    for sentence in judged.refused:
        messages.error(request, sentence)
    return redirect("certificates:signing", pk=decision.pk)


def _place(told: str) -> int:
    """Where to go on; nonsense begins anew."""
    return int(told) if told.isdecimal() and len(told) <= len(str(MOST_FILES)) else 0


@dataclass
class _Judged:
    """What became of files, in words; how many were seen so far and how many are left."""

    taken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seen: int = 0
    left: int = 0


def _judged(
    decision: Decision, files: "list[UploadedFile[Any]]", by: User, begin: int, seconds: float | None
) -> _Judged:
    """The files from *begin* on, at least one, until *seconds* are over; without a limit all of them."""
    told = _Judged(seen=begin)
    pieces = list(_pieces(files, told))
    if begin:  # told with the first portion
        told.refused.clear()
    end = monotonic() + seconds if seconds is not None else float("inf")
    for piece in pieces[begin:]:
        try:
            kept = take_signed(decision, piece.read(), by=by)
            told.taken.append(f"{piece.name}: đã nhận chữ ký của {kept.holder}.")
        except ValidationError as refusal:
            told.refused.append(f"{piece.name}: {' '.join(refusal.messages)}")
        told.seen += 1
        if monotonic() > end:
            break
    told.left = max(len(pieces) - told.seen, 0)
    return told


def _pieces(files: "list[UploadedFile[Any]]", told: _Judged) -> Iterator[Piece]:
    """Every file, those of archives in their place; an archive that cannot be opened is told among the refused."""
    for one in files:
        source: Any = one.file
        if not is_archive(source):
            yield Piece(str(one.name), partial(_content, one))
            continue
        try:
            yield from pieces_of(source, one.size or 0)
        except ValidationError as refusal:
            told.refused.append(f"{one.name}: {' '.join(refusal.messages)}")


def _content(one: "UploadedFile[Any]") -> bytes:
    """:raises ValidationError: it is larger than any certificate."""
    if (one.size or 0) > LARGEST:
        raise ValidationError(TOO_LARGE)
    return one.read()
