"""One person or collective across the years, from a certificate or from a dossier."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from certificates.access import in_register
from certificates.life_line import life_line
from certificates.models import Certificate
from core.access import on
from nominations.access import visible
from nominations.models import Nomination


@require_GET
@on(in_register)
def of_certificate(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    return _page(request, certificate.item.nomination)


@require_GET
@on(visible)
def of_dossier(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    return _page(request, nomination)


def _page(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    context = {"nomination": nomination, "years": life_line(nomination, request.user)}
    return render(request, "certificates/life_line.html", context)
