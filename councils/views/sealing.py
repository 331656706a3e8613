"""Minutes that are signed by hand after the count: of sealing the ballots on paper, of looking at the count again."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, paper_file
from core.papers import Paper
from councils.access import sees_figures, visible
from councils.models import CouncilSession
from councils.rechecking import recheck_paper, recheckable
from councils.sealing import sealing_paper
from councils.views.answers import home_of, require_duty
from councils.views.files import drawn


@require_GET
@on(visible)
def sealing(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    return _by_hand(request, session, sealing_paper, "bien-ban-niem-phong", "BB niêm phong")


@require_GET
@on(visible)
def recheck(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """Biên bản kiểm tra lại, once the minutes of the count are signed."""
    if sees_figures(session, request.user) and not recheckable(session):
        raise Http404
    return _by_hand(request, session, recheck_paper, "bien-ban-kiem-tra-lai", "BB kiểm tra lại")


def _by_hand(
    request: HttpRequest, session: CouncilSession, paper: Callable[[CouncilSession], Paper], name: str, told: str
) -> HttpResponse:
    require_duty(sees_figures(session, request.user))
    form = form_asked(request, "pdf", "docx")
    answer = drawn(request, lambda: paper_file(paper(session), name, form), back=home_of(session))
    if answer.status_code == 200:
        seen(request.user, session, f"tải {told} {form}")
    return answer
