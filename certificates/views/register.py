"""The register of certificates (Sổ theo dõi cấp Giấy công nhận): exchange, and copies of lost ones."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Department
from certificates.access import in_register, keeps_papers, keeps_signers, prepares, replaceable, sees_decisions
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import Words, exchange, reissue
from certificates.cases import opens_cases
from certificates.forms.certificates import ExchangeForm, RegisterFilter, ReissueForm
from certificates.models import Certificate
from certificates.queries import register, register_table, register_years
from certificates.sheets import register_sheet
from certificates.views.acting import moving
from certificates.workflow import CERTIFICATE
from core.access import on, over
from core.downloads import form_asked, sheet_file
from core.paging import asked_beside, how_many
from core.sheets.writing import MOST_ROWS
from core.vietnamese import number
from nominations.views.confirm import actor, posted


@require_GET
@over(in_register)
def register_list(request: HttpRequest, rows: QuerySet[Certificate]) -> HttpResponse:
    asked = RegisterFilter(request.GET, register_years(), list(Department.objects.all()))
    found = register(rows, asked.wanted(), asked_beside(request.GET))
    shown = found.page.rows
    context = {
        "form": asked,
        "rows": shown,
        "total": how_many(found.total, "Giấy công nhận"),
        "position": f"Số {shown[0].number} đến {shown[-1].number}" if shown else "",
        "opens_files": sees_decisions(request.user),
        "may_replace": prepares(request.user),
        "may_complain": opens_cases(request.user),
        "keeps_papers": keeps_papers(request.user),
        "may_register": keeps_signers(request.user),
        "asked": urlencode(_asked(request)),
        "on": asked.wanted().on,
        **found.page.ways(_asked(request)),
    }
    return render(request, "certificates/register.html", context)


@require_GET
@over(in_register)
def register_export(request: HttpRequest, rows: QuerySet[Certificate]) -> HttpResponse:
    """The certificates of all pages that the same questions show, as a table."""
    asked = RegisterFilter(request.GET, register_years(), list(Department.objects.all()))
    found = register_table(rows, asked.wanted(), MOST_ROWS + 1)
    if len(found) > MOST_ROWS:
        messages.error(
            request,
            f"Sổ đang xem có hơn {number(MOST_ROWS)} giấy. Mời đồng chí chọn một năm hoặc phòng rồi tải lại.",
        )
        return redirect(f"{reverse('certificates:register')}?{urlencode(_asked(request))}")
    return sheet_file(register_sheet(found, asked.told()), "So-giay-cong-nhan", form_asked(request, "xlsx", "csv"))


def _asked(request: HttpRequest) -> dict[str, str]:
    """The register's own questions, without page and form."""
    return {name: request.GET[name] for name in RegisterFilter.base_fields if request.GET.get(name)}


@require_http_methods(["GET", "POST"])
@on(replaceable)
def exchange_certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    form = ExchangeForm(Words.of(certificate), posted(request))
    return moving(
        request,
        certificate,
        CERTIFICATE,
        "exchange",
        form=form,
        act=lambda: _printed(exchange(certificate, by=actor(request), **form.given())),
        done=_replaced(certificate),
        to=reverse("certificates:register"),
        template="certificates/exchange.html",
        certificate=certificate,
    )


@require_http_methods(["GET", "POST"])
@on(replaceable)
def reissue_certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    form = ReissueForm(posted(request))
    return moving(
        request,
        certificate,
        CERTIFICATE,
        "reissue",
        form=form,
        act=lambda: _printed(reissue(certificate, by=actor(request), **form.cleaned_data)),
        done=_replaced(certificate),
        to=reverse("certificates:register"),
        template="certificates/reissue.html",
        certificate=certificate,
    )


def _printed(certificate: Certificate) -> None:
    """The file of a certificate just entered is made while the person waits."""
    render_pending(Certificate.objects.filter(pk=certificate.pk))


def _replaced(certificate: Certificate) -> str:
    return f"Giấy số {certificate.text['register_number']} đã được thay bằng giấy mang số mới. Mời in và trình ký."
