"""Biên bản niêm phong phiếu giấy, drawn once the ballots are counted."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, paper_file
from councils.access import sees_figures, visible
from councils.models import CouncilSession
from councils.sealing import sealing_paper
from councils.views.answers import home_of, require_duty
from councils.views.files import drawn


@require_GET
@on(visible)
def sealing(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(sees_figures(session, request.user))
    form = form_asked(request, "pdf", "docx")
    answer = drawn(
        request, lambda: paper_file(sealing_paper(session), "bien-ban-niem-phong", form), back=home_of(session)
    )
    if answer.status_code == 200:
        seen(request.user, session, f"tải BB niêm phong {form}")
    return answer
