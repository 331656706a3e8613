"""Thi đua cùng điển hình: campaigns, their moves, their plan."""

from functools import partial

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core import clock
from core.access import on, open_to, over, signed_in
from core.paging import shown
from core.vietnamese import lines
from documents.access import keeps_book
from documents.models import Composed
from documents.views.composing import composing
from nominations.views.confirm import actor, posted
from spreading.access import campaigns, pairs, prepares
from spreading.actions.move_pairing import close_pairing, drop_pairing, start_pairing
from spreading.actions.plan_pairing import edit_pairing, plan_pairing
from spreading.forms import ReasonForm
from spreading.forms.pairings import CampaignForm, ClosingForm
from spreading.models import PairingCampaign
from spreading.pairing_plan import pairing_plan, pairs_table
from spreading.readiness import pairing_gaps
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, begun, confirmed
from spreading.workflow import PairingState

PAGE = 30
LABEL = "Thi đua cùng điển hình"


def page_of(row: PairingCampaign) -> str:
    """The campaign's own page."""
    return reverse("spreading:campaign", args=[row.pk])


@require_GET
@open_to(signed_in)
@over(campaigns)
def campaign_list(request: HttpRequest, rows: QuerySet[PairingCampaign]) -> HttpResponse:
    context = shown(request.GET, rows.annotate(size=Count("pairs")), ("-begins", "-pk"), PAGE, "đợt")
    return render(request, "spreading/campaigns.html", context | {"prepares": prepares(request.user)})


@require_GET
@on(campaigns)
def campaign(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    user = actor(request)
    found = pairs(user).filter(campaign=row).prefetch_related("notes__noted_by")
    context = {
        "row": row,
        "aim": lines(row.aim),
        "pairs": list(found),
        "prepares": prepares(user),
        "plans": prepares(user) and row.state == PairingState.PREPARING,
        "runs": row.state == PairingState.RUNNING,
        "composes": keeps_book(user) and row.state in (PairingState.PREPARING, PairingState.RUNNING),
    }
    return render(request, "spreading/campaign.html", context)


@GET_OR_POST
@open_to(prepares)
def campaign_add(request: HttpRequest) -> HttpResponse:
    form = CampaignForm(posted(request))
    page = Asking("Lập đợt thi đua cùng điển hình", reverse("spreading:campaigns"), LABEL, "Lưu, ghép cặp")
    return begun(
        request,
        form,
        lambda: plan_pairing(form.words(), by=actor(request)),
        page,
        done="Đã lập đợt. Mời ghép từng cặp.",
        to=page_of,
    )


@GET_OR_POST
@open_to(prepares)
@on(campaigns)
def campaign_edit(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    form = CampaignForm(posted(request), row=row)
    page = Asking("Sửa đợt thi đua", page_of(row), row.title, "Lưu")
    return asked(request, form, lambda: edit_pairing(row, form.words(), by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@open_to(prepares)
@on(campaigns)
def campaign_start(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    page = Confirming(
        f"Phát động đợt «{row.title}»?",
        "Mọi người trong cơ quan thấy đợt và các cặp; người trong cặp ghi tiến độ.",
        "Mục đích, thời gian và các cặp không đổi nữa.",
        "Phát động",
        page_of(row),
    )
    return confirmed(request, partial(start_pairing, row), page, done="Đã phát động đợt thi đua.")


@GET_OR_POST
@open_to(prepares)
@on(campaigns)
def campaign_close(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    form = ClosingForm(posted(request))
    gaps = pairing_gaps(row)
    page = Asking(
        "Tổng kết đợt thi đua", page_of(row), row.title, "Tổng kết",
        note=" ".join(gaps) or "Tổng kết rồi thì kết quả, tiến độ của đợt không sửa được nữa.",
    )  # fmt: skip
    return asked(
        request,
        form,
        lambda: close_pairing(row, by=actor(request), **form.cleaned_data),
        page,
        done="Đã tổng kết đợt thi đua.",
    )


@GET_OR_POST
@open_to(prepares)
@on(campaigns)
def campaign_drop(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    page = Confirming(
        f"Không thực hiện đợt «{row.title}»?",
        "Đợt dừng ở đây, không phát động được nữa.",
        "Nội dung đã chuẩn bị vẫn xem được, có ghi lý do.",
        "Không thực hiện",
        page_of(row),
        is_danger=True,
    )
    return confirmed(request, partial(drop_pairing, row), page, done="Đã ghi không thực hiện đợt.", form=ReasonForm)


@GET_OR_POST
@open_to(keeps_book)
@on(campaigns)
def campaign_plan(request: HttpRequest, row: PairingCampaign) -> HttpResponse:
    """Kế hoạch of the campaign as a draft of the Office, with the table of pairs as its annex."""
    words = pairing_plan(row, clock.today())
    return composing(request, Composed.Kind.PLAN, words, pairs_table(row), row.season)
