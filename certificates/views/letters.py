"""Thư báo kết quả: the list, one letter, its words, sending it or putting it aside, its paper."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from certificates.access import letters, prepares
from certificates.actions.discard_letter import discard_letter
from certificates.actions.edit_letter import edit_letter
from certificates.actions.release_letter import release_letter
from certificates.forms.letters import DiscardForm, LetterForm, ReleaseForm
from certificates.letters import items_of, outcome_of
from certificates.models import LetterPaper, ResultLetter
from certificates.queries import PAGE
from certificates.views.acting import moving
from certificates.workflow import RESULT_LETTER, LetterState
from core.access import on, over
from core.paging import shown
from core.vietnamese import lines
from nominations.views.confirm import actor, posted
from seasons.frozen import frozen_file

GET_OR_POST = require_http_methods(["GET", "POST"])
_BADGES = {
    LetterState.DRAFT: ("warn", "clock"),
    LetterState.RELEASED: ("good", "check"),
    LetterState.DISCARDED: ("quiet", "dash"),
}


@require_GET
@over(letters)
def letter_list(request: HttpRequest, rows: QuerySet[ResultLetter]) -> HttpResponse:
    context = shown(request.GET, rows, ("-pk",), PAGE, "thư")
    context["rows"] = [(row, _BADGES[LetterState(row.state)]) for row in context["rows"]]
    return render(request, "certificates/letters.html", {**context, "sends": prepares(request.user)})


@require_GET
@on(letters)
def letter_page(request: HttpRequest, letter: ResultLetter) -> HttpResponse:
    row = RESULT_LETTER.with_moves(letters(request.user).filter(pk=letter.pk), request.user).get()
    context = {
        "letter": row,
        "badge": _BADGES[LetterState(row.state)],
        "opening": lines(row.opening),
        "closing": lines(row.closing),
        "told": [(item, outcome_of(item)) for item in items_of(row)],
        "paper": LetterPaper.objects.filter(letter=row).first(),
    }
    return render(request, "certificates/letter.html", context)


@GET_OR_POST
@on(letters)
def letter_edit(request: HttpRequest, letter: ResultLetter) -> HttpResponse:
    form = LetterForm(letter, posted(request))
    return moving(
        request,
        letter,
        RESULT_LETTER,
        "edit",
        form=form,
        act=lambda: edit_letter(letter, by=actor(request), **form.given()),
        done="Đã lưu lời thư. Thư chưa gửi.",
        to=_page_of(letter),
        template="certificates/letter_edit.html",
        letter=letter,
    )


@GET_OR_POST
@on(letters)
def letter_release(request: HttpRequest, letter: ResultLetter) -> HttpResponse:
    form = ReleaseForm(posted(request))
    return moving(
        request,
        letter,
        RESULT_LETTER,
        "release",
        form=form,
        act=lambda: release_letter(letter, by=actor(request), **form.cleaned_data),
        done=f"Đã gửi thư báo kết quả. {letter.addressee} đọc được từ bây giờ.",
        to=_page_of(letter),
        template="certificates/letter_release.html",
        letter=letter,
    )


@GET_OR_POST
@on(letters)
def letter_discard(request: HttpRequest, letter: ResultLetter) -> HttpResponse:
    form = DiscardForm(posted(request))
    return moving(
        request,
        letter,
        RESULT_LETTER,
        "discard",
        form=form,
        act=lambda: discard_letter(letter, by=actor(request), **form.cleaned_data),
        done="Đã ghi thư này không gửi.",
        to=_page_of(letter),
        template="certificates/letter_discard.html",
        letter=letter,
    )


@require_GET
@on(letters)
def letter_paper(request: HttpRequest, letter: ResultLetter) -> HttpResponseBase:
    """Thông báo kết quả as it was sent."""
    paper = LetterPaper.objects.filter(letter=letter).select_related("letter__department").first()
    if paper is None:
        raise Http404
    seen(request.user, paper, "xem văn bản")
    return frozen_file(request, paper)


def _page_of(letter: ResultLetter) -> str:
    return reverse("certificates:letter", args=[letter.pk])
