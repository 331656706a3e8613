"""Launching documents of a movement and the documents of its changes: added, handed out, set aside."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to
from core.uploads import serve
from core.views import acted, form_page
from seasons.access import movement_changes, movement_documents, movements, tends_season
from seasons.actions.movement_documents import add_movement_document, set_aside_document
from seasons.forms_movements import DocumentForm, ReasonForm
from seasons.models import Movement, MovementChange, MovementDocument
from seasons.views.files import with_file

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@open_to(tends_season)
@on(movements)
def document_add(request: HttpRequest, movement: Movement) -> HttpResponse:
    form = DocumentForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    if form.is_bound and form.is_valid():
        upload, facts = form.cleaned_data["file"], form.facts()

        def add() -> object:
            return with_file(
                upload, lambda stored: add_movement_document(movement, by=request.user, facts=facts, stored=stored)
            )

        if acted(request, form, add, "Đã thêm văn bản phát động."):
            return redirect(_page_of(movement))
    return form_page(request, "seasons/movement_document.html", form, movement=movement)


@GET_OR_POST
@open_to(tends_season)
@on(movement_documents)
def document_aside(request: HttpRequest, document: MovementDocument) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = f"Đã bỏ {document.cited}; dòng này và tệp vẫn được giữ."
        if acted(request, form, lambda: set_aside_document(document, by=request.user, reason=reason), done):
            return redirect(_page_of(document.movement))
    return form_page(request, "seasons/movement_document_aside.html", form, document=document)


@require_GET
@on(movement_documents)
def document_file(request: HttpRequest, document: MovementDocument) -> HttpResponseBase:
    return _file(request, document)


@require_GET
@on(movement_changes)
def change_file(request: HttpRequest, change: MovementChange) -> HttpResponseBase:
    return _file(request, change)


def _file(request: HttpRequest, row: Any) -> HttpResponseBase:
    if not row.stored_name:
        raise Http404
    try:
        return serve(row)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(_page_of(row.movement))


def _page_of(movement: Movement) -> str:
    return reverse("seasons:movement", args=[movement.pk])
