"""Every part of the design on one page, while developing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import public


@require_GET
@public
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "components/showcase.html")
