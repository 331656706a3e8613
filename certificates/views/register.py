"""The register of certificates (Sổ theo dõi cấp Giấy công nhận) and revocation."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from certificates.access import in_register, prepares, revocable, sees_decisions
from certificates.actions.revoke import revoke
from certificates.forms.certificates import RegisterFilter, RevokeForm
from certificates.models import Certificate
from certificates.queries import PAGE, register, register_departments, register_years
from certificates.views.acting import moving
from certificates.workflow import CERTIFICATE
from core.access import on, over
from nominations.views.confirm import actor, posted


@require_GET
@over(in_register)
def register_list(request: HttpRequest, rows: QuerySet[Certificate]) -> HttpResponse:
    asked = RegisterFilter(request.GET, register_years(), list(register_departments()))
    found = register(rows, asked.wanted())
    total, page = found.count(), _page(request.GET.get("trang", ""))
    first = min((page - 1) * PAGE, max(total - 1, 0) // PAGE * PAGE)
    shown = list(found[first : first + PAGE])
    context = {
        "form": asked,
        "rows": shown,
        "total": total,
        "position": f"Số {first + 1} đến {first + len(shown)} trên {total}" if shown else "",
        "previous_url": _address(request, first // PAGE) if first else "",
        "next_url": _address(request, first // PAGE + 2) if first + PAGE < total else "",
        "opens_files": sees_decisions(request.user),
        "may_revoke": prepares(request.user),
    }
    return render(request, "certificates/register.html", context)


@require_http_methods(["GET", "POST"])
@on(revocable)
def revoke_certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    form = RevokeForm(posted(request))
    return moving(
        request,
        certificate,
        CERTIFICATE,
        "revoke",
        form=form,
        act=lambda: revoke(certificate, by=actor(request), **form.cleaned_data),
        done=f"Đã thu hồi Giấy công nhận số {certificate.text['register_number']}. Trang tra cứu đã ghi việc này.",
        to=reverse("certificates:register"),
        template="certificates/revoke.html",
        certificate=certificate,
    )


def _page(typed: str) -> int:
    return max(int(typed), 1) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 1


def _address(request: HttpRequest, page: int) -> str:
    asked = {name: request.GET[name] for name in ("q", "nam", "phong") if request.GET.get(name)}
    return f"?{urlencode({**asked, 'trang': page})}"
