"""Áp dụng điển hình: the log, one entry, its answers, its proofs."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import on, open_to, over, signed_in
from core.paging import shown
from core.workflow import duty_on
from nominations.views.confirm import actor, posted
from spreading.access import enters, proofs, replications
from spreading.actions.enter_replication import correct_replication, enter_replication
from spreading.forms.replications import ReplicationForm
from spreading.models import Replication, ReplicationProof
from spreading.views.files import file_of, with_files
from spreading.views.pages import GET_OR_POST, Asking, asked, begun
from spreading.workflow import REPLICATION, ReplicationState, entering

PAGE = 30
LABEL = "Áp dụng điển hình"
#: Names in addresses of what a list shows.
_SHOWN = {
    "": ("Tất cả", None),
    "cho": ("Chờ xác nhận", ReplicationState.WAITING),
    "tra-lai": ("Trả lại", ReplicationState.RETURNED),
    "xac-nhan": ("Đã xác nhận", ReplicationState.CONFIRMED),
}


def page_of(row: Replication) -> str:
    """The entry's own page."""
    return reverse("spreading:replication", args=[row.pk])


@require_GET
@open_to(signed_in)
@over(replications)
def replication_list(request: HttpRequest, rows: QuerySet[Replication]) -> HttpResponse:
    asked_for = request.GET.get("xem", "")
    chosen = asked_for if asked_for in _SHOWN else ""
    state = _SHOWN[chosen][1]
    context = shown(request.GET, rows.filter(state=state) if state else rows, ("-pk",), PAGE, "phiếu")
    if chosen:
        context |= {name: f"{context[name]}&xem={chosen}" for name in ("previous_url", "next_url") if context[name]}
    address = reverse("spreading:replications")
    tabs = [
        {"url": f"{address}?xem={key}" if key else address, "label": label, "current": key == chosen}
        for key, (label, _) in _SHOWN.items()
    ]
    context |= {"tabs": tabs, "enters": enters(request.user)}
    return render(request, "spreading/replications.html", context)


@require_GET
@on(replications)
def replication(request: HttpRequest, row: Replication) -> HttpResponse:
    user = actor(request)
    mine = Replication.objects.filter(pk=row.pk)
    may = REPLICATION.with_moves(mine, user).get()
    writes = row.state in (ReplicationState.WAITING, ReplicationState.RETURNED)
    context = {
        "row": row,
        "may": may,
        "may_edit": writes and mine.filter(entering(user)).exists(),
        "files": list(proofs(user).filter(replication=row)),
    }
    return render(request, "spreading/replication.html", context)


@GET_OR_POST
@open_to(enters)
def replication_add(request: HttpRequest) -> HttpResponse:
    form = ReplicationForm(posted(request), _files(request), user=actor(request))
    page = Asking(
        "Ghi phiếu áp dụng", reverse("spreading:replications"), LABEL, "Gửi xác nhận", takes_files=True,
        sub="Đơn vị đã học gì từ điển hình, kết quả thế nào.",
        note="Phòng của điển hình hoặc Thường trực Hội đồng xác nhận; xác nhận rồi thì hiện ở trang của điển hình.",
    )  # fmt: skip

    def act() -> object:
        uploads = form.cleaned_data["uploads"]
        return with_files(uploads, lambda files: enter_replication(form.adoption(), by=actor(request), files=files))

    return begun(request, form, act, page, done="Đã ghi phiếu áp dụng, chờ xác nhận.", to=page_of)


@GET_OR_POST
@open_to(enters)
@on(replications)
def replication_edit(request: HttpRequest, row: Replication) -> HttpResponse:
    duty_on(row, entering, actor(request))
    form = ReplicationForm(posted(request), _files(request), user=actor(request), row=row)
    page = Asking(
        "Sửa phiếu áp dụng", page_of(row), LABEL, "Gửi xác nhận", takes_files=True,
        sub=f"{row.unit} học tập {row.nomination.addressed}", note="Minh chứng đã gửi giữ nguyên, tệp mới thêm vào.",
    )  # fmt: skip

    def act() -> object:
        uploads = form.cleaned_data["uploads"]
        return with_files(
            uploads, lambda files: correct_replication(row, form.adoption(), by=actor(request), files=files)
        )

    return asked(request, form, act, page, done="Đã lưu, chờ xác nhận.")


@require_GET
@on(proofs)
def proof_file(request: HttpRequest, file: ReplicationProof) -> HttpResponseBase:
    return file_of(request, file, page_of(file.replication))


def _files(request: HttpRequest) -> object:
    return request.FILES if request.method == "POST" else None
