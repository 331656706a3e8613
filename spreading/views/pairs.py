"""Pairs of a campaign: matched, how far they have come, what they reached."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from core.access import on, open_to
from nominations.views.confirm import actor, posted
from spreading.access import campaigns, pairs, prepares
from spreading.actions.keep_pair import add_pair, drop_pair, edit_pair
from spreading.actions.note_pair import note_pair, settle_pair
from spreading.forms.pairings import NoteForm, PairForm, ResultForm
from spreading.models import Pair, PairingCampaign
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed
from spreading.views.pairings import page_of


@GET_OR_POST
@open_to(prepares)
@on(campaigns)
def pair_add(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    form = PairForm(posted(request))
    page = Asking("Ghép cặp thi đua", page_of(row), row.title, "Thêm cặp")
    return asked(request, form, lambda: add_pair(row, form.match(), by=actor(request)), page, done="Đã thêm cặp.")


@GET_OR_POST
@open_to(prepares)
@on(pairs)
def pair_edit(request: HttpRequest, pair: Pair) -> HttpResponse:
    row = pair.campaign
    form = PairForm(posted(request), row=pair)
    page = Asking("Sửa cặp thi đua", page_of(row), row.title, "Lưu")
    return asked(request, form, lambda: edit_pair(pair, form.match(), by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@open_to(prepares)
@on(pairs)
def pair_drop(request: HttpRequest, pair: Pair) -> HttpResponse:
    to = page_of(pair.campaign)
    page = Confirming(
        f"Bỏ cặp «{pair}»?", "Cặp không còn trong đợt.", "Các cặp khác giữ nguyên.", "Bỏ cặp", to, is_danger=True
    )
    return confirmed(request, partial(drop_pair, pair), page, done="Đã bỏ cặp.")


@GET_OR_POST
@on(pairs)
def pair_note(request: HttpRequest, pair: Pair) -> HttpResponse:
    if not pair.may_note:  # type: ignore[attr-defined]
        raise PermissionDenied
    row = pair.campaign
    form = NoteForm(posted(request))
    page = Asking("Ghi tiến độ", page_of(row), row.title, "Ghi tiến độ", sub=str(pair), note=pair.targets)
    return asked(
        request, form, lambda: note_pair(pair, by=actor(request), **form.cleaned_data), page, done="Đã ghi tiến độ."
    )


@GET_OR_POST
@open_to(prepares)
@on(pairs)
def pair_result(request: HttpRequest, pair: Pair) -> HttpResponse:
    row = pair.campaign
    form = ResultForm(posted(request), row=pair)
    page = Asking("Ghi kết quả của cặp", page_of(row), row.title, "Ghi kết quả", sub=str(pair), note=pair.targets)
    return asked(
        request,
        form,
        lambda: settle_pair(pair, by=actor(request), **form.cleaned_data),
        page,
        done="Đã ghi kết quả của cặp.",
    )
