"""The invitation to a session and the sheet on which those who come sign."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on
from core.downloads import form_asked, paper_file
from core.views import form_page
from councils.access import invites, visible
from councils.actions.make_invitation import make_invitation
from councils.forms.invitation import InvitationForm
from councils.inviting import invitation_of, invitation_refusals, sign_in_paper
from councils.models import CouncilSession
from councils.views.answers import home_of, posted, require_duty, settled
from councils.views.files import drawn
from seasons.frozen import frozen_file


@require_http_methods(["GET", "POST"])
@on(visible)
def invitation_make(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(invites(request.user))
    form = InvitationForm(session, posted(request))
    answer = settled(
        request, form, lambda: make_invitation(session, by=request.user, facts=form.facts),
        done="Đã lập giấy mời, đã ghi số vào Sổ văn bản đi. Mời in, ký, đóng dấu rồi gửi.", to=home_of(session),
    )  # fmt: skip
    context = {"session": session, "refusals": list(invitation_refusals(session)), "former": invitation_of(session)}
    return answer or form_page(request, "councils/invitation_make.html", form, **context)


@require_GET
@on(visible)
def invitation(request: HttpRequest, session: CouncilSession) -> HttpResponseBase:
    """The invitation in force, for everybody who has the session's page."""
    paper = invitation_of(session)
    if paper is None:
        raise Http404
    try:
        return frozen_file(request, paper)
    except ValidationError as broken:
        messages.error(request, " ".join(broken.messages))
        return redirect(home_of(session))


@require_GET
@on(visible)
def sign_in_sheet(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """Danh sách ký tên dự họp, drawn as the council stands."""
    require_duty(invites(request.user))
    form = form_asked(request, "pdf", "docx")
    return drawn(
        request, lambda: paper_file(sign_in_paper(session), "danh-sach-ky-ten-du-hop", form), back=home_of(session)
    )
