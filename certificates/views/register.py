"""The register of certificates (Sổ theo dõi cấp Giấy công nhận)."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import Department
from certificates.access import in_register, sees_decisions
from certificates.forms.certificates import RegisterFilter
from certificates.models import Certificate
from certificates.queries import register, register_years
from core.access import over
from core.paging import asked_beside, how_many


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
        **found.page.ways({name: request.GET[name] for name in ("q", "nam", "phong") if request.GET.get(name)}),
    }
    return render(request, "certificates/register.html", context)
