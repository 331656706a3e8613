"""A file sent in pieces before its form: begun, asked how far it came, added to; then taken in with the form."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from core.access import on
from core.uploads import KINDS, Accepted, resuming, taking
from nominations.access import editable
from nominations.forms import REPORT_KINDS
from nominations.models import Nomination
from nominations.views.confirm import actor

REFUSED = 422


@require_POST
@on(editable)
def evidence_send(request: HttpRequest, nomination: Nomination) -> JsonResponse:
    """Begin, or go on with what an earlier try left."""
    return _begun(request, nomination, tuple(KINDS))


@require_POST
@on(editable)
def report_send(request: HttpRequest, nomination: Nomination) -> JsonResponse:
    """The same for a report, of which fewer kinds are taken."""
    return _begun(request, nomination, REPORT_KINDS)


def _begun(request: HttpRequest, nomination: Nomination, kinds: tuple[str, ...]) -> JsonResponse:
    try:
        said = json.loads(request.body)
        name, size, sha256 = str(said["name"]), int(said["size"]), str(said["sha256"])
    except (ValueError, TypeError, LookupError, OverflowError):
        return JsonResponse({"refused": resuming.AGAIN}, status=REFUSED)
    try:
        sending = resuming.begin(
            owner=actor(request).pk, purpose=_purpose(nomination), name=name, size=size, sha256=sha256, kinds=kinds
        )
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=REFUSED)
    url = reverse("nominations:evidence_piece", args=[nomination.pk, sending.token])
    return JsonResponse({"token": sending.token, "url": url, "offset": sending.offset})


@require_http_methods(["GET", "POST"])
@on(editable)
def evidence_piece(request: HttpRequest, nomination: Nomination, token: str) -> JsonResponse:
    """How far the file came; with a piece, after it was added."""
    sending = resuming.find(token, owner=actor(request).pk, purpose=_purpose(nomination))
    if sending is None:
        raise Http404
    if request.method != "POST":
        return JsonResponse({"offset": sending.offset})
    at, digest = request.headers.get("Upload-Offset", ""), request.headers.get("Upload-Checksum", "")
    length = request.headers.get("Content-Length", "")
    if not all(one.isdecimal() and len(one) < 10 for one in (at, length)) or int(length) > resuming.MAX_PIECE:
        return JsonResponse({"refused": resuming.AGAIN}, status=REFUSED)
    try:
        offset = resuming.add(sending, at=int(at), piece=request.body, sha256=digest)
    except ValidationError as refusal:
        return JsonResponse({"refused": " ".join(refusal.messages)}, status=REFUSED)
    return JsonResponse({"offset": offset})


@contextmanager
def taking_sent(
    request: HttpRequest, nomination: Nomination, given: dict[str, Any], kinds: tuple[str, ...] = tuple(KINDS)
) -> Iterator[Accepted]:
    """The file of a form, wherever it is; what came in pieces is forgotten once the act is done.

    :raises ValidationError: as ``core.uploads.taking`` does, or the pieces are not whole.
    """
    if upload := given.get("upload") or given.get("photo"):
        with taking(upload, kinds) as stored:
            yield stored
        return
    sending = resuming.find(given["sent"], owner=actor(request).pk, purpose=_purpose(nomination))
    if sending is None:
        raise ValidationError(resuming.AGAIN)
    with taking(resuming.whole(sending), kinds) as stored:
        yield stored
    resuming.forget(sending)


def _purpose(nomination: Nomination) -> str:
    return f"nomination {nomination.pk}"
