"""The public front page: what this is, how to verify a certificate, the year's two dates, the way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import public


@require_GET
@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "operations/home.html")
