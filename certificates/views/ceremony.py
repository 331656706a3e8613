"""The papers of a handing over, made when they are asked for and kept nowhere."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from certificates.access import keeps_papers, visible
from certificates.ceremony import ceremony_kit
from certificates.forms.ceremony import CeremonyForm
from certificates.models import Decision
from core.access import on
from core.uploads.bundling import bundle
from core.views import attempt, form_page


@require_GET
@on(visible)
def ceremony(request: HttpRequest, decision: Decision) -> HttpResponseBase:
    """The page that asks for day and place; asked with them, the archive."""
    if not keeps_papers(request.user):
        raise PermissionDenied
    form = CeremonyForm(request.GET if "place" in request.GET else None)
    if form.is_bound and form.is_valid():
        files = attempt(form, lambda: ceremony_kit(decision, **form.cleaned_data))
        if files is not None:
            seen(request.user, decision, "tải bộ tài liệu lễ trao")
            return bundle(files, f"Le-trao-{decision.full_number.replace('/', '-')}.zip")
    return form_page(request, "certificates/ceremony.html", form, decision=decision)
