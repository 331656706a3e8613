"""The papers of a meeting in one archive."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.papers import PaperError
from core.uploads.bundling import bundle
from councils.access import takes_pack, visible
from councils.models import CouncilSession
from councils.pack import pack_refusals, packed
from councils.views.answers import home_of, require_duty
from nominations.views.confirm import actor


@require_GET
@on(visible)
def meeting_pack(request: HttpRequest, session: CouncilSession) -> HttpResponseBase:
    """Tập tài liệu phiên họp, for everybody with the council's pages what he or she may read."""
    require_duty(takes_pack(request.user))
    try:
        if refusals := list(pack_refusals(session)):
            raise ValidationError(refusals)
        answer = bundle(packed(session, by=actor(request)), f"Tap-tai-lieu-phien-hop-{session.ordinal}.zip")
    except (ValidationError, PaperError) as refusal:
        for sentence in getattr(refusal, "messages", [str(refusal)]):
            messages.error(request, sentence)
        return redirect(home_of(session))
    seen(request.user, session, "tải tập tài liệu phiên họp")
    return answer
