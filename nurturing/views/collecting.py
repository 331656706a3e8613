"""Mức sẵn sàng: what is collected of a new factor, criterion by criterion."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access_log import seen
from core.access import on
from core.uploads import taking
from core.views import carry_out
from monitoring.forms.inspection import NothingForm
from nominations.views.confirm import actor, posted
from nurturing.access import evidence, evidence_kept, told, writable
from nurturing.actions.collect import add_evidence, keep_statement, place, set_aside_proof
from nurturing.collecting import Cell, collected
from nurturing.forms.keeping import PlaceForm, ProofForm, StatementForm
from nurturing.models import FactorEvidence, NewFactor
from nurturing.readiness import keeping_refusal
from nurturing.views.acting import GET_OR_POST, asking, page_of, refused_now, sent_files, served


@require_GET
@on(told)
def readiness(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Criterion by criterion: what speaks for it and what is missing."""
    writes = writable(request.user).filter(pk=row.pk).exists() and not keeping_refusal(row)
    now = collected(row)
    form = PlaceForm(cells=now.cells) if now.unplaced and writes else None
    context = {"row": row, "collected": now, "writes": writes, "form": form}
    seen(request.user, row, "xem mức sẵn sàng")
    return render(request, "nurturing/readiness.html", context)


@GET_OR_POST
@on(writable)
def statement(request: HttpRequest, row: NewFactor, criterion: int) -> HttpResponse:
    if answer := refused_now(request, keeping_refusal(row), page_of(row)):
        return answer
    cell = _cell(row, criterion)
    back = _ready_page(row)
    form = StatementForm(posted(request), initial={"text": cell.text})
    return asking(
        request, form, lambda: keep_statement(row, cell.criterion, by=actor(request), **form.cleaned_data),
        done="Đã lưu thuyết minh.", to=f"{back}#tc-{criterion}", title=cell.label, sub=cell.criterion.text, back=back,
        back_label="Mức sẵn sàng", button="Lưu thuyết minh",
    )  # fmt: skip


@GET_OR_POST
@on(writable)
def proof_add(request: HttpRequest, row: NewFactor) -> HttpResponse:
    if answer := refused_now(request, keeping_refusal(row), page_of(row)):
        return answer
    back = _ready_page(row)
    initial = {"criterion": request.GET.get("tieu-chuan", "")}
    form = ProofForm(posted(request), sent_files(request), cells=collected(row).cells, initial=initial)
    return asking(
        request, form, lambda: _keep_proof(request, row, form), done="Đã thêm minh chứng.", to=back,
        title="Thêm minh chứng", sub=row.addressed, back=back, back_label="Mức sẵn sàng", button="Thêm minh chứng",
        lead="Khi giới thiệu, minh chứng đi thẳng vào hồ sơ.",
    )  # fmt: skip


@require_GET
@on(evidence)
def proof_file(request: HttpRequest, one: FactorEvidence) -> HttpResponseBase:
    return served(request, one, one.new_factor)


@GET_OR_POST
@on(evidence_kept)
def proof_drop(request: HttpRequest, one: FactorEvidence) -> HttpResponse:
    row, back = one.new_factor, _ready_page(one.new_factor)
    form = NothingForm(posted(request))
    return asking(
        request, form, lambda: set_aside_proof(one, by=actor(request)), done="Đã bỏ minh chứng.", to=back,
        title="Bỏ minh chứng", sub=one.title, back=back, back_label="Mức sẵn sàng", button="Bỏ minh chứng",
        lead=f"Minh chứng không tính cho {row.name} nữa; tệp vẫn được lưu.",
    )  # fmt: skip


@require_POST
@on(writable)
def proof_place(request: HttpRequest, row: NewFactor) -> HttpResponse:
    """Move what was collected under last year's criterion."""
    form = PlaceForm(request.POST, cells=collected(row).cells)
    back = _ready_page(row)
    if not form.is_valid():
        messages.error(request, "Chưa chọn tiêu chuẩn. Mời chọn rồi chuyển.")
        return redirect(back)
    criterion = form.cells[form.cleaned_data["criterion"]].criterion
    keys = {name: _key(request.POST.get(name, "")) for name in ("statement", "evidence")}
    return carry_out(
        request, lambda: place(row, criterion, by=actor(request), **keys), done="Đã chuyển sang tiêu chuẩn đã chọn.",
        to=back,
    )  # fmt: skip


def _key(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def _ready_page(row: NewFactor) -> str:
    return reverse("nurturing:readiness", args=[row.pk])


def _cell(row: NewFactor, criterion: int) -> Cell:
    for cell in collected(row).cells:
        if cell.criterion.pk == criterion:
            return cell
    raise Http404


def _keep_proof(request: HttpRequest, row: NewFactor, form: ProofForm) -> None:
    criterion = form.cells[form.cleaned_data["criterion"]].criterion
    with taking(form.cleaned_data["upload"]) as stored:
        add_evidence(row, criterion, by=actor(request), stored=stored, facts=form.facts())
    if stored.notice:
        messages.info(request, stored.notice)
