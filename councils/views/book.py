"""The book of an electronic vote (sổ phiếu): who may, reads the codes on it and takes it away to be checked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import on, open_to, signed_in
from councils.access import booked
from councils.ballot.archive import written_archive
from councils.electronic.boards import board_of
from councils.electronic.book import book_page, moment_of
from councils.electronic.export import exported
from councils.electronic.honesty import KEPT, LIMITS, said
from councils.models import CouncilSession


@require_GET
@open_to(signed_in)
def secrecy(request: HttpRequest) -> HttpResponse:
    """How the vote is kept secret, and what no way of voting can hide."""
    context = {
        "kept": [said(key) for key in KEPT], "limits": [said(key) for key in LIMITS], "check": said("checked"),
    }  # fmt: skip
    return render(request, "councils/secrecy.html", context)


@require_GET
@on(booked)
def book(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    return render(request, "councils/book.html", {"session": session, **book_page(session)})


@require_GET
@on(booked)
def archive(request: HttpRequest, session: CouncilSession, ordinal: int) -> HttpResponse:
    """A box as one file; it tells nobody when a ballot was cast, nor whose it is."""
    box = session.boxes.filter(ordinal=ordinal, key__isnull=False).select_related("key").first()
    if box is None or box.key is None:
        raise Http404
    return _download(written_archive(board_of(box), moment_of(session)), f"{box.key.uuid}.bel")


@require_GET
@on(booked)
def export(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """All boxes, the page that verifies from disk, and a guide."""
    return _download(exported(session), f"so-phieu-phien-{session.ordinal}-{session.season.year}.zip")


def _download(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)
