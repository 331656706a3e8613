"""Danh sách phong trào, printed, for Word, for Excel; the board of registrations for Excel."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from core import clock
from core.access import on, open_to
from core.downloads import form_asked, paper_file, sheet_file
from documents.movement_list import movement_paper, movement_sheet
from documents.registration_sheet import board_sheet
from seasons.access import reads_registrations, visible
from seasons.models import Season
from seasons.registering import board


@require_GET
@open_to(reads_registrations)
@on(visible, key="year")
def movement_list(request: HttpRequest, season: Season) -> HttpResponse:
    form, name = form_asked(request, "pdf", "docx", "xlsx"), f"phong-trao-{season.year}"
    try:
        if form == "xlsx":
            return sheet_file(movement_sheet(season), name, form)
        return paper_file(movement_paper(season, by=request.user, on=clock.today()), name, form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("seasons:movements", year=season.year)


@require_GET
@open_to(reads_registrations)
@on(visible, key="year")
def registration_sheet(request: HttpRequest, season: Season) -> HttpResponse:
    return sheet_file(board_sheet(season, board(season, clock.today())), f"dang-ky-{season.year}", "xlsx")
